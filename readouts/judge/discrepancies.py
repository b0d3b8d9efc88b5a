"""Discrepancies and doubts: what may be told otherwise, where it cannot be told whether of one thing.

A press office words a sentence its own way, and then little is left by which two facts could be known to be told of
one thing. No conflict is claimed of them, nor is either passage said to be carried. At figures that differ a reader
is asked to look; all else that sees a difference is too often wrong to be pointed at, and yet seldom sees any in
passages that tell the same.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.candidate import Candidate
from readouts.judge.rules.values import Values
from readouts.types import Conflict, ConflictSide, Discrepancy, Span, account_of

_RULES = {
    "number": frozenset({"count", "measure", "percent", "time", "rhythm", "ordinal", "factor", "other things"}),
    "date": frozenset({"date", "neighbouring day", "one end", "spell", "spell in hours"}),
}
"""The rules of either kind that have looked at what is counted or measured: figures of one sort."""
_OF_ONE_THING = "count"
"""The rule of two counts of which the same noun follows: no sentence needs to be near besides."""
_NEAR = 0.45
"""Cosine of two passages from which their figures may be told of one thing."""
_LIKELY = 0.003
"""Least probability that two figures are told of one thing. Those who weigh conflicts take passages for equals, and
are so sure of too few; told of two things, figures have next to none."""
DOUBTED = 0.02
"""The same from which a passage is not called shared, whatever kind of fact it is: four in a hundred of what is
rightly called so reach it, and half of what is contradicted in other words."""

_DOUBTED_MORE = {"condition denied": 0.003, "3 apart, other verb": 0.005}
"""The same for rules that hardly see anything by chance: "subject to a fee" is told of what is free elsewhere,
and "will study the feasibility of" of what will be built there. The least were chosen on the labelled events."""


class Undecided(NamedTuple):
    """Two facts that cannot both be right if they are told of one thing.

    Parameters
    ----------
    kind : str
        The kind of conflict that it would be.
    left, right : Side
        The passages.
    found : Candidate
        The facts in them, and the reason.
    probability : float
        That they are told of one thing (0..1), too low for a conflict.
    figures : bool
        Whether they are two figures of one sort.
    """

    kind: str
    left: Side
    right: Side
    found: Candidate
    probability: float
    figures: bool

    def turned(self) -> "Undecided":
        """Return the same seen from the other side."""
        found = self.found._replace(left=self.found.right, right=self.found.left)
        return self._replace(left=self.right, right=self.left, found=found)


class Doubt(NamedTuple):
    """What may be told otherwise in two passages: where it stands in each, and the reason."""

    left: ConflictSide
    right: ConflictSide
    reason: str


def are_figures(kind: str, rule: str, frame: Frame) -> bool:
    """Return whether what a rule saw in two passages is a difference of two figures of one sort."""
    return rule in _RULES.get(kind, ()) and (rule == _OF_ONE_THING or frame.passage_cosine >= _NEAR)


def is_doubted(rule: str, probability: float) -> bool:
    """Return whether what a rule saw, told of one thing with a probability, keeps a passage from being shared."""
    return probability >= _DOUBTED_MORE.get(rule, DOUBTED)


def find_discrepancies(
    undecided: Sequence[Undecided],
    linked: Collection[tuple[str, str]],
    nearest: Collection[tuple[str, str]],
    values: Mapping[str, Values],
    conflicts: Sequence[Conflict],
) -> tuple[Discrepancy, ...]:
    """Choose which figures to point at.

    Parameters
    ----------
    undecided : sequence of Undecided
        The figures, and how likely they are told of one thing.
    linked : collection of (str, str)
        The pairs of passages, by their ids, whose links stand.
    nearest : collection of (str, str)
        Those of a passage and the one that it is nearest to; there two counts of one thing alone are pointed at.
    values : mapping of str to Values
        The numbers and dates of each account.
    conflicts : sequence of Conflict
        What is decided: a figure of a conflict is no discrepancy with that account as well.

    Returns
    -------
    tuple of Discrepancy
        In the order given: each figure once for each other account, with the likeliest counterpart, and none that
        the other account has anywhere.
    """
    chosen: dict[int, Discrepancy] = {}
    taken = {end for one in conflicts for end in _ends(one.left, one.right)}
    for number, one in sorted(enumerate(undecided), key=lambda row: _surest_first(row[1])):
        left, right = sides = _cited(one)
        ends = _ends(*sides)
        if (
            one.figures
            and one.probability >= _LIKELY
            and (
                (pair := (left.passage, right.passage)) in linked
                or (one.found.rule == _OF_ONE_THING and pair in nearest)
            )
            and taken.isdisjoint(ends)
            and not _are_met(one, values)
        ):
            taken.update(ends)
            chosen[number] = Discrepancy(one.kind, left, right, one.found.reason)
    return tuple(chosen[number] for number in sorted(chosen))


def find_doubts(undecided: Sequence[Undecided], values: Mapping[str, Values]) -> tuple[Doubt, ...]:
    """Choose what keeps passages from being called shared.

    Parameters
    ----------
    undecided : sequence of Undecided
        What may be told otherwise, and how likely it is told of one thing.
    values : mapping of str to Values
        The numbers and dates of each account.

    Returns
    -------
    tuple of Doubt
        In the order given, without numbers and dates that the other account has as well.
    """
    return tuple(
        Doubt(*_cited(one), f"perhaps {one.found.reason}")
        for one in undecided
        if is_doubted(one.found.rule, one.probability) and not _are_met(one, values)
    )


def _cited(one: Undecided) -> tuple[ConflictSide, ConflictSide]:
    return one.left.cited(one.found.left), one.right.cited(one.found.right)


def _surest_first(one: Undecided) -> tuple[float, list[tuple[str, int]]]:
    places = ((one.left.passage.id, one.found.left.start), (one.right.passage.id, one.found.right.start))
    return -one.probability, sorted(places)


def _ends(left: ConflictSide, right: ConflictSide) -> tuple[tuple[str, Span, str], ...]:
    """Return either figure with the account that it is held against."""
    return (
        (left.passage, left.span, account_of(right.passage)),
        (right.passage, right.span, account_of(left.passage)),
    )


def _are_met(one: Undecided, values: Mapping[str, Values]) -> bool:
    """Return whether either fact is a number or a date that the other account has."""
    sides = (one.left, one.found.left, one.right), (one.right, one.found.right, one.left)
    return any(
        held.met and held.span.meets(fact)
        for side, fact, other in sides
        for held in values[other.passage.account].hold(side.text)
    )
