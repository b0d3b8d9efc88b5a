"""Dates in a text, as far as it gives them: a day, a month, a year, a weekday, or "next month"."""

import re
from calendar import day_name, month_name
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from readouts.types import Span

_MONTHS = {name.lower(): number for number, name in enumerate(month_name) if name}
_SHORT = {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_DAYS = {name.lower(): number for number, name in enumerate(day_name)}
_MONTH = "|".join([*(n.capitalize() for n in _MONTHS), r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"])
# The look-ahead spares the places where no date can begin: all that follows is optional.
_DATE = re.compile(
    rf"""(?=[A-Z\d])
    (?:(?P<weekday>{"|".join(n.capitalize() for n in _DAYS)})\b(?:,?\s+(?:the\s+)?(?=\d|{_MONTH}))?)?
    (?: (?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}\b)
      | \b(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month1>{_MONTH})\b(?:,?\s+(?P<year1>\d{{4}})\b)?
      | \b(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year2>\d{{4}})\b)?
      | \b(?P<month3>{_MONTH})\s+(?P<year3>\d{{4}})\b
    )?""",
    re.VERBOSE,
)
_BARE_MONTH = re.compile(
    rf"\b(?:in|by|until|till|since|from|before|after|through|during|of|this|last|next|early|mid|late)[\s-]+"
    rf"(?P<month>{_MONTH})\b"
)
_YEAR = re.compile(
    r"\b(?:in|by|until|till|since|from|before|after|through|during|of|for|to|early|late|year)\s+(?P<year>(?:19|20)\d\d)\b"
    r"(?![,.]?\d|%|\s+(?:[a-z]+s)\b)"
)
_RELATIVE = re.compile(
    r"\b(?:(?P<which>next|last|this|previous|coming|following)\s+(?P<unit>week|month|year|quarter|decade|spring|summer"
    r"|autumn|winter|fall)|(?P<day>today|tonight|tomorrow|yesterday))\b",
    re.IGNORECASE,
)
_DAY = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
_WHICH = {"next": 1, "coming": 1, "following": 1, "last": -1, "previous": -1, "this": 0}
_LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as a text gives it; what it does not give is ``None``.

    `weekday` is 0 for Monday; `relative` is the step and the unit of "next month", as (1, "month").
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relative: tuple[int, str] | None = None

    def differs(self, other: "Moment") -> bool:
        """Return whether the two cannot be the same date anywhere on earth.

        A day's difference proves nothing: Wednesday evening in Washington is Thursday in Beijing.
        """
        if self.day and other.day and self.month and other.month:
            years = (self.year or other.year, other.year or self.year)
            return self._apart(other, *(year or _LEAP_YEAR for year in years))
        if self.year and other.year and self.year != other.year:
            return True
        if self.month and other.month:
            return self.month != other.month
        if self.weekday is not None and other.weekday is not None:
            return (self.weekday - other.weekday) % 7 not in (0, 1, 6)
        return bool(self.relative and other.relative and _steps_apart(self.relative, other.relative))

    def _apart(self, other: "Moment", year: int, other_year: int) -> bool:
        try:
            days = (
                date(year, self.month or 1, self.day or 1) - date(other_year, other.month or 1, other.day or 1)
            ).days
        except ValueError:
            return False
        # New Year's Eve in one place is New Year's Day in another, whichever year they fall in.
        turns = (0,) if self.year and other.year else (-365, 0, 365)
        return all(abs(days + turn) > 1 for turn in turns)

    def comparable(self, other: "Moment") -> bool:
        """Return whether both give something of the same kind."""
        return (
            bool(self.year and other.year)
            or bool(self.month and other.month)
            or (self.weekday is not None and other.weekday is not None)
            or bool(self.relative and other.relative)
        )


@lru_cache(maxsize=4096)
def dates(text: str) -> tuple[Moment, ...]:
    """Find the dates of an English text.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    tuple of Moment
        In reading order, disjoint.

    Examples
    --------
    >>> [(m.year, m.month, m.day) for m in dates("on Thursday, 12 March 2026, and by May 2027")]
    [(2026, 3, 12), (2027, 5, None)]
    """
    found = [moment for match in _DATE.finditer(text) if (moment := _read(match)) is not None]
    found += [
        Moment(Span(*match.span("month")), month=_month(match["month"])) for match in _BARE_MONTH.finditer(text)
    ]
    found += [Moment(Span(*match.span("year")), year=int(match["year"])) for match in _YEAR.finditer(text)]
    found += [Moment(Span(*match.span()), relative=_relative(match)) for match in _RELATIVE.finditer(text)]
    kept: list[Moment] = []
    for moment in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or moment.span.start >= kept[-1].span.end:
            kept.append(moment)
    return tuple(kept)


def _relative(match: re.Match[str]) -> tuple[int, str]:
    if match["day"]:
        return _DAY[match["day"].lower()], "day"
    return _WHICH[match["which"].lower()], match["unit"].lower()


def _steps_apart(one: tuple[int, str], other: tuple[int, str]) -> bool:
    """Return whether two steps from now cannot lead to one date; "today" may be "tomorrow" elsewhere."""
    (step, unit), (other_step, other_unit) = one, other
    if unit == other_unit:
        return abs(step - other_step) > (1 if unit == "day" else 0)
    # "Next week" lies in "this month", and "last week" in "last month" at times.
    return step * other_step < 0 or (0 not in (step, other_step))


def _read(match: re.Match[str]) -> Moment | None:
    if not match.group().strip():
        return None
    span = Span(match.start(), match.start() + len(match.group().rstrip(" ,")))
    weekday = _DAYS[match["weekday"].lower()] if match["weekday"] else None
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return Moment(span, year, month, day, weekday) if 1 <= month <= 12 and 1 <= day <= 31 else None
    month_text = match["month1"] or match["month2"] or match["month3"]
    year_text, day_text = match["year1"] or match["year2"] or match["year3"], match["day1"] or match["day2"]
    if not month_text and weekday is None:
        return None
    return Moment(
        span,
        int(year_text) if year_text else None,
        _month(month_text) if month_text else None,
        int(day_text) if day_text else None,
        weekday,
    )


def _month(name: str) -> int:
    plain = name.lower().rstrip(".")
    return _MONTHS.get(plain) or _SHORT[plain]
