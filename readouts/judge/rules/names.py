"""Who and where: another name in the same place."""

import re
from collections.abc import Iterator

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.candidate import Candidate, hold_against
from readouts.judge.rules.instead import find_instead
from readouts.judge.rules.offices import find_offices
from readouts.judge.rules.other_name import begins_name, is_sister_body, names_a_body
from readouts.judge.rules.parties import party_names
from readouts.judge.rules.roles import MUTUAL, find_exchanged
from readouts.text.any_case import AnyCase
from readouts.text.offices import HONORIFICS
from readouts.text.places import find_place
from readouts.text.proper_names import TITLES, Name, Sort

_ALLIANCE = frozenset("union league commission nato eu au asean gcc alliance".split())
_WATERS = frozenset("sea gulf river strait straits lake bay canal ocean".split())
_COMMON_OFFICES = frozenset(
    "foreign minister prime president deputy head leader vice ministers state chief".split()
)
"""Offices that both sides may hold, so that each may call its own man so."""
_ONE_SENTENCE = 0.9
"""Share of words with a counterpart from which two sentences speak of one meeting."""
_REPORTS = re.compile(r"\s+(?:has\s+)?(?:reports|reported|writes|wrote|says|said)\b")
_REPORTED_BY = re.compile(
    r"(?:\baccording\s+to|\btold|,\s+(?:said|says|reports|reported))\s+(?:the\s+)?$", re.IGNORECASE
)
_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*")
_PLAIN_TITLES = HONORIFICS | {"miss", "sir", "professor"}
"""Titles that anybody may have who has another as well."""
_TOWN = AnyCase(r"\b(?:capital|city|town|port|home|host\w*)\b")
"""What may stand for a town that is not named."""
_NEAR = 40
"""Characters before a name in which its title stands."""


def find_names(frame: Frame) -> Iterator[Candidate]:
    """Yield a name that one passage has where the other has another, or two that exchange their roles."""
    left = party_names(frame.left.text)
    right = party_names(frame.right.text) if left else ()
    free_left = [n for n in left if not _is_met(n, right, frame.right)]
    free_right = [n for n in right if not _is_met(n, left, frame.left)]
    for own in free_left:
        for other in free_right:
            if (
                _exclude(own, other)
                and _reports(frame.left, own) == _reports(frame.right, other)
                and not _may_be_mutual(frame, own, other, left, right)
                and not (_stands_in(own, frame.right) or _stands_in(other, frame.left))
            ):
                of_party = any(own.same(name) for name in right) or any(other.same(name) for name in left)
                rule = "town of a party" if of_party else _known(frame, own, other)
                yield hold_against("the names differ", rule, frame, own.span, other.span)
    yield from find_exchanged(frame, left, right)
    for mine, theirs in find_offices(frame):
        yield hold_against("the offices differ", "office", frame, mine, theirs)
    for mine, theirs in find_instead(frame, "name"):
        pairs = [(a, b) for a in left if a.span.meets(mine) for b in right if b.span.meets(theirs)]
        named = mine.of(frame.left.text), theirs.of(frame.right.text)
        if all(map(names_a_body, named)) or (
            begins_name(frame.left.text, mine) and begins_name(frame.right.text, theirs)
        ):
            # Parts of such a name may stand anywhere: "African" is in "East African Community".
            known = named[0] in frame.right.reading.asserted or named[1] in frame.left.reading.asserted
        else:
            known = any(
                not own.same(other) and (_stands_there(own, frame.right) or _stands_there(other, frame.left))
                for own, other in pairs
            )
        mutual = any(
            _may_be_mutual(frame, own, other, left, right) and not _one_subject(left, right, own)
            for own, other in pairs
        )
        if not (known or mutual):
            yield hold_against("the names differ", "instead", frame, mine, theirs)


def _reports(side: Side, name: Name) -> bool:
    """Return whether a name of no known sort is that of who reports, as "the Guardian" is."""
    if name.sort in (Sort.PLACE, Sort.PERSON):
        return False
    ahead = side.text[max(0, name.span.start - _NEAR) : name.span.start]
    return bool(_REPORTS.match(side.text, name.span.end) or _REPORTED_BY.search(ahead))


def _known(frame: Frame, own: Name, other: Name) -> str:
    """Return how surely two names are known to be names of one sort."""
    if Sort.BODY in (own.sort, other.sort):
        return "body"
    if not (_sure(own) and _sure(other)):
        return "unknown name"
    titles = [_titles(side.text, name) for side, name in ((frame.left, own), (frame.right, other))]
    return "other office" if all(titles) and titles[0].isdisjoint(titles[1]) else "name"


