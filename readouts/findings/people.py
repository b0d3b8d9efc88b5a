"""Whom a description stands for: "the Russian President", "the Minister", by those whom the accounts introduce."""

import re
from collections.abc import Sequence
from functools import lru_cache

from readouts.findings.field_patterns import OFFICES
from readouts.findings.participants import find_participants
from readouts.text.clued import Clued
from readouts.text.furniture import furniture
from readouts.text.number_words import cardinals
from readouts.text.offices import TOGETHER
from readouts.text.places import fold
from readouts.text.proper_names import proper_names
from readouts.types import Account, Passage

_TOGETHER = re.compile(
    rf"^(?:(?:the|both|{cardinals(2, 7)}|all|our|foreign|prime|defen[cs]e)\s+)*(?:{TOGETHER}|countries|both|they"
    r"|officials\s+of\s+both)\b"
    rf"|\b(?:{OFFICES})\s+and\s+(?:the\s+)?(?:{OFFICES})\b"
    r"|^(?!.*\b(?:of|for|office|ministry|department|council|commission|agency)\b)\S+(?:\s\S+){0,3}\sand\s\S+(?:\s\S+){0,3}$",
    re.IGNORECASE,
)
_OFFICE = Clued(rf"\b(?:{OFFICES}|head\s+of\s+state|leader)\b", re.IGNORECASE)
_BARE = re.compile(rf"(?:{OFFICES}|head\s+of\s+state|head\s+of\s+government)", re.IGNORECASE)
"""An office without its holder or its country."""
_HEADS = {
    "head of state": frozenset({"president", "king", "queen", "emir", "amir", "sultan", "prince", "pope"}),
    "head of government": frozenset({"minister", "premier", "chancellor", "taoiseach"}),
}
"""The last words of offices that another one stands for."""
_GRADES = frozenset({"prime", "vice", "deputy"})
"""What tells offices of one noun apart: "the Minister" is not the Prime Minister, if there is another one."""
_OF_PLACE = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)?")
_OFFICE_BEHIND = Clued(
    rf",\s+(?:the\s+|its\s+)?(?P<office>(?:[A-Z][\w’'-]*\s+){{0,2}}(?:{OFFICES}))(?=[,.;]|\s+[a-z]|\s*$)"
)
"""An office in apposition to the name before it: "Ada Lie, the Foreign Minister"."""
_OPENING = 4
_BEHIND = 60
"""Characters behind a name in which its country and office may stand: "Sauli Aalto of Finland, the President"."""


class People:
    """The people whom the accounts introduce, to find whom a description stands for.

    Parameters
    ----------
    accounts, passages : sequences
        Those of the comparison.
    """

    def __init__(self, accounts: Sequence[Account], passages: Sequence[Passage]) -> None:
        self._of_place: dict[str, set[str]] = {}
        self._titles: dict[str, dict[str, set[str]]] = {account.id: {} for account in accounts}
        for account in accounts:
            own = [p.span for p in passages if p.account == account.id]
            aside = furniture(account.text, own)
            lines = [span.of(account.text) for n, span in enumerate(own) if n not in aside][:_OPENING]
            for number, (start, end, name) in find_participants(lines):
                near = lines[number][start : end + _BEHIND]
                behind = _OF_PLACE.match(near, end - start)
                title = lines[number][start : max(start, end - len(name))]
                office = _OFFICE_BEHIND.match(near, behind.end() if behind else end - start)
                told = f"{title} {office['office']}" if office else title
                self._titles[account.id][name] = {word.strip(",") for word in fold(told).split()}
                for place in proper_names(near[: behind.end() if behind else end - start]):
                    for party in sorted(place.place.parties) if place.place else ():
                        self._of_place.setdefault(party, set()).add(name)

    def named(self, speaker: str, account: str, side: str | None = None) -> str:
        """Return the name of the only person whose office a description is; else the description.

        Parameters
        ----------
        speaker : str
            The description, or a name.
        account : str
            The account in which it stands.
        side : str, optional
            For whom the account speaks: of two who hold an office without more, the one meant.
        """
        if not is_bare_office(speaker):
            return self.person(speaker) if _OFFICE.search(speaker) else speaker
        holders = self.holders(speaker, account)
        own = [name for name in holders if side and same_speaker(name, side)]
        return holders[0] if len(holders) == 1 else own[0] if len(own) == 1 else speaker

    def holders(self, office: str, account: str) -> list[str]:
        """Return those whom an account introduces as holding an office that it names without its holder."""
        titles = self._titles[account].items()
        called = set(fold(office).split())
        holders = [name for name, title in titles if called <= title]
        holders = holders or [name for name, title in titles if title & _office_words(office)]
        above = _GRADES - called
        return [name for name, title in titles if name in holders and not title & above] or holders

    def of_source(self, account: Account) -> str | None:
        """Return the only person of the country whose office is the source of an account: "President of Chile"."""
        person = self.person(account.source) if _OFFICE.search(account.source) else account.source
        return person if person != account.source else None

    def person(self, speaker: str) -> str:
        """Return the only person of the country that a description names ("the US"); else the description."""
        names = proper_names(speaker)
        if speak_together(speaker) or any(not name.place for name in names):
            return speaker
        parties = {party for name in names if name.place for party in name.place.parties}
        people = set().union(*(self._of_place.get(party, set()) for party in parties)) if parties else set()
        office = _OFFICE.search(speaker)
        holders = {name for name in people if office and self._titles_of(name) & _office_words(office.group())}
        people = holders or people
        longest = min(people, key=lambda name: (-len(name), name), default=speaker)
        return longest if all(same_speaker(longest, other) for other in people) else speaker

    def _titles_of(self, name: str) -> set[str]:
        return set().union(*(titles.get(name, set()) for titles in self._titles.values()))


def _office_words(office: str) -> frozenset[str]:
    """Return the words of which the title of who holds an office has one."""
    folded = fold(office)
    return _HEADS.get(folded, frozenset(folded.split()[-1:]))


# Few speak in an account, each of them often.
@lru_cache(maxsize=4096)
def speak_together(speaker: str) -> bool:
    """Return whether a description is of several: "the two leaders", "the President and the Minister"."""
    return bool(_TOGETHER.search(speaker))


@lru_cache(maxsize=4096)
def is_bare_office(speaker: str) -> bool:
    """Return whether a description is an office without its holder or its country."""
    return bool(_BARE.fullmatch(speaker))


def same_speaker(one: str, other: str) -> bool:
    """Return whether two names may be one person's: all words of the shorter are in the longer."""
    first, second = set(fold(one).split()), set(fold(other).split())
    return bool(first and second) and (first <= second or second <= first)
