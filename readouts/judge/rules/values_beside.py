"""Numbers and dates beside two facts: those that both passages have, and those that one has alone."""

from math import isfinite, log10
from typing import NamedTuple

from readouts.judge.frames import Frame
from readouts.judge.rules.values import may_be, quantities_told, same, unmatched
from readouts.text.dates import dates
from readouts.types import Span

_FEW = 2
"""Values that both passages have besides the facts in question that leave little doubt."""
_TENFOLD, _YEARS = 2, 10
"""How many times tenfold one of two numbers of two things may well be the other; and how many years lie apart."""


class InCommon(NamedTuple):
    """How many of some facts both passages have, and how many at most only one, each from 0 to 1."""

    met: float
    alone: float


def values_apart(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether both passages have a number or a date of one kind, outside two spans, that the other lacks."""
    left, right = (
        [q for q in quantities_told(side.text) if not q.span.meets(span)]
        for side, span in ((frame.left, own), (frame.right, other))
    )
    mine = {q.dimension for q in unmatched(left, right, same)}
    if mine & {q.dimension for q in unmatched(right, left, same)}:
        return True
    days, others = (
        [day for day in dates(side.text) if not day.span.meets(span)]
        for side, span in ((frame.left, own), (frame.right, other))
    )
    return any(
        a.differs(b) and not any(may_be(a, day) for day in others) and not any(may_be(day, b) for day in days)
        for a in days
        for b in others
    )


def values_in_common(frame: Frame, own: Span, other: Span) -> InCommon:
    """Return how many numbers the passages share outside two spans, and how many one of them has alone."""
    left, right = (
        [q for q in quantities_told(side.text) if not q.span.meets(span)]
        for side, span in ((frame.left, own), (frame.right, other))
    )
    alone, others = unmatched(left, right, same), unmatched(right, left, same)
    met = min(len(left) - len(alone), _FEW) / _FEW
    return InCommon(met, min(max(len(alone), len(others)), _FEW) / _FEW)


def far_apart(frame: Frame, own: Span, other: Span) -> float:
    """Return how far two numbers, or the years of two dates, lie apart (0..1): told of one thing they are near."""
    mine, theirs = (_middle(side.text, span) for side, span in ((frame.left, own), (frame.right, other)))
    if mine > 0 and theirs > 0:
        return min(abs(log10(mine / theirs)) / _TENFOLD, 1.0)
    years = [
        next((day.year for day in dates(side.text) if day.span == span), None)
        for side, span in ((frame.left, own), (frame.right, other))
    ]
    return min(abs(years[0] - years[1]) / _YEARS, 1.0) if years[0] and years[1] else 0.0


def _middle(text: str, span: Span) -> float:
    """Return the value of the number at a span, the middle of a spread, and 0 where no number stands there."""
    number = next((one for one in quantities_told(text) if one.span == span), None)
    bounds = [bound for bound in (number.low, number.high) if isfinite(bound)] if number else []
    return sum(bounds) / len(bounds) if bounds else 0.0
