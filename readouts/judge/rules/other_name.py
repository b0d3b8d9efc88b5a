"""Another name in the place of one, where all else is the same."""

from readouts.judge.frames import Side
from readouts.judge.rules.parties import party_names
from readouts.judge.rules.stretches import Stretch, rungs_between
from readouts.text.dates import dates
from readouts.text.places import find_place
from readouts.text.polarity import SMALL_WORDS, opposites
from readouts.text.proper_names import BODIES, TITLES, WITHIN_NAMES, Name, spelled_alike
from readouts.text.thesaurus import thesaurus
from readouts.types import Span

_RARE = 0.43
"""Weight (rarity) above which a capitalised word is taken for a name."""
_WHERE = frozenset("in at near outside to from into around".split())
_ALLIANCES = frozenset("union community league commonwealth alliance association states nations".split())
_BODIES = BODIES | _ALLIANCES


def is_other_name(left: Stretch, right: Stretch) -> bool:
    """Return whether a name stands where the other has another, of whatever it may be the name."""
    if rungs_between("name", left, right):
        return True
    own, other = (_named(one) for one in (left, right))
    if not own or not other:
        return False
    if _is_other_body(Name.of(own), Name.of(other)):
        return True
    if any(mine.same(there) for mine in _meeting(left) for there in _meeting(right)):
        # "Scarborough Shoal" and "Second Thomas Shoal" share a word that is the same for both.
        mine, there = (find_place(name) for name in (own, other))
        if mine and there:
            towns = all(place.city or place.seat for place in (mine, there)) and bool(mine.city or there.city)
            parts = _begins_name(left) and _begins_name(right)
            return (towns and not spelled_alike(own, other)) or (parts and not _alike(own, other))
        return mine is None and there is None and not _alike(own, other)
    places = [find_place(name) for name in (own, other)]
    if None in places and places != [None, None]:
        # A government may be called by its town, "Paris said" and "Macron said", but nobody lands in one.
        known, unknown = (left, right) if places[0] else (right, left)
        place = next(place for place in places if place)
        if not (place.seat or place.city) or _alike(own, other):
            return False
        # Nor is a treaty signed there called by another word unless it is another treaty.
        town = bool(place.city) and not place.seat
        return (_located(left) and _located(right)) or (
            (town or (_begins_name(known) and _begins_name(unknown))) and _is_nothing_but_name(unknown)
        )
    if all(places) and any(place.region for place in places if place):
        # "The Asian Development Bank" is not the African one, though a region may hold a country.
        return _begins_name(left) and _begins_name(right) and not _alike(own, other)
    return not _alike(own, other)


def _is_other_body(own: Name, other: Name) -> bool:
    """Return whether two bodies have names of which neither is the other's, in short or by another word.

    "European" tells no body from another, nor does "bank"; an alliance is told by what it is called as well.
    """
    bodies, others = ({*name.words} & _BODIES for name in (own, other))
    if not (bodies and others) or own.called_alike(other):
        return False
    apart, apart_there = (
        any(word not in _BODIES and not Name.of(word).same(there) for word in one.words)
        for one, there in ((own, other), (other, own))
    )
    allied = bodies & _ALLIANCES, others & _ALLIANCES
    return (apart and apart_there) or ((apart or apart_there) and all(allied) and not allied[0] & allied[1])


def is_sister_body(own: Name, other: Name) -> bool:
    """Return whether the names of two bodies are one but for a word that tells which: "Asian", "Islamic".

    Where they have more words apart, the one may be what the other is called for short.
    """
    if len(own.words) != len(other.words) or not {*own.words} & {*other.words} & _BODIES:
        return False
    apart = [(word, there) for word, there in zip(own.words, other.words, strict=True) if word != there]
    return len(apart) == 1 and _is_other_body(own, other) and not _alike(*apart[0])


def names_a_body(text: str) -> bool:
    """Return whether some words name a body, of which only the whole name tells which."""
    return not _BODIES.isdisjoint(Name.of(text).words)


def begins_name(text: str, span: Span) -> bool:
    """Return whether some words are followed by the rest of a longer name: "the Osh Protocol"."""
    following = text[span.end : span.end + 2]
    return following[:1] == " " and following[1:].isupper()


def _begins_name(one: Stretch) -> bool:
    return begins_name(one.side.text, one.span)


def _is_nothing_but_name(one: Stretch) -> bool:
    """Return whether a stretch is so rare that it is a name, and no abbreviation, which may stand for any."""
    return all(one.side.weights[row] > _RARE for row in one.saying()) and not one.cased.isupper()


def _located(one: Stretch) -> bool:
    return one.rows.start > 0 and one.side.lowered[one.rows.start - 1] in _WHERE


def _alike(own: str, other: str) -> bool:
    return Name.of(own).same(Name.of(other))


def _meeting(one: Stretch) -> list[Name]:
    return [name for name in party_names(one.side.text) if one.rows and name.span.meets(one.span)]


def _named(one: Stretch) -> str:
    """Return the name that a stretch is but for titles, or nothing where it has other words."""
    named: list[str] = []
    days = [day.span for day in dates(one.side.text)]
    for row in one.rows:
        start, end = one.side.spans[row]
        word = one.side.text[start:end]
        if any(day.start < end and start < day.end for day in days):
            return ""
        if (word.lower() in TITLES and not (named or _of_a_body(one.side, row))) or word in WITHIN_NAMES:
            continue
        if not word[0].isupper() or (row == 0 and not _is_name(one.side, row)):
            return ""
        named.append(word.removesuffix("'s").removesuffix("’s"))
    return " ".join(named)


def _of_a_body(side: Side, row: int) -> bool:
    """Return whether a word belongs to a body's name: nobody's title is in "Court of Justice"."""
    return row > 1 and side.lowered[row - 1] == "of" and side.lowered[row - 2] in BODIES


def _is_name(side: Side, row: int) -> bool:
    """Return whether the first word of a sentence is a name: one of the table, or in no other list."""
    start, end = side.spans[row]
    following = side.text[slice(*side.spans[row + 1])] if row + 1 < len(side.spans) else ""
    known = side.stems[row] in thesaurus() or side.stems[row] in opposites() or side.lowered[row] in SMALL_WORDS
    word = side.text[start:end]
    return (
        find_place(word) is not None
        or word[1:2].isupper()
        or (not known and (bool(side.weights[row] > _RARE) or following[:1].isupper()))
    )
