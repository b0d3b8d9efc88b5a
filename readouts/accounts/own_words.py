"""What stays with the journalist of an article whose quotations are cut out, and what is nobody's statement."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from readouts.accounts.quoted_words import is_statement
from readouts.text.attribution import Attributed
from readouts.text.passages import segment
from readouts.text.questions import in_turns
from readouts.types import Span

_AGENCY_IN_BRACKETS = re.compile(
    r"\([^()]{0,120}\b(?:Images?|Photos?|AP|AFP|Reuters|Getty|EPA|Xinhua|TASS|Sputnik)\b[^()]{0,60}\)\s*$"
)
_LABELLED = re.compile(
    r"^\s*(?:Photo(?:graph)?s?|Pictures?|Images?|Video)(?:\s+(?:by|credits?)\b|\s*[:/|]).{0,600}$"
)
_CREDITED = re.compile(r"\b(?:Credits?|Photo(?:graph)?s?|Pictures?|Images?)\s*[:/]\s*[^.!?:]{1,80}[.]?\s*$")
_FURNITURE = re.compile(r"^\s*(?:Follow|Read\s+more|Contact|Photo|Image|Related)\b[^.!?]{0,120}[.!?]?\s*$")
_NAMED = r"[^\W\d_a-z][\w.’'-]{0,30}"
_BYLINE = re.compile(rf"^\s*(?:By|BY)\s+{_NAMED}(?:(?:\s+|,\s*)(?:and|for|in|of|the|at|{_NAMED})){{0,9}}\s*$")
_POST = re.compile(
    r"^\s*(?:\w+\s+){0,3}(?:correspondent|editor|reporter|writer|chief)(?:,?\s+(?:in|at|for)\s+\w+)?\s*$",
    re.IGNORECASE,
)
"""What a journalist is, in a line of its own below the name."""
_LINE = re.compile(r"[^\n]+")
_CLAUSE = re.compile(
    r"(?:^|[,;]\s+|[–—-]\s+)(?=(?:as|while|whereas|although|though|because|but|and(?!\s+[A-Z]))\s+(?:\S+\s+){4,}\S)"
)
"""Where a clause of the journalist's own begins; "and" before a name goes on with who said it."""
_EDGE = ' \t\n\u00a0,;:–—-"”“»«'
_STOP = re.compile(r"[\"”»’']*[.!?]*[\"”»]*")
"""What closes a sentence behind its last word."""


def own_words(text: str, language: str | None, taken: Sequence[Span], said: Sequence[Attributed]) -> list[Span]:
    """Return what an article says itself, without captions and bylines.

    Parameters
    ----------
    text : str
        The article.
    language : str or None
        Its language.
    taken : sequence of Span
        The quotations that were cut out of it.
    said : sequence of Attributed
        Who says what in it.

    Returns
    -------
    list of Span
        In order and disjoint: sentences that hold no such quotation, and of those that hold one, what they report
        or tell beside it. Who said it, where and to whom, is no statement, and neither is a reporter's question.
    """
    aside, quoted = _Spans(_aside(text)), _Spans(taken)
    reported = sorted(((span, one) for one in said for span in one.content), key=lambda pair: pair[0])
    starts = [span.start for span, _ in reported]
    found: list[Span] = []
    sentences = segment(text, language)
    asked = frozenset(in_turns(text, sentences))
    for number, sentence in enumerate(sentences):
        if number in asked or aside.over(sentence):
            continue
        cut = quoted.over(sentence)
        if not cut:
            found.append(sentence)
            continue
        here = [one for _, one in reported[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]]
        for rest in _without(sentence, cut):
            found.extend(_statements(text, sentence, rest, here))
    return found


def _aside(text: str) -> Iterator[Span]:
    """Yield the lines that are captions with a credit, bylines, and calls to read on."""
    below_byline = False
    for line in _LINE.finditer(text):
        words = line.group()
        byline = bool(_BYLINE.match(words))
        if (
            byline
            or (below_byline and _POST.match(words))
            or _FURNITURE.match(words)
            or _LABELLED.match(words)
            or _CREDITED.search(words)
            or _AGENCY_IN_BRACKETS.search(words)
        ):
            yield Span(*line.span())
        below_byline = byline


class _Spans:
    """Spans that may overlap, to find those that meet another one."""

    def __init__(self, spans: Iterator[Span] | Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def over(self, part: Span) -> list[Span]:
        """Return those that have a character in common with a part of the text."""
        last = bisect_left(self._starts, part.end)
        first = last
        while first and self._reach[first - 1] > part.start:
            first -= 1
        return [span for span in self._spans[first:last] if span.end > part.start]


def _without(sentence: Span, cut: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of a sentence when parts of it are cut out."""
    at = sentence.start
    for span in cut:
        if span.start > at:
            yield Span(at, span.start)
        at = max(at, span.end)
    if at < sentence.end:
        yield Span(at, sentence.end)


def _statements(text: str, sentence: Span, rest: Span, said: Sequence[Attributed]) -> Iterator[Span]:
    """Yield what the rest of a sentence reports, and the clauses that it goes on with."""
    # A clause that leads to another quotation is not finished without it.
    ends_it = rest.end == sentence.end
    found = [*_reports(text, rest, said), *(_clauses(text, rest, said) if ends_it else ())]
    at = rest.start
    for span in sorted(found):
        start = max(at, span.start)
        if span.end > start and is_statement(text, span):
            yield Span(start, span.end)
        at = max(at, span.end)


def _reports(text: str, rest: Span, said: Sequence[Attributed]) -> Iterator[Span]:
    for one in said:
        for span in one.content:
            if span in rest and is_statement(text, span):
                named = [one.cue, *([one.source] if one.source else [])]
                start = min(span.start, *(part.start for part in named if part in rest), rest.end)
                yield Span(start, _to_the_end(text, span.end, rest.end))


def _clauses(text: str, rest: Span, said: Sequence[Attributed]) -> Iterator[Span]:
    for match in _CLAUSE.finditer(text, rest.start, rest.end):
        start = match.end()
        end = _to_the_end(text, rest.start + len(rest.of(text).rstrip(_EDGE)), rest.end)
        if end > start and not any(one.source and one.source.start < start < one.source.end for one in said):
            yield Span(start, end)
            return


def _to_the_end(text: str, end: int, limit: int) -> int:
    """Return an end with the marks and the stop behind it."""
    after = _STOP.match(text, end, limit)
    return after.end() if after else end
