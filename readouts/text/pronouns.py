"""Whom a pronoun stands for: the last person who fits and opens a sentence, who spoke last, or several together."""

import re
from bisect import bisect_left

from readouts.text.named_people import NamesOfText, flat, may_be_person, without_article
from readouts.text.offices import CHIEF, TOGETHER
from readouts.text.places import find_place

_PRONOUN = re.compile(r"^(?:he|she|they|it|who)$", re.IGNORECASE)
_OF_PEOPLE = frozenset(("he", "she", "who"))
_OF_SEVERAL = re.compile(r"(?:s|people|police|media|both|sides?)$|\band\b", re.IGNORECASE)
_SEVERAL = re.compile(rf"\b(?:[Tt]he|[Bb]oth|[Tt]wo)\s+(?:two\s+|both\s+)?(?:{TOGETHER}|diplomats|officials)\b")
_BOTH = "both sides"
_OFFICE_OPENS = re.compile(
    r"(?:^|[.!?][”\"’»)]*\s|\n)\s*The\s+(?P<holder>(?:[A-Z]\w{1,20}\s+)?(?:(?:Prime|Foreign|Defen[cs]e)\s+)?"
    rf"(?:{CHIEF})"
    r"(?:\s+of\s+(?:the\s+)?[A-Z]\w{1,20}(?:\s+[A-Z]\w{1,20})?)?)"
    r"\s+(?!of\b)(?=[a-z])"
)
HOLDER = re.compile(
    r"(?:(?:the|general|deputy|first|vice)[\s-])*(?:president|minister|secretary|chair\w*|head|chief|director|commissioner"
    r"|chancellor|premier|ambassador|governor|speaker|member|leader|representative)\b",
    re.IGNORECASE,
)
"""How the office of somebody begins."""
_BARE_OFFICE = re.compile(
    rf"(?:(?:Prime|Foreign|Deputy|Vice|Crown|First|Defen[cs]e) )*(?:{CHIEF}|Ambassador|Secretary[- ]General|Prince"
    r"|Princess|King|Queen|Emir|Taoiseach)"
)
"""An office without its holder, who is a person all the same: "The Secretary welcomed … He added …"."""
_UNNAMED = re.compile(
    r"(?:(?!of\b|for\b)\S+\s+){0,5}(?:official|minister|president|secretary|ambassador|envoy|diplomat|source|aide"
    r"|advis[eo]r|analyst|expert|lawyer|witness|prosecutor|senator|lawmaker|leader|chief|premier|chancellor|negotiator"
    r"|commander|officer|member|director|spokes(?:man|woman|person))(?:\s+(?:of|for|from|at|in|who)\b.*)?",
    re.IGNORECASE,
)
"""One person without a name: "a Norvikian official", "the spokesman for the Presidency"."""
_LAST_STOP = re.compile(r"(?:[.!?][”\"’»)]*\s|\n)\s*(?!.*(?:[.!?][”\"’»)]*\s|\n))", re.DOTALL)
_THE_BEFORE = re.compile(r"\b[Tt]he\s+$")
_DAY_BEHIND = re.compile(r"\.?\s+\d{1,2}\b")
"""What stands behind a month: "Aug. 17"."""
_PARTICIPLE = re.compile(r"\w+ing (?:about|at|during|for|from|in|of|on|to|with)\b")
_LONGEST_PREPOSITION = 8
_NO_SUBJECT = re.compile(
    r"^(?:[Tt]hey|[Hh]e|[Ss]he|[Ii]t|[Ww]e)\b|\b(?:[Ii]n|[Oo]n|[Aa]t|with|from|by|near|via|through|against)\s+$"
)
"""What is told before a name that is not the subject: "They met Ms", "In a post on"."""
_LINKING = re.compile(r"^(?:\w+\s+){0,2}\w+,\s+")
"""What joins a sentence to the one before: "in addition,"."""
_APPOSED = re.compile(r"^[^,]+,\s+(?:[A-Z][\w.]*\s+){0,2}$")
"""An office before the name of who holds it: "The Minister of Ports, Mr"."""
_OPENING = 60
"""Characters from the beginning of a sentence in which the name of its subject stands."""
_SEVERAL_BACK = 600
"""Characters before "they" in which those are sought for whom it stands."""
_NAMES_BACK = 16
"""Names before a pronoun among which its person is sought."""


