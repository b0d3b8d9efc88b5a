"""Signals of a candidate: what tells whether two facts are told of one thing.

None of them looks at what the facts say, only at what stands around them, and each is the same from both sides.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from operator import mul
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from readouts.judge.frames import Frame, Side
from readouts.judge.rules import bearers, matter, times
from readouts.judge.rules.elsewhere import answered_elsewhere
from readouts.judge.rules.ends import ends_elsewhere
from readouts.judge.rules.pattern import another_slot
from readouts.judge.rules.values_beside import far_apart, values_apart, values_in_common
from readouts.judge.weighing import Signal
from readouts.text.tokens import SAYS_SOMETHING
from readouts.types import Span

_HEADS = 2
"""Words that say something, before a fact and after it, among which what governs it is sought."""
_UNLIKE, _UNMET = 0.4, 0.5
"""Cosines below which a word has nothing like it on the other side, and no counterpart there."""
_DENYING = frozenset({"neither", "nor", "both", "either", "not", "no", "none", "never"})
"""Words that are part of a fact, though none of its span."""
_MET = 0.7
"""Cosine from which a word has a counterpart that leaves nothing over: "lent" and "loan"."""
_LONG = 20
"""Words that say something in a sentence that is long: the more there are, the less chance has a part in it."""
_MUCH = 5.0
"""Weight of the words in common that leaves little doubt: some eight of middling rarity."""
_HEADLESS = 0.5
"""What stands for that of the words next to a fact where it has none."""
_UNSAID = 0.4
"""What stands for the likeness of what follows two facts where nothing does."""

_Rows = NDArray[np.intp]
_Scores = NDArray[np.float64]


def signals(frame: Frame, left: Span, right: Span) -> Mapping[Signal, float]:
    """Return the signals of two facts, each from about 0 to 1.

    Parameters
    ----------
    frame : Frame
        The passages.
    left, right : Span
        Where the fact stands in each.

    Returns
    -------
    mapping of Signal to float
        One for each of :data:`readouts.judge.weighing.SIGNALS`, in that order.

    Notes
    -----
    Costs a few passes over the word similarities of the two passages, so it is only asked of candidates.
    """
    mine, theirs = _rows(frame.left, left), _rows(frame.right, right)
    scores = frame.closeness
    heads = _heads(frame.left, mine), _heads(frame.right, theirs)
    names = bearers.names_met(frame, left, right)
    nothing_left = _nothing_left(frame, mine, theirs)
    apart: dict[Signal, bool] = {
        "another in the slot": frame.substituted(left, right),
        "one pattern": another_slot(frame, left, right),
        "other names": bearers.names_apart(frame, left, right),
        "other values": values_apart(frame, left, right),
        "other times": times.times_apart(frame, left, right),
    }
    values = values_in_common(frame, left, right)
    told = matter.in_report(frame.left.text, left) == matter.in_report(frame.right.text, right)
    once = times.dated_once(frame, left, right)
    doubts: dict[Signal, bool] = {
        "condition": matter.condition_of_one(frame),
        "told ahead": matter.told_ahead_of_one(frame),
        "asked": matter.asked_of_one(frame, left, right),
        "contrary": matter.contrary_elsewhere(frame, left, right),
        "things apart": matter.things_apart(frame, left, right),
        "ends apart": ends_elsewhere(frame, left, right),
    }
    alone = names.alone or values.alone or once
    return {
        "passages": frame.passage_cosine,
        "alike": frame.alike_but(left, right),
        "words": frame.alike_but(left, right, same_words=True),
        "place": frame.in_place(left, right),
        **_of_the_rest(frame, mine, theirs),
        "nothing left": float(nothing_left),
        "nothing else apart": float(nothing_left and not any(apart.values())),
        **{name: float(seen) for name, seen in (*apart.items(), *doubts.items())},
        "clear": float(told and not (alone or any(apart.values()) or any(doubts.values()))),
        "facts": _facts_alike(frame, mine, theirs),
        "heads": _heads_carried(frame, *heads),
        "heads near": _heads_near(frame, heads, mine, theirs),
        "heads meet": float(scores[heads[0][:, None], heads[1]].max(initial=0.0)),
        "next": _next_alike(frame, mine, theirs, scores),
        "length": min(1.0, min(_length(frame.left), _length(frame.right)) / _LONG),
        "one length": min(len(frame.left.spans), len(frame.right.spans))
        / max(len(frame.left.spans), len(frame.right.spans), 1),
        "verbatim": float(frame.verbatim),
        "both told": float(told),
        "names in common": names.met,
        "names alone": names.alone,
        "names share": names.met / max(names.met + names.alone, 1 / 3),
        "parts": float(matter.parts_of_both(frame)),
        "turned": float(bearers.turned(frame)),
        "values in common": values.met,
        "values alone": values.alone,
        "dated once": float(once),
        "far apart": far_apart(frame, left, right),
        "wanted": float(matter.wanted_of_one(frame, left, right)),
        "set apart": matter.set_apart(frame),
        **answered_elsewhere(frame, mine, theirs),
    }


def _rows(side: Side, span: Span) -> _Rows:
    return np.array(sorted(side.rows(span)), dtype=np.intp)


def _without(side: Side, rows: _Rows) -> _Rows:
    kept = np.ones(len(side.spans), dtype=bool)
    kept[rows] = False
    return np.flatnonzero(kept)


def _of_the_rest(frame: Frame, mine: _Rows, theirs: _Rows) -> dict[Signal, float]:
    """Return how far what stands outside the facts is the same: by the lesser side, by the greater, and in all."""
    rest, others = _without(frame.left, mine), _without(frame.right, theirs)
    among = rest[:, None], others
    met, met_there = _best(frame.closeness[among])
    same, same_there = _best(frame.interchangeable[among])
    own, there = (
        [side.weights[row] for row in rows.tolist()] for side, rows in ((frame.left, rest), (frame.right, others))
    )
    left, right = _Told.of(own, met, same), _Told.of(there, met_there, same_there)
    return {
        "carried": min(left.carried, right.carried),
        "carried more": max(left.carried, right.carried),
        "telling": min(left.telling, right.telling),
        "unlike": min(left.unlike, right.unlike),
        "unmet": max(left.unmet, right.unmet),
        "in common": min(1.0, min(left.in_common, right.in_common) / _MUCH),
        "rest": _cosine(np.array(own) @ frame.left.vectors[rest], np.array(there) @ frame.right.vectors[others]),
    }


class _Told(NamedTuple):
    """How far the words of one side are met on the other: by all, by the telling ones, and by what has no like."""

    carried: float
    telling: float
    unlike: float
    unmet: float
    in_common: float

    @classmethod
    def of(cls, weights: Sequence[float], met: Sequence[float], same: Sequence[bool]) -> "_Told":
        """Measure it; `met` is how near the nearest word there is, `same` whether one may stand for the word."""
        telling = [weight if weight > SAYS_SOMETHING else 0.0 for weight in weights]
        return cls(
            carried=_share(weights, met),
            telling=_share([weight**2 for weight in telling], met),
            unlike=_share(weights, [near < _UNLIKE for near in met]),
            unmet=_share(telling, [near < _UNMET for near in met]),
            in_common=sum(weight for weight, one in zip(telling, same, strict=True) if one),
        )


def _nothing_left(frame: Frame, mine: _Rows, theirs: _Rows) -> bool:
    """Return whether each telling word outside the facts has its counterpart, on both sides: all else is told."""
    for side, rows, nearest in zip((frame.left, frame.right), (mine, theirs), frame.nearest, strict=True):
        apart = {*rows.tolist()}
        rest = [row for row in side.telling if row not in apart and side.lowered[row] not in _DENYING]
        if not rest or min(nearest[row] for row in rest) < _MET:
            return False
    return True


def _best(scores: NDArray[np.generic]) -> tuple[list[Any], list[Any]]:
    """Return how well each word of either side is met by the best of the other."""
    if not scores.size:
        return [0.0] * scores.shape[0], [0.0] * scores.shape[1]
    return scores.max(axis=1).tolist(), scores.max(axis=0).tolist()


def _share(weights: Sequence[float], values: Sequence[float]) -> float:
    total = sum(weights)
    return sum(map(mul, weights, values)) / total if total else 0.0


def _length(side: Side) -> float:
    return float(len(side.telling))


def _facts_alike(frame: Frame, mine: _Rows, theirs: _Rows) -> float:
    """Return how near the facts are: a vector in context tells the part that a word has in its sentence."""
    return _cosine(*(side.vectors[rows].sum(axis=0) for side, rows in ((frame.left, mine), (frame.right, theirs))))


def _cosine(own: NDArray[np.floating], other: NDArray[np.floating]) -> float:
    # Two products of a vector with itself are half of what np.linalg.norm costs.
    return float(own @ other) / max(float(np.sqrt(own @ own) * np.sqrt(other @ other)), 1e-9)


def _heads_carried(frame: Frame, mine: _Rows, theirs: _Rows) -> float:
    """Return how far the words next to each fact stand anywhere on the other side."""
    own, other = (
        [near[row] for row in rows.tolist()] for near, rows in zip(frame.nearest, (mine, theirs), strict=True)
    )
    return min(sum(values) / len(values) if values else 0.0 for values in (own, other))


def _heads_near(frame: Frame, heads: tuple[_Rows, _Rows], mine: _Rows, theirs: _Rows) -> float:
    """Return how far the words next to each fact stand around the other, by the lesser side."""
    found = []
    sides = (heads[0], frame.right, theirs, frame.closeness), (heads[1], frame.left, mine, frame.closeness.T)
    for own, side, rows, scores in sides:
        around = side.near(set(rows.tolist()))
        found.append(float(scores[own][:, around].max(axis=1, initial=0.0).mean()) if len(own) else _HEADLESS)
    return min(found)


def _next_alike(frame: Frame, mine: _Rows, theirs: _Rows, scores: _Scores) -> float:
    """Return how near the first words after the two facts are: mostly what is counted."""
    own, other = _after(frame.left, mine), _after(frame.right, theirs)
    return float(scores[own, other]) if own is not None and other is not None else _UNSAID


def _after(side: Side, rows: _Rows) -> int | None:
    after = side.telling[bisect_right(side.telling, rows[-1]) :] if len(rows) else []
    return after[0] if after else None


def _heads(side: Side, rows: _Rows) -> _Rows:
    """Return the words that say something next to a fact, before it and after it."""
    if not len(rows):
        return np.zeros(0, dtype=np.intp)
    says = side.telling
    before, after = bisect_left(says, rows[0]), bisect_right(says, rows[-1])
    return np.array([*says[max(0, before - _HEADS) : before], *says[after : after + _HEADS]], dtype=np.intp)
