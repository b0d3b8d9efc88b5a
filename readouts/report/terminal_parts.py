"""What the parts of the terminal report share: clean text and headings."""

from rich.text import Text

from readouts.report.plain import plain

_LONGEST = 1200
"""Characters shown of a run of words: a text without a full stop may be one passage of a megabyte."""


def clean(text: str) -> str:
    """Fold white space, show characters that could steer a terminal as a replacement mark, clip what is endless."""
    shown = plain(text)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]} …"


def heading(title: str) -> Text:
    """Return a heading of the report."""
    return Text(clean(title).upper(), style="bold underline")
