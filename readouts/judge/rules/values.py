"""The numbers and dates of a passage, and those of several, against which another's are held."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from math import isfinite
from typing import NamedTuple, TypeVar

from readouts.text.dates import dates
from readouts.text.moments import Moment
from readouts.text.proportions import proportions
from readouts.text.quantities import Quantity, quantities
from readouts.text.spells import single_spells
from readouts.types import Span

_Value = TypeVar("_Value", Quantity, Moment)
COUNTING = frozenset({"count", "ordinal"})
_HOURLY = re.compile(r"\b(?:hour|minute|second)s?\b", re.IGNORECASE)
_SPREAD = re.compile(r"over\s+(?!the\b)|(?<=period of )\S", re.IGNORECASE)
"""How a time begins that is the size of something, not a day by which or for which: "repaid over 20 years"."""
_LITTLE = 2
"""Numbers up to which one is seldom what is told: "the two ministers", "the first time"."""


@lru_cache(maxsize=4096)
def quantities_told(text: str) -> tuple[Quantity, ...]:
    """Return what a passage or an account counts and measures, but for its dates."""
    # Marked character by character, for a whole account has thousands of numbers.
    taken = bytearray(len(text))
    for moment in dates(text):
        taken[moment.span.start : moment.span.end] = b"\1" * (moment.span.end - moment.span.start)
    found: list[Quantity] = []
    for one in (*proportions(text), *quantities(text), *single_spells(text)):
        if 1 not in taken[one.span.start : one.span.end]:
            found.append(one)
            taken[one.span.start : one.span.end] = b"\1" * (one.span.end - one.span.start)
    return tuple(sorted(found, key=lambda one: one.span.start))


def value_spans(text: str) -> tuple[Span, ...]:
    """Return where the numbers and dates of a passage stand."""
    return (*(number.span for number in quantities_told(text)), *(day.span for day in dates(text)))


def same(own: Quantity, other: Quantity) -> bool:
    """Return whether two numbers may be told of one thing."""
    if own.dimension != other.dimension or not own.agrees(other):
        return False
    # "Up to 500 grants" would agree with the number of the ministers who give them.
    bounded = all(map(isfinite, (own.low, own.high, other.low, other.high)))
    return bounded or bool(own.counts & other.counts) or not (own.counts and other.counts)


def may_be(own: Moment, other: Moment) -> bool:
    """Return whether two dates may be one."""
    return own.comparable(other) and not own.differs(other)


def unmatched(
    own: Sequence[_Value], others: Sequence[_Value], same: Callable[[_Value, _Value], bool]
) -> list[_Value]:
    """Return the values that are the same as none of some others."""
    return [value for value in own if not any(same(value, other) for other in others)]


def of_calendar(one: Quantity, text: str) -> bool:
    """Return whether it is a time told in days or more, which is a matter of dates; in hours, it is a number."""
    return one.dimension == "time" and not _HOURLY.search(text, one.span.start, one.span.end)


def is_spread(one: Quantity, text: str) -> bool:
    """Return whether it tells how long something is spread: two such times differ as numbers do."""
    return one.dimension == "time" and _SPREAD.match(text, one.span.start) is not None


class Held(NamedTuple):
    """A number or a date of a passage, held against those of other passages.

    Parameters
    ----------
    span : Span
        Offsets into the passage.
    met : bool
        Whether a value there agrees with it.
    measure : bool
        Whether it is money, a share or the like, of which the same value is hardly another one: "$3.2bn".
    """

    span: Span
    met: bool
    measure: bool


class Values:
    """The numbers and dates of several passages, against which those of another are held.

    Parameters
    ----------
    passages : sequence of str
        The passages, in English.
    """

    def __init__(self, passages: Sequence[str]) -> None:
        self._numbers: dict[str, list[Quantity]] = {}
        for one in chain.from_iterable(map(quantities_told, passages)):
            self._numbers.setdefault(one.dimension, []).append(one)
        self._dates = [day for text in passages for day in dates(text)]
        # What is met is mostly met by the very same.
        self._same = {(one.dimension, one.low, one.high) for those in self._numbers.values() for one in those}
        self._same_days = {(day.year, day.month, day.day) for day in self._dates}

    def hold(self, text: str) -> list[Held]:
        """Hold the numbers and dates of a passage against those here.

        Small numbers and days of the week are left aside: they are seldom what is told.
        """
        numbers = [one for one in quantities_told(text) if one.low > _LITTLE]
        return [
            *(Held(one.span, self._has(one), one.dimension not in COUNTING) for one in numbers),
            *(Held(day.span, self._has_day(day), measure=False) for day in dates(text) if day.day),
        ]

    def _has(self, number: Quantity) -> bool:
        return (number.dimension, number.low, number.high) in self._same or any(
            map(number.agrees, self._numbers.get(number.dimension, ()))
        )

    def _has_day(self, day: Moment) -> bool:
        return (day.year, day.month, day.day) in self._same_days or any(may_be(day, other) for other in self._dates)
