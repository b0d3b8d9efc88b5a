"""What a rule sees, and how it is worded."""

from typing import NamedTuple

from readouts.judge.frames import Frame
from readouts.types import Span


class Candidate(NamedTuple):
    """Two facts that cannot both be right if they are told of one thing, which is for the weighing to tell.

    Parameters
    ----------
    left, right : Span
        A span of each passage.
    rule : str
        Name of the rule that saw it: rules differ in how often they are right, so each has a weight of its own.
    reason : str
        Why, in plain words.
    """

    left: Span
    right: Span
    rule: str
    reason: str


def hold_against(what: str, rule: str, frame: Frame, left: Span, right: Span) -> Candidate:
    """Word a conflict: `what` is said to be the matter, and both spans are quoted."""
    quoted = f"“{left.of(frame.left.text)}” against “{right.of(frame.right.text)}”"
    return Candidate(left, right, rule, f"{what}: {quoted}")
