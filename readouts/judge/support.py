"""Support: how far one account carries a span of another, as signals that each have a plain meaning."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from readouts.align import Evidence, Reading
from readouts.text.quantities import numbers
from readouts.types import Nearest, Passage, Span

SIGNALS = ("meaning", "words", "wording", "numbers", "passage", "vocabulary", "register")
"""Names of the signals, in the order in which calibration takes them.

meaning
    Mean cosine of the span's tokens with the nearest tokens, less what is spoken for; each word weighs by how
    much it says.
words
    Weighted share of the span's word stems that the account has anywhere.
wording
    rapidfuzz ``token_set_ratio`` with the nearest passages, as 0..1.
numbers
    Share of the span's numbers that the account has; 1 where the span has none.
passage
    `words`, for the passages that the span stands in.
vocabulary
    `words` for the whole account: two accounts of one event have much in common anyhow, and the more they have,
    the less a shared word proves. The one signal that speaks against being carried.
register
    How far the two accounts speak as readouts do. Governments say the same in freer words than summaries and
    encyclopedias, so the same signals mean more there.

Others were measured and add nothing to these: see the ablation in ``docs/benchmarks.md``.
"""

_NEAREST_SHOWN = 3
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, eq=False)
class Carrier:
    """The account that may carry something, prepared once for all the spans asked of it.

    Parameters
    ----------
    reading : Reading
        The account.
    without : frozenset of int, optional
        Indices of passages that may not count as evidence.
    """

    reading: Reading
    without: frozenset[int] = frozenset()

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem of the account's passages."""
        found = self.reading.words
        rows = (found.inside(passage.span.start, passage.span.end) for passage in self._counted)
        return frozenset(stem for row in rows for stem in found.stems[row])

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The values of the numbers in the account's passages."""
        text = self.reading.account.text
        return frozenset().union(*(numbers(passage.span.of(text)) for passage in self._counted))

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The wording of every passage, folded for comparison."""
        text = self.reading.account.text
        return tuple(fold(passage.span.of(text)) for passage in self.reading.passages)

    @property
    def _counted(self) -> list[Passage]:
        return [p for index, p in enumerate(self.reading.passages) if index not in self.without]


@dataclass(frozen=True, slots=True)
class Found:
    """What a carrier has for a span: the signals (each 0..1) and its nearest passages, nearest first.

    `verbatim` tells whether the span's very words stand there; `wordless`, that the span has no words.
    """

    signals: Mapping[str, float]
    nearest: tuple[Nearest, ...]
    verbatim: bool
    wordless: bool


def find(spans: Sequence[Span], of: Reading, by: Carrier, seen: Evidence) -> Found:
    """Measure how far the carrier has what `spans` say together.

    Parameters
    ----------
    spans : sequence of Span
        One or more spans of the text of `of`, in order and disjoint.
    of : Reading
        The account that the span belongs to.
    by : Carrier
        The other account.
    seen : Evidence
        What `of` finds in `by`.

    Returns
    -------
    Found
        Signals, the nearest passages, and whether the very words stand in one of them.
    """
    tokens = np.concatenate([np.arange(len(seen.best))[seen.inside(s.start, s.end)] for s in spans])
    weights = seen.weights[tokens].astype(np.float64)
    around = _around(spans, tokens, of, seen)
    order, scores = _candidates(tokens, weights, around, seen)
    counted = [index for index in order if index not in by.without]
    text = " ".join(span.of(of.account.text) for span in spans)
    folded, own_numbers = fold(text), numbers(text)
    signals = {
        "meaning": _mean(seen.net[tokens].astype(np.float64), weights),
        "words": _words(spans, of, by, seen),
        "wording": max((fuzz.token_set_ratio(folded, by.folded[i]) / 100 for i in counted), default=0.0),
        "numbers": len(own_numbers & by.numbers) / len(own_numbers) if own_numbers else 1.0,
        "passage": _words([of.passages[index].span for index in around], of, by, seen),
        "vocabulary": seen.vocabulary,
        "register": seen.register,
    }
    passages = by.reading.passages
    return Found(
        signals={name: round(min(1.0, max(0.0, value)), 4) for name, value in signals.items()},
        nearest=tuple(
            Nearest(passages[i].id, round(score, 4))
            for i, score in zip(order[:_NEAREST_SHOWN], scores[:_NEAREST_SHOWN], strict=True)
        ),
        verbatim=_verbatim(text, folded, by, counted),
        wordless=not folded,
    )


def _around(spans: Sequence[Span], tokens: NDArray[np.int64], of: Reading, seen: Evidence) -> NDArray[np.int64]:
    """Return the indices of the passages that the spans stand in; found by offsets where there is no token."""
    if len(tokens):
        return np.unique(seen.token_passage[tokens]).astype(np.int64)
    starts = [passage.span.start for passage in of.passages]
    return np.array([max(0, bisect_right(starts, spans[0].start) - 1)])


def _verbatim(text: str, folded: str, by: Carrier, counted: Sequence[int]) -> bool:
    """Tell whether the very words stand in a near passage; signs where there are no words ("* * *")."""
    if folded:
        return any(f" {folded} " in f" {by.folded[i]} " for i in counted)
    account = by.reading.account.text
    return any(text == passage.span.of(account) for passage in by.reading.passages)


def _words(spans: Sequence[Span], of: Reading, by: Carrier, seen: Evidence) -> float:
    rows = [row for span in spans for row in range(len(of.words.stems))[of.words.inside(span.start, span.end)]]
    present = np.array([of.words.stems[row] in by.stems for row in rows], dtype=np.float64)
    return _mean(present, seen.word_weights[rows])


def _candidates(
    tokens: NDArray[np.int64], weights: NDArray[np.float64], around: NDArray[np.int64], seen: Evidence
) -> tuple[list[int], list[float]]:
    """Return the passages that the span comes nearest to, with the weighted mean cosine of each."""
    best: dict[int, float] = {}
    rows, total = seen.token_passage[tokens], weights.sum()
    for index in around:
        if total:
            own = rows == index
            scores = seen.by_candidate[tokens][own].T.astype(np.float64) @ weights[own] / total
        else:
            scores = seen.candidate_scores[index].astype(np.float64) / len(around)
        for passage, score in zip(seen.candidates[index], scores, strict=True):
            best[int(passage)] = best.get(int(passage), 0.0) + float(score)
    order = sorted(best, key=lambda passage: (-round(best[passage], 6), passage))
    return order, [best[passage] for passage in order]


def _mean(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    total = weights.sum()
    return float(values @ weights / total) if total else 0.0


def fold(text: str) -> str:
    """Fold case, punctuation and white space away, so that wording alone is compared."""
    return _NO_WORD.sub(" ", text.casefold()).strip()
