"""Frames: which words of one passage stand for which words of another, so that facts are compared in place."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from readouts.align import EncodedReading
from readouts.text.thesaurus import thesaurus
from readouts.text.tokens import SAYS_SOMETHING
from readouts.types import ConflictSide, Passage, Span

_Read = TypeVar("_Read")
_ALIKE = 0.55
"""Cosine from which two different words count as counterparts."""
_AKIN, _INTERCHANGED = 0.6, 0.85
"""What words of one set of the thesaurus are held to be alike at least, as a cosine: where counterparts are sought,
and where it is asked how near two sentences are."""
_SAME_STEM = 2.0
"""What words with one stem are put ahead by: more than any cosine."""
_ANOTHER = 0.28
"""Cosine below which two words in one slot mean different things: "tea" and "machinery"."""
_ANY_SLOT = frozenset({("the", "of"), ("a", "of"), ("", "")})
"""Slots in which many words of one sentence stand."""
_VERBATIM_WORDS, _VERBATIM = 12, 0.75
"""Words, and share of all words, that two sentences must have in common to be one sentence word for word."""
_WINDOW = 5
"""Words on each side that tell where a fact stands."""
MAY_BE_COUNTED = 0.15
"""Weight above which the word after a number or an "all" may be what is counted: "things" says little."""
LEAST_WEIGHT = 0.1
"""Weight that every word has at least; a word that has no more says nothing by itself."""


class _Reads:
    """What functions read is remembered for as long as what they read it in."""

    def once(self, read: Callable[[Self], _Read]) -> _Read:
        """Return what a function reads here, which is not read again whatever else it is asked for."""
        if read not in self._read:
            self._read[read] = read(self)
        found: _Read = self._read[read]
        return found

    @cached_property
    def _read(self) -> dict[Callable[..., Any], Any]:
        return {}


@dataclass(frozen=True, eq=False)
class Side(_Reads):
    """One passage of a frame: its words, with offsets into the passage."""

    reading: EncodedReading
    passage: Passage

    @cached_property
    def text(self) -> str:
        """The words of the passage as they stand."""
        return self.passage.span.of(self.reading.account.text)

    @cached_property
    def _rows(self) -> slice:
        return self.reading.rows_of_each[self.row]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Offsets of each word into the passage."""
        offset = self.passage.span.start
        return [(start - offset, end - offset) for start, end in self.reading.words.spans[self._rows].tolist()]

    @cached_property
    def lowered(self) -> list[str]:
        """Each word in lower case."""
        return [self.text[start:end].lower() for start, end in self.spans]

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Stem of each word."""
        return self.reading.words.stems[self._rows]

    @cached_property
    def concepts(self) -> tuple[str, ...]:
        """What each word stands for, see :mod:`readouts.text.equivalents`."""
        return self.reading.concepts[self._rows]

    @cached_property
    def weights(self) -> list[float]:
        """How much each word says; a little at least, since small words tell where a fact stands."""
        # A list, since most ask for one word, and the words of a sentence are summed sooner than numpy is called.
        weights: list[float] = np.maximum(self.reading.words.weights[self._rows], LEAST_WEIGHT).tolist()
        return weights

    @cached_property
    def telling(self) -> list[int]:
        """The words that name a thing or a deed, by their weight."""
        return [row for row, weight in enumerate(self.weights) if weight > SAYS_SOMETHING]

    @cached_property
    def row(self) -> int:
        """The place of the passage among those of its account."""
        return self.reading.rows[self.passage.id]

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """Unit vector of each word: the mean of its tokens; zeros where the encoder saw none."""
        return self.reading.word_vectors(self._rows)

    def rows(self, span: Span) -> set[int]:
        """Return the words that overlap a span of the passage."""
        first = bisect_right(self._ends, span.start)
        return set(range(first, max(first, bisect_left(self._starts, span.end))))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.spans]

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self.spans]

    def cited(self, span: Span) -> ConflictSide:
        """Return a span of the passage as one side of what is disputed, with offsets into the account's text."""
        offset = self.passage.span.start
        return ConflictSide(self.passage.id, Span(span.start + offset, span.end + offset), span.of(self.text))

    def near(self, rows: set[int]) -> list[int]:
        """Return the words around some words, without these."""
        if not rows:
            return []
        around = range(max(0, min(rows) - _WINDOW), min(len(self.spans), max(rows) + _WINDOW + 1))
        return [row for row in around if row not in rows]


