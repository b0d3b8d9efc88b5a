"""Hundreds of phrases sought in a text at once, each compiled only when a word is met that may begin it.

As one pattern they take longer to compile than two readouts to be compared, and every word of a text is held
against all of them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from readouts.text.any_case import folded
from readouts.types import Span

_WORDS = 1 << 14
"""Words of which it is remembered what they may begin: more than several accounts have."""
_LETTERS = re.compile(r"[a-z]*(?![?*{])", re.IGNORECASE)


class _Joined(NamedTuple):
    """What may begin at a word: numbers of alternatives, and a pattern with a group for each.

    The pattern is of what stands behind the letters that all of them open with.
    """

    numbers: Sequence[int]
    letters: int
    rest: re.Pattern[str]


class Phrases:
    r"""Regular expressions of which the first one that matches at a word wins.

    Parameters
    ----------
    alternatives : sequence of str
        Those to be preferred first; case does not matter; a choice (``|``) stands in brackets, and none
        of these captures.

    Examples
    --------
    >>> phrases = Phrases([r"must\s+not", "must", "ha(?:s|ve) to"])
    >>> [(number, span) for number, span in phrases.find("He must not go, they must.")]
    [(0, Span(start=3, end=11)), (1, Span(start=21, end=25))]
    """

    def __init__(self, alternatives: Sequence[str]) -> None:
        self._alternatives = alternatives
        self._joined: dict[tuple[str, ...], _Joined] = {}
        self._rests: dict[tuple[str, ...], re.Pattern[str]] = {}
        self._numbers: dict[str, list[int]] = {}
        for number, one in enumerate(alternatives):
            self._numbers.setdefault(_opening(one), []).append(number)
        # What opens with no letter is tried everywhere.
        anywhere = "" in self._numbers
        self._starts = re.compile(r"(?s)(?<!\w)(?:\w+|\W)" if anywhere else r"(?<!\w)\w+")
        by_letters: dict[str, list[str]] = {}
        for opening in self._numbers:
            by_letters.setdefault(opening[:1], []).append(opening)
        self._by_letter = by_letters
        self._beginning = lru_cache(maxsize=_WORDS)(self._begun_by)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, Span]]:
        """Yield where what is sought stands between two offsets as whole words, with the number of its alternative.

        In reading order and disjoint.
        """
        until, after = len(text) if end is None else end, start
        for word in self._starts.finditer(folded(text), start, until):
            joined = self._beginning(word.group())
            at = word.start()
            if joined is None or at < after:
                continue
            match = joined.rest.match(text, at + joined.letters, until)
            if match and match.lastindex:
                after = match.end()
                yield joined.numbers[match.lastindex - 1], Span(at, after)

    def _begun_by(self, word: str) -> _Joined | None:
        """Return what may begin at a folded word: it does with its first letters, as far as they are of ASCII."""
        listed = (*self._by_letter.get("", ()), *self._by_letter.get(word[0], ()))
        met = tuple(opening for opening in listed if word.startswith(opening))
        return (self._joined.get(met) or self._join(met)) if met else None

    def _join(self, openings: tuple[str, ...]) -> _Joined:
        """Return what begins with some openings; where the same goes on, as behind "is" and "was", once."""
        numbers = sorted(number for opening in openings for number in self._numbers[opening])
        letters = len(openings[0]) if len(openings) == 1 else 0
        rests = tuple(self._alternatives[number][letters:] for number in numbers)
        if rests not in self._rests:
            either = "|".join(f"({rest})" for rest in rests)
            self._rests[rests] = re.compile(rf"(?:{either})(?!\w)", re.IGNORECASE)
        found = self._joined[openings] = _Joined(numbers, letters, self._rests[rests])
        return found


def _opening(alternative: str) -> str:
    """Return the letters that every match of an alternative begins with, folded; none where it opens otherwise."""
    found = _LETTERS.match(alternative)
    return found.group().casefold() if found else ""
