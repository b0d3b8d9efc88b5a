"""What stands around an account on its page: mastheads and bare titles above it, what to read on below it.

A masthead names a house, and a title names who met whom or what kind of document follows. Neither says anything of
the talk, but a title may still be repeated by the other account, so the two are told apart.
"""

import re
from collections.abc import Callable, Sequence

from readouts.text.clued import Clued
from readouts.text.frequencies import zipf
from readouts.text.furniture_words import TELLING
from readouts.text.language import plainly_english
from readouts.text.lines import lines_of
from readouts.types import Span

MARKS = " \t\n>#*_|•·-–—"
"""What stands around a line and says nothing."""
WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_LONGEST_HEADER = 300
"""Characters of a passage above the account at most."""
_PROSE = re.compile(r"[.!?…:;,]\W{0,3}$")
_LONGEST_LINE, _LONGEST_MASTHEAD = 34, 12
"""Words of a title and of a masthead at most."""
_STRANGE, _UNKNOWN = 3.2, 2.0
"""How common (Zipf) in English a name or a word of another language is at most, and what is surely no English."""
_FEWEST_FOREIGN = 2
_SEPARATED = re.compile(r"\s+[–—|/·•-]+\s+|\s*\|\s*")
_SITE = 3
"""Words of the name of a site beside its house at most."""
_SMALL = frozenset("of the and for to at in on by de la le du von van al el & no nr vol after before via".split())
_OF_PAPERS = frozenset(
    """
    press media public news release statement communique communiqué comunicado readout commentary note bulletin
    government ministry office cabinet department council embassy secretariat commission house kremlin presidency
    pr no nr ref doc via teleconference videoconference video telephone phone briefing room transcript
    meetings coverage daily weekly noon digest channel telegram
    """.split()
)
"""Words of which mastheads are made."""
_HOUSES = frozenset(
    "government ministry office cabinet department council embassy secretariat commission presidency agency".split()
)
_HEADS_OF_NAMES = _HOUSES | frozenset(
    """
    republic kingdom federation union emirates commonwealth forces force army navy command headquarters staff guard
    police front movement party authority directorate directorate-general service services administration delegation
    mission organisation organization bureau institute centre center chancellery parliament assembly senate
    """.split()
)
"""Words of which the name of a house has one last, or before "of" and "for"."""
_PLURALS = frozenset(
    "forces nations states services affairs rights islands emirates communications relations sports".split()
)
"""Words of names that end as verbs of headlines do: "Armed Forces Command", but not "Norvik Backs Army"."""
_PAST = frozenset("united armed combined allied federated".split())
_NAMES_JOINED = frozenset("of the and for de la du del &".split())
_NO_NAME = re.compile(r"[^\w\s’'&-]|\d")
_OF_NAME = re.compile(r" (?:of|for) ")
_LONGEST_HOUSE, _LONGEST_ACCOUNT = 10, 6
"""Words of the name of a house and of an account in a network at most."""
_ORIGIN = re.compile(
    r"(?:from|issued\s+by|published\s+by|organi[sz]ation|department|source|author)\s*:\s*", re.IGNORECASE
)
"""What stands before the house that issues a paper."""
_HANDLE = re.compile(r"@\w+")
_KIND = (
    r"(?i:statement|remarks|speech|address|read-?out|conclusions|communiqu[eé]|declaration|summary|press\s+release"
    r"|transcript|briefing|commentary)"
)
_NAMED = r"(?:[^\W\d_a-zß-ÿ][\w.’'-]*|\d+(?:st|nd|rd|th)|of|the|and|for|de|la)"
_NAMES = rf"{_NAMED}(?:,?\s+{_NAMED}){{0,14}}"
_DOCUMENT = Clued(
    rf"(?:(?i:no)\.?:?\s*[\w/-]+,\s*)?(?:\d{{1,2}}\s+\w+\s+\d{{4}},\s*)?(?:{_NAMES}\s+)?{_KIND}"
    r"(?:\s+(?i:of|by|on|to|from|following|regarding|concerning|after|at|for)\b[^:]*|\s*)"
)
"""The title of a document, whosever it is: "DFA Statement on …", "European Council conclusions on …"."""
_TALK = (
    r"(?:(?:meeting|call|conversation|talk|consultation|discussion|visit|summit|briefing|trip|encounter)s?"
    r"|phone\s+calls?)"
)
_SORT = (
    r"(?:(?:bilateral|trilateral|telephone|phone|video|working|official|state|courtesy|joint|informal|special"
    r"|high-level|\w+-level|summit|virtual|first|second|third|foreign|ministerial|[A-Z]\w+-[A-Z]\w+|\d+\w\w)\s+)"
)
_WHOSE = rf"(?:(?:{_NAMES}\s+)?[^\W\d_][\w.-]*(?:[’']s|s[’'])\s+|(?:PM|FM|President|Minister|Secretary)\s+)"
_WITH = (
    r"(?:[^\W\d_a-zß-ÿ][\w.’'-]*|of|the|and|for|to|in|at|de|la|with|between|his|her|its|their|new|counterparts?"
    r"|colleagues?|on\s+the\s+(?:margins|sidelines)|held|[/–—|-])"
)
_OF_MEETING = Clued(
    rf"(?:(?i:read-?out)\s+of\s+)?{_WHOSE}?(?i:{_SORT}){{0,4}}(?i:{_TALK})"
    rf"(?:\s+(?i:with|between|of|to|in|at)(?:,?\s+{_WITH}){{1,30}})?\W{{0,3}}"
)
"""The title of a meeting that tells who met whom: "Minister Roe's Call with Minister Poe"."""
_MET = Clued(
    rf"{_NAMES}\s+(?i:meets(?:\s+with)?|met(?:\s+with)?|speaks\s+(?:with|to)|spoke\s+(?:with|to)|attends|receives"
    r"|hosts|visits"
    rf"|(?:holds|held)\s+(?:{_SORT}){{0,2}}(?:talks|(?:a\s+)?meeting|(?:a\s+)?(?:phone\s+|telephone\s+)?(?:call|conversation))"
    rf"\s+with)(?:,?\s+{_WITH}){{1,24}}\W{{0,3}}"
)
"""The same as a sentence without a stop: "Minister Roe speaks with Minister Poe"."""
_OF_BOTH = Clued(
    rf"{_NAMES}\s+(?:(?:deputy|foreign|prime|defen[cs]e|trade|finance|energy|economy|interior|health|security)\s+){{0,2}}"
    r"(?:presidents|ministers|leaders|premiers|PMs|FMs|chancellors|secretaries|diplomats|officials|envoys|negotiators)\s+"
    rf"(?:(?i:meet|met|confer(?:red)?|speak|spoke)|(?i:hold|held)\s+(?:{_SORT}){{0,2}}(?i:talks|consultations|(?:a\s+)?{_TALK}))"
    r"(?:,?\s+(?:[^\W\d_a-zß-ÿ][\w.’'-]*|of|the|on|in|at|by|over|a|phone|video|telephone|margins|sidelines|person)){0,12}\W{0,3}"
)
"""The same of two who are told by their countries: "Norwegian, Danish foreign ministers hold talks in Oslo"."""
_KICKER = re.compile(
    r"(?:[^\W\d_a-zß-ÿ][\w.’'-]*\s+){0,2}(?i:headlines?|update\s*\d?|roundup|urgent|breaking|breaking\s+news|exclusive|lead|wrap|brief"
    r"|flash|alert|news|in\s+brief)\s*[:|]\s+"
)
"""What an agency puts before a title: "Xinhua Headlines:"."""
_DATED = Clued(
    r"[\s,:;–—(|-]*(?:\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d[\d./:–-]*(?:st|nd|rd|th)?\s+)?"
    r"(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?)?[\s\d,./:–-]*\)?$",
    re.IGNORECASE,
)
_ONWARD = Clued(
    r"(?:see|read|view)\s+(?:also|more|next)\b.*|(?:related|associated|useful|quick)(?:\s+\w+){0,3}|also\s+read\b.*|further\s+reading"
    r"|(?:more|most)\s+(?:on|from|about|news|read|stories)\b.*|(?:latest|other|recent)\s+(?:news|stories|releases|articles)",
    re.IGNORECASE,
)
_LONGEST_ONWARD = 5
"""Words of what leads to other pages at most."""
_FOREIGN_DATE = re.compile(r"\b\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,12}\s+(?:de\s+)?(?:19|20)\d\d\W*$")


