"""Tokens of the other account that are spoken for: nearer still to another of our passages than to the one at hand.

Two accounts of one event share a vocabulary, so a match counts for less where the token it found is such a one.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Rivals:
    """For each token of the other account: its best match in ours, whose it is, and the best elsewhere."""

    first: NDArray[np.float32]
    passage: NDArray[np.int32]
    second: NDArray[np.float32]

    def at(
        self, tokens: slice | NDArray[np.signedinteger], passage: int | NDArray[np.int32]
    ) -> NDArray[np.float32]:
        """Return the best match of tokens in our passages other than the one given, or the one given for each."""
        return np.where(self.passage[tokens] == passage, self.second[tokens], self.first[tokens])


def discounted(cosines: NDArray[np.float32], rival: NDArray[np.float32]) -> NDArray[np.float32]:
    """Take from cosines by how much their columns are nearer to another passage."""
    left: NDArray[np.float32] = cosines - np.maximum(np.float32(0.0), rival - cosines)
    return left
