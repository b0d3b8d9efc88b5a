"""Frames: which words of one passage stand for which words of another, so that facts are compared in place."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from readouts.align import EncodedReading
from readouts.types import Passage, Span

_ALIKE = 0.55
"""Cosine from which two different words count as counterparts."""
_WINDOW = 5
LEAST_WEIGHT = 0.1


@dataclass(frozen=True, eq=False)
class Side:
    """One passage of a frame: its words, with offsets into the passage."""

    reading: EncodedReading
    passage: Passage

    @cached_property
    def text(self) -> str:
        """The words of the passage as they stand."""
        return self.passage.span.of(self.reading.account.text)

    @cached_property
    def _rows(self) -> slice:
        return self.reading.words.inside(self.passage.span.start, self.passage.span.end)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Offsets of each word into the passage."""
        offset = self.passage.span.start
        return [(int(a) - offset, int(b) - offset) for a, b in self.reading.words.spans[self._rows]]

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Stem of each word."""
        return self.reading.words.stems[self._rows]

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """How much each word says; a little at least, since small words tell where a fact stands."""
        return np.maximum(self.reading.words.weights[self._rows], LEAST_WEIGHT)

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """Unit vector of each word: the mean of its tokens; zeros where the encoder saw none."""
        encoding = self.reading.encoding
        offset = self.passage.span.start
        out = np.zeros((len(self.spans), encoding.tokens.shape[1]), dtype=np.float32)
        for row, (start, end) in enumerate(self.spans):
            first = int(np.searchsorted(encoding.token_spans[:, 1], start + offset, side="right"))
            last = int(np.searchsorted(encoding.token_spans[:, 0], end + offset, side="left"))
            if last > first:
                mean = encoding.tokens[first:last].mean(axis=0)
                out[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
        return out

    def rows(self, span: Span) -> set[int]:
        """Return the words that overlap a span of the passage."""
        return {row for row, (start, end) in enumerate(self.spans) if start < span.end and span.start < end}

    def near(self, rows: set[int]) -> list[int]:
        """Return the words around some words, without these."""
        if not rows:
            return []
        around = range(max(0, min(rows) - _WINDOW), min(len(self.spans), max(rows) + _WINDOW + 1))
        return [row for row in around if row not in rows]


class Frame:
    """Two passages with their counterparts.

    Parameters
    ----------
    left, right : Side
        The passages.
    """

    def __init__(self, left: Side, right: Side) -> None:
        self.left, self.right = left, right
        self.to_right: dict[int, int] = {}
        scores = np.round(left.vectors @ right.vectors.T, 4)
        pairs = []
        for a, stem in enumerate(left.stems):
            for b, other in enumerate(right.stems):
                score = 2.0 + float(scores[a, b]) if stem == other else float(scores[a, b])
                if score >= _ALIKE:
                    pairs.append((-score, abs(a - b), a, b))
        taken: set[int] = set()
        for _, _, a, b in sorted(pairs):
            if a not in self.to_right and b not in taken:
                self.to_right[a] = b
                taken.add(b)
        self.to_left = {b: a for a, b in self.to_right.items()}

    def alike(self) -> float:
        """Return how far the two say the same: weighted share of words with a counterpart, the lesser side's."""
        return min(
            float(side.weights[list(to)].sum() / max(side.weights.sum(), 1e-9)) if to else 0.0
            for side, to in ((self.left, self.to_right), (self.right, self.to_left))
        )

    def in_place(self, span: Span, other: Span) -> float:
        """Return how far two spans stand in the same place (0..1): the words around one are around the other."""
        mine, theirs = self.left.rows(span), self.right.rows(other)
        around, there = self.left.near(mine), self.right.near(theirs)
        return min(
            _share(self.left, around, self.to_right, set(there)),
            _share(self.right, there, self.to_left, set(around)),
        )


def _share(side: Side, around: list[int], to: dict[int, int], there: set[int]) -> float:
    total = float(side.weights[around].sum())
    return sum(float(side.weights[row]) for row in around if to.get(row) in there) / total if total else 0.0
