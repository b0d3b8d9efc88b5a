"""Labels of topics: phrases taken from the texts themselves."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice

from readouts.align import Reading
from readouts.findings.members import Member
from readouts.findings.whole_phrases import WholePhrases
from readouts.text.language import is_english
from readouts.text.noun_phrases import Nouns
from readouts.text.number_words import NUMBERS
from readouts.text.places import find_place
from readouts.text.proper_names import TITLES
from readouts.text.tokens import SAYS_SOMETHING, Words, register, rejoined
from readouts.text.tokens import stems as stems_of

_LONGEST = 3
_LONGEST_NOUNS = 4
_LONGEST_JOINED = 5
_SHARED = 2
"""Passages that share the nouns of a phrase with "of"."""
_JOINED = 0.95
"""What a phrase with "of" keeps of its worth, which is clumsier than one without."""
_PHRASES = 2
_PLACES = 4
"""Places looked at for how a phrase is written."""
_GAP = re.compile(r"[\s\-]*")
_LESS_COMMON_ELSEWHERE = 0.5
_LEAST_APART = 0.05
"""How far a word sets a group apart at least, even one that is commoner elsewhere."""
_WORTH_ADDING = 0.4
"""Share of the first phrase's score from which a second one is added."""
_NUMBERED = 0.95
"""What a phrase keeps of its worth with a number in it, which the next account may put otherwise."""
_DAMPED = 0.3
"""How far length is held against a phrase: 0 would be not at all, 1 wholly."""
_LIGHT = 0.33
"""Weight from which a word may be a label by itself: "room" is none, "grain" is."""
_UNCOMMON = 0.55
"""Weight from which a word of a source's name is no common word: "Xinhua" is none."""
_AMOUNT = 0.5
"""What a mere amount is worth as a label."""
_NO_MATTER = 0.3
"""What a phrase with a title or with a speaker in it is worth: "Minister Roe’s plan"."""
_COUNTRY = 0.7
"""What a country is worth by itself: most of what the accounts say is about some."""
_CLOSING = frozenset(mark + space for mark in ",.;:!?" for space in ("", " ", "\n"))
_WITHIN = frozenset({"of", "the", "a", "an", "and", "for"})
_OPENING = 40
"""Characters of its first passage by which a group is called where no phrase can stand by itself."""


_TITLED = re.compile(
    r"\b(?:President|Minister|Secretary|Chancellor|Ambassador|Premier|King|Queen|Prince|Princess|Emir|Sheikh|Senator"
    r"|General|Admiral|Colonel|Commissioner|Governor|Mayor|Speaker|Director|Envoy|Representative|Chairman|Chairwoman"
    r"|Spokesman|Spokeswoman|Spokesperson|Mr|Mrs|Ms|Dr|Sir|PM|FM|DG)\b\.?"
    r"(?:\s+(?:of|for)(?:\s+[A-Z][\w’'-]+){1,3}?(?=(?:\s+[A-Z][\w’'-]+){2}(?!\s+[A-Z])))?"
    r"((?:\s+(?:Hon\.|H\.E\.|Mr\.?|Ms\.?|Dr\.?)|[^\S\n]+[A-Z][\w’'-]+){1,4})"
)
"""A title and what may be the name of whoever bears it."""
_EMPTY = """
end number year month week day hour minute time date place part way kind sort rest majority lot percent per cent
dollar euro pound yen yuan rouble ruble kilometre kilometer metre meter mile tonne ton kilogram kg thing step matter
side behalf manner basis case regard order fact view today morning afternoon evening half quarter northeast
northwest southeast southwest
"""
"""Words that end no phrase that names a matter: measures, times, and what says nothing without its "of"."""
_MATTERS = frozenset(
    """
    defence defense interior finance trade culture economy energy health national security high special state
    general foreign federal affairs justice judge chair cardinal major
    """.split()
)
"""Words of titles that name a matter as well."""
_NAMING = (TITLES - _MATTERS) | frozenset("hon h.e shri jr sr pm fm dg deputy counterpart colleague".split())
"""Words before a name, or behind it."""
_OWNING = re.compile(r"['’]s?$")
_QUOTED = re.compile(r"[\"“„«]([^\"”“»]+)")
_LONGER, _FEW, _CAPITALS = 4, 3, 0.7
"""From how many letters words are capitalised in a heading, how many of them tell, and what share of them is."""
_FOREIGN = frozenset(
    """
    le la les du des de et au aux avec dans pour sur une der die das und mit von vom zum zur den dem el los las del
    con por para una y il lo gli della di da e per med och og av på til om i w z na o do si se os das dos em ve ile
    """.split()
)
"""Words that hold a sentence together in other languages of the Latin alphabet."""


