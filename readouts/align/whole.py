"""Match all the tokens of two accounts that are not very long with one another, from one table of cosines."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readouts.align.cosines import blocks, passage_cosines, rounded, token_cosines
from readouts.align.reading import EncodedReading
from readouts.align.silence import silence, silent_tokens
from readouts.align.spoken_for import Rivals, discounted
from readouts.align.token_matches import CANDIDATES, TokenMatches, tokens_of_each
from readouts.encoders.encoding import Encoding

_IN_CACHE = 1 << 17
"""Cells of a block that stays in a core's cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """What all the tokens of two accounts are to each other, where these are not very long.

    Parameters
    ----------
    cosines : float32, (tokens of ours, tokens of theirs)
        Stretched, see :mod:`readouts.align.scale`.
    by_passage : float32, (passages of theirs, tokens of ours)
        The best cosine of each of our tokens in each of their passages; 0 in a passage without tokens.
    by_passage_back : float32, (passages of ours, tokens of theirs)
        The same the other way round.
    """

    cosines: NDArray[np.float32]
    by_passage: NDArray[np.float32]
    by_passage_back: NDArray[np.float32]


def both_ways(one: EncodedReading, other: EncodedReading, scale: float) -> tuple[Whole, Whole]:
    """Return what all tokens of two accounts are to each other, as each of the two sees it."""
    cosines = token_cosines(one.encoding.tokens, other.encoding.tokens, scale)
    turned = np.ascontiguousarray(cosines.T)
    if one.silent or other.silent:
        # What a question carries differs by the side from which one looks, so the two share nothing.
        return _with_silence(cosines, one, other), _with_silence(turned, other, one)
    by_passage, by_passage_back = _best_of_each(turned, other.encoding), _best_of_each(cosines, one.encoding)
    return Whole(cosines, by_passage, by_passage_back), Whole(turned, by_passage_back, by_passage)


def _with_silence(cosines: NDArray[np.float32], ours: EncodedReading, theirs: EncodedReading) -> Whole:
    silence(cosines, silent_tokens(ours), silent_tokens(theirs))
    turned = np.ascontiguousarray(cosines.T)
    return Whole(cosines, _best_of_each(turned, theirs.encoding), _best_of_each(cosines, ours.encoding))


def _best_of_each(cosines: NDArray[np.float32], encoding: Encoding) -> NDArray[np.float32]:
    """Return the best row of each passage; 0 for a passage without tokens."""
    out = np.zeros((len(encoding.passages), cosines.shape[1]), dtype=np.float32)
    # Several times as fast as np.maximum.reduceat along this axis.
    for best, rows in zip(out, tokens_of_each(encoding), strict=True):
        cosines[rows].max(axis=0, initial=0.0, out=best)
    return out


def match_whole(
    mine: Encoding, theirs: Encoding, whole: Whole, weights: NDArray[np.float32], beside: NDArray[np.int64]
) -> TokenMatches:
    """Match every token with all those of the other account.

    `weights` say how much each of our tokens says; `beside` lists each of their passages with those nearest to it.
    """
    count, width = whole.cosines.shape
    found = (whole.cosines.argmax(axis=1) if width else np.zeros(count)).astype(np.int32)
    nearness = np.zeros((len(mine.passages), len(theirs.passages)), dtype=np.float32)
    for index, rows in enumerate(tokens_of_each(mine)):
        total = weights[rows].sum() if width else 0.0
        nearness[index] = (
            weights[rows] @ whole.by_passage[:, rows].T / total
            if total > 0
            else passage_cosines(mine.passages[index], theirs.passages)
        )
    nearness = rounded(nearness)
    candidates = np.argsort(-nearness, axis=1, kind="stable")[:, :CANDIDATES]
    tokens, picked = np.arange(count)[:, None], candidates[mine.token_passage]
    around = whole.by_passage[beside[:, 0]]
    for others in beside.T[1:]:
        np.maximum(around, whole.by_passage[others], out=around)
    return TokenMatches(
        best=whole.by_passage.max(axis=0, initial=0.0),
        net=_net(whole.cosines, found, _rivals(whole.by_passage_back), mine.token_passage),
        found=found,
        candidates=candidates.astype(np.int32),
        scores=np.take_along_axis(nearness, candidates, axis=1),
        by_candidate=whole.by_passage[picked, tokens],
        around=around[picked, tokens],
    )


def _net(
    cosines: NDArray[np.float32], found: NDArray[np.int32], rivals: Rivals, passage: NDArray[np.int32]
) -> NDArray[np.float32]:
    """Return the best cosine of each row after discounting columns spoken for; `found` is the best one before."""
    if not cosines.size:
        return np.zeros(len(cosines), dtype=np.float32)
    best = cosines[np.arange(len(cosines)), found]
    net = discounted(best, rivals.at(found, passage))
    # Where the best column is nobody else's, no other can have more; elsewhere only those nearer than that.
    lost = np.flatnonzero(net < best)
    for block in blocks(slice(0, len(lost)), cosines.shape[1], _IN_CACHE):
        rows = lost[block]
        each = cosines[rows]
        # Several times as fast as np.nonzero of two dimensions.
        at, columns = np.divmod(np.flatnonzero(each > net[rows, None]), cosines.shape[1])
        nearer = discounted(each[at, columns], rivals.at(columns, passage[rows[at]]))
        np.maximum.at(net, rows[at], nearer)
    return net


def _rivals(scores: NDArray[np.float32]) -> Rivals:
    """Find the rivals of our passages among the best matches in each of our passages (a row)."""
    tokens = np.arange(scores.shape[1])
    passage = scores.argmax(axis=0).astype(np.int32)
    first, others = scores[passage, tokens], scores.copy()
    others[passage, tokens] = 0.0
    return Rivals(first, passage, others.max(axis=0))
