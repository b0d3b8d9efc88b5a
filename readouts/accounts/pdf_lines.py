"""The lines of a PDF's pages with where they stand: what repeats at the edges, and where paragraphs begin."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from readouts.text.tokens import is_compound

if TYPE_CHECKING:
    from pypdf import PageObject

_EDGE = 3
"""Lines at the top and at the bottom of a page among which heads and foots are looked for."""
_SHARE_OF_PAGES = 0.5
"""Share of the pages, or of the left or right ones, that must have a line for it to be a running head."""
_NUMBER = re.compile(
    r"(?:page|p\.|seite|страница|стр\.|第)?\s*[-–—]?\s*(\d{1,3})\s*[-–—]?\s*(?:页|(?:/|of|von|из)\s*\d{1,3})?",
    re.IGNORECASE,
)
_GAP = 1.2
"""A line this many times farther below the one before it than lines usually are begins a paragraph."""
_SIZE = 0.1
"""Change of the size of letters, as a share, at which a paragraph ends."""
_SHORT = 0.8
"""A line shorter than this share of the page's usual line ends its paragraph, if it ends a sentence."""
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
_ENDS = re.compile(r"[.!?:。！？؟۔][”\"’»)\]」』]*$")
_UNSPACED = re.compile(r"[\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")
_LONGEST_HEAD = 200
"""Characters by which two heads are held to be alike."""
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
"""Letters that a font draws in one, and some programs write into the text layer."""
_LONGEST_WORD = 40


class Line(NamedTuple):
    """A line of a page.

    Parameters
    ----------
    text : str
        Its words.
    height : float
        Where it stands on the page, in points from below.
    size : float
        Size of its letters, in points.
    """

    text: str
    height: float
    size: float


def page_lines(page: "PageObject") -> list[Line]:
    """Return the lines of a page in reading order."""
    found: list[Line] = []
    words: list[str] = []
    place: tuple[float, float] | None = None

    def flush() -> None:
        nonlocal place
        text = "".join(words).strip().translate(_LIGATURES)
        if text:
            found.append(Line(text, *(place or (0.0, 0.0))))
        words.clear()
        place = None

    def visit(text: str, outer: Sequence[float], inner: Sequence[float], _font: Any, size: float) -> None:  # noqa: ANN401
        nonlocal place
        for number, part in enumerate(text.split("\n")):
            if number:
                flush()
            words.append(part)
            if part.strip() and place is None:
                place = inner[5] * outer[3] + outer[5], abs(size * inner[3] * outer[3])

    page.extract_text(visitor_text=visit)
    flush()
    return found


