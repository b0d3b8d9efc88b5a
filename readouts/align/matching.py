"""Order-free many-to-many matches between the passages of two accounts; what is in none stays unmatched."""

from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from readouts.align.token_evidence import Evidence

LINK_CUTOFF = 0.45
"""Score below which a passage stays unlinked. Not tuned: verdicts decide afterwards which links stand."""


class Match(NamedTuple):
    """Passages of two accounts that belong together, by index, and how near they are (0..1)."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float


class Matching(NamedTuple):
    """All matches between two accounts."""

    matches: tuple[Match, ...]


def match(
    forward: Evidence,
    backward: Evidence,
    *,
    score_cutoff: float = LINK_CUTOFF,
    may_meet: Callable[[int, int], bool] | None = None,
) -> Matching:
    """Match the passages of two accounts, whatever their order.

    Every passage picks the passage of the other account that is nearest to it. Passages that pick the same
    one form a match with it; where two pick each other, their matches are one. A passage may so be in two
    matches: in that of its pick, and in one where others picked it.

    Parameters
    ----------
    forward, backward : Evidence
        What the left account finds in the right one, and the reverse.
    score_cutoff : float, default 0.45
        Score (0..1) below which a pick does not count.
    may_meet : callable, optional
        Whether a left and a right passage, by index, may belong together; any may where not given.

    Returns
    -------
    Matching
        Ordered by the first left passage. Swapping the arguments mirrors it.
    """
    meet = may_meet or _any
    picks = _picks(forward, backward, score_cutoff, meet)
    picks_back = _picks(backward, forward, score_cutoff, lambda right, left: meet(left, right))
    mutual = {(left, right) for left, right in picks if (right, left) in picks_back}
    stars: dict[tuple[str, int], _Star] = defaultdict(_Star)
    for (left, right), score in picks.items():
        stars["right", right].add(left, right, score)
    for (right, left), score in picks_back.items():
        stars["left", left].add(left, right, score)
    for left, right in mutual:
        stars["right", right].take(stars.pop(("left", left)))
    return Matching(tuple(sorted((star.match() for star in stars.values()), key=lambda m: (m.left, m.right))))


class _Star:
    """A match while it grows: the best score of any pick stands for it."""

    def __init__(self) -> None:
        self.left: set[int] = set()
        self.right: set[int] = set()
        self.score = 0.0

    def add(self, left: int, right: int, score: float) -> None:
        self.left.add(left)
        self.right.add(right)
        self.score = max(self.score, score)

    def take(self, other: "_Star") -> None:
        self.left |= other.left
        self.right |= other.right
        self.score = max(self.score, other.score)

    def match(self) -> Match:
        return Match(tuple(sorted(self.left)), tuple(sorted(self.right)), round(self.score, 4))


def _any(_left: int, _right: int) -> bool:
    return True


def _picks(
    of: Evidence, by: Evidence, score_cutoff: float, may_meet: Callable[[int, int], bool]
) -> dict[tuple[int, int], float]:
    """Return each passage's nearest passage by the mean of both directions, where it reaches the cutoff."""
    back = _scores_back(by)
    picks: dict[tuple[int, int], float] = {}
    for index, (others, scores) in enumerate(
        zip(of.candidates.tolist(), of.candidate_scores.tolist(), strict=True)
    ):
        scored = [
            (round((score + back[other][0].get(index, back[other][1])) / 2, 6), -other)
            for other, score in zip(others, scores, strict=True)
            if may_meet(index, other)
        ]
        if not scored:
            continue
        score, other = max(scored)
        if score >= score_cutoff:
            picks[index, -other] = score
    return picks


def _scores_back(by: Evidence) -> list[tuple[dict[int, float], float]]:
    """Return how near others are seen from each passage, and the least kept score, which bounds the rest."""
    rows = zip(by.candidates.tolist(), by.candidate_scores.tolist(), strict=True)
    return [(dict(zip(others, scores, strict=True)), scores[-1] if scores else 0.0) for others, scores in rows]
