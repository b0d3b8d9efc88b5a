"""Emphasis: what an account makes of a topic, with intervals, and where two accounts differ in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from readouts.counting import count_words
from readouts.findings.lexicon import STRONG
from readouts.findings.wording import Wording
from readouts.text.quotes import quotations
from readouts.text.tokens import words
from readouts.types import Account, Emphasis, Measure, Passage, Span, Topic

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
_COMPARED = ("share", "score")
"""Measures by which two accounts are held against each other."""
_WEIGHTY = 0.35
"""Weight from which a word of a topic's label stands for it in a headline."""

_Floats = NDArray[np.float64]
_Flags = NDArray[np.bool_]
_Part = TypeVar("_Part", float, NDArray[np.float64])


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two accounts differ in what they make of a topic.

    Parameters
    ----------
    topic : str
        Its id.
    left, right : str
        Ids of the accounts, in the order of the comparison.
    measure : str
        ``share`` or ``score``.
    value : float
        Left less right, from -1 to 1.
    interval : tuple of float
        95 % bootstrap interval of that.
    differs : bool
        Whether the interval leaves out zero; if not, there is no difference to speak of.
    """

    topic: str
    left: str
    right: str
    measure: str
    value: float
    interval: tuple[float, float]
    differs: bool


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
        self._sizes = np.array([_size(passage.span.of(text)) for passage in passages], dtype=np.float64)
        self._quoted = _quoted_words(text, passages)
        strong = {found.passage for found in wording if found.grade in STRONG}
        self._strong: _Flags = np.array([passage.id in strong for passage in passages], dtype=bool)
        self._lead = _lead(text, passages)
        self._title = frozenset(words(account.title, account.language).stems) if account.title else None
        self._draws = _draws(len(passages))
        self._words = self._draws * self._sizes[:, None]
        self._totals = self._words.sum(axis=0)
        before = (np.cumsum(self._words, axis=0) - self._words) / self._totals
        # Words before a passage never grow fewer, so the least are those before the first that was drawn.
        self._before = np.where(self._draws > 0, before, np.inf)

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
        inside = self._inside(topics)
        drawn = self._drawn(inside, topics)
        measures = (drawn["share"], 1 - drawn["early"], drawn["quoted"], drawn["strength"], _combined(drawn))
        intervals = iter(zip(*(_intervals(list(rows)) for rows in measures), strict=True))
        return [
            self._emphasis(own, label, next(intervals))
            if own.any()
            else Emphasis(self.account.id, 0.0, (0.0, 0.0), None, None)
            for own, (_, label) in zip(inside, topics, strict=True)
        ]

    def _emphasis(self, inside: _Flags, label: str, intervals: Sequence[tuple[float, float]]) -> Emphasis:
        parts = self._parts(inside, label)
        runs = int(inside[0]) + int((inside[1:] & ~inside[:-1]).sum())
        share, first, quoted, strength, score = intervals
        return Emphasis(
            account=self.account.id,
            share=round(parts["share"], 4),
            interval=share,
            first=round(1 - parts["early"], 4),
            rank=None,
            first_interval=first,
            passages=int(inside.sum()),
            returns=runs - 1,
            in_title=self._titled(label),
            in_lead=bool((inside & self._lead).any()),
            quoted=Measure(round(parts["quoted"], 4), quoted),
            strength=Measure(round(parts["strength"], 4), strength),
            score=Measure(round(_combined(parts), 4), score),
            speakers=self._speakers(inside),
        )

    def resampled(self, topics: Sequence[tuple[frozenset[str], str]]) -> list[dict[str, tuple[float, _Floats]]]:
        """Return ``share`` and ``score`` of each topic with its resamples; noughts where it is not touched."""
        inside = self._inside(topics)
        drawn = self._drawn(inside, topics)
        shares = iter(drawn["share"])
        scores = iter(np.where(drawn["share"] > 0, _combined(drawn), 0.0))
        nothing = np.zeros(len(self._totals))
        found = []
        for own, (_, label) in zip(inside, topics, strict=True):
            parts = self._parts(own, label) if own.any() else None
            found.append(
                {"share": (parts["share"], next(shares)), "score": (_combined(parts), next(scores))}
                if parts
                else {"share": (0.0, nothing), "score": (0.0, nothing)}
            )
        return found

    def _inside(self, topics: Sequence[tuple[frozenset[str], str]]) -> _Flags:
        """Return for each topic (a row) which of the account's passages are in it."""
        inside = [[passage.id in members for passage in self._passages] for members, _ in topics]
        return np.array(inside, dtype=bool).reshape(len(topics), len(self._passages))

    def _titled(self, label: str) -> bool | None:
        if self._title is None:
            return None
        found = words(label, self.account.language)
        weighty = {s for s, weight in zip(found.stems, found.weights, strict=True) if weight >= _WEIGHTY}
        return bool(weighty & self._title)

    def _parts(self, inside: _Flags, label: str) -> dict[str, float]:
        own, title = float(self._sizes[inside].sum()), self._titled(label)
        parts = {
            "share": own / float(self._sizes.sum()),
            "early": 1 - float(self._sizes[: int(inside.argmax())].sum() / self._sizes.sum()),
            "lead": float((inside & self._lead).any()),
            "repeated": 1 - 1 / float(inside.sum()),
            "quoted": float(self._quoted[inside].sum()) / own,
            "strength": float((inside & self._strong).sum() / inside.sum()),
        }
        return parts if title is None else {**parts, "title": float(title)}

    def _drawn(self, inside: _Flags, topics: Sequence[tuple[frozenset[str], str]]) -> dict[str, _Floats]:
        """Return each part for each resample (a column) of each topic that is touched (a row).

        Where a resample lacks the topic, its parts are nought.
        """
        touched: _Flags = np.asarray(inside.any(axis=1))
        rows, passages = np.nonzero(inside[touched])
        edges = [*np.flatnonzero(np.diff(rows, prepend=-1)).tolist(), len(rows)]
        draws = self._draws[passages]
        own, times = _reduced(np.add, self._words[passages], edges), _reduced(np.add, draws, edges)
        before = _reduced(np.minimum, self._before[passages], edges)
        there = times > 0
        safe, some = np.maximum(own, 1.0), np.maximum(times, 1.0)
        quoted = _reduced(np.add, draws * self._quoted[passages, None], edges)
        lead, strong = (
            _reduced(np.add, draws * flags[passages, None], edges) for flags in (self._lead, self._strong)
        )
        drawn = {
            "share": own / self._totals,
            "early": np.where(there, 1 - before, 0.0),
            "lead": (lead > 0).astype(np.float64),
            "repeated": np.where(there, 1 - 1 / some, 0.0),
            "quoted": quoted / safe,
            "strength": strong / some,
        }
        if self._title is None:
            return drawn
        titles = [self._titled(label) for (_, label), one in zip(topics, touched.tolist(), strict=True) if one]
        return {**drawn, "title": np.repeat(np.array(titles, dtype=np.float64)[:, None], len(self._totals), axis=1)}

    def _speakers(self, inside: _Flags) -> tuple[str, ...]:
        said: Counter[str] = Counter()
        for passage, size in zip(
            (p for p, own in zip(self._passages, inside, strict=True) if own), self._sizes[inside], strict=True
        ):
            if passage.attribution and passage.attribution.speaker:
                said[passage.attribution.speaker] += int(size)
        return tuple(name for name, _ in sorted(said.items(), key=lambda item: (-item[1], item[0])))


