"""The words of two accounts as a pair: how much each says, what both have, and whether these are readouts."""

import numpy as np
from numpy.typing import NDArray

from readouts.align.cosines import DECIMALS
from readouts.align.reading import Reading

_SMOOTHING = 3
"""Passages added to the count of passages, so that two short accounts do not empty their words of weight."""
_PLAIN_REGISTER, _FULL_REGISTER = 0.05, 0.15
"""Shares of register words in ordinary prose (its median in PropSegmEnt is 0.05) and in readouts (above 0.15)."""
_PRIOR = 100
"""Words that every pair is credited with before it is read, so that one short sentence makes no readout."""
_OTHER_GENRE, _FULL_GENRE = 0.0, 1.0
"""Mean log-odds of two accounts up to which they are no readouts, and from which they are."""


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


def has_equivalent(of: Reading, by: Reading) -> NDArray[np.bool_]:
    """Tell of each word whether the other account has another word for the same."""
    pairs = zip(of.words.stems, of.concepts, strict=True)
    return np.array([concept in by.all_concepts and stem not in by.stems for stem, concept in pairs], dtype=bool)


def vocabulary(of: Reading, by: Reading, word_weights: NDArray[np.float64]) -> float:
    """Return the weighted share (0..1) of all the words of one account that the other has anywhere."""
    theirs, total = by.all_concepts, float(word_weights.sum())
    present = np.array([concept in theirs for concept in of.concepts], dtype=np.float64)
    return round(float(present @ word_weights) / total, DECIMALS) if total else 0.0


def pair_register(of: Reading, by: Reading) -> float:
    """Return how far the two speak as readouts do, 0 (ordinary prose) to 1."""
    counted = of.register_words + by.register_words + _PLAIN_REGISTER * _PRIOR
    share = counted / (len(of.words.stems) + len(by.words.stems) + _PRIOR)
    return _between(share, _PLAIN_REGISTER, _FULL_REGISTER)


def pair_genre(of: Reading, by: Reading) -> float:
    """Return how surely the two are readouts or news of diplomacy, 0 to 1."""
    return _between((of.genre + by.genre) / 2, _OTHER_GENRE, _FULL_GENRE)


def _between(value: float, low: float, high: float) -> float:
    return round(min(1.0, max(0.0, (value - low) / (high - low))), DECIMALS)
