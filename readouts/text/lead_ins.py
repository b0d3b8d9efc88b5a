"""Lines that lead to a block of somebody's words: "Minister Aalto said:", and below it a paragraph without marks.

Press offices set such a block apart by its layout, which a plain text loses. The line says who speaks and no more.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from readouts.text.clued import Clued
from readouts.text.subjects import ADVERB, SUBJECT, is_somebody
from readouts.types import Span

_LEAD_IN = Clued(
    r"^(?=[^\n]{1,240}:[ \t]*\n)[ \t>]{0,4}"
    r"(?:(?:Commenting|Speaking|Responding|Announcing|In|On|At|Asked)\b[^,;:“”\"\n]{0,40},\s+)?"
    rf"(?P<who>{SUBJECT}|He|She|They)(?:,\s[^;:“”\"\n]{{1,60}},)?(?:\s+{ADVERB}){{0,2}}\s+"
    r"(?P<cue>said|says|added|adds|state[ds]|commented|wrote|remarked|declared|continued|concluded|went\s+on"
    r"|told\s+(?:reporters|journalists|the\s+(?:press|media)))"
    r"(?:\s+(?:in|on|to|at|during)(?:\s+[\w’'-]+){1,6})?(?P<colon>:)[ \t]*\n(?P<gap>\s*)(?=\S)",
    re.MULTILINE,
    clues=(
        "said",
        "says",
        "add",
        "state",
        "commented",
        "wrote",
        "told",
        "remarked",
        "decla",
        "contin",
        "conclu",
        "went",
    ),
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Uu]s)\b")
_QUOTED = re.compile(r"[“”\"«„]")
_BLANK = re.compile(r"\n[ \t]*\n")
_MOST = 6
"""Paragraphs of a block at most."""


class LeadIn(NamedTuple):
    """A line that leads to a block.

    Parameters
    ----------
    line, who, cue : Span
        The line up to its colon, and in it who speaks and the verb.
    block : Span
        What is said: the paragraph below, and those behind it that go on in the first person.
    """

    line: Span
    who: Span
    cue: Span
    block: Span


@lru_cache(maxsize=32)
def lead_ins(text: str) -> tuple[LeadIn, ...]:
    r"""Find the lines that lead to a block of somebody's words.

    Parameters
    ----------
    text : str
        A text, in English.

    Returns
    -------
    tuple of LeadIn
        In order; also where marks stand around the block.

    Examples
    --------
    >>> text = "Minister Aalto said:\n\nThe strait is open. I thank the crews.\n\nThe toll was halved in May."
    >>> [(found.who.of(text), found.block.of(text)) for found in lead_ins(text)]
    [('Minister Aalto', 'The strait is open. I thank the crews.')]
    """
    return tuple(_found(text))


def _found(text: str) -> Iterator[LeadIn]:
    until = 0
    for match in _LEAD_IN.finditer(text) if ":" in text else ():
        if match.start() < until or not is_somebody(match["who"], text):
            continue
        ends = _ends(text, match.end(), apart="\n" in match["gap"])
        until = next(ends, len(text))
        for _, end in zip(range(_MOST - 1), ends, strict=False):
            paragraph = text[until:end].rstrip()
            if not _FIRST_PERSON.search(paragraph) or _QUOTED.search(paragraph) or paragraph.endswith(":"):
                break
            until = end
        line = Span(match.start(), match.end("colon"))
        yield LeadIn(line, Span(*match.span("who")), Span(*match.span("cue")), Span(match.end(), until))


def _ends(text: str, at: int, *, apart: bool) -> Iterator[int]:
    """Yield where the paragraphs from an offset on end: at blank lines where they stand apart, else with lines."""
    while at < len(text):
        if apart:
            blank = _BLANK.search(text, at)
            end = blank.start() if blank else len(text)
        else:
            end = text.find("\n", at)
            end = end if end >= 0 else len(text)
        yield end
        at = end + 1
        while at < len(text) and text[at].isspace():
            at += 1
