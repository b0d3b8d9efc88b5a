"""Participants: who took part in a talk, by title and name."""

import re
from collections.abc import Iterator, Sequence

from readouts.findings import field_patterns as patterns
from readouts.text.any_case import AnyCase
from readouts.text.clued import Clued
from readouts.text.proper_names import Name, Sort, proper_names

_OPENING = 3
_TITLE_BEFORE = Clued(
    rf"\b(?:(?:[A-Z][\w’'.-]*|U\.S\.)\s+(?:for\s+|of\s+(?:the\s+)?)?){{0,6}}(?:{patterns.OFFICES})"
    r"(?:\s+(?:of|for|to|on|at)\s+(?:the\s+)?[A-Z][\w’'.-]*(?:\s+(?:of\s+|and\s+|the\s+)*[A-Z][\w’'.-]*){0,6})?,?\s+"
    r"(?:H\.E\.\s+)?(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?$"
)
_HONOUR_BEFORE = re.compile(r"\b(?:H\.E\.|Mr\.?|Ms\.?|Mrs\.?|Dr\.?|Sheikh|Lord|Lady|Sir|Pope|King|Queen)\s+$")
_ARTICLE = re.compile(r"^(?:The|In|On|At|During|Today|This|Both)\s+")
_LONGEST_TITLE = 110
_JOINED = AnyCase(
    r"\b(?:joined|attended|accompanied)\b|\b(?:took\s+part|participated|were\s+present|was\s+present|sat\s+in)\b"
)
_SUFFIX = re.compile(r",?\s+(?:Jr|Sr)\b\.?")


def find_participants(lines: Sequence[str]) -> Iterator[tuple[int, tuple[int, int, str]]]:
    """Find who took part.

    Parameters
    ----------
    lines : sequence of str
        The passages of an account.

    Yields
    ------
    tuple of int and tuple
        The passage's number from 0; start and end of title and name in it, and the name alone. Everybody once.
    """
    seen: list[set[str]] = []
    for number, line in enumerate(lines):
        joined = _JOINED.search(line)
        if not joined and number >= _OPENING:
            continue
        talk = patterns.TALKED.search(line)
        if not (joined or talk or number == 0):
            continue
        matter = patterns.MATTER.search(line, talk.end()) if talk else patterns.MATTER.search(line)
        until = len(line) if joined or not matter else matter.start()
        for start, end, name in _people(line, until):
            words = {word.casefold() for word in name.split()}
            if any(words <= other or other <= words for other in seen) or _shares_surname(name, seen):
                continue
            seen.append(words)
            yield number, (start, end, name)


def _shares_surname(name: str, seen: Sequence[set[str]]) -> bool:
    return any(name.split()[-1].casefold() in other for other in seen)


def _people(line: str, until: int) -> Iterator[tuple[int, int, str]]:
    last = 0
    for name in proper_names(line):
        if name.place or name.located or name.sort is Sort.BODY or name.span.end > until:
            continue
        start, end = name.span.start, name.span.end
        if re.match(r"[’']s?\b", line[end : end + 2]):
            continue
        before = line[max(last, start - _LONGEST_TITLE) : start]
        title = _TITLE_BEFORE.search(before) or _HONOUR_BEFORE.search(before)
        if not title and not _full_name(name, line):
            continue
        if title:
            opening = _ARTICLE.match(title.group())
            start -= len(title.group()) - (opening.end() if opening else 0)
        suffix = _SUFFIX.match(line, end)
        if suffix:
            end = suffix.end()
        last = end
        yield start, end, " ".join(line[name.span.start : name.span.end].split())


def _full_name(name: Name, line: str) -> bool:
    said = name.span.of(line)
    if said.split()[-1].casefold() in _HOUSES:
        return False
    return 2 <= len(said.split()) <= _NAME_WORDS and not patterns.names_place(said)


_NAME_WORDS = 4
_HOUSES = frozenset({"government", "ministry", "council", "union", "commission", "parliament", "minister", "see"})
