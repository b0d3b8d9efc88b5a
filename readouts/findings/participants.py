"""Participants: who took part in a talk, by title and name."""

import re
from collections.abc import Iterator, Sequence

from readouts.findings import field_patterns as patterns
from readouts.findings.opening import is_note, is_sentence, opening
from readouts.text.clued import Clued
from readouts.text.days_and_months import MONTH, SHORT_MONTH, WEEKDAY
from readouts.text.places import find_place, fold
from readouts.text.proper_names import BODIES, TITLES, Name, Sort, proper_names
from readouts.text.quotes import quotations
from readouts.types import Span

_OPENING = 3
_STYLES = (
    r"(?:(?:the\s+)?(?:(?:Right|Rt\.?)\s+)?Hon(?:ou?rable)?\.?\s+)?(?:H\.?E\.?\s+)?"
    r"(?:(?:Mr|Ms|Mrs|Mme|Dr|Shri|Smt|Sheikh|Sir)\.?\s+){0,2}"
)
"""What politeness puts between an office and a name."""
_TITLE_BEFORE = Clued(
    rf"\b(?:(?:[A-Z][\w’'.-]*|U\.S\.)\s+(?:for\s+|of\s+(?:the\s+)?)?){{0,6}}(?:{patterns.OFFICES})"
    r"(?:\s+(?:of|for|to|on|at)\s+(?:the\s+)?[A-Z][\w’'.-]*(?:\s+(?:of\s+|and\s+|the\s+)*[A-Z][\w’'.-]*){0,6})?,?\s+"
    rf"{_STYLES}$"
)
_TITLE_JOINED = Clued(
    rf"(?P<the>\b[Tt]he\s+)?\b(?:[A-Z][\w’'.-]*\s+){{0,3}}(?:{patterns.OFFICES})"
    r"(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w’'.-]*(?:\s+(?:of\s+|and\s+|the\s+)*[A-Z][\w’'.-]*){0,4})?"
    r"(?P<join>\s*/\s*|\s+and\s+)$"
)
"""An office that is held together with the one behind it."""
_HONOUR_BEFORE = re.compile(
    r"\b(?:H\.E\.|Mr\.?|Ms\.?|Mrs\.?|Mme\.?|Dr\.?|Sheikh|Shri|Smt\.?|Lord|Lady|Sir|Pope|King|Queen)\s+$"
)
_RANK_BEFORE = re.compile(
    r"\b(?:(?:[Tt]he\s+)?(?:Right\s+|Rt\.?\s+)?Hon(?:ou?rable)?\.?|(?:HR/)?VP|D?PM(?:/FM)?|FM|EAM|HRH|HM|HE"
    r"|(?:(?:Lt|Maj|Brig)\.?[\s-])?(?:Gen\.?|(?:Col|Adm|Brig)\.)(?:\s\([Rr]et(?:d|ired)?\.?\))?)\s+$"
)
"""Ranks and short titles before a name."""
_OFFICE_BEFORE = Clued(rf"(?P<article>\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir)\s+)?\b(?:{patterns.OFFICES})\s+$")
"""An office right before a name: no country and no comma between."""
_OF_COUNTRY = Clued(rf"\b(?:{patterns.OFFICES})\s+of\s+(?:the\s+)?$")
_CHARGE_BEFORE = Clued(rf"\b(?:{patterns.OFFICES})\s+(?:of|for)\s+(?:the\s+)?$")
"""What the charge of an office stands behind, which is nobody: "the Commissioner of Rural Roads"."""
_ATTRIBUTABLE = re.compile(r"\battributable\s+to\s+(?:[^\s:]+\s+){0,6}$")
"""What stands before who speaks for somebody else."""
_OF_LAND = re.compile(r"(?P<who>\S+\s+\S+)\s+of\s+\S+")
"""A name with its country, where no table has it: "Ada Lie of Norvik"."""
_OFFICE_BEHIND = Clued(
    rf",\s+(?:(?:the|its|their)\s+)?(?:[A-Z][\w.’'-]*\s+(?:of\s+)?){{0,4}}(?:{patterns.OFFICES})\b"
)
_TOLD_BEFORE = Clued(
    r"\b(?:t(?:ell|ells|old)|(?:assure|inform|remind|warn|promise|convince|persuade|notif(?:y|ie)|advise)(?:s|d|ed)?)\s+"
    r"(?:[A-Z][\w.’'-]*\s+){0,6}$"
)
"""Whoever is told something: what follows the name may be the first word of it."""
_ARTICLE = re.compile(r"^(?:The|In|On|At|During|Today|This|Both)\s+")
_TALK_OF = Clued(
    rf"(?:(?!(?:{patterns.OFFICES})\b)\S+\s+){{0,6}}?(?:of|for)\s+(?:the\s+)?(?=.*\b(?:{patterns.OFFICES})\b)"
)
"""What a heading says before the first office in it: "Press Availability of Secretary …"."""
_THE_BEFORE = re.compile(r"\b[Tt]he\s+(?:[a-z]+\s+)?$")
_LONGEST_TITLE = 110
_JOINED = Clued(
    r"\b(?:joined|attended|accompanied|flanked)\b|\b(?:took\s+part|participated|sat\s+in)\b"
    r"|\b(?:were|was)\s+(?:also\s+)?(?:present|in\s+attendance)\b|^present\s+(?:there\s+)?were\b",
    re.IGNORECASE,
    clues="joined attended accompanied flanked took participated sat present attendance".split(),
)
_OF_A_TALK = Clued(
    r"\b(?:assessments?|results?|outcomes?|details|impressions?|remarks?|importance|readiness|account|preparations?"
    r"|agreements?|understandings?)\s+(?:of|on|about|for|from|at|reached\s+(?:at|in|during))\s+(?:(?:the|his|her|their|its|a|an)\s+)?"
    r"(?:[\w’'-]+\s+){0,2}$"
)
"""What stands before a talk that is spoken of: "his assessments of the meeting"."""
_BEFORE_TALK = 60
_DATED = Clued(rf",\s+(?:{WEEKDAY}|(?:\d{{1,2}}\s+)?(?:{MONTH}|{SHORT_MONTH}\b))")
"""How a dateline goes on behind its place: "Norvik, 4 May (NTB)"."""
_SPOKESPERSON_BEFORE = re.compile(r"\bspokes(?:man|woman|person)\s+$", re.IGNORECASE)
_SUFFIX = re.compile(r",?\s+(?:Jr|Sr)\b\.?")
_POSSESSED_WITHIN = re.compile(r"[’']s(?=\s)")
_OWN_TALK = Clued(r"[’']s?\s+(?:[A-Z][\w-]*\s+){0,2}(?:Calls?|Meetings?|Talks?|Conversations?|Visit|Trip|Travel)\b")
_POSSESSIVE = re.compile(r"[’']s?\b")


