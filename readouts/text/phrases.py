"""Hundreds of phrases sought in a text at once, each compiled only when a word is met that may begin it.

As one pattern they take longer to compile than two readouts to be compared, and every word of a text is held
against all of them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from readouts.text.any_case import folded

_WORDS = 1 << 14
"""Words of which it is remembered what they may begin: more than several accounts have."""
_LETTERS = re.compile(r"[a-z]*(?![?*{])", re.IGNORECASE)

_Joined = tuple[Sequence[int], re.Pattern[str]]


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
    >>> [(number, match.group()) for number, match in phrases.find("He must not go, they must.")]
    [(0, 'must not'), (1, 'must')]
    """

    def __init__(self, alternatives: Sequence[str]) -> None:
        self._alternatives = alternatives
        self._joined: dict[tuple[str, ...], _Joined] = {}
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

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield what stands between two offsets as whole words, with the number of its alternative.

        In reading order and disjoint.
        """
        until, after = len(text) if end is None else end, start
        for word in self._starts.finditer(folded(text), start, until):
            joined = self._beginning(word.group())
            if joined is None or word.start() < after:
                continue
            numbers, any_of_them = joined
            match = any_of_them.match(text, word.start(), until)
            if match and match.lastindex:
                yield numbers[match.lastindex - 1], match
                after = match.end()

    def _begun_by(self, word: str) -> _Joined | None:
        """Return what may begin at a folded word: it does with its first letters, as far as they are of ASCII."""
        listed = (*self._by_letter.get("", ()), *self._by_letter.get(word[0], ()))
        met = tuple(opening for opening in listed if word.startswith(opening))
        return (self._joined.get(met) or self._join(met)) if met else None

    def _join(self, openings: tuple[str, ...]) -> _Joined:
        """Return the numbers of what begins with some openings, and one pattern of it, a group for each."""
        numbers = sorted(number for opening in openings for number in self._numbers[opening])
        either = "|".join(f"({self._alternatives[number]})" for number in numbers)
        found = self._joined[openings] = numbers, re.compile(rf"(?:{either})(?!\w)", re.IGNORECASE)
        return found


def _opening(alternative: str) -> str:
    """Return the letters that every match of an alternative begins with, folded; none where it opens otherwise."""
    found = _LETTERS.match(alternative)
    return found.group().casefold() if found else ""