def without_heads(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """Take away the lines that repeat at the same height at the edges of pages, and page numbers.

    Parameters
    ----------
    pages : sequence of sequence of Line
        The pages.

    Returns
    -------
    list of list of Line
        The pages without them.
    list of str
        What was taken away, page by page.
    """
    offset = _offset(pages)
    first = 1 if offset is None else offset
    keys = [{at: _keys(page[at], number) for at in _edges(page)} for number, page in enumerate(pages, start=first)]
    heads: set[Hashable] = set()
    for own in (keys, keys[::2], keys[1::2]):
        seen = Counter(key for page in own for key in set().union(*page.values()))
        heads |= {key for key, n in seen.items() if n > 1 and n > len(own) * _SHARE_OF_PAGES}
    kept: list[list[Line]] = []
    dropped: list[str] = []
    for page, own_keys in zip(pages, keys, strict=True):
        counted = {at for at in own_keys if offset is not None and _number(page[at].text) is not None}
        apart = counted | {at for at, alike in own_keys.items() if alike & heads}
        outer = _from_outside(page, apart)
        dropped += [page[at].text for at in sorted(outer)]
        kept.append([line for at, line in enumerate(page) if at not in outer])
    return kept, dropped


def _by_height(page: Sequence[Line]) -> list[int]:
    return sorted(range(len(page)), key=lambda at: -page[at].height)


def _edges(page: Sequence[Line]) -> list[int]:
    order = _by_height(page)
    return order if len(order) <= 2 * _EDGE else [*order[:_EDGE], *order[-_EDGE:]]


def _from_outside(page: Sequence[Line], apart: set[int]) -> set[int]:
    """Keep only those with nothing but others of their kind between them and an edge of the page."""
    order, found = _by_height(page), set()
    for way in (order, order[::-1]):
        for at in way:
            if at not in apart:
                break
            found.add(at)
    return found


def _keys(line: Line, number: int) -> set[Hashable]:
    """Return what may be the same on each page: height and words, with or without the page's own number."""
    text, own = " ".join(line.text.split())[:_LONGEST_HEAD], rf"\b{number}\b"
    last = rf"{own}(?!.*{own})"
    return {(round(line.height), re.sub(pattern, "#", text, count=1)) for pattern in (own, last, r"$.")}


def _number(text: str) -> int | None:
    match = _NUMBER.fullmatch(text.strip())
    return int(match[1]) if match else None


def _offset(pages: Sequence[Sequence[Line]]) -> int | None:
    """Return the number of the first page, if numbers at the edges count most of the pages."""
    offsets: Counter[int] = Counter()
    for place, page in enumerate(pages):
        numbers = (_number(page[at].text) for at in _edges(page))
        offsets.update({number - place for number in numbers if number is not None})
    if len(pages) == 1:
        return 1 if 1 in offsets else None
    first, count = max(offsets.items(), key=lambda item: (item[1], -item[0]), default=(1, 0))
    return first if count > len(pages) * _SHARE_OF_PAGES else None


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """Join lines to paragraphs, words at hyphens.

    Parameters
    ----------
    pages : sequence of sequence of Line
        The pages, without what repeats on them.

    Yields
    ------
    str
        Paragraphs; one may go on over the end of a page.
    """
    lines = [line for page in pages for line in page]
    longest = sorted(len(line.text) for line in lines)
    usual = longest[len(lines) * 3 // 4] if lines else 0
    leading = _leading(pages)
    parts: list[str] = []
    before: Line | None = None
    for page in pages:
        for number, line in enumerate(page):
            if before and _begins(before, line, usual, leading if number else None):
                yield "".join(parts)
                parts = []
            if parts:
                parts[-1] = _ended(parts[-1], line.text)
            parts.append(line.text)
            before = line
    yield "".join(parts)


def _leading(pages: Sequence[Sequence[Line]]) -> float | None:
    """Return how far lines usually are from each other, in sizes of their letters: that of the closest quarter."""
    ratios = sorted(
        (above.height - line.height) / line.size
        for page in pages
        for above, line in pairwise(page)
        if line.size and above.height > line.height
    )
    return ratios[len(ratios) // 4] if ratios else None


def _begins(before: Line, line: Line, usual: int, leading: float | None) -> bool:
    """Tell whether a line begins a paragraph; `leading` is ``None`` where a page lies between the two."""
    ends = bool(_ENDS.search(before.text[-20:]))
    if before.size and line.size and abs(before.size - line.size) > _SIZE * max(before.size, line.size):
        return leading is not None or ends
    if leading and line.size and before.height - line.height > leading * line.size * _GAP:
        return True
    return ends and len(before.text) < usual * _SHORT


def _ended(above: str, line: str) -> str:
    """Return a line as it is to stand before the next: with a space, or without the hyphen that cut a word."""
    if _HYPHEN.search(above[-2:]) and line[:1].islower():
        return above if _compound(above, line) else above[:-1]
    return above if _UNSPACED.match(above[-1:]) and _UNSPACED.match(line) else f"{above} "


def _compound(before: str, line: str) -> bool:
    """Tell whether the hyphen at the end of a line belongs to the word."""
    left = before[:-1][-_LONGEST_WORD:].split()[-1].casefold()
    right = line[:_LONGEST_WORD].split()[0].rstrip(".,;:!?)”").casefold()
    return before[-1] != "\u00ad" and is_compound(left, right)
