"""Who says what: sources, cues and contents in an English text.

The three parts of an attribution are those of PARC3 and PolNeAR (Pareti 2012; Newell et al. 2018): a source, the
cue that attributes (a reporting verb, or "according to"), and the content. Two taggers find them, quotation marks
correct them: a quotation is never cut, and never left without a speaker where its sentence or its paragraph has one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from readouts.text import cue_tagger, role_tagger
from readouts.text.crf import Floats, Tagger
from readouts.text.lexemes import Tokens
from readouts.text.passages import segment
from readouts.text.quotes import Quotation, quotations
from readouts.text.speaker_names import SpeakerNames
from readouts.types import Span

LEAST = 0.33
"""Probability from which a word belongs to a cue; found by ``benchmarks/train_attribution.py``."""
WHOLE = 4
"""Words from which a quotation is taken for a statement and not for a phrase in somebody else's sentence."""
_LEAST_BESIDE = 0.02
"""The same beside a whole quotation that nobody is given as the source of yet."""
_LONGEST_UNIT = 5_000
"""Characters of a sentence; nobody speaks in longer ones, and each cue looks at all of it."""
_MOST_CUES = 40
"""Cues of one unit that are followed up."""
_ACCORDING = re.compile(r"according\s+to$", re.IGNORECASE)

TokenSpan = tuple[int, int]


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
        Whether all of the content is quoted.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    speaker: str
    via: str
    direct: bool


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in tokens, before it is tidied: a cue, its source and its contents."""

    cue: Span
    source: Span | None
    content: tuple[Span, ...]


class Reading:
    """A text cut for the taggers: its tokens, and its units, which are sentences joined where a quotation runs on.

    Parameters
    ----------
    text : str
        The text.
    sentences : sequence of Span
        Its sentences.
    """

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.text = text
        self.tokens = Tokens(text)
        self.quotations = quotations(text)
        self.quoted = [False] * len(self.tokens.words)
        for quotation in self.quotations:
            first, last = self.tokens.within(quotation.span.start, quotation.span.end)
            self.quoted[first:last] = [True] * (last - first)
        self.starts = frozenset(self.tokens.within(span.start, span.end)[0] for span in sentences)
        joined = _joined(sentences, self.quotations)
        cut = (self.tokens.within(*span) for span in joined if span[1] - span[0] <= _LONGEST_UNIT)
        self.units = [unit for unit in cut if unit[0] < unit[1]]

    def cue_slots(self, unit: TokenSpan) -> list[cue_tagger.Row]:
        """Return what the tagger of cues sees in a unit."""
        return cue_tagger.cue_slots(self.tokens, unit, self.quoted, self.starts)

    def role_slots(self, unit: TokenSpan, cue: TokenSpan, cues: Sequence[TokenSpan]) -> list[cue_tagger.Row]:
        """Return what the tagger of sources and contents sees in a unit, for one of its cues."""
        return role_tagger.role_slots(self.tokens, unit, self.quoted, self.starts, cue, cues)


def _joined(sentences: Sequence[Span], quoted: Sequence[Quotation]) -> list[tuple[int, int]]:
    """Join the sentences that one quotation runs through, since its cue may stand in any of them."""
    merged: list[tuple[int, int]] = []
    for sentence in sentences:
        index = bisect_left(quoted, sentence.start, key=lambda q: q.span.start) - 1
        if merged and index >= 0 and sentence.start < quoted[index].span.end:
            merged[-1] = merged[-1][0], max(merged[-1][1], sentence.end)
        else:
            merged.append((sentence.start, sentence.end))
    return merged


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
    return tidy(reading, tag(reading, cue_tagger.tagger(), role_tagger.tagger()))


def tag(reading: Reading, cues: Tagger, roles: Tagger, least: float = LEAST) -> list[Found]:
    """Run both taggers over a text."""
    likely = cues.marginals([reading.cue_slots(unit) for unit in reading.units])
    chosen = [
        (unit, cues_in(unit, own, cues.labels, least)) for unit, own in zip(reading.units, likely, strict=True)
    ]
    asked = [(unit, cue, own) for unit, own in chosen for cue in own]
    labelled = roles.best([reading.role_slots(*one) for one in asked])
    return [
        found(reading, unit, cue, labels) for (unit, cue, _), labels in zip(asked, labelled, strict=True)
    ]


def cues_in(
    unit: TokenSpan, likely: Floats, labels: Sequence[str], least: float
) -> list[TokenSpan]:
    outside, begin, goes_on = (likely[:, labels.index(label)] for label in ("O", "B", "I"))
    chosen = list(cue_tagger.runs((1 - outside).tolist(), (begin > goes_on).tolist(), least))
    return [(unit[0] + start, unit[0] + end) for start, end in chosen][:_MOST_CUES]


def found(reading: Reading, unit: TokenSpan, cue: TokenSpan, labels: Sequence[str]) -> Found:
    """Return an attribution from the labels of a unit's tokens."""
    tokens = reading.tokens
    parts: dict[str, list[TokenSpan]] = {role_tagger.SOURCE: [], role_tagger.CONTENT: []}
    for at, label in enumerate(labels, start=unit[0]):
        own = parts.get(label[-1])
        if own is None:
            continue
        if label[0] == "I" and own and own[-1][1] == at:
            own[-1] = own[-1][0], at + 1
        else:
            own.append((at, at + 1))
    sources = parts[role_tagger.SOURCE]
    near = min(sources, key=lambda s: max(cue[0] - s[1], s[0] - cue[1]), default=None)
    return Found(
        tokens.span(*cue),
        tokens.span(*near) if near else None,
        tuple(tokens.span(*part) for part in parts[role_tagger.CONTENT]),
    )


def tidy(reading: Reading, tagged: Sequence[Found]) -> tuple[Attributed, ...]:
    """Name speakers."""
    names = SpeakerNames(reading.text)
    result = []
    for one in tagged:
        if one.content:
            result.append(Attributed(one.source, one.cue, one.content, names.speaker(one.source), "", direct=False))
    return tuple(result)
