"""What must be done against what may be done, and what was promised against what was only offered."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.found import Found, hold_against
from readouts.types import Span

SAME_WORDS = 0.62
"""Share of both passages, without the cues, whose counterparts have the same stem: another translator's
"should" for "must" comes with other words around it, and stays quiet."""

# Scale and step of each cue, the strictest first.
_CUES = (
    ("duty", 3, r"must|shall|ha(?:s|ve)\s+to|(?:is|are)\s+(?:obliged|required|bound)\s+to"
        r"|mandatory|obligatory|compulsory"),
    ("duty", 2, r"should(?:\s+preferably)?|ought\s+to"
        r"|(?:is|are)\s+(?:advised|encouraged|invited|recommended|urged)\s+to"
        r"|advisable"),
    ("duty", 1, r"may|might|can|could|(?:is|are)\s+(?:free|allowed|permitted|entitled)\s+to|voluntary|optional"),
    ("pledge", 3, r"will|would|shall|agreed\s+to|promised|pledged|guaranteed|undertook|vowed|ordered|decided"
        r"|(?:has|have|had)\s+committed\s+(?:itself|themselves|himself|herself)|committed\s+(?:itself|themselves)|tasked|binding"),
    ("pledge", 1, r"(?:will|would)\s+consider|(?:will|would)\s+(?:study|examine|explore)"
        r"|may|might|could|offered\s+to|offered|suggested|proposed|hoped"
        r"|(?:has|have|had)?\s*expressed\s+(?:interest|readiness)\s+in|(?:did|does)\s+not\s+exclude|were\s+invited\s+to|non-binding"),
)  # fmt: skip
_PATTERNS = tuple(
    (scale, step, re.compile(rf"\b(?:{words})\b(?!\s+not\b)", re.IGNORECASE)) for scale, step, words in _CUES
)


@dataclass(frozen=True, slots=True)
class _Cue:
    span: Span
    steps: tuple[tuple[str, int], ...]


def find_modality(frame: Frame) -> Iterator[Found]:
    """Yield the one cue of each passage that puts the same deed at another step of a scale."""
    left, right = list(_cues(frame.left.text)), list(_cues(frame.right.text))
    for cue in list(left):
        alike = next((o for o in right if o.steps == cue.steps), None)
        if alike is not None:
            left.remove(cue)
            right.remove(alike)
    if len(left) != 1 or len(right) != 1:
        return
    own, other = left[0], right[0]
    scales = dict(own.steps).keys() & dict(other.steps).keys()
    if not any(dict(own.steps)[scale] != dict(other.steps)[scale] for scale in scales):
        return
    same = frame.alike_but(own.span, other.span, same_words=True)
    if same >= SAME_WORDS and _governs_same(frame, own.span, other.span):
        yield hold_against("one is stricter than the other", frame, own.span, other.span, same)


@lru_cache(maxsize=4096)
def _cues(text: str) -> tuple[_Cue, ...]:
    found: dict[tuple[int, int], list[tuple[str, int]]] = {}
    for scale, step, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if match.group() != "May":
                found.setdefault(match.span(), []).append((scale, step))
    kept: list[_Cue] = []
    for (start, end), steps in sorted(found.items(), key=lambda row: (row[0][0], -row[0][1])):
        if not kept or start >= kept[-1].span.end:
            kept.append(_Cue(Span(start, end), tuple(steps)))
    return tuple(kept)


def _governs_same(frame: Frame, left: Span, right: Span) -> bool:
    """Return whether the first words that say something after both cues share a stem."""
    heads = _heads(frame.left, left), _heads(frame.right, right)
    return bool(heads[0] & heads[1])


def _heads(side: Side, span: Span) -> set[str]:
    after = [row for row, (start, _) in enumerate(side.spans) if start >= span.end and side.weights[row] > 0.25]
    return {side.stems[row] for row in after[:2]}
