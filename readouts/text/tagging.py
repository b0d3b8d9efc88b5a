"""The taggers run over a text: cues, and for each its source and its contents, as spans."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from readouts.text import cue_tagger, role_tagger
from readouts.text.crf import Columns, Floats, Tagger
from readouts.text.lexemes import Tokens, shape
from readouts.text.quotes import Quotation, quotations
from readouts.types import Span

LEAST = 0.4
"""Probability from which a word belongs to a cue; found by ``benchmarks/train_attribution.py``."""
WHOLE = 4
"""Words from which a quotation is taken for a statement and not for a phrase in somebody else's sentence."""
_LEAST_BESIDE = 0.02
"""The same beside a whole quotation that nobody is given as the source of yet."""
_LONGEST_UNIT = 5_000
"""Characters of a sentence; nobody speaks in longer ones, and each cue looks at all of it."""
_MOST_CUES = 40
"""Cues of one unit that are followed up."""

TokenSpan = tuple[int, int]


class Tagged(NamedTuple):
    """What the taggers make of a cue: the unit it stands in, its source and its contents."""

    unit: TokenSpan
    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    turn: bool = False
    """Whether it is a turn of a transcript, which is quoted without marks."""


class TaggerReading:
    """A text cut for the taggers: its tokens, and its units, which are sentences joined where a quotation runs on.

    Parameters
    ----------
    text : str
        The text.
    sentences : sequence of Span
        Its sentences.
    """

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.text, self.sentences = text, sentences
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

    def cue_slots(self, unit: TokenSpan) -> Columns:
        """Return what the tagger of cues sees in a unit."""
        return cue_tagger.cue_slots(self.tokens, unit, self.quoted, self.starts)

    def whole(self, unit: TokenSpan) -> list[Quotation]:
        """Return the quotations of a unit that are statements and not mere phrases."""
        part = self.tokens.span(*unit)
        return [q for q in overlapping(self.quotations, part) if is_whole(self.text, q)]

    def introduces(self, unit: TokenSpan) -> bool:
        """Return whether a unit ends in a colon and a quotation follows in the next paragraph."""
        end = self.tokens.ends[unit[1] - 1]
        following = bisect_left(self.quotations, end, key=lambda q: q.span.start)
        if self.text[end - 1] != ":" or following == len(self.quotations):
            return False
        between = self.text[end : self.quotations[following].span.start]
        return "\n" in between and not between.strip()

    def role_slots(self, unit: TokenSpan, cue: TokenSpan, cues: Sequence[TokenSpan]) -> Columns:
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


def overlapping(quoted: Sequence[Quotation], part: Span) -> list[Quotation]:
    """Return the quotations that overlap a part of the text; they are in order and disjoint."""
    if not quoted:
        return []  # as in most readouts, of which it is asked hundreds of times
    first = max(0, bisect_right(quoted, part.start, key=lambda q: q.span.start) - 1)
    last = bisect_left(quoted, part.end, key=lambda q: q.span.start)
    return [q for q in quoted[first:last] if q.span.end > part.start]


def is_whole(text: str, quotation: Quotation) -> bool:
    """Return whether a quotation is a statement by itself."""
    return len(quotation.inner.of(text).split()) >= WHOLE


def tag(reading: TaggerReading, cues: Tagger, roles: Tagger, least: float = LEAST) -> list[Tagged]:
    """Run both taggers over a text.

    Parameters
    ----------
    reading : TaggerReading
        The text.
    cues, roles : Tagger
        The two taggers.
    least : float
        Probability (0..1) from which a word belongs to a cue.

    Returns
    -------
    list of Tagged
        In order of their cues, those without a content too.
    """
    likely = cues.marginals([reading.cue_slots(unit) for unit in reading.units])
    chosen = [
        (unit, _without_names(reading, unit, cues_in(unit, own, cues.labels, least)))
        for unit, own in zip(reading.units, likely, strict=True)
    ]
    result = _roles(reading, chosen, roles)
    # A quotation without a cue has one in its sentence, or in the one that introduces it, if a less likely one.
    by_unit: dict[TokenSpan, list[Tagged]] = {}
    for one in result:
        by_unit.setdefault(one.unit, []).append(one)
    more = []
    for (unit, own), likelihood in zip(chosen, likely, strict=True):
        here = by_unit.get(unit, ())
        if any(not _covered(q, here) for q in reading.whole(unit)) or (not own and reading.introduces(unit)):
            cue = _likeliest(reading, unit, likelihood, cues.labels, own)
            more += [(unit, [cue])] if cue else []
    result += [one for one in _roles(reading, more, roles) if one.content or one.source]
    return sorted(result, key=lambda one: one.cue)


def _without_names(reading: TaggerReading, unit: TokenSpan, cues: Sequence[TokenSpan]) -> list[TokenSpan]:
    """Return cues without names at their beginning, which belong to the source: "Biden was clear"."""
    words = reading.tokens.words
    letters = [word for word in words[slice(*unit)] if word[:1].isalpha()]
    if 2 * sum(word[:1].isupper() for word in letters) > len(letters):
        return list(cues)  # in a headline verbs have capitals too
    kept = []
    for first, last in cues:
        begin = first
        while unit[0] < begin < last and shape(words[begin]) == "Xx":
            begin += 1
        if begin < last:
            kept.append((begin, last))
    return kept


def _roles(
    reading: TaggerReading, chosen: Sequence[tuple[TokenSpan, Sequence[TokenSpan]]], roles: Tagger
) -> list[Tagged]:
    asked = [(unit, cue, own) for unit, own in chosen for cue in own]
    labelled = roles.best([reading.role_slots(*one) for one in asked])
    return [_found(reading, unit, cue, labels) for (unit, cue, _), labels in zip(asked, labelled, strict=True)]


def _covered(quotation: Quotation, among: Sequence[Tagged]) -> bool:
    return any(span.meets(quotation.span) for one in among for span in one.content)


def _likeliest(
    reading: TaggerReading, unit: TokenSpan, likely: Floats, labels: Sequence[str], taken: Sequence[TokenSpan]
) -> TokenSpan | None:
    """Return the likeliest cue outside the quotations of a unit, and outside the cues it has."""
    inside = 1 - likely[:, labels.index("O")]
    for start, end in taken:
        inside[start - unit[0] : end - unit[0]] = 0
    inside[np.array(reading.quoted[slice(*unit)])] = 0
    top = int(inside.argmax())
    if inside[top] < _LEAST_BESIDE:
        return None
    runs = cue_tagger.runs(inside.tolist(), [False] * len(inside), float(inside[top]) / 2)
    return next(((unit[0] + a, unit[0] + b) for a, b in runs if a <= top < b), None)


def cues_in(unit: TokenSpan, likely: Floats, labels: Sequence[str], least: float) -> list[TokenSpan]:
    """Return the cues of a unit, from the probabilities of its tokens' labels."""
    outside, begin, goes_on = (likely[:, labels.index(label)] for label in ("O", "B", "I"))
    chosen = list(cue_tagger.runs((1 - outside).tolist(), (begin > goes_on).tolist(), least))
    return [(unit[0] + start, unit[0] + end) for start, end in chosen][:_MOST_CUES]


def _found(reading: TaggerReading, unit: TokenSpan, cue: TokenSpan, labels: Sequence[str]) -> Tagged:
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
    return Tagged(
        unit,
        tokens.span(*cue),
        tokens.span(*near) if near else None,
        tuple(tokens.span(*part) for part in parts[role_tagger.CONTENT]),
    )
