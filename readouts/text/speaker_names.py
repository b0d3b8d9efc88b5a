"""Whom the words of a source name: by its fullest name in the text; "his agency" is the last house that fits."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from readouts.text.lexemes import CLOSED
from readouts.text.named_people import HOUSE, SPOKEN, NamesOfText, flat, may_be_person, without_article
from readouts.text.number_words import ORDINALS
from readouts.text.places import find_place
from readouts.text.pronouns import HOLDER, Pronouns, is_pronoun
from readouts.text.proper_names import TITLES
from readouts.types import Span

_FIRST_PERSON = re.compile(r"^(?:i|we|you|our|like|let)\b", re.IGNORECASE)
_INSTITUTION = re.compile(
    r"^(?:his|her|its|their|the)\s+(?:agency|department|ministry|office|administration|government|embassy|company)$",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:\s+(?:also|again|now|later|then|nonetheless|further|has|have|had|would|will|could|did|does|\w+ly)){1,8}$"
)
_RELATIVE = re.compile(r"(?<=\w),?\s+(?:who|whom|whose)\b")
"""What tells more of a source: "Ms Aalto, whom Mr Lie thanked"."""
_CLAUSE = re.compile(r"\b(?<!\bof)(?<!\bfor)(?<!\bfrom)(?<!\bin)(?<!\bto)(?<!\bby)\s+(?:the|his|her|its|their)\s")
"""With what a clause about a thing begins, which speaks for nobody: "figures" the ministers presented."""
_AND = re.compile(r"(?:,\s[^,\n]{1,80},?)?\s+and\s+(?:(?:the\s+)?[^\s,]+\s+){0,6}")
_APPOSED = re.compile(
    r",(?:\s+(?:an?|the|its|one|however|meanwhile|too|also|for|which|where|as|in|on|at)\b.*|\s*)$", re.DOTALL
)
"""What tells more of a source behind a comma: "Norvik, a member of the union,", "Tallmere, however,"."""
_RANK = re.compile(
    r"(?:[Tt]he\s+)?(?:(?:(?:Right|Rt\.?)\s+)?Hon(?:ou?rable)?\.?|HRH|HM|H\.?E\.?|Shri|Smt\.?)\s+(?:the\s+)?(?=[A-Z])"
)
"""What honours an office and is no part of it: "HE the Prime Minister"."""
_LONGEST_OFFICE = 7
"""Words of an office with its house at most; of a longer one the house is left out."""
_JUNIOR = re.compile(r"(?:Jr|Sr)\b\.?")
_OWNER = re.compile(r"^\S+['’]s\s+(?=[A-Z])")
_NUMBERED = re.compile(r"^(?:\(?\d{1,3}[.)]|[•*–-])\s+")
_POSSESSIVE = re.compile(r"(['’])S\b")
_NOBODY = frozenset({"question", "answer", "reporter", "journalist", "interviewer", "please"})
"""Labels that name nobody, and what only a request begins with."""
_OWNS = re.compile(r"['’]s?$")
_BARE_SPOKESPERSON = re.compile(r"[Tt]he\s+[Ss]pokes(?:man|woman|person)")
_SPOKESPERSON_BEFORE = re.compile(
    r"\bspokes(?:man|woman|person)(?:\s+(?:of|for)\s+[^,.;:\n]{1,60})?,?\s+$", re.IGNORECASE
)
_SPOKESPERSON_BEHIND = re.compile(
    r",\s+(?:the|an?|its|his|her)\s+(?:[\w’'-]+\s+){0,3}spokes(?:man|woman|person)\b", re.IGNORECASE
)
_LONGEST_POST = 90
"""Characters before a name in which its bearer is called a spokesperson."""
_OBJECT = {"him": "he", "her": "she", "them": "they"}
"""Pronouns behind "according to"."""
_SMALL = re.compile(r"\b[a-z]\w*")
_BELONGS = re.compile(
    r"(?:\s+|,\s+(?:[a-z][\w’'-]*\s+){0,8}?)(?:of|from|at|for|with|in)\s+(?:the\s+|(?:his|her|its|their)\s+)?"
)
"""What joins a person to a house: "Karl Berg of the", "Karl Berg, director of the"."""
_LONGEST_LETTERS = 5
"""Capitals up to which a word is taken for an acronym ("TASS")."""


class SpeakerNames:
    """Finds whom the sources of a text stand for, read in their order.

    Parameters
    ----------
    text : str
        The text.
    aside : sequence of Span, optional
        Its furniture and headings, whose names stand for nobody: capitals do not tell them from other words there.
    """

    def __init__(self, text: str, aside: Sequence[Span] = ()) -> None:
        self._text, self._names = text, NamesOfText(text, aside)
        self._pronouns = Pronouns(self._names)
        self._houses = [(m.start(), m.group()) for m in HOUSE.finditer(text)]
        self._small = frozenset(_SMALL.findall(text))
        self._spokesperson = self._only_spokesperson()

    def speaker(self, source: Span | None, *, remember: bool = True) -> str:
        """Return the name that a source stands for, and remember it; empty where nobody can be named."""
        if source is None:
            return ""
        if not is_pronoun(source.of(self._text)):
            source = self._uncut(source)
            told = _RELATIVE.search(self._text, source.start, source.end)
            source = Span(source.start, told.start()) if told else source
        said = _TRAILING.sub("", flat(source.of(self._text)))
        label = said.isupper() and (" " in said or len(said) > _LONGEST_LETTERS)
        said = _NUMBERED.sub("", said)
        if said.casefold().rstrip(":.") in _NOBODY:
            return ""
        if label:
            # The label of a turn in a transcript.
            said = _POSSESSIVE.sub(r"\1s", said.title())
        elif len(said) == 1 and said.isupper():
            return ""  # "Q" and "A" name nobody, and neither does "I"
        if _FIRST_PERSON.match(said):
            return ""
        if said.casefold() in _OBJECT and self._text[max(0, source.start - 4) : source.start].strip() == "to":
            said = _OBJECT[said.casefold()]
        if is_pronoun(said):
            return self._pronouns.whom(said.casefold(), source.start)
        if self._spokesperson and _BARE_SPOKESPERSON.fullmatch(said):
            if remember:
                self._pronouns.remember(self._spokesperson, source.start)
            return self._spokesperson
        if said.casefold() == "the government":
            return without_article(said)  # no house is one
        if _INSTITUTION.match(said):
            return self._house(source.start, said.split()[-1]) or without_article(said)
        within = self._without_house(self._names.within(source))
        inside = [span.of(self._text) for span in within]
        plain = without_article(said)
        if not (inside or re.search(r"\b[A-Z][\w’'-]+", plain) or SPOKEN.search(_CLAUSE.split(plain)[0])):
            return ""
        if not inside and self._is_ordinary(said):
            return ""
        # "The President of the Council" is not the council.
        held = HOLDER.match(said) and " of " in said
        house = None if held else HOUSE.search(_OWNER.sub("", said))
        if label:
            inside = [_POSSESSIVE.sub(r"\1s", name.title()) for name in inside]
        name = flat(inside[-1]) if inside and not (house and not _person_after(said, house)) else ""
        if name and name in self._names.bodies and HOLDER.match(said):
            name = ""
            said = said if len(said.split()) <= _LONGEST_OFFICE else said.partition(" of ")[0]
        if name and " " not in name and _describes(name, said):
            name = ""
        name = name if label else _OWNER.sub("", name)  # "Norway's Lie"
        plain = without_article(house.group() if house else _RANK.sub("", said, count=1))
        named = self._names.fullest(without_article(name or plain))
        named = _OWNS.sub("", _APPOSED.sub("", named))
        if first := self._beside(within):
            named = f"{first} and {named}"
        if remember:
            self._pronouns.remember(named, source.start)
        return named

    def _only_spokesperson(self) -> str:
        """Return the one person whom the text introduces as a spokesperson, who is "the spokesman" in it."""
        if "spokes" not in self._text.casefold():
            return ""
        named = {
            self._names.fullest(flat(span.of(self._text)))
            for span in self._names.found
            if _SPOKESPERSON_BEHIND.match(self._text, span.end)
            or _SPOKESPERSON_BEFORE.search(self._text, max(0, span.start - _LONGEST_POST), span.start)
            if may_be_person(span.of(self._text))
        }
        return named.pop() if len(named) == 1 else ""

    def together(self) -> str:
        """Return those who spoke last, where they are several: what "was agreed" is theirs, and no one person's."""
        return self._pronouns.together()

    def _is_ordinary(self, said: str) -> bool:
        """Tell a word that has its capital but from the sentence it opens: "Study is …", "First published"."""
        word = said.casefold()
        if (
            not said.istitle()
            or " " in said
            or said in self._names.longer
            or SPOKEN.fullmatch(said)
            or find_place(said)
        ):
            return False
        return word in ORDINALS or word in CLOSED or (not word.endswith("s") and word in self._small)

    def _beside(self, names: list[Span]) -> str:
        """Return who speaks together with the last of some names: "Wang Yi" of "Wang Yi and Mr Roe"."""
        if len(names) < 2 or not _AND.fullmatch(self._text, names[-2].end, names[-1].start):
            return ""
        first, last = (flat(span.of(self._text)) for span in names[-2:])
        if {first, last} & self._names.bodies or not (may_be_person(first) and may_be_person(last)):
            return ""
        return self._names.fullest(first)

    def _without_house(self, names: list[Span]) -> list[Span]:
        """Return the names of a source up to a person's: behind it stands where that person works."""
        for number, (one, other) in enumerate(pairwise(names), start=1):
            between = self._text[one.end : other.start]
            if _BELONGS.fullmatch(between) and may_be_person(one.of(self._text)):
                return names[:number]
        return names

    def _uncut(self, source: Span) -> Span:
        """Widen a source that is the last word of a name: "States" to "United States", "Jr." to whose it is."""
        if _JUNIOR.match(self._text, source.start, source.end):
            named = self._names.whole.get(len(self._text[: source.start].rstrip(" ,")))
            source = Span(named.start, source.end) if named else source
        whole = self._names.whole.get(source.end)
        return Span(min(whole.start, source.start), source.end) if whole else source

    def _house(self, at: int, noun: str) -> str:
        """Return the last house that is called by a noun, "the ministry" or "his office", else the last one."""
        before = self._houses[: bisect_left(self._houses, (at, ""))]
        called = [house for _, house in before if house.casefold().endswith(noun.casefold())]
        named = called[-1] if called else before[-1][1] if before else ""
        return without_article(named)


def _describes(name: str, said: str) -> bool:
    """Tell whether the last name in a description belongs to its noun: "the Karvanian president"."""
    following = said.rpartition(name)[2].lstrip(".").split()
    return bool(following) and (bool(SPOKEN.fullmatch(following[0])) or following[0].casefold() in TITLES)


def _person_after(said: str, house: re.Match[str]) -> bool:
    """Tell whether a person follows an institution: "Foreign Ministry spokesman Zhao Lijian"."""
    return bool(re.search(r"[A-Z]\w+", said[house.end() :]))
