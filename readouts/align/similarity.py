"""How near the tokens of one account come to another account: late interaction, in blocks.

Every token of a span is matched with the token of the other account that is nearest in meaning (ColBERT's
late interaction, Khattab and Zaharia 2020). Two accounts of one event share a vocabulary, so a match counts
for less where the token it found is nearer still to another passage of the first account: that token is
already spoken for.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from readouts.align.looks import Look, Looks
from readouts.align.nearness import near_passages
from readouts.align.reading import EncodedReading, Reading
from readouts.encoders.cores import cores, one_core_a_product
from readouts.encoders.encoding import Encoding, tokens_inside

CANDIDATES = 8
"""Passages of the other account kept per passage, so that memory grows with the accounts, not their product."""
_SMOOTHING = 3
"""Passages added to the count of passages, so that two short accounts do not empty their words of weight."""
_PLAIN_REGISTER, _FULL_REGISTER = 0.05, 0.15
"""Shares of register words in ordinary prose (its median in PropSegmEnt is 0.05) and in readouts (above 0.15)."""
_PRIOR = 100
"""Words that every pair is credited with before it is read, so that one short sentence makes no readout."""
_OTHER_GENRE, _FULL_GENRE = 0.0, 1.0
"""Mean log-odds of two accounts up to which they are no readouts, and from which they are."""
_BLOCK = 1 << 22
"""Cells of a similarity block: 16 MB of float32."""
_IN_CACHE = 1 << 17
"""Cells of one that stays in a core's cache."""
_WHOLE = 1 << 24
"""Cells up to which all tokens of a pair are compared, and all cosines kept meanwhile: twice 64 MB of float32."""
_KEPT = 1 << 25
"""Cells of blocks kept between the two times that they are looked at: 128 MB, some 25,000 words."""
_DECIMALS = 4
"""Blocking and batching move float32 products by up to 5e-7: scores are rounded once, here."""


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What one account (`of`) finds in another (`by`), token by token. The arrays are read-only.

    Parameters
    ----------
    of, by : str
        Ids of the two accounts.
    token_spans : int32, (n_tokens, 2)
        Offsets into the text of `of`.
    weights : float32, (n_tokens,)
        How much the word around each token says; 0 for punctuation.
    word_weights : float64, (n_words,)
        How much each word of `of` says between these two accounts.
    best : float32, (n_tokens,)
        Cosine with the nearest token of `by`, 0..1.
    at : int32, (n_tokens,)
        Start offset of that token in the text of `by`.
    net : float32, (n_tokens,)
        The same after discounting tokens that are spoken for, at most `best`.
    candidates : int32, (n_passages, k)
        For each passage of `of`, the indices of the nearest passages of `by`, nearest first; k <= 8.
    candidate_scores : float32, (n_passages, k)
        Weighted mean of the tokens' cosines with that passage.
    token_passage : int32, (n_tokens,)
        Index of each token's passage.
    by_candidate : float32, (n_tokens, k)
        Cosine of each token with the nearest token of each candidate of its passage.
    neighbours : int64, (passages of `by`, at most 5)
        Each passage of `by` with those nearest to it in meaning, see :mod:`readouts.align.neighbours`.
    word_best, word_net : float32, (n_words,)
        Mean of `best` and of `net` over the tokens of each word of `of`.
    word_around : float32, (n_words, k)
        Mean over each word's tokens of the cosine with the nearest token of a candidate or of its neighbours.
    found, found_passage : int32, (n_tokens,)
        Index of that nearest token among those of `by`, and of its passage.
    equivalent : bool, (n_words,)
        Whether `by` lacks the word and has another for the same.
    vocabulary : float
        Weighted share (0..1) of all the words of `of` that `by` has anywhere.
    claim_cosines : float32, (claims of `of`, claims of `by`)
        Cosines of the means of their tokens, -1..1.
    register : float
        How far the two accounts speak as readouts do, 0 (ordinary prose) to 1; the same both ways.
    genre : float
        How surely the two accounts are readouts or news of diplomacy, 0 to 1; the same both ways.
    readable : bool
        Whether the encoder was trained for the languages of both accounts, as far as that is known.
    """

    of: str
    by: str
    token_spans: NDArray[np.int32]
    weights: NDArray[np.float32]
    word_weights: NDArray[np.float64]
    best: NDArray[np.float32]
    at: NDArray[np.int32]
    net: NDArray[np.float32]
    candidates: NDArray[np.int32]
    candidate_scores: NDArray[np.float32]
    token_passage: NDArray[np.int32]
    by_candidate: NDArray[np.float32]
    neighbours: NDArray[np.int64]
    word_best: NDArray[np.float32]
    word_net: NDArray[np.float32]
    word_around: NDArray[np.float32]
    found: NDArray[np.int32]
    found_passage: NDArray[np.int32]
    equivalent: NDArray[np.bool_]
    vocabulary: float
    claim_cosines: NDArray[np.float32]
    register: float
    genre: float
    readable: bool = True

    def __post_init__(self) -> None:
        for name in self.__slots__:
            value = getattr(self, name)
            if isinstance(value, np.ndarray):
                value.flags.writeable = False

    def inside(self, start: int, end: int) -> slice:
        """Return the slice of the tokens that overlap ``text[start:end]``."""
        return tokens_inside(self.token_spans, start, end)


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
                lambda of, by, passages: evidence(of, by, scale=scale, readable=readable, near=passages),
                (one, other),
                (other, one),
                near,
            )
            return next(found), next(found)
    cosines = _cosines(one.encoding.tokens, other.encoding.tokens, scale)
    turned = np.ascontiguousarray(cosines.T)
    if one.silent or other.silent:
        # What a question carries differs by the way one looks, so the two share no cosines.
        return (
            evidence(one, other, scale=scale, readable=readable, whole=Whole.of(cosines, one, other)),
            evidence(other, one, scale=scale, readable=readable, whole=Whole.of(turned, other, one)),
        )
    by_passage, by_passage_back = _best_of_each(turned, other.encoding), _best_of_each(cosines, one.encoding)
    return (
        evidence(one, other, scale=scale, readable=readable, whole=Whole(cosines, by_passage, by_passage_back)),
        evidence(other, one, scale=scale, readable=readable, whole=Whole(turned, by_passage_back, by_passage)),
    )


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

    @classmethod
    def of(cls, cosines: NDArray[np.float32], ours: EncodedReading, theirs: EncodedReading) -> "Whole":
        """Silence their questions, in place, and find the best of each passage."""
        _silence(cosines, _asked(ours), _asked(theirs))
        turned = np.ascontiguousarray(cosines.T)
        return cls(cosines, _best_of_each(turned, theirs.encoding), _best_of_each(cosines, ours.encoding))


def _asked(reading: EncodedReading) -> NDArray[np.bool_]:
    """Tell of each token whether it stands in a question that nobody affirms."""
    return np.isin(reading.encoding.token_passage, list(reading.silent))


def _silence(cosines: NDArray[np.float32], ours: NDArray[np.bool_], theirs: NDArray[np.bool_]) -> None:
    """Let no word of a question there be a counterpart to what is asserted here."""
    if theirs.any():
        cosines[np.ix_(~ours, theirs)] = 0.0


def _best_of_each(cosines: NDArray[np.float32], encoding: Encoding) -> NDArray[np.float32]:
    """Return the best row of each passage; 0 for a passage without tokens."""
    out = np.zeros((len(encoding.passages), cosines.shape[1]), dtype=np.float32)
    # Several times as fast as np.maximum.reduceat along this axis.
    for best, rows in zip(out, _rows(encoding), strict=True):
        cosines[rows].max(axis=0, initial=0.0, out=best)
    return out


def evidence(
    of: EncodedReading,
    by: EncodedReading,
    *,
    scale: float = 1.0,
    readable: bool = True,
    whole: Whole | None = None,
    near: Sequence[NDArray[np.int64]] | None = None,
) -> Evidence:
    """Match every token of `of` with the tokens of `by`; of two long accounts, with those of the near passages.

    Parameters
    ----------
    of, by : EncodedReading
        Two accounts encoded by the same encoder.
    scale : float, default 1.0
        By how much a cosine's distance from 1 is stretched, see :mod:`readouts.align.scale`.
    readable : bool, default True
        Whether the encoder was trained for both languages; kept with the evidence.
    whole : Whole, optional
        What all tokens are to each other where it is at hand; computed block by block where not given.
    near : sequence of int64 arrays, optional
        For each passage of `of`, the passages of `by` to look at, see :mod:`readouts.align.nearness`; all of
        them, or of two long accounts the near ones, where not given.

    Returns
    -------
    Evidence
        One row a token of `of`.

    Notes
    -----
    O(n·m) time in tokens up to `_WHOLE`, beyond which it grows with n + m; memory grows with n + m.
    """
    mine, theirs = of.encoding, by.encoding
    if near is None and whole is None and _is_long(of, by):
        near = near_passages(of, by)[0]
    word_weights = pair_weights(of, by)
    word = _word_of_each_token(of)
    weights = (
        np.where(word >= 0, word_weights[word], 0.0).astype(np.float32)
        if len(word_weights)
        else np.zeros(len(word), dtype=np.float32)
    )
    beside = by.neighbours
    if whole:
        matched = _match_whole(mine, theirs, whole, weights, beside)
    else:
        matched = _match_blocks(mine, theirs, _Cosines(of, by, scale), Looks(theirs, near), weights, beside)
    best, found = _round(matched.best), matched.found
    net = _round(np.maximum(matched.net, 0.0))
    return Evidence(
        of=of.account.id,
        by=by.account.id,
        token_spans=mine.token_spans,
        weights=weights,
        word_weights=word_weights,
        best=best,
        at=theirs.token_spans[found, 0] if len(theirs.tokens) else found,
        net=net,
        candidates=matched.candidates,
        candidate_scores=matched.scores,
        token_passage=mine.token_passage,
        by_candidate=_round(matched.by_candidate),
        neighbours=beside,
        word_best=_per_word(best, word, len(of.words.stems)),
        word_net=_per_word(net, word, len(of.words.stems)),
        word_around=_per_word(matched.around, word, len(of.words.stems)),
        found=found,
        found_passage=theirs.token_passage[found] if len(theirs.tokens) else found,
        equivalent=_equivalent(of, by),
        vocabulary=_vocabulary(of, by, word_weights),
        claim_cosines=_round(_stretched(of.claim_vectors @ by.claim_vectors.T, scale)),
        register=_register(of, by),
        genre=_genre(of, by),
        readable=readable,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Matched:
    """What the tokens of one account find in another, before it is rounded: see :class:`Evidence`."""

    best: NDArray[np.float32]
    net: NDArray[np.float32]
    found: NDArray[np.int32]
    candidates: NDArray[np.int32]
    scores: NDArray[np.float32]
    by_candidate: NDArray[np.float32]
    around: NDArray[np.float32]


def _match_whole(
    mine: Encoding, theirs: Encoding, whole: Whole, weights: NDArray[np.float32], beside: NDArray[np.int64]
) -> _Matched:
    """Match every token with all those of the other account."""
    count, width = whole.cosines.shape
    found = (whole.cosines.argmax(axis=1) if width else np.zeros(count)).astype(np.int32)
    nearness = np.zeros((len(mine.passages), len(theirs.passages)), dtype=np.float32)
    for index, rows in enumerate(_rows(mine)):
        total = weights[rows].sum() if width else 0.0
        nearness[index] = (
            weights[rows] @ whole.by_passage[:, rows].T / total
            if total > 0
            else _alike(mine.passages[index], theirs.passages)
        )
    nearness = _round(nearness)
    candidates = np.argsort(-nearness, axis=1, kind="stable")[:, :CANDIDATES]
    tokens, picked = np.arange(count)[:, None], candidates[mine.token_passage]
    around = whole.by_passage[beside[:, 0]]
    for others in beside.T[1:]:
        np.maximum(around, whole.by_passage[others], out=around)
    return _Matched(
        best=whole.by_passage.max(axis=0, initial=0.0),
        net=_net(whole.cosines, found, _Rivals.best_two(whole.by_passage_back), mine.token_passage),
        found=found,
        candidates=candidates.astype(np.int32),
        scores=np.take_along_axis(nearness, candidates, axis=1),
        by_candidate=whole.by_passage[picked, tokens],
        around=around[picked, tokens],
    )


def _net(
    cosines: NDArray[np.float32], found: NDArray[np.int32], rivals: "_Rivals", passage: NDArray[np.int32]
) -> NDArray[np.float32]:
    """Return the best cosine of each row after discounting columns spoken for; `found` is the best one before."""
    if not cosines.size:
        return np.zeros(len(cosines), dtype=np.float32)
    best = cosines[np.arange(len(cosines)), found]
    net = _discounted(best, rivals.at(found, passage))
    # Where the best column is nobody else's, no other can have more; elsewhere only those nearer than that.
    lost = np.flatnonzero(net < best)
    for block in _blocks(slice(0, len(lost)), cosines.shape[1], _IN_CACHE):
        rows = lost[block]
        each = cosines[rows]
        # Several times as fast as np.nonzero of two dimensions.
        at, columns = np.divmod(np.flatnonzero(each > net[rows, None]), cosines.shape[1])
        nearer = _discounted(each[at, columns], rivals.at(columns, passage[rows[at]]))
        np.maximum.at(net, rows[at], nearer)
    return net


def _discounted(cosines: NDArray[np.float32], rival: NDArray[np.float32]) -> NDArray[np.float32]:
    """Take from cosines by how much their columns are nearer to another passage."""
    left: NDArray[np.float32] = cosines - np.maximum(np.float32(0.0), rival - cosines)
    return left


def _match_blocks(
    mine: Encoding,
    theirs: Encoding,
    near_each: "_Cosines",
    looks: Looks,
    weights: NDArray[np.float32],
    beside: NDArray[np.int64],
) -> _Matched:
    """Match every token with those that are looked at, block by block."""
    rivals = _Rivals.measure(mine, theirs, near_each, looks)
    k = min(CANDIDATES, len(theirs.passages))
    best, net = np.zeros((2, len(mine.tokens)), dtype=np.float32)
    found = np.zeros(len(mine.tokens), dtype=np.int32)
    by_candidate, around = np.zeros((2, len(mine.tokens), k), dtype=np.float32)
    candidates = np.zeros((len(mine.passages), k), dtype=np.int32)
    scores = np.zeros((len(mine.passages), k), dtype=np.float32)
    for index, rows in enumerate(_rows(mine)):
        look = looks.of(index)
        per_passage = np.zeros((rows.stop - rows.start, len(look.passages)), dtype=np.float32)
        rival = rivals.at(look.tokens, index)
        for block in _blocks(rows, look.width, _BLOCK):
            each = near_each.of(block, look)
            found[block] = look.index(each.argmax(axis=1))
            best[block] = each.max(axis=1)
            net[block] = _discounted(each, rival).max(axis=1)
            per_passage[block.start - rows.start : block.stop - rows.start] = look.best_of_each(each)
        total = weights[rows].sum() if look.width else 0.0
        nearness = (
            _round(weights[rows] @ per_passage / total)
            if total > 0
            else _alike(mine.passages[index], theirs.passages[look.passages])
        )
        order = np.argsort(-nearness, kind="stable")[:k]
        candidates[index] = look.passages[order]
        scores[index] = nearness[order]
        by_candidate[rows] = per_passage[:, order]
        around[rows] = look.best_around(per_passage, beside[candidates[index]])
    return _Matched(best, net, found, candidates, scores, by_candidate, around)


def _is_long(one: EncodedReading, other: EncodedReading) -> bool:
    return len(one.encoding.tokens) * len(other.encoding.tokens) > _WHOLE


def pair_weights(of: Reading, by: Reading) -> NDArray[np.float64]:
    """Weigh the words of one account for a comparison with another.

    Parameters
    ----------
    of, by : Reading
        The two accounts.

    Returns
    -------
    float64, (n_words,)
        The general weight of each word of `of`, less the more passages of the two accounts have it: a name
        that stands in every sentence ("Ukraine") tells nothing about which of them belong together.

    Notes
    -----
    Counted over these two accounts only, so that a third one moves nothing.
    """
    mine, theirs = of.passages_with, by.passages_with
    passages = len(of.passages) + len(by.passages)
    counted = {word: max(0, mine.get(word, 0) + theirs.get(word, 0) - 1) for word in of.all_concepts}
    elsewhere = np.array([counted[word] for word in of.concepts], dtype=np.float64)
    weights: NDArray[np.float64] = of.words.weights * (1.0 - np.sqrt(elsewhere / (passages + _SMOOTHING)))
    return weights


def _word_of_each_token(reading: EncodedReading) -> NDArray[np.int64]:
    """Return the index of the word around each token; -1 outside words."""
    starts, found = reading.encoding.token_spans[:, 0], reading.words
    if not len(found.stems):
        return np.full(len(starts), -1)
    word = np.searchsorted(found.spans[:, 0], starts, side="right") - 1
    inside = (word >= 0) & (starts < found.spans[np.maximum(word, 0), 1])
    return np.where(inside, word, -1)


def _per_word(values: NDArray[np.float32], word: NDArray[np.int64], count: int) -> NDArray[np.float32]:
    """Return the mean over each word's tokens; 0 for a word without tokens."""
    rows = np.flatnonzero(word >= 0)
    edges = np.flatnonzero(np.diff(word[rows], prepend=-1))
    out = np.zeros((count, *values.shape[1:]), dtype=np.float32)
    if len(rows):
        sizes = np.diff(np.append(edges, len(rows))).astype(np.float32)
        summed = np.add.reduceat(values[rows], edges, axis=0)
        out[word[rows][edges]] = summed / sizes.reshape(-1, *[1] * (values.ndim - 1))
    return _round(out)


