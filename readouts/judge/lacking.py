"""The words that only one side has, as phrases: what a paraphrase words in another way, and what it drops."""

import numpy as np
from numpy.typing import NDArray

from readouts.align import Evidence, Reading
from readouts.judge.support import Carrier
from readouts.types import Span

LEAST_COSINE = 0.75
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
    rows = np.arange(inside.start, inside.stop)
    if not len(rows):
        return ()
    light = of.words.weights[rows] < _SAYS_SOMETHING
    foreign = np.array([of.words.stems[row] not in by.stems for row in rows])
    lacks = foreign & (seen.word_best[rows] < LEAST_COSINE) & ~light
    return _phrases(lacks, light, of.words.spans[rows], of.account.text)


def _phrases(
    lacks: NDArray[np.bool_], light: NDArray[np.bool_], spans: NDArray[np.int32], text: str
) -> tuple[Span, ...]:
    """Join lacking words with the light ones between them, and with a few before them."""
    found = []
    for stretch in _stretches(lacks | light, spans, text):
        lacking_rows = [row for row in stretch if lacks[row]]
        if lacking_rows:
            first = max(stretch[0], lacking_rows[0] - _BEFORE)
            found.append(Span(int(spans[first, 0]), int(spans[lacking_rows[-1], 1])))
    return tuple(found)


def _stretches(wanted: NDArray[np.bool_], spans: NDArray[np.int32], text: str) -> list[list[int]]:
    """Return the runs of wanted words with nothing but white space and hyphens between them."""
    found: list[list[int]] = []
    for row in np.flatnonzero(wanted).tolist():
        joined = found and found[-1][-1] == row - 1
        if joined and not text[int(spans[row - 1, 1]) : int(spans[row, 0])].strip(_JOINING):
            found[-1].append(row)
        else:
            found.append([row])
    return found
