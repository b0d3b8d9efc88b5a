"""Who says what of whom: whose words each account carries, and whether the other side confirms them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from readouts.counting import count_words
from readouts.findings.people import People, is_bare_office, same_speaker, speak_together
from readouts.text.places import fold
from readouts.text.questions import asks
from readouts.types import Account, Passage, Verdict, VerdictKind

_LONGEST_SPEAKER = 5
_WORD = re.compile(r"\w+")
_LEAST_LEAD = 1.2
"""How much more words than anybody else the speaker has for whom an account speaks."""


@dataclass(frozen=True, slots=True)
class Said:
    """A passage that an account attributes to somebody.

    Parameters
    ----------
    account, passage : str
        Which account claims it, and where.
    speaker : str
        Who is said to have said it.
    via : str or None
        Through whom it was reported.
    quoted : bool
        Whether it is quoted.
    of : str or None
        The other account that speaks for this speaker, whose mouth the words are put into; ``None`` where they are
        put in the account's own side's mouth, or a third's.
    joint : bool
        Whether it is said of both sides together ("the leaders agreed").
    verdict : VerdictKind or None
        Whether that account carries the passage; ``left_out`` means that it does not confirm it.
    support : float or None
        The probability (0..1) behind that verdict.
    """

    account: str
    passage: str
    speaker: str
    via: str | None
    quoted: bool
    of: str | None = None
    joint: bool = False
    verdict: VerdictKind | None = None
    support: float | None = None

    @property
    def unconfirmed(self) -> bool:
        """Whether it is put in another side's mouth, and that side's account does not carry it."""
        return self.verdict is VerdictKind.LEFT_OUT


def find_claims(
    accounts: Sequence[Account], passages: Sequence[Passage], verdicts: Sequence[Verdict]
) -> tuple[Said, ...]:
    """Find who says what of whom.

    Parameters
    ----------
    accounts, passages, verdicts : sequences
        Those of the comparison.

    Returns
    -------
    tuple of Said
        One for each passage that has a speaker, in the order of the passages.

    Notes
    -----
    An account speaks for the person or house that its source, title or id names, else for the one to whom it
    attributes most words, if clearly the most, and if another account speaks of that one too: a newspaper may hear
    a witness most. Where two accounts speak for the same, neither is the other side.
    "The President" is the one president whom an account introduces, and its own where it introduces two. A
    question is put in nobody's mouth: it says nothing that could be confirmed. What one account of a side carries
    is confirmed, whichever others speak for that side as well.
    """
    people = People(accounts, passages)
    sides = _sides(accounts, passages, people)
    texts = {account.id: account.text for account in accounts}
    judged = {(verdict.passage, verdict.by): verdict for verdict in verdicts}
    found = []
    for passage in passages:
        who = passage.attribution
        if who is None or not who.speaker:
            continue
        speaker = people.named(who.speaker, passage.account, sides.get(passage.account))
        if len(speaker.split()) > _LONGEST_SPEAKER:
            continue  # a clause that was taken for a source
        joint = speak_together(speaker)
        asked = asks(texts[passage.account], passage.span)
        into = (None,) if asked else _put_into(people.person(speaker), joint, passage.account, accounts, sides)
        for of in _unless_confirmed(into, passage.id, judged, sides):
            verdict = judged.get((passage.id, of)) if of is not None else None
            kind, support = (verdict.verdict, verdict.support) if verdict else (None, None)
            found.append(Said(passage.account, passage.id, speaker, who.via, who.quoted, of, joint, kind, support))
    return tuple(found)


def _put_into(
    speaker: str, joint: bool, account: str, accounts: Sequence[Account], sides: Mapping[str, str]
) -> tuple[str | None, ...]:
    """Return the other accounts into whose side's mouth words are put; one ``None`` where there is none."""
    if joint:
        others = tuple(other.id for other in accounts if other.id != account and other.id in sides)
        return others if account in sides and others else (None,)
    # An office without a holder is that of the account's own side, whom it need not introduce.
    if is_bare_office(speaker) or same_speaker(speaker, sides.get(account, "")):
        return (None,)
    return tuple(name for name, side in sides.items() if name != account and same_speaker(speaker, side)) or (None,)


def _unless_confirmed(
    into: Sequence[str | None],
    passage: str,
    judged: Mapping[tuple[str, str], Verdict],
    sides: Mapping[str, str],
) -> Iterator[str | None]:
    """Yield the accounts into whose side's mouth words are put, but for those whose side confirms them elsewhere.

    A newspaper that hears one side most leaves out what that side's own account says of itself.
    """
    dropping = {
        of
        for of in into
        if of and (verdict := judged.get((passage, of))) and verdict.verdict is VerdictKind.LEFT_OUT
    }
    carrying = [sides[of] for of in into if of and of not in dropping]
    for of in into:
        if not (of and of in dropping and any(same_speaker(sides[of], side) for side in carrying)):
            yield of


def find_sides(accounts: Sequence[Account], passages: Sequence[Passage]) -> Mapping[str, str]:
    """Return for whom each account speaks: account id to speaker; an account of nobody in particular is left out.

    Parameters
    ----------
    accounts, passages : sequences
        Those of the comparison.

    Returns
    -------
    mapping of str to str
        In the order of ids, so that the order of the accounts decides nothing.
    """
    return _sides(accounts, passages, People(accounts, passages))


def _sides(accounts: Sequence[Account], passages: Sequence[Passage], people: People) -> dict[str, str]:
    sides: dict[str, str] = {}
    for account in sorted(accounts, key=lambda account: account.id):
        said: Counter[str] = Counter()
        for passage in passages:
            if passage.account == account.id and passage.attribution and passage.attribution.speaker:
                name = people.named(passage.attribution.speaker, account.id)
                if not (speak_together(name) or name.islower()):
                    said[name] += count_words(passage.span.of(account.text))
        for office in [name for name in said if is_bare_office(name)]:
            # Of two presidents, "the President" is the one who is heard by name as well.
            heard = [holder for holder in people.holders(office, account.id) if holder in said]
            if len(heard) == 1:
                said[heard[0]] += said.pop(office)
        ranked = sorted(_merged(said).items(), key=lambda item: (-item[1], item[0]))
        named = people.of_source(account) or next((name for name, _ in ranked if _names(account, name)), None)
        if named is None and ranked and (len(ranked) == 1 or ranked[0][1] >= _LEAST_LEAD * ranked[1][1]):
            first = ranked[0][0]
            # A witness whom a newspaper hears takes no part in the talk.
            known = any(_last_name(first) <= _words(other.text) for other in accounts if other is not account)
            named = first if known else None
        # An office that stays without a name is the account's own, but no name by which others could speak of it.
        if named is not None and not is_bare_office(named):
            sides[account.id] = named
    return sides


def _merged(said: Counter[str]) -> Counter[str]:
    """Count "Wang" and "Wang Yi" as one."""
    merged: Counter[str] = Counter()
    for name in sorted(said, key=lambda name: (-len(name.split()), name)):
        merged[next((other for other in merged if same_speaker(name, other)), name)] += said[name]
    return merged


def _names(account: Account, speaker: str) -> bool:
    about = set(fold(f"{account.source} {account.title or ''} {account.id.replace('-', ' ')}").split())
    return not about.isdisjoint(_last_name(speaker))


def _last_name(speaker: str) -> set[str]:
    return set(fold(speaker).split()[-1:])


@lru_cache(maxsize=32)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))
