"""Moments: what a text gives of a date, and whether two of them may be one."""

from datetime import date
from typing import NamedTuple

from readouts.text.clock import Clock
from readouts.types import Span

_END = ("stage", 2)
"""The part of a time that "the end of" tells."""
_MONTHS_OF: dict[tuple[str, int], frozenset[int]] = {
    **{("quarter", n): frozenset(range(3 * n - 2, 3 * n + 1)) for n in range(1, 5)},
    **{("half", n): frozenset(range(6 * n - 5, 6 * n + 1)) for n in range(1, 3)},
    **{("third", n): frozenset(range(4 * n - 3, 4 * n + 1)) for n in range(1, 4)},
    ("stage", 0): frozenset(range(1, 6)),
    ("stage", 1): frozenset(range(4, 10)),
    ("stage", 2): frozenset(range(8, 13)),
}  # fmt: skip
"""The months of a part of a year; "early" and "late" are given a wide margin."""
_MONTHS_ABOUT = {
    "spring": frozenset({2, 3, 4, 5, 6}),
    "summer": frozenset({5, 6, 7, 8, 9}),
    "autumn": frozenset({8, 9, 10, 11, 12}),
    "winter": frozenset({11, 12, 1, 2, 3}),
    "new year": frozenset({12, 1}),
    "christmas": frozenset({12, 1}),
    "easter": frozenset({3, 4, 5}),
}
"""The months of seasons and feasts in the north of the earth, with a wide margin."""
_BESIDE = 6
"""Months before a time, or after it, that "by" it and "from" it may mean."""
_LEAP_YEAR = 2024
"""The year in which days without one are compared: it has every day."""
HOURS = {"hour": 1, "day": 24, "week": 168, "month": 730, "quarter": 2190, "season": 2190, "year": 8760,
    "decade": 87600, "century": 876000, "weekend": 168}  # fmt: skip
"""About how many hours each unit of time has."""
_LOOSE = 0.15
"""How far two spans of time that are called the same may be apart, as a share of them: four weeks, a month."""


