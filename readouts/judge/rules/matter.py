"""Signs that two sentences speak of two things, or of one thing at two times, outside the facts in question."""

import re

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.contrasts import contrasts
from readouts.judge.rules.parties import party_names
from readouts.judge.rules.polarity import opposite_words
from readouts.text.any_case import AnyCase
from readouts.text.dates import Moment, dates
from readouts.text.proper_names import Name
from readouts.types import Span

_REPORTS = (
    r"(?:sa(?:id|ys)|told|announc\w+|stated|states(?=\s+that)|not(?:ed|es)|recall\w*|add(?:ed|s)|explain\w*|report(?:ed|s)\b"
    r"|inform\w*|declar\w+|spoke|speaking|writing|wrote|comment\w*|confirm\w*)"
)
_REPORTING = AnyCase(rf"\b{_REPORTS}\b")
_CONTENT = (
    r"(?!(?:on|in|at|to|by|after|before|during|following|from|with|for|as|late|early|last|this|next|yesterday|today"
    r"|tomorrow|reporters|journalists|that)\b)\w"
)
_BOUNDARY = AnyCase(rf"[,;:—()]\s|\bthat\b|\b{_REPORTS}\b(?=\s+{_CONTENT})")
_FRONTED = re.compile(
    r"(?:on|in|at|after|before|under|during|by|from|since|within|for|with|through|until|as|late|early|to)\b",
    re.IGNORECASE,
)
_IF = AnyCase(r"\b(?:if|unless|should\s+the|provided|would|could|otherwise|in\s+case|without)\b")
_THEN = AnyCase(
    r"\b(?:now|today|currently|at\s+present|so\s+far|until|once|previously|formerly|ago|last|no\s+longer"
    r"|by\s+the\s+end|earlier|back\s+then|since|when|already|before|after)\b"
)


def condition_of_one(frame: Frame) -> bool:
    """Return whether only one side speaks of what would be."""
    return bool(_IF.search(frame.left.text)) != bool(_IF.search(frame.right.text))


def names_apart(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether each side has a name, outside two spans, that the other lacks."""
    left, right = party_names(frame.left.text), party_names(frame.right.text)

    def alone(names: tuple[Name, ...], others: tuple[Name, ...], span: Span) -> bool:
        return any(not any(name.same(o) for o in others) for name in names if not name.span.meets(span))

    return alone(left, right, own) and alone(right, left, other)


def dated_once(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether only one side has a date outside two spans."""
    return bool(_days(frame.left, own)) != bool(_days(frame.right, other))


def times_apart(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether each side, outside two spans, tells a time that the other does not."""
    left, right = _days(frame.left, own), _days(frame.right, other)
    then_left, then_right = _then(frame.left, own), _then(frame.right, other)
    return bool(then_left - then_right or _unmet(left, right)) and bool(
        then_right - then_left or _unmet(right, left)
    )


def _days(side: Side, apart: Span) -> list[Moment]:
    return [day for day in dates(side.text) if not day.span.meets(apart)]


def _then(side: Side, apart: Span) -> set[str]:
    return {
        match.group().lower() for match in _THEN.finditer(side.text) if not apart.start <= match.start() < apart.end
    }


def _unmet(days: list[Moment], others: list[Moment]) -> bool:
    return any(not any(day.comparable(one) and not day.differs(one) for one in others) for day in days)


def contrary_elsewhere(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether two opposite words, or two that exclude each other, stand outside two spans."""
    return any(
        not (here.meets(own) or there.meets(other))
        for here, there in (
            *opposite_words(frame),
            *contrasts(frame, which=False),
            *contrasts(frame, which=True),
        )
    )


def in_report(text: str, span: Span) -> bool:
    """Return whether a fact belongs to the reporting rather than to what is reported: "said on Monday that"."""
    cuts = [0, *(match.end() for match in _BOUNDARY.finditer(text)), len(text)]
    index = max(n for n, cut in enumerate(cuts[:-1]) if cut <= span.start)
    start, end = cuts[index], cuts[index + 1]
    while start == 0 and end < len(text) and _FRONTED.match(text[cuts[index] :].lstrip()):
        # "On Thursday, in the presence of observers, …" belongs to what follows.
        index += 1
        end = cuts[index + 1]
    return bool(_REPORTING.search(text, start, end))