def stem_counts(members: Sequence[Member]) -> Counter[str]:
    """Count for each stem the members that have it."""
    return Counter(stem for member in members for stem in set(member.stems))


def speakers(members: Sequence[Member]) -> frozenset[str]:
    """Return the stems of the names of those who speak in an event, or bear a title, and of the sources.

    But for places: these are talked about. Sources with common words are not told from a matter.
    """
    said = {member.passage.attribution.speaker for member in members if member.passage.attribution}
    accounts = {member.reading.account.id: member.reading.account for member in members}.values()
    for account in accounts:
        said.update(_titled(account.text))
    for reading in {id(member.reading): member.reading for member in members}.values():
        stems = reading.words.stems
        for word in reading.account.source.split():
            (own, *_) = stems_of(word) or ("",)
            if own in reading.stems and reading.words.weights[stems.index(own)] >= _UNCOMMON:
                said.add(word)
    names = {word for name in said if name for word in name.split() if find_place(word) is None}
    return frozenset(stem for name in names for stem in stems_of(name))


@lru_cache(maxsize=64)
def _titled(text: str) -> frozenset[str]:
    """Return what stands behind titles."""
    return frozenset(match[1] for match in _TITLED.finditer(text))


def read_ahead(reading: Reading) -> None:
    """Find in an account what labels are made of, which takes nothing of its encoding."""
    if is_english(reading.account.language):
        reading.nouns  # noqa: B018 - kept with the reading
    _titled(reading.account.text)


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
    A phrase is one of nouns, in English, or else a run of weighty words within punctuation, with the rest of the
    names and numbers at its ends. Its score is the sum of the weights of its words, each times the share of the
    group's passages that have it, less half its share elsewhere, and damped by its length; numbers add nothing, and
    who speaks or bears a title is no matter. The second phrase shares no word with the first; it is left out where
    it says far less, or adds a speaker to a matter. Where there is no phrase, a passage is named by its opening.
    """
    others, counts = max(1, size - len(group)), stem_counts(group)
    sets_apart = {
        stem: max(_LEAST_APART, count / len(group) - _LESS_COMMON_ELSEWHERE * (overall[stem] - count) / others)
        for stem, count in counts.items()
    }
    phrases = _Phrases(group, counts, sets_apart, speaking)
    chosen = phrases.best(range(len(group)))
    whole = " · ".join(surface for _, surface in chosen) or _opening(group)
    by_account: dict[str, list[int]] = defaultdict(list)
    for number, member in enumerate(group):
        by_account[member.passage.account].append(number)
    if len(by_account) < 2:
        return whole, dict.fromkeys(by_account, whole)
    return whole, {
        account: " · ".join(surface for _, surface in phrases.best(own)) or _opening([group[n] for n in own])
        for account, own in by_account.items()
    }


class _Phrases:
    """The phrases that may name a group of passages, with what each is worth as a label."""

    def __init__(
        self,
        group: Sequence[Member],
        counts: Mapping[str, int],
        sets_apart: Mapping[str, float],
        speaking: frozenset[str],
    ) -> None:
        self._group, self._speaking = group, speaking
        self._words = [_words(member) for member in group]
        self._places: dict[tuple[str, ...], list[tuple[int, int, int]]] = defaultdict(list)
        self._values: dict[tuple[str, ...], float] = {}
        for number, member in enumerate(group):
            for phrase, value, first, last in _candidates(member, self._words[number], sets_apart, counts):
                self._values[phrase] = max(self._values.get(phrase, 0.0), value)
                self._places[phrase].append((number, first, last))
        for phrase, places in self._places.items():
            self._values[phrase] *= self._worth(phrase, *places[0])
        self._ranked = sorted(self._values, key=lambda phrase: (-round(self._values[phrase], 6), phrase))
        self._whole: dict[int, WholePhrases] = {}

    def best(self, members: Collection[int]) -> list[tuple[tuple[str, ...], str]]:
        """Return the one or two phrases of some members that are worth most, each as they write it most often."""
        chosen: list[tuple[tuple[str, ...], str]] = []
        least = 0.0
        for phrase in self._ranked:
            value = self._values[phrase]
            if value < least or not value:
                break
            if any(_overlap(phrase, other) for other, _ in chosen):
                continue
            if chosen and not self._speaking.isdisjoint(phrase) and self._speaking.isdisjoint(chosen[0][0]):
                continue
            written = self._written(phrase, members)
            if written is None or any(_overlap(written[0], other) for other, _ in chosen):
                continue
            least = least or _WORTH_ADDING * value
            chosen.append(written)
            if len(chosen) == _PHRASES:
                break
        return chosen

    def _written(self, phrase: tuple[str, ...], members: Collection[int]) -> tuple[tuple[str, ...], str] | None:
        """Return a phrase made whole, its stems and how it is written; ``None`` where it cannot stand by itself."""
        counted: Counter[tuple[tuple[str, ...], str]] = Counter()
        places = (place for place in self._places[phrase] if place[0] in members)
        for number, first, last in islice(places, _PLACES):
            stems, spans, weights = self._words[number]
            text = self._group[number].reading.account.text
            if _plain(text, spans[first][0], spans[last][1]):
                counted[phrase, text[spans[first][0] : spans[last][1]]] += 1
                continue
            if number not in self._whole:
                self._whole[number] = WholePhrases(text, spans, weights)
            if whole := self._whole[number].around(first, last):
                start, end, surface = whole
                found = stems[start : end + 1]
                # Made whole, "Northern" may be "the Northern Minister Aalto".
                if found == phrase or self._worth(found, number, start, end) >= self._worth(
                    phrase, number, first, last
                ):
                    counted[found, " ".join(rejoined(surface).split())] += 1
        return min(counted, key=lambda one: (-counted[one], one)) if counted else None

    def _worth(self, phrase: Sequence[str], number: int, first: int, last: int) -> float:
        text, spans = self._group[number].reading.account.text, self._words[number][1]
        if text[spans[first][0] : spans[last][1]].islower() and self._speaking.isdisjoint(phrase):
            return 0.0 if phrase[-1] in _empty() or register().issuperset(phrase) else 1.0
        words = [_OWNING.sub("", text[slice(*span)]).casefold() for span in spans[first : last + 1]]
        return _worth(phrase, words, self._speaking)


_Words = tuple[tuple[str, ...], list[tuple[int, int]], list[float]]


def _words(member: Member) -> _Words:
    """Return the stems, the spans and the weights of a passage's words."""
    found: Words = member.reading.words
    inside = member.reading.rows_of_each[member.row]
    spans: list[tuple[int, int]] = found.spans[inside].tolist()
    return found.stems[inside], spans, found.weights[inside].tolist()


