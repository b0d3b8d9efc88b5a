"""Who says what of whom: whose words each account carries, and whether the other side confirms them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readouts.counting import count_words
from readouts.findings.field_patterns import OFFICES
from readouts.findings.participants import find_participants
from readouts.text.clued import Clued
from readouts.text.places import fold
from readouts.text.proper_names import proper_names
from readouts.types import Account, Passage, Verdict, VerdictKind

_TOGETHER = re.compile(
    r"^(?:the\s+|both\s+|two\s+|our\s+)*(?:presidents|leaders|parties|sides|ministers|interlocutors|heads\s+of\s+state|secretaries|"
    r"counterparts|countries|both|they|principals|delegations|officials\s+of\s+both)\b",
    re.IGNORECASE,
)
_OFFICE = Clued(rf"\b(?:{OFFICES}|head\s+of\s+state|leader)\b", re.IGNORECASE)
_OF_PLACE = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)?")
_LONGEST_SPEAKER = 5
_OPENING = 4
_BEHIND = 40
"""Characters behind a name in which its country may stand: "President Sauli Aalto of Finland"."""
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
    attributes most words, if clearly the most; where two accounts speak for the same, neither is the other side.
    """
    sides = find_sides(accounts, passages)
    people = _People(accounts, passages)
    judged = {(verdict.passage, verdict.by): verdict for verdict in verdicts}
    found = []
    for passage in passages:
        who = passage.attribution
        if who is None or not who.speaker:
            continue
        speaker = people.named(who.speaker)
        if len(speaker.split()) > _LONGEST_SPEAKER:
            continue  # a clause that was taken for a source
        joint = bool(_TOGETHER.search(speaker))
        for of in _put_into(people.person(speaker), joint, passage.account, accounts, sides):
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
    if same_speaker(speaker, sides.get(account, "")):
        return (None,)
    return tuple(name for name, side in sides.items() if name != account and same_speaker(speaker, side)) or (None,)


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
    sides, people = {}, _People(accounts, passages)
    for account in sorted(accounts, key=lambda account: account.id):
        said: Counter[str] = Counter()
        for passage in passages:
            if passage.account == account.id and passage.attribution and passage.attribution.speaker:
                name = people.named(passage.attribution.speaker)
                if not _TOGETHER.search(name):
                    said[name] += count_words(passage.span.of(account.text))
        ranked = sorted(_merged(said).items(), key=lambda item: (-item[1], item[0]))
        named = next((name for name, _ in ranked if _names(account, name)), None)
        if named is not None:
            sides[account.id] = named
        elif ranked and (len(ranked) == 1 or ranked[0][1] >= _LEAST_LEAD * ranked[1][1]):
            sides[account.id] = ranked[0][0]
    return sides


class _People:
    """The people whom the accounts introduce by name and country, to find whom "the Russian President" is."""

    def __init__(self, accounts: Sequence[Account], passages: Sequence[Passage]) -> None:
        self._of_place: dict[str, set[str]] = {}
        for account in accounts:
            lines = [p.span.of(account.text) for p in passages if p.account == account.id][:_OPENING]
            for number, (start, end, name) in find_participants(lines):
                near = lines[number][start : end + _BEHIND]
                behind = _OF_PLACE.match(near, end - start)
                for place in proper_names(near[: behind.end() if behind else end - start]):
                    for party in sorted(place.place.parties) if place.place else ():
                        self._of_place.setdefault(party, set()).add(name)

    def named(self, speaker: str) -> str:
        """Return the name of the only person whose office a description is; else the description."""
        return self.person(speaker) if _OFFICE.search(speaker) else speaker

    def person(self, speaker: str) -> str:
        """Return the only person of the country that a description names ("the US"); else the description."""
        names = proper_names(speaker)
        if _TOGETHER.search(speaker) or any(not name.place for name in names):
            return speaker
        parties = {party for name in names if name.place for party in name.place.parties}
        people = set().union(*(self._of_place.get(party, set()) for party in parties)) if parties else set()
        longest = min(people, key=lambda name: (-len(name), name), default=speaker)
        return longest if all(same_speaker(longest, other) for other in people) else speaker


def _merged(said: Counter[str]) -> Counter[str]:
    """Count "Wang" and "Wang Yi" as one."""
    merged: Counter[str] = Counter()
    for name in sorted(said, key=lambda name: (-len(name.split()), name)):
        merged[next((other for other in merged if same_speaker(name, other)), name)] += said[name]
    return merged


def _names(account: Account, speaker: str) -> bool:
    about = set(fold(f"{account.source} {account.title or ''} {account.id.replace('-', ' ')}").split())
    return bool(about & set(fold(speaker).split()[-1:]))


def same_speaker(one: str, other: str) -> bool:
    """Return whether two names may be one person's: all words of the shorter are in the longer."""
    first, second = set(fold(one).split()), set(fold(other).split())
    return bool(first and second) and (first <= second or second <= first)
