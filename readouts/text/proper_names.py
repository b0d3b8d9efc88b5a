"""Proper names in an English text: who and where, as far as capitals tell.

A heuristic in place of a tagger: runs of capitalised words, cut at titles and at places of the table.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from readouts.text.days_and_months import CALENDAR
from readouts.text.offices import HONORIFICS
from readouts.text.other_names import other_names
from readouts.text.places import LONGEST, Place, find_place, fold
from readouts.types import Span

_NUMERAL = re.compile(r"[IVX]{2,5}")
_WORD = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*\.?")
_POSSESSIVE = re.compile(r"['’]s?$")
_OPENS = re.compile(r"(?:^|[.!?:;“”\"(\n])\s*$")
TITLES = HONORIFICS | frozenset(
    """
    president vice-president vice prime deputy minister ministers foreign secretary secretary-general
    state general director ambassador envoy special miss sir king queen prince princess
    crown emir sheikh sultan chancellor vice-chancellor senator undersecretary under-secretary
    commissioner high chairman chairwoman chairperson chair speaker colonel admiral marshal major
    captain lieutenant pope premier governor mayor representative professor judge justice lord lady
    defence defense interior finance trade culture economy energy health national security policy adviser
    advisor chief staff head leader assistant spokesman spokeswoman spokesperson coordinator archbishop
    patriarch cardinal rabbi imam ayatollah taoiseach councilor councillor federal affairs excellency
    majesty highness congressman sheikha monsignor abbot bishop consul brigadier superintendent
    under-secretary-general commander-in-chief gen
    congresswoman hon honourable honorable fm pm dpm eam vp hrh shri smt
    """.split()
)
_HEADLINE = frozenset(
    """
    meets holds receives calls hosts speaks visits discusses welcomes thanks says tells arrives attends addresses
    urges co-chairs cochairs concludes departs hails condemns congratulates briefs telephones phones greets pays
    sends confers talks warns agrees vows
    """.split()
)
"""Verbs of headlines, which are no part of a name: "Deputy Minister Lie Meets Envoy"."""
_HEADLINE_BEHIND = frozenset(
    "hold held meet met speak spoke discuss discussed receive received host hosted sign signed".split()
)
_GOES_ON = frozenset("the with a an to talks phone telephone their his her".split())
"""Verbs of headlines that are names as well, and words that follow them as verbs: "Ada Brandt Spoke with"."""
_PERSONAL = TITLES - frozenset(
    """
    defence defense interior finance trade culture economy energy health national security high special
    state general foreign policy
    """.split()
)
_GENERIC = frozenset(
    """
    i union government parliament court constitution council cabinet ministry ministries house senate
    assembly commission committee agency summit treaty agreement protocol convention declaration charter
    side sides party parties republic kingdom federation confederation embassy member members the a an
    jr sr strip peninsula archipelago enclave exclave emirate sultanate principality commonwealth duchy territory
    territories isles province presidency chancellery
    usd eur gbp chf jpy cny rmb rub sek nok dkk inr pln uah aed sar qar kes kzt
    and both he she it they we this that these those there their his her its our in on at for from with
    by after before under during as to of but not no all each some if while when according
    between among amid within through since because until upon having despite unlike only several most many other
    another such then where who which also neither nor either without into over via against
    """.split()
)
BODIES = frozenset(
    """
    ministry council union front group agency organization organisation bank fund committee commission
    hotel university sea gulf river strait straits island islands party army court forces force cross
    crescent company corporation institute alliance movement league office department service convention
    treaty forum dialogue summit initiative agreement process format plan programme program mission
    palace square house
    """.split()
)
_JOINERS = frozenset({"of", "de", "del", "da", "al", "bin", "ibn", "von", "van", "der", "el"})
WITHIN_NAMES = frozenset("the of and for de du des del da la le al bin ibn von van der".split())
"""Small words that a name may have inside it."""
_WHERE = frozenset(
    "in at to from near outside port harbour harbor city town airport village district suburb outskirts".split()
)
_ORDINARY = frozenset({"us", "car", "un"})
"""Abbreviations of countries that are ordinary words, or names, where they are not written in capitals."""
_BOUND = frozenset(
    "bound based born led backed held run owned built made flagged registered controlled speaking".split()
)
"""What a hyphen binds to a name without making another of it: "Odesa-bound"."""
_WITH_SMALL_ARTICLE = re.compile(r"(?:a[ldnrstz]|ash|el)-[^\W\d_a-z]")
"""A family name whose article is written small: "al-Kahtani"."""
_ABBREVIATED = 4
"""Letters of an abbreviated title at most: "Prof."."""
_CONTAINED = 78
"""Likeness (0 to 100) from which two folded spellings are one name: "Zelensky" and "Zelenskyy"."""
_SOUNDS = (("kh", "h"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("c", "k"), ("w", "v"),
    ("y", "i"), ("j", "i"), ("x", "ks"), ("z", "s"), ("ou", "u"), ("oe", "o"))  # fmt: skip


_ARTICLE = re.compile(r"^(?:a[ldnrstz]|ash|el)-")
_VOWELS = re.compile(r"[aeiou]+")
_LONG_NAME, _CONSONANTS, _WITH_ARTICLE, _ROUGHLY = 5, 4, 2, 60
"""Letters of a name that is told by its consonants, how many these are, without and with an article, and how alike
(0 to 100) the letters must be."""


class Sort(StrEnum):
    """What a name names."""

    PLACE = "place"
    PERSON = "person"
    BODY = "body"
    UNKNOWN = "unknown"


class Name(NamedTuple):
    """A proper name.

    Parameters
    ----------
    span : Span
        Offsets of the name without titles.
    words : tuple of str
        Its words, folded.
    sort : Sort
        What it names.
    place : Place or None
        What it stands for where the table of places has it.
    located : bool
        Whether it follows "in", "at", "to", "from" or "near".
    """

    span: Span
    words: tuple[str, ...]
    sort: Sort
    place: Place | None = None
    located: bool = False

    @classmethod
    def of(cls, words: str) -> "Name":
        """Return the name that some words are by themselves, wherever they stand."""
        place = find_place(words)
        folded = tuple(_bare(word) for word in words.split())
        bare = tuple(word for word in folded if word not in _JOINERS)
        return cls(Span(0, len(words)), bare or folded, Sort.PLACE if place else Sort.UNKNOWN, place)

    def same(self, other: "Name") -> bool:
        """Return whether the two may name the same, under another name or in another spelling."""
        if self.called_alike(other):
            return True
        if (parts := _parts(self.words)) and parts == _parts(other.words):
            return True  # a "German-Japanese" group, a "Japanese-German" one
        if self.place and other.place:
            return bool(self.place.parties & other.place.parties) and not self._in_another_town(other)
        if self.sort is Sort.BODY and other.sort is Sort.BODY:
            # "World Bank" and "Development Bank" share a word that many bodies have.
            own, others = ([word for word in name.words if word not in BODIES] for name in (self, other))
            if own and others:
                return _shortened(self, other) or _sound_alike(own, others)
        return _shortened(self, other) or _sound_alike(self.words, other.words) or _transliterated(self, other)

    def called_alike(self, other: "Name") -> bool:
        """Return whether the one is listed with the other, or called by a word or letters of it."""
        return bool(other_names(self.words) & other_names(other.words)) or _called_short(self, other)

    def _in_another_town(self, other: "Name") -> bool:
        """Return whether both name a town, and not one town: "in Aden" and "in Sanaa"."""
        towns = [
            place.city or ("".join(name.words) if place.seat and name.located else "")
            for name, place in ((self, self.place), (other, other.place))
            if place
        ]
        if not all(towns) or (self.place and other.place and not (self.place.city or other.place.city)):
            return False
        return towns[0] != towns[1] and ratio(*towns) < _CONTAINED

    def comparable(self, other: "Name") -> bool:
        """Return whether the two name things of one sort and of one size, so that one excludes the other."""
        if self.place and other.place:
            sizes = [
                (bool(p.city) or (p.seat and n.located)) for n, p in ((self, self.place), (other, other.place))
            ]
            return not (self.place.region or other.place.region) and (
                sizes[0] == sizes[1] or not self.place.parties & other.place.parties
            )
        if self.place or other.place:
            place, name = (self, other) if self.place else (other, self)
            inside = place.place is not None and (place.place.city or place.place.seat)
            return bool(inside and name.sort is Sort.UNKNOWN and name.located and place.located)
        if Sort.BODY in (self.sort, other.sort):
            return self.sort is other.sort
        return self.located == other.located


@lru_cache(maxsize=4096)
def proper_names(text: str) -> tuple[Name, ...]:
    """Find the proper names of an English text.

    Parameters
    ----------
    text : str
        One passage, or a few.

    Returns
    -------
    tuple of Name
        In reading order, disjoint.

    Examples
    --------
    >>> [(n.span.of("Mr Varga met the Norwegian envoy in Oslo."), n.sort.value)
    ...  for n in proper_names("Mr Varga met the Norwegian envoy in Oslo.")]
    [('Varga', 'person'), ('Norwegian', 'place'), ('Oslo', 'place')]
    """
    tokens = [(m.group().rstrip("."), m.start()) for m in _WORD.finditer(text)]
    found: list[Name] = []
    at = 0
    while at < len(tokens):
        if tokens[at][0][0].isupper():
            end = _run(text, tokens, at)
            found.extend(_cut(text, tokens, at, end))
            at = end
        else:
            at += 1
    return tuple(found)


def _run(text: str, tokens: list[tuple[str, int]], at: int) -> int:
    """Return the end of the run of capitalised words that begins here."""
    end = at
    while end < len(tokens) and (
        tokens[end][0][0].isupper() or (end > at and _WITH_SMALL_ARTICLE.match(tokens[end][0]))
    ):
        if end > at and not _runs_on(text, tokens[end - 1], tokens[end]):
            break
        end += 1
        follows = [word for word, _ in tokens[end : end + 2]]
        if end > at and len(follows) == 2 and follows[0] in _JOINERS and follows[1][0].isupper():
            gap = text[tokens[end - 1][1] : tokens[end + 1][1]]
            if "," not in gap and find_place(follows[1]) is None:
                end += 1
    return end


def _runs_on(text: str, last: tuple[str, int], following: tuple[str, int]) -> bool:
    """Whether a name may run on: a full stop ends it, but for one after an initial or a short title."""
    word, start = following
    gap = text[last[1] + len(last[0]) : start].strip()
    if gap == "." and (_NUMERAL.fullmatch(last[0]) or word.lower() in _GENERIC):
        return False
    return not gap or (gap == "." and (len(last[0]) <= _ABBREVIATED or "." in last[0]))


def _cut(text: str, tokens: list[tuple[str, int]], at: int, end: int) -> Iterator[Name]:
    """Cut a run into places and what lies between them."""
    rest: list[int] = []
    start, titled = at, False
    while at < end:
        size, place = _place(tokens, at, end)
        if place is not None:
            if rest:
                yield from _name(text, tokens, rest, titled)
                rest, titled = [], False
            yield _make(text, tokens, at, at + size, Sort.PLACE, place)
            at += size
            continue
        word = _bare(tokens[at][0])
        opens = at == start and bool(_OPENS.search(text[max(0, tokens[at][1] - 4) : tokens[at][1]]))
        if rest and tokens[at - 1][0] == "of" and BODIES & {_bare(tokens[row][0]) for row in rest}:
            rest.append(at)  # the "Justice" of "Court of Justice" is nobody's title
        elif word in _HEADLINE or (word in _HEADLINE_BEHIND and at > start and _is_verb(text, tokens, at)):
            if rest:
                yield from _name(text, tokens, rest, titled)
            rest, titled = [], False
        elif word in TITLES or (word in _JOINERS and not rest):
            titled = titled or word in _PERSONAL
        elif word in CALENDAR or (word in _GENERIC and not rest):
            pass
        elif not (opens and end - at == 1 and not tokens[at][0].isupper()):
            rest.append(at)
        at += 1
    if rest:
        yield from _name(text, tokens, rest, titled)


def _is_verb(text: str, tokens: list[tuple[str, int]], at: int) -> bool:
    """Whether a word in capitals goes on as a verb of a headline does, and ends no name: "Ada Held" has a comma."""
    if at + 1 == len(tokens):
        return False
    (word, start), (after, behind) = tokens[at : at + 2]
    return after.lower() in _GOES_ON and text[start + len(word) : behind].isspace()


def _place(tokens: list[tuple[str, int]], at: int, end: int) -> tuple[int, Place | None]:
    for size in range(min(LONGEST, end - at), 0, -1):
        words = [word for word, _ in tokens[at : at + size]]
        name = " ".join([*words[:-1], _possessed(words[-1])])
        if size == 1 and name.lower() in _ORDINARY and not name.isupper():
            continue
        if (place := find_place(name)) is not None:
            return size, place
    return 1, None


def _name(text: str, tokens: list[tuple[str, int]], rows: list[int], titled: bool) -> Iterator[Name]:
    words = [_bare(tokens[row][0]) for row in rows]
    if titled:
        sort = Sort.PERSON
    elif BODIES & set(words) or (len(words) == 1 and tokens[rows[0]][0].isupper()):
        sort = Sort.BODY
    else:
        sort = Sort.UNKNOWN
    yield _make(text, tokens, rows[0], rows[-1] + 1, sort, None)


def _make(text: str, tokens: list[tuple[str, int]], at: int, end: int, sort: Sort, place: Place | None) -> Name:
    last, last_start = tokens[end - 1]
    before = tokens[at - 1][0].lower() if at else ""
    if before == "of" and at > 1:
        before = tokens[at - 2][0].lower()
    span = Span(tokens[at][1], last_start + len(_possessed(last)))
    words = tuple(_bare(word) for word, _ in tokens[at:end] if _bare(word) not in _JOINERS)
    return Name(span, words or (fold(span.of(text)),), sort, place, before in _WHERE)


def _possessed(word: str) -> str:
    return _POSSESSIVE.sub("", word)


@lru_cache(maxsize=1 << 14)
def _bare(word: str) -> str:
    return fold(_possessed(word)).replace(".", "")


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    """Fold spellings of one sound, so that transliterations meet."""
    for one, other in _SOUNDS:
        word = word.replace(one, other)
    return re.sub(r"(.)\1+", r"\1", word)


def _sound_alike(words: Iterable[str], others: Iterable[str]) -> bool:
    return any(ratio(_sound(a), _sound(b)) >= _CONTAINED for a in words for b in others)


def _transliterated(one: Name, other: Name) -> bool:
    """Return whether two names are one but for vowels, spaces and the article: "El Obeid" and "Al-Ubayyid".

    Names that are shorter must have the article, or "Holt" would be "Halt" and "Lind" be "Lund".
    """
    if Sort.BODY in (one.sort, other.sort):
        return False
    (bare, consonants, article), (bare_there, there, article_there) = _skeleton(one.words), _skeleton(other.words)
    if consonants != there or min(len(bare), len(bare_there)) < _LONG_NAME:
        return False
    enough = _WITH_ARTICLE if article or article_there else _CONSONANTS
    return len(consonants) >= enough and ratio(bare, bare_there) >= _ROUGHLY


def spelled_alike(one: str, other: str) -> bool:
    """Return whether two names of towns may be one: "Kharkiv" and "Kharkov", "Lviv" and "Lvov"."""
    own, there = fold(one).split(), fold(other).split()
    return _sound_alike(own, there) or _skeleton(tuple(own))[1] == _skeleton(tuple(there))[1]


@lru_cache(maxsize=1 << 14)
def _skeleton(words: tuple[str, ...]) -> tuple[str, str, bool]:
    """Return the letters of a name as they sound, its consonants alone, and whether it had an article."""
    whole = "".join(words)
    bare = _sound(_ARTICLE.sub("", whole).replace("-", ""))
    return bare, _VOWELS.sub("", bare), _ARTICLE.match(whole) is not None


@lru_cache(maxsize=1 << 14)
def _parts(words: tuple[str, ...]) -> frozenset[str]:
    """Return what hyphens join in a name, but for what they only bind to it."""
    return frozenset(part for word in words for part in word.split("-")) - _BOUND


def _called_short(one: Name, other: Name) -> bool:
    """Return whether one is the last word of what the other abbreviates: "the Fund" and "IMF"."""
    for short, letters in ((one, other), (other, one)):
        if len(short.words) == 1 and short.words[0] in BODIES and letters.sort is Sort.BODY:
            initials = letters.words[0] if len(letters.words) == 1 else "".join(word[0] for word in letters.words)
            if initials not in BODIES and 1 < len(initials) < _LONG_NAME + 1 and initials[-1] == short.words[0][0]:
                return True
    return False


def _shortened(one: Name, other: Name) -> bool:
    """Return whether one is the initials of the other: "WHO" and "World Health Organization"."""
    return _initials(one) == "".join(other.words) or _initials(other) == "".join(one.words)


def _initials(name: Name) -> str:
    return "".join(word[0] for word in name.words) if len(name.words) > 1 else ""