def mastheads_and_titles(
    text: str, passages: Sequence[Span], aside: Callable[[int, Span], bool]
) -> tuple[set[int], set[int]]:
    """Sort what stands above the first sentence of an account, by the numbers of the passages.

    Parameters
    ----------
    text : str
        An account's text.
    passages : sequence of Span
        Its passages, in order.
    aside : callable
        Tells whether a line of the passage with that number is furniture for another reason.

    Returns
    -------
    pair of set of int
        Mastheads, which say nothing at all, and bare titles.
    """
    mastheads: set[int] = set()
    titles: set[int] = set()
    top = True
    for number, passage in enumerate(passages):
        if passage.end - passage.start > _LONGEST_HEADER:
            break
        lines = lines_of(text, passage)
        sorts = {"masthead" if aside(number, line) else _sort(text, line) for line in lines}
        if sorts == {""} and len(lines) == 1:
            line = " ".join(lines[0].of(text).split()).strip(MARKS)
            below = passages[number + 1].of(text).strip() if number + 1 < len(passages) else ""
            if (top and _is_own_name(line)) or (_HANDLE.fullmatch(below) and _is_names(line, _LONGEST_ACCOUNT)):
                sorts = {"masthead"}
        top = top and "" not in sorts
        if "" not in sorts:
            (titles if "title" in sorts else mastheads).add(number)
        elif _PROSE.search(lines[-1].of(text)):
            break
    return mastheads, titles


