"""Whether two facts stand in the same place of two passages that say the same otherwise."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from readouts.judge.frames import Frame
from readouts.judge.rules.parties import party_names
from readouts.types import Span

IN_PLACE = 0.4
"""Share of the words around two values that must be counterparts of each other."""
LEAST_ALIKE = 0.55
"""Share of both passages that must have a counterpart wherever two values stand."""
SAME_OTHERWISE = 0.78
"""Share of both passages that must have a counterpart for two lone values to be held against each other
wherever they stand: sentences of one wording put a date now at the end, now at the beginning."""

_REPORTS = (
    r"(?:sa(?:id|ys)|told|announc\w+|stated|states(?=\s+that)|not(?:ed|es)|recall\w*|add(?:ed|s)|explain\w*|report(?:ed|s)\b"
    r"|inform\w*|declar\w+|spoke|speaking|writing|wrote|comment\w*|confirm\w*)"
)
_REPORTING = re.compile(rf"\b{_REPORTS}\b", re.IGNORECASE)
_CONTENT = (
    r"(?!(?:on|in|at|to|by|after|before|during|following|from|with|for|as|late|early|last|this|next|yesterday|today"
    r"|tomorrow|reporters|journalists|that)\b)\w"
)
_BOUNDARY = re.compile(rf"[,;:—()]\s|\bthat\b|\b{_REPORTS}\b(?=\s+{_CONTENT})", re.IGNORECASE)
_FRONTED = re.compile(
    r"(?:on|in|at|after|before|under|during|by|from|since|within|for|with|through|until|as|late|early|to)\b",
    re.IGNORECASE,
)


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


_Value = TypeVar("_Value", bound=_Placed)


def pair_up(
    frame: Frame,
    left: Sequence[_Value],
    right: Sequence[_Value],
    alike: float = SAME_OTHERWISE,
    *,
    reports: bool = True,
) -> Iterator[tuple[_Value, _Value, float]]:
    """Pair the values that stand in the same place.

    Parameters
    ----------
    frame : Frame
        The two passages.
    left, right : sequence of values with a span
        Values of one kind that the other passage lacks.
    alike : float, default SAME_OTHERWISE
        Share of both passages that must have a counterpart where each has one value only.
    reports : bool, default True
        Whether the words that report may have a value of their own, as "said on Monday" has.

    Yields
    ------
    tuple
        A value of each side and how far they are in one place (0..1), best first, each value once.
    """
    if len(left) == len(right) == 1 and alone_in_place(frame, left[0].span, right[0].span, alike, reports=reports):
        yield left[0], right[0], max(frame.alike, frame.in_place(left[0].span, right[0].span))
        return
    scored = [(frame.in_place(a.span, b.span), a, b) for a in left for b in right]
    used: set[int] = set()
    for place, a, b in sorted(scored, key=lambda row: (-row[0], row[1].span.start, row[2].span.start)):
        if (
            place >= IN_PLACE
            and frame.alike_but(a.span, b.span) >= LEAST_ALIKE
            and id(a) not in used
            and id(b) not in used
        ):
            used |= {id(a), id(b)}
            yield a, b, place


def alone_in_place(
    frame: Frame, left: Span, right: Span, alike: float = SAME_OTHERWISE, *, reports: bool = True
) -> bool:
    """Return whether two lone values belong together although the passages order their clauses otherwise."""
    if frame.alike_but(left, right) < alike:
        return False
    return not reports or _in_report(frame.left.text, left) == _in_report(frame.right.text, right)


def stands_in_place(
    frame: Frame, left: Span, right: Span, alike: float = SAME_OTHERWISE, *, reports: bool = True
) -> bool:
    """Return whether two words stand in one place, or in two sentences that say the same otherwise."""
    return frame.in_place(left, right) >= IN_PLACE or alone_in_place(frame, left, right, alike, reports=reports)


def other_matter(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether the two sentences speak of two things: another name each, or another word in one slot."""
    if frame.substituted(own, other):
        return True
    left, right = party_names(frame.left.text), party_names(frame.right.text)
    return any(not any(n.same(o) for o in right) for n in left) and any(
        not any(n.same(o) for o in left) for n in right
    )


def _in_report(text: str, span: Span) -> bool:
    """Return whether a value belongs to the reporting rather than to what is reported: "said on Monday that"."""
    cuts = [0, *(match.end() for match in _BOUNDARY.finditer(text)), len(text)]
    index = max(n for n, cut in enumerate(cuts[:-1]) if cut <= span.start)
    start, end = cuts[index], cuts[index + 1]
    while start == 0 and end < len(text) and _FRONTED.match(text[cuts[index] :].lstrip()):
        # "On Thursday, in the presence of observers, …" belongs to what follows.
        index += 1
        end = cuts[index + 1]
    return bool(_REPORTING.search(text, start, end))
