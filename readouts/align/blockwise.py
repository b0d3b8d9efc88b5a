"""Match the tokens of two accounts block by block, where one table of all cosines would be too large."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from readouts.align.cosines import blocks, passage_cosines, rounded, token_cosines
from readouts.align.looks import Look, Looks
from readouts.align.reading import EncodedReading
from readouts.align.silence import silence, silent_tokens
from readouts.align.spoken_for import Rivals, discounted
from readouts.align.token_matches import CANDIDATES, TokenMatches, tokens_of_each
from readouts.encoders.encoding import Encoding

_BLOCK = 1 << 22
"""Cells of a similarity block: 16 MB of float32."""
_KEPT = 1 << 25
"""Cells of blocks kept between the two times that they are looked at: 128 MB, some 25,000 words."""


class _BlockCosines:
    """The cosines of two accounts' tokens, made a block at a time and kept while there is room."""

    def __init__(self, of: EncodedReading, by: EncodedReading, scale: float) -> None:
        self._mine, self._theirs, self._scale = of.encoding, by.encoding, scale
        self._silent = silent_tokens(of), silent_tokens(by)
        self._kept: dict[int, NDArray[np.float32]] = {}
        self._room = _KEPT

    def of(self, block: slice, look: Look) -> NDArray[np.float32]:
        """Return the rows of some of our tokens, and the columns that are looked at."""
        found = self._kept.get(block.start)
        if found is None:
            found = token_cosines(self._mine.tokens[block], self._theirs.tokens[look.tokens], self._scale)
            silence(found, self._silent[0][block], self._silent[1][look.tokens])
            self._room -= found.size
            if self._room >= 0:
                self._kept[block.start] = found
        return found


def match_blocks(
    of: EncodedReading,
    by: EncodedReading,
    scale: float,
    near: Sequence[NDArray[np.int64]] | None,
    weights: NDArray[np.float32],
    beside: NDArray[np.int64],
) -> TokenMatches:
    """Match every token with those of the near passages of the other account, or with all where `near` is None.

    `weights` say how much each of our tokens says; `beside` lists each of their passages with those nearest to it.
    """
    mine, theirs = of.encoding, by.encoding
    cosines, looks = _BlockCosines(of, by, scale), Looks(theirs, near)
    rivals = _rivals(mine, theirs, cosines, looks)
    k = min(CANDIDATES, len(theirs.passages))
    best, net = np.zeros((2, len(mine.tokens)), dtype=np.float32)
    found = np.zeros(len(mine.tokens), dtype=np.int32)
    by_candidate, around = np.zeros((2, len(mine.tokens), k), dtype=np.float32)
    candidates = np.zeros((len(mine.passages), k), dtype=np.int32)
    scores = np.zeros((len(mine.passages), k), dtype=np.float32)
    for index, rows in enumerate(tokens_of_each(mine)):
        look = looks.of(index)
        per_passage = np.zeros((rows.stop - rows.start, len(look.passages)), dtype=np.float32)
        rival = rivals.at(look.tokens, index)
        for block in blocks(rows, look.width, _BLOCK):
            each = cosines.of(block, look)
            found[block] = look.index(each.argmax(axis=1))
            best[block] = each.max(axis=1)
            net[block] = discounted(each, rival).max(axis=1)
            per_passage[block.start - rows.start : block.stop - rows.start] = look.best_of_each(each)
        total = weights[rows].sum() if look.width else 0.0
        nearness = (
            rounded(weights[rows] @ per_passage / total)
            if total > 0
            else passage_cosines(mine.passages[index], theirs.passages[look.passages])
        )
        order = np.argsort(-nearness, kind="stable")[:k]
        candidates[index] = look.passages[order]
        scores[index] = nearness[order]
        by_candidate[rows] = per_passage[:, order]
        around[rows] = look.best_around(per_passage, beside[candidates[index]])
    return TokenMatches(best, net, found, candidates, scores, by_candidate, around)


def _rivals(mine: Encoding, theirs: Encoding, cosines: _BlockCosines, looks: Looks) -> Rivals:
    """Find the rivals of our passages among all that is looked at."""
    firsts, seconds = np.zeros((2, len(theirs.tokens)), dtype=np.float32)
    passage = np.full(len(theirs.tokens), -1, dtype=np.int32)
    for index, rows in enumerate(tokens_of_each(mine)):
        look = looks.of(index)
        for block in blocks(rows, look.width, _BLOCK):
            score = cosines.of(block, look).max(axis=0)
            first, second, own = firsts[look.tokens], seconds[look.tokens], passage[look.tokens]
            same = own == index
            ahead = score > first
            seconds[look.tokens] = np.where(
                ahead & ~same, first, np.where(ahead | same, second, np.maximum(second, score))
            )
            passage[look.tokens] = np.where(ahead, index, own)
            firsts[look.tokens] = np.maximum(first, score)
    return Rivals(firsts, passage, seconds)
