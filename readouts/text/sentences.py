"""The sentences of one block: every run of stops is a candidate, and its surroundings decide.

No quotation is followed beyond its closing mark, so one that is never closed, or closed on the wrong side,
swallows nothing. All looks back and ahead are bounded, so time is linear in the block.
"""

import re
from collections.abc import Iterator

from readouts.text.endings import ends_sentence
from readouts.text.layout import UNSEEN
from readouts.types import Span

_STOPS = ".!?…‼‽⁇⁈⁉؟۔।॥։።፧៕"
_WIDE_STOPS = "。！？．｡﹗﹖"
_CLOSERS = re.escape("\"'”’“‘„‟»«›‹)]}）］】」』》〉〕〗＂＇*_")
_NOTES = "⁰¹²³⁴-⁹†‡"
# Nothing follows that could fail, so nothing is given back; a possessive group would say so, but Python reads it
# wrongly before 3.11.5.
_CANDIDATE = re.compile(
    rf"""
    (?P<stops> [{_STOPS}{_WIDE_STOPS}]+ (?: [ \u00a0](?=\.(?!\w)) [{_STOPS}{_WIDE_STOPS}]+ )* )
    (?P<tail> (?: [{_STOPS}{_WIDE_STOPS}{_CLOSERS}{UNSEEN}{_NOTES}]+
              | [ \u00a0]?\[\d{{1,3}}\] | [ \u00a0\u202f][»”’」』)](?=\s|$) )* )
    """,
    re.VERBOSE,
)
_CONTENT = re.compile(r"[^\W_]")
_SPACE = re.compile(r"\s*")
_STRAIGHT = '"'
_SPACED_STRAIGHT = re.compile(r'[ \u00a0]"(?=\s|$)')
_OPENERS = "“«„‘‹「『【《"
_UNSPACED = (
    ("\u2e80", "\u30ff"),
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\uff00", "\uffef"),
)
"""First and last character of each stretch; as a class of characters they take long to compile."""
# "the talks ended.The envoys left": words on both sides, so that no address and no version is cut.
_TIGHT_BEFORE = re.compile(r"(?:^|[\s(“\"])[^\W\d_]{2,}$")
_TIGHT_AFTER = re.compile(r"[^\W\d_]{2,}(?=[\s,’'])|[^\W\d_](?=\s)")
_LONGEST_WORD = 40


def sentence_spans(text: str, block: Span, language: str) -> Iterator[Span]:
    """Split one block of a text into sentences.

    Parameters
    ----------
    text : str
        The whole text.
    block : Span
        The block; no sentence crosses its edges.
    language : str
        ISO 639-1 code, or ``""`` where it is not known.

    Yields
    ------
    Span
        In order, without white space at the edges; nothing but white space between two of them. Each holds a
        letter or a digit if the block does.

    Examples
    --------
    >>> text = "Gen. Roe met Mr. Poe. “We agree.” They left."
    >>> [span.of(text) for span in sentence_spans(text, Span(0, len(text)), "en")]
    ['Gen. Roe met Mr. Poe.', '“We agree.”', 'They left.']
    """
    start = counted = block.start
    straight = 0
    content = _CONTENT.search(text, start, block.end)
    for match in _CANDIDATE.finditer(text, start, block.end):
        straight += text.count(_STRAIGHT, counted, match.end())
        counted = match.end()
        end = _end(text, block, match, inside_straight=straight % 2 == 1)
        # A raised footnote number counts as a digit, so words are looked for before the stops.
        if end is None or content is None or content.start() >= match.start():
            continue
        if not ends_sentence(text, Span(start, end), match.span("stops"), block.end, language):
            continue
        content = _CONTENT.search(text, end, block.end)
        if content is None:
            break
        yield Span(start, end)
        start = _after_space(text, end)
    yield Span(start, block.end)


def _end(text: str, block: Span, match: re.Match[str], *, inside_straight: bool) -> int | None:
    """Give the offset where a candidate would end its sentence; ``None`` where its shape forbids it."""
    end = match.end()
    if end >= block.end:
        return None
    if text[end].isspace():
        closing = _SPACED_STRAIGHT.match(text, end, block.end) if inside_straight else None
        return closing.end() if closing else end
    openers = _OPENERS + _STRAIGHT if inside_straight else _OPENERS
    while end > match.end("stops") and text[end - 1] in openers:
        end -= 1
    return end if _may_be_tight(text, block, match, end) else None


def _may_be_tight(text: str, block: Span, match: re.Match[str], end: int) -> bool:
    """Say whether a sentence may end here although no space follows."""
    before, after = text[match.start() - 1 : match.start()], text[match.end()]
    if match["stops"][-1] in _WIDE_STOPS:
        return not (before.isdigit() and after.isdigit())
    if _is_unspaced(after):
        return _is_unspaced(before)
    if not after.isupper():
        return False
    if match.end() > match.end("stops"):
        return before.islower()
    word = text[max(block.start, match.start() - _LONGEST_WORD) : match.start()]
    return (
        before.islower()
        and _TIGHT_BEFORE.search(word) is not None
        and _TIGHT_AFTER.match(text, end, block.end) is not None
    )


def _after_space(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start


def _is_unspaced(text: str) -> bool:
    """Return whether a text begins in a script that puts no space between words."""
    return any(first <= text[:1] <= last for first, last in _UNSPACED)
