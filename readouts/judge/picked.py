"""Rows picked for several questions at once, so that what is asked of many spans is summed in one go."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Picked:
    """Rows of an account's words or tokens, and which question each was picked for.

    Parameters
    ----------
    rows : int64, (n,)
        Question by question, in the order in which they were picked.
    asked : int64, (n,)
        Number of the question, which never decreases.
    count : int
        How many questions there are; some may have no row.

    Examples
    --------
    >>> picked = Picked.of(np.array([0, 3, 1]), np.array([2, 4, 3]), np.array([0, 0, 2]), 3)
    >>> picked.rows.tolist(), picked.sums(np.ones(5)).tolist()
    ([0, 1, 3, 1, 2], [3.0, 0.0, 2.0])
    """

    rows: NDArray[np.int64]
    asked: NDArray[np.int64]
    count: int

    @classmethod
    def of(
        cls, first: NDArray[np.int64], after: NDArray[np.int64], asked: NDArray[np.int64], count: int
    ) -> "Picked":
        """Pick the rows from each of the first ones on, up to the one after them, for the question beside it."""
        sizes = np.maximum(after - first, 0)
        rows = np.arange(int(sizes.sum())) + np.repeat(first - (np.cumsum(sizes) - sizes), sizes)
        return cls(rows, np.repeat(asked, sizes), count)

    def only(self, counted: NDArray[np.bool_]) -> "Picked":
        """Return the same without the rows that are not counted; `counted` has one a picked row."""
        return Picked(self.rows[counted], self.asked[counted], self.count)

    def sums(self, values: NDArray[np.floating]) -> _Values:
        """Return the sum of the values of each question's rows; `values` has one an account's row."""
        return tally(self.asked, values[self.rows].astype(np.float64), self.count)

    def means(self, values: _Values, weights: _Values) -> _Values:
        """Return the weighted mean of each question's rows; 0 where nothing weighs anything."""
        return shares(self.sums(values * weights), self.sums(weights))

    def least(self, values: _Values) -> _Values:
        """Return the least value of each question's rows; infinite where it has none."""
        found = np.full(self.count, np.inf)
        np.minimum.at(found, self.asked, values[self.rows])
        return found

    def most(self, values: _Values) -> _Values:
        """Return the greatest value of each question's rows; minus infinite where it has none."""
        return -self.least(-values)


class Places:
    """Where the passages around a question stand among those of all questions."""

    def __init__(self, around: Picked, passages: int) -> None:
        self._keys, self._passages = around.asked * passages + around.rows, passages

    def of(
        self, asked: NDArray[np.int64], passage: NDArray[np.signedinteger]
    ) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
        """Return the places of those rows whose passage is around their question, and which rows those are."""
        keys = asked * self._passages + passage
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        found = (passage >= 0) & (self._keys[at] == keys)
        return at[found], found


def tally(at: NDArray[np.signedinteger], values: _Values, count: int) -> _Values:
    """Return the sum of the values at each of so many places.

    Examples
    --------
    >>> tally(np.array([0, 2, 0]), np.array([1.0, 2.0, 3.0]), 4).tolist()
    [4.0, 0.0, 2.0, 0.0]
    """
    return np.bincount(at, values, count).astype(np.float64, copy=False)


def shares(parts: _Values, wholes: _Values) -> _Values:
    """Return each part as a share of its whole; 0 of nothing.

    Examples
    --------
    >>> shares(np.array([1.0, 0.0]), np.array([4.0, 0.0])).tolist()
    [0.25, 0.0]
    """
    return np.divide(parts, wholes, out=np.zeros(len(parts)), where=wholes != 0)
