"""Who says what: sources, cues and contents in an English text, by rule.

The three parts of an attribution are those of PARC3 and PolNeAR (Pareti 2012; Newell et al. 2018): a source, the
cue that attributes (a reporting verb, or "according to"), and the content.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from readouts.text.passages import segment
from readouts.text.proper_names import proper_names
from readouts.text.quotes import Quotation, quotations
from readouts.types import Span

_ACCORDING = re.compile(r"\b[Aa]ccording\s+to\s+")
_ADVERBS = re.compile(
    r"(?:\s+(?:also|again|now|later|then|nonetheless|further|reiterated\s+and|has|have|had|would|will|could|did|does|\w+ly))+\s*$"
)
_PRONOUN = re.compile(r"^(?:he|she|they|it|who)$", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"^(?:i|we|you|our|like|let)\b", re.IGNORECASE)
_INSTITUTION = re.compile(
    r"^(?:his|her|its|their|the)\s+(?:agency|department|ministry|office|administration|government|embassy|company)$",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(?:officials?|spokes(?:man|woman|person|people)|sources?|ministry|ministers?|statement|readout|agency|agencies"
    r"|regime|government|reports?|department|administration|president|secretary|ambassador|analysts?|experts?"
    r"|authorities|side|sides|leaders?|presidents|kremlin|embassy|police|lawyers?|aides?|advisers?|witnesses"
    r"|prosecutors?|researchers?|campaign|critics|study|poll|paper|letter|document|senators?|lawmakers?|people)\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:[A-Z][\w’'-]{0,30}\s+){0,6}(?:Department|Ministry|Office|Council|Commission|Administration|House|Kremlin)\b"
)
_LEADING = re.compile(
    r"^(?:(?:and|but|while|as|when|because|where|whereas|in|on|after|before|since|if|so|then|yet|however|meanwhile)\s+)+",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[,;:!?()\n“”«»\"—]|(?<=[a-z]{4})\.|\s[–-]\s|\b(?:who|which|that|because|while|but|whom|when|where|and)\b"
)
_AFTER_SOURCE = re.compile(
    r"[,;:!?()\n“”«»\"—]|(?<=[a-z]{4})\.|\s[–-]\s|\b(?:in|on|at|during|after|before|about|as|when|while|who|which|that|to|and\s+\w+ed)\b"
)
_ABBREVIATED = re.compile(r"(?:\b(?:Jr|Sr|[A-Z])|\.[A-Z])\.$")
_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?)\s+")
_LONGEST_NAME = 4
"""Words of a name at most; a longer run of capitals is a headline."""
_LONGEST_SENTENCE = 5_000
"""Characters; the cost grows with the square of a sentence, and nobody speaks in longer ones."""
_LONGEST_SOURCE = 120
"""Characters; a longer run before a verb is a clause, not a source."""


@dataclass(frozen=True, slots=True)
class Attributed:
    """Words that somebody is given as the source of.

    Parameters
    ----------
    source : Span or None
        Who says it, as it stands in the text.
    cue : Span
        The reporting verb, or "according to".
    content : tuple of Span
        What is said: quotations without their marks, or a clause.
    speaker : str
        The source's name, pronouns resolved; empty where nobody could be named.
    via : str
        Through whom it was reported; empty where directly.
    direct : bool
        Whether all of the content is quoted.
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
        Any text; the rules read English.
    sentences : sequence of Span, optional
        Its sentences; cut here where not given.

    Returns
    -------
    tuple of Attributed
        In order of their cues. Linear in the length of the text, but for names.

    Examples
    --------
    >>> text = "“The talks were useful,” Minister Aalto said. She added that a second round would follow."
    >>> [(found.speaker, text[found.cue.start : found.cue.end], found.direct) for found in attributions(text)]
    [('Aalto', 'said', True), ('Aalto', 'added', False)]
    """
    spans = tuple(segment(text, "en")) if sentences is None else tuple(sentences)
    quoted = quotations(text)
    names = _Names(text)
    found: list[Attributed] = []
    for sentence in _joined(spans, quoted):
        if sentence.end - sentence.start > _LONGEST_SENTENCE:
            continue
        found.extend(_in_sentence(text, sentence, quoted, names))
    return tuple(_carry(text, found, quoted))


@dataclass(frozen=True, slots=True)
class _Cue:
    span: Span
    source: Span | None

    @property
    def extent(self) -> tuple[int, int]:
        """Where the cue and its source begin and end."""
        edges = [self.span, *([self.source] if self.source else [])]
        return min(span.start for span in edges), max(span.end for span in edges)


class _Names:
    """The names of a text, to find whom a pronoun or a surname stands for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = [name.span for name in proper_names(text) if not (name.located or name.place)]
        self._starts = [span.start for span in self._found]
        self._houses = [(m.start(), m.group()) for m in _HOUSE.finditer(text)]
        self._last = ""
        self._longer: dict[str, str] = {}
        for span in self._found:
            words = span.of(text).split(maxsplit=_LONGEST_NAME)
            if len(words) > _LONGEST_NAME:
                continue
            for word in words:
                if len(self._longer.get(word, "").split()) < len(words):
                    self._longer[word] = " ".join(words)

    def speaker(self, source: Span | None) -> str:
        """Return the name that a source stands for, and remember it."""
        if source is None:
            return ""
        said = _flat(source.of(self._text))
        if _FIRST_PERSON.match(said):
            return ""
        if _PRONOUN.match(said):
            return self._last or self._before(source.start)
        if _INSTITUTION.match(said):
            return self._house(source.start) or said
        inside = [span.of(self._text) for span in self._within(source)]
        house = _HOUSE.search(said)
        name = _flat(inside[-1]) if inside and not (house and not _person_after(said, house)) else ""
        plain = _ARTICLE.sub("", house.group() if house else said)
        named = self._fullest(name or plain)
        self._last = named
        return named

    def _within(self, source: Span) -> list[Span]:
        first = bisect_left(self._starts, source.start)
        return [span for span in self._found[first : bisect_left(self._starts, source.end)] if span in source]

    def _fullest(self, name: str) -> str:
        """Return the longest name in the text that has all the words of this one: "Wang" is "Wang Yi"."""
        words = name.split()
        longer = self._longer.get(words[-1], name) if words else name
        return longer if set(words) <= set(longer.split()) else name

    def _before(self, at: int) -> str:
        index = bisect_left(self._starts, at) - 1
        return self._fullest(_flat(self._found[index].of(self._text))) if index >= 0 else ""

    def _house(self, at: int) -> str:
        index = bisect_left(self._houses, (at, "")) - 1
        return _ARTICLE.sub("", self._houses[index][1]) if index >= 0 else ""


