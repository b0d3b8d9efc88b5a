"""Support: how far one account carries a span of another, as signals that each have a plain meaning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from readouts.align import Evidence, Reading
from readouts.text.quantities import numbers
from readouts.types import Nearest, Span

SIGNALS = ("meaning", "wording", "numbers", "words")
"""Names of the signals, in the order in which calibration takes them.

meaning
    Mean cosine of the span's tokens with the nearest tokens, less what is spoken for; each word weighs by how
    much it says.
wording
    rapidfuzz ``token_set_ratio`` with the nearest passages, as 0..1.
numbers
    Share of the span's numbers that the account has; 1 where the span has none.
words
    Weighted share of the word stems of the passages around the span that the account has anywhere.

Others were measured and add nothing to these: see the ablation in ``docs/benchmarks.md``.
"""

_NEAREST_SHOWN = 3


@dataclass(frozen=True, eq=False)
class Carrier:
    """The account that may carry something, prepared once for all the spans asked of it."""

    reading: Reading

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem of the account."""
        return frozenset(self.reading.words.stems)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The values of the account's numbers."""
        return numbers(self.reading.account.text)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The text of each passage, folded for comparison of wording."""
        text = self.reading.account.text
        return tuple(_fold(passage.span.of(text)) for passage in self.reading.passages)


@dataclass(frozen=True, slots=True)
class Found:
    """What a carrier has for a span: the signals (each 0..1) and its nearest passages, nearest first."""

    signals: Mapping[str, float]
    nearest: tuple[Nearest, ...]
    verbatim: bool


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
    net = seen.net[tokens].astype(np.float64)
    order, scores = _candidates(tokens, weights, seen)
    text = " ".join(span.of(of.account.text) for span in spans)
    folded = _fold(text)
    own_numbers = numbers(text)
    signals = {
        "meaning": _mean(net, weights),
        "wording": max((fuzz.token_set_ratio(folded, by.folded[i]) / 100 for i in order), default=0.0),
        "numbers": len(own_numbers & by.numbers) / len(own_numbers) if own_numbers else 1.0,
        "words": _words(spans, of, by, seen),
    }
    passages = by.reading.passages
    return Found(
        signals={name: round(min(1.0, max(0.0, value)), 4) for name, value in signals.items()},
        nearest=tuple(
            Nearest(passages[i].id, round(score, 4))
            for i, score in zip(order[:_NEAREST_SHOWN], scores[:_NEAREST_SHOWN], strict=True)
        ),
        verbatim=bool(folded) and any(f" {folded} " in f" {by.folded[i]} " for i in order),
    )


def _words(spans: Sequence[Span], of: Reading, by: Carrier, seen: Evidence) -> float:
    around = [p.span for p in of.passages if any(p.span.start < s.end and s.start < p.span.end for s in spans)]
    rows = np.concatenate([np.arange(len(of.words.stems))[of.words.inside(p.start, p.end)] for p in around or spans])
    return _share(tuple(of.words.stems[i] for i in rows), seen.word_weights[rows], by.stems)


def _candidates(
    tokens: NDArray[np.int64], weights: NDArray[np.float64], seen: Evidence
) -> tuple[list[int], list[float]]:
    """Return the passages that the span comes nearest to, with the weighted mean cosine of each."""
    if not len(tokens):
        return [], []
    best: dict[int, float] = {}
    rows = seen.token_passage[tokens]
    for index in np.unique(rows):
        own = rows == index
        means = seen.by_candidate[tokens][own].T.astype(np.float64) @ weights[own]
        for passage, score in zip(seen.candidates[index], means / max(weights.sum(), 1e-9), strict=True):
            best[int(passage)] = best.get(int(passage), 0.0) + float(score)
    if not weights.any():
        index = int(rows[0])
        pairs = zip(seen.candidates[index], seen.candidate_scores[index], strict=True)
        best = {int(passage): float(score) for passage, score in pairs}
    order = sorted(best, key=lambda passage: (-round(best[passage], 6), passage))
    return order, [best[passage] for passage in order]


def _mean(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    total = weights.sum()
    return float(values @ weights / total) if total else 0.0


def _share(stems: tuple[str, ...], weights: NDArray[np.float64], present: frozenset[str]) -> float:
    return _mean(np.array([stem in present for stem in stems], dtype=np.float64), weights)


def _fold(text: str) -> str:
    """Fold case, punctuation and white space away, so that wording alone is compared."""
    return " ".join("".join(char if char.isalnum() else " " for char in text.casefold()).split())
