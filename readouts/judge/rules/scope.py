"""All against some, "only" against "any", and adjectives that exclude each other."""

import re
from collections.abc import Iterator
from functools import lru_cache

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.found import Found, hold_against
from readouts.types import Span

SAME_WORDS = 0.7
"""Share of both passages, without the two words, whose counterparts have the same stem."""

_REACH = (
    ("all", r"all(?:\s+of)?(?!\s+but)|every|each|any|entire|whole|full|fully|entirely|everywhere|every\s+one\s+of"),
    ("some", r"some(?:\s+of)?(?!\s+\d)|most(?:\s+of)?|many(?:\s+of)?|several(?:\s+of)?|part\s+of|partly"
        r"|partial|partially|a\s+few"
        r"|certain|one\s+of|selected|only|solely|exclusively|half\s+of|the\s+majority\s+of"),
    ("all", r"both"),
)  # fmt: skip
_WORDS = tuple((reach, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for reach, words in _REACH)
_CONTRASTS = (
    "short-range medium-range intermediate-range long-range", "temporary permanent", "temporarily permanently",
    "bilateral trilateral multilateral unilateral", "partial full complete", "civilian military", "direct indirect",
    "tactical strategic", "nuclear conventional", "offensive defensive", "conditional unconditional",
    "limited unlimited",
    "formal informal", "interim provisional final", "national regional global international", "domestic foreign",
    "northern southern eastern western", "import export", "public private", "gradual immediate", "heavy light",
    "political technical", "short-term medium-term long-term", "land maritime", "urban rural", "local federal",
    "upper lower", "manned unmanned", "preliminary final", "diplomatic ordinary", "male female",
)  # fmt: skip
_GROUP = {word: number for number, group in enumerate(_CONTRASTS) for word in group.split()}
_CONTRAST = re.compile(r"\b(?:" + "|".join(sorted(_GROUP, key=len, reverse=True)) + r")s?\b", re.IGNORECASE)
_JOINED = re.compile(r"\b([a-z]+) and ([a-z]+)\b")


def find_scope(frame: Frame) -> Iterator[Found]:
    """Yield a pair of words that draw the same thing wider on one side than on the other."""
    for left, right in (*_reaches(frame), *_contrasts(frame), *_joined(frame)):
        same = frame.alike_but(left, right, same_words=True)
        if same >= SAME_WORDS and _next_word(frame.left, left) & _next_word(frame.right, right):
            yield hold_against("one is wider than the other", frame, left, right, same)
            return


def _reaches(frame: Frame) -> Iterator[tuple[Span, Span]]:
    left, right = ([(reach, Span(*m.span())) for reach, p in _WORDS for m in p.finditer(s.text)]
        for s in (frame.left, frame.right))  # fmt: skip
    if len(left) == len(right) == 1 and left[0][0] != right[0][0]:
        yield left[0][1], right[0][1]


def _contrasts(frame: Frame) -> Iterator[tuple[Span, Span]]:
    left, right = dict(_contrast_words(frame.left.text)), dict(_contrast_words(frame.right.text))
    for word, span in left.items():
        for other, there in right.items():
            if word not in right and other not in left and word != other and _GROUP[word] == _GROUP[other]:
                yield span, there


@lru_cache(maxsize=4096)
def _contrast_words(text: str) -> tuple[tuple[str, Span], ...]:
    return tuple((m.group().lower().removesuffix("s"), Span(*m.span())) for m in _CONTRAST.finditer(text))


def _joined(frame: Frame) -> Iterator[tuple[Span, Span]]:
    """Yield "energy and infrastructure" against "energy infrastructure"."""
    for side, other, mirrored in ((frame.left, frame.right, False), (frame.right, frame.left, True)):
        for match in _JOINED.finditer(side.text):
            close = re.search(rf"\b{match[1]} {match[2]}\b", other.text)
            if close and match.group() not in other.text:
                spans = Span(*match.span()), Span(*close.span())
                yield spans[::-1] if mirrored else spans


def _next_word(side: Side, span: Span) -> set[str]:
    """Return the stems of the words that say something within and just after a span."""
    near = [row for row, (start, end) in enumerate(side.spans) if end > span.start and side.weights[row] > 0.2]
    return {side.stems[row] for row in near[:4]}
