"""What of a run of capitals names a person: without the land, the charge of an office, titles and numbers."""

import re
from collections.abc import Iterator

from readouts.text.number_words import cardinals
from readouts.text.offices import TOGETHER
from readouts.text.places import fold
from readouts.text.proper_names import TITLES, Name, Sort
from readouts.types import Span

_PARAGRAPH = re.compile(r"[.\s]*\n\s*\n\s*")
_CHARGE_BEFORE = re.compile(
    r"\b(?:(?:[Mm]inister|[Cc]ommissioner|[Ss]ecretary|[Cc]oordinator|[Ee]nvoy)\s+(?:of|for)\s+(?:the\s+)?"
    r"(?:(?:[A-Z]\w*,?\s+){1,4}and\s+)?"
    r"|(?:[Pp]resident|[Pp]remier|[Cc]hancellor|[Kk]ing|[Qq]ueen|[Ee]mir)\s+of\s+)$"
)
"""What a charge follows, and a country: "Minister for" ports, "President of" Norvik."""
_LONGEST_CHARGE = 80
_NO_NAME = re.compile(rf"{TOGETHER}|{cardinals(2, 12)}", re.IGNORECASE)
"""Words in capitals before names, or where a sentence opens, that are part of no name: "Ministers Lie and Roe"."""
_STYLE_BEFORE = re.compile(
    r"\b(?:(?P<she>Ms|Mrs|Mme|Madam|Miss|Lady|Queen|Princess)|Mr|Sir|Lord|King|Prince)\.?\s+(?:[A-Z]\w*\s+){0,2}$"
)
_LONGEST_STYLE = 40
_PERSONS_NAME = 2
"""Words of a given name and a family name."""
_LONGEST_NAME = 4
"""Words of a person's name, and one more."""


def in_paragraphs(text: str, span: Span) -> list[Span]:
    """Cut a name at the end of a paragraph: "… met Ms Roe." and "PRESIDENT AALTO:" below it are two.

    Parameters
    ----------
    text : str
        A text.
    span : Span
        A name in it.

    Returns
    -------
    list of Span
        Its parts, in order; the whole where no paragraph ends in it.
    """
    cuts = [cut.span() for cut in _PARAGRAPH.finditer(text, span.start, span.end)]
    edges = [span.start, *(edge for cut in cuts for edge in cut), span.end]
    return [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def without_land(text: str, name: Name) -> Span:
    """Return a whole name without the land behind it that no table has: "Ada Brandt of Norvik".

    Parameters
    ----------
    text : str
        A text.
    name : Name
        A name in it.

    Returns
    -------
    Span
        The name, or the two words of it before "of".
    """
    owner, _, land = name.span.of(text).partition(" of ")
    if not land or name.sort is Sort.BODY or len(owner.split()) != _PERSONS_NAME:
        return name.span
    return Span(name.span.start, name.span.start + len(owner))


def who_is_named(text: str, name: Name, span: Span) -> Iterator[Span]:
    """Yield a name without what is no part of it: titles, numbers, and the charge of the office before it.

    Of "Minister for Ports Ada Brandt" this is "Ada Brandt", and of "the Minister of Ports, Ms Brandt" nothing.

    Parameters
    ----------
    text : str
        A text.
    name : Name
        A name in it.
    span : Span
        The part of the name to look at.

    Yields
    ------
    Span
        The rest, if there is any.
    """
    words = _from_name(list(re.finditer(r"\S+", span.of(text))))
    if words and name.sort is not Sort.BODY:
        start = span.start + words[0].start()
        if _CHARGE_BEFORE.search(text, max(0, start - _LONGEST_CHARGE), start):
            named = _from_name(words[1:])
            words = named if _PERSONS_NAME <= len(named) < _LONGEST_NAME else words[:0]
    if words:
        yield Span(span.start + words[0].start(), span.end)


def style_of(text: str, name: Span) -> str:
    """Return the pronoun that fits the style before a name.

    Parameters
    ----------
    text : str
        A text.
    name : Span
        A name in it.

    Returns
    -------
    str
        "she" behind "Ms", "he" behind "Mr"; empty where neither stands there.
    """
    style = _STYLE_BEFORE.search(text, max(0, name.start - _LONGEST_STYLE), name.start)
    return "" if style is None else "she" if style["she"] else "he"


def _from_name(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the words of a name from behind the titles and numbers with which it begins.

    Those of a label in capitals stay: they are all that is said of who speaks.
    """
    first = 0
    while first < len(words) and not (said := words[first].group()).isupper():
        if not (_NO_NAME.fullmatch(said) or fold(said.rstrip(".")) in TITLES):
            break
        first += 1
    return words[first:]
