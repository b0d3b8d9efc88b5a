"""Support: how far one account carries a span of another, as signals that each have a plain meaning."""

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from readouts.align import Evidence, Reading
from readouts.text.quantities import numbers
from readouts.text.talk import Talk, announced_talk, announcement
from readouts.types import Nearest, Passage, Span

SIGNALS = (
    "meaning",
    "nearness",
    "weakest",
    "together",
    "order",
    "wording",
    "numbers",
    "passage",
    "vocabulary",
    "register",
    "announced",
)
"""Names of the signals, in the order in which calibration takes them.

meaning
    Geometric mean, over the span's words, of the cosine with the nearest word, less what is spoken for; each word
    weighs by how much it says. Geometric, so that a word without a counterpart is not made up for by others.
nearness
    The plain mean of those cosines. Beside `meaning` it speaks against being carried: words that are near something
    while all that is near them is spoken for are the common talk of the event.
weakest
    Cosine of the one word that says something and has the least counterpart: a claim is carried whole or not.
together
    Weighted share of the span's words that one passage has, or those that are about the same matter: words found
    all over the account prove less than words found in one place.
order
    Weighted share of neighbouring words whose counterparts are neighbours as well.
wording
    rapidfuzz ``token_set_ratio`` with the nearest passages, as 0..1.
numbers
    Share of the span's numbers that the account has; 1 where the span has none.
passage
    Weighted share of the words that the account has anywhere, or equivalents of, for the passages around the span.
vocabulary
    The same for all the words of the span's account: two accounts of one event have much in common anyhow, and the
    more they have, the less a shared word proves. It speaks against being carried.
register
    How far the two accounts speak as readouts do. Governments say the same in freer words than summaries and
    encyclopedias, so the same signals mean more there.
announced
    1 where the span announces the talk that the account announces too, in whatever words.

Others were measured and add nothing to these: see the ablation in ``docs/benchmarks.md``.
"""

