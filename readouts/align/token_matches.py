"""What matching the tokens of one account with those of another gives, whether all at once or in blocks."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from readouts.encoders.encoding import Encoding

CANDIDATES = 8
"""Passages of the other account kept per passage, so that memory grows with the accounts, not their product."""


@dataclass(frozen=True, slots=True, eq=False)
class TokenMatches:
    """What the tokens of one account find in another.

    Not rounded yet; :class:`readouts.align.Evidence` says what each array is.
    """

    best: NDArray[np.float32]
    net: NDArray[np.float32]
    found: NDArray[np.int32]
    candidates: NDArray[np.int32]
    scores: NDArray[np.float32]
    by_candidate: NDArray[np.float32]
    around: NDArray[np.float32]


def tokens_of_each(encoding: Encoding) -> list[slice]:
    """Return the tokens of each passage."""
    edges = np.searchsorted(encoding.token_passage, np.arange(len(encoding.passages) + 1))
    return [slice(int(a), int(b)) for a, b in pairwise(edges)]
