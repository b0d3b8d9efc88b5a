"""Emphasis: what an account makes of a topic, with an interval."""

import numpy as np

from readouts.align import Reading
from readouts.types import Emphasis

_RESAMPLES = 1000
_SEED = 20220126
_TAIL = 2.5


class Shares:
    """The sizes of an account's passages and their resamples, drawn once for all of its topics.

    Parameters
    ----------
    reading : Reading
        The account.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        text = reading.account.text
        self._sizes = np.array([max(1, len(p.span.of(text).split())) for p in reading.passages])
        count = len(self._sizes)
        # The same seed whatever the other accounts: an account's interval is its own.
        generator = np.random.default_rng(_SEED)
        self._draws = generator.multinomial(count, np.full(count, 1 / count), _RESAMPLES)
        self._totals = self._draws @ self._sizes

    def emphasis(self, passages: frozenset[str]) -> Emphasis:
        """Measure how much of the account a topic takes, and how early it comes.

        Parameters
        ----------
        passages : frozenset of str
            Ids of the topic's passages, of this account and others.

        Returns
        -------
        Emphasis
            `share` of the account's words (0..1) with a 95 % percentile bootstrap interval over its passages
            (Efron 1979), and the share of its words that stand before the topic first comes up. `rank` is
            left open, since it depends on the other topics.
        """
        account, sizes = self._reading.account.id, self._sizes
        inside = np.array([passage.id in passages for passage in self._reading.passages], dtype=bool)
        if not inside.any():
            return Emphasis(account, 0.0, (0.0, 0.0), None, None)
        shares = (self._draws @ (sizes * inside)) / self._totals
        low, high = np.percentile(shares, [_TAIL, 100 - _TAIL])
        return Emphasis(
            account=account,
            share=round(float(sizes[inside].sum() / sizes.sum()), 4),
            interval=(round(float(low), 4), round(float(high), 4)),
            first=round(float(sizes[: int(inside.argmax())].sum() / sizes.sum()), 4),
            rank=None,
        )
