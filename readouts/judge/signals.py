"""Signals of a candidate: what tells whether two facts are told of one thing.

None of them looks at what the facts say, only at what stands around them, and each is the same from both sides.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from readouts.judge.frames import Frame, Side
from readouts.judge.rules import matter
from readouts.judge.rules.values import values_apart
from readouts.types import Span

_SAYS_SOMETHING = 0.2
"""Weight above which a word names a thing or a deed."""
_HEADS = 2
"""Words that say something, before a fact and after it, among which what governs it is sought."""
_UNLIKE = 0.4
"""Cosine below which a word has nothing like it on the other side."""
_LONG = 20
"""Words that say something in a sentence that is long: the more there are, the less chance has a part in it."""

_Rows = NDArray[np.intp]
_Scores = NDArray[np.float64]


def signals(frame: Frame, left: Span, right: Span) -> Mapping[str, float]:
    """Return the signals of two facts, each from about 0 to 1.

    Parameters
    ----------
    frame : Frame
        The passages.
    left, right : Span
        Where the fact stands in each.

    Returns
    -------
    mapping of str to float
        One for each weight in ``weighing.json``.

    Notes
    -----
    Costs a pass over the word similarities of the two passages, so it is only asked of candidates.
    """
    mine, theirs = _rows(frame.left, left), _rows(frame.right, right)
    rest, others = _without(frame.left, mine), _without(frame.right, theirs)
    scores = np.where(frame.one_stem, 1.0, frame.likeness)
    met, met_there = _best(scores[np.ix_(rest, others)])
    sides = (frame.left.weights[rest], met), (frame.right.weights[others], met_there)
    return {
        "passages": frame.passage_cosine,
        "alike": frame.alike_but(left, right),
        "words": frame.alike_but(left, right, same_words=True),
        "place": frame.in_place(left, right),
        "carried": min(_share(weights, values) for weights, values in sides),
        "unlike": min(_share(weights, values < _UNLIKE) for weights, values in sides),
        "facts": _facts_alike(frame, mine, theirs),
        "heads": _heads_carried(frame, mine, theirs, scores),
        "length": min(1.0, min(_length(frame.left), _length(frame.right)) / _LONG),
        "verbatim": float(frame.verbatim),
        "both told": float(matter.in_report(frame.left.text, left) == matter.in_report(frame.right.text, right)),
        "another in the slot": float(frame.substituted(left, right)),
        "other names": float(matter.names_apart(frame, left, right)),
        "other values": float(values_apart(frame, left, right)),
        "dated once": float(matter.dated_once(frame, left, right)),
        "other times": float(matter.times_apart(frame, left, right)),
        "condition": float(matter.condition_of_one(frame)),
        "contrary": float(matter.contrary_elsewhere(frame, left, right)),
    }


def _rows(side: Side, span: Span) -> _Rows:
    return np.array(sorted(side.rows(span)), dtype=np.intp)


def _without(side: Side, rows: _Rows) -> _Rows:
    return np.delete(np.arange(len(side.spans)), rows)


def _best(scores: _Scores) -> tuple[_Scores, _Scores]:
    """Return how well each word of either side is met by the best of the other."""
    if not scores.size:
        return np.zeros(scores.shape[0]), np.zeros(scores.shape[1])
    return scores.max(axis=1), scores.max(axis=0)


def _share(weights: _Scores, values: _Scores | NDArray[np.bool_]) -> float:
    return float(weights @ values / weights.sum()) if len(weights) else 0.0


def _length(side: Side) -> float:
    return float((side.weights > _SAYS_SOMETHING).sum())


def _facts_alike(frame: Frame, mine: _Rows, theirs: _Rows) -> float:
    """Return how near the facts are: a vector in context tells the part that a word has in its sentence."""
    own, other = (side.vectors[rows].sum(axis=0) for side, rows in ((frame.left, mine), (frame.right, theirs)))
    lengths = float(np.linalg.norm(own) * np.linalg.norm(other))
    return float(own @ other) / max(lengths, 1e-9)


def _heads_carried(frame: Frame, mine: _Rows, theirs: _Rows, scores: _Scores) -> float:
    """Return how far the words next to each fact stand anywhere on the other side."""
    own = scores[_heads(frame.left, mine)].max(axis=1, initial=0.0)
    other = scores[:, _heads(frame.right, theirs)].max(axis=0, initial=0.0)
    return min(float(values.mean()) if len(values) else 0.0 for values in (own, other))


def _heads(side: Side, rows: _Rows) -> _Rows:
    if not len(rows):
        return np.zeros(0, dtype=np.intp)
    says = np.flatnonzero(side.weights > _SAYS_SOMETHING)
    return np.concatenate([says[says < rows[0]][-_HEADS:], says[says > rows[-1]][:_HEADS]])
