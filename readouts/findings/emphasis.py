"""Emphasis: what an account makes of a topic, with an interval."""

import numpy as np

from readouts.align import Reading
from readouts.types import Emphasis

_RESAMPLES = 1000
_SEED = 20220126
_TAIL = 2.5


def emphasis(reading: Reading, passages: frozenset[str]) -> Emphasis:
    """Measure how much of an account a topic takes, and how early it comes.

    Parameters
    ----------
    reading : Reading
        The account.
    passages : frozenset of str
        Ids of the topic's passages, of this account and others.

    Returns
    -------
    Emphasis
        `share` of the account's words (0..1) with a 95 % percentile bootstrap interval over its passages
        (Efron 1979), and the share of its words that stand before the topic first comes up. `rank` is left
        open, since it depends on the other topics.
    """
    sizes = np.array([max(1, len(p.span.of(reading.account.text).split())) for p in reading.passages])
    inside = np.array([passage.id in passages for passage in reading.passages], dtype=bool)
    account = reading.account.id
    if not inside.any():
        return Emphasis(account, 0.0, (0.0, 0.0), None, None)
    total = sizes.sum()
    # The same seed whatever the topic and the other accounts: an account's interval is its own.
    draws = np.random.default_rng(_SEED).multinomial(len(sizes), np.full(len(sizes), 1 / len(sizes)), _RESAMPLES)
    shares = (draws @ (sizes * inside)) / (draws @ sizes)
    low, high = np.percentile(shares, [_TAIL, 100 - _TAIL])
    return Emphasis(
        account=account,
        share=round(float(sizes[inside].sum() / total), 4),
        interval=(round(float(low), 4), round(float(high), 4)),
        first=round(float(sizes[: int(inside.argmax())].sum() / total), 4),
        rank=None,
    )
