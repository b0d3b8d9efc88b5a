"""Whom two sentences name outside the facts in question: the same, others, or the same the other way round."""

import re

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.parties import party_names
from readouts.judge.rules.values_beside import InCommon
from readouts.text.proper_names import Name
from readouts.types import Span

_SOME = 3
_DIRECTED = re.compile(r"\b(?P<word>to|from|with|against|for|by)\s+(?:the\s+)?$", re.IGNORECASE)
_NEAR = 16
"""Characters before a name in which the word that governs it is sought."""


def names_apart(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether each side has a name, outside two spans, that the other lacks."""
    left, right = party_names(frame.left.text), party_names(frame.right.text)

    def alone(names: tuple[Name, ...], others: tuple[Name, ...], span: Span) -> bool:
        return any(not any(name.same(o) for o in others) for name in names if not name.span.meets(span))

    return alone(left, right, own) and alone(right, left, other)


def names_met(frame: Frame, own: Span, other: Span) -> InCommon:
    """Return how many names the passages share outside two spans, and how many one of them has alone."""
    left, right = (
        [name for name in party_names(side.text) if not name.span.meets(span)]
        for side, span in ((frame.left, own), (frame.right, other))
    )
    met = sum(any(name.same(one) for one in right) for name in left)
    met_there = sum(any(name.same(one) for one in left) for name in right)
    alone = max(len(left) - met, len(right) - met_there)
    return InCommon(min(met, met_there, _SOME) / _SOME, min(alone, _SOME) / _SOME)


def turned(frame: Frame) -> bool:
    """Return whether two parties change places about one small word: "to Greece", "to Cyprus"."""
    left, right = frame.left.once(_governed), frame.right.once(_governed)
    for word in left.keys() & right.keys():
        for mine in left[word]:
            for theirs in right[word]:
                if (
                    not mine.same(theirs)
                    and _loose(mine, frame.right, right[word])
                    and _loose(theirs, frame.left, left[word])
                ):
                    return True
    return False


def _governed(side: Side) -> dict[str, list[Name]]:
    """Return the names after each small word that tells a direction."""
    found: dict[str, list[Name]] = {}
    for name in party_names(side.text):
        before = _DIRECTED.search(side.text[max(0, name.span.start - _NEAR) : name.span.start])
        if before:
            found.setdefault(before["word"].lower(), []).append(name)
    return found


def _loose(name: Name, side: Side, governed: list[Name]) -> bool:
    """Return whether a passage has a name, but not after the small word in question."""
    return any(name.same(one) for one in party_names(side.text)) and not any(name.same(one) for one in governed)
