"""What quotation marks tell of attributions: where a content ends, and whose a quotation without a cue is."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from readouts.text.quotes import Quotation
from readouts.text.tagging import Found, Reading, is_whole, meets, overlapping
from readouts.types import Span

_LABEL = re.compile(
    r"^[\"“]?(?P<who>[A-Z][A-Z.’' -]{0,40}[A-Z]|[QA])(?P<cue>:)[ \t]+(?P<said>\S.*?)[ \t]*$", re.MULTILINE
)
_SIGNED = re.compile(
    r"\s{0,3}(?P<cue>[―—–]|--?)\s{0,3}(?P<who>[A-Z][^\s,;:“”\"]*(?:[ ,]+[^\s;:“”\"]+){0,7}?)[.,]?[ \t]*(?:\n|$)"
)
_PUNCTUATION = " \t\u00a0,:;—–-"
_FEW = 3
"""Words beside a whole quotation that are taken for whom or where it was told."""


def complete(reading: Reading, tagged: Sequence[Found]) -> list[Found]:
    """Correct contents by the quotation marks, and give every whole quotation to a speaker where there is one.

    Parameters
    ----------
    reading : Reading
        The text.
    tagged : sequence of Found
        What the taggers found in it.

    Returns
    -------
    list of Found
        Those with a content, in order of their cues.
    """
    labelled = [*_labels(reading), *_signatures(reading)]
    spoken = [span for one in labelled for span in one.content]
    kept = [
        replace(one, content=tuple(_snapped(reading, one)))
        for one in tagged
        if not any(one.cue in span or meets(one.cue, other.cue) for other in labelled for span in other.content)
    ]
    found = sorted([*kept, *labelled], key=lambda one: one.cue)
    extra = _given(reading, found, spoken)
    whole = (replace(one, content=_together(reading, one.content, extra.get(n, ()))) for n, one in enumerate(found))
    return [one for one in whole if one.content]


def _labels(reading: Reading) -> Iterator[Found]:
    """Yield the turns of a transcript: "Q: …", "WALLACE: …"."""
    for match in _LABEL.finditer(reading.text):
        yield Found((0, 0), Span(*match.span("cue")), Span(*match.span("who")), (Span(*match.span("said")),))


def _signatures(reading: Reading) -> Iterator[Found]:
    """Yield the quotations that a name follows behind a dash."""
    for quotation in reading.quotations:
        match = _SIGNED.match(reading.text, quotation.span.end)
        if match and is_whole(reading.text, quotation):
            yield Found((0, 0), Span(*match.span("cue")), Span(*match.span("who")), (quotation.span,))


def _snapped(reading: Reading, one: Found) -> Iterator[Span]:
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


def _together(reading: Reading, own: Sequence[Span], given: Sequence[Span]) -> tuple[Span, ...]:
    """Return contents in order, without the few words that stand beside a whole quotation."""
    spans = sorted({*own, *given})
    whole = {q.span for span in spans for q in overlapping(reading.quotations, span) if is_whole(reading.text, q)}
    if whole.isdisjoint(spans):
        return tuple(spans)
    return tuple(span for span in spans if span in whole or len(span.of(reading.text).split()) > _FEW)


def _given(reading: Reading, found: Sequence[Found], spoken: Sequence[Span]) -> dict[int, list[Span]]:
    """Give each whole quotation without a cue to a speaker of its sentence, its paragraph, or the one before."""
    text = reading.text
    cues = [one.cue.start for one in found]
    # "“…,” Wang said" as a whole may be what TASS reported; the quotation itself is still to be given to Wang.
    held = [span for one in found for span in one.content if not _reports(reading, span, found)]
    contents = sorted([*held, *spoken])
    given: dict[int, list[Span]] = {}
    for quotation in reading.quotations:
        if not is_whole(text, quotation) or any(meets(span, quotation.span) for span in contents):
            continue
        speaker = _speaker(reading, quotation, found, cues, given)
        if speaker is not None:
            given.setdefault(speaker, []).append(quotation.span)
    return given


def _speaker(
    reading: Reading,
    quotation: Quotation,
    found: Sequence[Found],
    cues: Sequence[int],
    given: dict[int, list[Span]],
) -> int | None:
    text = reading.text
    start, end = text.rfind("\n", 0, quotation.span.start) + 1, _line_end(text, quotation.span.end)
    here = range(bisect_left(cues, start), bisect_left(cues, end))
    outside = [
        n
        for n in here
        if not any(meets(found[n].cue, q.span) for q in overlapping(reading.quotations, found[n].cue))
    ]
    unit = next((u for u in reading.units if reading.tokens.ends[u[1] - 1] > quotation.span.start), None)
    beside = [
        n for n in outside if found[n].unit == unit and not any(meets(s, quotation.span) for s in found[n].content)
    ]
    if beside:
        return min(beside, key=lambda n: _gap(found[n].cue, quotation.span))
    direct = [n for n in outside if _is_direct(reading, found[n]) or n in given]
    before = [n for n in direct if cues[n] < quotation.span.start]
    if before or direct:
        return before[-1] if before else direct[0]
    return (
        _from_before(reading, quotation, found, cues, given)
        if not text[start : quotation.span.start].strip()
        else None
    )


def _from_before(
    reading: Reading,
    quotation: Quotation,
    found: Sequence[Found],
    cues: Sequence[int],
    given: dict[int, list[Span]],
) -> int | None:
    """Return who introduced a paragraph of nothing but a quotation: with a colon, or with a quotation left open."""
    text = reading.text
    start = text.rfind("\n", 0, quotation.span.start) + 1
    if quotation.inner.start == quotation.span.start:
        return None  # its opening mark is lost: nobody knows where it begins
    if text[quotation.span.end : _line_end(text, quotation.span.end)].strip(" .\t"):
        return None
    above = text[:start].rstrip()
    last = bisect_left(cues, start) - 1
    if last < 0 or not above:
        return None
    line = text.rfind("\n", 0, len(above)) + 1
    if above.endswith(":"):
        return last if cues[last] >= line else None
    open_quotation = [
        q for q in overlapping(reading.quotations, Span(line, len(above))) if q.inner.end == q.span.end
    ]
    if not open_quotation:
        return None
    spoken = open_quotation[-1].span
    return next(
        (n for n in range(len(found)) if any(meets(s, spoken) for s in (*found[n].content, *given.get(n, ())))),
        None,
    )


def _reports(reading: Reading, content: Span, found: Sequence[Found]) -> bool:
    """Tell whether a content holds a quotation together with the cue of the one who said it."""
    quoted = [q.span for q in overlapping(reading.quotations, content)]
    return bool(quoted) and any(
        other.cue in content and not any(meets(other.cue, span) for span in quoted) for other in found
    )


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def _is_direct(reading: Reading, one: Found) -> bool:
    return any(span in q.span for span in one.content for q in overlapping(reading.quotations, span))


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
