"""Two sentences of one pattern that tell of two things: a slot besides that of the facts holds another as well.

Whoever tells a thing again repeats a sentence but for a fact, or has words of his own for all of it. Where the
words are the same in one order, and yet another word of the one stands for nothing in the other, a second
poll or another consulate is spoken of.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from readouts.judge.frames import SAYS_SOMETHING, Frame, Side
from readouts.judge.rules.parties import party_names
from readouts.text.reach import contrast_groups
from readouts.types import Span

_IN_ORDER = 0.5
"""Share of the longer passage's words that both have in the same order from which they are of one pattern."""
_MET = 0.7
"""Closeness from which a word has a counterpart."""
_CONTRARY = {"with": "without", "without": "with"}
_TELLING_APART = frozenset(
    "first second third fourth fifth last next previous old new himself herself itself themselves".split()
)
"""Words that say little, and yet which of several is meant."""

_Gap = tuple[range, range]


def another_slot(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether the passages are of one pattern, and a slot besides that of two facts holds other things.

    Numbers are left aside, since an account may well dispute two of one thing, unless the facts are an ordinal
    that tells which thing is meant.
    """
    gaps = frame.once(_gaps)
    if not gaps:
        return False
    mine, theirs = frame.left.rows(own), frame.right.rows(other)
    lacking, lacking_there = frame.once(_lacking)
    if own.of(frame.left.text).lower() not in _TELLING_APART:
        lacking, lacking_there = _but_numbers(frame.left, lacking), _but_numbers(frame.right, lacking_there)
    return any(
        _other_things(
            frame, [row for row in rows if row in lacking], [row for row in there if row in lacking_there]
        )
        for rows, there in gaps
        if mine.isdisjoint(rows) and theirs.isdisjoint(there)
    )


def _but_numbers(side: Side, rows: frozenset[int]) -> frozenset[int]:
    return frozenset(row for row in rows if not side.lowered[row][0].isdigit())


def _other_things(frame: Frame, own: Sequence[int], others: Sequence[int]) -> bool:
    """Return whether words of one gap that either passage has alone are no two words for one thing."""
    return bool(own and others) and float(frame.closeness[own][:, others].max()) < 1.0


def _lacking(frame: Frame) -> tuple[frozenset[int], frozenset[int]]:
    """Return the words of either passage that stand for nothing in the other."""
    return (
        frozenset(_alone(frame.left, frame.right, frame.nearest[0])),
        frozenset(_alone(frame.right, frame.left, frame.nearest[1])),
    )


def _alone(side: Side, other: Side, nearest: Sequence[float]) -> Iterator[int]:
    names = party_names(other.text)
    named = {
        row
        for name in party_names(side.text)
        if not any(name.same(one) for one in names)
        for row in side.rows(name.span)
    }
    which, words = contrast_groups(which=True), {*other.lowered}
    for row, word in enumerate(side.lowered):
        if word in words:
            continue
        if (
            row in named
            or word[0].isdigit()
            or (side.weights[row] > SAYS_SOMETHING and nearest[row] < _MET)
            or word in _TELLING_APART
            or _CONTRARY.get(word) in words
            or any(not which[word].isdisjoint(which.get(other, ())) for other in words if word in which)
        ):
            yield row


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
