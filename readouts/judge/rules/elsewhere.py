"""Whether a fact has its counterpart elsewhere than in its rival: then the two are told of two things.

In a long sentence each fact finds something on the other side that it excludes: "freed" is the opposite of "held",
and where one account frees those held since April, the other releases the detained. What tells is that a fact is
answered by another word than its rival, and that what stands around it stands around that word.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from readouts.judge.frames import Frame, Side
from readouts.judge.weighing import Signal

_NEAR, _AROUND = 2.0, 3.0
"""Telling words after which what stands beside a fact counts a third, and how far that may have moved."""
_ANSWERED = 0.55
"""Closeness from which a word is the counterpart of another, where neither has a nearer one."""

_Rows = NDArray[np.intp]
_Scores = NDArray[np.float64]


class _Told(NamedTuple):
    """What every candidate of two passages is looked up in: the telling words and their closeness."""

    left: _Rows
    right: _Rows
    scores: _Scores
    """Closeness of the telling words, a row a word of the left passage."""
    weights: tuple[_Scores, _Scores]
    """How much each telling word says, on each side."""
    around: tuple[_Scores, _Scores]
    """How near each telling word, a row, comes to what stands around each of the other side, a column."""


def answered_elsewhere(frame: Frame, mine: _Rows, theirs: _Rows) -> dict[Signal, float]:
    """Return how far two facts have their counterparts elsewhere than in each other, as signals.

    Parameters
    ----------
    frame : Frame
        The passages.
    mine, theirs : array of int
        The words of the fact on either side.

    Returns
    -------
    dict of Signal to float
        "met elsewhere" is the share of the two facts that have a counterpart outside their rival which has no
        nearer one itself; "around" how far what stands beside a fact stands beside its rival, by the lesser side,
        and "around elsewhere" how much further it stands beside another word of that passage, by the greater.
    """
    told = frame.once(_told)
    own, other = _among(told.left, mine), _among(told.right, theirs)
    place, rival = _place(told.left, mine), _place(told.right, theirs)
    beside = (
        _beside(told.around[0], told.weights[0], own, place, rival),
        _beside(told.around[1], told.weights[1], other, rival, place),
    )
    return {
        "met elsewhere": (_met(told.scores, own, other) + _met(told.scores.T, other, own)) / 2,
        "around": min(here for here, _ in beside),
        "around elsewhere": max(there for _, there in beside),
    }


def _told(frame: Frame) -> _Told:
    left, right = (np.array(side.telling, dtype=np.intp) for side in (frame.left, frame.right))
    scores = frame.closeness[left[:, None], right]
    around = _around(scores), _around(scores.T)
    return _Told(left, right, scores, (_said(frame.left), _said(frame.right)), around)


def _said(side: Side) -> _Scores:
    return np.array([side.weights[row] for row in side.telling])


def _around(scores: _Scores) -> _Scores:
    """Return how near each row comes to a column or to what stands beside it, which counts less the further off."""
    if not scores.size:
        return scores
    around: _Scores = (scores[:, :, None] * _fade(scores.shape[1])).max(axis=1)
    return around


@lru_cache(maxsize=32)
def _fade(size: int) -> _Scores:
    """Return how much each of so many words counts for each other one."""
    places = np.arange(size)
    fades: _Scores = np.exp(-np.abs(places[:, None] - places) / _AROUND)
    fades.flags.writeable = False
    return fades


def _among(rows: _Rows, fact: _Rows) -> NDArray[np.bool_]:
    """Return which rows are words of a fact: of so few, ten times as fast as np.isin."""
    among: NDArray[np.bool_] = (rows[:, None] == fact).any(axis=1)
    return among


def _place(rows: _Rows, fact: _Rows) -> int:
    """Return the place among the telling words at which a fact stands, whether it has one of them or not."""
    return min(int(np.searchsorted(rows, fact[len(fact) // 2])), len(rows) - 1) if len(fact) else 0


def _met(scores: _Scores, own: NDArray[np.bool_], rival: NDArray[np.bool_]) -> bool:
    """Return whether a word of a fact and one outside its rival are each the nearest to the other."""
    if not own.any() or rival.all():
        return False
    best = scores.max(axis=0)
    fact = scores[own]
    mutual = (fact >= best) & (fact >= fact.max(axis=1, keepdims=True)) & (fact >= _ANSWERED)
    return bool(mutual[:, ~rival].any())


def _beside(around: _Scores, said: _Scores, fact: NDArray[np.bool_], place: int, rival: int) -> tuple[float, float]:
    """Return how far what stands beside a fact stands beside its rival, and how much further elsewhere."""
    if not around.size:
        return 0.0, 0.0
    weights = said * np.exp(-np.abs(np.arange(len(said)) - place) / _NEAR)
    weights[fact] = 0.0
    total = float(weights.sum())
    if not total:
        return 0.0, 0.0
    # For every word of the other passage as the centre: what of the neighbourhood stands around it.
    fits = weights @ around / total
    return float(fits[rival]), float(fits.max() - fits[rival])
