"""Patterns that are compiled, and tried, only on a text that holds one of their clues."""

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property
from weakref import WeakSet

from readouts.text.any_case import folded

_MADE: "WeakSet[Clued]" = WeakSet()


class Clued:
    r"""A regular expression with letters without which it cannot match.

    Parameters
    ----------
    pattern : str
        The expression.
    flags : int or re.RegexFlag, default 0
        Its flags.
    clues : iterable of str, optional
        In lower case; every match holds one of them. Where none are given, the pattern is merely compiled late.

    Examples
    --------
    >>> lasted = Clued(r"\blast(?:ed|ing)\s+\w+\s+hours?", re.IGNORECASE, clues=["hour"])
    >>> lasted.search("It was long."), lasted.search("It lasted two hours.").group()
    (None, 'lasted two hours')
    """

    def __init__(self, pattern: str, flags: int | re.RegexFlag = 0, *, clues: Iterable[str] = ()) -> None:
        self.pattern, self._flags = pattern, flags
        self.clues = tuple(clues)
        _MADE.add(self)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Find the first match between two offsets, as ``re.Pattern.search`` does."""
        return self.compiled.search(text, start, end) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every match, as ``re.Pattern.finditer`` does."""
        return self.compiled.finditer(text) if self.may_match(text) else iter(())

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself, which looks for no clue."""
        return re.compile(self.pattern, self._flags)

    def may_match(self, text: str) -> bool:
        """Return whether a text holds a clue, without which the pattern matches no part of it either."""
        return not self.clues or any(map(folded(text).__contains__, self.clues))


def compile_ahead(text: str) -> None:
    """Compile the patterns that a text holds a clue to, while something else is waited for."""
    for pattern in _MADE:
        if pattern.may_match(text):
            _ = pattern.compiled
