"""Hundreds of phrases sought in a text at once, each compiled only when a word is met that may begin it.

As one pattern they take longer to compile than two readouts to be compared, and every word of a text is held
against all of them.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from readouts.text.any_case import folded

_SHARED = 3
"""Letters by which the words are told that may begin a phrase; more take longer to compile than they spare."""
_LETTERS = re.compile(r"[a-z]*(?![?*{])", re.IGNORECASE)


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
        openings = [_opening(one) for one in alternatives]
        rows = list(enumerate(openings))
        # What opens with no letter is tried everywhere, in its place among the others.
        self._by_letter = {
            letter: [(number, opening) for number, opening in rows if opening[:1] in {"", letter}]
            for letter in {opening[:1] for opening in openings}
        }
        self._elsewhere = self._by_letter.pop("", [])
        self._start = re.compile(
            r"(?s)(?<!\w)" + ("." if self._elsewhere else _beginning({opening[:_SHARED] for opening in openings}))
        )

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
            for number, opening in self._by_letter.get(low[at], self._elsewhere):
                if not low.startswith(opening, at):
                    continue
                match = self._pattern(number).match(text, at, until)
                if match:
                    yield number, match
                    after = match.end()
                    break

    def _pattern(self, number: int) -> re.Pattern[str]:
        found = self._compiled.get(number)
        if found is None:
            found = re.compile(rf"(?:{self._alternatives[number]})(?!\w)", re.IGNORECASE)
            self._compiled[number] = found
        return found


def _beginning(words: AbstractSet[str]) -> str:
    """Return an expression for what begins with one of some words, in which words share what they begin with."""
    if "" in words:
        return ""
    by_letter = ((letter, {word[1:] for word in words if word[0] == letter}) for letter in {w[0] for w in words})
    return f"(?:{'|'.join(letter + _beginning(rest) for letter, rest in sorted(by_letter))})"


def _opening(alternative: str) -> str:
    """Return the letters that every match of an alternative begins with, folded; none where it opens otherwise."""
    found = _LETTERS.match(alternative)
    return found.group().casefold() if found else ""
