"""Conflicts: facts of two linked passages that cannot both be right, one small function a kind.

A conflict is an accusation. The rules say what cannot both be right if it is told of one thing; whether it is, is
weighed by what stands around the facts, and only where neither side has the other's value as well.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from readouts.judge import weighing
from readouts.judge.frames import Frame, Side
from readouts.judge.rules.found import Found
from readouts.judge.rules.modality import find_modality
from readouts.judge.rules.names import find_names
from readouts.judge.rules.polarity import find_polarity
from readouts.judge.rules.scope import find_scope
from readouts.judge.rules.values import find_dates, find_numbers
from readouts.judge.signals import signals
from readouts.types import Conflict, ConflictSide, Span

LONGEST = 5_000
"""Characters of the longest passage looked at: the cost grows with the product of two passages' words."""

FACTS = frozenset({"number", "date", "name", "polarity", "scope"})
"""Kinds of which a sentence that says the same otherwise has one at most."""
_OFTEN = frozenset({"number"})
"""Kinds of which two passages may dispute several facts at once."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    kind: str
    found: Found
    confidence: float
    alone: bool
    """Whether all else is the same word for word."""


def find_conflicts(left: Side, right: Side) -> tuple[Conflict, ...]:
    """Find what two linked passages dispute.

    Parameters
    ----------
    left, right : Side
        The passages, each of an account of its own.

    Returns
    -------
    tuple of Conflict
        By kind, the surest first; none where a passage is longer than `LONGEST`, since no sentence is.
    """
    if max(len(left.text), len(right.text)) > LONGEST:
        return ()
    if left.reading.account.id > right.reading.account.id:
        # Ties are broken in reading order: looked at from one side only, so that swapping the accounts mirrors.
        mirrored = find_conflicts(right, left)
        return tuple(replace(conflict, left=conflict.right, right=conflict.left) for conflict in mirrored)
    frame = Frame(left, right)
    likely = [one for kind in KINDS for one in _likely(kind, candidates(kind, frame), frame)]
    # Where one stretch is all that differs, whatever else seems to is a reading of that stretch.
    likely = [one for one in likely if one.alone] or likely
    facts = [one.found for one in likely if one.kind in FACTS]
    if any(_apart(one, other) for one, other in combinations(facts, 2)) and not frame.verbatim:
        # Where a name differs and a number as well, two sentences of one pattern speak of two things.
        likely = [one for one in likely if one.kind not in FACTS]
    return tuple(
        Conflict(
            kind=one.kind,
            left=_side(frame.left, one.found.left),
            right=_side(frame.right, one.found.right),
            confidence=one.confidence,
            reason=one.found.reason,
        )
        for one in likely
    )


def candidates(kind: str, frame: Frame) -> Iterator[Found]:
    """Yield what cannot both be right if it is told of one thing; none of passages that have little in common."""
    if frame.passage_cosine >= LEAST_NEAR:
        yield from KINDS[kind](frame)


def _likely(kind: str, found: Iterable[Found], frame: Frame) -> Iterator[_Weighed]:
    """Yield the likely ones, the surest first, each span once."""
    weights = weighing.load()[kind]
    weighed: list[_Weighed] = []
    for seen in found:
        told = signals(frame, seen.left, seen.right)
        probability = weights.probability(seen.rule, told)
        if weights.reports(probability, told):
            weighed.append(_Weighed(kind, seen, probability, weighing.one_sentence(told)))
    chosen: list[Found] = []
    for one in sorted(weighed, key=lambda one: (-one.confidence, one.found.left.start, one.found.right.start)):
        if chosen and kind not in _OFTEN:
            return
        if all(_apart(one.found, other) for other in chosen):
            chosen.append(one.found)
            yield one


def _apart(one: Found, other: Found) -> bool:
    return not (one.left.meets(other.left) or one.right.meets(other.right))


def _side(side: Side, span: Span) -> ConflictSide:
    offset = side.passage.span.start
    return ConflictSide(side.passage.id, Span(span.start + offset, span.end + offset), span.of(side.text))


LEAST_NEAR = 0.4
"""Cosine of two passages from which they are looked at; of our own changed sentences two in a hundred are further
apart, and each step down costs time."""

KINDS: dict[str, Callable[[Frame], Iterator[Found]]] = {
    "number": find_numbers,
    "date": find_dates,
    "name": find_names,
    "polarity": find_polarity,
    "modality": find_modality,
    "scope": find_scope,
}
"""What is looked for, in the order in which it is reported."""
