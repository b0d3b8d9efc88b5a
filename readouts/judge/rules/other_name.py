"""Another name in the place of one, where all else is the same."""

from readouts.judge.frames import Side
from readouts.judge.rules.parties import party_names
from readouts.judge.rules.stretches import Stretch, rungs_between
from readouts.text.dates import dates
from readouts.text.places import find_place
from readouts.text.polarity import SMALL_WORDS, opposites
from readouts.text.proper_names import TITLES, WITHIN_NAMES, Name
from readouts.text.thesaurus import thesaurus

_RARE = 0.43
"""Weight above which a word may be nobody's but a name's."""
_WHERE = frozenset("in at near outside to from into around".split())


def is_other_name(left: Stretch, right: Stretch) -> bool:
    """Return whether a name stands where the other has another, of whatever it may be the name."""
    if rungs_between("name", left, right):
        return True
    own, other = (_named(one) for one in (left, right))
    if not own or not other:
        return False
    if any(mine.same(there) for mine in _meeting(left) for there in _meeting(right)):
        # "Scarborough Shoal" and "Second Thomas Shoal" share a word that is the same for both.
        mine, there = (find_place(name) for name in (own, other))
        towns = bool(mine and there and (mine.city or there.city) and mine.city != there.city)
        return towns or (mine is None and there is None and not _alike(own, other))
    places = [find_place(name) for name in (own, other)]
    if None in places and places != [None, None]:
        # A government may be called by its town, "Paris said" and "Macron said", but nobody lands in one.
        known = next(place for place in places if place)
        return (known.seat or bool(known.city)) and _located(left) and _located(right) and not _alike(own, other)
    if all(places) and any(place.region for place in places if place):
        return False
    return not _alike(own, other)


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
        if (word.lower() in TITLES and not named) or word in WITHIN_NAMES:
            continue
        if not word[0].isupper() or (row == 0 and not _is_name(one.side, row)):
            return ""
        named.append(word.removesuffix("'s").removesuffix("’s"))
    return " ".join(named)


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
