"""Labels of topics: phrases taken from the texts themselves."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from readouts.findings.members import Member
from readouts.text.places import find_place
from readouts.text.tokens import Words, register
from readouts.text.tokens import stems as stems_of

_LONGEST = 3
_PHRASES = 2
_WEIGHTY = 0.2
_GAP = re.compile(r"[\s\-]*")
_LESS_COMMON_ELSEWHERE = 0.5
_LEAST_APART = 0.05
"""How far a word sets a group apart at least, even one that is commoner elsewhere."""
_WORTH_ADDING = 0.25
"""Share of the first phrase's score from which a second one is added."""
_NO_MATTER = 0.3
"""What a phrase with a word of the register or with a speaker is worth: "Roe underscored" names no matter."""


def stem_counts(members: Sequence[Member]) -> Counter[str]:
    """Count for each stem the members that have it."""
    return Counter(stem for member in members for stem in set(member.stems))


def speakers(members: Sequence[Member]) -> frozenset[str]:
    """Return the stems of the names of those who speak in an event, but for places: they talk, it is about them."""
    said = {member.passage.attribution.speaker for member in members if member.passage.attribution}
    names = {word for name in said if name for word in name.split() if find_place(word) is None}
    return frozenset(stem for name in names for stem in stems_of(name))


def label(group: Sequence[Member], overall: Counter[str], size: int, speaking: frozenset[str] = frozenset()) -> str:
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
    str
        One or two phrases of up to three words as they stand in the texts, joined by a middle dot.

    Notes
    -----
    A phrase is a run of weighty words within punctuation. Its score is the sum of its words' weights, each
    times the share of the group's passages that have it, less half its share elsewhere; a phrase with a word of
    the register of readouts or with a speaker's name counts little. The second phrase shares no word with the
    first; it is left out where it says far less, or adds a speaker to a matter.
    """
    others = max(1, size - len(group))
    sets_apart = {
        stem: max(_LEAST_APART, count / len(group) - _LESS_COMMON_ELSEWHERE * (overall[stem] - count) / others)
        for stem, count in stem_counts(group).items()
    }
    phrases: dict[tuple[str, ...], float] = {}
    surfaces: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for member in group:
        for stems, value, surface in _runs(member, sets_apart):
            phrases[stems] = max(phrases.get(stems, 0.0), value)
            surfaces[stems].append(surface)
    for stems in phrases:
        phrases[stems] *= _worth(stems, speaking)
    chosen: list[tuple[str, ...]] = []
    for stems in sorted(phrases, key=lambda stems: (-round(phrases[stems], 6), stems)):
        if chosen and phrases[stems] < _WORTH_ADDING * phrases[chosen[0]]:
            break
        adds_speaker = bool(chosen) and speaking.isdisjoint(chosen[0]) and not speaking.isdisjoint(stems)
        if not (adds_speaker or any(set(stems) & set(other) for other in chosen)):
            chosen.append(stems)
        if len(chosen) == _PHRASES:
            break
    return " · ".join(_commonest(surfaces[stems]) for stems in chosen) or "…"


def _commonest(surfaces: Sequence[str]) -> str:
    counted = Counter(" ".join(surface.split()) for surface in surfaces)
    return min(counted.items(), key=lambda item: (-item[1], item[0]))[0]


def _worth(stems: Sequence[str], speaking: frozenset[str]) -> float:
    """Return what a phrase is worth as a label: little where it names no matter, less where it runs over a name."""
    if speaking.isdisjoint(stems):
        return 1.0 if register().isdisjoint(stems) else _NO_MATTER
    return _NO_MATTER if speaking.issuperset(stems) else _NO_MATTER**2


def _runs(member: Member, sets_apart: Mapping[str, float]) -> Iterator[tuple[tuple[str, ...], float, str]]:
    """Yield every run of one to three weighty words with but space or hyphens between them, and its worth."""
    found: Words = member.reading.words
    text = member.reading.account.text
    inside = member.reading.rows_of_each[member.row]
    stems, weights, spans = found.stems[inside], found.weights[inside].tolist(), found.spans[inside].tolist()
    values = [weight * sets_apart[stem] for stem, weight in zip(stems, weights, strict=True)]
    for first, (start, _) in enumerate(spans):
        value = 0.0
        for last in range(first, min(first + _LONGEST, len(spans))):
            if weights[last] < _WEIGHTY:
                break
            if last > first and not _GAP.fullmatch(text, spans[last - 1][1], spans[last][0]):
                break
            value += values[last]
            yield stems[first : last + 1], value, text[start : spans[last][1]]
