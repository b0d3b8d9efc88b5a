"""Topics: the passages of all accounts, grouped by matter, labelled, and weighed per account."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from readouts.align import EncodedReading
from readouts.findings.emphasis import Shares
from readouts.findings.labels import label, stem_counts
from readouts.text.tokens import words
from readouts.types import Passage, Topic

CLUSTERED = 600
"""Passages clustered against each other; the rest join the nearest topic, so that time grows in step."""
_LEAST, _MOST = 0.30, 0.60
"""Bounds of the mean cosine at which two groups are one topic."""
_SPREADS = 0.5
"""How far above the event's own mean cosine that lies, in standard deviations: the passages of one event are
all near each other, so no fixed cosine separates its topics."""
_SAYS_SOMETHING = 0.2
_LEAST_CONTENT = 2


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """A passage with the reading it belongs to and its row in that reading's encoding."""

    reading: EncodedReading
    passage: Passage
    row: int

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems of the passage's words, in order."""
        found = self.reading.words
        return found.stems[found.inside(self.passage.span.start, self.passage.span.end)]

    @property
    def says_something(self) -> bool:
        """Whether the passage has content at all; "Thank you." has none."""
        found = self.reading.words
        weights = found.weights[found.inside(self.passage.span.start, self.passage.span.end)]
        return int((weights >= _SAYS_SOMETHING).sum()) >= _LEAST_CONTENT


def find_topics(readings: Sequence[EncodedReading], *, topic_words: Sequence[str] = ()) -> tuple[Topic, ...]:
    """Group the passages of all accounts by matter.

    Parameters
    ----------
    readings : sequence of EncodedReading
        The accounts; their order changes nothing but the order of each topic's `emphasis`.
    topic_words : sequence of str, optional
        The user's own topics, each as words and phrases between commas ("olympics, winter games"). A passage
        with any of them belongs to the first such topic, whose label is its first word or phrase; a topic
        that no account mentions is kept, without passages.

    Returns
    -------
    tuple of Topic
        The user's topics first, in their order, then the others, largest first by mean share of words.
        Passages that say next to nothing are in none.

    Notes
    -----
    Average-linkage clustering (Sokal and Michener 1958) of passage vectors.
    """
    members = [
        Member(reading, passage, row)
        for reading in sorted(readings, key=lambda reading: reading.account.id)
        for row, passage in enumerate(reading.passages)
    ]
    watched: list[list[Member]] = [[] for _ in topic_words]
    free: list[Member] = []
    phrases = [_phrases(line) for line in topic_words]
    for member in members:
        own = next((n for n, options in enumerate(phrases) if _mentions(member, options)), None)
        if own is not None:
            watched[own].append(member)
        elif member.says_something:
            free.append(member)
    shares = [Shares(reading) for reading in readings]
    overall = stem_counts(members)
    named = [
        _topic(line.split(",")[0].strip(), group, shares) for line, group in zip(topic_words, watched, strict=True)
    ]
    found = [_topic(label(group, overall, len(members)), group, shares) for group in _cluster(free)]
    found.sort(key=lambda topic: (-sum(part.share for part in topic.emphasis), topic.passages))
    return tuple(replace(topic, id=f"t{n}") for n, topic in enumerate(_ranked([*named, *found], readings), start=1))


def _topic(name: str, group: Sequence[Member], shares: Sequence[Shares]) -> Topic:
    passages = tuple(member.passage.id for member in group)
    return Topic("", name, passages, tuple(share.emphasis(frozenset(passages)) for share in shares))


def _ranked(found: Sequence[Topic], readings: Sequence[EncodedReading]) -> list[Topic]:
    """Fill in each topic's place among the topics of each account."""
    ranks: list[dict[int, int]] = []
    for column in range(len(readings)):
        present = [n for n, topic in enumerate(found) if topic.emphasis[column].first is not None]
        present.sort(key=lambda n: (-found[n].emphasis[column].share, found[n].emphasis[column].first))
        ranks.append({n: place for place, n in enumerate(present, start=1)})
    return [
        replace(
            topic,
            emphasis=tuple(replace(part, rank=ranks[c].get(n)) for c, part in enumerate(topic.emphasis)),
        )
        for n, topic in enumerate(found)
    ]


def _phrases(line: str) -> tuple[tuple[str, ...], ...]:
    return tuple(stems for part in line.split(",") if (stems := words(part).stems))


def _mentions(member: Member, phrases: Sequence[tuple[str, ...]]) -> bool:
    stems = member.stems
    return any(
        stems[i : i + len(phrase)] == phrase for phrase in phrases for i in range(len(stems) - len(phrase) + 1)
    )


def _cluster(members: Sequence[Member]) -> list[list[Member]]:
    """Group members by their vectors; those beyond the bound join the group they are nearest to."""
    if len(members) < 2:
        return [list(members)] if members else []
    vectors = np.stack([member.reading.encoding.passages[member.row] for member in members]).astype(np.float64)
    step = -(-len(members) // CLUSTERED)
    core = np.arange(0, len(members), step)
    labels = _average_linkage(vectors[core])
    count = int(labels.max()) + 1
    centres = np.stack([vectors[core][labels == n].mean(axis=0) for n in range(count)])
    nearest = np.round(vectors @ centres.T, 6).argmax(axis=1)
    nearest[core] = labels
    groups = [[members[int(i)] for i in np.flatnonzero(nearest == n)] for n in range(count)]
    return [group for group in groups if group]


def _average_linkage(vectors: NDArray[np.float64]) -> NDArray[np.int64]:
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    if len(vectors) < 2:
        return np.zeros(len(vectors), dtype=np.int64)
    cosines = np.round(np.clip(vectors @ vectors.T, -1.0, 1.0), 4)
    pairs = squareform(1.0 - cosines, checks=False)
    cut = float(np.clip((1.0 - pairs).mean() + _SPREADS * pairs.std(), _LEAST, _MOST))
    labels: NDArray[np.int64] = fcluster(linkage(pairs, method="average"), t=1.0 - cut, criterion="distance")
    return labels - 1
