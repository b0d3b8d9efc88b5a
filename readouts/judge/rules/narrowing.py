"""The same rule drawn narrower: a word dropped before a noun, an item dropped from what a rule covers.

An account that mentions fewer topics leaves something out, and that is no conflict. But what was decided, banned or
allowed has a reach: a truce for "energy and infrastructure" is not one for "energy infrastructure".
"""

import re
from collections.abc import Iterator

from readouts.judge.frames import Frame, Side
from readouts.text.tokens import stem
from readouts.types import Span

_JOINED = re.compile(r"\b([a-z]+(?:-[a-z]+)?) and ([a-z]+(?:-[a-z]+)?)\b")
_RULES = re.compile(
    r"\b(?:appl(?:y|ies|ied)|cover(?:s|ed|ing)?|concern(?:s|ed)?\s+(?!that|about|over)|extend(?:s|ed)?\s+to|limited\s+to|ban(?:s|ned)?"
    r"|moratorium|embargo|halt(?:ed)?|lift(?:ed)?|exempt(?:s|ed|ion)?|amnesty|ceasefire|truce|cessation|holders\s+of"
    r"|(?:be|been|being|is|are|was|were)\s+(?:\w+ly\s+)?(?:released|freed|allowed|permitted|lifted|banned|reduced|abolished|removed|exempted"
    r"|delivered|restored|recognised|recognized|reopened|opened|closed|returned|granted|suspended|prohibited|covered|raised"
    r"|lowered|cut|withdrawn|exchanged|imposed|waived|halted|inspected|evacuated|compensated|financed|protected)"
    r"|will\s+(?:restore|recognise|recognize|exchange|apply|release|free|reopen|open|lift|reduce|cut|abolish|grant|remove"
    r"|withdraw|return|cover|allow|exempt|share|deliver|supply|provide|halt|suspend|protect|finance|inspect|receive)"
    r"|(?:agreed|decided|undertook|pledged|promised|committed|obliged|allowed|permitted|required)\b(?:\s+\w+){0,2}?\s+to"
    r"|access\s+to|bid\s+for|protection\s+of|release\s+of|exchange\s+of|withdrawal\s+of)\b",
    re.IGNORECASE,
)
_TOPICS = re.compile(
    r"\b(?:discuss\w*|talk(?:ed|s)?\s+about|talks\s+on|touch\w*|rais(?:e|es|ed|ing)\s+(?:the|issues?|questions?)|exchang\w+\s+views"
    r"|spoke|views\s+on|topics?|agenda|focus\w*|review(?:s|ed|ing)?\b(?!\s+(?:by|each|every|annually))|dwel\w*|stress\w*|address\w*|attended|condemn\w*|welcom\w*|thank\w*"
    r"|underlin\w*|emphasi\w*|includ\w*|among|such\s+as|brief\w*)\b",
    re.IGNORECASE,
)
_SAYS_SOMETHING = 0.2
_LONGEST = 3
"""Words of the longest item or modifier that is looked for."""
_ALIKE = 0.85
"""Share of both passages, without what is dropped, that must have a counterpart."""
_AND = re.compile(r"(?:,\s*(?:and|or)?|\s(?:and|or|as\s+well\s+as))\s*(?:(?:in|on|at|to|of|for|from|by)\s+)?(?:the\s+)?$", re.IGNORECASE)
_AND_AFTER = re.compile(r"(?:,\s*(?:(?:and|or)\s)?|\s(?:and|or|as\s+well\s+as)\s)\s*(?:(?:in|on|at|to|of|for|from|by)\s+)?(?:the\s+)?", re.IGNORECASE)
_LISTED_UNDER = re.compile(
    r"\b(?:in|on|at|to|of|for|from|by|against|into|both)\s+(?:the\s+|all\s+|any\s+)?(?:[\w'’-]+\s+){0,2}[\w'’-]+$", re.IGNORECASE
)
_CLOSES = re.compile(r"\s*(?:$|[.,;:)”\"]|(?:will|would|shall|should|must|may|can|could|is|are|was|were|has|have|had|be|in|on|at"
    r"|to|for|from|by|with|through|under|within|during|until|after|before|between|along|of)\b)", re.IGNORECASE)  # fmt: skip
_ONLY = frozenset(map(stem, ("alone", "only", "solely", "exclusively", "merely", "just")))
_DESCRIBING = frozenset(
    """
    new joint further additional important mutual relevant current recent future possible close effective useful
    common respective great good own same certain various different main major key own long-standing ongoing
    comprehensive productive constructive brief short swift rapid early immediate immediately soon
    """.split()
)
"""Adjectives that tell what a thing is like rather than which things are meant."""


