"""Which passages of two long accounts are worth comparing word by word.

Comparing every token with every other takes time that grows with the product of two accounts. Where that is large,
each passage is held against those passages of the other account alone that are near it by the vectors of whole
passages and by the rarer words they share, so that time grows in step.
"""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from readouts.align.ranking import ranks
from readouts.align.reading import EncodedReading

NEAR = 64
"""Passages of the other account that a passage picks; those that pick it are added. Held to the comparison of all
with all by a test; measured on news in ``docs/benchmarks.md``."""
_BUCKETS = 1024
"""Columns that stems are spread over: a collision makes two passages look nearer, never less near."""
_BLOCK = 1 << 22


def near_passages(
    one: EncodedReading, other: EncodedReading
) -> tuple[list[NDArray[np.int64]], list[NDArray[np.int64]]]:
    """Pick the passages of each of two accounts that are worth comparing with each passage of the other.

    Parameters
    ----------
    one, other : EncodedReading
        The accounts.

    Returns
    -------
    list of int64 arrays, list of int64 arrays
        For each passage of the first account, passages of the second, in order; and the reverse, which holds the
        same pairs.

    Notes
    -----
    O(n·m) in passages, a four-hundredth of that in tokens; memory grows with n + m.
    """
    parts = [(reading.encoding.passages, _words(reading)) for reading in (one, other)]
    pairs = {(int(p), int(q)) for p, row in enumerate(_picks(*parts)) for q in row}
    pairs |= {(int(p), int(q)) for q, row in enumerate(_picks(*parts[::-1])) for p in row}
    return _listed(pairs, len(one.passages)), _listed({(q, p) for p, q in pairs}, len(other.passages))


def _picks(
    mine: tuple[NDArray[np.float32], NDArray[np.float32]], theirs: tuple[NDArray[np.float32], NDArray[np.float32]]
) -> list[NDArray[np.int64]]:
    """Return the nearest passages of the other account for each passage; ties fall to the earlier one."""
    count = len(theirs[0])
    step = max(1, _BLOCK // count)
    found: list[NDArray[np.int64]] = []
    for start in range(0, len(mine[0]), step):
        near = sum(own[start : start + step] @ other.T for own, other in zip(mine, theirs, strict=True))
        found.extend(np.argpartition(-ranks(np.asarray(near)), min(NEAR, count) - 1, axis=1)[:, :NEAR])
    return found


def _words(reading: EncodedReading) -> NDArray[np.float32]:
    """Return the weighty words of each passage as a row of unit length."""
    rows = np.zeros((len(reading.passages), _BUCKETS), dtype=np.float32)
    buckets = np.array([crc32(concept.encode("utf-8", "surrogatepass")) % _BUCKETS for concept in reading.concepts])
    for row, passage in zip(rows, reading.passages, strict=True):
        inside = reading.words.inside(passage.span.start, passage.span.end)
        if inside.start < inside.stop:
            row[buckets[inside]] = reading.words.weights[inside]
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    rows /= np.maximum(norms, 1e-9)
    return rows


def _listed(pairs: set[tuple[int, int]], count: int) -> list[NDArray[np.int64]]:
    listed: Sequence[list[int]] = [[] for _ in range(count)]
    for left, right in sorted(pairs):
        listed[left].append(right)
    return [np.array(row, dtype=np.int64) for row in listed]
