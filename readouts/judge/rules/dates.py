"""Dates that differ, times before and after a thing among them, and how long it takes."""

import re
from collections.abc import Iterator

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.candidate import Candidate, hold_against
from readouts.judge.rules.instead import find_instead
from readouts.judge.rules.next_days import by_a_day
from readouts.judge.rules.values import is_spread, of_calendar, quantities_told, same, unmatched
from readouts.text.any_case import AnyCase
from readouts.text.clued import Clued
from readouts.text.dates import dates
from readouts.text.moments import Moment
from readouts.text.number_words import CARDINAL, small_number
from readouts.text.proper_names import proper_names
from readouts.text.quantities import Quantity
from readouts.text.spells import as_spell
from readouts.text.tokens import SAYS_SOMETHING
from readouts.types import Span

OF_SEASON = "season"
"""The rule of a season or a feast held against a month or a quarter: the south of the earth has another summer."""
_ANYWHERE = Span(0, 1)
_AT = re.compile(r"\b(?:in|at|near|outside)\s+(?:the\s+)?(?:[A-Z]\w+\s+)?$")
_FROM_NOW = re.compile(r"(?:from\s+now|hence|time)$", re.IGNORECASE)
"""How a time ends that is counted from now, and is no time that something takes: "three days from now"."""
_LEAD = Clued(
    rf"\b(?P<number>an?|\d{{1,3}}|{CARDINAL})\s+(?P<unit>hour|day|week|fortnight|month|year)s?\s+"
    r"(?:(?P<before>before|ahead\s+of|prior\s+to|in\s+advance\s+of)|after|following|behind)\s+(?!that\b|this\b|it\b)\w",
    re.IGNORECASE,
    clues=("before", "ahead of", "prior to", "in advance of", "after", "following", "behind"),
)
"""How long before another thing, or after it, something is: "two days before the summit"."""
_LEAD_HOURS = {"hour": 1, "day": 24, "week": 168, "fortnight": 336, "month": 730, "year": 8760}
_LEAD_NEAR = 0.2
"""How far two such times may be apart that are told in round numbers, as a share of the longer."""
_LATEST = re.compile(r"\s+at\s+the\s+latest\b", re.IGNORECASE)
_ORDER = AnyCase(
    r"\b(?:(?P<before>before|on\s+the\s+eve\s+of|prior\s+to|ahead\s+of)|(?P<after>after|following|once|upon|on\s+completion\s+of))\s+"
)


def find_dates(frame: Frame) -> Iterator[Candidate]:
    """Yield dates that cannot be the same anywhere on earth."""
    left, right = _without_the_same(frame)
    told = any(one.of_day for one in left) and any(one.of_day for one in right)
    place = told and _one_place(frame.left.text, frame.right.text)
    published = frame.left.reading.account.date, frame.right.reading.account.date

    def differ(own: Moment, other: Moment) -> bool:
        return own.differs(other, one_place=place) or by_a_day(frame, own, other)

    def may_be(own: Moment, other: Moment) -> bool:
        return own.comparable(other) and not differ(own, other)

    for own in unmatched(left, right, may_be):
        for other in unmatched(right, left, lambda theirs, mine: may_be(mine, theirs)):
            # "Tomorrow" of two days is two dates.
            shifted = own.relative and other.relative and None not in published and published[0] != published[1]
            # "Last year" is a time, "within a year" how long it took.
            spells = [as_spell(own), as_spell(other)]
            lasting = all(spells) or (any(spells) and own.relative and other.relative)
            if lasting and not all(spells) and (_from_now(frame.left, own) or _from_now(frame.right, other)):
                lasting = False
            latest = own.edge != other.edge and (_at_latest(frame.left, own) or _at_latest(frame.right, other))
            if differ(own, other) and not (shifted or lasting or latest):
                # "Until 2027" against "in 2022": only one of them is an end.
                ended = (own.edge is None) != (other.edge is None)
                rule = "one end" if ended else "neighbouring day" if own.a_day_from(other) else "date"
                yield hold_against("the dates differ", rule, frame, own.span, other.span)
    if len(left) == len(right) == 1 and left[0].seems_apart(right[0]):
        yield hold_against("the dates seem to differ", OF_SEASON, frame, left[0].span, right[0].span)
    yield from _order(frame)
    yield from _leads(frame)
    yield from _spells(frame)
    for mine, theirs in find_instead(frame, "date"):
        yield hold_against("the dates differ", "instead", frame, mine, theirs)


