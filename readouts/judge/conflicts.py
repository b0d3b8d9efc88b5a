"""Conflicts: facts of two linked passages that cannot both be right, one small function a kind.

A conflict is an accusation. The rules say what cannot both be right if it is told of one thing; whether it is, is
weighed by what stands around the facts, and only where neither side has the other's value as well.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations
from typing import NamedTuple

from readouts.judge import weighing
from readouts.judge.ahead import read_facts
from readouts.judge.discrepancies import Undecided, are_figures, is_doubted
from readouts.judge.frames import Frame, Side
from readouts.judge.rules.candidate import Candidate
from readouts.judge.rules.dates import OF_SEASON, find_dates
from readouts.judge.rules.modality import find_modality
from readouts.judge.rules.names import find_names
from readouts.judge.rules.numbers import find_numbers
from readouts.judge.rules.polarity import SETTLED_OR_OPEN, find_polarity
from readouts.judge.rules.scope import find_scope
from readouts.judge.signals import signals
from readouts.judge.weighing import Signal
from readouts.types import Conflict, Span

_AT_ONCE = 128
"""Pairs that are looked at together, so that memory does not grow with the accounts."""
LONGEST = 5_000
"""Characters of the longest passage looked at: the cost grows with the product of two passages' words."""

FACTS = frozenset({"number", "date", "name", "polarity", "scope"})
"""Kinds of fact of which two tellings of one sentence are expected to differ in one at most."""
_OFTEN = frozenset({"number"})
"""Kinds of which two passages may dispute several facts at once."""


class _Weighed(NamedTuple):
    kind: str
    found: Candidate
    confidence: float
    likely: bool
    """Whether a conflict so likely is reported."""
    alone: bool
    """Whether all else is the same word for word."""


class Disputed(NamedTuple):
    """What linked passages dispute, and what they may dispute.

    Parameters
    ----------
    conflicts : tuple of Conflict
        Pair by pair, then by kind, the surest first.
    undecided : tuple of Undecided
        What differs and is not sure enough to be told of one thing.
    """

    conflicts: tuple[Conflict, ...]
    undecided: tuple[Undecided, ...] = ()


def find_conflicts(left: Side, right: Side) -> tuple[Conflict, ...]:
    """Find what two linked passages dispute, as :func:`find_all_conflicts` does."""
    return find_all_conflicts([(left, right)])


def find_all_conflicts(pairs: Sequence[tuple[Side, Side]]) -> tuple[Conflict, ...]:
    """Find what linked passages dispute, as :func:`find_disputed` does, and nothing that is undecided."""
    return find_disputed(pairs).conflicts


def find_disputed(pairs: Sequence[tuple[Side, Side]]) -> Disputed:
    """Find what linked passages dispute.

    Parameters
    ----------
    pairs : sequence of (Side, Side)
        The passages, each of an account of its own.

    Returns
    -------
    Disputed
        Nothing of a pair of which a passage is longer than `LONGEST`, since no sentence is.
    """
    of_each = [
        disputed for start in range(0, len(pairs), _AT_ONCE) for disputed in _find(pairs[start : start + _AT_ONCE])
    ]
    return Disputed(
        tuple(chain.from_iterable(one.conflicts for one in of_each)),
        tuple(chain.from_iterable(one.undecided for one in of_each)),
    )


def _find(pairs: Sequence[tuple[Side, Side]]) -> Iterator[Disputed]:
    """Yield what each pair disputes.

    Kind by kind rather than pair by pair: what one rule runs through stays in the core's caches, which spares a
    fifth of the time.
    """
    looked_at = [pair for pair in pairs if max(len(side.text) for side in pair) <= LONGEST]
    # Ties are broken in reading order: looked at from one side only, so that swapping the accounts mirrors.
    turned = [left.reading.account.id > right.reading.account.id for left, right in looked_at]
    read_facts([(side.text, tuple(side.spans)) for side in dict.fromkeys(chain.from_iterable(looked_at))])
    frames = [Frame(*(pair[::-1] if turn else pair)) for pair, turn in zip(looked_at, turned, strict=True)]
    found = {kind: [list(candidates(kind, frame)) for frame in frames] for kind in KINDS}
    for number, (frame, turn) in enumerate(zip(frames, turned, strict=True)):
        disputed = _weigh(frame, {kind: of_each[number] for kind, of_each in found.items()})
        yield _turned(disputed) if turn else disputed


