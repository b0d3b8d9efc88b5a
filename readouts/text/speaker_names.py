"""Whom a source stands for: the fullest name in the text; pronouns and "his agency" go to the last that fits."""

import re
from bisect import bisect_left

from readouts.text.proper_names import proper_names
from readouts.types import Span

_PRONOUN = re.compile(r"^(?:he|she|they|it|who)$", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"^(?:i|we|you|our|like|let)\b", re.IGNORECASE)
_INSTITUTION = re.compile(
    r"^(?:his|her|its|their|the)\s+(?:agency|department|ministry|office|administration|government|embassy|company)$",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:[A-Z][\w’'-]{0,30}\s+){0,6}(?:Department|Ministry|Office|Council|Commission|Administration|House|Kremlin)\b"
)
_SPOKEN = re.compile(
    r"\b(?:officials?|spokes(?:man|woman|person|people)|sources?|ministry|ministers?|statement|readout|agency|agencies"
    r"|regime|government|reports?|department|administration|president|secretary|ambassador|analysts?|experts?"
    r"|authorities|side|sides|leaders?|presidents|kremlin|embassy|police|lawyers?|aides?|advisers?|witnesses"
    r"|prosecutors?|researchers?|campaign|critics|study|poll|paper|letter|document|senators?|lawmakers?|people"
    r"|ministers?|parties|delegations?|interlocutors?|counterparts?|principals|both|countries|company|residents)\b",
    re.IGNORECASE,
)
"""Words for those who speak; a source without one of them, and without a name, is nobody that could be named."""
_TRAILING = re.compile(
    r"(?:\s+(?:also|again|now|later|then|nonetheless|further|has|have|had|would|will|could|did|does|\w+ly))+$"
)
_OWNER = re.compile(r"^\S+['’]s\s+(?=[A-Z])")
_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?)\s+")
_LONGEST_NAME = 4
"""Words of a name at most; a longer run of capitals is a headline."""


class SpeakerNames:
    """The names of a text, to find whom a pronoun or a surname stands for.

    Parameters
    ----------
    text : str
        The text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = [name.span for name in proper_names(text) if not (name.located or name.place)]
        self._starts = [span.start for span in self._found]
        self._houses = [(m.start(), m.group()) for m in _HOUSE.finditer(text)]
        self._last = ""
        self._longer: dict[str, str] = {}
        for span in self._found:
            words = span.of(text).split(maxsplit=_LONGEST_NAME)
            if len(words) > _LONGEST_NAME:
                continue
            for word in words:
                if len(self._longer.get(word, "").split()) < len(words):
                    self._longer[word] = " ".join(words)

    def speaker(self, source: Span | None, *, remember: bool = True) -> str:
        """Return the name that a source stands for, and remember it; empty where nobody can be named."""
        if source is None:
            return ""
        said = _TRAILING.sub("", _flat(source.of(self._text)))
        if _FIRST_PERSON.match(said):
            return ""
        if is_pronoun(said):
            return self._last or self._before(source.start)
        if _INSTITUTION.match(said):
            return self._house(source.start) or said
        inside = [span.of(self._text) for span in self._within(source)]
        if not (inside or re.search(r"\b[A-Z][\w’'-]+", said) or _SPOKEN.search(said)):
            return ""
        house = _HOUSE.search(_OWNER.sub("", said))
        name = _flat(inside[-1]) if inside and not (house and not _person_after(said, house)) else ""
        plain = _ARTICLE.sub("", house.group() if house else said)
        named = self._fullest(name or plain)
        if remember:
            self._last = named
        return named

    def _within(self, source: Span) -> list[Span]:
        first = bisect_left(self._starts, source.start)
        return [span for span in self._found[first : bisect_left(self._starts, source.end)] if span in source]

    def _fullest(self, name: str) -> str:
        """Return the longest name in the text that has all the words of this one: "Wang" is "Wang Yi"."""
        words = name.split()
        longer = self._longer.get(words[-1], name) if words else name
        return longer if set(words) <= set(longer.split()) else name

    def _before(self, at: int) -> str:
        index = bisect_left(self._starts, at) - 1
        return self._fullest(_flat(self._found[index].of(self._text))) if index >= 0 else ""

    def _house(self, at: int) -> str:
        index = bisect_left(self._houses, (at, "")) - 1
        return _ARTICLE.sub("", self._houses[index][1]) if index >= 0 else ""


def is_pronoun(said: str) -> bool:
    """Return whether a source is but a pronoun."""
    return bool(_PRONOUN.match(said))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _person_after(said: str, house: re.Match[str]) -> bool:
    """Tell whether a person follows an institution: "Foreign Ministry spokesman Zhao Lijian"."""
    return bool(re.search(r"[A-Z]\w+", said[house.end() :]))