_NEAREST_SHOWN = 3
_LEAST_COSINE = 0.05
"""What a word counts at least in a geometric mean, which nothing would survive else."""
_SAYS_SOMETHING = 0.2
"""Weight from which a word may be the weakest: the lack of a "the" proves nothing."""
_SAME = 0.9
"""Cosine that the same word, or another for the same, counts as in whatever sense it is used."""
_EQUIVALENT, _EQUIVALENT_NET = 0.8, 0.6
"""What another word for the same counts at least, and what it counts where part of it may be spoken for."""
_STEP = 6
"""Tokens within which two counterparts count as neighbours."""
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
        return self._of_counted(self.reading.words.stems)

    @cached_property
    def concepts(self) -> frozenset[str]:
        """What every word of the account's passages stands for."""
        return self._of_counted(self.reading.concepts)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The values of the numbers in the account's passages."""
        text = self.reading.account.text
        return frozenset().union(*(numbers(passage.span.of(text)) for passage in self._counted))

    @cached_property
    def talks(self) -> tuple[Talk, ...]:
        """The talks that the account announces."""
        text, found = self.reading.account.text, self.reading.words
        parts = (announcement(text, passage.span) for passage in self._counted)
        talks = (announced_talk(text, part, found) for part in parts if part)
        return tuple(talk for talk in talks if talk)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The wording of every passage, folded for comparison."""
        text = self.reading.account.text
        return tuple(fold(passage.span.of(text)) for passage in self.reading.passages)

    @cached_property
    def _concepts_of_each(self) -> list[frozenset[str]]:
        """What the words of each passage stand for; nothing of those that may not count."""
        found, concepts = self.reading.words, self.reading.concepts
        spans = [passage.span for passage in self.reading.passages]
        return [
            frozenset() if index in self.without else frozenset(concepts[found.inside(span.start, span.end)])
            for index, span in enumerate(spans)
        ]

    def concepts_around(self, passage: int, neighbours: NDArray[np.int64]) -> frozenset[str]:
        """Return the concepts of a passage and its neighbours, which are the same each time; kept for the next."""
        found = self._around.get(passage)
        if found is None:
            found = frozenset().union(*(self._concepts_of_each[index] for index in neighbours[passage].tolist()))
            self._around[passage] = found
        return found

    @cached_property
    def _around(self) -> dict[int, frozenset[str]]:
        return {}

    def _of_counted(self, each_word: Sequence[str]) -> frozenset[str]:
        found = self.reading.words
        rows = (found.inside(passage.span.start, passage.span.end) for passage in self._counted)
        return frozenset(one for row in rows for one in each_word[row])

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
    tokens = _all(seen.inside(span.start, span.end) for span in spans)
    weights = seen.weights[tokens].astype(np.float64)
    around = _around(spans, tokens, of, seen)
    order, scores = _candidates(tokens, weights, around, seen)
    counted = [index for index in order if index not in by.without]
    text = " ".join(span.of(of.account.text) for span in spans)
    folded, own_numbers = fold(text), numbers(text)
    signals = {
        **_by_words(spans, around, of, by, seen),
        "order": _order(weights, tokens, seen),
        "wording": max((fuzz.token_set_ratio(folded, by.folded[i]) / 100 for i in counted), default=0.0),
        "numbers": len(own_numbers & by.numbers) / len(own_numbers) if own_numbers else 1.0,
        "passage": _words([of.passages[index].span for index in around], of, by, seen),
        "vocabulary": seen.vocabulary,
        "register": seen.register,
        "announced": float(any(_announced(span, of, by) for span in spans)),
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


def _announced(span: Span, of: Reading, by: Carrier) -> bool:
    talk = announced_talk(of.account.text, span, of.words) if by.talks else None
    return talk is not None and any(talk.same(other) for other in by.talks)


def _around(spans: Sequence[Span], tokens: NDArray[np.int64], of: Reading, seen: Evidence) -> NDArray[np.int64]:
    """Return the indices of the passages that the spans stand in; found by offsets where there is no token."""
    if len(tokens):
        # They never decrease: what np.unique would give, without the masked arrays that it imports.
        found = seen.token_passage[tokens].astype(np.int64)
        return found[:1] if found[0] == found[-1] else found[np.diff(found, prepend=-1) > 0]
    starts = [passage.span.start for passage in of.passages]
    return np.array([max(0, bisect_right(starts, spans[0].start) - 1)])


def _verbatim(text: str, folded: str, by: Carrier, counted: Sequence[int]) -> bool:
    """Tell whether the very words stand in a near passage; signs where there are no words ("* * *")."""
    if folded:
        return any(f" {folded} " in f" {by.folded[i]} " for i in counted)
    account = by.reading.account.text
    return any(text == passage.span.of(account) for passage in by.reading.passages)


def _rows(spans: Sequence[Span], of: Reading) -> NDArray[np.int64]:
    """Return the indices of the words inside some spans."""
    return _all(of.words.inside(span.start, span.end) for span in spans)


def _all(rows: Iterable[slice]) -> NDArray[np.int64]:
    return np.concatenate([np.arange(row.start, row.stop) for row in rows])


def _words(spans: Sequence[Span], of: Reading, by: Carrier, seen: Evidence) -> float:
    rows = _rows(spans, of)
    present = np.array([of.concepts[row] in by.concepts for row in rows], dtype=np.float64)
    return _mean(present, seen.word_weights[rows])


def _by_words(
    spans: Sequence[Span], around: NDArray[np.int64], of: Reading, by: Carrier, seen: Evidence
) -> dict[str, float]:
    """Return the signals that are taken word by word."""
    rows = _rows(spans, of)
    if not len(rows):
        return dict.fromkeys(("meaning", "nearness", "weakest", "together"), 0.0)
    weights, same = seen.word_weights[rows], seen.equivalent[rows]
    best = np.maximum(seen.word_best[rows].astype(np.float64), _EQUIVALENT * same)
    net = np.log(np.maximum(seen.word_net[rows].astype(np.float64), np.where(same, _EQUIVALENT_NET, _LEAST_COSINE)))
    telling = best[weights >= min(_SAYS_SOMETHING, float(weights.max()))]
    return {
        "meaning": math.exp(_mean(net, weights)) if weights.sum() else 0.0,
        "nearness": _mean(best, of.words.weights[rows]),
        "weakest": float(telling.min()),
        "together": _together(rows, around, of, by, seen),
    }


def _together(
    rows: NDArray[np.int64], around: NDArray[np.int64], of: Reading, by: Carrier, seen: Evidence
) -> float:
    """Return the weighted share of the words that a passage or its neighbours have, for the best such passage."""
    total, found = float(seen.word_weights[rows].sum()), 0.0
    if not total or not seen.candidates.size:
        return 0.0
    for index in around:
        span = of.passages[index].span
        inside = of.words.inside(span.start, span.end)
        own = rows[(rows >= inside.start) & (rows < inside.stop)]
        concepts = [of.concepts[row] for row in own]
        around_each = [by.concepts_around(one, seen.neighbours) for one in seen.candidates[index].tolist()]
        same = np.array([[_SAME if concept in there else 0.0 for there in around_each] for concept in concepts])
        near = np.maximum(seen.word_around[own], same.reshape(len(own), -1))
        found += float((seen.word_weights[own] @ near).max())
    return found / total


def _order(weights: NDArray[np.float64], tokens: NDArray[np.int64], seen: Evidence) -> float:
    """Return the weighted share of neighbouring tokens whose counterparts are neighbours."""
    if len(tokens) < 2:
        return 0.0
    pairs = np.sqrt(weights[1:] * weights[:-1])
    found, passage = seen.found[tokens], seen.found_passage[tokens]
    beside = (np.abs(np.diff(found)) <= _STEP) & (np.diff(passage) == 0)
    return _mean(beside.astype(np.float64), pairs)


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
