"""The two ends of a matter: one passage stands at the one, the other at the other."""

import re
from collections.abc import Iterator

from readouts.judge.frames import Frame, Side
from readouts.text.any_case import AnyCase
from readouts.text.poles import Pole, poles
from readouts.types import Span


def opposite_ends(frame: Frame, kind: str) -> Iterator[tuple[Span, Span, str]]:
    """Yield two phrases at the two ends of one matter, and how telling they are.

    A passage that stands at both ends ("did not extend, but suspended") is held against nothing, and what both deny
    is no yes: "did not reject" against "did not accept".
    """
    left = frame.left.once(_by_matter)[kind]
    right = frame.right.once(_by_matter)[kind] if left else {}
    seen: set[tuple[Span, Span]] = set()
    for matter, mine in left.items():
        theirs = right.get(matter, [])
        if not theirs or len({pole.yes for pole in (*mine, *theirs)}) != _ENDS:
            continue
        if any(len({pole.yes for pole in side}) == _ENDS for side in (mine, theirs)):
            continue
        for own in mine:
            for other in theirs:
                spans = own.span, other.span
                if spans not in seen and not (own.denied and other.denied):
                    seen.add(spans)
                    yield *spans, _telling(own, other)


_ENDS = 2
_DECIDING, _GOVERNS = ("deci", "resol"), 12
"""How a phrase begins that governs another, and characters up to which it does: "decided to", "put off"."""
_DENYING = ("without", "not ", "no ", "never ")
_DENIED_BEHIND = re.compile(r"\s+(?:to\s+)?(?:nothing|nobody|no|none|neither)\b", re.IGNORECASE)
"""What denies a deed from behind: "would sign nothing"."""
_CONDITION = AnyCase(
    r"\b(?:not|never|cannot|no|none|nobody)\b[^;.]*\b(?:unless|until|without|before|except)\b"
    r"|\b(?:unless|until|without|before|except)\b[^;.]*\b(?:not|never|cannot|no|none|nobody)\b"
)


def _telling(own: Pole, other: Pole) -> str:
    """Return how telling two phrases are: the more words, the less they may be about anything."""
    if own.denied or other.denied:
        return "denied"
    return "phrases" if max(own.words, other.words) > 1 else "words"


def _by_matter(side: Side) -> dict[str, dict[str, list[Pole]]]:
    """Return the phrases of each kind by their matter."""
    found: dict[str, dict[str, list[Pole]]] = {"polarity": {}, "scope": {}, "doubt": {}}
    for kind, matters in found.items():
        for pole in poles(side.text, kind, tuple(side.spans)):
            # "Not without a signature" and "not unless it is kept" are no noes.
            lacking = pole.denied or pole.span.of(side.text).lower().startswith(_DENYING)
            # "Not any without a permit" is no wider than "only with a permit".
            if _DENIED_BEHIND.match(side.text, pole.span.end):
                continue
            if not ((lacking or kind == "scope") and side.once(_is_conditional)):
                matters.setdefault(pole.matter, []).append(pole)
    found["doubt"] = {matter: _without_governing(side.text, told) for matter, told in found["doubt"].items()}
    return found


def _without_governing(text: str, told: list[Pole]) -> list[Pole]:
    """Return the phrases without what only governs another: who "decided to defer" has decided nothing.

    But who "agreed to put off" has agreed on something with somebody.
    """
    starts = [pole.span.start for pole in told if not pole.yes]
    return [
        pole
        for pole in told
        if not (
            pole.yes
            and pole.span.of(text).lower().startswith(_DECIDING)
            and any(0 <= start - pole.span.end <= _GOVERNS for start in starts)
        )
    ]


def _is_conditional(side: Side) -> bool:
    return _CONDITION.search(side.text) is not None


def ends_elsewhere(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether the passages stand at two ends of a matter outside two spans, as at two times."""
    return any(not (left.meets(own) or right.meets(other)) for left, right, _ in opposite_ends(frame, "polarity"))