def find_differences(
    accounts: Sequence[Account],
    passages: Sequence[Passage],
    topics: Sequence[Topic],
    wording: Sequence[Wording] = (),
) -> tuple[Difference, ...]:
    """Compare what the accounts make of each topic.

    Parameters
    ----------
    accounts, passages, topics : sequences
        Those of the comparison.
    wording : sequence of Wording, optional
        The graded words, which count in the score.

    Returns
    -------
    tuple of Difference
        For each topic and pair of accounts of which at least one touches it, the share and the score. The
        accounts are resampled independently of each other.

    Notes
    -----
    Which interval belongs to which pair does not depend on the order of the accounts: swapping mirrors it.
    """
    scales = {
        account.id: Scales(
            account,
            [passage for passage in passages if passage.account == account.id],
            [found for found in wording if found.account == account.id],
        )
        for account in accounts
    }
    asked = [(frozenset(topic.passages), topic.label) for topic in topics]
    drawn = {name: scale.resampled(asked) for name, scale in scales.items()}
    pairs, values, rows = [], [], []
    for number, topic in enumerate(topics):
        touched = {part.account for part in topic.emphasis if part.first is not None}
        for left, right in combinations(accounts, 2):
            if not {left.id, right.id} & touched:
                continue
            first, second = sorted((left, right), key=lambda account: (account.text, account.id))
            for measure in _COMPARED:
                value, row = _apart(drawn[first.id][number][measure], drawn[second.id][number][measure])
                pairs.append((topic.id, left.id, right.id, measure, first is not left))
                values.append(value)
                rows.append(row)
    found = []
    for (topic_id, left_id, right_id, measure, swapped), value, interval in zip(
        pairs, values, _intervals(rows), strict=True
    ):
        if swapped:
            value, interval = 0.0 - value, (0.0 - interval[1], 0.0 - interval[0])
        differs = interval[0] > 0 or interval[1] < 0
        found.append(Difference(topic_id, left_id, right_id, measure, value, interval, differs))
    return tuple(found)


