"""Weighing: how likely two facts that cannot both be right are told of one thing.

A logistic regression a kind, over the signals of a candidate and the rule that saw it; ``benchmarks/weigh.py``
finds the weights and writes them to ``weighing.json`` with their origin.
"""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple, get_args

Signal = Literal[
    "passages",
    "alike",
    "words",
    "place",
    "carried",
    "carried more",
    "telling",
    "unlike",
    "unmet",
    "in common",
    "rest",
    "nothing left",
    "nothing else apart",
    "another in the slot",
    "one pattern",
    "other names",
    "other values",
    "other times",
    "condition",
    "told ahead",
    "asked",
    "contrary",
    "things apart",
    "ends apart",
    "clear",
    "facts",
    "heads",
    "heads near",
    "heads meet",
    "next",
    "length",
    "one length",
    "verbatim",
    "both told",
    "names in common",
    "names alone",
    "names share",
    "parts",
    "turned",
    "values in common",
    "values alone",
    "dated once",
    "far apart",
    "wanted",
    "set apart",
    "met elsewhere",
    "around",
    "around elsewhere",
]
"""Names of the signals of a candidate, which :mod:`readouts.judge.signals` measures."""
SIGNALS: tuple[Signal, ...] = get_args(Signal)
"""The same, in the order in which they are measured and weighed."""

_ALL_ELSE: Signal = "words"
_WHOLLY, _ONE_SENTENCE = 0.999, 0.95
"""The signal of words that both sides have, what it is where these are all but the facts themselves, and the
probability then: one sentence with another fact in it, which misleading pairs of one pattern must not make
doubtful. Not fitted."""
_TOLD: Signal = "nothing left"
"""The signal of every telling word but the facts having its counterpart."""
_ALIKE: Signal = "alike"
_NEARLY = 0.85
"""The signal of the share of words with a counterpart, and what it is where nearly all have one."""
_ONE_PATTERN: Signal = "one pattern"
"""The signal of a slot besides the facts that is filled with other things, in sentences of one pattern."""
_ASKED: Signal = "asked"
"""The signal of one side alone telling what is asked or wished."""
_LENGTH: Signal = "length"
_LONG = 0.5
"""The signal of how many telling words the shorter passage has, and what it is at ten of them."""


class Weights(NamedTuple):
    """The weights of one kind of conflict.

    Parameters
    ----------
    intercept : float
        Log-odds where every signal is 0.
    signals : mapping of Signal to float
        Change of the log-odds as a signal goes from 0 to 1.
    rules : mapping of str to float
        Change of the log-odds by the rule that saw the candidate.
    cutoff : float
        Least probability (0..1) at which a conflict is reported, where something is left over on either side.
    cutoff_whole : float
        The same where every other telling word has its counterpart: what is told is one thing more surely.
    cutoff_long : float
        The least in any case where both passages are long: the more facts are told, the likelier it is that some
        two of them exclude each other and are of two things.
    """

    intercept: float
    signals: Mapping[Signal, float]
    rules: Mapping[str, float]
    cutoff: float
    cutoff_whole: float
    cutoff_long: float

    def reports(self, probability: float, signals: Mapping[Signal, float]) -> bool:
        """Return whether a conflict of this probability is reported; never of two things told in one pattern."""
        if two_things(signals):
            return False
        cutoff = self.cutoff_whole if all_else_is_told(signals) else self.cutoff
        return probability >= (max(cutoff, self.cutoff_long) if is_long(signals) else cutoff)

    def probability(self, rule: str, signals: Mapping[Signal, float]) -> float:
        """Return the probability (0..1) that the facts are told of one thing; a new rule counts for nothing."""
        if one_sentence(signals):
            return _ONE_SENTENCE
        log_odds = self.intercept + self.rules.get(rule, 0.0)
        log_odds += sum(weight * signals[name] for name, weight in self.signals.items())
        return round(1 / (1 + math.exp(-log_odds)), 4)


def one_sentence(signals: Mapping[Signal, float]) -> bool:
    """Return whether all but the facts is the same, word for word: then no weight is asked."""
    return signals[_ALL_ELSE] >= _WHOLLY


def two_things(signals: Mapping[Signal, float]) -> bool:
    """Return whether two things are told in sentences of one pattern: then no weight is asked."""
    return bool(signals[_ONE_PATTERN])


def all_else_is_told(signals: Mapping[Signal, float]) -> bool:
    """Return whether all telling words but the facts have a counterpart there, or nearly all words do.

    Nothing is told where one side only asks for it: "was asked to decide by May", "decided in July".
    """
    return not signals[_ASKED] and (signals[_TOLD] >= _WHOLLY or signals[_ALIKE] >= _NEARLY)


def is_long(signals: Mapping[Signal, float]) -> bool:
    """Return whether both passages have so many telling words that chance has a part in what they exclude."""
    return signals[_LENGTH] > _LONG


def read(document: Mapping[str, Any]) -> Mapping[str, Weights]:
    """Return the weights of a document such as ``weighing.json``, by kind.

    Raises
    ------
    ValueError
        If a kind has other signals than those that are measured: one that is misspelt would count for nothing.
    """
    found = {kind: Weights(**one) for kind, one in document["kinds"].items()}
    for kind, weights in found.items():
        if other := {*weights.signals} ^ {*SIGNALS}:
            raise ValueError(f"weights of {kind} are for other signals than those measured: {sorted(other)}")
    return found


@cache
def load() -> Mapping[str, Weights]:
    """Return the weights that the package carries, by kind."""
    return read(json.loads(files("readouts.judge").joinpath("weighing.json").read_text("utf-8")))