def find_participants(lines: Sequence[str]) -> Iterator[tuple[int, tuple[int, int, str]]]:
    """Find who took part.

    Parameters
    ----------
    lines : sequence of str
        The passages of an account.

    Yields
    ------
    tuple of int and tuple
        The passage's number from 0; start and end of title and name in it, and the name alone. Everybody once, in a
        sentence rather than in a heading.
    """
    seen: list[set[str]] = []
    within = opening(lines, _OPENING)
    headings = {row for row, line in enumerate(lines[:within]) if not is_sentence(line)}
    first = next((row for row in range(within) if row not in headings), -1)
    found = []
    for number in [*(row for row in range(len(lines)) if row not in headings), *sorted(headings)]:
        line, heading = lines[number], number in headings
        joined = None if heading else _JOINED.search(line)
        if is_note(line) or (not joined and number >= within):
            continue
        talk = _announced(line)
        if not (joined or talk or number in {0, first}):
            continue
        matter = patterns.MATTER.search(line, talk.end()) if talk else patterns.MATTER.search(line)
        until = len(line) if joined or not matter else matter.start()
        sure = heading or not (joined or talk)
        for start, end, name in _in_heading(line, until) if heading else _people(line, until, sure=sure):
            words = {word.casefold() for word in name.split()}
            if not any(_may_be_one(words, name, other) for other in seen):
                seen.append(words)
                found.append((number, (start, end, name)))
    return iter(sorted(found, key=lambda hit: hit[:1]))