def _equivalent(of: Reading, by: Reading) -> NDArray[np.bool_]:
    """Tell of each word whether the other account has another word for the same."""
    pairs = zip(of.words.stems, of.concepts, strict=True)
    return np.array([concept in by.all_concepts and stem not in by.stems for stem, concept in pairs], dtype=bool)


def _vocabulary(of: Reading, by: Reading, word_weights: NDArray[np.float64]) -> float:
    theirs, total = by.all_concepts, float(word_weights.sum())
    present = np.array([concept in theirs for concept in of.concepts], dtype=np.float64)
    return round(float(present @ word_weights) / total, _DECIMALS) if total else 0.0


def _register(of: Reading, by: Reading) -> float:
    counted = of.register_words + by.register_words + _PLAIN_REGISTER * _PRIOR
    share = counted / (len(of.words.stems) + len(by.words.stems) + _PRIOR)
    return _between(share, _PLAIN_REGISTER, _FULL_REGISTER)


def _genre(of: Reading, by: Reading) -> float:
    return _between((of.genre + by.genre) / 2, _OTHER_GENRE, _FULL_GENRE)


def _between(value: float, low: float, high: float) -> float:
    return round(min(1.0, max(0.0, (value - low) / (high - low))), _DECIMALS)


@dataclass(frozen=True, slots=True, eq=False)
class _Rivals:
    """For each token of the other account: its best match in ours, whose it is, and the best elsewhere."""

    first: NDArray[np.float32]
    passage: NDArray[np.int32]
    second: NDArray[np.float32]

    @classmethod
    def best_two(cls, scores: NDArray[np.float32]) -> "_Rivals":
        """Find them among the best matches in each of our passages (a row)."""
        tokens = np.arange(scores.shape[1])
        passage = scores.argmax(axis=0).astype(np.int32)
        first, others = scores[passage, tokens], scores.copy()
        others[passage, tokens] = 0.0
        return cls(first, passage, others.max(axis=0))

    @classmethod
    def measure(cls, mine: Encoding, theirs: Encoding, near_each: "_Cosines", looks: Looks) -> "_Rivals":
        firsts, seconds = np.zeros((2, len(theirs.tokens)), dtype=np.float32)
        passage = np.full(len(theirs.tokens), -1, dtype=np.int32)
        for index, rows in enumerate(_rows(mine)):
            look = looks.of(index)
            for block in _blocks(rows, look.width, _BLOCK):
                score = near_each.of(block, look).max(axis=0)
                first, second, own = firsts[look.tokens], seconds[look.tokens], passage[look.tokens]
                same = own == index
                ahead = score > first
                seconds[look.tokens] = np.where(
                    ahead & ~same, first, np.where(ahead | same, second, np.maximum(second, score))
                )
                passage[look.tokens] = np.where(ahead, index, own)
                firsts[look.tokens] = np.maximum(first, score)
        return cls(firsts, passage, seconds)

    def at(
        self, tokens: slice | NDArray[np.signedinteger], passage: int | NDArray[np.int32]
    ) -> NDArray[np.float32]:
        """Return the best match of tokens in our passages other than the one given, or the one given for each."""
        return np.where(self.passage[tokens] == passage, self.second[tokens], self.first[tokens])


