"""Emphasis: what an account makes of a topic, with intervals, and where two accounts differ in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from math import comb
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from readouts.counting import count_words
from readouts.findings.lexicon import STRONG
from readouts.findings.wording import Wording
from readouts.text.language import UNKNOWN, primary
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
_CHANCE = 0.05
"""Probability from which a difference may be chance."""
_COMPARED = ("share", "score")
"""Measures by which two accounts are held against each other."""
_WEIGHTY = 0.35
"""Weight from which a word of a topic's label stands for it in a headline."""

_Floats = NDArray[np.float64]
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
        known = _intervals if len(self._passages) > 1 else _anything
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

    def resampled(self, topics: Sequence[tuple[frozenset[str], str]]) -> list[dict[str, tuple[float, _Floats]]]:
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

    def _drawn(self, touched: Sequence[tuple[Sequence[int], str]]) -> dict[str, _Floats]:
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

    def _before(self, topics: Sequence[Sequence[int]]) -> _Floats:
        """Return the share of words before the first passage of each topic that was drawn."""
        found = np.zeros((len(topics), len(self._totals)))
        for own, rows in zip(found, topics, strict=True):
            first = np.array(rows)[(self._draws[rows] > 0).argmax(axis=0)]
            own[:] = self._ahead[first, np.arange(len(first))]
        before: _Floats = found / self._totals
        return before

    def _speakers(self, rows: Sequence[int]) -> tuple[str, ...]:
        said: Counter[str] = Counter()
        for row in rows:
            attribution = self._passages[row].attribution
            if attribution and attribution.speaker:
                said[attribution.speaker] += self._sizes[row]
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
    Which interval belongs to which pair does not depend on the order of the accounts: swapping mirrors it. Where
    the accounts hold so few passages that even the clearest difference may be chance, the interval reaches to
    zero; with an account of one passage it is -1 to 1. Accounts in different languages are not compared: their
    passages seldom meet in one topic.
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
    held = Counter(passage.account for passage in passages)
    pairs, values, rows = [], [], []
    for number, topic in enumerate(topics):
        touched = {part.account for part in topic.emphasis if part.first is not None}
        for left, right in combinations(accounts, 2):
            if not {left.id, right.id} & touched:
                continue
            if not comparable(left, right):
                continue
            first, second = sorted((left, right), key=lambda account: (account.text, account.id))
            for measure in _COMPARED:
                value, row = _apart(drawn[first.id][number][measure], drawn[second.id][number][measure])
                pairs.append((topic.id, left.id, right.id, measure, first is not left))
                values.append(value)
                rows.append(row)
    found = []
    for (topic_id, left_id, right_id, measure, swapped), value, interval in zip(
        pairs, values, _intervals(np.stack(rows)) if rows else (), strict=True
    ):
        if swapped:
            value, interval = 0.0 - value, (0.0 - interval[1], 0.0 - interval[0])
        interval = _reaching(interval, held[left_id], held[right_id])
        differs = interval[0] > 0 or interval[1] < 0
        found.append(Difference(topic_id, left_id, right_id, measure, value, interval, differs))
    return tuple(found)


def comparable(left: Account, right: Account) -> bool:
    """Return whether what two accounts make of topics can be compared: in two languages passages seldom meet."""
    languages = {primary(left.language), primary(right.language)}
    return len(languages) < 2 or UNKNOWN in languages


def _reaching(interval: tuple[float, float], left: int, right: int) -> tuple[float, float]:
    """Widen the interval of a difference to what so many passages can tell at most."""
    if min(left, right) < 2:
        return (-1.0, 1.0)
    # How probable it is, both ways, that passages dealt out at random are as cleanly apart as can be (Fisher 1935).
    if 2 / comb(left + right, left) > _CHANCE:
        return (min(interval[0], 0.0), max(interval[1], 0.0))
    return interval


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


def _anything(rows: _Floats) -> list[tuple[float, float]]:
    """Return the interval of what nothing is known of."""
    return [(0.0, 1.0)] * len(rows)


def _intervals(rows: _Floats) -> list[tuple[float, float]]:
    """Return the interval of each row of resamples, all at once.

    What np.percentile would give, without the masked arrays that it imports.
    """
    rows = np.sort(rows, axis=1)
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
    end = text.find("\n", first.end)
    return [
        row < _LEAD and (row == 0 or end < 0 or passage.span.start < end) for row, passage in enumerate(passages)
    ]
