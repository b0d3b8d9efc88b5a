"""The names of those in a text who may speak: the fullest one of each, and what tells a person from a house."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from readouts.text.name_parts import in_paragraphs, style_of, who_is_named, without_land
from readouts.text.proper_names import Sort, proper_names
from readouts.types import Span

HOUSE = re.compile(
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
_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?)\s+")
_OFFICE = re.compile(r"(?:[Pp]resident|[Hh]ead|[Cc]hief|[Mm]inister|[Ss]ecretary|[Kk]ing|[Qq]ueen|[Cc]hair\w*)")
_NO_PERSON = re.compile(
    r"(?:ments?|[st]ions?|ures?|ances?|ships?|ities|[Ss]tates|[Nn]ations|[Uu]nion|[Tt]reaty|[Aa]ct|[Pp]lan"
    r"|War(?: [IVX]+)?)$"
)
"""Endings of names of documents, measures and unions."""
_OPENER = re.compile(r"(?:^|[.!?][”\"’»)]*\s|\n)\s*(?P<name>[A-Z][\w’'-]+)(?=,?\s+[a-z\d])")
_PERSONS_NAME = 2
"""Words of a given name and a family name."""
_LONGEST_NAME = 4
"""Words of a name at most; a longer run of capitals is a headline."""


class NamesOfText:
    """The names of a text, in order, with what tells of each whom it names.

    Parameters
    ----------
    text : str
        The text.
    aside : sequence of Span, optional
        Its furniture and headings, whose names stand for nobody: capitals do not tell them from other words there.

    Attributes
    ----------
    found, starts : list of Span, list of int
        Those that may name who speaks, without titles and charges, and where they start.
    whole : dict of int to Span
        Every name as it stands, by where it ends.
    titled, bodies : set of str
        The last words of the names of people with titles, and the names of houses.
    styled : dict of str to str
        The pronoun that the style before a name tells, by its last word.
    longer : dict of str to str
        The longest name that has a word, by the word.
    """

    def __init__(self, text: str, aside: Sequence[Span] = ()) -> None:
        self.text = text
        names = [
            (name, part) for name in proper_names(text) for part in in_paragraphs(text, without_land(text, name))
        ]
        self.whole = {part.end: part for _, part in names}
        self.found = [
            part
            for name, whole in names
            if not (name.located or name.place or any(whole in other for other in aside))
            for part in who_is_named(text, name, whole)
        ]
        self.titled = {
            words[-1] for name, _ in names if name.sort is Sort.PERSON and (words := name.span.of(text).split())
        }
        self.styled = {part.of(text).split()[-1]: style for part in self.found if (style := style_of(text, part))}
        self.bodies = {flat(name.span.of(text)) for name, _ in names if name.sort is Sort.BODY}
        self.starts = [span.start for span in self.found]
        self.longer: dict[str, str] = {}
        for span in self.found:
            words = without_article(span.of(text)).split(maxsplit=_LONGEST_NAME)
            if len(words) > _LONGEST_NAME:
                continue
            for word in words:
                if len(self.longer.get(word, "").split()) < len(words):
                    self.longer[word] = " ".join(words)
        self._add_openers()

    def _add_openers(self) -> None:
        """Add the family names with which sentences open: only the whole name tells them from other words there."""
        whole = [flat(span.of(self.text)).split() for span in self.found]
        family = {words[-1] for words in whole if len(words) == _PERSONS_NAME and may_be_person(" ".join(words))}
        taken = {span.start for span in self.found}
        openers = (Span(*m.span("name")) for m in _OPENER.finditer(self.text) if m["name"] in family)
        self.found = sorted({*self.found, *(one for one in openers if one.start not in taken)})
        self.starts = [span.start for span in self.found]

    def within(self, source: Span) -> list[Span]:
        """Return the names that stand in a source."""
        first = bisect_left(self.starts, source.start)
        return [span for span in self.found[first : bisect_left(self.starts, source.end)] if span in source]

    def fullest(self, name: str) -> str:
        """Return the longest name in the text that has all the words of this one: "Wang" is "Wang Yi"."""
        words = name.split()
        longer = self.longer.get(words[-1], name) if words else name
        return longer if set(words) <= set(longer.split()) else name


def flat(text: str) -> str:
    """Return a text with single spaces between its words."""
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
        or HOUSE.search(name)
        or _NO_PERSON.search(name)
        or SPOKEN.search(words[-1])
    )
