"""Phrases of nouns in an English sentence: where they begin and end.

A heuristic in place of a tagger: what is no phrase of nouns is told by the words that hold a sentence together, by
endings, by a list of verbs and by what stands before a word. Where it cannot tell, it ends a phrase rather than
takes a verb into it.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from readouts.text.days_and_months import MONTHS, WEEKDAYS
from readouts.text.number_words import NUMBERS
from readouts.text.tokens import SAYS_SOMETHING, rejoined
from readouts.text.word_kinds import OWNING, Kind, kind_of

_PHRASED = frozenset({Kind.NOUN, Kind.ADJECTIVE})
_PLACED = frozenset({Kind.ED, Kind.ING, Kind.IRREGULAR, Kind.VERB, Kind.EITHER, Kind.VERB_S, Kind.EITHER_S})
"""Kinds of which what stands before and behind tells what they are."""
_EXPECTS = frozenset({Kind.MODAL, Kind.SUBJECT, Kind.TO})
"""What a verb follows."""
_NO_NOUN = frozenset({Kind.MODAL, Kind.SUBJECT})
_OF = (2, 3)
"""How many words on a phrase begins that "of" joins, without and with an article."""
_ARTICLES = frozenset({"the", "a", "an"})
_DAYS = frozenset(day.capitalize() for day in WEEKDAYS)
_MONTHS = frozenset(month.capitalize() for month in MONTHS)
_PEOPLE = re.compile(r"(?:ian|ese|ish|[ae]ns)$")
_DESCRIBES = frozenset({Kind.DETERMINER, Kind.PREPOSITION, Kind.TO, Kind.ADJECTIVE})
"""What a participle may follow that describes a noun: "of enriched uranium"."""
_OPENS_OBJECT = frozenset({Kind.DETERMINER, Kind.SUBJECT, Kind.TO, Kind.WHICH})
_PLURAL_WITHIN = frozenset(
    """
    arms rights affairs sales sports goods news relations customs waters systems communications services operations
    sanctions forces economics politics physics species
    """.split()
)
"""Plurals that stand before another noun: "human rights record"."""


class Nouns(NamedTuple):
    """The phrases of nouns of a passage, by the numbers of its words.

    Parameters
    ----------
    phrases : tuple of pairs of int
        The first and the last word of each phrase, which is as long as it can be. The last word is a noun; what
        describes it stands before it.
    numbers : frozenset of int
        Words that are numbers.
    joined : tuple of pairs of int
        Phrases that "of" joins to the next one, by their numbers: "exchange of prisoners", "burning of the flag".
    """

    phrases: tuple[tuple[int, int], ...]
    numbers: frozenset[int]
    joined: tuple[tuple[int, int], ...] = ()


def noun_phrases(text: str, spans: Sequence[tuple[int, int]], weights: Sequence[float]) -> Nouns:
    """Find the phrases of nouns among the words of an English passage.

    Parameters
    ----------
    text : str
        The account.
    spans : sequence of pairs of int
        The words of the passage, as offsets into it.
    weights : sequence of float
        How much each of them says.

    Returns
    -------
    Nouns
        A name is one phrase at least; names with small words in them ("Palais des Archives") are several.

    Examples
    --------
    >>> from readouts.text.tokens import words
    >>> said = "They agreed to resume stalled border talks via envoys."
    >>> found = words(said)
    >>> spans = found.spans.tolist()
    >>> [said[spans[a][0] : spans[b][1]] for a, b in noun_phrases(said, spans, found.weights.tolist()).phrases]
    ['border talks', 'envoys']
    """
    words, joined, numbers = _read(text, spans, weights)
    kinds = [Kind.NOUN if word is None else kind_of(word) for word in words]
    found: list[tuple[int, int]] = []
    first = last = -1
    expects_verb = False
    before, count = Kind.CONJUNCTION, len(kinds)
    for n, kind in enumerate(kinds):
        beside = joined[n]
        if not beside:
            if last >= 0:
                found.append((first, last))
            first = last = -1
            expects_verb, before = False, Kind.CONJUNCTION
        if kind in _PLACED:
            behind, naming = Kind.STOP, False
            if n + 1 < count and joined[n + 1]:
                behind, naming = kinds[n + 1], words[n + 1] is None
            kind = _placed(kind, before, behind, expects_verb=expects_verb, naming=naming)
            if kind == Kind.EITHER:
                kind = Kind.STOP if beside and _plural(words[n - 1]) else Kind.NOUN
        elif expects_verb and kind in _PHRASED and words[n] is not None and before in _NO_NOUN:
            kind = Kind.STOP
        if kind in _PHRASED:
            if 0 <= last == n - 1 and words[n] is None and n not in numbers and _plural(words[n - 1]):
                # "for thirty years Poland has": no name is described by a plural.
                found.append((first, last))
                first = last = -1
            if first < 0:
                first = n
            if kind == Kind.NOUN:
                last = n
            expects_verb = False
        else:
            if last >= 0:
                found.append((first, last))
            first = last = -1
            expects_verb = kind in _EXPECTS or (expects_verb and kind == Kind.ADVERB)
        before = kind
    if last >= 0:
        found.append((first, last))
    of = tuple(
        (n, n + 1)
        for n, ((_, end), (start, _)) in enumerate(pairwise(found))
        if start - end in _OF and words[end + 1] == "of" and (start - end == 2 or words[end + 2] in _ARTICLES)
        if all(joined[end + 1 : start + 1])
    )
    return Nouns(tuple(found), frozenset(numbers), of)


def _read(
    text: str, spans: Sequence[tuple[int, int]], weights: Sequence[float]
) -> tuple[list[str | None], list[bool], list[int]]:
    """Return the words in lower case, ``None`` for names and numbers; whether each joins the last; the numbers."""
    words: list[str | None] = []
    joined: list[bool] = []
    numbers: list[int] = []
    until = -1
    for n, (start, end) in enumerate(spans):
        gap = text[until:start] if n else "\n"
        joined.append(gap == " " or gap == "-" or (n > 0 and _beside(text, until, gap)))
        until = end
        word = rejoined(text[start:end])
        if word.islower():
            if word in NUMBERS:
                numbers.append(n)
                words.append(None)
            else:
                words.append(word)
            continue
        lowered = word.casefold()
        if word[0].isdigit():
            dated = n and joined[n] and text[slice(*spans[n - 1])] in _MONTHS
            numbers.append(n)
            words.append("and" if dated else lowered if word[-1].isalpha() and "-" in word else None)
            if dated:
                words[n - 1] = "and"
        elif word in _MONTHS and n and joined[n] and n - 1 in numbers:
            words[n - 1] = "and"
            words.append("and")
        elif word in _DAYS:
            words.append("and")
        elif lowered in NUMBERS:
            numbers.append(n)
            words.append(None)
        elif OWNING.search(word) or _PEOPLE.search(word):
            words.append(lowered)
        elif not joined[n] and (
            weights[n] < SAYS_SOMETHING
            or (n + 1 < len(spans) and text[end : end + 1] == " " and text[end + 1].islower())
        ):
            words.append(lowered)  # what opens a sentence has a capital whatever it is
        else:
            words.append(None)
    return words, joined, numbers


def _beside(text: str, end: int, gap: str) -> bool:
    """Return whether what parts two words is white space, or the full stop of "U.S."."""
    if gap[:1] == "." and text[end - 2] == ".":
        gap = gap[1:]
    return not gap.strip() and gap.count("\n") < 2


def _plural(word: str | None) -> bool:
    """Return whether a noun is in the plural, behind which a word that may be a verb is one: "crossings drop"."""
    return (
        word is not None
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "as"))
        and word not in _PLURAL_WITHIN
    )


def _placed(kind: Kind, before: Kind, behind: Kind, *, expects_verb: bool, naming: bool) -> Kind:
    """Return what a word is by what stands before and behind it: a noun, an adjective, or no part of a phrase."""
    takes_object = behind in _OPENS_OBJECT or behind == Kind.NOUN or behind == Kind.ADJECTIVE
    if expects_verb and kind in {
        Kind.VERB,
        Kind.EITHER,
        Kind.ED,
        Kind.IRREGULAR,
        Kind.VERB_S,
        Kind.EITHER_S,
        Kind.ING,
    }:
        return Kind.STOP if before != Kind.TO or kind != Kind.EITHER_S else Kind.NOUN
    if kind in {Kind.ED, Kind.IRREGULAR}:
        return (
            Kind.ADJECTIVE
            if before in _DESCRIBES
            and behind not in {Kind.STOP, Kind.PREPOSITION, Kind.TO, Kind.CONJUNCTION, Kind.DETERMINER}
            else Kind.STOP
        )
    if kind == Kind.ING:
        if before in {Kind.NOUN, Kind.ADJECTIVE, Kind.DETERMINER} and behind not in _OPENS_OBJECT:
            return (
                Kind.NOUN
                if behind in {Kind.STOP, Kind.PREPOSITION, Kind.CONJUNCTION}
                else Kind.ADJECTIVE
                if before != Kind.NOUN
                else Kind.STOP
            )
        return Kind.STOP
    if kind == Kind.EITHER:
        # "and fund the roads", but "aid and trade", "a visit".
        return (
            Kind.STOP
            if before in {Kind.CONJUNCTION, Kind.ADVERB} and takes_object
            else Kind.EITHER
            if before == Kind.NOUN
            else Kind.NOUN
        )
    if kind == Kind.EITHER_S:
        takes_object = (
            behind in _OPENS_OBJECT
            or behind in {Kind.ING, Kind.ADVERB, Kind.ADJECTIVE}  # "the door stays open"
            or (behind == Kind.NOUN and naming)
        )
        return Kind.STOP if before == Kind.WHICH or (before == Kind.NOUN and takes_object) else Kind.NOUN
    if kind in {Kind.VERB, Kind.VERB_S}:
        return Kind.STOP
    return kind