@dataclass(frozen=True, eq=False)
class Frame(_Reads):
    """Two passages with their counterparts, which are only sought once there are facts to compare.

    Parameters
    ----------
    left, right : Side
        The passages.
    """

    left: Side
    right: Side

    @cached_property
    def likeness(self) -> NDArray[np.float64]:
        """Cosine of each word of the left passage with each of the right one."""
        return np.round(self.left.vectors @ self.right.vectors.T, 4).astype(np.float64)

    @cached_property
    def one_stem(self) -> NDArray[np.bool_]:
        """Whether each word of the left passage has the stem of each of the right one."""
        return _equal(self.left.stems, self.right.stems)

    @cached_property
    def one_concept(self) -> NDArray[np.bool_]:
        """Whether each word of the left passage stands for the same as each of the right one: "Oslo", "Norway"."""
        return self.one_stem | _equal(self.left.concepts, self.right.concepts)

    @cached_property
    def akin(self) -> NDArray[np.bool_]:
        """Whether each word of the left passage may be another press office's for each of the right one."""
        listed = thesaurus()
        mine = [(row, listed[word]) for row, word in enumerate(self.left.stems) if word in listed]
        theirs = [(row, listed[word]) for row, word in enumerate(self.right.stems) if word in listed]
        found = np.zeros(self.one_stem.shape, dtype=bool)
        for row, sets in mine:
            for column, others in theirs:
                found[row, column] = not sets.isdisjoint(others)
        return found

    @cached_property
    def interchangeable(self) -> NDArray[np.bool_]:
        """Whether each word of the left passage is each of the right one, or may be another's for it."""
        return self.one_concept | self.akin

    @cached_property
    def closeness(self) -> NDArray[np.float64]:
        """How near each word of the left passage is to each of the right one, from 0 to 1: the same word."""
        near = np.maximum(self.likeness, np.where(self.akin, _INTERCHANGED, 0.0))
        return np.where(self.one_concept, 1.0, near)

    @cached_property
    def nearest(self) -> tuple[list[float], list[float]]:
        """How near each word of the left passage, and of the right one, is to the nearest of the other passage."""
        own, other = (self.closeness.max(axis=axis, initial=0.0).tolist() for axis in (1, 0))
        return own, other

    @cached_property
    def to_right(self) -> dict[int, int]:
        """The word of the right passage that each word of the left one stands for, where there is one."""
        likeness = np.maximum(self.likeness, np.where(self.interchangeable, _AKIN, -1.0))
        scores = np.where(self.one_stem, self.likeness + _SAME_STEM, likeness)
        rows, columns = np.nonzero(scores >= _ALIKE)
        pairs = zip(scores[rows, columns].tolist(), rows.tolist(), columns.tolist(), strict=True)
        found: dict[int, int] = {}
        taken: set[int] = set()
        # By likeness, then the nearest to the same place, then in reading order.
        for _, _, a, b in sorted((-score, abs(a - b), a, b) for score, a, b in pairs):
            if a not in found and b not in taken:
                found[a] = b
                taken.add(b)
        return found

    @cached_property
    def to_left(self) -> dict[int, int]:
        """The same from the right to the left."""
        return {b: a for a, b in self.to_right.items()}

    @cached_property
    def alike(self) -> float:
        """How far the two say the same: weighted share of words with a counterpart, the lesser side's."""
        return min(
            sum(side.weights[row] for row in to) / max(sum(side.weights), 1e-9)
            for side, to in ((self.left, self.to_right), (self.right, self.to_left))
        )

    @cached_property
    def shared_ends(self) -> tuple[int, int]:
        """How many words the two passages begin with in common, and how many of the others they end with."""
        own, others = self.left.stems, self.right.stems
        least = min(len(own), len(others))
        ahead = next((n for n in range(least) if own[n] != others[n]), least)
        return ahead, next((n for n in range(least - ahead) if own[-1 - n] != others[-1 - n]), least - ahead)

    @cached_property
    def verbatim(self) -> bool:
        """Whether the two are one long sentence word for word, so that two facts may differ at once."""
        return len(self._met_words[0]) >= max(
            _VERBATIM_WORDS, _VERBATIM * max(len(self.left.stems), len(self.right.stems))
        )

    def share_a_word(self, mine: Collection[int], theirs: Collection[int]) -> bool:
        """Return whether a word of some on the left has the stem of one of some on the right, or stands for it."""
        stems = {self.right.stems[row] for row in theirs}
        return any(self.left.stems[row] in stems or self.to_right.get(row) in theirs for row in mine)

    def alike_but(self, left: Span, right: Span, *, same_words: bool = False) -> float:
        """Return how far the two say the same if a span of each is left out of account.

        Parameters
        ----------
        left, right : Span
            Spans of the passages.
        same_words : bool, default False
            Whether only counterparts with one stem count.

        Returns
        -------
        float
            Weighted share of words with a counterpart (0..1), the lesser side's.
        """
        left_met, right_met = self._met_words if same_words else self._met
        shares = []
        for side, met, span in ((self.left, left_met, left), (self.right, right_met, right)):
            apart = side.rows(span)
            total = sum(weight for row, weight in enumerate(side.weights) if row not in apart)
            shares.append(sum(side.weights[row] for row in met if row not in apart) / total if total else 0.0)
        return min(shares)

    @cached_property
    def _met(self) -> tuple[list[int], list[int]]:
        return sorted(self.to_right), sorted(self.to_left)

    @cached_property
    def _met_words(self) -> tuple[list[int], list[int]]:
        same = [a for a, b in self.to_right.items() if self.left.stems[a] == self.right.stems[b]]
        return sorted(same), sorted(self.to_right[a] for a in same)

    def substituted(self, left: Span, right: Span) -> bool:
        """Return whether another thing stands in one slot, outside two spans: "12 ambulances for", "30 beds for".

        Two words without counterpart, and of other meaning, fill one slot where the words before and after them
        are the same.
        """
        apart, there = self.left.rows(left), self.right.rows(right)
        slots: dict[tuple[str, str], int] = {}
        for row in self._alone(self.left, self.to_right, apart):
            slots[_slot(self.left, row)] = row
        for row in self._alone(self.right, self.to_left, there):
            slot = _slot(self.right, row)
            if slot in slots and slot not in _ANY_SLOT:
                likeness = float(self.left.vectors[slots[slot]] @ self.right.vectors[row])
                if likeness < _ANOTHER:
                    return True
        return False

    def _alone(self, side: Side, to: dict[int, int], apart: set[int]) -> list[int]:
        return [row for row in side.telling if row not in to and row not in apart]

    @cached_property
    def passage_cosine(self) -> float:
        """Cosine of the two passages taken whole."""
        left, right = (side.reading.encoding.passages[side.row] for side in (self.left, self.right))
        return round(float(left @ right), 4)

    def in_place(self, span: Span, other: Span) -> float:
        """Return how far two spans stand in the same place (0..1): the words around one are around the other."""
        mine, theirs = self.left.rows(span), self.right.rows(other)
        around, there = self.left.near(mine), self.right.near(theirs)
        return min(
            _share(self.left, around, self.to_right, set(there)),
            _share(self.right, there, self.to_left, set(around)),
        )


def _equal(own: Sequence[str], others: Sequence[str]) -> NDArray[np.bool_]:
    """Return which word of one sequence is which of another, a row a word of the first."""
    where: dict[str, list[int]] = {}
    for column, word in enumerate(others):
        where.setdefault(word, []).append(column)
    same = np.zeros((len(own), len(others)), dtype=bool)
    for row, word in enumerate(own):
        for column in where.get(word, ()):
            same[row, column] = True
    return same


def _slot(side: Side, row: int) -> tuple[str, str]:
    """Return the words around a word."""
    before = side.stems[row - 1] if row else ""
    return before, side.stems[row + 1] if row + 1 < len(side.stems) else ""


def _share(side: Side, around: list[int], to: dict[int, int], there: set[int]) -> float:
    total = sum(side.weights[row] for row in around)
    return sum(side.weights[row] for row in around if to.get(row) in there) / total if total else 0.0
