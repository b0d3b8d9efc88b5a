"""Signals become a probability: a logistic regression whose coefficients lie in ``calibration.json``.

``benchmarks/calibrate.py`` finds them and writes them with their origin; nothing is fitted at run time.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from readouts.judge.support import SIGNALS, Found
from readouts.types import VerdictKind

_VERBATIM = 0.99
"""Least support where the very words stand in the other account: no regression may doubt those."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression on the signals, and the probabilities at which a verdict is ventured.

    Parameters
    ----------
    intercept : float
        Log-odds where every signal is 0.
    coefficients : mapping of str to float
        Change of the log-odds as a signal goes from 0 to 1.
    left_out_below, shared_from : float
        At most the first is ``left_out``, at least the second ``shared``, between them ``unclear``.
    origin : mapping
        Data, script and figures behind the numbers.
    """

    intercept: float
    coefficients: Mapping[str, float]
    left_out_below: float
    shared_from: float
    origin: Mapping[str, object]

    def probability(self, found: Found) -> float:
        """Return the calibrated probability (0..1) that the other account carries the span."""
        log_odds = self.intercept + sum(self.coefficients[name] * found.signals[name] for name in SIGNALS)
        probability = 1 / (1 + math.exp(-log_odds))
        return round(max(probability, _VERBATIM) if found.verbatim else probability, 4)

    def verdict(self, probability: float) -> VerdictKind:
        """Return what a probability amounts to: ``shared``, ``left_out``, or ``unclear`` between them."""
        if probability >= self.shared_from:
            return VerdictKind.SHARED
        return VerdictKind.LEFT_OUT if probability <= self.left_out_below else VerdictKind.UNCLEAR


@cache
def load() -> Calibration:
    """Return the calibration that the package carries."""
    raw = json.loads(files("readouts.judge").joinpath("calibration.json").read_text("utf-8"))
    if tuple(raw["coefficients"]) != SIGNALS:
        raise ValueError(f"calibration.json is for the signals {tuple(raw['coefficients'])}, not {SIGNALS}")
    return Calibration(
        intercept=raw["intercept"],
        coefficients=raw["coefficients"],
        left_out_below=raw["left_out_below"],
        shared_from=raw["shared_from"],
        origin=raw["origin"],
    )
