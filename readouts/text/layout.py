"""Blocks of a text: paragraphs, headings and items of lists, told apart by their lines.

A plain text may be wrapped by hand, so the end of a line says little by itself. It says something where the
next word would still have fitted on the line, or where the next line opens with a bullet.
"""

import re
import string
from collections.abc import Iterator
from typing import NamedTuple

from readouts.text.clued import Clued
from readouts.types import Span

UNSEEN = "\u00ad\u061c\u2060\ufe0f\ufeff" + "".join(
    chr(code)
    for first, last in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069))
    for code in range(first, last + 1)
)
"""Characters that show nothing: joiners, marks of direction, the byte order mark."""

_PARAGRAPH_END = "\u2029"
_BULLET = Clued(
    r"""
      (?:[-*•‣⁃◦▪▫■□●○◆◇►➢✓✔·])\s+\S | [•‣◦▪■●◆►➢]\S
    | o(?:\t|[ \u00a0]{2})\s*\S   # word processors draw a bullet so; "o" alone is a word of many languages
    | [(（](?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})[)）]
    | (?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,5})[)）]\s
    | (?:[一二三四五六七八九十]{1,3}|\d{1,2})、 | [①-⑳]
    """,
    re.VERBOSE,
)
_MARKER = re.compile(r"(?P<mark>\d{1,3}|[^\W\d_]|[ivx]{1,5}|[IVX]{1,5})\.\s+\S|(?P<dash>[–—―])\s")
_LABELLED = re.compile(r"[A-Z][^\n:.!?]{0,80}:[ \t\u00a0]+\S")
"""A line of a form or of a signature: "For the Republic of Arland: Ada Holm"."""
_HEADING = re.compile(r"#{1,6}\s")
_RULE = re.compile(r"(?:[-=_*~#•—]\s*){3,}")
_ROW = re.compile(r"\|(?=[^|]*\|[^|]*\|).*\|$")
"""A row of a table in Markdown, which has two cells at least."""
_SIGN_OFF = Clued(r"[-–—#*]{1,3}\s?(?:ENDS?|Ends?|ends?|30)\s?[-–—#*]{0,3}\.?|-{2}\s?[A-Z][^\n]{0,40}[^\W_]|-{2}")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_FIRST_WORD = Clued(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]|\S{1,40}")
_OPENING = "\"'“‘«„»([*_¿¡"
_CLOSING = ")]”’\"'»"
_STOPS = ".!?:;…。！？：；؟۔।"
_LONGEST_HEADING = 100
_MUCH_LONGER = 1.5


