"""Whom a source stands for: the fullest name in the text; pronouns and "his agency" go to the last that fits."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from readouts.text.lexemes import CLOSED
from readouts.text.name_parts import in_paragraphs, style_of, who_is_named, without_land
from readouts.text.number_words import ORDINALS
from readouts.text.offices import CHIEF, TOGETHER
from readouts.text.places import find_place
from readouts.text.proper_names import TITLES, Sort, proper_names
from readouts.types import Span

_PRONOUN = re.compile(r"^(?:he|she|they|it|who)$", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"^(?:i|we|you|our|like|let)\b", re.IGNORECASE)
_INSTITUTION = re.compile(
    r"^(?:his|her|its|their|the)\s+(?:agency|department|ministry|office|administration|government|embassy|company)$",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:[A-Z][\w’'-]{0,30}\s+){0,6}(?:Department|Ministry|Office|Council|Commission|Administration|House|Kremlin)\b"
    r"(?:\s+of\s+(?:(?:Foreign|External|Internal|Interior)\s+Affairs|Defen[cs]e|State|Trade|Commerce|Finance|Energy)\b)?"
)
SPOKEN = re.compile(
    r"\b(?:officials?|spokes(?:man|woman|person|people)|sources?|ministry|ministers?|statement|readout|agency|agencies"
    r"|regime|government|reports?|department|administration|president|secretary|ambassador|analysts?|experts?"
    r"|authorities|side|sides|leaders?|presidents|kremlin|embassy|police|lawyers?|aides?|advisers?|witnesses"
    r"|prosecutors?|researchers?|campaign|critics|study|poll|paper|letter|document|senators?|lawmakers?|people"
    r"|ministers?|parties|delegations?|interlocutors?|counterparts?|principals|both|countries|company|residents|presidency"
    r"|chancellery|diplomats?|staff|mission|mediators?|federation|negotiators?|envoys?)\b",
    re.IGNORECASE,
)
"""Words for those who speak; a source without one of them, and without a name, is nobody that could be named."""
_TRAILING = re.compile(
    r"(?:\s+(?:also|again|now|later|then|nonetheless|further|has|have|had|would|will|could|did|does|\w+ly)){1,8}$"
)
_RELATIVE = re.compile(r"(?<=\w),?\s+(?:who|whom|whose)\b")
"""What tells more of a source: "Ms Aalto, whom Mr Lie thanked"."""
_CLAUSE = re.compile(r"\b(?<!\bof)(?<!\bfor)(?<!\bfrom)(?<!\bin)(?<!\bto)(?<!\bby)\s+(?:the|his|her|its|their)\s")
"""With what a clause about a thing begins, which speaks for nobody: "figures" the ministers presented."""
_AND = re.compile(r"(?:,\s[^,\n]{1,80},?)?\s+and\s+(?:(?:the\s+)?[^\s,]+\s+){0,6}")
_RANK = re.compile(
    r"(?:[Tt]he\s+)?(?:(?:(?:Right|Rt\.?)\s+)?Hon(?:ou?rable)?\.?|HRH|HM|H\.?E\.?|Shri|Smt\.?)\s+(?:the\s+)?(?=[A-Z])"
)
"""What honours an office and is no part of it: "HE the Prime Minister"."""
_HOLDER = re.compile(
    r"(?:(?:the|general|deputy|first|vice)[\s-])*(?:president|minister|secretary|chair\w*|head|chief|director|commissioner"
    r"|chancellor|premier|ambassador|governor|speaker|member|leader|representative)\b",
    re.IGNORECASE,
)
"""How the office of somebody begins."""
_LONGEST_OFFICE = 7
"""Words of an office with its house at most; of a longer one the house is left out."""
_JUNIOR = re.compile(r"(?:Jr|Sr)\b\.?")
_OWNER = re.compile(r"^\S+['’]s\s+(?=[A-Z])")
_NUMBERED = re.compile(r"^(?:\(?\d{1,3}[.)]|[•*–-])\s+")
_POSSESSIVE = re.compile(r"(['’])S\b")
_NOBODY = frozenset({"question", "answer", "reporter", "journalist", "interviewer", "please"})
"""Labels that name nobody, and what only a request begins with."""
_OWNS = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?)\s+")
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
_OFFICE = re.compile(r"(?:[Pp]resident|[Hh]ead|[Cc]hief|[Mm]inister|[Ss]ecretary|[Kk]ing|[Qq]ueen|[Cc]hair\w*)")
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
_NO_PERSON = re.compile(
    r"(?:ments?|[st]ions?|ures?|ances?|ships?|ities|[Ss]tates|[Nn]ations|[Uu]nion|[Tt]reaty|[Aa]ct|[Pp]lan"
    r"|War(?: [IVX]+)?)$"
)
"""Endings of names of documents, measures and unions."""
_SMALL = re.compile(r"\b[a-z]\w*")
_OPENER = re.compile(r"(?:^|[.!?][”\"’»)]*\s|\n)\s*(?P<name>[A-Z][\w’'-]+)(?=,?\s+[a-z\d])")
_LAST_STOP = re.compile(r"(?:[.!?][”\"’»)]*\s|\n)\s*(?!.*(?:[.!?][”\"’»)]*\s|\n))", re.DOTALL)
_THE_BEFORE = re.compile(r"\b[Tt]he\s+$")
_DAY_BEHIND = re.compile(r"\.?\s+\d{1,2}\b")
"""What stands behind a month: "Aug. 17"."""
_PARTICIPLE = re.compile(r"\w+ing (?:about|at|during|for|from|in|of|on|to|with)\b")
_BELONGS = re.compile(
    r"(?:\s+|,\s+(?:[a-z][\w’'-]*\s+){0,8}?)(?:of|from|at|for|with|in)\s+(?:the\s+|(?:his|her|its|their)\s+)?"
)
"""What joins a person to a house: "Karl Berg of the", "Karl Berg, director of the"."""
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
_LONGEST_LETTERS = 5
"""Capitals up to which a word is taken for an acronym ("TASS")."""
_PERSONS_NAME = 2
"""Words of a given name and a family name."""
_LONGEST_NAME = 4
"""Words of a name at most; a longer run of capitals is a headline."""


class SpeakerNames:
    """The names of a text, to find whom a pronoun or a surname stands for.

    Parameters
    ----------
    text : str
        The text.
    aside : sequence of Span, optional
        Its furniture and headings, whose names stand for nobody: capitals do not tell them from other words there.
    """

    def __init__(self, text: str, aside: Sequence[Span] = ()) -> None:
        self._text = text
        names = [
            (name, part) for name in proper_names(text) for part in in_paragraphs(text, without_land(text, name))
        ]
        self._whole = {part.end: part for _, part in names}
        self._found = [
            part
            for name, whole in names
            if not (name.located or name.place or any(whole in other for other in aside))
            for part in who_is_named(text, name, whole)
        ]
        self._titled = {
            words[-1] for name, _ in names if name.sort is Sort.PERSON and (words := name.span.of(text).split())
        }
        self._styled = {part.of(text).split()[-1]: style for part in self._found if (style := style_of(text, part))}
        self._bodies = {_flat(name.span.of(text)) for name, _ in names if name.sort is Sort.BODY}
        self._starts = [span.start for span in self._found]
        self._houses = [(m.start(), m.group()) for m in _HOUSE.finditer(text)]
        self._small = frozenset(_SMALL.findall(text))
        self._last = ""
        self._person, self._person_at = "", 0
        self._longer: dict[str, str] = {}
        for span in self._found:
            words = _ARTICLE.sub("", span.of(text)).split(maxsplit=_LONGEST_NAME)
            if len(words) > _LONGEST_NAME:
                continue
            for word in words:
                if len(self._longer.get(word, "").split()) < len(words):
                    self._longer[word] = " ".join(words)

        self._add_openers()

    def _add_openers(self) -> None:
        """Add the family names with which sentences open: only the whole name tells them from other words there."""
        whole = [_flat(span.of(self._text)).split() for span in self._found]
        family = {words[-1] for words in whole if len(words) == _PERSONS_NAME and may_be_person(" ".join(words))}
        taken = {span.start for span in self._found}
        openers = (Span(*m.span("name")) for m in _OPENER.finditer(self._text) if m["name"] in family)
        self._found = sorted({*self._found, *(one for one in openers if one.start not in taken)})
        self._starts = [span.start for span in self._found]

    def speaker(self, source: Span | None, *, remember: bool = True) -> str:
        """Return the name that a source stands for, and remember it; empty where nobody can be named."""
        if source is None:
            return ""
        if not is_pronoun(source.of(self._text)):
            source = self._uncut(source)
            told = _RELATIVE.search(self._text, source.start, source.end)
            source = Span(source.start, told.start()) if told else source
        said = _TRAILING.sub("", _flat(source.of(self._text)))
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
        if is_pronoun(said):
            return self._whom(said.casefold(), source.start)
        if said.casefold() == "the government":
            return _ARTICLE.sub("", said)  # no house is one
        if _INSTITUTION.match(said):
            return self._house(source.start, said.split()[-1]) or _ARTICLE.sub("", said)
        within = self._without_house(self._within(source))
        inside = [span.of(self._text) for span in within]
        plain = _ARTICLE.sub("", said)
        if not (inside or re.search(r"\b[A-Z][\w’'-]+", plain) or SPOKEN.search(_CLAUSE.split(plain)[0])):
            return ""
        if not inside and self._is_ordinary(said):
            return ""
        # "The President of the Council" is not the council.
        held = _HOLDER.match(said) and " of " in said
        house = None if held else _HOUSE.search(_OWNER.sub("", said))
        if label:
            inside = [_POSSESSIVE.sub(r"\1s", name.title()) for name in inside]
        name = _flat(inside[-1]) if inside and not (house and not _person_after(said, house)) else ""
        if name and name in self._bodies and _HOLDER.match(said):
            name = ""
            said = said if len(said.split()) <= _LONGEST_OFFICE else said.partition(" of ")[0]
        if name and " " not in name and _describes(name, said):
            name = ""
        name = name if label else _OWNER.sub("", name)  # "Norway's Lie"
        plain = _ARTICLE.sub("", house.group() if house else _RANK.sub("", said, count=1))
        named = self._fullest(_ARTICLE.sub("", name or plain))
        named = _OWNS.sub("", named)
        if first := self._beside(within):
            named = f"{first} and {named}"
        if remember:
            self._last = named
            if self._one_person() and not (named in self._bodies or find_place(named)):
                self._person, self._person_at = named, source.start
        return named

    def _is_ordinary(self, said: str) -> bool:
        """Tell a word that has its capital but from the sentence it opens: "Study is …", "First published"."""
        word = said.casefold()
        if not said.istitle() or " " in said or said in self._longer or SPOKEN.fullmatch(said) or find_place(said):
            return False
        return word in ORDINALS or word in CLOSED or (not word.endswith("s") and word in self._small)

    def _beside(self, names: list[Span]) -> str:
        """Return who speaks together with the last of some names: "Wang Yi" of "Wang Yi and Mr Roe"."""
        if len(names) < 2 or not _AND.fullmatch(self._text, names[-2].end, names[-1].start):
            return ""
        first, last = (_flat(span.of(self._text)) for span in names[-2:])
        if {first, last} & self._bodies or not (may_be_person(first) and may_be_person(last)):
            return ""
        return self._fullest(first)

    def _within(self, source: Span) -> list[Span]:
        first = bisect_left(self._starts, source.start)
        return [span for span in self._found[first : bisect_left(self._starts, source.end)] if span in source]

    def _without_house(self, names: list[Span]) -> list[Span]:
        """Return the names of a source up to a person's: behind it stands where that person works."""
        for number, (one, other) in enumerate(pairwise(names), start=1):
            between = self._text[one.end : other.start]
            if _BELONGS.fullmatch(between) and may_be_person(one.of(self._text)):
                return names[:number]
        return names

    def _fullest(self, name: str) -> str:
        """Return the longest name in the text that has all the words of this one: "Wang" is "Wang Yi"."""
        words = name.split()
        longer = self._longer.get(words[-1], name) if words else name
        return longer if set(words) <= set(longer.split()) else name

    def _whom(self, pronoun: str, at: int) -> str:
        """Return whom a pronoun stands for: the last person who opens a sentence, else who spoke last."""
        if pronoun == "they":
            return self._several(at)
        if pronoun == "who" and (told := self._whole.get(len(self._text[:at].rstrip(" ,")))):
            return self._fullest(_flat(told.of(self._text)))
        if pronoun not in _OF_PEOPLE:
            # "It" is a house or a country, and no person who was named before.
            return "" if set(self._last.split()[-1:]) & self._titled else self._last
        spoke = bool(self._person) and self._fits(self._person, pronoun)
        holder, holder_at = self._holder(at)
        last = bisect_left(self._starts, at) - 1
        # Of the sentence in which somebody spoke, that one is the subject, whoever else is named in it.
        after = max(self._person_at, holder_at) if spoke else holder_at
        for index in range(last, max(-1, last - _NAMES_BACK), -1):
            if self._starts[index] <= after:
                break
            if self._opens(index, after) and self._fits(self._found[index].of(self._text), pronoun):
                return self._fullest(_flat(self._found[index].of(self._text)))
        if holder and not (spoke and self._person_at >= holder_at):
            return holder
        return self._person if spoke else self._before(at, pronoun) or self._last

    def _holder(self, at: int) -> tuple[str, int]:
        """Return the last office of a country that opens a sentence, "The President of Russia", and its end."""
        found, where = "", -1
        for match in _OFFICE_OPENS.finditer(self._text, max(0, at - _SEVERAL_BACK), at):
            found, where = _flat(match["holder"]), match.end("holder")
        return found, where

    def _several(self, at: int) -> str:
        """Return whom "they" stands for: who spoke last, or those several who are named last."""
        if _OF_SEVERAL.search(self._last):
            return self._last
        named = [m.group() for m in _SEVERAL.finditer(self._text, max(0, at - _SEVERAL_BACK), at)]
        if named:
            return _ARTICLE.sub("", _flat(named[-1]))
        # One person is not "they": it is that one and whom he spoke with.
        return _BOTH if self._last and self._one_person() else self._last

    def _one_person(self) -> bool:
        return (
            may_be_person(self._last)
            or bool(_BARE_OFFICE.fullmatch(self._last))
            or bool(_UNNAMED.fullmatch(self._last))
        )

    def _uncut(self, source: Span) -> Span:
        """Widen a source that is the last word of a name: "States" to "United States", "Jr." to whose it is."""
        if _JUNIOR.match(self._text, source.start, source.end):
            named = self._whole.get(len(self._text[: source.start].rstrip(" ,")))
            source = Span(named.start, source.end) if named else source
        whole = self._whole.get(source.end)
        return Span(min(whole.start, source.start), source.end) if whole else source

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
        head = _APPOSED.sub("", head) if _HOLDER.match(head) else _LINKING.sub("", head)
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
                return self._fullest(_flat(name))
        return ""

    def _style_of(self, name: str) -> str:
        return self._styled.get(name.split()[-1], "") if name else ""

    def _fits(self, name: str, pronoun: str) -> bool:
        """Tell whether a pronoun may stand for a name: "he" for no "Ms Roe"."""
        return self._style_of(name) in {"", pronoun} or pronoun == "who"

    def _house(self, at: int, noun: str) -> str:
        """Return the last house that is called by a noun, "the ministry" or "his office", else the last one."""
        before = self._houses[: bisect_left(self._houses, (at, ""))]
        called = [house for _, house in before if house.casefold().endswith(noun.casefold())]
        named = called[-1] if called else before[-1][1] if before else ""
        return _ARTICLE.sub("", named)


def _describes(name: str, said: str) -> bool:
    """Tell whether the last name in a description belongs to its noun: "the Karvanian president"."""
    following = said.rpartition(name)[2].lstrip(".").split()
    return bool(following) and (bool(SPOKEN.fullmatch(following[0])) or following[0].casefold() in TITLES)


def is_pronoun(said: str) -> bool:
    """Return whether a source is but a pronoun."""
    return bool(_PRONOUN.match(said))


def _flat(text: str) -> str:
    return " ".join(text.split())


def without_article(said: str) -> str:
    """Return a name without the article before it."""
    return _ARTICLE.sub("", said)


def may_be_person(name: str) -> bool:
    """Tell a person's name from an acronym, the name of a house and that of a document."""
    words = name.split()
    return not (
        name.isupper()
        or ("of" in words[1:] and not _OFFICE.fullmatch(words[words.index("of") - 1]))
        or _HOUSE.search(name)
        or _NO_PERSON.search(name)
        or SPOKEN.search(words[-1])
    )


def _person_after(said: str, house: re.Match[str]) -> bool:
    """Tell whether a person follows an institution: "Foreign Ministry spokesman Zhao Lijian"."""
    return bool(re.search(r"[A-Z]\w+", said[house.end() :]))
