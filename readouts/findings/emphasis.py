"""Emphasis: what an account makes of a topic, with intervals."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from readouts.counting import count_words
from readouts.findings.lexicon import STRONG
from readouts.findings.wording import Wording
from readouts.text.lines import line_end
from readouts.text.quotes import quotations
from readouts.text.tokens import words
from readouts.types import Account, Emphasis, Measure, Passage, Span

WEIGHTS: Mapping[str, float] = {
    "share": 0.40,
    "early": 0.20,
    "title": 0.10,
    "lead": 0.10,
    "repeated": 0.10,
    "quoted": 0.05,
    "strength": 0.05,
}
"""What counts how much in the score of a topic: chosen, not learned, since nobody has labelled emphasis."""

_RESAMPLES = 1000
_MANY, _RESAMPLES_OF_MANY = 2000, 200
"""Passages from which fewer resamples are drawn, so that their memory stays bounded."""
_SEED = 20220126
_TAIL = 2.5
_LEAD = 3
"""Passages of the first paragraph, at most, that are the lead: some houses write one paragraph only."""
_WEIGHTY = 0.35
"""Weight from which a word of a topic's label stands for it in a headline."""

Floats = NDArray[np.float64]
_Part = TypeVar("_Part", float, NDArray[np.float64])


class Scales:
    """An account's passages and their resamples, drawn once for all of its topics.

    Parameters
    ----------
    account : Account
        The account.
    passages : sequence of Passage
        Its passages, in reading order; at least one.
    wording : sequence of Wording, optional
        Its graded words, for the strength of the wording.
    """

    def __init__(self, account: Account, passages: Sequence[Passage], wording: Iterable[Wording] = ()) -> None:
        self.account = account
        self._passages = passages
        text = account.text
        self._sizes = [_size(passage.span.of(text)) for passage in passages]
        self._quoted = _quoted_words(text, passages)
        strong = {found.passage for found in wording if found.grade in STRONG}
        self._strong = [passage.id in strong for passage in passages]
        self._lead = _lead(text, passages)
        self._title = frozenset(words(account.title, account.language).stems) if account.title else None
        self._draws = _draws(len(passages))
        self._words = self._draws * np.array(self._sizes, dtype=np.float64)[:, None]
        self._totals = self._words.sum(axis=0)
        # Row by row, which is several times as fast as np.cumsum down the columns.
        self._ahead = np.zeros_like(self._words)
        for before, words_of_it, ahead in zip(self._ahead, self._words, self._ahead[1:], strict=False):
            np.add(before, words_of_it, out=ahead)

    def emphasis(self, passages: frozenset[str], label: str) -> Emphasis:
        """Measure what the account makes of a topic.

        Parameters
        ----------
        passages : frozenset of str
            Ids of the topic's passages, of this account and others.
        label : str
            The topic's label, to look for in the headline.

        Returns
        -------
        Emphasis
            All but `rank` and `place`, which depend on the other topics. Intervals are 95 % percentile bootstrap
            intervals over the account's passages (Efron 1979).
        """
        return self.emphases([(passages, label)])[0]

    def emphases(self, topics: Sequence[tuple[frozenset[str], str]]) -> list[Emphasis]:
        """Measure what the account makes of several topics, as :meth:`emphasis` does of one."""
        rows = [self._rows(members) for members, _ in topics]
        drawn = self._drawn([(own, label) for own, (_, label) in zip(rows, topics, strict=True) if own])
        measures = (drawn["share"], 1 - drawn["early"], drawn["quoted"], drawn["strength"], _combined(drawn))
        # Drawing one passage again and again tells nothing of how much another text of this kind would vary.
        known = intervals_of if len(self._passages) > 1 else _anything
        intervals = iter(zip(*map(known, measures), strict=True))
        return [
            self._emphasis(own, label, next(intervals))
            if own
            else Emphasis(self.account.id, 0.0, (0.0, 0.0), None, None)
            for own, (_, label) in zip(rows, topics, strict=True)
        ]

    def _emphasis(self, rows: Sequence[int], label: str, intervals: Sequence[tuple[float, float]]) -> Emphasis:
        parts = self._parts(rows, label)
        share, first, quoted, strength, score = intervals
        return Emphasis(
            account=self.account.id,
            share=round(parts["share"], 4),
            interval=share,
            first=round(1 - parts["early"], 4),
            rank=None,
            first_interval=first,
            passages=len(rows),
            returns=sum(later - row > 1 for row, later in pairwise(rows)),
            in_title=self._titled(label),
            in_lead=bool(parts["lead"]),
            quoted=Measure(round(parts["quoted"], 4), quoted),
            strength=Measure(round(parts["strength"], 4), strength),
            score=Measure(round(_combined(parts), 4), score),
            speakers=self._speakers(rows),
        )

    def resampled(self, topics: Sequence[tuple[frozenset[str], str]]) -> list[dict[str, tuple[float, Floats]]]:
        """Return ``share`` and ``score`` of each topic with its resamples; noughts where it is not touched."""
        rows = [self._rows(members) for members, _ in topics]
        drawn = self._drawn([(own, label) for own, (_, label) in zip(rows, topics, strict=True) if own])
        shares = iter(drawn["share"])
        scores = iter(np.where(drawn["share"] > 0, _combined(drawn), 0.0))
        nothing = np.zeros(len(self._totals))
        found = []
        for own, (_, label) in zip(rows, topics, strict=True):
            parts = self._parts(own, label) if own else None
            found.append(
                {"share": (parts["share"], next(shares)), "score": (_combined(parts), next(scores))}
                if parts
                else {"share": (0.0, nothing), "score": (0.0, nothing)}
            )
        return found

    def _rows(self, members: frozenset[str]) -> list[int]:
        """Return the numbers of the account's passages that are in a topic."""
        return [row for row, passage in enumerate(self._passages) if passage.id in members]

    def _titled(self, label: str) -> bool | None:
        if self._title is None:
            return None
        found = words(label, self.account.language)
        weighty = {s for s, weight in zip(found.stems, found.weights, strict=True) if weight >= _WEIGHTY}
        return bool(weighty & self._title)

    def _parts(self, rows: Sequence[int], label: str) -> dict[str, float]:
        own, total, title = sum(self._sizes[row] for row in rows), sum(self._sizes), self._titled(label)
        parts = {
            "share": own / total,
            "early": 1 - sum(self._sizes[: rows[0]]) / total,
            "lead": float(any(self._lead[row] for row in rows)),
            "repeated": 1 - 1 / len(rows),
            "quoted": sum(self._quoted[row] for row in rows) / own,
            "strength": sum(self._strong[row] for row in rows) / len(rows),
        }
        return parts if title is None else {**parts, "title": float(title)}

    def _drawn(self, touched: Sequence[tuple[Sequence[int], str]]) -> dict[str, Floats]:
        """Return each part for each resample (a column) of each topic that is touched (a row).

        Where a resample lacks the topic, its parts are nought.
        """
        inside = np.zeros((len(touched), len(self._passages)), dtype=np.float32)
        for flags, (rows, _) in zip(inside, touched, strict=True):
            flags[rows] = 1
        # Sums of whole numbers, which are the same in any order.
        own = inside @ self._words
        columns = np.array([self._quoted, self._lead, self._strong], dtype=np.float32)
        quoted, lead, strong = ((inside * column) @ self._draws for column in columns)
        times = inside @ self._draws
        there = times > 0
        safe, some = np.maximum(own, 1.0), np.maximum(times, 1.0)
        drawn = {
            "share": own / self._totals,
            "early": np.where(there, 1 - self._before([rows for rows, _ in touched]), 0.0),
            "lead": (lead > 0).astype(np.float64),
            "repeated": np.where(there, 1 - 1 / some, 0.0),
            "quoted": quoted / safe,
            "strength": strong / some,
        }
        if self._title is None:
            return drawn
        titles = np.array([self._titled(label) for _, label in touched], dtype=np.float64)
        return {**drawn, "title": np.repeat(titles[:, None], len(self._totals), axis=1)}

    def _before(self, topics: Sequence[Sequence[int]]) -> Floats:
        """Return the share of words before the first passage of each topic that was drawn."""
        found = np.zeros((len(topics), len(self._totals)))
        for own, rows in zip(found, topics, strict=True):
            first = np.array(rows)[(self._draws[rows] > 0).argmax(axis=0)]
            own[:] = self._ahead[first, np.arange(len(first))]
        before: Floats = found / self._totals
        return before

    def _speakers(self, rows: Sequence[int]) -> tuple[str, ...]:
        said: Counter[str] = Counter()
        for row in rows:
            attribution = self._passages[row].attribution
            if attribution and attribution.speaker:
                said[attribution.speaker] += self._sizes[row]
        return tuple(name for name, _ in sorted(said.items(), key=lambda item: (-item[1], item[0])))


