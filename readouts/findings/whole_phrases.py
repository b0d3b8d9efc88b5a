"""Phrases that may stand by themselves: they begin and end where a name, a number and a line do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from readouts.text.days_and_months import CALENDAR
from readouts.text.lines import line_start
from readouts.text.number_words import NUMBERS
from readouts.text.proper_names import TITLES, WITHIN_NAMES
from readouts.text.tokens import SAYS_SOMETHING

_LONGEST = 5
"""Words of a whole phrase at most, a number counted as one; more capitals in a row are a headline."""
_SMALL_WORDS = 2
"""Small words in a row within a name or a number: "of the"."""
_WRAPPED = 50
"""Characters of a line from which its end may be where a sentence was folded; a shorter one is a line by itself."""
_ADDRESS = re.compile(r"@|://|mailto:|www\.|(?<![a-z\d.\-])[a-z\d][a-z\d\-]*(?:\.[a-z\d\-]+)*\.[a-z]{2,}(?![\w.])")
_HINT = re.compile(r"[@:]|\.[a-z\d]|www")
"""What no address is without."""
_CONTRACTED = re.compile(r"['’](?:ll|re|ve|d|m|t)$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_OWNER = re.compile(r"(?:['’]s|s['’])$")
_BESIDE = re.compile(r"[^\S\n]*|-")
_NUMERIC = re.compile(r"\d[\d.,:/\-]*(?:st|nd|rd|th|bn|m|k)?")
_WITHIN_NUMBER = re.compile(r"[\s,.:/+()\-–]{0,3}")
_BETWEEN_NUMBERS = frozenset({"and", "a"})
"""What stands inside a number: "one and a half billion"."""
_BETWEEN_NAMES = WITHIN_NAMES - {"and", "for"}
_OPENS = re.compile(r"[.:;!?()\[\]“\"]")
_PHONE = re.compile(r"\d(?:[ \-]?\d){6}")
_CURRENCY = "$€£¥"


@dataclass(slots=True)
class _Unit:
    """Words that no phrase takes apart, from `first` to `last`: a name, a date, a number, or one word."""

    first: int
    last: int
    kind: str
    usable: bool


_NUMBER, _NAME, _DATE, _WORD = "number", "name", "date", "word"


class WholePhrases:
    """The phrases of a passage, made whole.

    Parameters
    ----------
    text : str
        The account.
    spans : sequence of pairs of int
        The words of the passage, as offsets into it.
    weights : sequence of float
        How much each of them says.
    """

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], weights: Sequence[float]) -> None:
        self._text, self._spans = text, spans
        self._units: list[_Unit] = []
        self._unit_of: list[int] = []
        barred = _addresses(text, spans[0][0], spans[-1][1])
        for row, (start, end) in enumerate(spans):
            word = text[start:end]
            if word.islower() and word not in NUMBERS and word[0] != "_":
                kind, joined = _WORD, None
            else:
                opening = row == 0 or _OPENS.search(text, spans[row - 1][1], start) is not None
                kind = _kind(word.strip("_"), weights[row], opening=opening)
                joined = None if kind == _WORD else self._joined(row, kind)
            if joined is None:
                self._units.append(_Unit(row, row, kind, word.isalpha() or not _CONTRACTED.search(word)))
            else:
                del self._units[joined + 1 :]
                self._units[joined].last = row
            if barred and any(low < end and start < high for low, high in barred):
                self._units[-1].usable, self._units[-1].kind = False, _WORD
        for number, unit in enumerate(self._units):
            self._unit_of += [number] * (unit.last - unit.first + 1)

    def around(self, first: int, last: int) -> tuple[int, int, str] | None:
        """Return the whole phrase around the words from `first` to `last`: its own ends, and how it is written.

        ``None`` where there is none that can stand by itself.
        """
        units = self._units[self._unit_of[first] : self._unit_of[last] + 1]
        first, last = units[0].first, units[-1].last
        size = sum(1 if unit.kind == _NUMBER else unit.last - unit.first + 1 for unit in units)
        if size > _LONGEST or not all(unit.usable for unit in units):
            return None
        gaps = ((self._spans[one.last][1], self._spans[other.first][0]) for one, other in pairwise(units))
        if not all(_beside(self._text, *gap) for gap in gaps):
            return None
        written = _written(self._text, self._spans[first][0], self._spans[last][1])
        return (first, last, self._text[slice(*written)]) if self._stands(units, written) else None

    def _joined(self, row: int, kind: str) -> int | None:
        """Return which unit a word goes on with, across the small words that stand within a name or a number."""
        text, spans, units = self._text, self._spans, self._units
        at, small, joining = len(units) - 1, 0, False
        while at >= 0 and units[at].kind == _WORD and small < _SMALL_WORDS:
            word = text[slice(*spans[units[at].first])]
            if word not in (_BETWEEN_NUMBERS if kind == _NUMBER else _BETWEEN_NAMES):
                return None
            at, small, joining = at - 1, small + 1, joining or word != "the"
        if at < 0 or units[at].kind == _WORD or (small and not joining):
            return None  # "in Vientiane the Philippines" are two names
        before = units[at]
        gaps = [(spans[n][1], spans[n + 1][0]) for n in range(before.last, row)]
        if kind == _NUMBER and before.kind == _NUMBER:
            return at if all(_WITHIN_NUMBER.fullmatch(text, *gap) for gap in gaps) else None
        if not all(_beside(text, *gap) for gap in gaps):
            return None
        if kind == _NAME and before.kind == _NAME:
            return None if _POSSESSIVE.search(text[slice(*spans[before.last])]) else at
        dated = {kind, before.kind} == {_DATE, _NUMBER} or (kind, before.kind) == (_NUMBER, _NAME)
        return at if dated and not small else None

    def _stands(self, units: Sequence[_Unit], written: tuple[int, int]) -> bool:
        """Return whether a phrase can stand: no amount or owner without what it counts or owns, no mere date."""
        text = self._text
        if _PHONE.search(text, *written):
            return False
        amount = text[written[0]] in _CURRENCY or text[written[1] - 1] == "%"
        if not amount and (units[-1].kind == _NUMBER or all(unit.kind in {_NUMBER, _DATE} for unit in units)):
            return False
        edges = (text[slice(*self._spans[row])] for row in (units[0].first, units[-1].last))
        initial = any(len(word) == 1 and (word.isupper() or word.islower()) for word in edges)
        return not initial and not _OWNER.search(text, written[0], written[1])


def _kind(word: str, weight: float, *, opening: bool) -> str:
    lowered = word.casefold()
    if _NUMERIC.fullmatch(word) or lowered in NUMBERS:
        return _NUMBER
    if lowered in CALENDAR and word[:1].isupper():
        return _DATE
    # "The" opens a sentence, "New" a name, "Secretary" either.
    opens = opening and weight < SAYS_SOMETHING and lowered not in TITLES
    return _NAME if word[:1].isupper() and not opens and lowered not in WITHIN_NAMES else _WORD


def _beside(text: str, end: int, start: int) -> bool:
    """Return whether nothing lies between two words but a space, a hyphen or the end of a line that was folded."""
    if text[end : end + 1] == "." and text[end - 2 : end - 1] == ".":
        end += 1  # "U.S. Affairs"
    if _BESIDE.fullmatch(text, end, start):
        return True
    if text[end:start].strip() or text.count("\n", end, start) != 1:
        return False
    return end - line_start(text, end) >= _WRAPPED


def _addresses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where addresses stand, with all that is written in one with them."""
    found: list[tuple[int, int]] = []
    if not _HINT.search(text, start, end):
        return found
    for match in _ADDRESS.finditer(text, start, end):
        low, high = match.span()
        if found and low < found[-1][1]:
            continue
        while low > start and not text[low - 1].isspace():
            low -= 1
        while high < end and not text[high].isspace():
            high += 1
        found.append((low, high))
    return found


def _written(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the sign of a currency or a per cent and the full stop of "U.S.", and leave out marks of emphasis."""
    while text[start] == "_" and start < end - 1:
        start += 1
    while text[end - 1] == "_" and start < end - 1:
        end -= 1
    if start and text[start - 1] in _CURRENCY:
        start -= 1
    closes = text[end : end + 1] == "%" or (text[end : end + 1] == "." and text[end - 2 : end - 1] == ".")
    return start, end + closes
