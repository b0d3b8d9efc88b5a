"""What the parts of the terminal report share: clean text and headings."""

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from readouts.report.plain import plain
from readouts.report.view.lines import Line

_LONGEST = 1200
"""Characters shown of a run of words: a text without a full stop may be one passage of a megabyte."""


def clean(text: str | Line) -> str:
    """Fold white space, show characters that could steer a terminal as a replacement mark, clip what is endless."""
    shown = plain(str(text))
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]} …"


def bullet(text: Text) -> RenderableType:
    """Return a line of a list, which hangs where it is folded."""
    grid = Table.grid(padding=(0, 1))
    grid.add_row("·", text)
    return grid


def heading(title: str | Line) -> Text:
    """Return a heading of the report."""
    return Text(clean(title).upper(), style="bold underline")