def _titles(text: str, name: Name) -> frozenset[str]:
    """Return the titles right before a person's name: an admiral and a commissioner may have parts of their own."""
    found: set[str] = set()
    if name.sort is Sort.PERSON:
        for word in reversed(_WORDS.findall(text[max(0, name.span.start - _NEAR) : name.span.start].lower())):
            if word not in TITLES:
                break
            found.add(word)
    return frozenset(found - _PLAIN_TITLES)


def _sure(name: Name) -> bool:
    """Return whether it is known what a name names: a place of the table, a person by the title."""
    return name.sort in (Sort.PLACE, Sort.PERSON) or name.located


def _exclude(own: Name, other: Name) -> bool:
    """Return whether two names are of one sort and size, so that the one is not the other nor in it."""
    if own.place and other.place and own.place.region and other.place.region:
        alliances = all(_ALLIANCE & set(name.words) for name in (own, other))
        return alliances and not own.place.parties & other.place.parties
    if own.place and own.place.city and other.sort is Sort.UNKNOWN:
        return other.located == own.located
    if other.place and other.place.city and own.sort is Sort.UNKNOWN:
        return other.located == own.located
    if bool(_WATERS & set(own.words)) != bool(_WATERS & set(other.words)):
        return False  # "the Red Sea" and "the Suez route": a water is no body, and a town lies on it
    if Sort.BODY in (own.sort, other.sort):
        # An office speaks for its country, so a country is never held against a body; an alliance is.
        places = [name.place for name in (own, other) if name.place]
        return all(place.region for place in places) and not _within(own, other) and not _within(other, own)
    return own.comparable(other)


def _within(own: Name, other: Name) -> bool:
    """Return whether a body may belong to an alliance or a region: "the European Council" and "the EU"."""
    if own.place is None:
        return False
    if not _ALLIANCE & set(own.words) or "un" in own.words or "nations" in own.words:
        return True
    parties = (place.parties for word in other.words if (place := find_place(word)))
    return any(own.place.parties & those for those in parties)


def _may_be_mutual(frame: Frame, own: Name, other: Name, left: tuple[Name, ...], right: tuple[Name, ...]) -> bool:
    """Return whether each side may just name the other: "spoke with Ms Holt" and "spoke with Mr Varga".

    It may not where both sentences have the same person in them, or the same office with another one: the
    minister who met "the Norwegian ambassador" is not the ambassador who met a minister.
    """
    if (own.located and other.located) or frame.alike >= _ONE_SENTENCE or frame.verbatim:
        return False
    matches = MUTUAL.search(frame.left.text), MUTUAL.search(frame.right.text)
    if not any(matches):
        return False
    persons = ([n for n in names if n.sort is Sort.PERSON] for names in (left, right))
    mine, theirs = persons
    if any(a.same(b) for a in mine for b in theirs):
        return False
    offices = [
        (_offices(side.text, 0, min(match.start() if match else name.span.start, name.span.start)), near)
        for side, match, name in ((frame.left, matches[0], own), (frame.right, matches[1], other))
        for near in (_offices(side.text, max(0, name.span.start - _NEAR // 2), name.span.end + _NEAR),)
    ]
    (host, guest), (other_host, other_guest) = offices
    if host & other_host - _COMMON_OFFICES:
        return False
    return not (host and host == other_host and guest - host and other_guest - host)


def _one_subject(left: tuple[Name, ...], right: tuple[Name, ...], apart: Name) -> bool:
    """Return whether a name that both have is ahead of the one in question, so that he met one man only."""
    ahead = [name for name in left if name.span.end <= apart.span.start and not name.located]
    return any(name.same(other) for name in ahead for other in right)


def _offices(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", text[start:end].lower())) & TITLES


def _is_met(name: Name, others: tuple[Name, ...], side: Side) -> bool:
    """Return whether a passage has a name; that of a town where something is held is no name of a government."""
    any_place = not _is_town(name) or _TOWN.search(side.text) is not None
    return any(
        (any_place or other.located or _is_town(other)) and name.same(other) and not is_sister_body(name, other)
        for other in others
    )


def _is_town(name: Name) -> bool:
    return name.located and name.place is not None and (name.place.seat or bool(name.place.city))


def _is_country(name: Name) -> bool:
    return name.place is not None and not (name.place.seat or name.place.city)


def _stands_in(name: Name, side: Side) -> bool:
    """Return whether an account has a name; what it tells of a country is not told of where something is held."""
    told = party_names(side.reading.asserted)
    if _is_town(name):
        told = tuple(other for other in told if not _is_country(other))
    return _is_met(name, told, side)


def _stands_there(name: Name, side: Side) -> bool:
    """Return whether a name stands in an account, of a town where something is held as that of a town."""
    told = party_names(side.reading.asserted)
    city = name.place.city if name.place else ""
    if city:
        return any(other.place.city == city for other in told if other.place)
    town = _is_town(name)
    return any(name.same(other) and (not town or (other.located and not _is_country(other))) for other in told)
