"""Topics: the passages of all accounts, grouped by matter, labelled, and weighed per account."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from readouts.accounts.bounds import read_bytes, shown
from readouts.align import EncodedReading
from readouts.errors import InputError
from readouts.findings.emphasis import Scales
from readouts.findings.labels import labels, speakers, stem_counts
from readouts.findings.lexicon import Lexicon
from readouts.findings.members import Member
from readouts.findings.wording import find_wording
from readouts.text.tokens import stems
from readouts.types import Topic

CLUSTERED = 600
"""Passages clustered against each other; the rest join the nearest topic, so that time grows in step."""
_LEAST, _MOST = 0.30, 0.60
"""Bounds of the mean cosine at which two groups are one topic."""
_SPREADS = 0.5
"""How far above the event's own mean cosine that lies, in standard deviations: the passages of one event are
all near each other, so no fixed cosine separates its topics."""
_LARGEST_LIST = 100_000
"""Bytes of a user's list of topics."""
_MOST_TOPICS = 200


def find_topics(
    readings: Sequence[EncodedReading], *, topic_words: Sequence[str] = (), lexicon: Lexicon | None = None
) -> tuple[Topic, ...]:
    """Group the passages of all accounts by matter.

    Parameters
    ----------
    readings : sequence of EncodedReading
        The accounts; their order changes nothing but the order of each topic's `emphasis`.
    topic_words : sequence of str, optional
        The user's own topics, each as words and phrases between commas ("olympics, winter games"). A passage
        with any of them belongs to the first such topic, whose label is its first word or phrase; a topic
        that no account mentions is kept, without passages. Before a colon stands a label of your own.
    lexicon : mapping of str to sequence of str, optional
        Which words are strong, for the strength of emphasis; that of the package where not given.

    Returns
    -------
    tuple of Topic
        The user's topics first, in their order, then the others, largest first by mean share of words.
        Passages that say next to nothing are in none, and neither are questions, titles and a page's furniture,
        unless they have words of the user's.

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
    asked, phrases = zip(*(_split(line) for line in topic_words), strict=True) if topic_words else ((), ())
    for member in members:
        own = next((n for n, options in enumerate(phrases) if _mentions(member, options)), None)
        if own is not None:
            watched[own].append(member)
        elif member.says_something:
            free.append(member)
    scales = [
        Scales(reading.account, reading.passages, find_wording([reading.account], reading.passages, lexicon))
        for reading in readings
    ]
    overall, speaking = stem_counts(members), speakers(members)
    groups = _cluster(free)
    called = [labels(group, overall, len(members), speaking) for group in groups]
    names = [*asked, *(whole for whole, _ in called)]
    measured = _measured(names, [*watched, *groups], scales)
    named = measured[: len(asked)]
    found = [_called(topic, own) for topic, (_, own) in zip(measured[len(asked) :], called, strict=True)]
    found.sort(key=lambda topic: (-sum(part.share for part in topic.emphasis), topic.passages))
    return tuple(replace(topic, id=f"t{n}") for n, topic in enumerate(_ranked([*named, *found], readings), start=1))


def read_topics(path: str | Path) -> tuple[str, ...]:
    """Read a list of topics to look for.

    Parameters
    ----------
    path : str or Path
        A text file: a topic a line, as words and phrases between commas, with a label before a colon as wished
        ("Olympics: winter games, opening ceremony"). Empty lines and what follows "#" are left out.

    Returns
    -------
    tuple of str
        The lines, for `topic_words` of :func:`readouts.compare`.

    Raises
    ------
    InputError
        If the file cannot be read or names no topic.
    """
    where = shown(path)
    try:
        text = read_bytes(Path(path), limit=_LARGEST_LIST).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("the list of topics is no UTF-8 text", where=where, mend="save it as UTF-8") from None
    lines = tuple(line for raw in text.splitlines() if (line := raw.partition("#")[0].strip(" ,:\t")))
    if not any(_split(line)[1] for line in lines) or len(lines) > _MOST_TOPICS:
        raise InputError(
            f"a list of topics names 1 to {_MOST_TOPICS} of them",
            where=where,
            mend="write a topic a line, as words and phrases between commas",
        )
    return lines


def _measured(names: Sequence[str], groups: Sequence[Sequence[Member]], scales: Sequence[Scales]) -> list[Topic]:
    passages = [tuple(member.passage.id for member in group) for group in groups]
    asked = [(frozenset(own), name) for own, name in zip(passages, names, strict=True)]
    by_account = [scale.emphases(asked) for scale in scales]
    columns = zip(names, passages, zip(*by_account, strict=True), strict=True)
    return [Topic("", name, own, emphasis) for name, own, emphasis in columns]


def _called(topic: Topic, own: Mapping[str, str]) -> Topic:
    """Give each account's part of a topic the phrases of its own passages."""
    return replace(topic, emphasis=tuple(replace(part, label=own.get(part.account, "")) for part in topic.emphasis))


def _ranked(found: Sequence[Topic], readings: Sequence[EncodedReading]) -> list[Topic]:
    """Fill in each topic's place among the topics of each account, by share and by score."""
    ranks, places = [], []
    for column in range(len(readings)):
        parts = {n: t.emphasis[column] for n, t in enumerate(found) if t.emphasis[column].first is not None}
        by_share = sorted(parts, key=lambda n: (-parts[n].share, parts[n].first))
        by_score = sorted(parts, key=lambda n: (-parts[n].score.value, parts[n].first))
        ranks.append({n: place for place, n in enumerate(by_share, start=1)})
        places.append({n: place for place, n in enumerate(by_score, start=1)})
    return [
        replace(
            topic,
            emphasis=tuple(
                replace(part, rank=ranks[c].get(n), place=places[c].get(n)) for c, part in enumerate(topic.emphasis)
            ),
        )
        for n, topic in enumerate(found)
    ]


def _split(line: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """Return the label of a user's topic and the stems of its phrases."""
    name, colon, listed = line.partition(":")
    phrases = (listed if listed.strip() else name).split(",")
    label_text = name if colon else name.split(",")[0]
    return label_text.strip(), tuple(found for part in phrases if (found := stems(part)))


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
    """Join the two nearest groups for as long as their mean cosine is high enough.

    Written here because importing scipy for it takes longer than comparing two readouts does.
    """
    count = len(vectors)
    if count < 2:
        return np.zeros(count, dtype=np.int64)
    apart = 1.0 - np.round(np.clip(vectors @ vectors.T, -1.0, 1.0), 4)
    pairs = apart[np.triu_indices(count, 1)]
    furthest = 1.0 - float(np.clip((1.0 - pairs).mean() + _SPREADS * pairs.std(), _LEAST, _MOST))
    np.fill_diagonal(apart, np.inf)
    sizes, labels = np.ones(count), np.arange(count)
    while True:
        one, other = divmod(int(apart.argmin()), count)
        if not apart[one, other] <= furthest:
            break
        mean = (sizes[one] * apart[one] + sizes[other] * apart[other]) / (sizes[one] + sizes[other])
        apart[other] = apart[:, other] = np.inf
        mean[[one, other]] = np.inf
        apart[one] = apart[:, one] = mean
        sizes[one] += sizes[other]
        labels[labels == other] = one
    # What np.unique would number, without the masked arrays that it imports.
    used = np.flatnonzero(np.bincount(labels, minlength=count))
    return np.searchsorted(used, labels).astype(np.int64)
