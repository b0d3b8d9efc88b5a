"""The numbers of a text, in digits and in English words: what each is worth, not what it measures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from readouts.text.any_case import AnyCase
from readouts.text.currencies import currency_before
from readouts.text.item_numbers import item_offsets

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
MULTIPLIERS = {
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
_MULTIPLYING = frozenset({"and", "dozen", *MULTIPLIERS, *_OF_MONEY})
"""What the words behind a number that make another of it begin with."""
PARTS = frozenset({"thirds", "quarters", "fifths", "tenths"})
"""Parts of a whole: "two-thirds" is not held against a count."""
_UNSPELT = frozenset({"dozen", "half"})
"""Words that begin a number and that text2num takes for none."""
_NTH = frozenset({"st", "nd", "rd", "th"})
_CHANGED = AnyCase(
    r"\b(?:rais\w+|r[io]s(?:e|es|en|ing)|increas\w+|gr(?:ow|ew)\w*|climb\w*|lift\w*|expand\w*|extend\w*|widen\w*|double\w*"
    r"|jump\w*|up|go(?:es|ne)?|went|brought|chang\w+|rescheduled)\b[^,.;:]*$"
)
"""What takes something from one number to another, so that neither of them is a spread."""
_RANGE = re.compile(r"\s*(?:-|–|—|to|and)\s*[$€£¥]?")

Token = tuple[str, int, int]
"""Its text, and its start and end in the passage."""


class Number(NamedTuple):
    """A number, or two that are one range: its values, and the tokens that give it, from `first` to before `after`.

    It is `rounded` where a word like "million" is among them.
    """

    low: float
    high: float
    first: int
    after: int
    ordinal: bool
    rounded: bool


def read_numbers(text: str) -> tuple[Sequence[Token], Iterator[Number]]:
    """Read the numbers of a text.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    tokens, numbers
        The tokens of the text, and its numbers in reading order, which refer to them; none where it has no number.
        The number of an item in a list is none, and no token.
    """
    found = [*_COUNTING.finditer(text)]
    items = item_offsets(text) if found else frozenset()
    counting = [match.start() for match in found if match.start() not in items]
    if not counting:
        return (), iter(())
    tokens = [
        (m.group(), m.start(), m.end())
        for m in _TOKEN.finditer(text)
        if m.group() != "-" and m.start() not in items
    ]
    begins = range(
        next(at for at, (_, _, end) in enumerate(tokens) if end > counting[0]),
        next((at for at, (_, start, _) in enumerate(tokens) if start > counting[-1]), len(tokens)),
    )
    return tokens, _ranged(text, tokens, _single(tokens, begins))


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


class _Spelt(NamedTuple):
    """A number that text2num reads."""

    value: float
    end: int
    ordinal: bool


def _spelt(tokens: Sequence[Token], begins: range) -> dict[int, _Spelt]:
    """Return what text2num reads at each of some tokens, of which alone it is told: asking it takes long."""
    from text_to_num import find_numbers

    read = find_numbers([_Word(tokens[at][0]) for at in begins], "en", threshold=0.0)
    return {
        begins.start + one.start: _Spelt(float(one.value), begins.start + one.end, bool(one.is_ordinal))
        for one in read
    }


def _single(tokens: Sequence[Token], begins: range) -> Iterator[Number]:
    """Yield the numbers one by one; a multiplier belongs to its number.

    The numbers begin and, as far as they are spelt, end within `begins`.
    """
    spelt = _spelt(tokens, begins)
    at = begins.start
    while at < begins.stop:
        # Most tokens are no number, which is asked before anything is called.
        word = tokens[at][0]
        begun = at in spelt or word[0].isdigit() or word.lower() in _UNSPELT
        number = _number_at(tokens, at, spelt) if begun else None
        if number is None:
            at += 1
            continue
        if number.after < len(tokens) and tokens[number.after][0].lower() in _MULTIPLYING:
            number = _multiplied(tokens, number)
        yield number
        at = number.after


def _number_at(tokens: Sequence[Token], at: int, spelt: Mapping[int, _Spelt]) -> Number | None:
    """Return the number that begins at a token, without what multiplies it; ``None`` where none does."""
    word, after = tokens[at][0].lower(), at + 1
    if word[0].isdigit() and word[0].isascii():
        if at and _is_of_a_name(tokens[at - 1], tokens[at]):
            return None
        value, ordinal = float(canonical(word)), False
        if after < len(tokens) and tokens[after][0].lower() in _NTH:
            ordinal, after = tokens[after][1] == tokens[at][2], after + 1
        return Number(value, value, at, after, ordinal, rounded=False)
    if word in PARTS or (word.endswith("s") and word[:-1] in MULTIPLIERS):
        return None  # "hundreds" and "thousands" name no value
    if (one := spelt.get(at)) is not None:
        rounded = tokens[one.end - 1][0].lower() in MULTIPLIERS
        return Number(one.value, one.value, at, one.end, one.ordinal, rounded)
    if word == "dozen":
        return Number(12.0, 12.0, at, after, ordinal=False, rounded=False)
    return _half(tokens, at, spelt) if word == "half" else None


def _is_of_a_name(before: Token, number: Token) -> bool:
    """Return whether digits belong to a name in capitals, and count nothing: "COP32", "G7"; "USD40" is a sum."""
    word, _, end = before
    return end == number[1] and word.isalpha() and word.isupper() and not currency_before(word)


def _half(tokens: Sequence[Token], at: int, spelt: Mapping[int, _Spelt]) -> Number | None:
    """Return "half a dozen", "half a million" and the "half" of "half million"."""
    after = at + 1
    behind = [word.lower() for word, _, _ in tokens[after : after + 2]]
    if behind == ["a", "dozen"]:
        return Number(6.0, 6.0, at, after + 2, ordinal=False, rounded=False)
    if behind[:1] == ["a"] and (whole := spelt.get(after + 1)) is not None:
        value = 0.5 * whole.value
        return Number(value, value, at, whole.end, ordinal=False, rounded=True)
    if behind and behind[0] in MULTIPLIERS:
        return Number(0.5, 0.5, at, after, ordinal=False, rounded=False)
    return None


def _multiplied(tokens: Sequence[Token], number: Number) -> Number:
    """Return a number with the "and a half" and the multiplier behind it."""
    value, after, rounded = number.low, number.after, number.rounded
    if [word.lower() for word, _, _ in tokens[after : after + 3]] == ["and", "a", "half"]:
        value, after = value + 0.5, after + 3
    if after < len(tokens) and not number.ordinal:
        follows, at = tokens[after][0].lower(), number.first
        if follows in _OF_MONEY and at and currency_before(tokens[at - 1][0]):
            value, after, rounded = value * _OF_MONEY[follows], after + 1, True
        elif follows in MULTIPLIERS:
            value, after, rounded = value * MULTIPLIERS[follows], after + 1, True
        elif follows == "dozen":
            value, after = value * 12, after + 1
    return Number(value, value, number.first, after, number.ordinal, rounded)


def _ranged(text: str, tokens: Sequence[Token], single: Iterator[Number]) -> Iterator[Number]:
    """Join "10 to 15" and "between ten and fifteen" into one range; what rises from ten to 15 has two values."""
    held: Number | None = None
    for number in single:
        if held is not None:
            between = text[tokens[held.after - 1][2] : tokens[number.first][1]]
            before = tokens[held.first - 1][0].lower() if held.first else ""
            joined = _RANGE.fullmatch(between) and (between.strip() != "and" or before == "between")
            if joined and held.low < number.high and not (held.ordinal or number.ordinal):
                # "10 to 15 million": the multiplier stands once and is meant twice.
                multiplier = tokens[number.after - 1][0].lower()
                shared = number.rounded and not held.rounded and multiplier in MULTIPLIERS
                low = held.low * (MULTIPLIERS[multiplier] if shared else 1.0)
                if before == "from" and _CHANGED.search(text, 0, tokens[held.first][1]):
                    yield held._replace(low=low, high=low)
                    held = number
                    continue
                yield Number(
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
    items = item_offsets(text)
    return frozenset(canonical(match.group()) for match in _NUMBER.finditer(text) if match.start() not in items)


def canonical(number: str) -> str:
    """Return a number in digits without thousands separators and without trailing zeros."""
    plain = _SEPARATOR.sub("", number)
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.lstrip("0") or "0"
