"""Numbers in a text, read as values with units, so that "2,500" and "two and a half thousand" agree."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from math import inf, isfinite
from typing import NamedTuple

from readouts.text.any_case import AnyCase
from readouts.text.currencies import CURRENCIES, currency_before
from readouts.text.number_words import CARDINAL, small_number
from readouts.text.numerals import MULTIPLIERS, PARTS, Number, Token, read_numbers
from readouts.text.tokens import stem
from readouts.types import Span

_ALL_BUT = AnyCase(rf"\ball\s+(?:but|except|save)\s+(?:for\s+)?(?P<number>{CARDINAL}|[0-9]{{1,2}})\b")
_ROUND = frozenset({*MULTIPLIERS, "dozen"})
_SEVERAL = {"several": (2.0, 9.99), "few": (2.0, 9.99), "many": (2.0, 50.0), "various": (2.0, 9.99)}  # fmt: skip
"""What a word before a round one makes of it: "several hundred" are two hundred to 999."""
_UNITS: dict[str, tuple[str, float]] = {
    "second": ("time", 1 / 86400), "minut": ("time", 1 / 1440), "hour": ("time", 1 / 24), "day": ("time", 1.0),
    "week": ("time", 7.0), "fortnight": ("time", 14.0), "month": ("time", 30.4), "year": ("time", 365.0),
    "decad": ("time", 3650.0), "metr": ("length", 0.001), "meter": ("length", 0.001),
    "kilometr": ("length", 1.0), "kilomet": ("length", 1.0), "km": ("length", 1.0), "mile": ("length", 1.609),
    "feet": ("length", 0.000305), "foot": ("length", 0.000305),
    "cubic metr": ("volume", 1.0), "cubic meter": ("volume", 1.0), "litr": ("volume", 0.001),
    "liter": ("volume", 0.001),
    "squar kilometr": ("area", 1.0), "squar kilomet": ("area", 1.0),
    "hectar": ("area", 0.01), "acr": ("area", 0.004), "megawatt": ("power", 1.0), "gigawatt": ("power", 1000.0),
    "mw": ("power", 1.0), "gw": ("power", 1000.0),
    "kilogram": ("mass", 0.001), "kg": ("mass", 0.001), "tonn": ("mass", 1.0), "ton": ("mass", 1.0),
    "%": ("percent", 1.0), "percent": ("percent", 1.0), "percentag": ("percent", 1.0),
}  # fmt: skip
_BOUNDS = AnyCase(
    r"""(?P<least>no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than|more\s+than|over|above|at\s+least
        |exceed(?:ing|ed|s)?|(?:surpass|top|pass)(?:p?ed|e?s|p?ing)?(?:\s+the)?|upwards?\s+of|in\s+excess\s+of)\s*$
      | (?P<most>no\s+more\s+than|not\s+more\s+than|fewer\s+than|less\s+than|under|below|up\s+to|at\s+most)\s*$
      | (?P<about>about|around|some|roughly|approximately|nearly|almost|close\s+to|an?\s+estimated)\s*$""",
    re.VERBOSE,
)
_ABOUT, _ROUNDING = 0.1, 0.03
"""How far a value called "about" may be off, and one rounded to millions, as shares of the value."""
_CALENDAR = 0.08
"""The same for times, since four weeks are called a month."""
_BOUND = 0.2
"""How far two bounds of one direction may be apart, as a share of the greater."""
_AN_HOUR = AnyCase(r"\ban?\s+(?P<unit>hour|day|week|month|year)\s+and\s+$")
_HALVES = AnyCase(
    r"\b(?:half\s+an?\s+(?P<half>hour|day|month|year)|(?:an?|one)\s+(?P<more>hour|day|week|month|year)\s+and\s+a\s+half)\b"
)
_STEP = re.compile(r"\s+|\s+and\s+|,\s+(?:and\s+)?", re.IGNORECASE)
"""What stands between the two parts of one length of time: "one hour and 40 minutes"."""
_LONGEST_STEP = 24
"""Characters before a length of time in which "an hour and" may stand."""
_LETTERS = re.compile(r"[^\W\d_]+")
_NOUNS = 3
_NO_NOUNS = frozenset(
    """
    of in on at to for from with by and or between among this that these those the a an was were is are will would
    had has have during since who which than as
    """.split()
)
_NOT_COUNTED = frozenset(
    """
    of another and or that who which is was has in on at to for from with by side day thing more such time part
    point word step way hand end
    """.split()
)
"""What "one" before it does not count: "one another", "at one time"."""
_PICKING = frozenset("no any each every this that the some only another which every at".split())


class Quantity(NamedTuple):
    """A number as a text gives it.

    Parameters
    ----------
    span : Span
        Offsets of the number with its comparator, multiplier and unit.
    low, high : float
        The values that it allows, in the dimension's base unit; infinite where it names one bound only.
    dimension : str
        ``time``, ``length``, ``mass``, ``percent``, a currency, ``ordinal``, or ``count``.
    counts : frozenset of str
        Stems of the words that follow a count or an ordinal: what is counted.
    rounded : bool
        Whether it is given in words like "million", and so may be rounded.
    """

    span: Span
    low: float
    high: float
    dimension: str
    counts: frozenset[str]
    rounded: bool

    def agrees(self, other: "Quantity") -> bool:
        """Return whether some value satisfies both; "more than 40" agrees with "42"."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        for one, two in ((self.low, other.low), (self.high, other.high)):
            # "Up to 500" is not "up to 250", though 200 satisfies both.
            open_ended = (self.low, other.low).count(-inf) == 2 or (self.high, other.high).count(inf) == 2
            apart = isfinite(one) and isfinite(two) and abs(one - two) > _BOUND * max(abs(one), abs(two))
            if open_ended and apart:
                return False
        if low < high or (low == high and not (self._bound(low) and other._bound(low))):
            return True
        if low == high:
            return False
        near = _ROUNDING if self.rounded or other.rounded else 0.0
        if -inf in (self.low, other.low) or inf in (self.high, other.high):
            near = max(near, _ROUNDING)  # "96 kilometres" are "over sixty miles", near enough
        if self.dimension in {"time", "rhythm"}:
            near = max(near, _CALENDAR)
        return low - high <= near * abs(low)

    def _bound(self, value: float) -> bool:
        return (self.low == value and self.high == inf) or (self.high == value and self.low == -inf)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Find the quantities of a text, in digits and in English words.

    Parameters
    ----------
    text : str
        Any text. Dates should be left out by the caller, see :func:`readouts.text.dates.dates`.

    Returns
    -------
    tuple of Quantity
        In reading order.

    Examples
    --------
    >>> [(q.low, q.dimension) for q in quantities("two and a half thousand tonnes over 14 days")]
    [(2500.0, 'mass'), (14.0, 'time')]
    """
    tokens, read = read_numbers(text)
    found = [quantity for number in read if (quantity := _quantity(text, tokens, number)) is not None]
    found = list(_lengths(text, found))
    return tuple(_all_but(text, found)) if found else ()


def _lengths(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities; "one hour and 40 minutes" and "an hour and 40 minutes" are one length of time."""
    halves = list(_halves(text))
    held: Quantity | None = None
    counted = (one for one in found if not any(one.span.meets(half.span) for half in halves))
    for one in sorted((*counted, *halves), key=lambda one: one.span.start):
        if held is not None and one.dimension == "time" and _goes_on(text, held, one):
            held = one._replace(
                span=Span(held.span.start, one.span.end), low=held.low + one.low, high=held.high + one.high
            )
            continue
        if held is not None:
            yield held
        held = _with_one_ahead(text, one) if one.dimension == "time" else one
    if held is not None:
        yield held