class Pronouns:
    """Whom the pronouns of a text stand for, told from its names and from who has spoken so far.

    Parameters
    ----------
    names : NamesOfText
        The names of the text.
    """

    def __init__(self, names: NamesOfText) -> None:
        self._names, self._text, self._found, self._starts = names, names.text, names.found, names.starts
        self._last = ""
        self._person, self._person_at = "", 0

    def remember(self, named: str, at: int) -> None:
        """Remember who speaks at an offset."""
        self._last = named
        if self._one_person() and not (named in self._names.bodies or find_place(named)):
            self._person, self._person_at = named, at

    def together(self) -> str:
        """Return those several who spoke last; empty where one did."""
        return self._last if _OF_SEVERAL.search(self._last) and not self._one_person() else ""

    def whom(self, pronoun: str, at: int) -> str:
        """Return whom a pronoun stands for: the last person who opens a sentence, else who spoke last."""
        if pronoun == "they":
            return self._several(at)
        if pronoun == "who" and (told := self._names.whole.get(len(self._text[:at].rstrip(" ,")))):
            return self._names.fullest(flat(told.of(self._text)))
        if pronoun not in _OF_PEOPLE:
            # "It" is a house or a country, and no person who was named before.
            return "" if set(self._last.split()[-1:]) & self._names.titled else self._last
        spoke = bool(self._person) and self._fits(self._person, pronoun)
        holder, holder_at = self._holder(at)
        last = bisect_left(self._starts, at) - 1
        # Of the sentence in which somebody spoke, that one is the subject, whoever else is named in it.
        after = max(self._person_at, holder_at) if spoke else holder_at
        for index in range(last, max(-1, last - _NAMES_BACK), -1):
            if self._starts[index] <= after:
                break
            if self._opens(index, after) and self._fits(self._found[index].of(self._text), pronoun):
                return self._names.fullest(flat(self._found[index].of(self._text)))
        if holder and not (spoke and self._person_at >= holder_at):
            return holder
        return self._person if spoke else self._before(at, pronoun) or self._last

    def _holder(self, at: int) -> tuple[str, int]:
        """Return the last office of a country that opens a sentence, "The President of Russia", and its end."""
        found, where = "", -1
        for match in _OFFICE_OPENS.finditer(self._text, max(0, at - _SEVERAL_BACK), at):
            found, where = flat(match["holder"]), match.end("holder")
        return found, where

    def _several(self, at: int) -> str:
        """Return whom "they" stands for: who spoke last, or those several who are named last."""
        if _OF_SEVERAL.search(self._last):
            return self._last
        named = [m.group() for m in _SEVERAL.finditer(self._text, max(0, at - _SEVERAL_BACK), at)]
        if named:
            return without_article(flat(named[-1]))
        # One person is not "they": it is that one and whom he spoke with.
        return _BOTH if self._last and self._one_person() else self._last

    def _one_person(self) -> bool:
        return (
            may_be_person(self._last)
            or bool(_BARE_OFFICE.fullmatch(self._last))
            or bool(_UNNAMED.fullmatch(self._last))
        )

    def _opens(self, index: int, after: int) -> bool:
        """Tell whether a name is that of a person with whom a sentence begins, behind an offset."""
        span = self._found[index]
        begin = _LAST_STOP.search(self._text, max(0, span.start - _OPENING), span.start)
        if begin is None and span.start > _OPENING:
            return False
        opening = begin.end() if begin else 0
        if opening <= after:
            return False
        if index and self._starts[index - 1] >= opening:
            return False
        head = self._text[opening : span.start]
        nearest = self._text[span.end : span.end + 2].lstrip()[:1]
        if _NO_SUBJECT.search(head):
            return False
        head = _APPOSED.sub("", head) if HOLDER.match(head) else _LINKING.sub("", head)
        return self._is_person(index) and "," not in head and not nearest.isupper()

    def _is_person(self, index: int) -> bool:
        span = self._found[index]
        the = _THE_BEFORE.search(self._text, max(0, span.start - 5), span.start)
        clause = _PARTICIPLE.match(self._text, span.start, span.end + _LONGEST_PREPOSITION)
        if _DAY_BEHIND.match(self._text, span.end):
            return False
        return not (the or clause) and may_be_person(span.of(self._text))

    def _before(self, at: int, pronoun: str) -> str:
        last = bisect_left(self._starts, at) - 1
        for index in range(last, max(-1, last - _NAMES_BACK), -1):
            name = self._found[index].of(self._text)
            if self._is_person(index) and self._fits(name, pronoun):
                return self._names.fullest(flat(name))
        return ""

    def _style_of(self, name: str) -> str:
        return self._names.styled.get(name.split()[-1], "") if name else ""

    def _fits(self, name: str, pronoun: str) -> bool:
        """Tell whether a pronoun may stand for a name: "he" for no "Ms Roe"."""
        return self._style_of(name) in {"", pronoun} or pronoun == "who"


def is_pronoun(said: str) -> bool:
    """Return whether a source is but a pronoun."""
    return bool(_PRONOUN.match(said))
