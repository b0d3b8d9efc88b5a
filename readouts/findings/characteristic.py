"""Characteristic words: those that one account uses more than the others do, beyond chance."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from readouts.text.language import primary
from readouts.text.tokens import background, words
from readouts.types import Account

LEAST_WORDS = 150
"""Words that an account, and the others together, need for a test."""
_BEYOND_CHANCE = 1.96
_PRIOR_WORDS = 500
"""Weight of the background frequencies, in words."""
_SMOOTHING = 0.5


@dataclass(frozen=True, slots=True)
class Characteristic:
    """A word that an account uses more than the others.

    Parameters
    ----------
    account : str
        Its id.
    word : str
        As it most often stands there, in lower case.
    count, others : int
        How often the account, and the others together, use it.
    log_odds : float
        Logarithm of the ratio of its odds here and there.
    z : float
        That in standard errors; only words from 1.96 on are given.
    """

    account: str
    word: str
    count: int
    others: int
    log_odds: float
    z: float


def find_characteristic(accounts: Sequence[Account]) -> tuple[Characteristic, ...]:
    """Find the words that set each account apart from the others together.

    Parameters
    ----------
    accounts : sequence of Account
        Those of the comparison. Compared are accounts of one language.

    Returns
    -------
    tuple of Characteristic
        Account by account, the surest first; none for an account that :func:`too_short` names.

    Notes
    -----
    Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008), whose prior is how often
    a word stands in general text, and half a word for every word.
    """
    counted = {account.id: _count(account) for account in accounts}
    short = set(too_short(accounts))
    found: list[Characteristic] = []
    for account in accounts:
        if account.id in short:
            continue
        own, surfaces = counted[account.id]
        rest: Counter[str] = Counter()
        for other in _others(account, accounts):
            rest.update(counted[other.id][0])
        rows = (
            Characteristic(account.id, _shown(surfaces[stem]), own[stem], rest[stem], *scores)
            for stem, scores in _log_odds(own, rest, surfaces, primary(account.language)).items()
            if scores[1] >= _BEYOND_CHANCE
        )
        found.extend(sorted(rows, key=lambda row: (-row.z, row.word)))
    return tuple(found)


def too_short(accounts: Sequence[Account]) -> tuple[str, ...]:
    """Return the ids of the accounts that are too short, or have too little beside them, for such a test."""
    sizes = {account.id: len(words(account.text, account.language).stems) for account in accounts}
    return tuple(
        account.id
        for account in accounts
        if min(sizes[account.id], sum(sizes[other.id] for other in _others(account, accounts))) < LEAST_WORDS
    )


def _others(account: Account, accounts: Sequence[Account]) -> list[Account]:
    language = primary(account.language)
    return [other for other in accounts if other.id != account.id and primary(other.language) == language]


_Surfaces = dict[str, dict[str, int]]
"""How often a stem is written in each way."""


def _count(account: Account) -> tuple[Counter[str], _Surfaces]:
    found = words(account.text, account.language)
    written = (account.text[start:end].casefold() for start, end in found.spans.tolist())
    surfaces: _Surfaces = {}
    for (stem, surface), count in Counter(zip(found.stems, written, strict=True)).items():
        surfaces.setdefault(stem, {})[surface] = count
    return Counter(found.stems), surfaces


def _shown(surfaces: Mapping[str, int]) -> str:
    return min(surfaces.items(), key=lambda item: (-item[1], item[0]))[0]


def _log_odds(
    own: Counter[str], rest: Counter[str], surfaces: _Surfaces, language: str
) -> dict[str, tuple[float, float]]:
    prior = {stem: _SMOOTHING + _PRIOR_WORDS * background(_shown(surfaces[stem]), language) for stem in own}
    unseen = _SMOOTHING * len(rest.keys() - own.keys())
    whole = sum(prior.values()) + unseen
    size, other_size = own.total() + whole, rest.total() + whole
    scores = {}
    for stem, weight in prior.items():
        here, there = own[stem] + weight, rest[stem] + weight
        ratio = log(here / (size - here)) - log(there / (other_size - there))
        scores[stem] = round(ratio, 4), round(ratio / sqrt(1 / here + 1 / there), 4)
    return scores