def _halves(text: str) -> Iterator[Quantity]:
    """Yield "an hour and a half" and "half an hour", of which no number is read by itself."""
    for match in _HALVES.finditer(text):
        value = (0.5 if match["half"] else 1.5) * _UNITS[match["half"] or match["more"]][1]
        yield bounded(text, Span(*match.span()), value, "time")._replace(rounded=False)


def _goes_on(text: str, held: Quantity, one: Quantity) -> bool:
    """Return whether a length of time is told in two parts, the second less than a unit of the first."""
    return held.dimension == "time" and bool(
        _STEP.fullmatch(text, held.span.end, one.span.start) and one.high < _unit(text, held)
    )


def _with_one_ahead(text: str, one: Quantity) -> Quantity:
    """Return a length of time with "an hour and" before it, if it is less than that."""
    before = _AN_HOUR.search(text, max(0, one.span.start - _LONGEST_STEP), one.span.start)
    whole = _UNITS[before["unit"]][1] if before else 0.0
    if before is None or one.high >= whole:
        return one
    start, low, high = _bounds(text, before.start(), whole, whole)
    return one._replace(span=Span(start, one.span.end), low=low + one.low, high=high + one.high)


def _unit(text: str, time: Quantity) -> float:
    """Return how long the unit is that a length of time is told in, in days."""
    words = _LETTERS.findall(text, time.span.start, time.span.end)
    return _UNITS.get(stem(words[-1].lower()), ("", 0.0))[1] if words else 0.0


