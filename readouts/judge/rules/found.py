"""What a rule finds, and how it is worded."""

from dataclasses import dataclass

from readouts.judge.frames import Frame
from readouts.types import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A conflict inside two passages: a span of each, how sure it is (0..1), and why."""

    left: Span
    right: Span
    confidence: float
    reason: str


def hold_against(what: str, frame: Frame, left: Span, right: Span, confidence: float) -> Found:
    """Word a conflict: `what` is said to be the matter, and both spans are quoted."""
    quoted = f"“{left.of(frame.left.text)}” against “{right.of(frame.right.text)}”"
    return Found(left, right, confidence, f"{what}: {quoted}")
