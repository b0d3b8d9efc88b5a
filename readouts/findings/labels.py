"""Labels of topics: phrases taken from the texts themselves."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from readouts.text.places import find_place
from readouts.text.tokens import Words, register
from readouts.text.tokens import stems as stems_of

if TYPE_CHECKING:
    from readouts.findings.topics import Member

_LONGEST = 3
_PHRASES = 2
_WEIGHTY = 0.2
_GAP = re.compile(r"[\s\-]*")
_LESS_COMMON_ELSEWHERE = 0.5
_WORTH_ADDING = 0.25
"""Share of the first phrase's score from which a second one is added."""
_NO_MATTER = 0.3
"""What a phrase with a word of the register or with a speaker is worth: "Roe underscored" names no matter."""


def stem_counts(members: Sequence["Member"]) -> Counter[str]:
    """Count for each stem the members that have it."""
    return Counter(stem for member in members for stem in set(member.stems))


def speakers(members: Sequence["Member"]) -> frozenset[str]:
    """Return the stems of the names of those who speak in an event, but for places: they talk, it is about them."""
    said = {member.passage.attribution.speaker for member in members if member.passage.attribution}
    names = {word for name in said if name for word in name.split() if find_place(word) is None}
    return frozenset(stem for name in names for stem in stems_of(name))


def label(
    group: Sequence["Member"], overall: Counter[str], size: int, speaking: frozenset[str] = frozenset()
) -> str:
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
    counts, others = stem_counts(group), max(1, size - len(group))
    inside = {stem: count / len(group) for stem, count in counts.items()}
    outside = {stem: (overall[stem] - count) / others for stem, count in counts.items()}
    phrases: dict[tuple[str, ...], float] = {}
    surfaces: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for member in group:
        for stems, weights, surface in _runs(member):
            value = sum(
                weight * max(0.05, inside[stem] - _LESS_COMMON_ELSEWHERE * outside[stem])
                for stem, weight in zip(stems, weights, strict=True)
            )
            phrases[stems] = max(phrases.get(stems, 0.0), value * _worth(stems, speaking))
            surfaces[stems][surface] += 1
    chosen: list[tuple[str, ...]] = []
    for stems in sorted(phrases, key=lambda stems: (-round(phrases[stems], 6), stems)):
        if chosen and phrases[stems] < _WORTH_ADDING * phrases[chosen[0]]:
            break
        adds_speaker = bool(chosen) and speaking.isdisjoint(chosen[0]) and not speaking.isdisjoint(stems)
        if not (adds_speaker or any(set(stems) & set(other) for other in chosen)):
            chosen.append(stems)
        if len(chosen) == _PHRASES:
            break
    names = [min(surfaces[stems].items(), key=lambda item: (-item[1], item[0]))[0] for stems in chosen]
    return " · ".join(names) or "…"


def _worth(stems: Sequence[str], speaking: frozenset[str]) -> float:
    """Return what a phrase is worth as a label: little where it names no matter, less where it runs over a name."""
    if speaking.isdisjoint(stems):
        return 1.0 if register().isdisjoint(stems) else _NO_MATTER
    return _NO_MATTER if speaking.issuperset(stems) else _NO_MATTER**2


def _runs(member: "Member") -> list[tuple[tuple[str, ...], tuple[float, ...], str]]:
    """Return every run of one to three weighty words with nothing but space or hyphens between them."""
    found: Words = member.reading.words
    text = member.reading.account.text
    inside = member.reading.rows_of_each[member.row]
    stems, weights, spans = found.stems[inside], found.weights[inside].tolist(), found.spans[inside].tolist()
    runs = []
    for first, (start, _) in enumerate(spans):
        for last in range(first, min(first + _LONGEST, len(spans))):
            if weights[last] < _WEIGHTY:
                break
            if last > first and not _GAP.fullmatch(text, spans[last - 1][1], spans[last][0]):
                break
            rows = slice(first, last + 1)
            runs.append((stems[rows], tuple(weights[rows]), " ".join(text[start : spans[last][1]].split())))
    return runs
