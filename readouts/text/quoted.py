"""What quotation marks tell of attributions: where a content ends, and whose a quotation without a cue is."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from readouts.text.lead_ins import lead_ins
from readouts.text.lines import line_end, line_start
from readouts.text.quotes import Quotation
from readouts.text.tagging import Tagged, TaggerReading, is_whole, overlapping
from readouts.text.turns import turns
from readouts.types import Span

_SIGNED = re.compile(
    r"\s{0,3}(?P<cue>[―—–]|--?)\s{0,3}(?P<who>[A-Z][^\s;:“”\"]{0,40}(?: [^\s;:“”\"]{1,40}){0,7}?)"
    r"[.,]?[ \t]*(?:\n|$)"
)
_ACCORDING = re.compile(r"according\s+to", re.IGNORECASE)
_UP_TO_COMMA = re.compile(r"\s+(?P<who>[^\n,;:“”\"]{1,100}),\s+")
_PUNCTUATION = " \t\u00a0,:;—–-"
_FEW = 3
"""Words beside a whole quotation that are taken for whom or where it was told."""


def complete(reading: TaggerReading, tagged: Sequence[Tagged]) -> list[Tagged]:
    """Correct contents by the quotation marks, and give every whole quotation to a speaker where there is one.

    Parameters
    ----------
    reading : TaggerReading
        The text.
    tagged : sequence of Tagged
        What the taggers found in it.

    Returns
    -------
    list of Tagged
        Those with a content, in order of their cues.
    """
    labelled = [*(list(turns(reading.text)) or _blocks(reading)), *_signatures(reading)]
    spoken = sorted(span for one in labelled for span in (one.cue, *one.content))
    starts, reach = [span.start for span in spoken], list(accumulate((span.end for span in spoken), max))
    kept = []
    for one in tagged:
        index = bisect_left(starts, one.cue.end)
        # Who speaks in a turn of a transcript is told by its label.
        if not (index and reach[index - 1] > one.cue.start):
            whole = _opening(reading, one)
            kept.append(whole._replace(content=tuple(_snapped(reading, whole))))
    found = sorted([*kept, *labelled], key=lambda one: one.cue)
    extra = _Unclaimed(reading, found).given
    joined = (
        one._replace(content=_together(reading, one.content, extra.get(n, ()))) for n, one in enumerate(found)
    )
    return [one for one in joined if one.content]


def _blocks(reading: TaggerReading) -> Iterator[Tagged]:
    """Yield the blocks without marks that "Minister Aalto said:" leads to."""
    for found in lead_ins(reading.text):
        if not overlapping(reading.quotations, found.block):
            yield Tagged((0, 0), found.cue, found.who, (found.block,), turn=True)


def _signatures(reading: TaggerReading) -> Iterator[Tagged]:
    """Yield the quotations that a name follows behind a dash."""
    for quotation in reading.quotations:
        match = _SIGNED.match(reading.text, quotation.span.end)
        if match and is_whole(reading.text, quotation):
            yield Tagged((0, 0), Span(*match.span("cue")), Span(*match.span("who")), (quotation.span,))


def _opening(reading: TaggerReading, one: Tagged) -> Tagged:
    """Return "According to X, …" with the words before the comma as its source, where none was found."""
    first, last = one.unit
    text, end = reading.text, reading.tokens.ends[last - 1]
    if one.source or one.cue.start != reading.tokens.starts[first] or not _ACCORDING.fullmatch(one.cue.of(text)):
        return one
    match = _UP_TO_COMMA.match(text, one.cue.end, end)
    rest = Span(match.end(), end) if match and match.end() < end else None
    return one._replace(source=Span(*match.span("who")), content=(rest,)) if match and rest else one


def _snapped(reading: TaggerReading, one: Tagged) -> Iterator[Span]:
    """Yield contents that cut no quotation; one with nothing but a quotation is that quotation."""
    text = reading.text
    for span in one.content:
        start, end = span.start, span.end
        for quotation in overlapping(reading.quotations, span):
            if is_whole(text, quotation) and one.cue not in quotation.span:
                start, end = min(start, quotation.span.start), max(end, quotation.span.end)
        only = [q for q in overlapping(reading.quotations, Span(start, end)) if is_whole(text, q)]
        beside = text[start : only[0].span.start] + text[only[0].span.end : end] if len(only) == 1 else "?"
        yield Span(start, end) if beside.strip(_PUNCTUATION) else only[0].span


def _together(reading: TaggerReading, own: Sequence[Span], given: Sequence[Span]) -> tuple[Span, ...]:
    """Return contents in order, without the few words that stand beside a whole quotation."""
    spans = sorted({*own, *given})
    whole = {q.span for span in spans for q in overlapping(reading.quotations, span) if is_whole(reading.text, q)}
    if whole.isdisjoint(spans):
        return tuple(spans)
    return tuple(span for span in spans if span in whole or len(span.of(reading.text).split()) > _FEW)


class _Unclaimed:
    """Gives whole quotations without a cue to a speaker of their sentence, their paragraph, or the one before."""

    def __init__(self, reading: TaggerReading, found: Sequence[Tagged]) -> None:
        self._reading, self._text, self._found = reading, reading.text, found
        self._cues = [one.cue.start for one in found]
        self._outside = [not _in_quotation(reading, one.cue) for one in found]
        self._unit_ends = [reading.tokens.ends[last - 1] for _, last in reading.units]
        self.given: dict[int, list[Span]] = {}
        # "“…,” Wang said" as a whole may be what TASS reported; the quotation itself is still to be given to Wang.
        held = sorted(span for one in found for span in one.content if not self._reports(span))
        starts, reach = [span.start for span in held], list(accumulate((span.end for span in held), max))
        self._speakers = {
            quotation.span: n
            for n, one in enumerate(found)
            for span in one.content
            for quotation in self._over(span)
        }
        for quotation in reading.quotations:
            index = bisect_left(starts, quotation.span.end)
            if (index and reach[index - 1] > quotation.span.start) or not is_whole(self._text, quotation):
                continue
            speaker = self._speaker(quotation)
            if speaker is not None:
                self.given.setdefault(speaker, []).append(quotation.span)
                self._speakers[quotation.span] = speaker

    def _over(self, span: Span) -> list[Quotation]:
        return overlapping(self._reading.quotations, span)

    def _reports(self, content: Span) -> bool:
        """Tell whether a content holds a quotation together with the cue of the one who said it."""
        first, last = (bisect_left(self._cues, at) for at in (content.start, content.end))
        return bool(self._over(content)) and any(
            self._outside[n] and self._found[n].cue in content for n in range(first, last)
        )

    def _speaker(self, quotation: Quotation) -> int | None:
        span = quotation.span
        start, end = line_start(self._text, span.start), line_end(self._text, span.end)
        here = range(bisect_left(self._cues, start), bisect_left(self._cues, end))
        outside = [n for n in here if self._outside[n]]
        beside = [n for n in outside if self._in_sentence(n, span)]
        if beside:
            return min(beside, key=lambda n: _gap(self._found[n].cue, span))
        direct = [n for n in outside if n in self.given or self._is_direct(n)]
        before = [n for n in direct if self._cues[n] < span.start]
        if before or direct:
            return before[-1] if before else direct[0]
        return None if self._text[start : span.start].strip() else self._from_before(quotation, start, end)

    def _in_sentence(self, n: int, span: Span) -> bool:
        """Tell whether an attribution stands in the sentence of a quotation and does not report it from another."""
        at = bisect_left(self._unit_ends, span.start + 1)
        one = self._found[n]
        return (
            at < len(self._unit_ends)
            and one.unit == self._reading.units[at]
            and not any(part.meets(span) for part in one.content)
        )

    def _is_direct(self, n: int) -> bool:
        return any(_in_quotation(self._reading, span) for span in self._found[n].content)

    def _from_before(self, quotation: Quotation, start: int, end: int) -> int | None:
        """Return whose a paragraph of nothing but a quotation is: who introduced it, or was quoted right above."""
        if quotation.inner.start == quotation.span.start:
            return None  # its opening mark is lost: nobody knows where it begins
        above = len(self._text[:start].rstrip())
        if not above or self._text[quotation.span.end : end].strip(" .\t"):
            return None
        line = line_start(self._text, above)
        if self._text[above - 1] == ":":
            last = bisect_left(self._cues, start) - 1
            return last if last >= 0 and self._cues[last] >= line else None
        left_open = [q for q in self._over(Span(line, above)) if q.inner.end == q.span.end]
        if left_open:
            return self._speakers.get(left_open[-1].span)
        above_it = range(bisect_left(self._cues, line), bisect_left(self._cues, above))
        quoted = [n for n in above_it if self._outside[n] and (n in self.given or self._is_direct(n))]
        return quoted[-1] if quoted else None


def _in_quotation(reading: TaggerReading, span: Span) -> bool:
    return any(span in quotation.span for quotation in overlapping(reading.quotations, span))


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)