def _flat(text: str) -> str:
    return " ".join(text.split())


def _person_after(said: str, house: re.Match[str]) -> bool:
    """Tell whether a person follows an institution: "Foreign Ministry spokesman Zhao Lijian"."""
    return bool(re.search(r"[A-Z]\w+", said[house.end() :]))


def _joined(sentences: Sequence[Span], quoted: Sequence[Quotation]) -> Iterator[Span]:
    """Join the sentences that one quotation runs through, since its cue may stand in any of them."""
    merged: list[Span] = []
    for sentence in sentences:
        index = bisect_left(quoted, sentence.start, key=lambda q: q.span.start) - 1
        if merged and index >= 0 and sentence.start < quoted[index].span.end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, sentence.end))
        else:
            merged.append(sentence)
    return iter(merged)


def _in_sentence(text: str, sentence: Span, quoted: Sequence[Quotation], names: _Names) -> Iterator[Attributed]:
    own = _overlapping(quoted, sentence)
    cues = list(_cues(text, sentence, own))
    via = next((cue for cue in cues if cue.source and _is_according(text, cue)), None)
    verbs = [cue for cue in cues if cue is not via]
    if via and not verbs:
        yield _attributed(text, sentence, via, own, names, "")
        return
    carrier = names.speaker(via.source) if via else ""
    tail = _tail(text, sentence, verbs) if verbs else None
    for index, cue in enumerate(verbs):
        until = sentence if tail is None or cue.span.start >= tail.start else Span(sentence.start, tail.start)
        found = _attributed(text, until, cue, own, names, carrier)
        if found.content:
            yield found
            if not found.direct and index == 0 and not carrier and not _PRONOUN.match(found.speaker):
                nested = _nested(text, cue, verbs[1:])
                carrier = found.speaker if nested else ""