def _without_the_same(frame: Frame) -> tuple[list[Moment], list[Moment]]:
    """Return the dates of both sides but for those that stand on both: "noon" is spoken for by "noon"."""
    left, right = frame.left.once(_dates_anywhere), frame.right.once(_dates_anywhere)
    if not (left and right):
        return [], []
    return (
        [one for bare, one in left if not any(bare == other for other, _ in right)],
        [one for bare, one in right if not any(bare == other for other, _ in left)],
    )


def _dates_anywhere(side: Side) -> list[tuple[Moment, Moment]]:
    """Return the dates of a passage, each with what it is wherever it stands."""
    return [(one._replace(span=_ANYWHERE), one) for one in dates(side.text)]


def _at_latest(side: Side, day: Moment) -> bool:
    """Return whether a day is an end, whatever stands before it: "from 2027 at the latest"."""
    return _LATEST.match(side.text, day.span.end) is not None


def _from_now(side: Side, day: Moment) -> bool:
    return _FROM_NOW.search(day.span.of(side.text)) is not None


def _one_place(left: str, right: str) -> bool:
    """Return whether both sentences name one place where something happens, whose clocks both then tell."""
    own, others = (
        [name for name in proper_names(text) if _AT.search(text, 0, name.span.start)] for text in (left, right)
    )
    return any(name.same(other) for name in own for other in others)


def _spells(frame: Frame) -> Iterator[Candidate]:
    """Yield two spells of days or more: "sixty days" against "within ninety days"."""
    (left, hours), (right, hours_there) = frame.left.once(_spells_of), frame.right.once(_spells_of)
    if not ((left and (right or hours_there)) or (hours and right)):
        return
    # Hours are no spell of the calendar and yet the counterpart of one: 48 hours are two days, and no two weeks.
    for own in unmatched([*left, *hours], [*right, *quantities_told(frame.right.text)], same):
        for other in unmatched([*right, *hours_there], [*left, *quantities_told(frame.left.text)], same):
            spread = is_spread(own, frame.left.text) and is_spread(other, frame.right.text)
            if not spread and not (own in hours and other in hours_there):
                rule = "spell in hours" if own in hours or other in hours_there else "spell"
                yield hold_against("the times differ", rule, frame, own.span, other.span)


def _spells_of(side: Side) -> tuple[list[Quantity], list[Quantity]]:
    """Return the spells of days or more, and those of hours."""
    ahead = (spell for moment in dates(side.text) if (spell := as_spell(moment)) is not None)
    told = [one for one in quantities_told(side.text) if one.dimension == "time"]
    calendar = [one for one in told if of_calendar(one, side.text)]
    return [*ahead, *calendar], [one for one in told if one not in calendar]


def _order(frame: Frame) -> Iterator[Candidate]:
    """Yield "before the vote" against "after the vote"."""
    for a in frame.left.once(_orders):
        for b in frame.right.once(_orders):
            if bool(a["before"]) != bool(b["before"]) and _next_stems(frame.left, a.end()) & _next_stems(
                frame.right, b.end()
            ):
                spans = Span(a.start(), a.end() - 1), Span(b.start(), b.end() - 1)
                yield hold_against("the dates differ", "order", frame, *spans)


def _orders(side: Side) -> list[re.Match[str]]:
    return list(_ORDER.finditer(side.text))


def _next_stems(side: Side, start: int) -> set[str]:
    """Return the stem of the first word from `start` on that says something."""
    for row, (at, _) in enumerate(side.spans):
        if at >= start and side.weights[row] > SAYS_SOMETHING:
            return {side.stems[row]}
    return set()


def _leads(frame: Frame) -> Iterator[Candidate]:
    """Yield "two days before the summit" against "a week ahead of the meeting"."""
    left = frame.left.once(_leads_of)
    right = frame.right.once(_leads_of) if left else []
    if len(left) == len(right) == 1:
        (own, hours), (other, others) = left[0], right[0]
        if hours * others > 0 and abs(hours - others) > _LEAD_NEAR * max(abs(hours), abs(others)):
            yield hold_against("the times differ", "lead", frame, own, other)


def _leads_of(side: Side) -> list[tuple[Span, int]]:
    """Return how many hours before another thing something is, where that is told; those after it are negative."""
    found = []
    for match in _LEAD.finditer(side.text):
        number = match["number"].lower()
        hours = (1 if number in {"a", "an"} else small_number(number)) * _LEAD_HOURS[match["unit"].lower()]
        found.append((Span(match.start(), match.end() - 2), hours if match["before"] else -hours))
    return found
