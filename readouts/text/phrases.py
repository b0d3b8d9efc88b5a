"""Hundreds of phrases sought in a text at once, each compiled only when a word is met that may begin it.

As one pattern they take longer to compile than two readouts to be compared, and every word of a text is held
against all of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from readouts.text.any_case import folded

_SHARED = 3
"""Letters by which the words are told that may begin a phrase; more take longer to compile than they spare."""
_LETTERS = re.compile(r"[a-z]*(?![?*{])", re.IGNORECASE)

_Joined = tuple[Sequence[int], re.Pattern[str]]


class Phrases:
    r"""Regular expressions of which the first one that matches at a word wins.

    Parameters
    ----------
    alternatives : sequence of str
        Those to be preferred first; case does not matter, and a choice (``|``) stands in brackets.

    Examples
    --------
    >>> phrases = Phrases([r"must\s+not", "must", "ha(?:s|ve) to"])
    >>> [(number, match.group()) for number, match in phrases.find("He must not go, they must.")]
    [(0, 'must not'), (1, 'must')]
    """

    def __init__(self, alternatives: Sequence[str]) -> None:
        self._alternatives = alternatives
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._joined: dict[tuple[str, ...], _Joined] = {}
        self._numbers: dict[str, list[int]] = {}
        for number, one in enumerate(alternatives):
            self._numbers.setdefault(_opening(one), []).append(number)
        # What opens with no letter is tried everywhere.
        self._elsewhere = tuple(opening for opening in self._numbers if not opening)
        shared = 1 if self._elsewhere else _SHARED
        starts = _shortest({opening[:shared] for opening in self._numbers} - {""})
        self._by_start = {
            start: [opening for opening in self._numbers if opening.startswith(start) or not opening]
            for start in starts
        }
        self._start = re.compile(r"(?s)(?<!\w)" + ("." if self._elsewhere else _one_of(starts)))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield what stands between two offsets as whole words, with the number of its alternative.

        In reading order and disjoint.
        """
        until, after = len(text) if end is None else end, start
        low = folded(text)
        for word in self._start.finditer(low, start, until):
            at = word.start()
            if at < after:
                continue
            openings = self._by_start.get(word.group(), self._elsewhere)
            met = [opening for opening in openings if low.startswith(opening, at)]
            if not met:
                continue
            numbers, any_of_them = self._joined.get(tuple(met)) or self._join(tuple(met))
            if any_of_them.match(text, at, until):
                found = ((number, self._pattern(number).match(text, at, until)) for number in numbers)
                number, match = next((number, match) for number, match in found if match)
                yield number, match
                after = match.end()

    def _join(self, openings: tuple[str, ...]) -> _Joined:
        """Return the numbers of what begins with some openings, and one pattern of it, which matches seldom."""
        numbers = sorted(number for opening in openings for number in self._numbers[opening])
        found = self._joined[openings] = numbers, _whole("|".join(self._alternatives[number] for number in numbers))
        return found

    def _pattern(self, number: int) -> re.Pattern[str]:
        found = self._compiled.get(number)
        if found is None:
            found = self._compiled[number] = _whole(self._alternatives[number])
        return found


def _whole(expression: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{expression})(?!\w)", re.IGNORECASE)


def _shortest(words: AbstractSet[str]) -> list[str]:
    """Return those words that begin with no other."""
    return sorted(word for word in words if not any(word[:size] in words for size in range(1, len(word))))


def _one_of(words: Iterable[str]) -> str:
    """Return an expression for some words, of which none begins with another: they share what they begin with."""
    ends: dict[str, set[str]] = {}
    for word in words:
        ends.setdefault(word[:1], set()).add(word[1:])
    written = (letter + ("" if rest == {""} else _one_of(rest)) for letter, rest in sorted(ends.items()))
    return f"(?:{'|'.join(written)})"


def _opening(alternative: str) -> str:
    """Return the letters that every match of an alternative begins with, folded; none where it opens otherwise."""
    found = _LETTERS.match(alternative)
    return found.group().casefold() if found else ""
