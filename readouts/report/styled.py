"""Text with a look for a terminal of so many columns: folded into rows of runs, each run with one look.

Laid out as rich lays it out, whose means serve much more than a report and take five times as long. How wide a
character is, and where a word that fits no row is cut, rich still says.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from rich.cells import cell_len, chop_cells, set_cell_size

_WORD = re.compile(r"\s*\S+\s*")
_CODES = {"bold": 1, "dim": 2, "italic": 3, "underline": 4, "red": 31, "green": 32, "yellow": 33, "magenta": 35}

Style = tuple[int, ...]
"""Codes that switch a look on (ECMA-48, SGR), in ascending order."""
Row = list[tuple[str, Style]]
"""One row of the terminal, run by run."""


class Block(Protocol):
    """What fills rows of a terminal."""

    def rows(self, width: int) -> list[Row]:
        """Return its rows, none wider than `width` columns."""


@lru_cache(maxsize=64)
def style(words: str) -> Style:
    """Return a look by its words.

    Examples
    --------
    >>> style("bold red")
    (1, 31)
    """
    return tuple(sorted(_CODES[word] for word in words.split()))


@dataclass(slots=True)
class Text:
    """A line of text that is folded where it is too long.

    Parameters
    ----------
    plain : str
        The text itself.
    look : str, default ""
        What all of it looks like.
    """

    plain: str
    look: str = ""
    _spans: list[tuple[int, int, Style]] = field(default_factory=list)

    def append(self, text: str, look: str = "") -> "Text":
        """Add text at the end, which looks like all the rest and like `look` too."""
        if look and text:
            self._spans.append((len(self.plain), len(self.plain) + len(text), style(look)))
        self.plain += text
        return self

    def append_text(self, other: "Text") -> "Text":
        """Add another text at the end, with the looks of its parts."""
        before = len(self.plain)
        self._spans += [(before + start, before + end, own) for start, end, own in other._spans]
        self.plain += other.plain
        return self

    def rows(self, width: int) -> list[Row]:
        """Return its rows; words that are too long go on in the next row."""
        return [self._row(start, line) for start, line in fold(self.plain, width)]

    def cells(self, width: int, *, right: bool) -> list[Row]:
        """Return its rows filled up to `width`, at the right or at the left; words that are too long are cut."""
        found = []
        for start, line in fold(self.plain, width, cut=True):
            line = line.rstrip() if right else line
            room = " " * (width - cell_len(line))
            found.append(self._row(start, line, room, "") if right else self._row(start, line, "", room))
        return found

    @property
    def width(self) -> int:
        """Columns that all of it takes in one row."""
        return cell_len(self.plain)

    def _row(self, start: int, line: str, before: str = "", after: str = "") -> Row:
        """Cut a row into runs; what it is filled up with looks like all the rest."""
        base = style(self.look)
        row: Row = []
        at = 0
        for begin, end, own in self._spans:
            first, last = (min(max(edge - start, 0), len(line)) for edge in (begin, end))
            if first < last:
                row += [(before + line[at:first], base), (line[first:last], tuple(sorted({*base, *own})))]
                before, at = "", last
        row.append((before + line[at:] + after, base))
        return [run for run in row if run[0]]


@dataclass(frozen=True, slots=True)
class Indented:
    """A block moved to the right."""

    block: Block
    by: int

    def rows(self, width: int) -> list[Row]:
        """Return its rows."""
        room = width - self.by
        return [[(" " * self.by, ()), *crop(row, room)] for row in self.block.rows(room)]


def print_rows(blocks: Iterable[Block], width: int, *, color: bool) -> str:
    """Return blocks one below the other as text, with or without the codes for their looks."""
    rows = (crop(row, width) for block in blocks for row in block.rows(width))
    return "".join("".join(_shown(run, own) if color else run for run, own in row) + "\n" for row in rows)


def _shown(text: str, own: Style) -> str:
    return f"\x1b[{';'.join(map(str, own))}m{text}\x1b[0m" if own else text


def crop(row: Row, width: int) -> Row:
    """Cut off what of a row is wider than `width`."""
    if sum(cell_len(text) for text, _ in row) <= width:
        return row
    kept: Row = []
    for text, own in row:
        if cell_len(text) >= width:
            return [*kept, (set_cell_size(text, width), own)]
        kept.append((text, own))
        width -= cell_len(text)
    return kept


def fold(text: str, width: int, *, cut: bool = False) -> Sequence[tuple[int, str]]:
    """Fold a line of text at white space.

    Parameters
    ----------
    text : str
        Without line ends and tabs.
    width : int
        Columns of a row; nothing fits where there are none.
    cut : bool, default False
        Whether a word that is wider than a row is cut off with an ellipsis, or goes on in the next row.

    Returns
    -------
    sequence of (int, str)
        Where each row begins in the text, and what stands in it.

    Examples
    --------
    >>> fold("one two three", 8)
    [(0, 'one two '), (8, 'three')]
    """
    if width < 1:
        return []
    if cell_len(text) <= width:
        return [(0, text)]
    edges = [0, *_breaks(text, width, cut=cut), len(text)]
    rows = []
    for start, end in pairwise(edges):
        row = text[start:end]
        over = len(row) - width
        if over > 0:
            row = row[: len(row) - min(over, len(row) - len(row.rstrip()))]
        if cell_len(row) > width:
            row = set_cell_size(row, width - 1) + "…" if cut else set_cell_size(row, width)
        rows.append((start, row))
    return rows


def _breaks(text: str, width: int, *, cut: bool) -> list[int]:
    """Return where rows begin, but for the first."""
    found: list[int] = []
    taken = 0
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        needed = cell_len(word.rstrip())
        if needed <= width - taken:
            taken += cell_len(word)
            continue
        if needed > width and not cut:
            parts = chop_cells(word, width)
            for part in parts:
                if start:
                    found.append(start)
                start += len(part)
            taken = cell_len(parts[-1])
        elif needed > width or taken:
            if start:
                found.append(start)
            taken = cell_len(word)
    return found
