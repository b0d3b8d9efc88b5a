"""Brackets and quotation marks, which come in pairs: what is marked in a text holds both or neither."""

from collections.abc import Iterator

from readouts.types import Span

_CLOSING = {")": "(", "]": "[", "”": "“", "»": "«", "}": "{"}
_STRAIGHT = '"'
_EDGE = " \t\r\n\u00a0.,;:!?…–—-"


def whole_pairs(text: str, passage: Span, part: Span) -> tuple[Span, ...]:
    """Return a part of a passage without half of any pair of brackets or quotation marks.

    Parameters
    ----------
    text : str
        A text.
    passage : Span
        A passage of it; a mark that has no partner in it counts as none.
    part : Span
        A part of the passage.

    Returns
    -------
    tuple of Span
        The part, widened to the other half where only marks lie between; else cut at the half, into what is left.

    Examples
    --------
    >>> text = "Under the “1,000 for 1,000” formula, Ms Roe (Minister, Trade) spoke."
    >>> def marked(part):
    ...     found = whole_pairs(text, Span(0, len(text)), Span(text.index(part), text.index(part) + len(part)))
    ...     return [span.of(text) for span in found]
    >>> marked("1,000 for 1,000” formula"), marked("Ms Roe (Minister")
    (['“1,000 for 1,000” formula'], ['Ms Roe', 'Minister'])
    """
    start, end = part.start, part.end
    pairs = list(_pairs(text, passage))
    for opening, closing in pairs:
        if start <= opening < end <= closing and not text[end:closing].strip(_EDGE):
            end = closing + 1
    for opening, closing in reversed(pairs):
        if opening < start <= closing < end and not text[opening + 1 : start].strip(_EDGE):
            start = opening
    inside = range(start, end)
    halves = sorted(
        at for pair in pairs for at in pair if at in inside and not (pair[0] in inside and pair[1] in inside)
    )
    if not halves:
        return (Span(start, end),)
    edges = [start, *(edge for at in halves for edge in (at, at + 1)), end]
    pieces = (_trim(text, *piece) for piece in zip(edges[::2], edges[1::2], strict=True))
    return tuple(piece for piece in pieces if piece)


def _pairs(text: str, passage: Span) -> Iterator[tuple[int, int]]:
    """Yield where the two halves of each pair stand, inner pairs first."""
    open_at: dict[str, list[int]] = {mark: [] for mark in (*_CLOSING.values(), _STRAIGHT)}
    for at in range(passage.start, passage.end):
        mark = text[at]
        if mark == _STRAIGHT and open_at[mark]:
            yield open_at[mark].pop(), at
        elif mark in open_at:
            open_at[mark].append(at)
        elif open_at.get(_CLOSING.get(mark, "")):
            yield open_at[_CLOSING[mark]].pop(), at


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end) if start < end else None
