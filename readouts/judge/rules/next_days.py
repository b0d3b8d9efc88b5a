"""Neighbouring days, which are one day in two zones, and two days where both tell the clocks of one place."""

import re

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.roles import MUTUAL
from readouts.text.any_case import AnyCase
from readouts.text.clock import Clock
from readouts.text.dates import dates
from readouts.text.moments import Moment
from readouts.text.proper_names import Name, proper_names

_THERE = re.compile(
    r"\b(?:in|at|near|outside|off|to|from|left|leaves?|reach(?:ed|es)|enter(?:ed|s))\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s+)?$"
)
_PART = r"(?P<part>dawn|sunrise|morning|noon|midday|afternoon|dusk|sunset|evening|night|midnight)"
_FORENOON = frozenset({"dawn", "sunrise", "morning"})
_LATE = frozenset({"dusk", "sunset", "evening", "night", "midnight", "late"})
_PART_AHEAD = AnyCase(rf"\b(?:{_PART}|(?P<late>late))\s+(?:of|on)\s+(?:the\s+)?$")
_PART_BEHIND = AnyCase(rf",?\s+(?:at\s+|in\s+the\s+)?(?:early\s+|late\s+)?{_PART}\b")
_NEAR = 24
"""Characters before a day in which its part stands, and before a name in which the word does that governs it."""
_SPOKEN = AnyCase(r"\b(?:sp(?:oke|eak|oken)|talk(?:s|ed)?|calls?|called|telephoned?|phoned?|rang|conversation)\b")
"""What is done from two places at once."""
_HOUSES = frozenset("parliament senate assembly congress court tribunal cabinet".split())
_ZONE = re.compile(r"\b(?:[A-Z]\w+\s+[Tt]ime|GMT|UTC)\b")
_TWO_DAYS = AnyCase(
    r"\b(?:eve|overnight|day\s+(?:after|before|later|earlier|early|late|ahead)|(?:following|next|previous|same)\s+"
    r"(?:day|morning|afternoon|evening|night)|night\s+(?:from|of|to))\b"
)
"""What tells that there are two days in play."""


def by_a_day(frame: Frame, own: Moment, other: Moment) -> bool:
    """Return whether two days are neighbours that no zone explains.

    On Tuesday evening it is Wednesday elsewhere, but nowhere Wednesday evening; and what happened in one place
    happened on one day there, while a call is made from two.
    """
    if not own.a_day_from(other) or any(
        pattern.search(side.text) for pattern in (_ZONE, _TWO_DAYS) for side in (frame.left, frame.right)
    ):
        return False
    parts = _part(frame.left, own), _part(frame.right, other)
    if any(parts):
        return parts[0] == parts[1] or _more_than_a_day(own, other, *parts)
    hours = frame.left.once(_hours), frame.right.once(_hours)
    if any(hours):
        return hours[0] == hours[1]
    return not _is_call(frame) and (_in_one_place(frame) or _in_one_house(frame))


def _more_than_a_day(own: Moment, other: Moment, part: str, other_part: str) -> bool:
    """Return whether the parts of two neighbouring days are further apart than any two zones."""
    if own.weekday is not None and other.weekday is not None:
        ahead = (other.weekday - own.weekday) % 7 == 1
    else:
        ahead = (own.day or 0) < (other.day or 0)
    first, second = (part, other_part) if ahead else (other_part, part)
    return first in _FORENOON and second in _LATE


def _hours(side: Side) -> list[Clock]:
    return [moment.clock for moment in dates(side.text) if moment.clock]


def _part(side: Side, day: Moment) -> str:
    """Return the part of a day that stands beside it."""
    found = _PART_BEHIND.match(side.text, day.span.end) or _PART_AHEAD.search(
        side.text, max(0, day.span.start - _NEAR), day.span.start
    )
    return (found["part"] or "late") if found else ""


def _is_call(frame: Frame) -> bool:
    return any(pattern.search(side.text) for pattern in (MUTUAL, _SPOKEN) for side in (frame.left, frame.right))


def _in_one_house(frame: Frame) -> bool:
    """Return whether both tell of the same house, which sits where it is: "the parliament", "the court"."""
    return not _HOUSES.isdisjoint({*frame.left.lowered} & {*frame.right.lowered})


def _in_one_place(frame: Frame) -> bool:
    left, right = frame.left.once(_places), frame.right.once(_places)
    return any(name.same(other) for name in left for other in right)


def _places(side: Side) -> list[Name]:
    """Return the names of where something happens, or where somebody goes or comes from."""
    starts = ((name, name.span.start) for name in proper_names(side.text))
    return [name for name, start in starts if _THERE.search(side.text, max(0, start - _NEAR), start)]
