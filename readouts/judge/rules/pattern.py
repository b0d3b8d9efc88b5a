"""Two sentences of one pattern that tell of two things: a slot besides that of the facts holds another as well.

Whoever tells a thing again repeats a sentence but for a fact, or has words of his own for all of it. Where the
words are the same in one order, and yet another word of the one stands for nothing in the other, a second
poll or another consulate is spoken of.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.parties import party_names
from readouts.text.days_and_months import CALENDAR
from readouts.text.reach import contrast_groups
from readouts.text.tokens import SAYS_SOMETHING
from readouts.types import Span

_IN_ORDER = 0.5
"""Share of the longer passage's words that both have in the same order from which they are of one pattern."""
_MET, _UNLIKE = 0.7, 0.45
"""Closeness from which a word has a counterpart, and below which two words in one slot are of two things: most
verbs that say the same ("flew to", "travelled to") are nearer to each other."""
_CONTRARY = {"with": "without", "without": "with"}
_ORDINALS = frozenset("first second third fourth fifth last next previous".split())
_TELLING_APART = CALENDAR | _ORDINALS | frozenset("old new himself herself itself themselves".split())
"""Words that tell which of several is meant, however near their vectors are."""

_Gap = tuple[range, range]


def another_slot(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether the passages are of one pattern, and a slot besides that of two facts holds other things.

    Numbers are left aside, since an account may well dispute two of one thing, unless the facts are two ordinals,
    which tell what is meant.
    """
    gaps = frame.once(_gaps)
    if not gaps:
        return False
    mine, theirs = frame.left.rows(own), frame.right.rows(other)
    ordinals = {own.of(frame.left.text).lower(), other.of(frame.right.text).lower()} <= _ORDINALS
    (alone, sure), (alone_there, sure_there) = frame.once(_lacking)
    for rows, there in gaps:
        if not (mine.isdisjoint(rows) and theirs.isdisjoint(there)):
            continue
        if not (sure.isdisjoint(rows) or sure_there.isdisjoint(there)):
            return True
        if ordinals and _numbers(frame.left, rows) and _numbers(frame.right, there):
            return True
        left, right = [row for row in rows if row in alone], [row for row in there if row in alone_there]
        if left and right and float(frame.closeness[left][:, right].max()) < _UNLIKE:
            return True
    return False


def _numbers(side: Side, rows: range) -> bool:
    return any(side.lowered[row][0].isdigit() for row in rows)


_Alone = tuple[frozenset[int], frozenset[int]]


def _lacking(frame: Frame) -> tuple[_Alone, _Alone]:
    """Return the words of either passage that stand for nothing in the other, and those that tell things apart."""
    nearest = frame.nearest
    return _alone(frame.left, frame.right, nearest[0]), _alone(frame.right, frame.left, nearest[1])


def _alone(side: Side, other: Side, nearest: Sequence[float]) -> _Alone:
    names, words, sets = party_names(other.text), {*other.lowered}, contrast_groups(which=True)
    named = {
        row
        for name in party_names(side.text)
        if not any(name.same(one) for one in names)
        for row in side.rows(name.span)
    }
    lacking = [(row, word) for row, word in enumerate(side.lowered) if word not in words and not word[0].isdigit()]
    alone = frozenset(row for row, _ in lacking if side.weights[row] > SAYS_SOMETHING and nearest[row] < _MET)
    sure = frozenset(
        row
        for row, word in lacking
        if row in named
        or word in _TELLING_APART
        or _CONTRARY.get(word) in words
        or (word in sets and any(not sets[word].isdisjoint(sets.get(there, ())) for there in words))
    )
    return alone, sure


def _gaps(frame: Frame) -> tuple[_Gap, ...]:
    """Return where either passage has other words than the other, if both are of one pattern."""
    own, others = frame.left.concepts, frame.right.concepts
    least = _IN_ORDER * max(len(own), len(others))
    if min(len(own), len(others)) < least:
        return ()
    # Which blocks are found depends on the side that is searched, so it is always the same one.
    turned = own > others
    pair = (others, own) if turned else (own, others)
    blocks = SequenceMatcher(None, *pair, autojunk=False).get_matching_blocks()
    if sum(block.size for block in blocks) < least:
        return ()
    found: list[_Gap] = []
    row = column = 0
    for block in blocks:
        at, there = (block.b, block.a) if turned else (block.a, block.b)
        if at > row and there > column:
            found.append((range(row, at), range(column, there)))
        row, column = at + block.size, there + block.size
    return tuple(found)
