"""Word by word: how surely each word of a span has its counterpart, and how much it counts, as learned.

The other signals of :mod:`readouts.judge.support` weigh words by rules. Here a linear function of a word's measures
gives the log-odds that it has a counterpart, and the exponential of another how much it counts in the mean over the
span: a small form of attention pooling (Ilse et al. 2018). The weights lie in ``counterparts.json``, one set for
readouts and one for other text; ``benchmarks/calibrate.py`` finds them together with the regressions.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from readouts.align import Evidence, Reading
from readouts.judge.picked import Picked, shares, tally

_Values = NDArray[np.float64]

LEARNED = ("counterparts", "weakest_counterpart")
"""Names of the signals that are learned word by word."""
OF_A_WORD = (
    "near", "near_squared", "net", "log_net", "there", "name", "number", "negation", "capital",
    "log_weight", "log_rarity", "weight_near", "name_near", "number_near", "name_there",
)  # fmt: skip
MEASURES = (*OF_A_WORD, "together", "words", "position")
"""What is measured of each word, in the order of the columns of :class:`WordMeasures`.

near, near_squared
    Cosine with the nearest word of the other account, or what another word for the same counts, and its square.
net, log_net
    The same less what is spoken for, and its logarithm.
there
    1 where the account has the word anywhere, or an equivalent.
name, number, negation, capital
    1 where it is a name (or begins with a digit), has a digit, denies ("not", "without"), begins with a capital; in
    a title capitals tell nothing.
log_weight, log_rarity
    Logarithm of how much it says between the two accounts, and of how much it says by itself.
weight_near, name_near, number_near, name_there
    Products; of the weight, at most 1.5.
together
    How near it is to the passage that has most of the span, or to those about the same matter.
words, position
    Logarithm of how many words the span has, over 3; and how far into the span the word stands, 0 to 1.
