"""The scale of an encoder's cosines, so that one calibration serves several encoders.

Unrelated words have a cosine of about 0.2 in one model and 0.8 in another. What an encoder gives for words of
unrelated sentences is measured once, and its cosines are stretched so that this floor lies where it lies for
the default encoder, on which the calibration was fitted.
"""

import numpy as np

from readouts.encoders import DEFAULT_WEIGHTS_SHA256, Cache, Encoder, encode_passages
from readouts.types import Span

DEFAULT_FLOOR = 0.2729
"""Floor of the default encoder, as :func:`floor` measures it."""

_HIGHEST_FLOOR = 0.98
_UNRELATED = (
    "The ferry timetable changes after the winter holidays.",
    "Beekeepers reported a poor harvest of lime honey.",
    "A retired judge was elected to chair the football league.",
    "The museum bought two watercolours of the old harbour.",
    "Engineers replaced the turbine at the smaller dam.",
    "Her third novel is set in a village without electricity.",
    "Vaccination of cattle begins in the northern districts.",
    "The orchestra cancelled its tour because of a strike.",
    "Prices of roof tiles fell for the second month.",
    "Divers mapped a wreck near the southern lighthouse.",
)


def floor(encoder: Encoder, cache: Cache | None = None) -> float:
    """Measure how near the words of unrelated sentences are to each other.

    Parameters
    ----------
    encoder : Encoder
        Any encoder.
    cache : Cache, optional
        Where its encodings are kept.

    Returns
    -------
    float
        Mean cosine of a token with the nearest token of another sentence, -1..1.
    """
    text, spans = "\n".join(_UNRELATED), []
    for sentence in _UNRELATED:
        start = text.index(sentence)
        spans.append(Span(start, start + len(sentence)))
    encoding = encode_passages(encoder, text, spans, cache)
    if not len(encoding.tokens):
        return DEFAULT_FLOOR
    cosines = encoding.tokens @ encoding.tokens.T
    owners = encoding.token_passage
    cosines[owners[:, None] == owners[None, :]] = -1.0
    return round(float(cosines.max(axis=1).mean()), 4)


def cosine_scale(encoder: Encoder, cache: Cache | None = None) -> float:
    """Return the factor by which an encoder's distances from 1 are stretched; 1.0 for the default encoder."""
    if encoder.weights_sha256 == DEFAULT_WEIGHTS_SHA256:
        return 1.0
    return (1.0 - DEFAULT_FLOOR) / (1.0 - float(np.clip(floor(encoder, cache), -1.0, _HIGHEST_FLOOR)))
