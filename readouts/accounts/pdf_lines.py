"""The lines of a PDF's pages with where they stand: what repeats at the edges of pages, and where paragraphs begin."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from readouts.text.tokens import background

if TYPE_CHECKING:
    from pypdf import PageObject

_EDGE = 3
"""Lines at the top and at the bottom of a page among which heads and foots are looked for."""
_SHARE_OF_PAGES = 0.5
"""Share of the pages, or of the left or right ones, that must have a line for it to be a running head."""
_NUMBER = re.compile(
    r"(?:page|p\.|seite|страница|стр\.|第)?\s*[-–—]?\s*(\d{1,3})\s*[-–—]?\s*(?:页|(?:/|of|von|из)\s*\d{1,3})?", re.IGNORECASE
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
_COMMON = 100
"""Both halves this many times commoner than the whole: the hyphen belongs to the word ("long-term")."""
_LEAST_HALF = 4


@dataclass(frozen=True, slots=True)
class Line:
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
        text = "".join(words).strip()
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
    """Take away the lines that repeat at the edges of pages, alike but for their numbers, and page numbers.

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
    heads: set[str] = set()
    for own in (pages, pages[::2], pages[1::2]):
        seen = Counter(key for page in own for key in {_alike(page[at].text) for at in _edges(page)})
        heads |= {key for key, n in seen.items() if n > 1 and n > len(own) * _SHARE_OF_PAGES}
    numbered = _numbered(pages)
    kept: list[list[Line]] = []
    dropped: list[str] = []
    for page in pages:
        apart = {at for at in _edges(page) if _alike(page[at].text) in heads or (numbered and _number(page[at].text))}
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


def _alike(text: str) -> str:
    return re.sub(r"\d+", "0", " ".join(text.split()))


def _number(text: str) -> int | None:
    match = _NUMBER.fullmatch(text.strip())
    return int(match[1]) if match else None


def _numbered(pages: Sequence[Sequence[Line]]) -> bool:
    """Tell whether numbers at the edges count the pages: most of them go up by one from page to page."""
    offsets: Counter[int] = Counter()
    for place, page in enumerate(pages):
        numbers = (_number(page[at].text) for at in _edges(page))
        offsets.update({number - place for number in numbers if number is not None})
    if len(pages) == 1:
        return 1 in offsets
    return bool(offsets) and max(offsets.values()) > len(pages) * _SHARE_OF_PAGES


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
    current = ""
    before: Line | None = None
    for page in pages:
        for number, line in enumerate(page):
            if before and _begins(before, line, usual, leading if number else None):
                yield current
                current = ""
            current = _join(current, line.text)
            before = line
    yield current


def _leading(pages: Sequence[Sequence[Line]]) -> float | None:
    """Return how far lines usually are from each other, in sizes of their letters: that of the closest quarter."""
    ratios = sorted(
        (above.height - line.height) / line.size
        for page in pages
        for above, line in zip(page, page[1:], strict=False)
        if line.size and above.height > line.height
    )
    return ratios[len(ratios) // 4] if ratios else None


def _begins(before: Line, line: Line, usual: int, leading: float | None) -> bool:
    """Tell whether a line begins a paragraph; `leading` is ``None`` where a page lies between the two."""
    ends = bool(_ENDS.search(before.text))
    if before.size and line.size and abs(before.size - line.size) > _SIZE * max(before.size, line.size):
        return leading is not None or ends
    if leading and line.size and before.height - line.height > leading * line.size * _GAP:
        return True
    return ends and len(before.text) < usual * _SHORT


def _join(before: str, line: str) -> str:
    if _HYPHEN.search(before) and line[:1].islower():
        return (before if _compound(before, line) else before[:-1]) + line
    tight = _UNSPACED.match(before[-1:]) and _UNSPACED.match(line)
    return before + line if tight or not before else f"{before} {line}"


def _compound(before: str, line: str) -> bool:
    """Tell whether the hyphen at the end of a line belongs to the word."""
    left, right = re.findall(r"\w+", before)[-1].casefold(), re.match(r"\w*", line)[0].casefold()  # type: ignore[index]
    if before[-1] == "\u00ad" or min(len(left), len(right)) < _LEAST_HALF:
        return False
    return min(background(left), background(right)) > _COMMON * background(left + right)
