"""Labels of topics: phrases taken from the texts themselves."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from readouts.findings.members import Member
from readouts.findings.whole_phrases import WholePhrases
from readouts.text.places import find_place
from readouts.text.tokens import SAYS_SOMETHING, Words, register
from readouts.text.tokens import stems as stems_of

_LONGEST = 3
_PHRASES = 2
_PLACES = 4
"""Places looked at for how a phrase is written."""
_GAP = re.compile(r"[\s\-]*")
_LESS_COMMON_ELSEWHERE = 0.5
_LEAST_APART = 0.05
"""How far a word sets a group apart at least, even one that is commoner elsewhere."""
_WORTH_ADDING = 0.25
"""Share of the first phrase's score from which a second one is added."""
_NO_MATTER = 0.3
"""What a phrase with a word of the register or with a speaker is worth: "Roe underscored" names no matter."""
_OPENING = 24
"""Characters of its first passage by which a group is called where no phrase can stand by itself."""


def stem_counts(members: Sequence[Member]) -> Counter[str]:
    """Count for each stem the members that have it."""
    return Counter(stem for member in members for stem in set(member.stems))


def speakers(members: Sequence[Member]) -> frozenset[str]:
    """Return the stems of the names of those who speak in an event, but for places: they talk, it is about them."""
    said = {member.passage.attribution.speaker for member in members if member.passage.attribution}
    names = {word for name in said if name for word in name.split() if find_place(word) is None}
    return frozenset(stem for name in names for stem in stems_of(name))


def labels(
    group: Sequence[Member], overall: Counter[str], size: int, speaking: frozenset[str] = frozenset()
) -> tuple[str, dict[str, str]]:
    """Name a group of passages by the phrases that set it apart.

    Parameters
    ----------
    group : sequence of Member
        The passages of one topic.
    overall : Counter of str
        For each stem, how many passages of the whole event have it.
    size : int
        How many passages the event has.
    speaking : frozenset of str, optional
        Stems of the names of its speakers.

    Returns
    -------
    str, dict of str to str
        One or two phrases as they stand in the texts, joined by a middle dot; and for each account that
        touches the topic such phrases of its own passages, since what the other side says of a matter may be
        what it leaves out.

    Notes
    -----
    A phrase is a run of weighty words within punctuation, with the rest of the names and numbers at its ends.
    Its score is the sum of the weights of the run, each times the share of the group's passages that have it,
    less half its share elsewhere; a phrase with a word of the register of readouts or with a speaker's name counts
    little. The second phrase shares no word with the first; it is left out where it says far less, or adds a
    speaker to a matter.
    """
    others = max(1, size - len(group))
    sets_apart = {
        stem: max(_LEAST_APART, count / len(group) - _LESS_COMMON_ELSEWHERE * (overall[stem] - count) / others)
        for stem, count in stem_counts(group).items()
    }
    runs = _Runs(group, sets_apart, speaking)
    chosen = runs.best(range(len(group)))
    whole = " · ".join(surface for _, surface in chosen) or _opening(group)
    by_account: dict[str, list[int]] = defaultdict(list)
    for number, member in enumerate(group):
        by_account[member.passage.account].append(number)
    if len(by_account) < 2:
        return whole, dict.fromkeys(by_account, whole)
    return whole, {
        account: " · ".join(surface for _, surface in runs.best(own)) or _opening([group[n] for n in own])
        for account, own in by_account.items()
    }