def _candidates(
    member: Member, words: _Words, sets_apart: Mapping[str, float], counts: Mapping[str, int]
) -> Iterator[tuple[tuple[str, ...], float, int, int]]:
    """Yield what may name a matter in a passage, and its worth: phrases of nouns, but for headings.

    A phrase has all the ends of one of nouns: "grain export corridor", "export corridor", "corridor". In a language
    whose nouns are not known, it is any run of one to three weighty words.
    """
    stems, spans, weights = words
    reading, text = member.reading, member.reading.account.text
    values = [weight * sets_apart[stem] for stem, weight in zip(stems, weights, strict=True)]
    if not is_english(reading.account.language):
        for first, last in _runs(text, spans, weights):
            yield stems[first : last + 1], sum(values[first : last + 1]), first, last
        return
    nouns = reading.nouns[member.row]
    if not nouns.phrases or _heading(text, spans, weights):
        return
    for start, last in nouns.phrases:
        value, telling = 0.0, 0
        for first in range(last, max(start, last - _LONGEST_NOUNS + 1) - 1, -1):
            if first not in nouns.numbers:
                value += values[first]
                telling += 1
            if not telling:
                yield stems[first : last + 1], _AMOUNT * values[first], first, last
            elif first < last or weights[last] >= _LIGHT:
                numbered = 1.0 if telling > last - first else _NUMBERED
                yield stems[first : last + 1], numbered * value / telling**_DAMPED, first, last
    for first, middle, last in _joined(nouns):
        # What one passage alone says so is clumsier than its nouns: "thirds of the wheat".
        if stems[middle] not in _empty() and min(counts[stems[row]] for row in (first, middle, last)) >= _SHARED:
            told = [row for row in range(first, last + 1) if weights[row] >= SAYS_SOMETHING]
            value = sum(values[row] for row in told) / max(1, len(told)) ** _DAMPED
            yield stems[first : last + 1], _JOINED * value, first, last


