"""What the parts of the terminal report share: clean text and headings."""

from readouts.report.columns import Column, Table
from readouts.report.plain import plain
from readouts.report.styled import Block, Text
from readouts.report.view.lines import Line

_LONGEST = 1200
"""Characters shown of a run of words: a text without a full stop may be one passage of a megabyte."""


def clean(text: str | Line) -> str:
    """Fold white space, show characters that could steer a terminal as a replacement mark, clip what is endless."""
    shown = plain(str(text))
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]} …"


def bullet(text: Text) -> Block:
    """Return a line of a list, which hangs where it is folded."""
    return Table([Column(), Column()], gap=1).add("·", text)


def heading(title: str | Line) -> Text:
    """Return a heading of the report."""
    return Text(clean(title).upper(), look="bold underline")
