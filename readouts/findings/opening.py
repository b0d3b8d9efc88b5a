"""Where an account says what it is about: its first sentences, whatever a press office puts around them."""

import re
from collections.abc import Sequence
from itertools import islice

from readouts.findings import field_patterns as patterns

_CLOSING = ")]”\"’'»*_ \t"
_STOPS = ".!?…"
_MATTERS = re.compile(r"(?:subjects?|topics?|re|title)\s?:", re.IGNORECASE)
"""How a line opens that lists what was spoken of, whatever stop ends it."""
_FURNITURE = 8
"""Headings, labels and notes that are passed over at most."""
_LONG = 3
"""Letters of a word that a heading may write small."""
_FEWEST = 4
"""Words of a sentence that no stop ends."""


def opening(lines: Sequence[str], sentences: int) -> int:
    """Return how many passages hold the first sentences of an account; what is no sentence does not count.

    Examples
    --------
    >>> opening(["PRESS RELEASE", "(Corrects the date)", "They met in Oslo.", "They spoke of trade."], 1)
    3
    """
    rows = (row for row, line in enumerate(lines[: sentences + _FURNITURE]) if is_sentence(line))
    last = next(islice(rows, sentences - 1, None), None)
    return min(len(lines), sentences + _FURNITURE) if last is None else last + 1


def is_sentence(line: str) -> bool:
    """Return whether a passage is a sentence: no heading, no label before what is said, no note in brackets.

    Examples
    --------
    >>> [is_sentence(line) for line in ("Readout of the Secretary's Call", "The Secretary called her colleague.")]
    [False, True]
    """
    if is_note(line) or _MATTERS.match(line):
        return False
    last = line.rstrip(_CLOSING)[-1:]
    if last == ":":
        return patterns.TALKED.search(line) is not None
    return last in _STOPS or not _is_titled(line)


def is_note(line: str) -> bool:
    """Return whether brackets enclose a passage: "(Corrects the date in paragraph 2)"."""
    return line[:1] in {"(", "["} and line[-1:] in {")", "]"}


def _is_titled(line: str) -> bool:
    """Return whether a line is written as a heading: short, or most of its longer words in capitals."""
    words = [word for word in line.split() if len(word) > _LONG]
    return len(line.split()) < _FEWEST or 2 * sum(word[0].isupper() for word in words) > len(words)