class _Runs:
    """The runs of one to three weighty words of a group's passages, with what each is worth as a label."""

    def __init__(self, group: Sequence[Member], sets_apart: Mapping[str, float], speaking: frozenset[str]) -> None:
        self._group, self._speaking = group, speaking
        self._words = [_words(member) for member in group]
        self._places: dict[tuple[str, ...], list[tuple[int, int, int]]] = defaultdict(list)
        self._values: dict[tuple[str, ...], float] = {}
        for number, member in enumerate(group):
            for stems, value, first, last in _runs(member.reading.account.text, self._words[number], sets_apart):
                self._values[stems] = max(self._values.get(stems, 0.0), value)
                self._places[stems].append((number, first, last))
        for stems in self._values:
            self._values[stems] *= _worth(stems, speaking)
        self._ranked = sorted(self._values, key=lambda stems: (-round(self._values[stems], 6), stems))
        self._whole: dict[int, WholePhrases] = {}

    def best(self, members: Collection[int]) -> list[tuple[tuple[str, ...], str]]:
        """Return the one or two phrases of some members that are worth most, each as they write it most often."""
        chosen: list[tuple[tuple[str, ...], str]] = []
        least = 0.0
        for run in self._ranked:
            if self._values[run] < least:
                break
            silent = self._speaking.isdisjoint(run)
            adds_speaker = bool(chosen) and self._speaking.isdisjoint(chosen[0][0]) and not silent
            if adds_speaker or any(set(run) & set(other) for other, _ in chosen):
                continue
            written = self._written(run, members)
            if written is None or any(set(written[0]) & set(other) for other, _ in chosen):
                continue
            if silent and not self._speaking.isdisjoint(written[0]):
                continue  # made whole, "Northern" is "the Northern Minister Aalto"
            least = least or _WORTH_ADDING * self._values[run]
            chosen.append(written)
            if len(chosen) == _PHRASES:
                break
        return chosen

    def _written(self, run: tuple[str, ...], members: Collection[int]) -> tuple[tuple[str, ...], str] | None:
        """Return a run made whole, its stems and how it is written; ``None`` where it cannot stand by itself."""
        counted: Counter[tuple[tuple[str, ...], str]] = Counter()
        places = (place for place in self._places[run] if place[0] in members)
        for number, first, last in islice(places, _PLACES):
            member = self._group[number]
            if number not in self._whole:
                _, spans, weights = self._words[number]
                self._whole[number] = WholePhrases(member.reading.account.text, spans, weights)
            if whole := self._whole[number].around(first, last):
                start, end, surface = whole
                counted[self._words[number][0][start : end + 1], " ".join(surface.split())] += 1
        return min(counted, key=lambda one: (-counted[one], one)) if counted else None


_Words = tuple[tuple[str, ...], list[tuple[int, int]], list[float]]


def _words(member: Member) -> _Words:
    """Return the stems, the spans and the weights of a passage's words."""
    found: Words = member.reading.words
    inside = member.reading.rows_of_each[member.row]
    spans: list[tuple[int, int]] = found.spans[inside].tolist()
    return found.stems[inside], spans, found.weights[inside].tolist()


def _runs(
    text: str, words: _Words, sets_apart: Mapping[str, float]
) -> Iterator[tuple[tuple[str, ...], float, int, int]]:
    """Yield every run of one to three weighty words with but space or hyphens between them, and its worth."""
    stems, spans, weights = words
    values = [weight * sets_apart[stem] for stem, weight in zip(stems, weights, strict=True)]
    for first in range(len(spans)):
        value = 0.0
        for last in range(first, min(first + _LONGEST, len(spans))):
            if weights[last] < SAYS_SOMETHING:
                break
            if last > first and not _GAP.fullmatch(text, spans[last - 1][1], spans[last][0]):
                break
            value += values[last]
            yield stems[first : last + 1], value, first, last


def _opening(group: Sequence[Member]) -> str:
    """Return how the first passage begins: that of a line of numbers, or of an address."""
    if not group:
        return "…"
    said = " ".join(group[0].passage.span.of(group[0].reading.account.text).split())
    return said if len(said) <= _OPENING else f"{said[:_OPENING].rpartition(' ')[0] or said[:_OPENING]} …"


def _worth(stems: Sequence[str], speaking: frozenset[str]) -> float:
    """Return what a phrase is worth as a label: little where it names no matter, less where it runs over a name."""
    if speaking.isdisjoint(stems):
        return 1.0 if register().isdisjoint(stems) else _NO_MATTER
    return _NO_MATTER if speaking.issuperset(stems) else _NO_MATTER**2
