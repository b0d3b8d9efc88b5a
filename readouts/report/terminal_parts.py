"""What the parts of the terminal report share: clean text and headings."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple, cast

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from readouts.plain import plain
from readouts.report.view.lines import Line

_LONGEST = 1200
"""Characters shown of a run of words: a text without a full stop may be one passage of a megabyte."""


def clean(text: str | Line) -> str:
    """Fold white space, show characters that could steer a terminal as a replacement mark, clip what is endless."""
    shown = plain(str(text))
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]} …"


def bullet(text: Text) -> RenderableType:
    """Return a line of a list, which hangs where it is folded."""
    return Columns([(Text("·"), text)], left=1)


def heading(title: str | Line) -> Text:
    """Return a heading of the report."""
    return Text(clean(title).upper(), style="bold underline")


class Paragraph(NamedTuple):
    """A text across the page; where no style is shown, rich folds only what :func:`folded` leaves to it.

    Parameters
    ----------
    text : Text
        What to show.
    indent : int
        Spaces before each of its lines.
    """

    text: Text
    indent: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the segments, as rich asks for them."""
        if console.color_system is None and (
            (lines := folded(self.text.plain, options.max_width - self.indent)) is not None
        ):
            yield from (Segment(f"{' ' * self.indent}{line}\n") for line in lines)
        else:
            yield Padding(self.text, (0, 0, 0, self.indent)) if self.indent else self.text


class Columns(NamedTuple):
    """Texts beside each other, each folded within its column.

    A grid of rich does the same where no width is known: it measures each text, pads it, and crops and copies its
    lines several times over.

    Parameters
    ----------
    rows : sequence of pairs of Text
        What stands on the left and on the right.
    left : int, optional
        Width of the left column; half of the room where not given.
    gap, indent : int
        Spaces between the columns, and before them.
    """

    rows: Sequence[tuple[Text, Text]]
    left: int | None = None
    gap: int = 1
    indent: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the segments, as rich asks for them."""
        left, right = self._widths(options.max_width - self.indent)
        indent, gap, nothing = (Segment(" " * width) for width in (self.indent, self.gap, left))
        for row in self.rows:
            sides = (_folded(text, width, console, options) for text, width in zip(row, (left, right), strict=True))
            for one, other in zip_longest(*sides, fillvalue=[nothing]):
                yield from (indent, *one, gap, *other, Segment.line())

    def _widths(self, room: int) -> tuple[int, int]:
        if self.left is None:
            return room - room // 2 - self.gap, room // 2
        return self.left, min(room - self.left - self.gap, max(1, *(text.cell_len for _, text in self.rows)))


def _folded(text: Text, width: int, console: Console, options: ConsoleOptions) -> list[list[Segment]]:
    """Return the lines of a text, as wide as their column."""
    if console.color_system is None:
        # No style is shown: none need be carried from span to line to segment.
        if (plainly := folded(text.plain, width)) is not None:
            return [[Segment(line)] for line in plainly]
        lines = Text(text.plain).wrap(console, width, justify="left", overflow="ellipsis")
        return [[Segment(line.plain)] for line in lines]
    return console.render_lines(text, options.update(width=width, justify="left", overflow="ellipsis"))


def folded(text: str, width: int) -> list[str] | None:
    """Fold a text between words and pad its lines, as rich does in twenty times the time.

    Parameters
    ----------
    text : str
        What to fold.
    width : int
        Columns.

    Returns
    -------
    list of str or None
        The lines; ``None`` for what takes more thought: wide characters, words longer than a line, and white space
        that is not one space between words.
    """
    words = text.split(" ")
    if words != text.split() or cell_len(text) != len(text) or max(map(len, words)) > width:
        return None
    lines, line = [], words[0]
    for word in words[1:]:
        if len(line) + 1 + len(word) <= width:
            line = f"{line} {word}"
        else:
            lines.append(line.ljust(width))
            line = word
    return [*lines, line.ljust(width)]


class ShortTable(NamedTuple):
    """A table of short texts, a line a row; left to rich where there are colours, or where a text has to be folded.

    Parameters
    ----------
    table : Table
        One without lines whose headers and cells are texts and whose columns are two spaces apart.
    """

    table: Table

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the segments, as rich asks for them."""
        columns = self.table.columns
        texts = [cast("list[Text]", [column.header, *column.cells]) for column in columns]
        widths = [
            max(column.min_width or 1, *(text.cell_len for text in own))
            for column, own in zip(columns, texts, strict=True)
        ]
        if console.color_system is not None or sum(widths) + 2 * (len(widths) - 1) > options.max_width:
            yield self.table
            return
        padded = (
            [_padded(text, width, right=column.justify == "right") for text in own]
            for column, own, width in zip(columns, texts, widths, strict=True)
        )
        for row in zip(*padded, strict=True):
            yield Segment("  ".join(row) + "\n")


def _padded(text: Text, width: int, *, right: bool) -> str:
    spaces = " " * (width - text.cell_len)
    return spaces + text.plain if right else text.plain + spaces
