"""Conflicts: facts of two linked passages that cannot both be right, one small function a kind.

A conflict is an accusation, so a value is only held against another one that stands in the same place of a
sentence which says the same otherwise, and only where neither side has the other's value as well.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.found import Found
from readouts.judge.rules.modality import find_modality
from readouts.judge.rules.names import find_names
from readouts.judge.rules.polarity import find_polarity
from readouts.judge.rules.scope import find_scope
from readouts.judge.rules.values import find_dates, find_numbers
from readouts.types import Conflict, ConflictSide, Span

LONGEST = 5_000
"""Characters of the longest passage looked at: the cost grows with the product of two passages' words."""

FACTS = frozenset({"number", "date", "name", "polarity", "scope"})
"""Kinds of which a sentence that says the same otherwise has one at most."""


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
    found = [(kind, one) for kind, look in KINDS.items() for one in look(frame)]
    facts = [one for kind, one in found if kind in FACTS]
    if not frame.verbatim and any(_apart(one, other) for one, other in combinations(facts, 2)):
        # Where a name differs and a number as well, two sentences of one pattern speak of two things.
        found = [(kind, one) for kind, one in found if kind not in FACTS]
    return tuple(
        Conflict(
            kind=kind,
            left=_side(frame.left, one.left),
            right=_side(frame.right, one.right),
            confidence=round(one.confidence, 4),
            reason=one.reason,
        )
        for kind, one in found
    )


def _apart(one: Found, other: Found) -> bool:
    return all(a.end <= b.start or b.end <= a.start for a, b in ((one.left, other.left), (one.right, other.right)))


def _side(side: Side, span: Span) -> ConflictSide:
    offset = side.passage.span.start
    return ConflictSide(side.passage.id, Span(span.start + offset, span.end + offset), span.of(side.text))


KINDS: dict[str, Callable[[Frame], Iterator[Found]]] = {
    "number": find_numbers,
    "date": find_dates,
    "name": find_names,
    "polarity": find_polarity,
    "modality": find_modality,
    "scope": find_scope,
}
"""What is looked for, in the order in which it is reported."""
