"""Blocks: runs of passages that are encoded together, and kept together.

float32 products differ in their last digits with what is multiplied beside them, so what is kept can only be taken
again if a run that starts from nothing would cut the same block. Where a block ends is therefore decided by the
passages in it alone: a corrected sentence changes its own block, at most the next one too, and no other.
"""

from collections.abc import Sequence
from zlib import crc32

_LEAST, _MOST = 1400, 3000
"""Characters of a block: enough to be fast, since each reads all the weights anew, few enough for all cores to have
one (800 words make some three) and for a corrected sentence to cost little."""
_ONE_IN = 4
"""How many passages, of those where a block may end, one ends at."""


def blocks(texts: Sequence[str]) -> list[slice]:
    """Cut texts into blocks.

    Parameters
    ----------
    texts : sequence of str
        The passages of one account, in order.

    Returns
    -------
    list of slice
        In order; together they hold every text once.

    Examples
    --------
    >>> blocks(["word " * 300, "few words", "word " * 300])
    [slice(0, 2, None), slice(2, 3, None)]
    """
    cut, start, size = [], 0, 0
    for index, text in enumerate(texts):
        if size and size + len(text) > _MOST:
            cut.append(slice(start, index))
            start, size = index, 0
        size += len(text)
        if size >= _LEAST and crc32(text.encode("utf-8", "surrogatepass")) % _ONE_IN == 0:
            cut.append(slice(start, index + 1))
            start, size = index + 1, 0
    return [*cut, slice(start, len(texts))] if start < len(texts) else cut
