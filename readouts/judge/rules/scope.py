"""How far it reaches: all against some, "only" against "any", the whole against a part, a list and its items."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from readouts.judge.frames import MAY_BE_COUNTED, Frame, Side
from readouts.judge.rules.candidate import Candidate, hold_against
from readouts.judge.rules.contrasts import contrasts
from readouts.judge.rules.ends import opposite_ends
from readouts.judge.rules.instead import find_instead
from readouts.judge.rules.narrowing import find_dropped, find_joined
from readouts.text.any_case import AnyCase
from readouts.text.polarity import EXCEPTION, covering, negators, same_clause
from readouts.text.reach import OFTEN, Reach, reaches
from readouts.text.tokens import SAYS_SOMETHING
from readouts.types import Span

_BEFORE, _AFTER = 4, 10
"""Words before and after a noun among which its restriction is sought."""
_IDIOMS = AnyCase(
    r"\b(?:on\s+the\s+whole|as\s+a\s+whole|for\s+the\s+most\s+part|for\s+(?:its|their|his|her)\s+part|at\s+all|above\s+all"
    r"|after\s+all|most\s+of\s+all|first\s+of\s+all|all\s+the\s+same|once\s+and\s+for\s+all|took\s+part|takes?\s+part|taking\s+part)\b"
)
_OF_THEM = re.compile(r"\s+(?:them|these|those|whom|which)\b")
_REACH = 3
"""Words before one among which that stands which makes a restriction of it."""
_RESTRICTING = frozenset(
    """
    in at on for from of with within without near along by to only alone except under between through who whose that
    which than over about against whom where below above after before until unless if
    """.split()
)
_NOTHING_ELSE = AnyCase(
    r"\b(?:(?:and|but)\s+)?(?:nothing|nobody|no\s+one|none|nowhere)\s+(?:else|beyond|other|more)\b"
    r"|\bto\s+the\s+exclusion\s+of\b|\bexclusive\b"
)
_BEHIND = re.compile(r"alone\b|(?:(?:and|but)\s+)?no|to\b", re.IGNORECASE)
"""Words that say of what stands ahead of them that there is nothing else."""
_NOT = re.compile(r"\bnot\s+$", re.IGNORECASE)
_NOT_BEFORE = 8
_JOINTS = frozenset({"and", "with", "as", "alongside"})
_JOINED_WITHIN = 3
"""Words from a thing to what joins another one to it, and from there to that."""
_MARK = re.compile(r"[.;:]")
_NEXT = 4
"""Words that say something after a word of reach, among which its noun is sought."""


def find_scope(frame: Frame) -> Iterator[Candidate]:
    """Yield a pair of words that draw the same thing wider on one side than on the other."""
    for rule, look in _LOOKS.items():
        for left, right in look(frame):
            yield hold_against("one is wider than the other", rule, frame, left, right)
    for left, right, how in opposite_ends(frame, "scope"):
        if _means_less(frame.left.text, left) or _means_less(frame.right.text, right):
            continue
        if not frame.verbatim and (_is_just_two(frame.left, left) or _is_just_two(frame.right, right)):
            continue
        yield hold_against("one is wider than the other", f"ends, {how}", frame, left, right)
    for left, right in find_instead(frame, "scope"):
        yield hold_against("one is wider than the other", "instead", frame, left, right)


def _means_less(text: str, span: Span) -> bool:
    """Return whether a phrase draws nothing wider or narrower: it picks out, tells how often, or is an idiom."""
    return (
        _picks_out(text, span)
        or OFTEN.match(text, span.start) is not None
        or any(span.meets(Span(*match.span())) for match in _IDIOMS.finditer(text))
    )


def _is_just_two(side: Side, span: Span) -> bool:
    """Return whether a phrase only takes up two that were named: "both countries", "each other's ports"."""
    said = span.of(side.text).lower()
    return said.startswith("each other") or (said == "both" and not _both_of(side, span))


def _picks_out(text: str, span: Span) -> bool:
    """Return whether a phrase tells of some among those just named: "nine were saved, two of them children"."""
    return bool(_OF_THEM.match(text, span.end)) and text[: span.start].rstrip().endswith((",", ";", "–", "—", "("))


def _reaches(frame: Frame) -> Iterator[tuple[Span, Span]]:
    """Yield "all" against "some" of the same thing."""
    left, right = _unmet(frame)
    for own in left:
        for other in right:
            if own.excludes(other) and _of_same(frame, own, other):
                yield own.span, other.span


def _unmet(frame: Frame) -> tuple[list[Reach], list[Reach]]:
    """Return the words of reach of each side without those that both have for the same thing."""
    left, right = list(reaches(frame.left.text)), list(reaches(frame.right.text))
    if not (left and right):
        return left, right
    for reach in list(left):
        same = next((other for other in right if other.kind == reach.kind and _of_same(frame, reach, other)), None)
        if same is not None:
            left.remove(reach)
            right.remove(same)
    return left, right


def _restricted(frame: Frame) -> Iterator[tuple[Span, Span]]:
    """Yield "in all fields" against "in medicine": everything against what only one side names."""
    unmet = _unmet(frame)
    for side, other, mirrored in ((frame.left, frame.right, False), (frame.right, frame.left, True)):
        mine, theirs = unmet[::-1] if mirrored else unmet
        if any(reach.kind == "all" for reach in theirs) or not any(reach.kind == "all" for reach in mine):
            continue
        to = frame.to_left if mirrored else frame.to_right
        own = set(side.stems)
        known = {to[row] for row in to if side.weights[row] > SAYS_SOMETHING}
        for reach in mine:
            if reach.kind != "all" or (
                reach.span.of(side.text).lower() == "both" and not _both_of(side, reach.span)
            ):
                continue
            named = _named_instead(side, other, to, reach.span, own, known)
            if named is not None:
                spans = _with_noun(side, reach.span), named
                yield spans[::-1] if mirrored else spans


def _named_instead(
    side: Side, other: Side, to: dict[int, int], span: Span, own: set[str], known: set[int]
) -> Span | None:
    """Return the words that the other side has for what one calls all: next to the same noun, or in its place."""
    rows = side.rows(span)
    after = [row for row in _clause(side, max(rows) + 1, 3) if side.weights[row] > MAY_BE_COUNTED]
    before = [row for row in range(max(0, min(rows) - 4), min(rows)) if side.weights[row] > SAYS_SOMETHING]
    noun = next((to[row] for row in after if row in to and side.stems[row] == other.stems[to[row]]), None)
    anchor = next((to[row] for row in reversed(before) if row in to), None)
    if noun is not None:
        around = [*range(max(0, noun - _BEFORE), noun), *_clause(other, noun + 1, _AFTER)]
    elif anchor is not None:
        around = list(range(anchor + 1, min(len(other.spans), anchor + _AFTER)))
    else:
        return None
    lacking = [
        r
        for r in around
        if r not in known
        and other.stems[r] not in own
        and other.weights[r] > SAYS_SOMETHING
        and _restricts(other, r, noun)
    ]
    return Span(other.spans[lacking[0]][0], other.spans[lacking[-1]][1]) if lacking else None


def _restricts(side: Side, row: int, noun: int | None) -> bool:
    """Return whether a word draws something narrower: it stands before its noun, or after "in", "for" or "only"."""
    if noun is not None and row < noun:
        return True
    return any(word in _RESTRICTING for word in side.lowered[max(0, row - _REACH) : row])


def _both_of(side: Side, span: Span) -> bool:
    """Return whether "both" has its two things after it, "both gas and oil": "both sides" are just the two."""
    return "and" in (side.lowered[row] for row in _clause(side, max(side.rows(span)) + 1, _BEFORE))


def _clause(side: Side, start: int, most: int) -> list[int]:
    """Return up to so many words from one on, as far as no mark stands between them."""
    found: list[int] = []
    for row in range(start, min(len(side.spans), start + most)):
        if re.search(r"[,.;:]", side.text[side.spans[row - 1][1] : side.spans[row][0]]):
            break
        found.append(row)
    return found


def _with_noun(side: Side, span: Span) -> Span:
    """Return a word of reach with what it belongs to."""
    last = max(side.rows(span))
    after = range(last + 1, min(len(side.spans), last + 4))
    noun = next((row for row in after if side.weights[row] > MAY_BE_COUNTED), last)
    return Span(span.start, side.spans[noun][1])


def _excepted(frame: Frame) -> Iterator[tuple[Span, Span]]:
    """Yield "the houses, but not the farmland" against "the houses and the farmland"."""
    for side, other, mirrored in ((frame.left, frame.right, False), (frame.right, frame.left, True)):
        for match in side.once(_exceptions):
            to = frame.to_left if mirrored else frame.to_right
            row = next((r for r in range(len(side.spans)) if side.spans[r][0] >= match.end()), None)
            if row is None or row not in to or side.stems[row] != other.stems[to[row]]:
                continue
            start = other.spans[to[row]][0]
            if not any(at < start and same_clause(other.text, at, start) for at, _, _ in negators(other.text)):
                spans = Span(match.start(), side.spans[row][1]), Span(*other.spans[to[row]])
                yield spans[::-1] if mirrored else spans


def _exceptions(side: Side) -> list[re.Match[str]]:
    return list(EXCEPTION.finditer(side.text))


def _alone(frame: Frame) -> Iterator[tuple[Span, Span]]:
    """Yield "Lesotho alone" against "Lesotho and Botswana"."""
    for side, other, mirrored in ((frame.left, frame.right, False), (frame.right, frame.left, True)):
        cues = side.once(_exclusive)
        to = (frame.to_left if mirrored else frame.to_right) if cues else {}
        for cue in cues:
            for row in _of_the_only(side, cue):
                joined = _joined_to(other, to[row], {*to.values()}) if row in to else None
                if joined is not None:
                    start, end = side.spans[row]
                    spans = Span(min(start, cue.start), max(end, cue.end)), joined
                    yield spans[::-1] if mirrored else spans
                    break


def _exclusive(side: Side) -> list[Span]:
    """Return where a passage says that there is nothing but what it names, as "not only" does not."""
    found = [reach.span for reach in reaches(side.text) if reach.kind == "only"]
    found += [Span(*match.span()) for match in _NOTHING_ELSE.finditer(side.text)]
    nots = negators(side.text)
    return [
        span
        for span in found
        if not _NOT.search(side.text, max(0, span.start - _NOT_BEFORE), span.start)
        and not covering(span.start, nots)
    ]


def _of_the_only(side: Side, cue: Span) -> list[int]:
    """Return what there is nothing but of: ahead of "alone", after "only", unless its clause ends there."""
    after = [] if _BEHIND.match(side.text, cue.start, cue.end) else _clause(side, max(side.rows(cue)) + 1, _NEXT)
    after = [row for row in after if side.weights[row] > SAYS_SOMETHING]
    before = [row for row in range(min(side.rows(cue))) if side.weights[row] > SAYS_SOMETHING]
    return after or before[-2:][::-1]


def _joined_to(side: Side, row: int, met: set[int]) -> Span | None:
    """Return a word with another that is joined to it and that the other passage lacks."""
    for step in (1, -1):
        words = range(row + step, row + step * (_JOINED_WITHIN + 1), step)
        near = [at for at in words if 0 <= at < len(side.spans)]
        joint = next((at for at in near if side.lowered[at] in _JOINTS), None)
        if joint is None:
            continue
        beyond = [joint + step * n for n in range(1, _JOINED_WITHIN + 1)]
        added = next((at for at in beyond if 0 <= at < len(side.spans) and side.weights[at] > SAYS_SOMETHING), None)
        between = side.text[slice(*sorted((side.spans[row][1], side.spans[joint][0])))] if step == 1 else ""
        if added is not None and added not in met and not _MARK.search(between):
            first, last = sorted((row, added))
            return Span(side.spans[first][0], side.spans[last][1])
    return None


def _of_same(frame: Frame, own: Reach, other: Reach) -> bool:
    """Return whether two words of reach belong to the same thing."""
    mine, theirs = _next_rows(frame.left, own.span), _next_rows(frame.right, other.span)
    return frame.share_a_word(mine, theirs)


def _next_rows(side: Side, span: Span) -> set[int]:
    """Return the words that say something within and just after a span; at the end, those just before it."""
    near = [row for row in side.telling if side.spans[row][1] > span.start]
    ahead = side.text[span.end : span.end + 2].strip()
    if not ahead or ahead[0] in ".,;:":
        near = [row for row in side.telling if side.spans[row][1] <= span.start]
        return set(near[-_NEXT:])
    return set(near[:_NEXT])


def _contrasts(frame: Frame, *, which: bool) -> Iterator[tuple[Span, Span]]:
    """Yield two adjectives that exclude each other, before the same noun."""
    for span, there in contrasts(frame, which=which):
        if _next_rows(frame.left, span) and _shares_noun(frame, span, there):
            yield span, there


def _shares_noun(frame: Frame, own: Span, other: Span) -> bool:
    mine = {frame.left.stems[row] for row in _next_rows(frame.left, own)}
    theirs = {frame.right.stems[row] for row in _next_rows(frame.right, other)}
    return bool(mine & theirs)


_LOOKS: dict[str, Callable[[Frame], Iterator[tuple[Span, Span]]]] = {
    "reach": _reaches,
    "contrast": partial(_contrasts, which=False),
    "another": partial(_contrasts, which=True),
    "joined": find_joined,
    "dropped": find_dropped,
    "restricted": _restricted,
    "excepted": _excepted,
    "alone": _alone,
}
