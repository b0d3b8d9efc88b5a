"""Quotations of a text, as spans. A broken mark never costs more than the paragraph it stands in."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from readouts.types import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_OPENING, _CLOSING = "“«„「『", "”»」』"
_MARK = re.compile(rf"[{_OPENING}{_CLOSING}\"]|''")
_OPENS_AFTER = re.compile(r"[\s(\[—–-]")


class Quotation(NamedTuple):
    """Quoted words.

    Parameters
    ----------
    span : Span
        With the marks.
    inner : Span
        Without them. Where a mark is missing, an end of the paragraph stands in for it.
    """

    span: Span
    inner: Span


def quotations(text: str) -> tuple[Quotation, ...]:
    """Find the quotations of a text: straight, curly, angled and corner marks, the outermost ones only.

    Parameters
    ----------
    text : str
        Any text; its paragraphs are its lines.

    Returns
    -------
    tuple of Quotation
        In order and disjoint.

    Examples
    --------
    >>> text = 'The talks were “candid,” he said.'
    >>> [quotation.inner.of(text) for quotation in quotations(text)]
    ['candid,']
    """
    return tuple(found for line in _PARAGRAPH.finditer(text) for found in _in_paragraph(text, *line.span()))


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    opened: int | None = None
    first = start
    seen = False
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        if _opens(text, at, start, opened):
            opened, first = (at, match.end()) if opened is None else (opened, first)
        elif opened is not None:
            if at > first:
                yield Quotation(Span(opened, match.end()), Span(first, at))
            opened, seen = None, True
        elif not seen and text[start:at].strip():
            # A close without an opening: the paragraph's beginning is quoted.
            yield Quotation(Span(start, match.end()), Span(start, at))
            seen = True
    if opened is not None and text[first:end].strip():
        yield Quotation(Span(opened, end), Span(first, end))


def _opens(text: str, at: int, start: int, opened: int | None) -> bool:
    if opened is not None and text[opened] == "„":
        return False  # German closes with the mark that English opens with
    if text[at] in _OPENING:
        return True
    if text[at] in _CLOSING or opened is not None:
        return False
    # Glued to the word after it, a mark opens, even where the space before it was lost: as"so-called" plans.
    return at == start or bool(_OPENS_AFTER.match(text[at - 1])) or text[at + 1 : at + 2].isalnum()
