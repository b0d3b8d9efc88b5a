"""Numbers and dates that differ."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from math import isfinite
from typing import TypeVar

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.found import Found, hold_against
from readouts.judge.rules.pairing import SAME_OTHERWISE, other_matter, pair_up, stands_in_place
from readouts.text.dates import Moment, dates
from readouts.text.proper_names import proper_names
from readouts.text.proportions import proportions
from readouts.text.quantities import Quantity, quantities
from readouts.types import Span

_Value = TypeVar("_Value", Quantity, Moment)
_ALIKE = {"count": 0.6, "time": 0.6, "factor": 0.6, "rhythm": 0.7, "ordinal": 0.8}
"""Share of both passages that must have a counterpart for two lone numbers of the same things, by dimension."""
_SURE, _LEAST_SURE, _SURE_KINDS = 0.75, 0.5, frozenset({"count", "time", "factor"})
"""The same where the passages as wholes are near (cosine), for the dimensions in which that proves something."""
_MEASURED, _SAME_MATTER = 0.4, 0.68
"""The same for what has a unit (money, weights, shares), and the cosine of the passages that it takes: two
sentences on one matter seldom have one sum of money each, and two different ones."""
_SAME_DATE = 0.63
"""The same for two lone dates."""
_AT = re.compile(r"\b(?:in|at|near|outside)\s+(?:the\s+)?(?:[A-Z]\w+\s+)?$")
_SAYS_SOMETHING = 0.15
_SAME_EDGE = 0.6
"""How far two dates must be in one place if only one of them is an end: "until 2027" against "in 2022"."""
_OF_ALL = re.compile(r"\s+of\s+(?:the|its|their|these|those|all)\b", re.IGNORECASE)
_COUNTING = frozenset({"count", "ordinal"})
_ORDER = re.compile(
    r"\b(?:(?P<before>before|on\s+the\s+eve\s+of|prior\s+to|ahead\s+of)|(?P<after>after|following|once|upon|on\s+completion\s+of))\s+",
    re.IGNORECASE,
)


def find_numbers(frame: Frame) -> Iterator[Found]:
    """Yield quantities of one dimension in one place that no value satisfies both of."""
    left, right = _quantities(frame.left.text), _quantities(frame.right.text)
    # Whether the account has the value elsewhere is asked last: it takes reading the whole of it.
    free_left = [q for q in _unmatched(left, right, _same) if right and not _stands_in(q, frame.right)]
    free_right = [q for q in _unmatched(right, left, _same) if free_left and not _stands_in(q, frame.left)]
    for dimension in sorted({q.dimension for q in free_left} & {q.dimension for q in free_right}):
        lefts, rights = ([q for q in side if q.dimension == dimension] for side in (free_left, free_right))
        lone = len(lefts) == len(rights) == 1
        alike = _alike(frame, dimension) if lone and _of_one_thing(frame, lefts[0], rights[0]) else SAME_OTHERWISE
        for own, other, place in pair_up(frame, lefts, rights, alike, reports=False):
            if (
                _of_one_thing(frame, own, other)
                and not _may_add_up(frame, own, other)
                and frame.alike_but(own.span, other.span) >= min(alike, _ALIKE.get(dimension, 0.0))
                and not _other_matter(frame, own.span, other.span, dimension)
            ):
                yield hold_against("the numbers differ", frame, own.span, other.span, place)


def _alike(frame: Frame, dimension: str) -> float:
    """Return the share of both passages that must have a counterpart for two lone numbers of the same things."""
    if dimension in _ALIKE:
        return _LEAST_SURE if dimension in _SURE_KINDS and frame.passage_cosine >= _SURE else _ALIKE[dimension]
    return _MEASURED if frame.passage_cosine >= _SAME_MATTER else SAME_OTHERWISE


def _may_add_up(frame: Frame, own: Quantity, other: Quantity) -> bool:
    """Return whether two numbers may be two parts of one whole: two of the three were sold, one of them was not."""
    sides = (frame.left.text, own.span), (frame.right.text, other.span)
    parts = all(_OF_ALL.match(text, span.end) for text, span in sides)
    return parts and frame.alike_but(own.span, other.span) < SAME_OTHERWISE


def find_dates(frame: Frame) -> Iterator[Found]:
    """Yield dates in one place that cannot be the same anywhere on earth."""
    left, right = dates(frame.left.text), dates(frame.right.text)
    told = any(one.of_day for one in left) and any(one.of_day for one in right)
    place = told and _one_place(frame.left.text, frame.right.text)
    published = frame.left.reading.account.date, frame.right.reading.account.date

    def may_be(own: Moment, other: Moment) -> bool:
        return own.comparable(other) and not own.differs(other, one_place=place)

    free_left, free_right = _unmatched(left, right, may_be), _unmatched(right, left, may_be)
    for own, other, sure in pair_up(frame, free_left, free_right, _SAME_DATE):
        # "Tomorrow" of two days is two dates.
        shifted = own.relative and other.relative and None not in published and published[0] != published[1]
        if (own.edge is None) != (other.edge is None) and sure < _SAME_EDGE:
            continue
        if (
            own.differs(other, one_place=place)
            and not shifted
            and not _other_matter(frame, own.span, other.span, "date")
        ):
            yield hold_against("the dates differ", frame, own.span, other.span, sure)
            return
    yield from _order(frame)


def _order(frame: Frame) -> Iterator[Found]:
    """Yield "before the vote" against "after the vote"."""
    for a in _ORDER.finditer(frame.left.text):
        for b in _ORDER.finditer(frame.right.text):
            spans = Span(a.start(), a.end() - 1), Span(b.start(), b.end() - 1)
            if bool(a["before"]) == bool(b["before"]) or not _next_stems(frame.left, a.end()) & _next_stems(
                frame.right, b.end()
            ):
                continue
            if stands_in_place(frame, *spans):
                yield hold_against("the dates differ", frame, *spans, frame.alike)
                return


def _next_stems(side: Side, start: int) -> set[str]:
    """Return the stem of the first word from `start` on that says something."""
    for row, (at, _) in enumerate(side.spans):
        if at >= start and side.weights[row] > 0.2:
            return {side.stems[row]}
    return set()


def _one_place(left: str, right: str) -> bool:
    """Return whether both sentences name one place where something happens, whose clocks both then tell."""
    own, others = (
        [name for name in proper_names(text) if _AT.search(text, 0, name.span.start)] for text in (left, right)
    )
    return any(name.same(other) for name in own for other in others)


def _of_one_thing(frame: Frame, own: Quantity, other: Quantity) -> bool:
    """Return whether two counts are of the same things, or of things in the same place."""
    if own.dimension not in _COUNTING:
        return True
    if own.counts & other.counts:
        return True
    mine, theirs = _counted(frame.left, own), _counted(frame.right, other)
    return any(frame.to_right.get(row) in theirs for row in mine) or not (own.counts and other.counts)


def _counted(side: Side, quantity: Quantity) -> set[int]:
    """Return the two words after a count: mostly what is counted, an adjective at times."""
    last = max(side.rows(quantity.span), default=-9)
    return {
        row for row in (last + 1, last + 2) if 0 <= row < len(side.spans) and side.weights[row] > _SAYS_SOMETHING
    }


def _same(own: Quantity, other: Quantity) -> bool:
    if own.dimension != other.dimension or not own.agrees(other):
        return False
    # "Up to 500 grants" would agree with the number of the ministers who give them.
    bounded = all(map(isfinite, (own.low, own.high, other.low, other.high)))
    return bounded or bool(own.counts & other.counts) or not (own.counts and other.counts)


def _stands_in(own: Quantity, side: Side) -> bool:
    """Return whether the account gives the same count of the same thing elsewhere."""
    return any(
        _same(own, other) and (own.counts & other.counts or not own.counts)
        for other in _quantities(side.reading.account.text)
    )


@lru_cache(maxsize=256)
def _quantities(text: str) -> tuple[Quantity, ...]:
    taken = [moment.span for moment in dates(text)]
    found: list[Quantity] = []
    for one in (*proportions(text), *quantities(text)):
        if not any(one.span.start < span.end and span.start < one.span.end for span in taken):
            found.append(one)
            taken.append(one.span)
    return tuple(sorted(found, key=lambda one: one.span.start))


def _other_matter(frame: Frame, own: Span, other: Span, kind: str) -> bool:
    return other_matter(frame, own, other) or (not frame.verbatim and values_apart(frame, own, other, kind))


def values_apart(frame: Frame, own: Span, other: Span, besides: str = "") -> bool:
    """Return whether both passages have a number or a date of one kind, outside two spans, that the other lacks.

    `besides` is a dimension that does not count, or "date".
    """
    left, right = (
        [q for q in _quantities(side.text) if not _overlap(q.span, span)]
        for side, span in ((frame.left, own), (frame.right, other))
    )
    mine = {q.dimension for q in _unmatched(left, right, _same)} - {besides}
    if mine & {q.dimension for q in _unmatched(right, left, _same)}:
        return True
    if besides == "date":
        return False
    days, others = (
        [day for day in dates(side.text) if not _overlap(day.span, span)]
        for side, span in ((frame.left, own), (frame.right, other))
    )
    return any(
        a.differs(b) and not any(_may_be(a, day) for day in others) and not any(_may_be(day, b) for day in days)
        for a in days
        for b in others
    )


def _may_be(own: Moment, other: Moment) -> bool:
    return own.comparable(other) and not own.differs(other)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def value_spans(text: str) -> tuple[Span, ...]:
    """Return where the numbers and dates of a passage stand."""
    return (*(number.span for number in _quantities(text)), *(day.span for day in dates(text)))


def _unmatched(
    own: Sequence[_Value], others: Sequence[_Value], same: Callable[[_Value, _Value], bool]
) -> list[_Value]:
    return [value for value in own if not any(same(value, other) for other in others)]