def _turned(disputed: Disputed) -> Disputed:
    return Disputed(
        tuple(replace(one, left=one.right, right=one.left) for one in disputed.conflicts),
        tuple(one.turned() for one in disputed.undecided),
    )


def _weigh(frame: Frame, found: Mapping[str, Sequence[Candidate]]) -> Disputed:
    """Return those conflicts of two passages that are likely, and what may be one."""
    # Two rules may see the same two facts, of two kinds even.
    facts_seen = {(seen.left, seen.right) for those in found.values() for seen in those}
    if not facts_seen:
        return Disputed(())
    told = {spans: signals(frame, *spans) for spans in facts_seen}
    weighed = {kind: [_weighed(kind, seen, told) for seen in those] for kind, those in found.items()}
    likely = [one for those in weighed.values() for one in _likely(those)]
    # Where one stretch is all that differs, whatever else seems to is a reading of that stretch.
    likely = [one for one in likely if one.alone] or likely
    facts = [one.found for one in likely if one.kind in FACTS]
    if any(_apart(one, other) for one, other in combinations(facts, 2)) and not frame.verbatim:
        # Where a name differs and a number as well, two sentences of one pattern speak of two things.
        likely = [one for one in likely if one.kind not in FACTS]
    return Disputed(
        tuple(
            Conflict(
                kind=one.kind,
                left=frame.left.cited(one.found.left),
                right=frame.right.cited(one.found.right),
                confidence=one.confidence,
                reason=one.found.reason,
            )
            for one in likely
        ),
        tuple(
            Undecided(one.kind, frame.left, frame.right, one.found, one.confidence, figures)
            for those in weighed.values()
            for one in those
            if (
                (figures := are_figures(one.kind, one.found.rule, frame))
                or is_doubted(one.found.rule, one.confidence)
            )
            and all(_apart(one.found, decided.found) for decided in likely)
        ),
    )


def candidates(kind: str, frame: Frame) -> Iterator[Candidate]:
    """Yield what cannot both be right if it is told of one thing; none of passages that have little in common."""
    if frame.passage_cosine >= LEAST_NEAR_FOR.get(kind, LEAST_NEAR):
        yield from KINDS[kind](frame)


def _weighed(kind: str, seen: Candidate, told: Mapping[tuple[Span, Span], Mapping[Signal, float]]) -> _Weighed:
    weights, around = weighing.load()[kind], told[seen.left, seen.right]
    probability = weights.probability(seen.rule, around)
    likely = seen.rule not in DOUBTS_ALONE and weights.reports(probability, around)
    return _Weighed(kind, seen, probability, likely, weighing.one_sentence(around))


def _likely(weighed: Sequence[_Weighed]) -> Iterator[_Weighed]:
    """Yield the likely ones of a kind, the surest first, each span once."""
    chosen: list[Candidate] = []
    # What is all that differs comes first, lest a part of it that is surer take its place and be dropped for it.
    likely = (one for one in weighed if one.likely)
    for one in sorted(likely, key=lambda one: (not one.alone, -one.confidence, *_places(one.found))):
        if chosen and one.kind not in _OFTEN:
            return
        if all(_apart(one.found, other) for other in chosen):
            chosen.append(one.found)
            yield one


def _places(one: Candidate) -> tuple[int, int]:
    return one.left.start, one.right.start


def _apart(one: Candidate, other: Candidate) -> bool:
    return not (one.left.meets(other.left) or one.right.meets(other.right))


DOUBTS_ALONE = frozenset({SETTLED_OR_OPEN, OF_SEASON})
"""Rules whose facts may both be right, of one thing even, and yet keep a passage from being shared."""

LEAST_NEAR = 0.4
"""Cosine of two passages from which they are looked at; of our own changed sentences two in a hundred are further
apart, and each step down costs time."""
LEAST_NEAR_FOR = {"number": 0.3}
"""The same for kinds that see little by chance: two counts of one noun are of one thing in whatever words. In 210
invented events it sees nothing more that is false; the other kinds do."""

KINDS: dict[str, Callable[[Frame], Iterator[Candidate]]] = {
    "number": find_numbers,
    "date": find_dates,
    "name": find_names,
    "polarity": find_polarity,
    "modality": find_modality,
    "scope": find_scope,
}
"""What is looked for, in the order in which it is reported."""
