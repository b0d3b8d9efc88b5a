"""Cosines of many vectors at once: stretched to the scale of the default encoder, cut into blocks, rounded once."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

DECIMALS = 4
"""Blocking and batching move float32 products by up to 5e-7: scores are rounded once, to so many decimals."""


def token_cosines(left: NDArray[np.float32], right: NDArray[np.float32], scale: float) -> NDArray[np.float32]:
    """Return the cosine of each token on the left with each on the right, stretched and within 0..1."""
    cosines = stretched(left @ right.T, scale)
    return np.clip(cosines, 0.0, 1.0, out=cosines)


def stretched(cosines: NDArray[np.float32], scale: float) -> NDArray[np.float32]:
    """Stretch fresh cosines in place: those of tokens are the largest arrays of a comparison."""
    if scale != 1.0:
        np.subtract(np.float32(1.0), cosines, out=cosines)
        cosines *= np.float32(scale)
        np.subtract(np.float32(1.0), cosines, out=cosines)
    return cosines


def passage_cosines(passage: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the cosines of whole passages, for one without words that weigh anything."""
    return rounded(np.clip(others @ passage, 0.0, 1.0))


def rounded(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Round to decimals that are the same however the work was cut into blocks."""
    found: NDArray[np.float32] = np.round(values, DECIMALS)
    return found


def blocks(rows: slice, width: int, cells: int) -> Iterator[slice]:
    """Cut rows of a width into blocks of at most so many cells; rows without columns give none."""
    step = max(1, cells // max(1, width))
    for start in range(rows.start, rows.stop, step):
        if width:
            yield slice(start, min(start + step, rows.stop))
