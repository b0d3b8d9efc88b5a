"""Where two accounts differ in what they make of a topic, with intervals."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import comb
from typing import NamedTuple

import numpy as np

from readouts.encoders.cores import one_core_a_product
from readouts.findings.emphasis import Floats, Scales, intervals_of
from readouts.findings.wording import Wording
from readouts.text.language import UNKNOWN, primary
from readouts.types import Account, Passage, Topic

_CHANCE = 0.05
"""Probability from which a difference may be chance."""
_COMPARED = ("share", "score")
"""Measures by which two accounts are held against each other."""


class Difference(NamedTuple):
    """How far two accounts differ in what they make of a topic.

    Parameters
    ----------
    topic : str
        Its id.
    left, right : str
        Ids of the accounts, in the order of the comparison.
    measure : str
        ``share`` or ``score``.
    value : float
        Left less right, from -1 to 1.
    interval : tuple of float
        95 % bootstrap interval of that.
    differs : bool
        Whether the interval leaves out zero; if not, there is no difference to speak of.
    """

    topic: str
    left: str
    right: str
    measure: str
    value: float
    interval: tuple[float, float]
    differs: bool


def find_differences(
    accounts: Sequence[Account],
    passages: Sequence[Passage],
    topics: Sequence[Topic],
    wording: Sequence[Wording] = (),
) -> tuple[Difference, ...]:
    """Compare what the accounts make of each topic.

    Parameters
    ----------
    accounts, passages, topics : sequences
        Those of the comparison.
    wording : sequence of Wording, optional
        The graded words, which count in the score.

    Returns
    -------
    tuple of Difference
        For each topic and pair of accounts of which at least one touches it, the share and the score. The
        accounts are resampled independently of each other.

    Notes
    -----
    Which interval belongs to which pair does not depend on the order of the accounts: swapping mirrors it. Where
    the accounts hold so few passages that even the clearest difference may be chance, the interval reaches to
    zero; with an account of one passage it is -1 to 1. Accounts in different languages are not compared: their
    passages seldom meet in one topic.
    """
    scales = {
        account.id: Scales(
            account,
            [passage for passage in passages if passage.account == account.id],
            [found for found in wording if found.account == account.id],
        )
        for account in accounts
    }
    asked = [(frozenset(topic.passages), topic.label) for topic in topics]
    # Small products, which may wait for another core longer than they take.
    with one_core_a_product:
        drawn = {name: scale.resampled(asked) for name, scale in scales.items()}
    held = Counter(passage.account for passage in passages)
    pairs = list(_asked(accounts, topics))
    apart = [
        _apart(*(drawn[account.id][number][measure] for account in sorted((left, right), key=_by_text)))
        for number, left, right, measure in pairs
    ]
    measured = intervals_of(np.stack([row for _, row in apart])) if apart else ()
    return tuple(
        _difference(topics[number].id, left, right, measure, value, interval, held)
        for (number, left, right, measure), (value, _), interval in zip(pairs, apart, measured, strict=True)
    )


def _asked(accounts: Sequence[Account], topics: Sequence[Topic]) -> Iterator[tuple[int, Account, Account, str]]:
    """Yield the number of each topic with each two accounts of which one touches it, and each measure."""
    for number, topic in enumerate(topics):
        touched = {part.account for part in topic.emphasis if part.first is not None}
        for left, right in combinations(accounts, 2):
            if {left.id, right.id} & touched and comparable(left, right):
                for measure in _COMPARED:
                    yield number, left, right, measure


def _by_text(account: Account) -> tuple[str, str]:
    """Return what tells which of two accounts is the first, in whatever order they are given."""
    return account.text, account.id


def _difference(
    topic: str,
    left: Account,
    right: Account,
    measure: str,
    value: float,
    interval: tuple[float, float],
    held: Mapping[str, int],
) -> Difference:
    """Return a difference of two accounts, measured from the first of them by their texts to the other."""
    if _by_text(right) < _by_text(left):
        value, interval = 0.0 - value, (0.0 - interval[1], 0.0 - interval[0])
    interval = _reaching(interval, held[left.id], held[right.id])
    return Difference(topic, left.id, right.id, measure, value, interval, interval[0] > 0 or interval[1] < 0)


def comparable(left: Account, right: Account) -> bool:
    """Return whether what two accounts make of topics can be compared: in two languages passages seldom meet."""
    languages = {primary(left.language), primary(right.language)}
    return len(languages) < 2 or UNKNOWN in languages


def _reaching(interval: tuple[float, float], left: int, right: int) -> tuple[float, float]:
    """Widen the interval of a difference to what so many passages can tell at most."""
    if min(left, right) < 2:
        return (-1.0, 1.0)
    # How probable it is, both ways, that passages dealt out at random are as cleanly apart as can be (Fisher 1935).
    if 2 / comb(left + right, left) > _CHANCE:
        return (min(interval[0], 0.0), max(interval[1], 0.0))
    return interval


def _apart(one: tuple[float, Floats], other: tuple[float, Floats]) -> tuple[float, Floats]:
    """Return the first less the second, with its resamples."""
    count = min(len(one[1]), len(other[1]))
    # Shifted, so that two accounts of one length are not resampled in step.
    return round(one[0] - other[0], 4), one[1][:count] - np.roll(other[1][:count], 1)
