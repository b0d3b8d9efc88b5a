"""Ranks of scores, the same whatever the last digits of a product are."""

import numpy as np
from numpy.typing import NDArray

_STEPS = 10_000
"""Steps of a score that are told apart: float32 products move by up to 5e-7 with blocking and BLAS kernel."""


def ranks(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return whole numbers in the order of the scores of each row; ties fall to the earlier column.

    Parameters
    ----------
    scores : float32, (n, m)
        Any scores of about 1 in size.

    Returns
    -------
    int64, (n, m)
        Higher is nearer; no two of a row are equal.
    """
    count = scores.shape[1]
    ranked: NDArray[np.int64] = np.round(scores * _STEPS).astype(np.int64) * count - np.arange(count)
    return ranked
