"""The words that only one side has, as phrases: what a paraphrase words in another way, and what it drops."""

from collections.abc import Sequence

from readouts.align import Evidence, Reading
from readouts.judge.support import Carrier
from readouts.types import Span

COUNTERPART = 0.75
"""Cosine from which another word is a counterpart; found by ``benchmarks/missing.py``."""
_SAYS_SOMETHING = 0.2
"""Weight from which a word says something; lighter words go with the phrase that they stand in or before."""
_BEFORE = 2
"""Light words that may stand before a phrase: "of the"."""
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
        other account lacks and that are near none of its words, with the light words between and before them.
    """
    inside = of.words.inside(span.start, span.end)
    light = [weight < _SAYS_SOMETHING for weight in of.words.weights[inside].tolist()]
    words = zip(of.words.stems[inside], (seen.word_best[inside] < COUNTERPART).tolist(), light, strict=True)
    lacks = [far and not slight and stem not in by.stems for stem, far, slight in words]
    return _phrases(lacks, light, of.words.spans[inside].tolist(), of.account.text) if any(lacks) else ()


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
