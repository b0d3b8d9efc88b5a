"""What must be done against what may be done, and what was promised against what was only offered."""

from collections.abc import Iterator

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.found import Found, hold_against
from readouts.text.modality import Cue, modal_cues
from readouts.types import Span

_ALIKE = {1: 0.85, 2: 0.66, 3: 0.62}
_SAME_WORDS = {1: 0.66, 2: 0.45, 3: 0.45}
"""Shares of both passages, without the cues, that must have a counterpart, and one of the same stem, by how many
steps the cues are apart: another translator's "should" for "must" comes with other words around it, and stays
quiet."""

_ONE_THING = frozenset(
    frozenset(pair.split())
    for pair in (
        "agreement intention",
        "agreement expectation",
        "will intention",
        "will expectation",
        "will advice",
        "wish intention",
        "appeal obligation",
        "appeal advice",
        "demand obligation",
        "demand will",
        "appeal demand",
    )
)
"""Kins that two reports of one statement may use: who urges both to stop says that both must stop."""
_SURE = 0.75
"""Cosine of the passages from which two lone cues far apart need not stand before the same verb."""
_SAME_MATTER = 0.55
"""Cosine of the passages from which their cues are looked at."""


def find_modality(frame: Frame) -> Iterator[Found]:
    """Yield a cue of each passage that puts the same deed at another step: "must" against "may"."""
    if frame.passage_cosine < _SAME_MATTER:
        return
    left, right = _apart(modal_cues(frame.left.text), modal_cues(frame.right.text))
    pairs = sorted(
        (-abs(own.step - other.step), own.span.start, other.span.start, own, other)
        for own in left
        for other in right
        if own.step != other.step and own.kin != other.kin and frozenset((own.kin, other.kin)) not in _ONE_THING
    )
    lone = len(left) == len(right) == 1
    for negative, _, _, own, other in pairs:
        steps = -negative
        sure = lone and steps > 1 and frame.passage_cosine >= _SURE
        if not sure and not _governs_same(frame, own, other, lone=lone):
            continue
        spans = own.span, other.span
        same = frame.alike_but(*spans, same_words=True)
        if same >= _SAME_WORDS[steps] and frame.alike_but(*spans) >= _ALIKE[steps]:
            yield hold_against("one is firmer than the other", frame, *spans, same)
            return


def _apart(left: tuple[Cue, ...], right: tuple[Cue, ...]) -> tuple[list[Cue], list[Cue]]:
    """Return the cues that are left once each has met one of its step, kin before others."""
    own, others = list(left), list(right)
    for alike in (_kin, _step):
        for cue in list(own):
            match = next((other for other in others if alike(cue, other)), None)
            if match is not None:
                own.remove(cue)
                others.remove(match)
    return own, others


def _kin(own: Cue, other: Cue) -> bool:
    return own.kin == other.kin


def _step(own: Cue, other: Cue) -> bool:
    return own.step == other.step


def _governs_same(frame: Frame, own: Cue, other: Cue, *, lone: bool) -> bool:
    """Return whether the first words that say something after both cues are counterparts."""
    if own.stands_alone or other.stands_alone:
        return lone
    mine, theirs = _heads(frame.left, own.span), _heads(frame.right, other.span)
    stems = {frame.right.stems[row] for row in theirs}
    return any(frame.left.stems[row] in stems or frame.to_right.get(row) in theirs for row in mine)


def _heads(side: Side, span: Span) -> set[int]:
    after = [row for row, (start, _) in enumerate(side.spans) if start >= span.end and side.weights[row] > 0.25]
    return set(after[:2])
