"""Claims: the several things that one passage says, as spans.

Readouts pack several claims into a sentence ("including on managing strategic risk, health security, and
climate change"), so a passage is judged by its claims. The cuts are made by rule, at punctuation and at
conjunctions that open a clause or the next item of a list; a piece that says too little to be judged alone
stays with its neighbour.
"""

import re

from readouts.text.clued import Clued
from readouts.text.datelines import after_dateline
from readouts.text.talk import announcement
from readouts.text.tokens import Words
from readouts.types import Span

# A cut begins at a mark, or at the first of some spaces: the look-around spares all else, above all the spaces
# behind, from each of which a long run of them would be passed over again.
_CUT = re.compile(
    r"""(?:(?=[;；,，、،:—“”„«»"])|(?<!\s)(?=\s))(?:
      \s*[;；]\s*
    | \s*[,，、،](?!\s*(?:\d|(?:Jr|Sr|Inc|Ltd|Esq)\b))\s*
      (?:(?:and|or|but|as\s+well\s+as|along\s+with|in\s+addition\s+to)\b\s*)?
    | :\s+ | \s+[–—-]+\s+ | —
    | \s+(?:as\s+well\s+as|along\s+with|in\s+addition\s+to|while|whereas|including)\b\s*
    | \s+(?:and|but)\s+(?=(?:also|to|that|will|would|must|should|shall|can|could|may|has|have|had|is|are|was
        |were|said|made|gave|took|spoke|agreed)\b|[a-z]{3,}(?:ed|ing|es)\b)
    | \s*[“”„«»"]\s* )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SAID = (
    r"(?:said|says|asked|asks|added|adds|noted|notes|stressed|stresses|emphasi[sz]e[ds]|underlined|underscored|stated|states|explained"
    r"|concluded|declared|remarked|insisted|told\s+(?:reporters|journalists|(?:his|her|their)\s+\w+))"
)
_SAID_BEFORE = r"(?:said|says|asked|asks|added|adds|concluded|explained|remarked)"
"""What stands before whoever said it; "noted the delay" and "stressed the Council's part" tell what was said."""
_NAMED = r"(?:[A-Z][\w.’'-]*|the|of)(?:\s+(?:[A-Z][\w.’'-]*|the|of)){0,6}"
_WHO = (
    rf"(?:{_NAMED}|he|she|they|it|(?:the|one\s+of\s+(?:the|them)|his|her|an?)(?:\s+[\w’-]+){{0,4}}"
    rf"|(?:{_NAMED},\s+)?{_NAMED})"
)
_BESIDE = (
    r"(?:\s+(?:to\s+)?(?:reporters|journalists|the\s+press)"
    r"|\s+(?:on|in|at|after|during|late|later)\b(?:\s+[\w.’-]+){0,5})*"
)
"""To whom, when and where it was said."""
_REPORTS = Clued(
    rf"\W*(?:(?:they|(?:the|both|his|her|their)\s+(?:[\w’-]+\s+){{0,2}}[\w’-]+s)\s+say{_BESIDE}"
    rf"|{_WHO}\s+(?:also\s+|then\s+|later\s+|further\s+)?{_SAID}{_BESIDE}|{_SAID_BEFORE}\s+{_WHO}"
    rf"|{_SAID}\s+[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){{0,3}}|told\s+(?:his|her|their)\s+\w+"
    rf"|{_WHO}\s+(?:provided|issued|released|gave|made)\s+the\s+following\s+(?:\w+\s+)?"
    rf"(?:read-?out|statement|summary|remarks|comments?){_BESIDE})\W*"
)
"""Who said it, and nothing of what was said."""
_SAYING = tuple(
    "sai say ask add note stress emphasi underlin underscor state explain conclud declar remark insist told"
    " following".split()
)
"""Of which each of these holds one, and most pieces none."""
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[ivxIVX]{1,5})[.)]\s+")
"""The number of an item: nothing that anybody says."""
_LEAST_CONTENT = 2
"""Words that say something which a claim has at least."""
_LEAST_WEIGHT = 0.5
"""Summed weight that will do instead: several words of the register together make a claim ("talks go on")."""
_EDGE = " \t\r\n\u00a0.,;:!?…()[]“”„‘’«»\"'–—-。，、；！？،؛؟"


def claims(text: str, passage: Span, found: Words) -> tuple[Span, ...]:
    """Split a passage into its claims.

    Parameters
    ----------
    text : str
        The account's text.
    passage : Span
        The passage, as offsets into `text`.
    found : Words
        The words of the whole text.

    Returns
    -------
    tuple of Span
        In order, disjoint, each inside the passage, without punctuation at its edges and without who said it; the
        whole passage where it makes one claim only.

    Examples
    --------
    >>> from readouts.text.tokens import words
    >>> text = "They spoke about managing strategic risk, health security, and climate change."
    >>> [span.of(text) for span in claims(text, Span(0, len(text)), words(text))]
    ['They spoke about managing strategic risk', 'health security', 'climate change']
    """
    pieces: list[tuple[int, int]] = []
    numbered = _NUMBERED.match(text, passage.start, passage.end)
    start = numbered.end() if numbered else after_dateline(text, passage)
    for match in _CUT.finditer(text, start, passage.end):
        pieces.append((start, match.start()))
        start = match.end()
    pieces.append((start, passage.end))
    if announcement(text, passage):
        pieces = [part for piece in pieces for part in _without_announcement(text, *piece, found)]
    if len(pieces) < 2:
        return (passage,)
    kept = _join_small([piece for piece in pieces if not _is_report(text, *piece)], found)
    if len(kept) < 2:
        return (passage,)
    return tuple(span for span in (_trim(text, *piece) for piece in kept) if span is not None)


def _is_report(text: str, start: int, end: int) -> bool:
    piece = text[start:end]
    return any(map(piece.__contains__, _SAYING)) and _REPORTS.fullmatch(piece) is not None


def _without_announcement(text: str, start: int, end: int, found: Words) -> list[tuple[int, int]]:
    """Cut the announcement of a talk from what it was about: every account has the one, few have the other."""
    part = announcement(text, Span(start, end)) if start < end else None
    if part is None or part.end == end or not _says_much((part.end, end), found):
        return [(start, end)]
    return [(start, part.end), (part.end, end)]


def _says_much(piece: tuple[int, int], found: Words) -> bool:
    return found.telling(*piece) > _LEAST_CONTENT


def _join_small(pieces: list[tuple[int, int]], found: Words) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    # What stands alone still does with more words: a piece that grows with every cut is not weighed each time.
    alone = False
    for piece in pieces:
        if joined and not (alone and _stands_alone(piece, found)):
            joined[-1] = (joined[-1][0], piece[1])
            alone = alone or _stands_alone(joined[-1], found)
        else:
            joined.append(piece)
            alone = _stands_alone(piece, found)
    return joined


def _stands_alone(piece: tuple[int, int], found: Words) -> bool:
    if found.telling(*piece) >= _LEAST_CONTENT:
        return True
    return float(found.weights[found.inside(*piece)].sum()) >= _LEAST_WEIGHT


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end) if start < end else None
