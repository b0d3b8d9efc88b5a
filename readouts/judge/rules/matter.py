"""Signs that two sentences speak of two things, or of one thing at two times, outside the facts in question."""

import re

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.contrasts import contrasts
from readouts.judge.rules.parties import party_names
from readouts.judge.rules.polarity import opposite_words
from readouts.judge.rules.values import InCommon
from readouts.text.any_case import AnyCase
from readouts.text.dates import Moment, dates
from readouts.text.modality import modal_cues
from readouts.text.proper_names import Name
from readouts.text.things import things
from readouts.types import Span

_REPORTS = (
    r"(?:sa(?:id|ys)|told|announc\w+|stated|states(?=\s+that)|not(?:ed|es)|recall\w*|add(?:ed|s)|explain\w*|report(?:ed|s)\b"
    r"|inform\w*|declar\w+|spoke|speaking|writing|wrote|comment\w*|confirm\w*)"
)
_REPORTING = AnyCase(rf"\b{_REPORTS}\b")
_CONTENT = (
    r"(?!(?:on|in|at|to|by|after|before|during|following|from|with|for|as|late|early|last|this|next|yesterday|today"
    r"|tomorrow|reporters|journalists|that)\b)\w"
)
_BOUNDARY = AnyCase(rf"[,;:—()]\s|\bthat\b|\b{_REPORTS}\b(?=\s+{_CONTENT})")
_FRONTED = re.compile(
    r"(?:on|in|at|after|before|under|during|by|from|since|within|for|with|through|until|as|late|early|to)\b",
    re.IGNORECASE,
)
_IF = AnyCase(r"\b(?:if|unless|should\s+the|provided|would|could|otherwise|in\s+case|without)\b")
_SOME = 3
_DIRECTED = re.compile(r"\b(?P<word>to|from|with|against|for|by)\s+(?:the\s+)?$", re.IGNORECASE)
_NEAR = 16
"""Characters before a name in which the word that governs it is sought."""
_ASKING = frozenset({"appeal", "request", "wish", "demand", "intention", "readiness", "expectation", "advice"})
_AHEAD = AnyCase(
    r"\b(?:will|would|shall|(?:is|are)\s+(?:to|going\s+to|due\s+to|set\s+to|expected\s+to)|plans?\s+to|intends?)\b"
)
_APART = AnyCase(
    r"\b(?:of\s+(?:the|these|those|them|its|which|whom)|so\s+far|to\s+date|up\s+to\s+now|already|among|including"
    r"|another|others?|further|additional|remaining|rest|initial|first|advance|alone|also|in\s+addition|again|now|later"
    r"|earlier|previous|previously|until|last|next|new|draft|final|adopted|separate|separately|each|per|every"
    r"|a\s+(?:month|year|day|week)|annual|monthly|total|altogether|in\s+all|overall)\b"
)
_THEN = AnyCase(
    r"\b(?:now|today|currently|at\s+present|so\s+far|until|once|previously|formerly|ago|last|no\s+longer"
    r"|by\s+the\s+end|earlier|back\s+then|since|when|already|before|after)\b"
)


def condition_of_one(frame: Frame) -> bool:
    """Return whether only one side speaks of what would be."""
    return bool(_IF.search(frame.left.text)) != bool(_IF.search(frame.right.text))


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
    """Return whether two parties change places about one small word: "exports to Saudi Arabia", "exports to Greece"."""
    left, right = frame.left.once(_governed), frame.right.once(_governed)
    for word in left.keys() & right.keys():
        for mine in left[word]:
            for theirs in right[word]:
                if not mine.same(theirs) and _loose(mine, frame.right, right[word]) and _loose(
                    theirs, frame.left, left[word]
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


def set_apart(frame: Frame) -> float:
    """Return how many words that mark a part, a rest or another time only one passage has (0..1; 1 is three)."""
    left, right = ({m.group().lower() for m in _APART.finditer(side.text)} for side in (frame.left, frame.right))
    return min(len(left ^ right), _SOME) / _SOME


def told_ahead_of_one(frame: Frame) -> bool:
    """Return whether only one side tells what is to come."""
    return bool(_AHEAD.search(frame.left.text)) != bool(_AHEAD.search(frame.right.text))


def asked_of_one(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether only one side, outside two spans, tells what is asked or wished."""
    left, right = (
        any(cue.kin in _ASKING and not cue.span.meets(span) for cue in modal_cues(side.text))
        for side, span in ((frame.left, own), (frame.right, other))
    )
    return left != right


def things_apart(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether each side, outside two spans, has a word of one set that the other lacks."""
    left, right = _apart(frame.left, own), _apart(frame.right, other)
    return any(mine - right.get(group, frozenset()) and right.get(group, frozenset()) - mine
        for group, mine in left.items())  # fmt: skip


def _apart(side: Side, span: Span) -> dict[int, frozenset[int]]:
    """Return of each set of words that tell things apart which of its members a passage has."""
    listed, within = things(), side.rows(span)
    found: dict[int, set[int]] = {}
    for row, word in enumerate(side.stems):
        for group, member in listed.get(word, ()) if row not in within else ():
            found.setdefault(group, set()).add(member)
    return {group: frozenset(members) for group, members in found.items()}


def dated_once(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether only one side has a date outside two spans."""
    return bool(_days(frame.left, own)) != bool(_days(frame.right, other))


def times_apart(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether each side, outside two spans, tells a time that the other does not."""
    left, right = _days(frame.left, own), _days(frame.right, other)
    then_left, then_right = _then(frame.left, own), _then(frame.right, other)
    return bool(then_left - then_right or _unmet(left, right)) and bool(
        then_right - then_left or _unmet(right, left)
    )


def _days(side: Side, apart: Span) -> list[Moment]:
    return [day for day in dates(side.text) if not day.span.meets(apart)]


def _then(side: Side, apart: Span) -> set[str]:
    return {
        match.group().lower() for match in _THEN.finditer(side.text) if not apart.start <= match.start() < apart.end
    }


def _unmet(days: list[Moment], others: list[Moment]) -> bool:
    return any(not any(day.comparable(one) and not day.differs(one) for one in others) for day in days)


def contrary_elsewhere(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether two opposite words, or two that exclude each other, stand outside two spans."""
    return any(
        not (here.meets(own) or there.meets(other))
        for here, there in (
            *opposite_words(frame),
            *contrasts(frame, which=False),
            *contrasts(frame, which=True),
        )
    )


def in_report(text: str, span: Span) -> bool:
    """Return whether a fact belongs to the reporting rather than to what is reported: "said on Monday that"."""
    cuts = [0, *(match.end() for match in _BOUNDARY.finditer(text)), len(text)]
    index = max(n for n, cut in enumerate(cuts[:-1]) if cut <= span.start)
    start, end = cuts[index], cuts[index + 1]
    while start == 0 and end < len(text) and _FRONTED.match(text[cuts[index] :].lstrip()):
        # "On Thursday, in the presence of observers, …" belongs to what follows.
        index += 1
        end = cuts[index + 1]
    return bool(_REPORTING.search(text, start, end))
