"""Signs that two sentences speak of one thing at two times, outside the facts in question."""

from readouts.judge.frames import Frame, Side
from readouts.text.any_case import AnyCase
from readouts.text.dates import dates
from readouts.text.days_and_months import WEEKDAYS
from readouts.text.moments import Moment
from readouts.types import Span

_THEN = AnyCase(
    r"\b(?:now|today|currently|at\s+present|so\s+far|until|once|previously|formerly|ago|last|no\s+longer"
    r"|by\s+the\s+end|earlier|back\s+then|since|when|already|before|after)\b"
)


def dated_once(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether only one side has a date outside two spans."""
    return bool(_days(frame.left, own)) != bool(_days(frame.right, other))


def times_apart(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether each side, outside two spans, tells a time that the other does not."""
    left, right = _days(frame.left, own), _days(frame.right, other)
    then_left, then_right = _then(frame.left, own), _then(frame.right, other)
    if (mine := _weekdays(frame.left)) and (theirs := _weekdays(frame.right)) and mine.isdisjoint(theirs):
        # A day apart may be one time told by two clocks, but more often it is not.
        return not (mine & _rows_text(frame.left, own) or theirs & _rows_text(frame.right, other))
    return bool(then_left - then_right or _unmet(left, right)) and bool(
        then_right - then_left or _unmet(right, left)
    )


def _days(side: Side, apart: Span) -> list[Moment]:
    return [day for day in dates(side.text) if not day.span.meets(apart)]


def _then(side: Side, apart: Span) -> set[str]:
    return {
        match.group().lower() for match in _THEN.finditer(side.text) if not apart.start <= match.start() < apart.end
    }


def _weekdays(side: Side) -> frozenset[str]:
    return frozenset(side.lowered).intersection(WEEKDAYS)


def _rows_text(side: Side, span: Span) -> frozenset[str]:
    return frozenset(side.lowered[row] for row in side.rows(span))


def _unmet(days: list[Moment], others: list[Moment]) -> bool:
    return any(not any(day.comparable(one) and not day.differs(one) for one in others) for day in days)