"""
SURE = (
    "near", "near_squared", "net", "log_net", "together", "there", "name", "number", "negation", "words",
    "weight_near", "name_near", "number_near", "name_there",
)  # fmt: skip
"""What decides how surely a word has its counterpart."""
COUNTED = ("log_weight", "log_rarity", "name", "number", "negation", "capital", "there", "position")
"""What decides how much a word counts; not how near its counterpart is, or one would outvote all the others."""

_MOST_WEIGHT, _LEAST_WEIGHT = 1.5, 0.05
_LEAST_COUNT, _MOST_HARSH = -60.0, 60.0
"""Bounds of exponents, which only measures beyond all that is natural come near."""
WIDEST = 8.0
"""Greatest log-odds of a signal, either way."""


@dataclass(frozen=True, slots=True, eq=False)
class WordMeasures:
    """What is measured of the words of several questions.

    Parameters
    ----------
    values : float64, (n_words, len(MEASURES))
        A row a word, question by question.
    asked : int64, (n_words,)
        Number of the question, which never decreases.
    count : int
        How many questions there are; some may have no word.
    """

    values: _Values
    asked: NDArray[np.int64]
    count: int


class Head(NamedTuple):
    """What was learned about words.

    Parameters
    ----------
    intercept : float
        Log-odds of a word whose every measure is 0.
    sure : float64, (len(MEASURES),)
        Change of these log-odds with each measure; 0 is a word as they are on average in the labelled data.
    counted : float64, (len(MEASURES),)
        Change of the logarithm of how much the word counts.
    """

    intercept: float
    sure: _Values
    counted: _Values

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> "Head":
        """Return the head of a document: `intercept`, and weights by measure, those not named 0.

        Raises
        ------
        ValueError
            If it has a weight for something that is not measured.
        """
        if unknown := {*document["sure"], *document["counted"]} - {*MEASURES}:
            raise ValueError(f"weights are for other measures: {sorted(unknown)} are not among {MEASURES}")
        sure, counted = (
            np.array([document[part].get(name, 0.0) for name in MEASURES], dtype=np.float64)
            for part in ("sure", "counted")
        )
        return cls(float(document["intercept"]), sure, counted)

    def pooled(self, words: WordMeasures) -> tuple[_Values, _Values]:
        """Return two signals a question, each 0..1: the mean over its words, and the least of them.

        Both are taken of the words' log-odds. In the mean words weigh as they count; the least is soft,
        ``-log(sum(exp(-2 * x))) / 2``, below the least alone where several words come near it. Both are 0 where
        there is no word.
        """
        sure = self.intercept + words.values @ self.sure
        counted = words.values @ self.counted
        counts = np.exp(np.maximum(counted - counted.max(initial=0.0), _LEAST_COUNT))
        mean = shares(tally(words.asked, counts * sure, words.count), tally(words.asked, counts, words.count))
        harsh = tally(words.asked, np.exp(np.clip(-2 * sure, -_MOST_HARSH, _MOST_HARSH)), words.count)
        some = harsh > 0
        least = -0.5 * np.log(harsh, out=np.zeros(words.count), where=some)
        return np.where(some, _probability(mean), 0.0), np.where(some, _probability(least), 0.0)


@cache
def heads() -> tuple[Head, Head]:
    """Return the heads that the package carries, for readouts and for other text."""
    document = json.loads(files("readouts.judge").joinpath("counterparts.json").read_text("utf-8"))
    return Head.read(document["readouts"]), Head.read(document["plain"])


def _probability(log_odds: _Values) -> _Values:
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -WIDEST, WIDEST))))


def signals(words: WordMeasures, genre: float | _Values, both: tuple[Head, Head]) -> dict[str, _Values]:
    """Return the learned signals of each question, by their names.

    Parameters
    ----------
    words : WordMeasures
        The words of every question.
    genre : float or float64, (questions,)
        How surely the accounts are readouts, 0..1, by which the two heads are mixed.
    both : tuple of Head
        The head for readouts and that for other text.
    """
    readouts, plain = (head.pooled(words) for head in both)
    mixed = (genre * a + (1 - genre) * b for a, b in zip(readouts, plain, strict=True))
    return dict(zip(LEARNED, mixed, strict=True))


def of_each_word(of: Reading, seen: Evidence, near: _Values, log_net: _Values, there: NDArray[np.bool_]) -> _Values:
    """Return what is measured of each word whatever is asked, (n_words, len(OF_A_WORD))."""
    name, number, negation, capital = of.marks
    columns = {
        "near": near,
        "near_squared": near**2,
        "net": np.exp(log_net),
        "log_net": log_net,
        "there": there.astype(np.float64),
        "name": name,
        "number": number,
        "negation": negation,
        "capital": capital,
        "log_weight": np.log(seen.word_weights + _LEAST_WEIGHT),
        "log_rarity": np.log(of.words.weights + _LEAST_WEIGHT),
        "weight_near": np.minimum(seen.word_weights, _MOST_WEIGHT) * near,
        "name_near": name * near,
        "number_near": number * near,
        "name_there": name * there,
    }
    return np.stack([columns[name] for name in OF_A_WORD], axis=1)


def measured(words: Picked, of_each: _Values, together: _Values) -> WordMeasures:
    """Return what is measured of the words picked for each question.

    Parameters
    ----------
    words : Picked
        Rows of the account's words.
    of_each : float64, (words of the account, len(OF_A_WORD))
        See :func:`of_each_word`.
    together : float64, (words picked,)
        How near each is to the passage that has most of its question.
    """
    size = np.bincount(words.asked, minlength=words.count)
    first = np.cumsum(size) - size
    own = size[words.asked]
    place = np.arange(len(words.rows)) - first[words.asked]
    of_question = np.stack([together, np.log(own + 1) / 3, place / np.maximum(own, 1)], axis=1)
    return WordMeasures(np.hstack([of_each[words.rows], of_question]), words.asked, words.count)