def find_narrowed(frame: Frame) -> Iterator[tuple[Span, Span]]:
    """Yield a span of each passage between which the reach of one decision differs."""
    yield from _joined(frame)
    if not (_decides(frame.left.text) and _decides(frame.right.text)):
        return
    for wide, narrow, mirrored in ((frame.left, frame.right, False), (frame.right, frame.left, True)):
        to = frame.to_left if mirrored else frame.to_right
        for spans in _dropped(wide, narrow, to):
            ordered = spans[::-1] if mirrored else spans
            if frame.alike_but(*ordered) >= _ALIKE:
                yield ordered


def _decides(text: str) -> bool:
    return bool(_RULES.search(text)) and not _TOPICS.search(text)


def _joined(frame: Frame) -> Iterator[tuple[Span, Span]]:
    """Yield "energy and infrastructure" against "energy infrastructure"."""
    for side, other, mirrored in ((frame.left, frame.right, False), (frame.right, frame.left, True)):
        for match in _JOINED.finditer(side.text):
            close = re.search(rf"\b{match[1]} {match[2]}\b", other.text)
            if close and match.group() not in other.text and _both_say_something(side, Span(*match.span())):
                spans = Span(*match.span()), Span(*close.span())
                yield spans[::-1] if mirrored else spans


def _both_say_something(side: Side, span: Span) -> bool:
    return sum(side.weights[row] > _SAYS_SOMETHING for row in side.rows(span)) > 1


def _dropped(wide: Side, narrow: Side, to: dict[int, int]) -> Iterator[tuple[Span, Span]]:
    """Yield an item or a modifier that only one passage has, with its neighbour, and the neighbour in the other."""
    theirs = set(narrow.stems)
    for run in _runs([row for row in range(len(wide.spans)) if _lacks(wide, narrow, to, theirs, row)]):
        if len(run) > _LONGEST:
            continue
        start, end = wide.spans[run[0]][0], wide.spans[run[-1]][1]
        after = run[-1] + 1
        head = after if after < len(wide.spans) and not wide.text[end : wide.spans[after][0]].strip() else None
        if head is not None and wide.weights[head] <= _SAYS_SOMETHING:
            head = None
        if _is_listed(wide, run, start, end, head):
            neighbour = _neighbour(wide, narrow, to, run)
        elif head is not None and _restricts(wide, run):
            neighbour = head
        else:
            continue
        met = _met(wide, narrow, to, neighbour)
        if met is None or _has_more(narrow, wide, met):
            continue
        own = Span(min(start, wide.spans[neighbour][0]), max(end, wide.spans[neighbour][1])) if neighbour is not None else Span(start, end)
        yield own, Span(*narrow.spans[met])


def _lacks(wide: Side, narrow: Side, to: dict[int, int], theirs: set[str], row: int) -> bool:
    if wide.weights[row] <= _SAYS_SOMETHING or wide.stems[row] in theirs:
        return False
    return row not in to or bool(narrow.weights[to[row]] <= _SAYS_SOMETHING)


def _runs(rows: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for row in rows:
        if run and row != run[-1] + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _is_listed(side: Side, run: list[int], start: int, end: int, head: int | None) -> bool:
    """Return whether some words are one item of a list that shares a noun or hangs on one preposition."""
    before, after = side.text[:start], side.text[end:]
    last, first = _AND.search(before), _AND_AFTER.match(after)
    if head is not None and last and not before.rstrip().endswith(","):
        # "Road, rail and air links": the last of the modifiers that share a noun.
        return True
    if first:
        # "European and American companies", "on land, at sea": what follows belongs to the same list.
        return not before or bool(_LISTED_UNDER.search(before + "x") or before.rstrip().endswith((",", "the")) or len(run) == 1)
    return bool(last and _CLOSES.match(after) and _LISTED_UNDER.search(before[: last.start()]))


def _restricts(side: Side, run: list[int]) -> bool:
    """Return whether some words tell which things are meant, rather than what they are like."""
    words = {side.text[slice(*side.spans[row])].lower() for row in run}
    return not (words & _DESCRIBING or any(word.endswith(("ful", "ous", "ly")) for word in words))


def _neighbour(wide: Side, narrow: Side, to: dict[int, int], run: list[int]) -> int | None:
    """Return the nearest word of the list that the narrower passage has as well."""
    for step in range(1, 5):
        for row in (run[0] - step, run[-1] + step):
            if 0 <= row < len(wide.spans) and wide.weights[row] > _SAYS_SOMETHING and _met(wide, narrow, to, row) is not None:
                return row
    return None


def _met(wide: Side, narrow: Side, to: dict[int, int], row: int | None) -> int | None:
    if row is None or row not in to or wide.stems[row] != narrow.stems[to[row]]:
        return None
    return to[row]


def _has_more(narrow: Side, wide: Side, met: int) -> bool:
    """Return whether the narrower passage has something else in that place: another name of the same thing."""
    own = set(wide.stems) | _ONLY
    around = range(max(0, met - 3), min(len(narrow.spans), met + 4))
    return any(narrow.stems[row] not in own and narrow.weights[row] > 0.35 for row in around)
