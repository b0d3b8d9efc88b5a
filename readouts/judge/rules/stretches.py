"""What differs between two passages that are one sentence but for one stretch."""

from typing import NamedTuple

from readouts.judge.frames import Frame, Side
from readouts.text.ladders import rungs_apart
from readouts.text.tokens import SAYS_SOMETHING
from readouts.types import Span

_LEAST_SAME, _LONGEST = 5, 6
"""Words that two passages have in common at least, and that either has instead at most."""


class Stretch(NamedTuple):
    """What one passage has instead of the other.

    Parameters
    ----------
    side : Side
        The passage.
    rows : range
        Its words that the other lacks; none where only the other has words more.
    """

    side: Side
    rows: range

    @property
    def words(self) -> list[str]:
        """The words in lower case."""
        return self.side.lowered[self.rows.start : self.rows.stop]

    @property
    def span(self) -> Span:
        """Where they stand; where there are none, the word they would follow or, at the start, precede."""
        rows = self.rows or range(max(0, self.rows.start - 1), max(1, self.rows.start))
        return Span(self.side.spans[rows[0]][0], self.side.spans[rows[-1]][1])

    @property
    def cased(self) -> str:
        """The words as they are written: "May" may be a month."""
        return " ".join(self.side.text[slice(*self.side.spans[row])] for row in self.rows)

    @property
    def around(self) -> str:
        """The words with the two before and after them: "least" may be all that differs."""
        return " ".join(self.side.lowered[max(0, self.rows.start - 2) : self.rows.stop + 2])

    @property
    def with_next(self) -> str:
        """The words with the one that follows: "almost", and "every"."""
        return " ".join(self.side.lowered[self.rows.start : self.rows.stop + 1])

    def saying(self) -> list[int]:
        """Return the words that say something."""
        return [row for row in self.rows if self.side.weights[row] > SAYS_SOMETHING]


def stretches(frame: Frame, most: int = _LONGEST) -> tuple[Stretch, Stretch] | None:
    """Return what each passage has instead of the other, or ``None`` where more than one stretch differs.

    Parameters
    ----------
    frame : Frame
        The passages.
    most : int, default 6
        Words that either may have instead at most.
    """
    ahead, behind = frame.shared_ends
    left, right = (range(ahead, len(side.stems) - behind) for side in (frame.left, frame.right))
    longest = max(len(left), len(right))
    if not longest or longest > most or ahead + behind < max(_LEAST_SAME, longest):
        return None
    return Stretch(frame.left, left), Stretch(frame.right, right)


def rungs_between(kind: str, left: Stretch, right: Stretch) -> bool:
    """Return whether the two stretches stand on different rungs of one ladder of a kind."""
    return rungs_apart(kind, " ".join(left.words), " ".join(right.words))