def _combined(parts: Mapping[str, _Part]) -> _Part:
    """Weigh the parts that are known; without a headline, the others make up the whole."""
    total = sum(WEIGHTS[name] for name in parts)
    names = sorted(parts)
    whole = parts[names[0]] * (WEIGHTS[names[0]] / total)
    for name in names[1:]:
        whole = whole + parts[name] * (WEIGHTS[name] / total)
    return whole


@lru_cache(maxsize=4)
def _draws(count: int) -> Floats:
    """Draw resamples of so many passages: how often each (a row) is in each of them (a column).

    The same whatever the other accounts, since an account's interval is its own; kept, since emphasis and the
    differences between two accounts ask for the same.
    """
    generator = np.random.default_rng(_SEED)
    draws = generator.multinomial(
        count, np.full(count, 1 / count), _RESAMPLES if count < _MANY else _RESAMPLES_OF_MANY
    )
    found: Floats = np.ascontiguousarray(draws.T, dtype=np.float32)
    found.flags.writeable = False
    return found


def _anything(rows: Floats) -> list[tuple[float, float]]:
    """Return the interval of what nothing is known of."""
    return [(0.0, 1.0)] * len(rows)


def intervals_of(rows: Floats) -> list[tuple[float, float]]:
    """Return the interval of each row of resamples, all at once.

    What np.percentile would give, without the masked arrays that it imports.
    """
    rows = np.sort(rows, axis=1)
    lows, highs = (_percentile(rows, percent / 100) for percent in (_TAIL, 100 - _TAIL))
    return [
        (round(low, 4) + 0.0, round(high, 4) + 0.0) for low, high in zip(lows.tolist(), highs.tolist(), strict=True)
    ]


def _percentile(rows: Floats, share: float) -> Floats:
    """Return what lies at a share of each sorted row, between two values in proportion."""
    place = (rows.shape[1] - 1) * share
    before = int(place)
    low, high = rows[:, before], rows[:, min(before + 1, rows.shape[1] - 1)]
    between: Floats = high - (high - low) * (1 - (place - before))
    return between


def _size(text: str) -> int:
    return max(1, count_words(text))


def _quoted_words(text: str, passages: Sequence[Passage]) -> list[int]:
    """Count the words of each passage that stand in quotation marks."""
    counts, found, at = [0] * len(passages), [quotation.inner for quotation in quotations(text)], 0
    for row, passage in enumerate(passages):
        while at < len(found) and found[at].end <= passage.span.start:
            at += 1
        for inner in found[at:]:
            if inner.start >= passage.span.end:
                break
            start, end = max(inner.start, passage.span.start), min(inner.end, passage.span.end)
            counts[row] += count_words(Span(start, end).of(text)) if start < end else 0
    return counts


def _lead(text: str, passages: Sequence[Passage]) -> list[bool]:
    first = passages[0].span
    end = line_end(text, first.end)
    return [row < _LEAD and (row == 0 or passage.span.start < end) for row, passage in enumerate(passages)]