def _announced(line: str) -> re.Match[str] | None:
    """Find the first word that tells of the talk: none that is quoted, and none of a talk that is spoken of."""
    talks = list(patterns.TALKED.finditer(line))
    quoted = [quotation.span for quotation in quotations(line)] if talks else []
    told = ""
    for talk in talks:
        if any(span.start <= talk.start() < span.end for span in quoted):
            continue
        if _OF_A_TALK.search(line, max(0, talk.start() - _BEFORE_TALK), talk.start()):
            told = talk.group()
        elif not told or talk.group() not in {"held", "had", "took place"}:
            return talk  # "his view of the meeting held in May" holds none
    return None


def _may_be_one(words: set[str], name: str, other: set[str]) -> bool:
    """Whether a name may be that of somebody seen: in short, or of one family name and one initial."""
    if words <= other or other <= words:
        return True
    *given, family = name.casefold().split()
    return family in other and (not given or any(word[0] == given[0][0] for word in other - {family}))


def _in_heading(line: str, until: int) -> Iterator[tuple[int, int, str]]:
    """Yield the people of a heading, in which capitals tell no name, and a line ends one."""
    at = 0
    for part in line.splitlines(keepends=True):
        for start, end, name in _people(part, until - at, sure=True, heading=True):
            yield at + start, at + end, name
        at += len(part)


def _people(line: str, until: int, *, sure: bool, heading: bool = False) -> Iterator[tuple[int, int, str]]:
    """Yield who is named with a title; where it is not to be `sure`, also who is named in full."""
    last = 0
    for name in _names(line) if not heading else _bare(proper_names(line)):
        if name.end > until:
            continue
        start, end = _without_thing(line, *_without_country(line, _without_titles(line, name)))
        if (
            _is_titles(line[start:end])
            or not _is_human(line[start:end])
            or _belongs(line, start, end, heading=heading)
        ):
            continue
        before = line[max(last, start - _LONGEST_TITLE) : start]
        title = _TITLE_BEFORE.search(before) or _RANK_BEFORE.search(before)
        title = title or (None if sure else _HONOUR_BEFORE.search(before))
        if _ATTRIBUTABLE.search(before) or (not title and _CHARGE_BEFORE.search(before)):
            continue
        land = _OF_LAND.fullmatch(line, start, end) if title else None
        end = land.end("who") if land else end
        if not title and (sure or not _full_name(line[start:end]) or _is_told_of(line, start, end)):
            continue
        own = " ".join(line[start:end].split())
        if title:
            own = own.partition(" of ")[0]  # "of Arland": whom somebody stands for is no part of the name
            opens = _ARTICLE.match(title.group()) or (_TALK_OF.match(title.group()) if heading else None)
            start -= len(title.group()) - (opens.end() if opens else 0)
            start -= _joined_before(line[max(last, start - _LONGEST_TITLE) : start], title.group())
        suffix = _SUFFIX.match(line, end)
        if suffix:
            end = suffix.end()
        last = end
        yield start, end, own


def _is_told_of(line: str, start: int, end: int) -> bool:
    """Whether a name without a title is that of a thing, of a dateline's place or of who tells of the talk."""
    before = max(0, start - _LONGEST_TITLE)
    teller = _SPOKESPERSON_BEFORE.search(line, before, start) or line.startswith(":", end)
    return bool(teller or _THE_BEFORE.search(line, before, start) or _DATED.match(line, end))


def _joined_before(before: str, title: str) -> int:
    """Return the length of an office that is held with a title: "Deputy Premier/" before "Foreign Minister"."""
    office = _TITLE_JOINED.search(before)
    if office is None:
        return 0
    # "The Vice President and Minister Lie" are two, but for a comma: "the Vice President and Minister, Ada Lie".
    if "/" not in office["join"] and office["the"] and not title.rstrip().endswith(","):
        return 0
    return len(office.group()) - len(office["the"] or "")


def _bare(names: Sequence[Name]) -> Iterator[Span]:
    return (name.span for name in names if not (name.place or name.located or name.sort is Sort.BODY))