def _sort(text: str, span: Span) -> str:
    line = " ".join(span.of(text).split()).strip(MARKS)
    words = WORD.findall(line)
    if not words or len(words) > _LONGEST_LINE or line[-1] in ".!?…;,":
        return ""
    origin = _ORIGIN.match(line)
    if origin and _is_office(WORD.findall(line, origin.end())):
        return "masthead"
    if _is_masthead(line, words) or (len(words) <= _SITE + 2 and _FOREIGN_DATE.search(line)):
        return "masthead"
    if len(words) <= _LONGEST_MASTHEAD and _is_foreign(words) and plainly_english(text):
        return "masthead"
    kicker = _KICKER.match(line)
    line = line[kicker.end() :] if kicker else line
    undated = line[: found.start()] if (found := _DATED.search(line)) else line
    head, _, rest = _SEPARATED.sub("\n", undated, count=1).partition("\n")
    behind = [rest] if rest and len(head.split()) <= _SITE else []
    for title in (line, undated, *behind):
        if _DOCUMENT.fullmatch(title) and _is_titled(words):
            return "title"
        if any(shape.fullmatch(title) for shape in (_OF_MEETING, _MET, _OF_BOTH)):
            return "title"
    return ""


def _is_titled(words: Sequence[str]) -> bool:
    """Tell whether a line is written as a title."""
    return sum(word[0].islower() and word not in _SMALL for word in words) <= 1 + len(words) // 5