def _rows(encoding: Encoding) -> list[slice]:
    edges = np.searchsorted(encoding.token_passage, np.arange(len(encoding.passages) + 1))
    return [slice(int(a), int(b)) for a, b in pairwise(edges)]


def _blocks(rows: slice, width: int, cells: int) -> Iterator[slice]:
    step = max(1, cells // max(1, width))
    for start in range(rows.start, rows.stop, step):
        if width:
            yield slice(start, min(start + step, rows.stop))


class _Cosines:
    """The cosines of two accounts' tokens, made a block at a time and kept while there is room."""

    def __init__(self, ours: EncodedReading, theirs: EncodedReading, scale: float) -> None:
        self._mine, self._theirs, self._scale = ours.encoding, theirs.encoding, scale
        self._asked = _asked(ours), _asked(theirs)
        self._kept: dict[int, NDArray[np.float32]] = {}
        self._room = _KEPT

    def of(self, block: slice, look: Look) -> NDArray[np.float32]:
        """Return the rows of some of our tokens, and the columns that are looked at."""
        found = self._kept.get(block.start)
        if found is None:
            found = _cosines(self._mine.tokens[block], self._theirs.tokens[look.tokens], self._scale)
            _silence(found, self._asked[0][block], self._asked[1][look.tokens])
            self._room -= found.size
            if self._room >= 0:
                self._kept[block.start] = found
        return found


def _cosines(left: NDArray[np.float32], right: NDArray[np.float32], scale: float) -> NDArray[np.float32]:
    cosines = _stretched(left @ right.T, scale)
    return np.clip(cosines, 0.0, 1.0, out=cosines)


def _stretched(cosines: NDArray[np.float32], scale: float) -> NDArray[np.float32]:
    """Stretch fresh cosines in place: those of tokens are the largest arrays of a comparison."""
    if scale != 1.0:
        np.subtract(np.float32(1.0), cosines, out=cosines)
        cosines *= np.float32(scale)
        np.subtract(np.float32(1.0), cosines, out=cosines)
    return cosines


def _alike(passage: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the cosines of whole passages, for one without words that weigh anything."""
    return _round(np.clip(others @ passage, 0.0, 1.0))


def _round(values: NDArray[np.float32]) -> NDArray[np.float32]:
    rounded: NDArray[np.float32] = np.round(values, _DECIMALS)
    return rounded
