"""Denials: what would be left out, where the passage that comes nearest to it denies the very deed.

"Signed no truce" is another answer to "signed a pause", and no silence about it. Too little is alike in two such
passages for a conflict, and nothing is said of which of them is right.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from readouts.judge.discrepancies import Doubt
from readouts.judge.frames import Frame, Side
from readouts.text.language import is_english
from readouts.text.polarity import SMALL_WORDS, negators, same_clause
from readouts.types import Span, Verdict, VerdictKind

_OF_ANYBODY = frozenset({"nobody", "none", "neither"})
"""Denials of which only the deed is told, since nobody did it or suffered it."""
_TELLS, _TELLS_MORE = 0.35, 0.3
"""Weights from which a word tells which deed or thing is denied, and of it whether the two are of one matter."""


def find_denials(verdicts: Sequence[Verdict], placed: Mapping[str, Side]) -> tuple[Doubt, ...]:
    """Find what the nearest passage of the other account denies, among what would be left out.

    Parameters
    ----------
    verdicts : sequence of Verdict
        The verdicts so far.
    placed : mapping of str to Side
        Every passage, by its id.

    Returns
    -------
    tuple of Doubt
        In the order of the verdicts.
    """
    found: list[Doubt] = []
    for verdict in verdicts:
        if verdict.verdict is VerdictKind.LEFT_OUT and verdict.nearest:
            left, right = placed[verdict.passage], placed[verdict.nearest[0].passage]
            if all(is_english(side.reading.account.language) for side in (left, right)):
                found.extend(_denied(left, right))
    return tuple(found)


def _denied(left: Side, right: Side) -> Iterator[Doubt]:
    """Yield the first deed that either passage denies and the other tells."""
    nots = negators(left.text), negators(right.text)
    if bool(nots[0]) == bool(nots[1]):
        return  # who denies as well says the like, as far as can be told
    side, other = (left, right) if nots[0] else (right, left)
    frame = Frame(side, other)
    met = frame.one_concept | frame.akin
    meets = frozenset(np.flatnonzero(met.any(axis=1)).tolist())
    telling = [row for row, weight in enumerate(side.weights) if weight >= _TELLS_MORE and row in meets]
    for start, end, until in nots[0] or nots[1]:
        covered = range(bisect_left(side.spans, (end,)), bisect_left(side.spans, (until,)))
        head = next((row for row in covered if side.lowered[row] not in SMALL_WORDS), None)
        if head is None or side.weights[head] < _TELLS or head not in meets:
            continue
        there = int(met[head].argmax())
        beside = any(
            row != head
            and int(met[row].argmax()) != there
            and same_clause(side.text, *sorted((side.spans[row][0], start)))
            for row in telling
        )
        if beside or side.text[start:end].lower() in _OF_ANYBODY:
            own, told = Span(start, side.spans[head][1]), Span(*other.spans[there])
            reason = f"perhaps denied rather than left out: “{own.of(side.text)}” against “{told.of(other.text)}”"
            yield Doubt(side.cited(own), other.cited(told), reason)
            return
