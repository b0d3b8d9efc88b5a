"""Genre: whether a text is a readout or news of diplomacy, told by its words.

The same overlap of words proves more in an encyclopedia than between two governments that talk about one event, so
what a text is has to be known before what it carries can be judged.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import fsum, sqrt
from types import MappingProxyType

_READ = 10
"""Words added to a text's own, so that a heading is not all of one genre."""


def log_odds(stems: Sequence[str]) -> float:
    """Return how much rather a text is a readout or news of diplomacy than a summary, encyclopedia or other news.

    A logistic regression on which words the text has: what each stem adds, divided by the root of the text's
    length, so that a long text is not sure of itself by its length alone. Fitted by ``benchmarks/genre.py``.

    Parameters
    ----------
    stems : sequence of str
        The text's words, as :attr:`Words.stems` has them.

    Returns
    -------
    float
        Natural logarithm of the odds: 0 where either is as likely; below for a text that is too short to tell.

    Examples
    --------
    >>> from readouts.text.tokens import stems
    >>> log_odds(stems("The ministers discussed the ceasefire and agreed to meet again.")) > 0
    True
    """
    intercept, weights = _weights()
    return intercept + scale(len(stems)) * fsum(weights.get(stem, 0.0) for stem in set(stems))


def scale(length: int) -> float:
    """Return what each word of a text counts, which has `length` words."""
    return 1 / sqrt(length + _READ)


@cache
def _weights() -> tuple[float, MappingProxyType[str, float]]:
    raw = json.loads(files("readouts.text").joinpath("genre.json").read_text("utf-8"))
    return raw["intercept"], MappingProxyType(raw["weights"])