class Moment(NamedTuple):
    """A date as a text gives it; what it does not give is ``None``.

    `weekday` is 0 for Monday; `relative` is the step and the unit of "next month", as (1, "month"); `part` is
    "the second quarter" as ("quarter", 2) or "late" as ("stage", 2); `until` is the last day of a range;
    `named` a season, a feast or a decade; `edge` is "before" or "after".
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relative: tuple[int, str] | None = None
    until: int | None = None
    named: tuple[str, str] | None = None
    part: tuple[str, int] | None = None
    clock: Clock | None = None
    edge: str | None = None

    @property
    def of_day(self) -> bool:
        """Whether it tells an hour or a part of the day, which depends on where one is."""
        return bool(self.clock or (self.named and self.named[0] == "day"))

    @property
    def months(self) -> frozenset[int]:
        """The months that it may lie in, as far as a month or a part of a year tells them."""
        if self.month:
            return frozenset({self.month})
        of_year = self.year is not None or (self.relative is not None and self.relative[1] == "year")
        return _MONTHS_OF.get(self.part, frozenset()) if self.part and of_year else frozenset()

    def seems_apart(self, other: "Moment") -> bool:
        """Return whether a season or a feast and another time of the year are not one in the north of the earth.

        Examples
        --------
        >>> here = Span(0, 1)
        >>> summer, march = Moment(here, named=("season", "summer")), Moment(here, month=3)
        >>> summer.seems_apart(march), summer.seems_apart(march._replace(edge="after"))
        (True, False)
        """
        if not (self.named or other.named) or self.comparable(other):
            return False
        own, there = self._months_about, other._months_about
        return bool(own and there) and not own & there

    @property
    def _months_about(self) -> frozenset[int]:
        own = self.months or (_MONTHS_ABOUT.get(self.named[1], frozenset()) if self.named else frozenset())
        step = {"before": -1, "after": 1}.get(self.edge or "", 0)
        # "Before Christmas" may well be November.
        return own | {(month - 1 + step * far) % 12 + 1 for month in own for far in range(_BESIDE) if step}

    def differs(self, other: "Moment", *, one_place: bool = True) -> bool:
        """Return whether the two cannot be the same date anywhere on earth.

        A day's difference proves nothing: Wednesday evening in Washington is Thursday in Beijing. Nor do hours
        of the day, unless `one_place` says that both are told by the clocks of one place.
        """
        if self.edge and other.edge and self.edge != other.edge:
            # "From May" and "until July" are two ends of one time; only "before May" and "after May" exclude.
            return self.comparable(other) and not self._apart(other, one_place)
        return self._apart(other, one_place)

    def _apart(self, other: "Moment", one_place: bool) -> bool:
        if self.clock and other.clock:
            return self.clock.differs(other.clock, one_place=one_place)
        if self.day and other.day and self.month and other.month:
            years = (self.year or other.year, other.year or self.year)
            return self._days_apart(other, *(year or _LEAP_YEAR for year in years))
        if self.year and other.year and self.year != other.year:
            return True
        if self.month and other.month and self.month != other.month:
            return True
        if _months_apart(self, other):
            return True
        if (
            self.named
            and other.named
            and self.named[0] == other.named[0]
            and not _one_feast(self.named, other.named)
        ):
            return one_place or not self.of_day
        if self.weekday is not None and other.weekday is not None:
            return (self.weekday - other.weekday) % 7 not in (0, 1, 6)
        if self.relative and other.relative and _steps_apart(self.relative, other.relative):
            return True
        return _parts_apart(self, other)

    def _days_apart(self, other: "Moment", year: int, other_year: int) -> bool:
        try:
            own, there = (
                date(year, self.month or 1, self.day or 1),
                date(other_year, other.month or 1, other.day or 1),
            )
            own_end, there_end = own.replace(day=self.until or own.day), there.replace(day=other.until or there.day)
        except ValueError:
            return False
        # New Year's Eve in one place is New Year's Day in another, whichever year they fall in.
        turns = (0,) if self.year and other.year else (-365, 0, 365)
        if self.until and other.until and own.month == there.month:
            return abs(own.day - there.day) > 1 or abs(own_end.day - there_end.day) > 1
        return all((there - own_end).days + turn > 1 or (own - there_end).days - turn > 1 for turn in turns)

    def a_day_from(self, other: "Moment") -> bool:
        """Return whether the two are neighbouring days, which are one day where two zones are told."""
        if self.edge != other.edge or self.until or other.until:
            return False
        if self.day and other.day and self.month and other.month:
            return self.month == other.month and abs(self.day - other.day) == 1
        if self.weekday is None or other.weekday is None:
            return False
        return (self.weekday - other.weekday) % 7 in (1, 6)

    def comparable(self, other: "Moment") -> bool:
        """Return whether both give something of the same kind."""
        if self.clock or other.clock:
            return bool(self.clock and other.clock)
        return (
            bool(self.year and other.year)
            or bool(self.month and other.month)
            or bool(self.months and other.months)
            or (self.weekday is not None and other.weekday is not None)
            or bool(self.relative and other.relative)
            or bool(self.named and other.named and self.named[0] == other.named[0])
        )


def _steps_apart(one: tuple[int, str], other: tuple[int, str]) -> bool:
    """Return whether two steps from now cannot lead to one date; "today" may be "tomorrow" elsewhere."""
    (step, unit), (other_step, other_unit) = one, other
    if "hour" in (unit, other_unit):
        (low, high), (other_low, other_high) = _reach(one), _reach(other)
        return low > other_high or other_low > high
    if unit == other_unit:
        return abs(step - other_step) > (1 if unit == "day" else 0)
    if unit.endswith("s") or other_unit.endswith("s"):
        # "In the coming weeks" may well be "next month"; it is not "in the coming years".
        return step * other_step < 0 or (unit.endswith("s") and other_unit.endswith("s"))
    # "Next week" lies in "this month", and "last week" in "last month" at times.
    return step * other_step < 0 or (0 not in (step, other_step))


def _reach(relative: tuple[int, str]) -> tuple[float, float]:
    """Return the hours from now within which a step leads."""
    step, unit = relative
    length = HOURS[unit.rstrip("s") if unit != "hours" else "hour"]
    if unit == "hour":
        slack = abs(step) * _LOOSE / 2
        return step - slack, step + slack
    if unit.endswith("s"):
        return (length, 12 * length) if step > 0 else (-12 * length, -length)
    return (step - 1) * length, (step + 1) * length


def _one_feast(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Return whether two names may be one: "Easter" may be the Orthodox one, said where all know which is meant."""
    words, others = set(one[1].split()), set(other[1].split())
    return words <= others or others <= words


def _months_apart(one: Moment, other: Moment) -> bool:
    """Return whether two name months or parts of a year that do not meet: "the first quarter" and "September"."""
    return bool((one.part or other.part) and one.months and other.months) and not one.months & other.months


def _parts_apart(one: Moment, other: Moment) -> bool:
    """Return whether two name different parts of one time: its first quarter and its last."""
    if not one.part or not other.part or one.part[0] != other.part[0] or not one.comparable(other):
        return False
    units = {relative[1] for relative in (one.relative, other.relative) if relative}
    if one.part == other.part == _END and len(units) > 1:
        # "The end of the week" is not "the end of the month".
        return not units & {"hour", "day"}
    return one.part[1] != other.part[1]