def _all_but(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities; "all but one of the sixteen" is fifteen, and its "one" counts nothing."""
    match = _ALL_BUT.search(text)
    if match is None:
        yield from found
        return
    span, less = Span(*match.span()), float(small_number(match["number"]))
    around = [one for one in found if one.dimension == "count" and not one.span.meets(span) and one.low > less]
    whole = min(around, key=lambda one: abs(one.span.start - span.start), default=None)
    for one in found:
        if one.span.meets(span):
            continue
        if one is whole:
            yield Quantity(span, one.low - less, one.high - less, "count", one.counts, rounded=False)
        yield one


class _Measured(NamedTuple):
    """What a number measures or counts, by the words behind it, and where the last word of its unit ends."""

    dimension: str
    factor: float
    end: int
    nouns: Sequence[str] = ()


def _measured(tokens: Sequence[Token], number: Number) -> _Measured | None:
    """Return what a number measures or counts; ``None`` where it is the part of another: "two thirds"."""
    follows = [t for t in tokens[number.after : number.after + _NOUNS + 2] if t[0] not in {"US"}]
    nouns: list[str] = []
    for (word, _, word_end), (after, _, after_end) in zip_longest(follows, follows[1:], fillvalue=("", 0, 0)):
        if not (word[0].isalpha() or word == "%"):
            break
        if word.lower() == "per" and not nouns:
            continue
        if word.lower() in _NO_NOUNS:
            break
        root = {"cent": "percent"}.get(word.lower(), stem(word))
        if not nouns and word.istitle() and stem(after) in CURRENCIES:
            continue  # "Australian dollars" are dollars, as "A$" are
        if not nouns and not number.ordinal and word.lower() in PARTS:
            return None
        if not nouns and f"{root} {stem(after)}" in _UNITS:
            root, word_end = f"{root} {stem(after)}", after_end
        if not number.ordinal and not nouns and (root in _UNITS or root in CURRENCIES):
            dimension, factor = _UNITS.get(root, (CURRENCIES.get(root, ""), 1.0))
            return _Measured(dimension, factor, word_end)
        if len(nouns) < _NOUNS:
            nouns.append(root)
    return _Measured("ordinal" if number.ordinal else "count", 1.0, tokens[number.after - 1][2], nouns)


def _quantity(text: str, tokens: Sequence[Token], number: Number) -> Quantity | None:
    measured = _measured(tokens, number)
    if measured is None:
        return None
    dimension, factor, end, nouns = measured
    first, ordinal, rounded = number.first, number.ordinal, number.rounded
    low, high, start = number.low, number.high, tokens[first][1]
    word, before = tokens[first][0].lower(), tokens[first - 1][0] if first else ""
    if word in _ROUND and before.lower() in _SEVERAL and not ordinal:
        # "Several hundred" is no hundred.
        (few, most), start, rounded = _SEVERAL[before.lower()], tokens[first - 1][1], True
        low, high = few * low, most * high
    if before and not ordinal and (currency := currency_before(before)):
        dimension, start = currency, tokens[first - 1][1]
    if word in _ROUND and before.lower() == "a" and start == tokens[first][1]:
        # "More than a million": the comparator stands before the article.
        start = tokens[first - 1][1]
    if dimension in {"count", "ordinal"} and high <= 1 and not (high == 1 and _is_one(tokens, number)):
        return None
    low, high = low * factor, high * factor
    if not ordinal:
        start, low, high = _bounds(text, start, low, high)
    return Quantity(Span(start, end), low, high, dimension, frozenset(nouns), rounded)


def _is_one(tokens: Sequence[Token], number: Number) -> bool:
    """Return whether "one" or "first" counts something: "one consulate", but not "one of them"."""
    first, follows = number.first, number.after
    before = tokens[first - 1][0].lower() if first and tokens[first][0].lower() == "one" else ""
    after = tokens[follows][0].lower() if follows < len(tokens) else ""
    return after.isalpha() and after not in _NOT_COUNTED and before not in _PICKING


def _bounds(text: str, start: int, low: float, high: float) -> tuple[int, float, float]:
    """Widen a value by the "more than", "up to" or "about" before it, which the span then begins with."""
    bound = _BOUNDS.search(text, max(0, start - 24), start)
    if bound is None:
        return start, low, high
    if bound["least"]:
        return bound.start(), low, inf
    if bound["most"]:
        return bound.start(), -inf, high
    return bound.start(), low * (1 - _ABOUT), high * (1 + _ABOUT)


def bounded(text: str, span: Span, value: float, dimension: str) -> Quantity:
    """Return a rounded value that stands at a span, with the comparator before it."""
    start, low, high = _bounds(text, span.start, value, value)
    return Quantity(Span(start, span.end), low, high, dimension, frozenset(), True)
