"""Salience: how much a passage matters to the account that carries it."""

import numpy as np

from readouts.align import EncodedReading

_SAYS, _EARLY, _CENTRAL = 0.5, 0.25, 0.25
"""Parts of the score: how much the passage says, how early it comes, how central it is to its account."""


def score_salience(reading: EncodedReading) -> tuple[float, ...]:
    """Score every passage of an account.

    Parameters
    ----------
    reading : EncodedReading
        The account.

    Returns
    -------
    tuple of float
        One score (0..1) a passage: half for the information in its words, a quarter for its place (1 at the
        start, 0 at the end: news and readouts alike lead with what matters), a quarter for the cosine with
        the mean of the account's passages (centroid centrality, Radev et al. 2004). What says next to
        nothing ("Thank you.") scores low whatever its place.
    """
    if not reading.passages:
        return ()
    said = np.array([_information(reading, index) for index in range(len(reading.passages))])
    said = said / max(said.max(), 1e-9)
    length = max(1, len(reading.account.text))
    early = np.array([1 - passage.span.start / length for passage in reading.passages])
    vectors = reading.encoding.passages.astype(np.float64)
    centre = vectors.mean(axis=0)
    central = np.clip(vectors @ centre / max(float(np.linalg.norm(centre)), 1e-9), 0.0, 1.0)
    scores = said * (_SAYS + _EARLY * early + _CENTRAL * central)
    return tuple(round(float(score), 4) for score in scores)


def _information(reading: EncodedReading, index: int) -> float:
    """Return the summed weight of the passage's different words, damped: twice the words is not twice as much."""
    inside = reading.rows_of_each[index]
    weights = dict(zip(reading.words.stems[inside], reading.words.weights[inside].tolist(), strict=True))
    return float(np.sqrt(sum(weights.values())))
