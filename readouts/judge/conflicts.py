"""Conflicts: facts of two linked passages that cannot both be right, one small function a kind.

A conflict is an accusation, so a value is only held against another one that stands in the same place of a
sentence which says the same otherwise, and only where neither side has the other's value as well.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from readouts.align import EncodedReading
from readouts.judge.frames import LEAST_WEIGHT, Frame, Side
from readouts.text.dates import Moment, dates
from readouts.text.polarity import OPPOSITES, negated, negators
from readouts.text.quantities import Quantity, quantities
from readouts.types import Conflict, ConflictSide, Passage, Span

_Value = TypeVar("_Value", Quantity, Moment)

IN_PLACE = 0.4
"""Share of the words around two values that must be counterparts of each other."""
ALIKE = 0.45
"""Share of both sentences that must have a counterpart before a yes is held against a no."""


LONGEST = 5_000
"""Characters of the longest passage looked at: the cost grows with the product of two passages' words."""


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
        By kind, the surest first; none where a passage is longer than `LONGEST`, since no sentence is.
    """
    if max(one.span.end - one.span.start, other.span.end - other.span.start) > LONGEST:
        return ()
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
    left, right = _quantities(frame.left.text), _quantities(frame.right.text)
    # Whether the account has the value elsewhere is asked last: it takes reading the whole of it.
    free_left = [q for q in _unmatched(left, right, _same) if right and not _stands_in(q, frame.right)]
    free_right = [q for q in _unmatched(right, left, _same) if free_left and not _stands_in(q, frame.left)]
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
    for own, other, place in _pairs(frame, _unmatched(left, right, _may_be), _unmatched(right, left, _may_be)):
        if own.differs(other):
            yield _Found(own.span, other.span, place, _against("the dates differ", frame, own.span, other.span))


def _may_be(own: Moment, other: Moment) -> bool:
    return own.comparable(other) and not own.differs(other)


def _unmatched(
    own: Sequence[_Value], others: Sequence[_Value], same: Callable[[_Value, _Value], bool]
) -> list[_Value]:
    return [value for value in own if not any(same(value, other) for other in others)]


def _pairs(frame: Frame, left: list[_Value], right: list[_Value]) -> Iterator[tuple[_Value, _Value, float]]:
    """Yield the values that stand in the same place, best first, each once."""
    scored = [(frame.in_place(a.span, b.span), a, b) for a in left for b in right]
    used: set[int] = set()
    for place, a, b in sorted(scored, key=lambda row: (-row[0], row[1].span.start, row[2].span.start)):
        if place >= IN_PLACE and id(a) not in used and id(b) not in used:
            used |= {id(a), id(b)}
            yield a, b, place


def _polarity(frame: Frame) -> Iterator[_Found]:
    left, right = frame.left, frame.right
    nots = negators(left.text), negators(right.text)
    opposites = list(_opposites(left, right))
    if not (any(nots) or opposites) or (alike := frame.alike()) < ALIKE:
        return
    no_left, no_right = negated(left.spans, nots[0]), negated(right.spans, nots[1])
    for a, b in opposites:
        if no_left[a] == no_right[b]:
            spans = Span(*left.spans[a]), Span(*right.spans[b])
            yield _Found(*spans, alike, _against("one says the opposite of the other", frame, *spans))
            return
    for side, other, to, found, mine, theirs in (
        (left, right, frame.to_right, nots[0], no_left, no_right),
        (right, left, frame.to_left, nots[1], no_right, no_left),
    ):
        for start, end, until in found:
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
        against = OPPOSITES.get(stem)
        for b, other in enumerate(right.stems if against else ()):
            if against and other in against and other not in left.stems and stem not in right.stems:
                yield a, b


def _against(what: str, frame: Frame, left: Span, right: Span) -> str:
    return f"{what}: “{left.of(frame.left.text)}” against “{right.of(frame.right.text)}”"


KINDS: dict[str, Callable[[Frame], Iterator[_Found]]] = {"number": _numbers, "date": _dates, "polarity": _polarity}
"""What is looked for, in the order in which it is reported."""