def _plain(text: str, start: int, end: int) -> bool:
    """Return whether words are whole as they stand: common ones, with no name, number or address about them."""
    said = text[start:end]
    if not (said.islower() and said.replace(" ", "").isalpha()) or not text[max(0, start - 1)].isspace():
        return False
    behind = text[end : end + 2]
    return NUMBERS.isdisjoint(said.split()) and (not behind or behind[0] in " \n" or behind in _CLOSING)


def _joined(nouns: Nouns) -> Iterator[tuple[int, int, int]]:
    """Yield the first, the middle and the last word of what "of" joins, as long as a label may be."""
    for one, other in nouns.joined:
        (start, middle), (_, last) = nouns.phrases[one], nouns.phrases[other]
        for first in range(middle, start - 1, -1):
            if last - first < _LONGEST_JOINED and nouns.numbers.isdisjoint(range(first, last + 1)):
                yield first, middle, last


def _runs(text: str, spans: Sequence[tuple[int, int]], weights: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Yield every run of one to three weighty words with but space or hyphens between them."""
    for first in range(len(spans)):
        for last in range(first, min(first + _LONGEST, len(spans))):
            if weights[last] < SAYS_SOMETHING:
                break
            if last > first and not _GAP.fullmatch(text, spans[last - 1][1], spans[last][0]):
                break
            yield first, last


def _heading(text: str, spans: Sequence[tuple[int, int]], weights: Sequence[float]) -> bool:
    """Return whether a passage is written as headings are, or in another language than English."""
    longer = [text[start] for start, end in spans if end - start >= _LONGER]
    if len(longer) >= _FEW and sum(map(str.isupper, longer)) > _CAPITALS * len(longer):
        return True
    # No English sentence is without one of the commonest words, and a line without is no sentence.
    if any(weight < SAYS_SOMETHING for weight in weights):
        return False
    return any(text[start:end].casefold() in _FOREIGN for start, end in spans)


@cache
def _empty() -> frozenset[str]:
    return frozenset(stems_of(_EMPTY))


def _overlap(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two phrases share a word but for "of" and the like."""
    return bool((set(one) & set(other)) - _WITHIN)


def names_matter(label: str) -> bool:
    """Return whether a label names a matter, and is not the beginning of a passage that names none."""
    return not label.endswith("…")


def _opening(group: Sequence[Member]) -> str:
    """Return how the first passage begins: that of a line of numbers, or of an address."""
    if not group:
        return "…"
    said = " ".join(group[0].passage.span.of(group[0].reading.account.text).split())
    if quoted := _QUOTED.match(said):
        said = quoted[1].strip(" ,")
    return said if len(said) <= _OPENING else f"{said[:_OPENING].rpartition(' ')[0] or said[:_OPENING]} …"


def _worth(stems: Sequence[str], words: Sequence[str], speaking: frozenset[str]) -> float:
    """Return what a phrase is worth as a label: little where it names those who speak, or a country alone."""
    if stems[-1] in _empty():
        return 0.0
    told = [word for stem, word in zip(stems, words, strict=True) if stem not in speaking and word not in _NAMING]
    if len(told) < len(stems):
        # "President Roe of Ruritania" names no matter, "Minister Roe's plan" may.
        matter = (word for word in told if word not in _MATTERS and word not in _WITHIN and not find_place(word))
        return _NO_MATTER if any(matter) else 0.0
    if register().issuperset(stems):
        return 0.0
    if len(words) == 1 and (place := find_place(words[0])) and not (place.city or place.seat):
        return _COUNTRY
    return 1.0
