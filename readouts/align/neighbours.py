"""Which passages of one account are about the same matter, wherever in it they stand."""

import numpy as np
from numpy.typing import NDArray

from readouts.align.ranking import ranks
from readouts.encoders.encoding import Encoding

NEIGHBOURS = 4
"""Passages that stand with a passage; with 1 to 3 of them support was less sure (``benchmarks/coverage.py``)."""
_BLOCK = 1 << 22


def neighbours(encoding: Encoding) -> NDArray[np.int64]:
    """Find for each passage of an account those nearest to it in meaning.

    Parameters
    ----------
    encoding : Encoding
        The account.

    Returns
    -------
    int64, (n_passages, at most 5)
        The passage itself, then the nearest others. Order in the account plays no part but between ties.

    Notes
    -----
    O(n²) in passages, in blocks: memory grows with n.
    """
    vectors, count = encoding.passages, len(encoding.passages)
    kept = min(NEIGHBOURS + 1, count)
    step = max(1, _BLOCK // max(1, count))
    out = np.zeros((count, kept), dtype=np.int64)
    for start in range(0, count, step):
        rows = np.arange(start, min(start + step, count))
        ranked = ranks(vectors[rows] @ vectors.T)
        ranked[np.arange(len(rows)), rows] = np.iinfo(np.int64).max
        picked = np.argpartition(-ranked, kept - 1, axis=1)[:, :kept]
        order = np.argsort(-np.take_along_axis(ranked, picked, axis=1), axis=1)
        out[rows] = np.take_along_axis(picked, order, axis=1)
    return out
