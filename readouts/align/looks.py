"""What each passage of one account is compared with: the whole of the other account, or what is near it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readouts.encoders.encoding import Encoding


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """The part of the other account that one passage is compared with.

    `tokens` picks its tokens, all where it is a slice, `width` is how many they are, `edges` where each passage
    with tokens begins among them, and `filled` which of the `passages` those are.
    """

    passages: NDArray[np.int64]
    tokens: slice | NDArray[np.int64]
    width: int
    edges: NDArray[np.int64]
    filled: NDArray[np.int64]

    def best_of_each(self, cosines: NDArray[np.float32]) -> NDArray[np.float32]:
        """Keep the best column of each passage; 0 for a passage without tokens."""
        best: NDArray[np.float32] = np.maximum.reduceat(cosines, self.edges, axis=1)
        if len(self.filled) == len(self.passages):
            return best
        # reduceat runs from each start to the next, so passages without tokens have to stay out of it.
        out = np.zeros((len(cosines), len(self.passages)), dtype=np.float32)
        out[:, self.filled] = best
        return out

    def index(self, columns: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the index in the whole account of tokens given by their columns."""
        return columns if isinstance(self.tokens, slice) else self.tokens[columns]

    def best_around(self, per_passage: NDArray[np.float32], wanted: NDArray[np.int64]) -> NDArray[np.float32]:
        """Keep the best column of each row of passages; those that are not looked at count as 0.

        Parameters
        ----------
        per_passage : float32, (n, passages looked at)
            The best column of each passage, as :meth:`best_of_each` gives it.
        wanted : int64, (k, m)
            Rows of passages of the other account.

        Returns
        -------
        float32, (n, k)
            The best of each row.
        """
        if isinstance(self.tokens, slice):
            seen = per_passage[:, wanted]
        else:
            column = np.minimum(np.searchsorted(self.passages, wanted), len(self.passages) - 1)
            seen = np.where(self.passages[column] == wanted, per_passage[:, column], np.float32(0.0))
        best: NDArray[np.float32] = seen.max(axis=2)
        return best


class Looks:
    """What each passage is compared with: the whole of the other account, or what is near it."""

    def __init__(self, theirs: Encoding, near: Sequence[NDArray[np.int64]] | None) -> None:
        self._theirs, self._near = theirs, near
        self._edges = np.searchsorted(theirs.token_passage, np.arange(len(theirs.passages) + 1))
        self._sizes = np.diff(self._edges)
        filled = np.flatnonzero(self._sizes)
        self._all = Look(
            passages=np.arange(len(theirs.passages)),
            tokens=slice(None),
            width=len(theirs.tokens),
            edges=self._edges[:-1][filled],
            filled=filled,
        )

    def of(self, index: int) -> Look:
        """Return what the passage with an index is compared with."""
        if self._near is None:
            return self._all
        passages = self._near[index]
        sizes = self._sizes[passages]
        filled = np.flatnonzero(sizes)
        ends = np.cumsum(sizes)
        tokens = np.arange(int(sizes.sum())) + np.repeat(self._edges[passages] - (ends - sizes), sizes)
        return Look(passages, tokens, len(tokens), (ends - sizes)[filled], filled)
