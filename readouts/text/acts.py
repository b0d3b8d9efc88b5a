"""Acts of speech that readouts tell of and news seldom does: "expounded", "drew attention to", "paid tribute to".

The taggers were fitted on news and pass over them. A sentence that they leave to nobody is said by its subject,
where this is somebody and its verb is listed here; and one that ends in "…, Minister Aalto said" is said by her.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from readouts.text.clued import Clued
from readouts.text.named_people import without_article
from readouts.text.places import find_place
from readouts.text.subjects import ADVERB, SUBJECT, is_somebody, subject_before
from readouts.text.tagging import Tagged, TaggerReading, TokenSpan, overlapping
from readouts.types import Span

_LONGEST = 1_500
"""Characters of a sentence; a longer one is a list."""
_VERBS = 3
"""Verbs of a sentence of which one may be that of its subject."""
_SOME = r"(?:[\w’'/-]+\s+){0,5}?"
_ACT = re.compile(
    rf"""\b(?:
      (?:(?:re)?affirm|expound|elaborat|appris|brief|updat|inform|thank|commend|laud|applaud|congratulat|prais|hail
        |appreciat|deplor|condemn|regrett|lament|assur|reassur|remind|underlin|underscor|emphasi[sz]|stress|highlight
        |not|recall|voic|express|convey|opin|averr|outlin|explain|clarif|caution|warn|pledg|vow|propos|suggest|advocat
        |acknowledg|recogni[sz]|concurr|confirm|insist|add|stat|reject|protest|wish|echo|reiterat|urg|welcom|agre
        |discuss|review|signall?|demand|invit|mention|describ|declar)(?:e?d|ied)
    | said | told | made\s+(?:it\s+)?clear | took\s+(?:\w+\s+)?note | put\s+forward | brought\s+up
    | spoke\s+(?:highly|of|about|against|in\s+favou?r) | touched\s+(?:up)?on | (?:dwelt|dwelled)\s+(?:up)?on
    | (?:set|laid|spelled|spelt|pointed)\s+out | called\s+(?:for|(?:up)?on) | looked\s+forward
    | raised(?!\s+(?:[\w-]+\s+){{0,2}}?(?:[$£€]|\d|(?:money|funds?|tax(?:es)?|tariffs?|prices?|wages?|rates?
        |eyebrows?|flags?|children|stakes|bar|million|billion|dollars|cash|capital|hands?|troops|forces|production|output)\b))
    | (?:drew|called)\s+{_SOME}attention | drew\s+a\s+(?:contrast|parallel|distinction|line)
    | paid\s+{_SOME}(?:tribute|homage)
    | presented\s+{_SOME}(?:positions?|views?|vision|assessments?|plans?|proposals?|drafts?|approach(?:es)?|stance
        |outlook|initiatives?|priorities|overview|ideas?|perspectives?|roadmap|concept|details|arguments?|condolences)
    | gave\s+{_SOME}(?:overview|account|briefing|assessments?|explanations?|assurances?|importance)
    | offered\s+{_SOME}(?:condolences|congratulations|support|assistance|help|offices|sympath\w+|apolog\w+)
    | extended\s+{_SOME}(?:condolences|congratulations|greetings|gratitude|thanks|wishes|sympath\w+|appreciation)
    | sent\s+{_SOME}(?:greetings|condolences|regards|wishes)
    | shared\s+{_SOME}(?:assessments?|views?|concerns?|perspectives?|experiences?|thoughts|information|insights?
        |vision|positions?|ideas?|details)
    | (?:lodged|registered|made)\s+{_SOME}(?:protests?|representations|proposals?|concerns?|objections?)
    | attache[ds]\s+{_SOME}importance | exchanged\s+(?:[\w-]+\s+)?(?:views|opinions|assessments)
    )\b""",
    re.VERBOSE,
)
_SAYS = (
    r"(?:said|says|told|tells|added|adds|state[ds]|note[ds]|stress(?:ed|es)|wrote|writes|conveyed|warn(?:ed|s)"
    r"|explain(?:ed|s)|declare[ds]|announce[ds]|recall(?:ed|s)|insist(?:ed|s)|remarked|concluded|emphasi[sz]e[ds]"
    r"|underlined|underscored)"
)
_UNNAMED = (
    r"(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]wo|[Tt]hree|[Ss]everal)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:officials?|sources?|diplomats?|aides?|spokes(?:man|woman|person)|advis[eo]rs?|analysts?|experts?|envoys?|ministers?)"
    r"(?:\s+(?:in|of|at|from|for|with)(?:\s+[\w’'-]+){1,5})?"
)
"""Somebody without a name, who closes a sentence: "…, a senior diplomat told the agency"."""
_SOME_ONE = re.compile(_UNNAMED)
_CLOSES = Clued(
    rf",\s+(?:(?P<who>{SUBJECT}|{_UNNAMED})(?:\s+{ADVERB}){{0,2}}\s+(?P<cue>{_SAYS})|(?P<cue_first>{_SAYS})\s+(?P<who_last>{SUBJECT}))"
    r"(?=[.,]?\s*$|[.,]?\s+(?:[A-Z]|i?n|on|at|after|during|by|reporters|journalists|the|his|her|before|following|an?)\b)"
)
"""How a sentence closes that somebody says."""
_WITHIN = Clued(
    rf"(?P<before>[^,;:“”\"\n]{{2,160}}),\s+(?P<who>{SUBJECT})(?:\s+{ADVERB}){{0,2}}\s+(?P<cue>{_SAYS}|went\s+on|continued|argued),\s+",
    clues=(
        *"said says told tell add state note stress wrote write convey warn explain declare".split(),
        *"announce recall insist remarked conclude emphasi underlin undersc went continued argued".split(),
    ),
)
"""Who says a sentence, between commas in it: "In the north, Ms Aalto went on, the ice held"."""
_A_PAIR = 2
_STOPS = " \t\n.,;:!?"


def acts(reading: TaggerReading, tagged: Sequence[Tagged]) -> Iterator[Tagged]:
    """Yield what the sentences say in which the taggers found nobody who says anything.

    Parameters
    ----------
    reading : TaggerReading
        The text.
    tagged : sequence of Tagged
        What :func:`readouts.text.tagging.tag` found in it.
    """
    said = [one for one in tagged if one.content and one.source]
    countries = [one for one in said if one.source and find_place(without_article(one.source.of(reading.text)))]
    taken, half = (_sentences(reading, chosen) for chosen in (said, countries))
    units = iter(reading.units)
    unit = next(units, None)
    for number, sentence in enumerate(reading.sentences):
        first, _ = reading.tokens.within(sentence.start, sentence.end)
        while unit and unit[1] <= first:
            unit = next(units, None)
        if unit is None:
            return
        if first < unit[0] or sentence.end - sentence.start > _LONGEST or reading.quoted[first]:
            continue
        if taken[number] == half[number]:
            # A country speaks by somebody: "Norway will not pay, Minister Aalto said".
            found = _closing(reading, sentence, unit)
            if not (found or taken[number]):
                found = _between(reading, sentence, unit) or _act(reading, sentence, unit)
            if found:
                yield found


def _sentences(reading: TaggerReading, found: Sequence[Tagged]) -> Counter[int]:
    """Count for each sentence, by its number, the attributions that stand in it."""
    starts = [sentence.start for sentence in reading.sentences]
    return Counter(
        number
        for one in found
        for number in {
            row
            for part in (one.cue, *one.content)
            for row in range(max(0, bisect_right(starts, part.start) - 1), bisect_right(starts, part.end - 1))
        }
    )


def _act(reading: TaggerReading, sentence: Span, unit: TokenSpan) -> Tagged | None:
    """Return what the subject of a sentence says in it."""
    text = reading.text
    for verb in islice(_ACT.finditer(text, sentence.start, sentence.end), _VERBS):
        cue = Span(*verb.span())
        subject = subject_before(text, sentence.start, cue.start)
        content = _trimmed(text, cue.end, sentence.end)
        if subject and content and not _meets_quotation(reading, cue):
            return Tagged(unit, cue, subject[0], (content,))
    return None


def _closing(reading: TaggerReading, sentence: Span, unit: TokenSpan) -> Tagged | None:
    """Return what a sentence says up to a comma behind which stands who says it."""
    text = reading.text
    if text.find(",", sentence.start, sentence.end) < 0:
        return None
    for found in _CLOSES.compiled.finditer(text, sentence.start, sentence.end):
        who, cue = ("who", "cue") if found["who"] else ("who_last", "cue_first")
        content = _trimmed(text, sentence.start, found.start())
        somebody = _SOME_ONE.fullmatch(found[who]) or is_somebody(found[who], text)
        if content and somebody and not _meets_quotation(reading, Span(*found.span())):
            return Tagged(unit, Span(*found.span(cue)), Span(*found.span(who)), (content,))
    return None


def _between(reading: TaggerReading, sentence: Span, unit: TokenSpan) -> Tagged | None:
    """Return what a sentence says around a pair of commas between which stands who says it."""
    text = reading.text
    if text.count(",", sentence.start, sentence.end) < _A_PAIR:
        return None
    found = _WITHIN.match(text, sentence.start, sentence.end)
    if found is None or not is_somebody(found["who"], text):
        return None
    parts = _trimmed(text, sentence.start, found.end("before")), _trimmed(text, found.end(), sentence.end)
    if None in parts or _meets_quotation(reading, Span(*found.span())):
        return None
    return Tagged(unit, Span(*found.span("cue")), Span(*found.span("who")), tuple(part for part in parts if part))


def _meets_quotation(reading: TaggerReading, span: Span) -> bool:
    return any(span.meets(quotation.span) for quotation in overlapping(reading.quotations, span))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while end > start and text[end - 1] in _STOPS:
        end -= 1
    while start < end and text[start] in _STOPS:
        start += 1
    return Span(start, end) if start < end else None
