"""The account that may carry what another one says, prepared once for all that is asked of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from readouts.align import Reading
from readouts.judge.rules.values import Values
from readouts.text.numerals import numbers
from readouts.text.parting import parting
from readouts.text.talk import Talk, announced_talk, announcement
from readouts.types import Passage

_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, eq=False)
class Carrier:
    """The account that may carry something, prepared once for all the spans asked of it.

    Parameters
    ----------
    reading : Reading
        The account.
    without : frozenset of int, optional
        Indices of passages that may not count as evidence, beside questions, which assert nothing.
    """

    reading: Reading
    without: frozenset[int] = frozenset()

    @cached_property
    def silent(self) -> frozenset[int]:
        """Indices of all passages that do not count as evidence."""
        return self.without | self.reading.silent

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem of the account's passages."""
        return self._of_counted(self.reading.words.stems)

    @cached_property
    def concepts(self) -> frozenset[str]:
        """What every word of the account's passages stands for."""
        return self._of_counted(self.reading.concepts)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The values of the numbers in the account's passages."""
        text = self.reading.account.text
        return frozenset().union(*(numbers(passage.span.of(text)) for passage in self._counted))

    @cached_property
    def values(self) -> Values:
        """The numbers and dates of the account's passages, in whatever words."""
        text = self.reading.account.text
        return Values([passage.span.of(text) for passage in self._counted])

    @cached_property
    def talks(self) -> tuple[Talk, ...]:
        """The talks that the account announces."""
        text, found = self.reading.account.text, self.reading.words
        parts = (announcement(text, passage.span) for passage in self._counted)
        talks = (announced_talk(text, part, found) for part in parts if part)
        return tuple(talk for talk in talks if talk)

    @cached_property
    def parts(self) -> bool:
        """Whether the account says that both sides stay in touch, in a passage or a claim of its own."""
        text, of_each = self.reading.account.text, self.reading.claims
        counted = (row for row in range(len(self.reading.passages)) if row not in self.silent)
        return any(parting(text, span) for row in counted for span in (self.reading.spans[row], *of_each[row]))

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The wording of every passage, folded for comparison."""
        text = self.reading.account.text
        return tuple(fold(passage.span.of(text)) for passage in self.reading.passages)

    def concepts_around(self, neighbours: NDArray[np.int64]) -> tuple[Mapping[str, int], NDArray[np.bool_]]:
        """Return which concepts stand in each passage or its neighbours; passages that may not count have none.

        Parameters
        ----------
        neighbours : int64, (n_passages, at most 5)
            Each passage with those about the same matter.

        Returns
        -------
        mapping of str to int, bool (n_passages, n_concepts + 1)
            The column of each concept; the last column stands for what the account does not have.
        """
        concepts, passage = self.reading.concepts, self.reading.word_passage
        columns = {concept: column for column, concept in enumerate(dict.fromkeys(concepts))}
        there = np.zeros((len(self.reading.passages), len(columns) + 1), dtype=bool)
        counted = np.flatnonzero((passage >= 0) & ~np.isin(passage, list(self.silent)))
        there[passage[counted], [columns[concepts[row]] for row in counted.tolist()]] = True
        around = there[neighbours[:, 0]]
        for others in neighbours.T[1:]:
            around |= there[others]
        return columns, around

    def _of_counted(self, each_word: Sequence[str]) -> frozenset[str]:
        each = enumerate(self.reading.rows_of_each)
        return frozenset(one for index, rows in each if index not in self.silent for one in each_word[rows])

    @property
    def _counted(self) -> list[Passage]:
        return [p for index, p in enumerate(self.reading.passages) if index not in self.silent]


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Fold case, punctuation and white space away, so that wording alone is compared."""
    return _NO_WORD.sub(" ", text.casefold()).strip()
