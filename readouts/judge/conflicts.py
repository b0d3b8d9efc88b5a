"""Conflicts: facts of two linked passages that cannot both be right, one small function a kind.

A conflict is an accusation, so a value is only held against another one that stands in the same place of a
sentence which says the same otherwise, and only where neither side has the other's value as well.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from readouts.align import EncodedReading
from readouts.judge.frames import LEAST_WEIGHT, Frame, Side
from readouts.text.dates import Moment, dates
from readouts.text.polarity import negated, negators, opposed
from readouts.text.quantities import Quantity, quantities
from readouts.types import Conflict, ConflictSide, Passage, Span

_Value = TypeVar("_Value", Quantity, Moment)

IN_PLACE = 0.4
"""Share of the words around two values that must be counterparts of each other."""
ALIKE = 0.45
"""Share of both sentences that must have a counterpart before a yes is held against a no."""


@dataclass(frozen=True, slots=True)
class _Found:
    left: Span
    right: Span
    confidence: float
    reason: str


def find_conflicts(
    left: EncodedReading, one: Passage, right: EncodedReading, other: Passage
) -> tuple[Conflict, ...]:
    """Find what two linked passages dispute.

    Parameters
    ----------
    left, right : EncodedReading
        The two accounts.
    one, other : Passage
        A passage of each.

    Returns
    -------
    tuple of Conflict
        By kind, the surest first.
    """
    if left.account.id > right.account.id:
        # Ties are broken in reading order: looked at from one side only, so that swapping the accounts mirrors.
        mirrored = find_conflicts(right, other, left, one)
        return tuple(replace(conflict, left=conflict.right, right=conflict.left) for conflict in mirrored)
    frame = Frame(Side(left, one), Side(right, other))
    return tuple(
        Conflict(
            kind=kind,
            left=_side(frame.left, found.left),
            right=_side(frame.right, found.right),
            confidence=round(found.confidence, 4),
            reason=found.reason,
        )
        for kind, look in KINDS.items()
        for found in look(frame)
    )


def _side(side: Side, span: Span) -> ConflictSide:
    offset = side.passage.span.start
    return ConflictSide(side.passage.id, Span(span.start + offset, span.end + offset), span.of(side.text))


def _numbers(frame: Frame) -> Iterator[_Found]:
    left, right = (_quantities(side.text) for side in (frame.left, frame.right))
    free_left = [q for q in left if not any(_same(q, o) for o in right) and not _stands_in(q, frame.right)]
    free_right = [q for q in right if not any(_same(q, o) for o in left) and not _stands_in(q, frame.left)]
    for own, other, place in _pairs(frame, free_left, free_right):
        if own.dimension == other.dimension and not own.agrees(other):
            yield _Found(own.span, other.span, place, _against("the numbers differ", frame, own.span, other.span))


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


def _dates(frame: Frame) -> Iterator[_Found]:
    left, right = dates(frame.left.text), dates(frame.right.text)
    free_left = [m for m in left if not any(_may_be(m, other) for other in right)]
    free_right = [m for m in right if not any(_may_be(m, other) for other in left)]
    for own, other, place in _pairs(frame, free_left, free_right):
        if own.differs(other):
            yield _Found(own.span, other.span, place, _against("the dates differ", frame, own.span, other.span))


def _may_be(own: Moment, other: Moment) -> bool:
    return own.comparable(other) and not own.differs(other)


def _pairs(frame: Frame, left: list[_Value], right: list[_Value]) -> Iterator[tuple[_Value, _Value, float]]:
    """Yield the values that stand in the same place, best first, each once."""
    scored = [(frame.in_place(a.span, b.span), a, b) for a in left for b in right]
    used: set[int] = set()
    for place, a, b in sorted(scored, key=lambda row: (-row[0], row[1].span.start, row[2].span.start)):
        if place >= IN_PLACE and id(a) not in used and id(b) not in used:
            used |= {id(a), id(b)}
            yield a, b, place


def _polarity(frame: Frame) -> Iterator[_Found]:
    alike = frame.alike()
    if alike < ALIKE:
        return
    left, right = frame.left, frame.right
    no_left, no_right = negated(left.spans, left.text), negated(right.spans, right.text)
    for a, b in sorted(_opposites(left, right)):
        if no_left[a] == no_right[b]:
            spans = Span(*left.spans[a]), Span(*right.spans[b])
            yield _Found(*spans, alike, _against("one says the opposite of the other", frame, *spans))
            return
    for side, to, mine, theirs in (
        (left, frame.to_right, no_left, no_right),
        (right, frame.to_left, no_right, no_left),
    ):
        other = right if side is left else left
        for start, end, until in negators(side.text):
            covered = [row for row, (at, _) in enumerate(side.spans) if end <= at < until]
            ruled = [row for row in covered if row in to and side.stems[row] == other.stems[to[row]]]
            # What is negated is the first word that says something; if the other side lacks it, nothing is denied.
            head = next((row for row in covered if side.weights[row] > LEAST_WEIGHT), None)
            if head is None or head not in ruled:
                continue
            flipped = [row for row in ruled if mine[row] != theirs[to[row]]]
            if head in flipped and len(flipped) * 2 > len(ruled):
                own, there = Span(start, side.spans[head][1]), Span(*other.spans[to[head]])
                ordered = (own, there) if side is left else (there, own)
                yield _Found(*ordered, alike, _against("one says yes, the other no", frame, *ordered))
                return


def _opposites(left: Side, right: Side) -> Iterator[tuple[int, int]]:
    """Yield opposite words, unless a side has both of them: "extended, not suspended" disputes nothing."""
    for a, stem in enumerate(left.stems):
        for b, other in enumerate(right.stems):
            if opposed(stem, other) and other not in left.stems and stem not in right.stems:
                yield a, b


def _against(what: str, frame: Frame, left: Span, right: Span) -> str:
    return f"{what}: “{left.of(frame.left.text)}” against “{right.of(frame.right.text)}”"


KINDS: dict[str, Callable[[Frame], Iterator[_Found]]] = {"number": _numbers, "date": _dates, "polarity": _polarity}
"""What is looked for, in the order in which it is reported."""
