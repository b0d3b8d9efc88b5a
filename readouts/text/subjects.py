"""The subject of a sentence, where somebody speaks in it: "On trade, the envoy, a career diplomat, thanked …"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from readouts.text.lexemes import CLOSED
from readouts.text.named_people import SPOKEN, may_be_person
from readouts.text.pronouns import is_pronoun
from readouts.text.proper_names import TITLES, Sort, proper_names
from readouts.types import Span

_LONGEST = 600
"""Characters before a verb in which its subject is sought."""
_CAPITAL = r"[^\W\d_a-z][\w’'./-]*"
_NOUN = (
    r"(?:sides?|part(?:y|ies)|(?:vice-)?ministers?|presidents?|leaders?|ambassadors?|envoys?|interlocutors?|officials?"
    r"|delegations?|foreign|prime|deputy|vice|two|top|senior|diplomats?|spokes\w+|presidency|government|ministry"
    r"|counterparts?|secretar(?:y|ies)|general|premier|head|state|chancellor|chief|former|defen[cs]e|security|national"
    r"|advis[eo]rs?|colleagues?|embassy|principals|negotiators?|representatives?|delegates?|speakers?|permanent|special"
    r"|rapporteurs?|coordinators?|observers?|commissioners?)"
)
_WORD = rf"(?:{_CAPITAL}|{_NOUN}|(?:of|the|for|and|to|de|bin|ibn|van|von|der)(?=\s)|al-[A-Z][\w’'-]*)"
SUBJECT = rf"(?:(?:[Tt]he|[Bb]oth|[Hh]is|[Hh]er|[Tt]heir)\s+)?(?:{_WORD}\s+){{0,14}}?{_WORD}"
"""A phrase that may be the subject, as a pattern: capitals, offices and what joins them."""
ADVERB = (
    r"(?:also|again|then|further|once\s+(?:more|again)|in\s+turn|therefore|jointly|likewise|has|have|had|all|both|thus"
    r"|meanwhile|repeatedly|\w+ly|today|yesterday|in\s+particular)"
)
"""What may stand between a subject and its verb, as a pattern."""
_BEFORE_VERB = re.compile(rf"(?P<who>{SUBJECT})(?P<aside>,\s[^;:“”\"\n]{{1,400}},)?(?:\s+{ADVERB}){{0,3}}\s+")
_OF_BEFORE = re.compile(r"\bof\s+(?:the\s+)?$")
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|[•*–-])\s+")
_DATELINE = re.compile(r"[A-Z][\w., ]{2,40}\s(?:\([^()\n]{2,40}\)\s)?(?:--|—|–)\s+")
_LEAD = re.compile(r"[A-Z][^,;:“”\"\n]{0,160},\s+")
_LEADS = 2
"""Phrases between commas that may stand before the subject: "On Monday, in Oslo, …"."""
_ABOUT = re.compile(r",\s+(?:also\s+)?(?:an?|the|who|whom|which|member|\w+ing)\b")
_ANOTHER = re.compile(r",\s+and\s+(?:the\s+)?[A-Z]")
_ANY_OTHER = re.compile(r",?\s+and\s+(?:the\s+)?[A-Z]")
_ONLY_NAME = re.compile(rf",\s+(?:{_CAPITAL}\s+){{0,6}}{_CAPITAL},")
_HOUSES = frozenset(
    """
    ministry government presidency embassy commission council kremlin side party delegation union administration
    office department secretariat house delegate delegates representatives speakers rapporteur observer coordinator
    """.split()
)


def subject_before(text: str, start: int, verb: int) -> tuple[Span, Span | None] | None:
    """Find the subject of a verb, if it is somebody who may speak.

    Parameters
    ----------
    text : str
        A text.
    start, verb : int
        Where a sentence of it begins, and a verb in it.

    Returns
    -------
    (Span, Span or None) or None
        The subject, and what commas enclose between it and the verb; ``None`` where the words before the verb are
        more than a subject, or a thing's name.

    Examples
    --------
    >>> text = "On trade, Minister Aalto, whom Mr Lie had asked, raised the toll."
    >>> who, aside = subject_before(text, 0, text.index("raised"))
    >>> who.of(text), aside.of(text)
    ('Minister Aalto', ', whom Mr Lie had asked,')
    """
    if verb - start > _LONGEST:
        return None
    for begin in _beginnings(text, start, verb):
        found = _BEFORE_VERB.fullmatch(text, begin, verb)
        if found and is_somebody(found["who"], text):
            who, aside = Span(*found.span("who")), Span(*found.span("aside")) if found["aside"] else None
            if aside and not is_named(found["who"], known_people(text)) and _ONLY_NAME.fullmatch(found["aside"]):
                return Span(who.start, aside.end - 1), None
            return who, aside
    return None


def _beginnings(text: str, start: int, verb: int) -> Iterator[int]:
    """Yield where the subject may begin: with the sentence, or behind what leads to it."""
    for mark in (_NUMBER, _DATELINE):
        found = mark.match(text, start, verb)
        start = found.end() if found else start
    yield start
    for _ in range(_LEADS):
        found = _LEAD.match(text, start, verb)
        if found is None:
            return
        start = found.end()
        yield start


@lru_cache(maxsize=32)
def known_people(text: str) -> frozenset[str]:
    """Return the last words of the names of people in a text, which name them where they open a sentence too."""
    return frozenset(
        said.split()[-1]
        for name in proper_names(text)
        if not (name.place or name.sort is Sort.BODY) and may_be_person(said := name.span.of(text))
    )


def is_somebody(said: str, text: str = "") -> bool:
    """Tell whether a phrase of a text may be of somebody who speaks: a person, an office, a side or a country.

    Examples
    --------
    >>> [is_somebody(said) for said in ("Minister Aalto", "The two sides", "The Oslo Process", "During Ms Lie")]
    [True, True, False, False]
    """
    words = said.split()
    first = words[0].casefold()
    if is_pronoun(said):
        return first in {"he", "she", "they"}
    if (
        first in _OPEN_NONE
        or (first.endswith("ing") and len(words) > 1)
        or words[-1] in {"of", "the", "for", "and"}
    ):
        return False
    last = words[-1].rstrip(".").casefold().rpartition("/")[2]
    held = words[words.index("of") - 1].casefold() if "of" in words[1:] else last
    if any(SPOKEN.fullmatch(word) or word in TITLES or word in _HOUSES for word in (last, held)):
        return True
    # Asked last: it takes reading the names of the whole text.
    if first != "the" and words[-1] in known_people(text):
        return True
    names = proper_names(said)
    if not names or names[-1].span.end < len(said.rstrip(".")):
        return False
    name = names[-1]
    if name.place:
        return True
    if name.sort is Sort.BODY:
        return name.span.of(said).isupper()
    return name.sort is Sort.PERSON or (first != "the" and may_be_person(name.span.of(said)))


def is_named(said: str, known: frozenset[str] = frozenset()) -> bool:
    """Tell whether a phrase names a person, beside any office."""
    return said in known or any(
        name.place is None
        and name.sort is not Sort.BODY
        and not _OF_BEFORE.search(said, max(0, name.span.start - 8), name.span.start)
        and may_be_person(name.span.of(said))
        for name in proper_names(said)
    )


def is_aside(text: str, aside: Span) -> bool:
    """Tell whether what commas enclose is about the subject and brings no second one: ", and Mr Lie, an aide,"."""
    opens = _ABOUT.match(text, aside.start, aside.end)
    return not (_ANOTHER if opens else _ANY_OTHER).search(text, aside.start, aside.end)


_OPEN_NONE = CLOSED - frozenset("the both his her their he she they this that it".split())
"""Words that open no subject: "after", "while", "with"."""
