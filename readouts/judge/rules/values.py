"""Numbers and dates that differ."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.found import Found, hold_against
from readouts.judge.rules.pairing import pair_up
from readouts.text.dates import Moment, dates
from readouts.text.quantities import Quantity, quantities

_Value = TypeVar("_Value", Quantity, Moment)


def find_numbers(frame: Frame) -> Iterator[Found]:
    """Yield quantities of one dimension in one place that no value satisfies both of."""
    left, right = _quantities(frame.left.text), _quantities(frame.right.text)
    # Whether the account has the value elsewhere is asked last: it takes reading the whole of it.
    free_left = [q for q in _unmatched(left, right, _same) if right and not _stands_in(q, frame.right)]
    free_right = [q for q in _unmatched(right, left, _same) if free_left and not _stands_in(q, frame.left)]
    for dimension in sorted({q.dimension for q in free_left} & {q.dimension for q in free_right}):
        lefts, rights = ([q for q in side if q.dimension == dimension] for side in (free_left, free_right))
        for own, other, place in pair_up(frame, lefts, rights):
            yield hold_against("the numbers differ", frame, own.span, other.span, place)


def find_dates(frame: Frame) -> Iterator[Found]:
    """Yield dates in one place that cannot be the same anywhere on earth."""
    left, right = dates(frame.left.text), dates(frame.right.text)
    published = frame.left.reading.account.date, frame.right.reading.account.date
    free_left, free_right = _unmatched(left, right, _may_be), _unmatched(right, left, _may_be)
    for own, other, place in pair_up(frame, free_left, free_right):
        # "Tomorrow" of two days is two dates.
        shifted = own.relative and other.relative and None not in published and published[0] != published[1]
        if own.differs(other) and not shifted:
            yield hold_against("the dates differ", frame, own.span, other.span, place)


def _same(own: Quantity, other: Quantity) -> bool:
    return own.dimension == other.dimension and own.agrees(other)


def _stands_in(own: Quantity, side: Side) -> bool:
    """Return whether the account gives the same count of the same thing elsewhere."""
    return any(
        _same(own, other) and (own.counts & other.counts or not own.counts)
        for other in _quantities(side.reading.account.text)
    )


@lru_cache(maxsize=256)
def _quantities(text: str) -> tuple[Quantity, ...]:
    taken = [moment.span for moment in dates(text)]
    found = quantities(text)
    return tuple(q for q in found if not any(q.span.start < t.end and t.start < q.span.end for t in taken))


def _may_be(own: Moment, other: Moment) -> bool:
    return own.comparable(other) and not own.differs(other)


def _unmatched(
    own: Sequence[_Value], others: Sequence[_Value], same: Callable[[_Value, _Value], bool]
) -> list[_Value]:
    return [value for value in own if not any(same(value, other) for other in others)]
