"""The same rule drawn narrower: a word dropped before a noun, an item dropped from what a rule covers.

An account that mentions fewer topics leaves something out, and that is no conflict. But what was decided, banned or
allowed has a reach: a truce for "energy and infrastructure" is not one for "energy infrastructure".
"""

import re
from collections.abc import Iterator, Sequence

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.topics import names_topics
from readouts.judge.rules.values import value_spans
from readouts.text.any_case import AnyCase
from readouts.text.modality import modal_cues
from readouts.text.tokens import SAYS_SOMETHING, stem
from readouts.types import Span

_JOINED = re.compile(r"\b([a-z]+(?:-[a-z]+)?) and ([a-z]+(?:-[a-z]+)?)\b")
_RULES = AnyCase(
    r"\b(?:appl(?:y|ies|ied)|cover(?:s|ed|ing)?|concern(?:s|ed)?\s+(?!that|about|over)|extend(?:s|ed)?\s+to|limited\s+to"
    r"|restrict\w*|ban(?:s|ned)?|moratorium|embargo|sanctions?|halt(?:ed)?|lift(?:ed)?|exempt\w*|amnesty|ceasefire|truce"
    r"|cessation|holders\s+of|guarantees?|agreed|decided|allowed|permitted|prohibited|released|freed|reduced|abolished|removed"
    r"|restored|reopened|suspended|granted|access\s+to)\b"
)
_RULING = frozenset({"will", "obligation", "commitment", "decision", "permission"})
_JOINING = re.compile(r"[,;:/]|\b(?:and|or|as\s+well\s+as|with|but|also|plus|nor)\b", re.IGNORECASE)
_LONGEST = 3
"""Words of the longest item or modifier that is looked for."""
_UNDER = r"(?:(?:in|on|at|to|of|for|from|by)\s+)?(?:the\s+)?"
_AND = re.compile(rf"(?:,\s*(?:and|or)?|\s(?:and|or|as\s+well\s+as))\s*{_UNDER}$", re.IGNORECASE)
_AND_AFTER = re.compile(rf"(?:,\s*(?:(?:and|or)\s)?|\s(?:and|or|as\s+well\s+as)\s)\s*{_UNDER}", re.IGNORECASE)
_AND_LATER = re.compile(r"[^.;:]{0,60}?\b(?:and|or|as\s+well\s+as)\b", re.IGNORECASE)
_LISTED_UNDER = re.compile(
    r"\b(?:in|on|at|to|of|for|from|by|against|into|both)\s+(?:the\s+|all\s+|any\s+)?(?:[\w'’-]+\s+){0,2}[\w'’-]+$",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\s*(?:$|[.,;:)”\"]|(?:will|would|shall|should|must|may|can|could|is|are|was|were|has|have|had|be|in|on|at|to|for"
    r"|from|by|with|through|under|within|during|until|after|before|between|along|of)\b)",
    re.IGNORECASE,
)
_ONLY = frozenset(map(stem, ("alone", "only", "solely", "exclusively", "merely", "just")))
_RULED_AFTER, _RULED_BEFORE = 5, 2
"""Words within which a ruling word stands before what it rules, and after it."""
_PARTICIPLE = re.compile(r",\s+\w+(?:ed|ing)\s+(?:by|with|in|at|to|for|from|on|as)\b")
"""What begins a list of its own: "the growers of Kericho, accompanied by lawyers and a drummer"."""
_GOVERNED = frozenset("by with in at to for from on as under the their its his her through over".split())
"""Words that a participle is followed by, where it is no adjective."""
_DESCRIBING = frozenset(
    """
    new joint further additional important mutual relevant current recent future possible close effective useful
    common respective great good own same certain various different main major key own long-standing ongoing
    comprehensive productive constructive brief short swift rapid early immediate immediately soon
    """.split()
)
"""Adjectives that tell what a thing is like rather than which things are meant."""


def find_dropped(frame: Frame) -> Iterator[tuple[Span, Span]]:
    """Yield a word or an item that only one passage has, where both tell a decision."""
    if not (frame.left.once(_decides) and frame.right.once(_decides)):
        return
    yield from _dropped(frame.left, frame.right, frame.to_right)
    for own, other in _dropped(frame.right, frame.left, frame.to_left):
        yield other, own


def _decides(side: Side) -> bool:
    text = side.text
    ruled = _RULES.search(text) or any(cue.kin in _RULING for cue in modal_cues(text))
    return bool(ruled) and not names_topics(text)


def find_joined(frame: Frame) -> Iterator[tuple[Span, Span]]:
    """Yield "energy and infrastructure" against "energy infrastructure" or "infrastructure in energy"."""
    for side, other, mirrored in ((frame.left, frame.right, False), (frame.right, frame.left, True)):
        for pair, one, two in side.once(_joined):
            if one in other.stems and two in other.stems and _both_say_something(side, pair):
                close = _close(other, _where(other, one), _where(other, two), set(side.stems))
                if close is not None:
                    yield (close, pair) if mirrored else (pair, close)


def _joined(side: Side) -> list[tuple[Span, str, str]]:
    """Return where "energy and infrastructure" stands, with both stems."""
    return [(Span(*match.span()), stem(match[1]), stem(match[2])) for match in _JOINED.finditer(side.text)]


def _where(side: Side, word: str) -> list[int]:
    return [row for row, own in enumerate(side.stems) if own == word]


def _close(side: Side, firsts: Sequence[int], seconds: Sequence[int], known: set[str]) -> Span | None:
    """Return where two words stand in one phrase without being joined; ``None`` where they are joined somewhere."""
    found = None
    for first, second in ((a, b) for a in firsts for b in seconds if a != b and abs(a - b) <= _LONGEST + 1):
        start, end = min(first, second), max(first, second)
        gap = side.text[side.spans[start][1] : side.spans[end][0]]
        if _JOINING.search(gap):
            return None
        if any(
            side.weights[row] > SAYS_SOMETHING and side.stems[row] not in known for row in range(start + 1, end)
        ):
            continue
        found = Span(side.spans[start][0], side.spans[end][1])
    return found


def _both_say_something(side: Side, span: Span) -> bool:
    return sum(1 for row in side.rows(span) if side.weights[row] > SAYS_SOMETHING) > 1


def _dropped(wide: Side, narrow: Side, to: dict[int, int]) -> Iterator[tuple[Span, Span]]:
    """Yield an item or a modifier that only one passage has, with its neighbour, and the neighbour in the other."""
    theirs = set(narrow.stems)
    values = value_spans(wide.text)
    for run in _runs([row for row in range(len(wide.spans)) if _lacks(wide, narrow, to, theirs, row)]):
        if len(run) > _LONGEST or _tells_more(wide, run) or any(_inside(wide.spans[row], values) for row in run):
            continue
        if any(wide.stems[row] in narrow.reading.words.stems for row in run):
            continue  # the other account has it in another sentence
        start, end = wide.spans[run[0]][0], wide.spans[run[-1]][1]
        after = run[-1] + 1
        head = after if after < len(wide.spans) and not wide.text[end : wide.spans[after][0]].strip() else None
        if head is not None and wide.weights[head] <= SAYS_SOMETHING:
            head = None
        listed = _is_listed(wide, run, start, end, head)
        if (
            listed
            and head is not None
            and not _AND_AFTER.match(wide.text, end)
            and not _shares(wide, narrow, to, run[0], head)
        ):
            continue
        if listed:
            neighbour = _neighbour(wide, narrow, to, run)
        elif head is not None and _restricts(wide, run) and _ruled(wide, run[0], head):
            neighbour = head
        else:
            continue
        met = _met(wide, narrow, to, neighbour)
        if met is None or _has_more(narrow, wide, met):
            continue
        own = (
            Span(min(start, wide.spans[neighbour][0]), max(end, wide.spans[neighbour][1]))
            if neighbour is not None
            else Span(start, end)
        )
        yield own, Span(*narrow.spans[met])


def _inside(word: tuple[int, int], spans: tuple[Span, ...]) -> bool:
    return any(span.start < word[1] and word[0] < span.end for span in spans)


def _lacks(wide: Side, narrow: Side, to: dict[int, int], theirs: set[str], row: int) -> bool:
    if wide.weights[row] <= SAYS_SOMETHING or wide.stems[row] in theirs:
        return False
    return row not in to or bool(narrow.weights[to[row]] <= SAYS_SOMETHING)


def _runs(rows: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for row in rows:
        if run and row != run[-1] + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _tells_more(side: Side, run: list[int]) -> bool:
    """Return whether some words only tell more of what is named before them: "the growers, accompanied by"."""
    first, start = side.lowered[run[0]], side.spans[run[0]][0]
    after = side.lowered[run[-1] + 1] if run[-1] + 1 < len(side.lowered) else ""
    return first.endswith(("ed", "ing")) and after in _GOVERNED and side.text[:start].rstrip().endswith(",")


def _is_listed(side: Side, run: list[int], start: int, end: int, head: int | None) -> bool:
    """Return whether some words are one item of a list that shares a noun or hangs on one preposition."""
    before, after = side.text[:start], side.text[end:]
    last, first = _AND.search(before), _AND_AFTER.match(after)
    if first and not first.group().strip(", ") and not _AND_LATER.match(after):
        first = None  # a comma alone makes no list: "if it is favourable, Zambia will"
    if last and not last.group().strip(", ") and not _AND_LATER.match(after):
        last = None  # "pensions, denominated in euros"
    if head is not None and last and not before.rstrip().endswith(","):
        # "Road, rail and air links": the last of the modifiers that share a noun.
        return True
    if first:
        # "European and American companies", "on land, at sea": what follows belongs to the same list.
        return not before or bool(
            _LISTED_UNDER.search(before + "x") or before.rstrip().endswith((",", "the")) or len(run) == 1
        )
    return bool(last and _CLOSES.match(after) and _LISTED_UNDER.search(before[: last.start()]))


def _shares(wide: Side, narrow: Side, to: dict[int, int], first: int, head: int) -> bool:
    """Return whether the other modifier has the noun for itself: "road and air links", but "road links"."""
    before = next((row for row in range(first - 1, -1, -1) if wide.weights[row] > SAYS_SOMETHING), None)
    met, noun = _met(wide, narrow, to, before), _met(wide, narrow, to, head)
    return met is not None and noun is not None and noun == met + 1


def _restricts(side: Side, run: list[int]) -> bool:
    """Return whether some words tell which things are meant, rather than what they are like."""
    if run[0] > 1 and side.text[side.spans[run[0] - 1][0]].isupper():
        return False  # "the Karsund border crossing": what has a name needs no other word to be told from the rest
    words = {side.text[slice(*side.spans[row])].lower() for row in run}
    return not (words & _DESCRIBING or any(word.endswith(("ful", "ous", "ly")) for word in words))


def _ruled(side: Side, first: int, head: int) -> bool:
    """Return whether a noun is what a ruling word is about: it stands close after it, or just before it."""
    starts = [match.start() for match in _RULES.finditer(side.text)]
    starts += [cue.span.start for cue in modal_cues(side.text) if cue.kin in _RULING]
    near = range(max(0, first - _RULED_AFTER), min(len(side.spans), head + _RULED_BEFORE + 1))
    return any(side.spans[row][0] in starts for row in near)


def _neighbour(wide: Side, narrow: Side, to: dict[int, int], run: list[int]) -> int | None:
    """Return the nearest word of the list that the narrower passage has as well."""
    for step in range(1, 5):
        for row in (run[0] - step, run[-1] + step):
            if (
                0 <= row < len(wide.spans)
                and wide.weights[row] > SAYS_SOMETHING
                and _met(wide, narrow, to, row) is not None
                and not _PARTICIPLE.search(
                    wide.text, wide.spans[min(row, run[0])][1], wide.spans[max(row, run[0])][0]
                )
            ):
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