def _is_masthead(line: str, words: Sequence[str]) -> bool:
    """Tell the name of a house, of a site beside it, and the kind of a paper; a ministry in any language."""
    pieces = [WORD.findall(piece) for piece in _SEPARATED.split(line)]
    if len(pieces) > 1 and all(pieces):
        houses = [piece for piece in pieces if _is_house(piece) or _is_office(piece)]
        others = [piece for piece in pieces if piece not in houses]
        if houses and all(len(piece) <= _SITE for piece in others):
            return True
    if len(words) > _LONGEST_MASTHEAD:
        return False
    return _is_house(words) or (words[0].casefold().startswith("minist") and _is_strange(words[0].casefold()))


def _is_house(words: Sequence[str]) -> bool:
    """Tell a line of names and of the words of which mastheads are made, with one of these at least."""
    telling = [word.rstrip(".").casefold() for word in words if word.casefold() not in _SMALL]
    if not telling or not all(word[0].isupper() or word in _SMALL for word in words):
        return False
    known = sum(word in _OF_PAPERS for word in telling)
    return bool(known) and all(word in _OF_PAPERS or _is_strange(word) for word in telling)


def _is_office(words: Sequence[str]) -> bool:
    """Tell a line of names in which a house is named: "Cabinet Office of the Prime Minister"."""
    return all(word[0].isupper() or word in _SMALL for word in words) and any(
        word.casefold() in _HOUSES for word in words
    )


def _is_own_name(line: str) -> bool:
    """Tell the name of a house without a verb, above everything else: "Armed Forces General Command"."""
    if not _is_names(line, _LONGEST_HOUSE):
        return False
    head = [word.casefold() for word in WORD.findall(_OF_NAME.split(line, maxsplit=1)[0])]
    if head[-1] not in _HEADS_OF_NAMES:
        return False
    return not any(
        (word.endswith("s") and word not in _PLURALS) or (word.endswith("ed") and word not in _PAST)
        for word in head[:-1]
    )


def _is_names(line: str, most: int) -> bool:
    """Tell a line of nothing but words in capitals and what joins names, none of which tells anything."""
    words = WORD.findall(line)
    head = WORD.findall(_OF_NAME.split(line, maxsplit=1)[0])
    return (
        0 < len(words) <= most
        and not _NO_NAME.search(line)
        and all(word[0].isupper() or word in _NAMES_JOINED for word in words)
        and all(word == "Support" or word.casefold() not in TELLING for word in head)
    )


def names_a_house(line: str) -> bool:
    """Tell whether a line is the name of a ministry, an office or another house, and nothing else.

    Examples
    --------
    >>> names_a_house("Ministry of Ports of Norvik"), names_a_house("Ada Brandt")
    (True, False)
    """
    words = WORD.findall(line)
    return bool(words) and not _SEPARATED.search(line) and _is_office(words)


def _is_foreign(words: Sequence[str]) -> bool:
    """Tell a heading of two words or more most of which are none of English; of one in capitals, all."""
    lowered = [word.casefold().strip(".’'-") for word in words]
    small = [low for word, low in zip(words, lowered, strict=True) if word[0].islower()]
    if len(lowered) < _FEWEST_FOREIGN:
        return False
    if not small:
        return all(_is_strange(word, _UNKNOWN) for word in lowered)
    return _most(small) and _most(lowered)


def _most(words: Sequence[str]) -> bool:
    return 2 * sum(_is_strange(word) for word in words) >= len(words)


def _is_strange(word: str, most: float = _STRANGE) -> bool:
    return len(word) > 1 and zipf(word, "en") < most


def read_on(text: str, passages: Sequence[Span]) -> set[int]:
    """Return the numbers of the passages below "See also", as far as they are no sentences."""
    found: set[int] = set()
    for number in range(len(passages) - 1, -1, -1):
        bare = " ".join(passages[number].of(text).split()).strip(MARKS)
        if _PROSE.search(bare) and bare[-1] != ":":
            break
        if _ONWARD.fullmatch(bare.rstrip(":")) and len(bare.split()) <= _LONGEST_ONWARD:
            found.update(range(number, len(passages)))
    return found
