"""How near the tokens of one account come to another account: late interaction.

Every token of a span is matched with the token of the other account that is nearest in meaning (ColBERT's
late interaction, Khattab and Zaharia 2020). Two accounts of one event share a vocabulary, so a match counts
for less where the token it found is nearer still to another passage of the first account: that token is
already spoken for.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readouts.align.blockwise import match_blocks
from readouts.align.cosines import rounded, stretched
from readouts.align.nearness import near_passages
from readouts.align.pair_words import has_equivalent, pair_genre, pair_register, pair_weights, vocabulary
from readouts.align.reading import EncodedReading
from readouts.align.token_evidence import Evidence
from readouts.align.token_matches import TokenMatches
from readouts.align.whole import Whole, both_ways, match_whole
from readouts.encoders.cores import cores, one_core_a_product

_WHOLE = 1 << 24
"""Cells up to which all tokens of a pair are compared, and all cosines kept meanwhile: twice 64 MB of float32."""


def evidence_both_ways(
    one: EncodedReading, other: EncodedReading, *, scale: float = 1.0, readable: bool = True
) -> tuple[Evidence, Evidence]:
    """Match every token of each of two accounts with the tokens of the other: :func:`evidence` of both orders.

    Cosines are the same both ways, so those of accounts that are not very long are computed once.
    """
    if _is_long(one, other):
        near = near_passages(one, other)
        # Many small products: a direction a core is several times as fast as all cores for each product.
        with one_core_a_product, ThreadPoolExecutor(min(2, cores())) as pool:
            found = pool.map(
                lambda of, by, passages: _in_blocks(of, by, passages, scale, readable),
                (one, other),
                (other, one),
                near,
            )
            return next(found), next(found)
    whole, turned = both_ways(one, other, scale)
    return _at_once(one, other, whole, scale, readable), _at_once(other, one, turned, scale, readable)


def evidence(of: EncodedReading, by: EncodedReading, *, scale: float = 1.0, readable: bool = True) -> Evidence:
    """Match every token of `of` with the tokens of `by`; of two long accounts, with those of the near passages.

    Parameters
    ----------
    of, by : EncodedReading
        Two accounts encoded by the same encoder.
    scale : float, default 1.0
        By how much a cosine's distance from 1 is stretched, see :mod:`readouts.align.scale`.
    readable : bool, default True
        Whether the encoder was trained for both languages; kept with the evidence.

    Returns
    -------
    Evidence
        One row a token of `of`.

    Notes
    -----
    O(n·m) time in tokens up to `_WHOLE`, beyond which it grows with n + m; memory grows with n + m.
    """
    near = near_passages(of, by)[0] if _is_long(of, by) else None
    return _in_blocks(of, by, near, scale, readable)


def _is_long(one: EncodedReading, other: EncodedReading) -> bool:
    return len(one.encoding.tokens) * len(other.encoding.tokens) > _WHOLE


def _at_once(of: EncodedReading, by: EncodedReading, whole: Whole, scale: float, readable: bool) -> Evidence:
    weighed = _weigh(of, by)
    matches = match_whole(of.encoding, by.encoding, whole, weighed.tokens, by.neighbours)
    return _evidence(of, by, weighed, matches, scale, readable)


def _in_blocks(
    of: EncodedReading,
    by: EncodedReading,
    near: Sequence[NDArray[np.int64]] | None,
    scale: float,
    readable: bool,
) -> Evidence:
    weighed = _weigh(of, by)
    matches = match_blocks(of, by, scale, near, weighed.tokens, by.neighbours)
    return _evidence(of, by, weighed, matches, scale, readable)


@dataclass(frozen=True, slots=True, eq=False)
class _Weighed:
    """How much each word and each token of an account says, and the word around each token (-1 outside words)."""

    words: NDArray[np.float64]
    tokens: NDArray[np.float32]
    word_of_token: NDArray[np.int64]


def _weigh(of: EncodedReading, by: EncodedReading) -> _Weighed:
    words, word = pair_weights(of, by), _word_of_each_token(of)
    tokens = (
        np.where(word >= 0, words[word], 0.0).astype(np.float32)
        if len(words)
        else np.zeros(len(word), dtype=np.float32)
    )
    return _Weighed(words, tokens, word)


def _word_of_each_token(reading: EncodedReading) -> NDArray[np.int64]:
    """Return the index of the word around each token; -1 outside words."""
    starts, found = reading.encoding.token_spans[:, 0], reading.words
    if not len(found.stems):
        return np.full(len(starts), -1)
    word = np.searchsorted(found.spans[:, 0], starts, side="right") - 1
    inside = (word >= 0) & (starts < found.spans[np.maximum(word, 0), 1])
    return np.where(inside, word, -1)


def _evidence(
    of: EncodedReading,
    by: EncodedReading,
    weighed: _Weighed,
    matches: TokenMatches,
    scale: float,
    readable: bool,
) -> Evidence:
    """Round what was matched, and add what the words of the two tell."""
    mine, theirs = of.encoding, by.encoding
    best, found = rounded(matches.best), matches.found
    net = rounded(np.maximum(matches.net, 0.0))
    word, count = weighed.word_of_token, len(of.words.stems)
    return Evidence(
        of=of.account.id,
        by=by.account.id,
        token_spans=mine.token_spans,
        weights=weighed.tokens,
        word_weights=weighed.words,
        best=best,
        at=theirs.token_spans[found, 0] if len(theirs.tokens) else found,
        net=net,
        candidates=matches.candidates,
        candidate_scores=matches.scores,
        token_passage=mine.token_passage,
        by_candidate=rounded(matches.by_candidate),
        neighbours=by.neighbours,
        word_best=_per_word(best, word, count),
        word_net=_per_word(net, word, count),
        word_around=_per_word(matches.around, word, count),
        found=found,
        found_passage=theirs.token_passage[found] if len(theirs.tokens) else found,
        equivalent=has_equivalent(of, by),
        vocabulary=vocabulary(of, by, weighed.words),
        claim_cosines=rounded(stretched(of.claim_vectors @ by.claim_vectors.T, scale)),
        register=pair_register(of, by),
        genre=pair_genre(of, by),
        readable=readable,
    )


def _per_word(values: NDArray[np.float32], word: NDArray[np.int64], count: int) -> NDArray[np.float32]:
    """Return the mean over each word's tokens; 0 for a word without tokens."""
    rows = np.flatnonzero(word >= 0)
    edges = np.flatnonzero(np.diff(word[rows], prepend=-1))
    out = np.zeros((count, *values.shape[1:]), dtype=np.float32)
    if len(rows):
        sizes = np.diff(np.append(edges, len(rows))).astype(np.float32)
        summed = np.add.reduceat(values[rows], edges, axis=0)
        out[word[rows][edges]] = summed / sizes.reshape(-1, *[1] * (values.ndim - 1))
    return rounded(out)