def _tail(text: str, sentence: Span, cues: Sequence[_Cue]) -> Span | None:
    """Return the span of an attribution that ends its sentence: "…, the source added"."""
    start, end = cues[-1].extent
    postposed = text[sentence.start : start].rstrip().endswith(",")
    return Span(start, end) if postposed and len(text[end : sentence.end].split()) <= _TAIL_WORDS else None


def _nested(text: str, cue: _Cue, others: Sequence[_Cue]) -> bool:
    """Tell whether a report holds another report: "TASS reported that Wang said …"."""
    return any(
        other.source and re.fullmatch(r"\s*(?:that\s+)?", text[cue.span.end : other.source.start])
        for other in others
    )


def _is_according(text: str, cue: _Cue) -> bool:
    return bool(_ACCORDING.match(text, cue.span.start))


def _cues(text: str, sentence: Span, own: Sequence[Quotation]) -> Iterator[_Cue]:
    for match in _ACCORDING.finditer(text, sentence.start, sentence.end):
        if not _inside(match.start(), own):
            source = _right_source(text, match.end(), sentence.end)
            yield _Cue(Span(match.start(), match.start() + len(match.group().rstrip())), source)
    last: Span | None = None
    for match in _verbs().finditer(text, sentence.start, sentence.end):
        if _inside(match.start(), own):
            continue
        cue = Span(*match.span("verb"))
        if (
            match["verb"].endswith("ing")
            and last is not None
            and not re.match(r"(?:is|are|was|were)\s", match["verb"])
        ):
            # "He praised the talks, adding that …" has the subject of the verb before.
            yield _Cue(cue, last)
            continue
        left = _left_source(text, sentence.start, match.start(), own)
        if left is not None:
            last = left
            yield _Cue(cue, left)
            continue
        ends_before = [q for q in own if q.span.end <= cue.start and not text[q.span.end : cue.start].strip(" ,")]
        if ends_before or re.search(r",\s*$", text[sentence.start : match.start()]):
            right = _right_source(text, cue.end, sentence.end)
            if right is not None:
                last = right
                yield _Cue(cue, right)


def _inside(at: int, own: Sequence[Quotation]) -> bool:
    return any(q.span.start <= at < q.span.end for q in own)


def _left_source(text: str, start: int, end: int, own: Sequence[Quotation]) -> Span | None:
    edge = max([start, *(q.span.end for q in own if q.span.end <= end)])
    for stop in _STOP.finditer(text, edge, end):
        if not text[stop.end() : end].strip():
            # "Aalto, who leads the talks, said": the comma closes an insertion, the source stands before it.
            first = _STOP.search(text, edge, end)
            end = first.start() if first and first.start() > edge else end
            break
        edge = stop.end()
    adverbs = _ADVERBS.search(text, edge, end)
    return _trimmed(text, edge, adverbs.start() if adverbs else end)


def _right_source(text: str, start: int, end: int) -> Span | None:
    stop = _AFTER_SOURCE.search(text, start + 1, end)
    return _trimmed(text, start, stop.start() if stop else end)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or _ABBREVIATED.search(text, start, end)):
        end -= 1
    lead = _LEADING.match(text[start:end])
    start += lead.end() if lead else 0
    if start >= end or end - start > _LONGEST_SOURCE or not _names_somebody(text[start:end]):
        return None
    return Span(start, end)


def _names_somebody(said: str) -> bool:
    return bool(_PRONOUN.match(said) or re.search(r"\b[A-Z][\w’'-]+", said) or _SPOKEN.search(said))


