"""The quotations of each source in an article: all that is said, or what "that" or a colon leads to."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from readouts.text.attribution import Attributed
from readouts.text.quotes import Quotation, quotations
from readouts.types import Span

STATEMENT = 4
"""Words from which a quotation says something by itself; shorter ones stay phrases in the journalist's text."""
_LED_IN = re.compile(r"(?:^|\b(?:that|and|but|or)|:)\s*$", re.IGNORECASE)
_LED_OUT = re.compile(r"\s*[,;.]?\s*(?:$|(?:and|but|or)\b)", re.IGNORECASE)


def quoted_words(text: str, said: Sequence[Attributed]) -> list[Attributed]:
    """Return the attributions that quote, each with nothing but its quotations as content.

    A quotation is a statement of its own, and no phrase in the journalist's sentence, where what is said begins
    with it, or "that" or a colon leads to it, and nothing but another statement follows: "He said that “we will
    wait”", but not "He said that the “long and bitter dispute” was over".

    Parameters
    ----------
    text : str
        The article.
    said : sequence of Attributed
        Who says what in it.

    Examples
    --------
    >>> from readouts.text.attribution import attributions
    >>> text = "Minister Roe said that “we will wait for the courts”."
    >>> [one.content[0].of(text) for one in quoted_words(text, attributions(text))]
    ['we will wait for the courts']
    """
    every = quotations(text)
    starts = [quotation.span.start for quotation in every]
    cues = [one.cue for one in said if not _over(every, starts, one.cue)]
    found = []
    for one in said:
        if not one.direct and not _over(every, starts, one.cue):
            # What is said of a report within the report is quoted by the one within.
            inner = [cue for cue in cues if cue != one.cue and any(cue in part for part in one.content)]
            spans = [
                quotation.inner
                for part in one.content
                for quotation in _over(every, starts, part)
                if quotation.span in part
                and not any(part.start <= cue.start < quotation.span.start for cue in inner)
                and _is_statement(text, part, quotation)
            ]
            one = one._replace(content=tuple(spans), direct=bool(spans))
        if one.direct:
            found.append(one)
    return found


def is_statement(text: str, span: Span) -> bool:
    """Return whether quoted words say something by themselves."""
    return len(span.of(text).split()) >= STATEMENT


def _is_statement(text: str, part: Span, quotation: Quotation) -> bool:
    before, after = text[part.start : quotation.span.start], text[quotation.span.end : part.end]
    return bool(is_statement(text, quotation.inner) and _LED_IN.search(before) and _LED_OUT.match(after))


def _over(every: Sequence[Quotation], starts: Sequence[int], part: Span) -> Sequence[Quotation]:
    first = bisect_left(starts, part.start)
    first -= bool(first and every[first - 1].span.end > part.start)
    return every[first : bisect_left(starts, part.end)]
