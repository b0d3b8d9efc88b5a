"""Tagged words become attributions: corrected by the quotation marks, with speakers named."""

import re
from collections.abc import Sequence
from dataclasses import replace

from readouts.text.attribution import Attributed
from readouts.text.furniture import said_by_nobody
from readouts.text.nesting import reported_in
from readouts.text.quoted import complete
from readouts.text.speaker_names import SpeakerNames
from readouts.text.tagging import Tagged, TaggerReading, overlapping
from readouts.types import Span

_MET = re.compile(r"\bwith\s+(?:\w+\s+){0,3}$")
_MEETING = 60
"""Characters before a name in which "with" and its titles stand."""


def assemble(reading: TaggerReading, tagged: Sequence[Tagged]) -> tuple[Attributed, ...]:
    """Correct what was tagged by the quotation marks, name the speakers, and say through whom they speak.

    Parameters
    ----------
    reading : TaggerReading
        The text.
    tagged : sequence of Tagged
        What :func:`readouts.text.tagging.tag` found in it.
    """
    text, sentences = reading.text, reading.sentences
    names = SpeakerNames(text, [sentences[number] for number in sorted(said_by_nobody(text, sentences))])
    found = [one for one in complete(reading, tagged) if not _purpose(text, one)]
    result = []
    for one in found:
        within = any(one.cue in q.inner for q in overlapping(reading.quotations, one.cue))
        parts = tuple(dict.fromkeys(_bare(reading, span) for span in one.content))
        quoted = one.turn or all(
            any(part in q.inner for q in overlapping(reading.quotations, part)) for part in parts
        )
        speaker = names.speaker(one.source, remember=not within)
        result.append(Attributed(one.source, one.cue, parts, speaker, "", direct=quoted and not within))
    for inner, outer in reported_in(text, found).items():
        result[inner] = replace(result[inner], via=result[outer].speaker)
        if any(a.meets(b) for a in result[inner].content for b in result[outer].content):
            result[outer] = replace(result[outer], direct=False)
    return tuple(result)


def _purpose(text: str, one: Tagged) -> bool:
    """Tell why somebody was met from what was said: "spoke with Minister Aalto to discuss trade"."""
    if one.source is None or not one.cue.of(text).startswith("to "):
        return False
    return bool(_MET.search(text[max(0, one.source.start - _MEETING) : one.source.start]))


def _bare(reading: TaggerReading, span: Span) -> Span:
    """Return a quotation without its marks, and anything else as it is."""
    for quotation in overlapping(reading.quotations, span):
        if span in quotation.span and quotation.inner.meets(span):
            return Span(max(span.start, quotation.inner.start), min(span.end, quotation.inner.end))
    return span
