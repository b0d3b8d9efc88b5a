"""Who says what: sources, cues and contents in an English text.

The three parts of an attribution are those of PARC3 and PolNeAR (Pareti 2012; Newell et al. 2018): a source, the
cue that attributes (a reporting verb, or "according to"), and the content. Two taggers find them, quotation marks
correct them: a quotation is never cut, and never left without a speaker where its sentence or paragraph has one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from readouts.text import cue_tagger, role_tagger
from readouts.text.nesting import carriers
from readouts.text.passages import segment
from readouts.text.quoted import complete
from readouts.text.speaker_names import SpeakerNames
from readouts.text.tagging import Found, Reading, meets, overlapping, tag
from readouts.types import Span

_MEETING = 60
"""Characters before a name in which "with" and its titles stand."""


@dataclass(frozen=True, slots=True)
class Attributed:
    """Words that somebody is given as the source of.

    Parameters
    ----------
    source : Span or None
        Who says it, as it stands in the text.
    cue : Span
        The words that attribute: a reporting verb, "according to", the colon behind a name.
    content : tuple of Span
        What is said: quotations without their marks, or a clause.
    speaker : str
        The source's name, pronouns resolved; empty where nobody could be named.
    via : str
        Through whom it was reported; empty where directly.
    direct : bool
        Whether all of the content is quoted, and nobody else quotes it.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    speaker: str
    via: str
    direct: bool


def attributions(text: str, sentences: Sequence[Span] | None = None) -> tuple[Attributed, ...]:
    """Find who says what in a text.

    Parameters
    ----------
    text : str
        Any text; the taggers were fitted on English news.
    sentences : sequence of Span, optional
        Its sentences; cut here where not given.

    Returns
    -------
    tuple of Attributed
        In order of their cues. Linear in the length of the text, but for long sentences with many cues.

    Examples
    --------
    >>> text = "“The talks were useful,” Minister Aalto said. She added that a second round would follow."
    >>> [(found.speaker, text[found.cue.start : found.cue.end], found.direct) for found in attributions(text)]
    [('Aalto', 'said', True), ('Aalto', 'added', False)]
    """
    return _attributions(text, segment(text, "en") if sentences is None else tuple(sentences))


@lru_cache(maxsize=32)
def _attributions(text: str, sentences: tuple[Span, ...]) -> tuple[Attributed, ...]:
    reading = Reading(text, sentences)
    return assemble(reading, tag(reading, cue_tagger.tagger(), role_tagger.tagger()))


def assemble(reading: Reading, tagged: Sequence[Found]) -> tuple[Attributed, ...]:
    """Correct what was tagged by the quotation marks, name the speakers, and say through whom they speak.

    Parameters
    ----------
    reading : Reading
        The text.
    tagged : sequence of Found
        What :func:`readouts.text.tagging.tag` found in it.
    """
    text, names = reading.text, SpeakerNames(reading.text)
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
    for inner, outer in carriers(text, found).items():
        result[inner] = replace(result[inner], via=result[outer].speaker)
        if any(meets(a, b) for a in result[inner].content for b in result[outer].content):
            result[outer] = replace(result[outer], direct=False)
    return tuple(result)


def _purpose(text: str, one: Found) -> bool:
    """Tell why somebody was met from what was said: "spoke with Minister Aalto to discuss trade"."""
    if one.source is None or not one.cue.of(text).startswith("to "):
        return False
    before = text[max(0, one.source.start - _MEETING) : one.source.start]
    return bool(re.search(r"\bwith\s+(?:\w+\s+){0,3}$", before))


def _bare(reading: Reading, span: Span) -> Span:
    """Return a quotation without its marks, and anything else as it is."""
    for quotation in overlapping(reading.quotations, span):
        if span in quotation.span and quotation.inner.start < span.end and span.start < quotation.inner.end:
            return Span(max(span.start, quotation.inner.start), min(span.end, quotation.inner.end))
    return span
