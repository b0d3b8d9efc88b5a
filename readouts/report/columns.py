"""Tables for a terminal: columns as wide as what stands in them, as far as there is room."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import ceil

from readouts.report.styled import Row, Style, Text, style


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    title : str, default ""
        What stands above it.
    right : bool, default False
        Whether its cells stand at the right.
    width, least : int, default 0
        How wide it is whatever stands in it, and at least; 0 where that is not given.
    share : int, default 0
        Its share of the room that other columns leave, in a table that takes all of the width.
    """

    title: str = ""
    right: bool = False
    width: int = 0
    least: int = 0
    share: int = 0


@dataclass(slots=True)
class Table:
    """Rows of cells in columns.

    Parameters
    ----------
    columns : sequence of Column
        From left to right.
    gap : int
        Blanks between columns.
    titled : bool, default False
        Whether the titles of the columns are shown.
    whole : bool, default False
        Whether it takes all of the width.
    """

    columns: Sequence[Column]
    gap: int
    titled: bool = False
    whole: bool = False
    _cells: list[list[Text]] = field(default_factory=list)

    def add(self, *cells: Text | str) -> "Table":
        """Add a row; columns without a cell stay empty."""
        texts = [Text(cell) if isinstance(cell, str) else cell for cell in cells]
        self._cells.append(texts + [Text("")] * (len(self.columns) - len(texts)))
        return self

    def rows(self, width: int) -> list[Row]:
        """Return its rows."""
        widths = self._widths(width)
        titles = [self._row([Text(column.title) for column in self.columns], widths, title=True)] * self.titled
        return list(chain(*titles, *(self._row(cells, widths) for cells in self._cells)))

    def _gap(self, number: int) -> int:
        return self.gap if number + 1 < len(self.columns) else 0

    def _row(self, cells: Sequence[Text], widths: Sequence[int], *, title: bool = False) -> list[Row]:
        """Lay the cells of a row side by side, the lower ones filled up; titles stand at the bottom."""
        look: Style = style("dim") if title else ()
        filled = []
        for number, (cell, width, column) in enumerate(zip(cells, widths, self.columns, strict=True)):
            gap = self._gap(number)
            rows = cell.cells(width - gap, right=column.right)
            between: Row = [(" " * gap, ())] if gap else []
            filled.append([_with([*row, *between], look) for row in rows])
        height = max(1, *map(len, filled))
        for rows, width in zip(filled, widths, strict=True):
            blank: list[Row] = [[(" " * width, look)]] * (height - len(rows))
            rows[:] = blank + rows if title else rows + blank
        return [list(chain(*side_by_side)) for side_by_side in zip(*filled, strict=True)]

    def _widths(self, room: int) -> list[int]:
        """Return the width of each column with the gap behind it."""
        needed = self._needed([room] * len(self.columns))
        widths = [width or 1 for width in needed]
        shares = [column.share for column in self.columns]
        if self.whole and any(shares):
            left = room - sum(width for width, share in zip(needed, shares, strict=True) if not share)
            least = [self._gap(number) + 1 for number, share in enumerate(shares) if share]
            given = iter(_spread(left, [share for share in shares if share], least))
            widths = [next(given) if share else width for width, share in zip(widths, shares, strict=True)]
        total = sum(widths)
        if total > room:
            widths = _narrowed(widths, [not column.width for column in self.columns], room)
            if sum(widths) > room:
                widths = _reduced(widths, sum(widths) - room, [1] * len(widths), widths)
            total = sum(widths)
            widths = self._needed(widths)
        if total < room and self.whole:
            more = _spread(room - total, widths, [0] * len(widths))
            widths = [width + own for width, own in zip(widths, more, strict=True)]
        return widths

    def _needed(self, rooms: Sequence[int]) -> list[int]:
        """Return how wide each column would be, with the gap behind it, in so much room."""
        found = []
        for number, (column, room) in enumerate(zip(self.columns, rooms, strict=True)):
            gap = self._gap(number)
            if room < 1:
                found.append(0)
            elif column.width:
                found.append(min(column.width + gap, room))
            else:
                texts = [cells[number].width for cells in self._cells] or [0]
                widest = max([*texts, Text(column.title).width] if self.titled else texts)
                found.append(max(min(widest + gap, room), column.least + gap if column.least else 0))
        return found


def _with(row: Row, look: Style) -> Row:
    return [(text, tuple(sorted({*look, *own}))) for text, own in row] if look else row


def _narrowed(widths: list[int], may_shrink: Sequence[bool], room: int) -> list[int]:
    """Narrow the widest columns to the next narrower ones until all fit, as far as that goes."""
    while any(may_shrink) and sum(widths) > room:
        widest = max(width for width, may in zip(widths, may_shrink, strict=True) if may)
        others = [width if may and width != widest else 0 for width, may in zip(widths, may_shrink, strict=True)]
        step = widest - max(others)
        chosen = [int(may and width == widest) for width, may in zip(widths, may_shrink, strict=True)]
        if not step:
            break
        over = sum(widths) - room
        widths = _reduced(widths, over, chosen, [min(over, step)] * len(widths))
    return widths


def _reduced(widths: Sequence[int], by: int, shares: Sequence[int], most: Sequence[int]) -> list[int]:
    """Take so many columns from widths, by shares, no more than the most from each."""
    shares = [share if limit else 0 for share, limit in zip(shares, most, strict=True)]
    open_shares = sum(shares)
    found = []
    for width, share, limit in zip(widths, shares, most, strict=True):
        taken = min(limit, round(share * by / open_shares)) if share and open_shares > 0 else 0
        found.append(width - taken)
        by -= taken
        open_shares -= share if share and open_shares > 0 else 0
    return found


def _spread(total: int, shares: Sequence[int], least: Sequence[int]) -> list[int]:
    """Divide columns by shares, at least so many each."""
    open_shares = sum(shares)
    found = []
    for share, own in zip(shares, least, strict=True):
        given = max(own, ceil(share * total / open_shares)) if open_shares > 0 else total
        found.append(given)
        open_shares -= share
        total -= given
    return found