class _Line(NamedTuple):
    start: int
    text: str
    opens: bool
    """Whether a blank line or the beginning of the text comes before."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def blocks(text: str) -> tuple[Span, ...]:
    r"""Find the blocks of a text: the stretches that no sentence crosses.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    tuple of Span
        In order, disjoint, without white space at their edges; nothing but white space between them.

    Notes
    -----
    A block ends at a blank line, before an item of a list, after a heading, and around a rule such as
    ``* * *`` and the row of a table. Time is linear in the text.

    Examples
    --------
    >>> text = "They agreed to\nmeet:\n- in May,\n- in Riga.\n\nThat is all."
    >>> [block.of(text) for block in blocks(text)]
    ['They agreed to\nmeet:', '- in May,', '- in Riga.', 'That is all.']
    """
    found: list[Span] = []
    for paragraph in _paragraphs(text):
        first = 0
        for cut in [*_cuts(paragraph), len(paragraph)]:
            found.append(Span(paragraph[first].start, paragraph[cut - 1].end))
            first = cut
    return tuple(_glue(text, found))


def _glue(text: str, found: list[Span]) -> Iterator[Span]:
    """Hang blocks that show nothing on to the one before, or else on to the one after."""
    held: Span | None = None
    for block in found:
        shows = bool(block.of(text).strip(UNSEEN + string.whitespace))
        if held is None:
            held, held_shows = block, shows
        elif shows and held_shows:
            yield held
            held = block
        else:
            held, held_shows = Span(held.start, block.end), held_shows or shows
    if held is not None:
        yield held


def _paragraphs(text: str) -> Iterator[list[_Line]]:
    paragraph: list[_Line] = []
    for line in _lines(text):
        if line.opens and paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _lines(text: str) -> Iterator[_Line]:
    start, opens = 0, True
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        empty = not body.strip(UNSEEN)
        if body:
            yield _Line(start + len(raw) - len(raw.lstrip()), body, opens or empty)
        opens = empty or raw.endswith(_PARAGRAPH_END)
        start += len(raw)


def _cuts(paragraph: list[_Line]) -> Iterator[int]:
    """Give the indices of the lines that open a block inside a paragraph."""
    width = max(len(line.text) for line in paragraph)
    dashes = sum(line.text.startswith(("–", "—", "―")) for line in paragraph)
    labelled = [_LABELLED.match(line.text) is not None for line in paragraph]
    # Wrapped prose has no label on each of its lines; above signatures there may stand one without.
    form = all(labelled[1:])
    counted = [_values(line.text) for line in paragraph]
    has_second = any(2 in values for values in counted)
    last = counted[0]
    whole = True
    for index in range(1, len(paragraph)):
        previous, line = paragraph[index - 1], paragraph[index]
        values = counted[index]
        # Markdown also counts 1. 1. 1.
        follows = any(value - 1 in last for value in values) or 1 in values & last
        continues = follows or (1 in values and has_second)
        item = _is_item(previous, line, width, listed=continues or dashes > 1)
        heading = whole and _is_heading(previous, line, width)
        if item and values:
            last = values
        if (
            item
            or heading
            or (form and labelled[index - 1])
            or _signs_off(previous, line)
            or _stands_alone(previous.text)
            or _stands_alone(line.text)
        ):
            yield index
            whole = True
        else:
            whole = previous.text[-1] in _STOPS


def _stands_alone(line: str) -> bool:
    return bool(_HEADING.match(line) or _ROW.match(line) or _RULE.fullmatch(line[:_LONGEST_HEADING]))


def _signs_off(previous: _Line, line: _Line) -> bool:
    """Tell the line that ends a release below its last sentence: "-ENDS-", "--Ministry Press"."""
    ended = previous.text.rstrip(_CLOSING)[-1:] in _STOPS or _SIGN_OFF.fullmatch(previous.text) is not None
    return ended and _SIGN_OFF.fullmatch(line.text) is not None


def _is_item(previous: _Line, line: _Line, width: int, *, listed: bool) -> bool:
    if _BULLET.match(line.text):
        return True
    match = _MARKER.match(line.text)
    if match is None:
        return False
    # "George / W. Poe", "January / 26." and "– the first –" may be wrapped prose.
    complete = previous.text[-1] in _STOPS
    letter = match["mark"] is not None and not match["mark"].isdecimal()
    return listed or complete or (not letter and not _wrapped(previous, line, width))


def _values(line: str) -> frozenset[int]:
    """Give the numbers that the marker of a line may stand for: "i." is the first or the ninth."""
    match = _MARKER.match(line)
    if match is None or match["mark"] is None:
        return frozenset()
    mark = match["mark"].lower()
    if mark.isdecimal():
        return frozenset({int(mark)})
    letter = {ord(mark) - ord("a") + 1} if len(mark) == 1 and "a" <= mark <= "z" else set()
    return frozenset(letter | {_ROMAN.index(mark) + 1} if mark in _ROMAN else letter)


def _wrapped(previous: _Line, line: _Line, width: int) -> bool:
    """Say whether the line was broken because its next word did not fit."""
    word = _FIRST_WORD.match(line.text)
    return len(previous.text) + 1 + (len(word[0]) if word else 0) > width


def _is_heading(line: _Line, following: _Line, width: int) -> bool:
    text = line.text
    if len(text) > _LONGEST_HEADING or _wrapped(line, following, width):
        return False
    if not (text[-1].isalnum() or text[-1] in _CLOSING):
        return False
    first = following.text.lstrip(_OPENING)[:1]
    if not first.isalnum() or first.islower() or text.lstrip(_OPENING)[:1].islower():
        return False
    words = text.split()
    # "of", "the", "and": a heading does not break off there.
    if len(words[-1]) <= 3 and words[-1].islower():
        return False
    titled = sum(word[:1].isupper() for word in words if len(word) > 3) > len(words) // 2
    return titled or width >= _MUCH_LONGER * len(text)