def _apart(one: tuple[float, _Floats], other: tuple[float, _Floats]) -> tuple[float, _Floats]:
    """Return the first less the second, with its resamples."""
    count = min(len(one[1]), len(other[1]))
    # Shifted, so that two accounts of one length are not resampled in step.
    return round(one[0] - other[0], 4), one[1][:count] - np.roll(other[1][:count], 1)


def _combined(parts: Mapping[str, _Part]) -> _Part:
    """Weigh the parts that are known; without a headline, the others make up the whole."""
    total = sum(WEIGHTS[name] for name in parts)
    names = sorted(parts)
    whole = parts[names[0]] * (WEIGHTS[names[0]] / total)
    for name in names[1:]:
        whole = whole + parts[name] * (WEIGHTS[name] / total)
    return whole


@lru_cache(maxsize=4)
def _draws(count: int) -> _Floats:
    """Draw resamples of so many passages: how often each (a row) is in each of them (a column).

    The same whatever the other accounts, since an account's interval is its own; kept, since emphasis and the
    differences between two accounts ask for the same.
    """
    generator = np.random.default_rng(_SEED)
    draws = generator.multinomial(
        count, np.full(count, 1 / count), _RESAMPLES if count < _MANY else _RESAMPLES_OF_MANY
    )
    found: _Floats = np.ascontiguousarray(draws.T, dtype=np.float32)
    found.flags.writeable = False
    return found


def _intervals(draws: Sequence[_Floats]) -> list[tuple[float, float]]:
    """Return the interval of each row of resamples, all at once.

    What np.percentile would give, without the masked arrays that it imports.
    """
    if not len(draws):
        return []
    rows = np.sort(np.stack(draws), axis=1)
    lows, highs = (_percentile(rows, percent / 100) for percent in (_TAIL, 100 - _TAIL))
    return [
        (round(low, 4) + 0.0, round(high, 4) + 0.0) for low, high in zip(lows.tolist(), highs.tolist(), strict=True)
    ]


def _percentile(rows: _Floats, share: float) -> _Floats:
    """Return what lies at a share of each sorted row, between two values in proportion."""
    place = (rows.shape[1] - 1) * share
    before = int(place)
    low, high = rows[:, before], rows[:, min(before + 1, rows.shape[1] - 1)]
    between: _Floats = high - (high - low) * (1 - (place - before))
    return between


def _reduced(by: np.ufunc, rows: _Floats, edges: Sequence[int]) -> _Floats:
    """Reduce the rows from each edge to the next to one; several times as fast as the ufunc's ``reduceat``."""
    out = np.zeros((len(edges) - 1, rows.shape[1]), dtype=rows.dtype)
    for own, (start, end) in zip(out, pairwise(edges), strict=True):
        by.reduce(rows[start:end], axis=0, out=own)
    return out


def _size(text: str) -> int:
    return max(1, count_words(text))


def _quoted_words(text: str, passages: Sequence[Passage]) -> _Floats:
    """Count the words of each passage that stand in quotation marks."""
    counts, found, at = np.zeros(len(passages)), [quotation.inner for quotation in quotations(text)], 0
    for row, passage in enumerate(passages):
        while at < len(found) and found[at].end <= passage.span.start:
            at += 1
        for inner in found[at:]:
            if inner.start >= passage.span.end:
                break
            start, end = max(inner.start, passage.span.start), min(inner.end, passage.span.end)
            counts[row] += count_words(Span(start, end).of(text)) if start < end else 0
    return counts


def _lead(text: str, passages: Sequence[Passage]) -> _Flags:
    first = passages[0].span
    end = text.find("\n", first.end)
    inside = [
        row < _LEAD and (row == 0 or end < 0 or passage.span.start < end) for row, passage in enumerate(passages)
    ]
    return np.array(inside, dtype=bool)
