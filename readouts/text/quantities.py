"""Numbers in a text, read as values with units, so that "2,500" and "two and a half thousand" agree."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import inf, isfinite
from typing import NamedTuple

from readouts.text.any_case import AnyCase
from readouts.text.number_words import CARDINAL, small_number
from readouts.text.tokens import stem
from readouts.types import Span

_NUMBER = re.compile(r"(?=\d)(?:(?<![\w.])\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)")
_DIGIT = re.compile(r"\d")
_SEPARATOR = re.compile(r"[,\u00a0\u202f ]")
_TOKEN = re.compile(
    r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*|\S"
)
_COUNTING = AnyCase(
    r"[0-9]|(?<![^\W\d_])(?:one|two|twel|twent|three|thir|four|fort|five|fif|six|seven|eight|nin|ten|eleven|hundred"
    r"|thousand|[mb]illion|trillion|first|second|zero|nought|dozen|half|o(?:ss?)?(?![^\W\d_]))"
)
"""How every word that text2num takes for a number begins; most passages have none."""
_MULTIPLIERS = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "bn": 1e9,
    "mn": 1e6,
    "lakh": 1e5,
    "crore": 1e7,
}
_OF_MONEY = {"k": 1e3, "m": 1e6, "b": 1e9, "tn": 1e12}
"""What these letters make of a number that a currency stands before: "$40m", where "40 m" are metres."""
_ALL_BUT = AnyCase(rf"\ball\s+(?:but|except|save)\s+(?:for\s+)?(?P<number>{CARDINAL}|[0-9]{{1,2}})\b")
_ROUND = frozenset({*_MULTIPLIERS, "dozen"})
_SEVERAL = {"several": (2.0, 9.99), "few": (2.0, 9.99), "many": (2.0, 50.0), "various": (2.0, 9.99)}  # fmt: skip
"""What a word before a round one makes of it: "several hundred" are two hundred to 999."""
_PARTS = frozenset({"thirds", "quarters", "fifths", "tenths"})
"""Parts of a whole: "two-thirds" is not held against a count."""
_UNSPELT = frozenset({"dozen", "half"})
"""Words that begin a number and that text2num takes for none."""
_CURRENCIES = {
    "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₽": "rouble", "dollar": "dollar", "usd": "dollar",
    "euro": "euro", "eur": "euro", "pound": "pound", "yuan": "yuan", "renminbi": "yuan", "yen": "yen",
    "rubl": "rouble", "roubl": "rouble", "hryvnia": "hryvnia", "won": "won", "rupe": "rupee", "franc": "franc",
    "krona": "krona", "kroner": "krone", "lira": "lira", "dirham": "dirham", "riyal": "riyal", "shill": "shilling",
    "peso": "peso", "zloti": "zloty", "dinar": "dinar", "teng": "tenge",
}  # fmt: skip
_CODES = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound", "CHF": "franc", "JPY": "yen", "CNY": "yuan", "RMB": "yuan",
    "RUB": "rouble", "SEK": "krona", "NOK": "krone", "DKK": "krone", "INR": "rupee", "Rs": "rupee",
    "UAH": "hryvnia", "PLN": "zloty", "TRY": "lira", "AED": "dirham", "SAR": "riyal", "QAR": "riyal",
    "KES": "shilling", "KZT": "tenge",
}  # fmt: skip
"""Currencies as they are written before a number."""
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
_CHANGED = AnyCase(
    r"\b(?:rais\w+|r[io]s(?:e|es|en|ing)|increas\w+|gr(?:ow|ew)\w*|climb\w*|lift\w*|expand\w*|extend\w*|widen\w*|double\w*"
    r"|jump\w*|up|go(?:es|ne)?|went|brought|chang\w+|rescheduled)\b[^,.;:]*$"
)
"""What takes something from one number to another, so that neither of them is a spread."""
_RANGE = re.compile(r"\s*(?:-|–|—|to|and)\s*[$€£¥]?")
_ABOUT, _ROUNDING = 0.1, 0.03
"""How far a value called "about" may be off, and one rounded to millions, as shares of the value."""
_CALENDAR = 0.08
"""The same for times, since four weeks are called a month."""
_BOUND = 0.2
"""How far two bounds of one direction may be apart, as a share of the greater."""
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


@dataclass(frozen=True, slots=True)
class Quantity:
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
    counting = [match.start() for match in _COUNTING.finditer(text)]
    if not counting:
        return ()
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text) if m.group() != "-"]
    begins = range(
        next(at for at, (_, _, end) in enumerate(tokens) if end > counting[0]),
        next((at for at, (_, start, _) in enumerate(tokens) if start > counting[-1]), len(tokens)),
    )
    found: list[Quantity] = []
    for number in _ranged(text, tokens, _values(tokens, begins)):
        quantity = _quantity(text, tokens, number)
        if quantity is not None:
            found.append(quantity)
    return tuple(_all_but(text, found))


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


_Token = tuple[str, int, int]
"""Its text, and its start and end in the passage."""


class _Number(NamedTuple):
    """A number, or two that are one range: its values, and the tokens that give it, from `first` to before `after`.

    It is `rounded` where a word like "million" is among them.
    """

    low: float
    high: float
    first: int
    after: int
    ordinal: bool
    rounded: bool


class _Word:
    """A token as text2num wants it."""

    def __init__(self, text: str) -> None:
        # A lone surrogate makes the library panic.
        self._text = text.encode("utf-8", "replace").decode("utf-8")

    def text(self) -> str:
        return self._text

    def text_lowercase(self) -> str:
        return self._text.lower()

    def nt_separated(self, previous: "_Word") -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return not self._text.isalpha()


@dataclass(frozen=True, slots=True)
class _Spelt:
    """A number that text2num reads."""

    value: float
    end: int
    ordinal: bool


def _spelt(tokens: Sequence[_Token], begins: range) -> dict[int, _Spelt]:
    """Return what text2num reads at each of some tokens, of which alone it is told: asking it takes long."""
    from text_to_num import find_numbers

    read = find_numbers([_Word(tokens[at][0]) for at in begins], "en", threshold=0.0)
    return {
        begins.start + one.start: _Spelt(float(one.value), begins.start + one.end, bool(one.is_ordinal))
        for one in read
    }


def _values(tokens: Sequence[_Token], begins: range) -> Iterator[_Number]:
    """Yield the numbers one by one; a multiplier belongs to its number.

    The numbers begin and, as far as they are spelt, end within `begins`.
    """
    spelt = _spelt(tokens, begins)
    at = begins.start
    while at < begins.stop:
        word, after = tokens[at][0].lower(), at + 1
        if at not in spelt and not word[0].isdigit() and word not in _UNSPELT:
            at += 1
            continue
        value, ordinal, rounded = 0.0, False, False
        if word[0].isdigit() and word[0].isascii():
            value = float(_canonical(word))
            if after < len(tokens) and tokens[after][0].lower() in {"st", "nd", "rd", "th"}:
                ordinal, after = tokens[after][1] == tokens[at][2], after + 1
        elif word.removesuffix("s") in _MULTIPLIERS and word.endswith("s"):
            # "Hundreds" and "thousands" name no value.
            at += 1
            continue
        elif word in _PARTS:
            at += 1
            continue
        elif at in spelt:
            one = spelt[at]
            value, after, ordinal = one.value, one.end, one.ordinal
            rounded = tokens[after - 1][0].lower() in _MULTIPLIERS
        elif word == "dozen":
            value = 12.0
        elif word == "half":
            behind = [t[0].lower() for t in tokens[after : after + 2]]
            if behind == ["a", "dozen"]:
                value, after = 6.0, after + 2
            elif behind[:1] == ["a"] and after + 1 in spelt:
                value, after, rounded = 0.5 * spelt[after + 1].value, spelt[after + 1].end, True
            elif behind and behind[0] in _MULTIPLIERS:
                value = 0.5
            else:
                at += 1
                continue
        else:
            at += 1
            continue
        if [t[0].lower() for t in tokens[after : after + 3]] == ["and", "a", "half"]:
            value, after = value + 0.5, after + 3
        if after < len(tokens) and not ordinal:
            follows = tokens[after][0].lower()
            if follows in _OF_MONEY and at and _currency_before(tokens[at - 1][0]):
                value, after, rounded = value * _OF_MONEY[follows], after + 1, True
            elif follows in _MULTIPLIERS:
                value, after, rounded = value * _MULTIPLIERS[follows], after + 1, True
            elif follows == "dozen":
                value, after = value * 12, after + 1
        yield _Number(value, value, at, after, ordinal, rounded)
        at = after


def _currency_before(word: str) -> str:
    """Return the currency that a word before a number tells, empty where it tells none."""
    return _CODES.get(word, "") or ("" if word.isalpha() else _CURRENCIES.get(word, ""))


def _ranged(text: str, tokens: Sequence[_Token], single: Iterator[_Number]) -> Iterator[_Number]:
    """Join "10 to 15" and "between ten and fifteen" into one range; what rises from ten to 15 has two values."""
    held: _Number | None = None
    for number in single:
        if held is not None:
            between = text[tokens[held.after - 1][2] : tokens[number.first][1]]
            before = tokens[held.first - 1][0].lower() if held.first else ""
            joined = _RANGE.fullmatch(between) and (between.strip() != "and" or before == "between")
            if joined and held.low < number.high and not (held.ordinal or number.ordinal):
                # "10 to 15 million": the multiplier stands once and is meant twice.
                multiplier = tokens[number.after - 1][0].lower()
                shared = number.rounded and not held.rounded and multiplier in _MULTIPLIERS
                low = held.low * (_MULTIPLIERS[multiplier] if shared else 1.0)
                if before == "from" and _CHANGED.search(text, 0, tokens[held.first][1]):
                    yield held._replace(low=low, high=low)
                    held = number
                    continue
                yield _Number(
                    low=min(low, number.high),
                    high=number.high,
                    first=held.first,
                    after=number.after,
                    ordinal=False,
                    rounded=number.rounded,
                )
                held = None
                continue
            yield held
        held = number
    if held is not None:
        yield held


def _quantity(text: str, tokens: Sequence[_Token], number: _Number) -> Quantity | None:
    first, ordinal, rounded = number.first, number.ordinal, number.rounded
    low, high = number.low, number.high
    start, end = tokens[first][1], tokens[number.after - 1][2]
    dimension, factor = ("ordinal" if ordinal else "count"), 1.0
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
        if not nouns and word.istitle() and stem(after) in _CURRENCIES:
            continue  # "Australian dollars" are dollars, as "A$" are
        if not nouns and not ordinal and word.lower() in _PARTS:
            return None
        if not nouns and f"{root} {stem(after)}" in _UNITS:
            root, word_end = f"{root} {stem(after)}", after_end
        if not ordinal and not nouns and (root in _UNITS or root in _CURRENCIES):
            dimension, factor = _UNITS.get(root, (_CURRENCIES.get(root, ""), 1.0))
            end = word_end
            break
        if len(nouns) < _NOUNS:
            nouns.append(root)
    word, before = tokens[first][0].lower(), tokens[first - 1][0] if first else ""
    if word in _ROUND and before.lower() in _SEVERAL and not ordinal:
        # "Several hundred" is no hundred.
        (few, most), start, rounded = _SEVERAL[before.lower()], tokens[first - 1][1], True
        low, high = few * low, most * high
    if before and not ordinal and (currency := _currency_before(before)):
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


def _is_one(tokens: Sequence[_Token], number: _Number) -> bool:
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


def numbers(text: str) -> frozenset[str]:
    """Return the values of the numbers written in digits, in a canonical decimal form.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    frozenset of str
        Values without thousands separators and without trailing zeros.

    Examples
    --------
    >>> sorted(numbers("about 100,000 soldiers on November 15, 2021, or 2.50 %"))
    ['100000', '15', '2.5', '2021']
    """
    # Most passages have none, which this tells at once.
    if not _DIGIT.search(text):
        return frozenset()
    return frozenset(_canonical(match.group()) for match in _NUMBER.finditer(text))


def _canonical(number: str) -> str:
    plain = _SEPARATOR.sub("", number)
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.lstrip("0") or "0"
