"""The words that only one side has, as phrases: what a paraphrase words in another way, and what it drops."""

import re
from collections.abc import Sequence

from readouts.align import Evidence, Reading
from readouts.judge.carrier import Carrier
from readouts.judge.rules.values import Held
from readouts.text.datelines import after_dateline
from readouts.text.language import is_english
from readouts.text.tokens import SAYS_SOMETHING
from readouts.types import Span

COUNTERPART = 0.75
"""Cosine from which another word is a counterpart; found by ``benchmarks/missing.py``."""
_BEFORE = 2
"""Words that say nothing by themselves and may stand before a phrase: "of the"."""
_JOINING = " \t\n\r\u00a0-"


def lacking(span: Span, of: Reading, by: Carrier, seen: Evidence) -> tuple[Span, ...]:
    """Find the phrases of a span that have no counterpart in another account.

    Parameters
    ----------
    span : Span
        A part of one passage of `of`.
    of : Reading
        The account that says it.
    by : Carrier
        The other account.
    seen : Evidence
        What `of` finds in `by`.

    Returns
    -------
    tuple of Span
        In order and disjoint, each from the first to the last of words that belong together: words whose stem the
        other account lacks and that are near none of its words, with the light words between and before them. Of
        English accounts also each number and date that the other one does not have: "four" is near "five".
    """
    inside = of.words.inside(span.start, span.end)
    spans = of.words.spans[inside].tolist()
    values = _values(span, of, by)
    met = [_moved(one.span, span.start) for one in values if one.met and one.measure]
    unmet = [_moved(one.span, span.start) for one in values if not one.met]
    light = [weight < SAYS_SOMETHING for weight in of.words.weights[inside].tolist()]
    near = seen.word_best[inside] >= COUNTERPART
    words = zip(of.words.stems[inside], near.tolist(), light, spans, strict=True)
    lacks = [
        not (alike or slight or stem in by.stems or any(start < one.end and one.start < end for one in met))
        for stem, alike, slight, (start, end) in words
    ]
    text = of.account.text
    found = [*(_phrases(lacks, light, spans, text) if any(lacks) else ()), *unmet]
    opened = after_dateline(text, span)
    told = [
        Span(max(one.start, opened), one.end)
        for one in found
        if one.end > opened and not _is_enumerator(one, span, text)
    ]
    return _joined([_whole(one, span, text) for one in told])


_AHEAD, _BEHIND = (
    re.compile(r"(?:[:.,]?\w){0,24}(?:(?:(?<=\b\w)|(?<=\b[JDMS][rst]))\.(?=[\s,;:]))?"),
    re.compile(r"\w*(?:\w[:.,])*$"),
)
"""What belongs to a word that ends, or begins, in the middle of a time, a number or an abbreviation."""
_LONGEST_WORD = 24
"""Characters before a phrase that may belong to its first word; with all, time would grow with their square."""
_ENUMERATOR = re.compile(r"\s*\(?\d{1,2}[.)]\s")


def _whole(span: Span, passage: Span, text: str) -> Span:
    """Widen a phrase that cuts "06:00", "U.S." or "p.m." to the whole of it."""
    ahead = _AHEAD.match(text, span.end, passage.end)
    behind = _BEHIND.search(text[max(passage.start, span.start - _LONGEST_WORD) : span.start])
    return Span(span.start - len(behind.group() if behind else ""), ahead.end() if ahead else span.end)


def _is_enumerator(span: Span, passage: Span, text: str) -> bool:
    """Return whether a phrase is but the number of an item in a list."""
    number = _ENUMERATOR.match(text, passage.start, passage.end)
    return number is not None and span.end <= number.end()


def _values(span: Span, of: Reading, by: Carrier) -> list[Held]:
    """Hold numbers and dates against those of the other account, which may put them in other words ("3.2bn")."""
    if not (is_english(of.account.language) and is_english(by.reading.account.language)):
        return []
    return by.values.hold(span.of(of.account.text))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that meet as one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if found and found[-1].meets(span):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _phrases(
    lacks: Sequence[bool], light: Sequence[bool], spans: Sequence[tuple[int, int]], text: str
) -> tuple[Span, ...]:
    """Join lacking words with the light ones between them, and with a few before them."""
    found = []
    wanted = [row for row, (lacking, slight) in enumerate(zip(lacks, light, strict=True)) if lacking or slight]
    for stretch in _stretches(wanted, spans, text):
        lacking_rows = [row for row in stretch if lacks[row]]
        if lacking_rows:
            first = max(stretch[0], lacking_rows[0] - _BEFORE)
            if text[spans[lacking_rows[0]][0]].islower():
                # A light word with a capital is the end of a name: "the United [States ended]".
                while first < lacking_rows[0] and text[spans[first][0]].isupper():
                    first += 1
            found.append(Span(spans[first][0], spans[lacking_rows[-1]][1]))
    return tuple(found)


def _stretches(wanted: Sequence[int], spans: Sequence[tuple[int, int]], text: str) -> list[list[int]]:
    """Return the runs of wanted words with nothing but white space and hyphens between them."""
    found: list[list[int]] = []
    for row in wanted:
        joined = found and found[-1][-1] == row - 1
        if joined and not text[spans[row - 1][1] : spans[row][0]].strip(_JOINING):
            found[-1].append(row)
        else:
            found.append([row])
    return found