def _names(line: str) -> Iterator[Span]:
    """Yield what may name people, with those of their names that are names of places too."""
    names = proper_names(line)
    row = 0
    while row < len(names):
        name, behind = names[row], names[row + 1] if row + 1 < len(names) else None
        adjacent = behind and line[name.span.end : behind.span.start].isspace()
        if adjacent and behind and _is_one(line, name, behind):
            yield Span(name.span.start, behind.span.end)
            row += 2
            continue
        if not (name.place or name.located or name.sort is Sort.BODY) or (
            name.place and not adjacent and _holds_office(line, name.span.start)
        ):
            yield name.span
        row += 1


def _is_one(line: str, name: Name, behind: Name) -> bool:
    """Whether two names, one of them a place's, are one person's: the office tells."""
    if Sort.BODY in (name.sort, behind.sort) or bool(name.place) is bool(behind.place):
        return False
    if name.place and len(behind.words) > 1:
        return False  # a country before a whole name
    at, back = name.span.start, max(0, name.span.start - _LONGEST_TITLE)
    office = _OFFICE_BEFORE.search(line, back, at)
    if name.place:
        return bool(office or _OFFICE_BEHIND.match(line, behind.span.end))
    if behind.span.of(line).isupper() or _TOLD_BEFORE.search(line, back, at):
        return False
    return bool(office or _TITLE_BEFORE.search(line[back:at]))


def _holds_office(line: str, start: int) -> bool:
    """Whether the name of a place stands where that of who holds an office stands: "Secretary Holland"."""
    back = max(0, start - _LONGEST_TITLE)
    office = _OFFICE_BEFORE.search(line, back, start)
    return office is not None and not office["article"] and not _TOLD_BEFORE.search(line, back, start)


def _without_titles(line: str, name: Span) -> Span:
    """Return a name from behind the last title in it: "Royal Highness Prince Idris", "U.S. President Voss"."""
    words = list(re.finditer(r"\S+", name.of(line)))
    titles = (row for row in range(len(words) - 1, 0, -1) if _is_titles(words[row - 1].group()))
    row = next(titles, 0)
    return Span(name.start + words[row].start(), name.end) if row else name


def _is_titles(said: str) -> bool:
    """Whether words are titles and no name: "Lt. Gen", before "(Ret.)"."""
    return all(fold(word.rstrip(".")) in _TITLES for word in said.split())


def _without_country(line: str, name: Span) -> tuple[int, int]:
    """Return a name without the country of the office before it that no table has: "King of Arle John Roe"."""
    words = list(re.finditer(r"\S+", name.of(line)))
    if len(words) > 2 and _OF_COUNTRY.search(line, max(0, name.start - _LONGEST_TITLE), name.start):
        return name.start + words[1].start(), name.end
    return name.start, name.end


def _without_thing(line: str, start: int, end: int) -> tuple[int, int]:
    """Return a name without what is its bearer's in a heading: "Ada Holm's Call"."""
    owner = _POSSESSED_WITHIN.search(line, start, end)
    return start, owner.start() if owner else end


def _belongs(line: str, start: int, end: int, *, heading: bool) -> bool:
    """Whether something of somebody is meant, who took no part by that; a heading names the talk so."""
    return bool(_POSSESSIVE.match(line, end)) and not (heading and _OWN_TALK.match(line, end))


def _is_human(said: str) -> bool:
    """Whether no house and no thing is named: "Office of Foreign", "Island"."""
    words = [fold(word) for word in said.split()]
    return words[0] not in BODIES and words[-1] not in BODIES | {"i", "of"}


def _full_name(said: str) -> bool:
    words = said.split()
    return (
        words[-1].casefold() not in _HOUSES
        and 2 <= len(words) <= _NAME_WORDS
        and not (find_place(said) or said.isupper() or " of " in said)
    )


_NAME_WORDS = 4
_TITLES = TITLES.union("lt maj gen col brig adm capt cmdr cdr sgt ret commander-in-chief".split())
_HOUSES = frozenset(
    """
    bureau politburo secretariat hall palace assembly congress airport residence centre center conference group bank
    government ministry council union commission parliament minister see dam bridge valley zone pipeline framework
    partnership republic emirate board gas cooperation aid road rd street avenue ave boulevard blvd lane
    """.split()
)
