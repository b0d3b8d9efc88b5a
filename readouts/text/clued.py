"""Patterns that are compiled, and tried, only on a text that holds one of their clues."""

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property

from readouts.text.any_case import AnyCase, folded, in_lower_case


class Clued:
    r"""A regular expression with letters without which it cannot match.

    Parameters
    ----------
    pattern : str
        The expression.
    flags : int or re.RegexFlag, default 0
        Its flags. With ``re.IGNORECASE``, a pattern in lower case is sought in the folded text, as one of
        :class:`readouts.text.any_case.AnyCase` is, and so what its matches hold is folded.
    clues : iterable of str, optional
        In lower case; every match holds one of them. Where none are given, the pattern is merely compiled late.
    told : AnyCase, optional
        What every match holds beside, told less roughly, and so sought only where there is a clue.

    Examples
    --------
    >>> lasted = Clued(r"\blast(?:ed|ing)\s+\w+\s+hours?", re.IGNORECASE, clues=["hour"])
    >>> lasted.search("It was long."), lasted.search("It lasted two hours.").group()
    (None, 'lasted two hours')
    """

    def __init__(
        self,
        pattern: str,
        flags: int | re.RegexFlag = 0,
        *,
        clues: Iterable[str] = (),
        told: AnyCase | None = None,
    ) -> None:
        self.pattern, self._flags = pattern, flags
        self._folds = bool(flags & re.IGNORECASE) and in_lower_case(pattern)
        self.clues, self._told = tuple(clues), told

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Find the first match between two offsets, as ``re.Pattern.search`` does."""
        return self.compiled.search(self._read(text), start, end) if self.may_match(text) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Find a match that begins at an offset, as ``re.Pattern.match`` does."""
        return self.compiled.match(self._read(text), start, end) if self.may_match(text) else None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Match the whole of a text between two offsets, as ``re.Pattern.fullmatch`` does."""
        return self.compiled.fullmatch(self._read(text), start, end) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every match, as ``re.Pattern.finditer`` does."""
        return self.compiled.finditer(self._read(text)) if self.may_match(text) else iter(())

    def sub(self, words: str, text: str) -> str:
        """Put words in the place of every match."""
        return self.subn(words, text)[0]

    def subn(self, words: str, text: str, count: int = 0) -> tuple[str, int]:
        """Put words in the place of every match, or of the first `count`; return the text and their number."""
        parts, at, done = [], 0, 0
        for match in self.finditer(text):
            if done == count > 0:
                break
            parts += [text[at : match.start()], words]
            at, done = match.end(), done + 1
        return "".join((*parts, text[at:])), done

    def _read(self, text: str) -> str:
        return folded(text) if self._folds else text

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself, which looks for no clue; it wants a folded text where it says nothing of case."""
        return re.compile(self.pattern, self._flags & ~re.IGNORECASE if self._folds else self._flags)

    def may_match(self, text: str) -> bool:
        """Return whether a text holds a clue, without which the pattern matches no part of it either."""
        if self.clues and not any(map(folded(text).__contains__, self.clues)):
            return False
        return self._told is None or self._told.search(text) is not None
