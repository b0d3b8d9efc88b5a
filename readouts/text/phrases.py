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
        self._elsewhere: list[str] = [opening for opening in self._numbers if not opening]
        shared = 1 if self._elsewhere else _SHARED
        starts = _shortest({opening[:shared] for opening in self._numbers} - {""})
        self._by_start: dict[str, list[str]] = {start: [*self._elsewhere] for start in starts}
        for opening in filter(None, self._numbers):
            heads = (opening[:size] for size in range(1, shared + 1))
            self._by_start[next(head for head in heads if head in self._by_start)].append(opening)
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
            match = any_of_them.match(text, at, until)
            if match and match.lastindex:
                yield numbers[match.lastindex - 1], match
                after = match.end()

    def _join(self, openings: tuple[str, ...]) -> _Joined:
        """Return the numbers of what begins with some openings, and one pattern of it, a group for each."""
        numbers = sorted(number for opening in openings for number in self._numbers[opening])
        either = "|".join(f"({self._alternatives[number]})" for number in numbers)
        found = self._joined[openings] = numbers, re.compile(rf"(?:{either})(?!\w)", re.IGNORECASE)
        return found


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
