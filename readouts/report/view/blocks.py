"""Which passages stand side by side: a link taken apart into those that are nearest to each other."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from readouts.types import Link, Nearest, Relation, Verdict, VerdictKind

if TYPE_CHECKING:
    from readouts.comparison import Comparison


class Block(NamedTuple):
    """Passages of two accounts that are each other's counterpart, with what the relation between them is."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    relation: Relation
    score: float


def blocks(comparison: "Comparison") -> Iterator[Block]:
    """Yield the blocks of every link, in order.

    A link says that several passages together have a counterpart; a reader has to see which is whose. So it is
    taken apart: a passage stands beside the one that is nearest to it, or that it conflicts with. One that the
    other account leaves out stands in no block, unless it is all that its side has to show.
    """
    verdicts = {(verdict.passage, verdict.by): verdict for verdict in comparison.verdicts}
    disputed = {
        pair
        for found in comparison.conflicts
        for pair in (
            (found.left.passage, found.right.passage),
            (found.right.passage, found.left.passage),
        )
    }
    for link in comparison.links:
        by_left, by_right = (comparison.passage(side[0]).account for side in (link.left, link.right))
        on = {
            **{name: verdicts[name, by_right] for name in link.left},
            **{name: verdicts[name, by_left] for name in link.right},
        }
        yield from _taken_apart(link, on, disputed)


def in_both(comparison: "Comparison") -> Iterator[Block]:
    """Yield the blocks without what is unclear: that two accounts both say a thing is not said of what may differ.

    Such a passage is listed as unclear, with the nearest one and the reason. What an article says itself is unclear
    by rule, and the same words are the same words.
    """
    apart = {account.id for account in comparison.accounts if account.own_words}
    unclear = {
        (verdict.passage, verdict.by)
        for verdict in comparison.verdicts
        if verdict.verdict is VerdictKind.UNCLEAR and verdict.by not in apart
    }
    for block in blocks(comparison):
        if block.relation is Relation.VERBATIM:
            yield block
            continue
        by_left, by_right = (comparison.passage(side[0]).account for side in (block.left, block.right))
        left = tuple(name for name in block.left if (name, by_right) not in unclear)
        right = tuple(name for name in block.right if (name, by_left) not in unclear)
        if left and right:
            yield block._replace(left=left, right=right)


def _taken_apart(link: Link, on: Mapping[str, Verdict], disputed: set[tuple[str, str]]) -> Iterator[Block]:
    silent = any(verdict.verdict is VerdictKind.LEFT_OUT for verdict in on.values())
    if link.relation is Relation.VERBATIM or (len(link.left) == len(link.right) == 1 and not silent):
        yield Block(link.left, link.right, link.relation, link.score)
        return
    pairs = {
        (one, other): max((near.score for near in _first(on[one], other) + _first(on[other], one)), default=0.0)
        for one in link.left
        for other in link.right
        if (one, other) in disputed or _first(on[one], other) or _first(on[other], one)
    }
    groups = [
        (tuple(n for n in link.left if n in group), tuple(n for n in link.right if n in group))
        for group in _stars({**pairs, **{pair: 1 + score for pair, score in pairs.items() if pair in disputed}})
    ]
    groups.sort(key=lambda sides: link.left.index(sides[0][0]))
    # Where all is shared and the link is no paraphrase, numbers or dates differ, and its parts are none either.
    whole = all(verdict.verdict is VerdictKind.SHARED for verdict in on.values())
    for left, right in groups:
        kept = (_carried(left, on), _carried(right, on))
        if all(on[name].verdict is VerdictKind.LEFT_OUT for side in kept for name in side):
            continue
        if kept == (link.left, link.right):
            yield Block(*kept, link.relation, link.score)
            continue
        inside = [pair for pair in pairs if pair[0] in kept[0] and pair[1] in kept[1]]
        if any(pair in disputed for pair in inside):
            relation = Relation.CONFLICT
        elif whole:
            relation = link.relation
        elif all(on[name].verdict is VerdictKind.SHARED for side in kept for name in side):
            relation = Relation.PARAPHRASE
        else:
            relation = Relation.PARTIAL
        yield Block(*kept, relation, max((pairs[pair] for pair in inside), default=link.score))


def _first(verdict: Verdict, other: str) -> tuple[Nearest, ...]:
    """Return the nearest passage where that is the other one; what is left out has but the least far."""
    if verdict.verdict is VerdictKind.LEFT_OUT:
        return ()
    return tuple(near for near in verdict.nearest[:1] if near.passage == other)


def _carried(names: tuple[str, ...], on: Mapping[str, Verdict]) -> tuple[str, ...]:
    return tuple(name for name in names if on[name].verdict is not VerdictKind.LEFT_OUT) or names


def _stars(pairs: Mapping[tuple[str, str], float]) -> list[set[str]]:
    """Group passages around one of either side, nearest first: in a chain of them nobody sees whose is whose."""
    groups: list[set[str]] = []
    of: dict[str, set[str]] = {}
    centre: dict[int, str] = {}
    for pair in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
        held = [name for name in pair if name in of]
        if not held:
            groups.append(set(pair))
            of.update(dict.fromkeys(pair, groups[-1]))
        elif len(held) == 1:
            group = of[held[0]]
            if centre.setdefault(id(group), held[0]) == held[0]:
                group.update(pair)
                of.update(dict.fromkeys(pair, group))
    return groups
