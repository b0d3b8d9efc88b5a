"""Signals become a probability: by logistic regressions whose coefficients lie in ``calibration.json``.

``benchmarks/calibrate.py`` finds them and writes them with their origin; nothing is fitted at run time.
"""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from readouts.judge.counterparts import LEARNED, WIDEST
from readouts.judge.support import SIGNALS, Found
from readouts.types import VerdictKind

_VERBATIM = 0.99
"""Least support where the very words stand in the other account: no regression may doubt those."""
_LEAST = 1 / (1 + math.exp(WIDEST))
"""What a learned signal is taken for at least, since 0 has no log-odds."""


class Regression(NamedTuple):
    """A logistic regression on some of the signals.

    Parameters
    ----------
    intercept : float
        Log-odds where every signal is 0.
    coefficients : mapping of str to float
        Change of the log-odds as a signal goes from 0 to 1; of a learned one, as its own log-odds grow by 1.
    """

    intercept: float
    coefficients: Mapping[str, float]

    def log_odds(self, signals: Mapping[str, float]) -> float:
        """Return the log-odds that what has these signals is carried."""
        return self.intercept + sum(
            weight * (_log_odds(signals[name]) if name in LEARNED else signals[name])
            for name, weight in self.coefficients.items()
        )


class Calibration(NamedTuple):
    """Two regressions, between which the genre of the accounts decides, and when a verdict is ventured.

    Governments say the same in freer words than encyclopedias and summaries, and have more words in common where
    they do not: the same signals mean something else.

    Parameters
    ----------
    readouts, plain : Regression
        For readouts and news of diplomacy, and for other text. The log-odds of the two are mixed as far as it is
        unsure what the accounts are.
    left_out_below, shared_from : float
        At most the first is ``left_out``, at least the second ``shared``, between them ``unclear``.
    origin : mapping
        Data, script and figures behind the numbers.
    """

    readouts: Regression
    plain: Regression
    left_out_below: float
    shared_from: float
    origin: Mapping[str, object]

    def probability(self, found: Found) -> float:
        """Return the calibrated probability (0..1) that the other account carries the span."""
        readouts, plain = self.readouts.log_odds(found.signals), self.plain.log_odds(found.signals)
        log_odds = found.genre * readouts + (1 - found.genre) * plain
        probability = 1 / (1 + math.exp(-log_odds))
        return round(max(probability, _VERBATIM) if found.verbatim else probability, 4)

    def verdict(self, probability: float) -> VerdictKind:
        """Return what a probability amounts to: ``shared``, ``left_out``, or ``unclear`` between them."""
        if probability >= self.shared_from:
            return VerdictKind.SHARED
        return VerdictKind.LEFT_OUT if probability <= self.left_out_below else VerdictKind.UNCLEAR


def read(document: Mapping[str, Any]) -> Calibration:
    """Return the calibration of a document such as ``calibration.json``.

    Raises
    ------
    ValueError
        If it has a coefficient for something that is not measured.
    """
    readouts, plain = (Regression(**document[name]) for name in ("readouts", "plain"))
    if unknown := {*readouts.coefficients, *plain.coefficients} - {*SIGNALS}:
        raise ValueError(f"calibration is for other signals: {sorted(unknown)} are not among {SIGNALS}")
    return Calibration(readouts, plain, document["left_out_below"], document["shared_from"], document["origin"])


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(bounded / (1 - bounded))


@cache
def load() -> Calibration:
    """Return the calibration that the package carries."""
    return read(json.loads(files("readouts.judge").joinpath("calibration.json").read_text("utf-8")))
