"""Where the lines of a text begin and end."""

import re

from readouts.types import Span

_LINE = re.compile(r"\S(?:[^\n]*\S)?")


def line_start(text: str, at: int) -> int:
    """Return where the line begins that an offset stands in."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Return where the line ends that an offset stands in: at its line feed, or at the end of the text."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def opens_line(text: str, at: int, marks: str | None = None) -> bool:
    r"""Tell whether nothing stands before an offset in its line but white space, or else but some marks.

    Examples
    --------
    >>> text = "They met.\n  > Twice."
    >>> opens_line(text, 12), opens_line(text, 14), opens_line(text, 14, "> ")
    (True, False, True)
    """
    return not text[line_start(text, at) : at].strip(marks)


def lines_of(text: str, passage: Span) -> list[Span]:
    """Return the lines of a passage, without white space at their edges."""
    return [
        Span(passage.start + line.start(), passage.start + line.end()) for line in _LINE.finditer(passage.of(text))
    ]