def _attributed(
    text: str, sentence: Span, cue: _Cue, own: Sequence[Quotation], names: _Names, via: str
) -> Attributed:
    speaker = names.speaker(cue.source)
    direct = [q.inner for q in own]
    clause = _clause(text, sentence, *cue.extent, own)
    if direct and clause is None:
        return Attributed(cue.source, cue.span, tuple(direct), speaker, via, direct=True)
    return Attributed(cue.source, cue.span, (clause,) if clause else (), speaker, via, direct=False)


def _clause(text: str, sentence: Span, first: int, last: int, own: Sequence[Quotation]) -> Span | None:
    """Return the words that are attributed without marks; ``None`` where all of them stand in quotations."""
    before, after = _bare(text, sentence.start, first, own), _bare(text, last, sentence.end, own)
    whole = [q for q in own if len(q.inner.of(text).split()) >= _WHOLE]
    if whole and max(before, after) <= _ADDRESSEE:
        return None
    if after > before or (after and not text[sentence.start : first].rstrip().endswith((",", "”", '"', "»"))):
        return _edge(text, last, sentence.end)
    return _edge(text, sentence.start, first)


_WHOLE = 4
"""Words from which a quotation is taken for a statement and not for a phrase in somebody else's sentence."""
_TAIL_WORDS = 4
"""Words that may follow such a cue: "said on Tuesday"."""
_ADDRESSEE = 12
"""Words that may stand outside such a quotation: whom and where it was told."""


def _bare(text: str, start: int, end: int, own: Sequence[Quotation]) -> int:
    """Count the words outside quotations."""
    total = len(text[start:end].split()) if end > start else 0
    return total - sum(
        len(text[max(start, q.span.start) : min(end, q.span.end)].split())
        for q in own
        if q.span.start < end and start < q.span.end
    )


def _edge(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in ",:;—–-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",.:;—–-"):
        end -= 1
    return Span(start, end) if start < end else None


def _overlapping(quoted: Sequence[Quotation], part: Span) -> list[Quotation]:
    """Return the quotations that overlap a part of the text; they are in order and disjoint."""
    first = max(0, bisect_right(quoted, part.start, key=lambda q: q.span.start) - 1)
    last = bisect_left(quoted, part.end, key=lambda q: q.span.start)
    return [q for q in quoted[first:last] if q.span.end > part.start]


def _carry(text: str, found: Sequence[Attributed], quoted: Sequence[Quotation]) -> Iterator[Attributed]:
    """Give a quotation without a cue to the speaker of the one before it in the paragraph, or who opens it."""
    taken = {
        quotation.inner.start for one in found for span in one.content for quotation in _overlapping(quoted, span)
    }
    direct = sorted((one.cue.start, n) for n, one in enumerate(found) if one.direct)
    extra: dict[int, list[Span]] = {}
    for quotation in quoted:
        inner = quotation.inner
        if inner.start in taken or len(inner.of(text).split()) < _WHOLE:
            continue
        start, end = text.rfind("\n", 0, inner.start), _line_end(text, inner.end)
        near = direct[bisect_left(direct, (start, -1)) : bisect_left(direct, (end, -1))]
        if near:
            before = [n for at, n in near if at < inner.start]
            extra.setdefault(before[-1] if before else near[0][1], []).append(inner)
    for n, one in enumerate(found):
        more = extra.get(n)
        yield replace(one, content=tuple(sorted((*one.content, *more)))) if more else one


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


@cache
def _verbs() -> re.Pattern[str]:
    lines = files("readouts.text").joinpath("cues.txt").read_text("utf-8").splitlines()
    forms = sorted(
        {w for line in lines if line and not line.startswith("#") for w in line.partition(":")[2].split()}
    )
    listed = "|".join(form.replace("+", r"\s+") for form in forms)
    return re.compile(rf"\b(?P<verb>(?:(?:has|have|had|is|was|were|are)\s+(?:also\s+)?)?(?:{listed})\b:?)")
