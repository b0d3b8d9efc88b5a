"""Tagged words become attributions: corrected by the quotation marks, with speakers named."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from readouts.text.acts import acts
from readouts.text.attribution import Attributed
from readouts.text.clued import Clued
from readouts.text.furniture import said_by_nobody
from readouts.text.lead_ins import lead_ins
from readouts.text.named_people import SPOKEN
from readouts.text.nesting import reported_in
from readouts.text.places import find_place
from readouts.text.proper_names import TITLES
from readouts.text.quoted import complete
from readouts.text.speaker_names import SpeakerNames
from readouts.text.subjects import SUBJECT, is_aside, is_named, known_people, subject_before
from readouts.text.tagging import Tagged, TaggerReading, overlapping
from readouts.types import Span

_MET = re.compile(r"\bwith\s+(?:\w+\s+){0,3}$")
_WAS = re.compile(r"\b(?:was|were|been)$")
_BY = Clued(rf"\s+by\s+(?P<who>{SUBJECT})(?=\s+(?:that|of|about|on)\b|,)")
_SAYS = re.compile(r"\b(?:said|says)\s+(?:that\s+)?(?=\w)")
"""What parts who reports from who is reported, where both were tagged as one: "the ministry said the two sides"."""
_IT = frozenset({"It", "it"})
_IMPERSONAL = re.compile(
    r"\s+(?:(?:has|had)\s+been|was|is|were|will\s+be)\s+(?:\w+ly\s+|also\s+|further\s+)?(?:hoped|decided|agreed|expected|noted|stressed"
    r"|emphasi[sz]ed|underlined|underscored|pointed\s+out|felt|believed|thought|understood|announced|reported|recalled|stated"
    r"|mentioned|proposed|suggested|planned|considered|feared|argued|confirmed|acknowledged|recogni[sz]ed|resolved|observed"
    r"|concluded|highlighted|reiterated|reaffirmed|envisaged|said|added|made\s+clear)\b"
)
"""How nobody in particular says, decides or hopes something: "It was decided that …"."""
_VOICED = re.compile(
    r"(?:(?:has|have|had)\s+been|was|is|were|are)\s+(?:\w+ly\s+|also\s+|again\s+)?(?:noted|stressed|emphasi[sz]ed|underlined"
    r"|underscored|pointed\s+out|highlighted|reiterated|reaffirmed|recalled|mentioned|discussed|raised|voiced|expressed)"
)
"""Cues whose subject is what is said, and not who says it."""
_ACCUSED = re.compile(
    r"\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+|also\s+)?(?:accused|suspected|convicted|charged|indicted|blamed|found\s+guilty)\b"
)
_VEHICLE = re.compile(
    r"(?:vessel|ship|boat|trawler|cutter|frigate|destroyer|tanker|ferr(?:y|ie)|submarine|convoy|aircraft|jet|plane|drone"
    r"|helicopter|missile|truck)s?"
)
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
    said = [*tagged, *acts(reading, tagged)]
    found = [
        one
        for one in complete(reading, said)
        if not (_purpose(text, one) or _is_heading(reading, one) or _says_nothing(text, one))
    ]
    # "MINISTER AALTO: Thank you." says nothing, but who speaks from there on; so does "Minister Aalto said:".
    told = (lead.who.start for lead in lead_ins(text))
    labels = sorted({*told, *(one.source.start for one in found if one.turn and one.source)})
    aside = [sentences[number] for number in sorted(said_by_nobody(text, sentences))]
    names = SpeakerNames(
        text, [one for one in aside if bisect_left(labels, one.start) == bisect_left(labels, one.end)]
    )
    result = []
    for one in found:
        within = any(one.cue in q.inner for q in overlapping(reading.quotations, one.cue))
        parts = tuple(dict.fromkeys(_bare(reading, span) for span in one.content))
        quoted = one.turn or all(
            any(part in q.inner for q in overlapping(reading.quotations, part)) for part in parts
        )
        if _is_impersonal(text, one):
            speaker = names.together()
        else:
            speaker = names.speaker(_subject(reading, one), remember=not within)
        result.append(Attributed(one.source, one.cue, parts, speaker, "", direct=quoted and not within))
    for inner, outer in reported_in(text, found).items():
        result[inner] = result[inner]._replace(via=result[outer].speaker)
        if any(a.meets(b) for a in result[inner].content for b in result[outer].content):
            result[outer] = result[outer]._replace(direct=False)
    return tuple(result)


def _subject(reading: TaggerReading, one: Tagged) -> Span | None:
    """Return the source as the sentence has it: its subject, where a part of what stands behind that was tagged.

    Whoever "was told by Ms Lie" says nothing: she does.
    """
    if one.source is None or one.source.start >= one.cue.start:
        return one.source
    text = reading.text
    if outer := _SAYS.search(text, one.source.start, one.source.end):
        return Span(outer.end(), one.source.end)
    if _WAS.search(text, one.source.start, one.source.end):
        teller = _BY.match(text, one.cue.end)
        return Span(*teller.span("who")) if teller else one.source
    row = bisect_right(reading.sentences, one.cue.start, key=lambda sentence: sentence.start) - 1
    if row < 0 or "," not in text[reading.sentences[row].start : one.cue.start]:
        return one.source
    found = subject_before(text, reading.sentences[row].start, one.cue.start)
    if found is None or found[1] is None or not one.source.meets(found[1]) or not is_aside(text, found[1]):
        return one.source
    return found[0] if is_named(found[0].of(text), known_people(text)) else one.source


def _purpose(text: str, one: Tagged) -> bool:
    """Tell why somebody was met from what was said: "spoke with Minister Aalto to discuss trade"."""
    if one.source is None or not one.cue.of(text).startswith("to "):
        return False
    return bool(_MET.search(text[max(0, one.source.start - _MEETING) : one.source.start]))


def _is_impersonal(text: str, one: Tagged) -> bool:
    """Tell what nobody in particular says: "It was decided that …", "the need for talks in Riga was underlined"."""
    if one.source is None:
        return False
    if one.source.end <= one.cue.start and _VOICED.fullmatch(one.cue.of(text)):
        return True
    if one.source.of(text) not in _IT:
        return False
    return _IMPERSONAL.match(text, one.source.end) is not None


def _says_nothing(text: str, one: Tagged) -> bool:
    """Tell who is accused of something, and a ship that did it, from those who say something."""
    if one.source is None or one.turn:
        return False
    said = one.source.of(text).split()
    return _ACCUSED.search(one.cue.of(text)) is not None or (
        _VEHICLE.fullmatch(said[-1]) is not None and not one.cue.of(text).startswith(("said", "says", "radioed"))
    )


def _is_heading(reading: TaggerReading, one: Tagged) -> bool:
    """Tell the heading of a line, "Keywords: …", from the label of a speaker: of an office, or named again."""
    text = reading.text
    if one.turn or one.source is None or one.source.end != one.cue.start or text[one.cue.start] != ":":
        return False
    if any(overlapping(reading.quotations, part) for part in one.content):
        return False
    said = one.source.of(text)
    last = said.split()[-1]
    return not (
        SPOKEN.search(said)
        or any(word.rstrip(".").casefold() in TITLES for word in said.split())
        or find_place(said)
        or text.count(last) + (text.count(last.title()) if last.isupper() else 0) > 1
    )


def _bare(reading: TaggerReading, span: Span) -> Span:
    """Return a quotation without its marks, and anything else as it is."""
    for quotation in overlapping(reading.quotations, span):
        if span in quotation.span and quotation.inner.meets(span):
            return Span(max(span.start, quotation.inner.start), min(span.end, quotation.inner.end))
    return span
