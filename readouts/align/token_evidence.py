"""The record of what one account finds in another, token by token and word by word."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readouts.encoders.encoding import tokens_inside


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
