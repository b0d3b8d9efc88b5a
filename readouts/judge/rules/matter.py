"""Signs that two sentences speak of two things, outside the facts in question."""

import re

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.contrasts import contrasts
from readouts.judge.rules.polarity import opposite_words
from readouts.text.any_case import AnyCase
from readouts.text.modality import modal_cues
from readouts.text.number_words import cardinals
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
_ASKING = frozenset({"appeal", "request", "wish", "demand", "intention", "readiness", "expectation", "advice"})
_AHEAD = AnyCase(
    r"\b(?:will|would|shall|(?:is|are)\s+(?:to|going\s+to|due\s+to|set\s+to|expected\s+to)|plans?\s+to|intends?)\b"
)
_WANTED = AnyCase(
    r"\b(?:need\w*|requir\w+|threshold|minimum|maximum|ceiling|cap(?:ped|s)?|limit\w*|quotas?|targets?|goals?"
    r"|aim(?:s|ed|ing)?|plan(?:s|ned)?|appeal\w*|asks?|asked|seeks?|sought|propos\w+|pledg\w+|capacity|design\w+|intend\w*"
    r"|hop(?:es|ed)|estimat\w+|expect\w*|budget\w*|allocat\w*|set\s+aside|envisag\w+|built\s+for|at\s+least)\b"
)
_NEAR = 45
"""Characters before and after a fact within which a word says that it is wanted, or allowed, rather than told."""
_APART = AnyCase(
    r"\b(?:of\s+(?:the|these|those|them|its|which|whom)|so\s+far|to\s+date|up\s+to\s+now|already|among|including"
    r"|another|others?|further|additional|remaining|rest|initial|first|advance|alone|also|in\s+addition|again|now|later"
    r"|earlier|previous|previously|until|last|next|new|draft|final|adopted|separate|separately|each|per|every"
    r"|a\s+(?:month|year|day|week)|annual|monthly|total|altogether|in\s+all|overall)\b"
)
_PARTS = re.compile(
    rf"\b(?:some|most|several|many|few|half|part|parts|{cardinals(2, 10)}|\d+|majority|minority)\s+"
    r"of\s+(?:the|its|their|these|those)\b|\b(?:some|others)\b",
    re.IGNORECASE,
)


def condition_of_one(frame: Frame) -> bool:
    """Return whether only one side speaks of what would be."""
    return bool(_IF.search(frame.left.text)) != bool(_IF.search(frame.right.text))


def parts_of_both(frame: Frame) -> bool:
    """Return whether both sides speak of a part: most of the mayors approve, three of them do not."""
    return all(_PARTS.search(side.text) is not None for side in (frame.left, frame.right))


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


def wanted_of_one(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether only one of two facts is what is needed, allowed or hoped for: a quorum is no turnout."""
    left, right = (
        _WANTED.search(side.text, max(0, span.start - _NEAR), span.end + _NEAR) is not None
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
