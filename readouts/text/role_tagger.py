"""Given a cue, who is its source and what is its content: a second sequence tagger, run once for each cue.

The weights were fitted by ``benchmarks/train_attribution.py``, which says on what and how well they do.
"""

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from readouts.text.crf import Columns, Tagger
from readouts.text.lexemes import CLOSED, Tokens, known, outline

WEIGHTS = "role_weights.npz"
SLOTS = 13
SOURCE, CONTENT = "S", "C"
_EDGE = "#"
_PARTICLES = frozenset(
    "has have had is are was were be been being to will would did do does could should can may might must 's not"
    " n't also again now later then further never once still already just only recently".split()
)
"""Words of a cue that do not tell what kind of cue it is; nor do adverbs in -ly."""
_PAST = frozenset("said told wrote found".split())
_JOINING = frozenset("who which that whom where when while because but and as if after".split())
_BREAKS = frozenset(",;—–:")
_MARKS = frozenset(("“", "”", '"', "''", "«", "»", "„"))
_STOPS = frozenset(".?!")
_TOLD = _BREAKS | _MARKS | _STOPS | _JOINING
_DISTANCES = (1, 2, 3, 4, 5, 8, 15)

_Way = tuple[int, int, int, int, str]
"""What lies between a token and the cue: clauses' ends, other cues, quotation marks, full stops, what joins."""
_NO_WAY: _Way = (0, 0, 0, 0, "")


class _About(NamedTuple):
    """What is told of a cue at every token of its unit."""

    head: str
    kind: str
    after: str
    before: str
    form: str
    quoted: tuple[bool, bool]


def role_slots(
    tokens: Tokens,
    unit: tuple[int, int],
    quoted: Sequence[bool],
    starts: frozenset[int],
    cue: tuple[int, int],
    cues: Iterable[tuple[int, int]],
) -> Columns:
    """Return what is seen at each token of a unit with regard to one of its cues, slot by slot.

    Parameters
    ----------
    tokens, unit, quoted, starts
        As in :func:`readouts.text.cue_tagger.cue_slots`.
    cue : (int, int)
        First token of the cue, and the one behind it.
    cues : iterable of (int, int)
        All cues of the unit.
    """
    first, last = unit
    count = last - first
    words, low, quoted_here = tokens.words[first:last], tokens.plain[first:last], quoted[first:last]
    start, end = cue[0] - first, cue[1] - first
    other = [False] * count
    for one in cues:
        if one != cue:
            for at in range(max(one[0], first), min(one[1], last)):
                other[at - first] = True
    about = _about(words, low, (start, end), quoted_here)
    at_cue = [None] * (end - start)
    sides = [*["L"] * start, *at_cue, *["R"] * (count - end)]
    distances = [*_distances(start)[::-1], *at_cue, *_distances(count - end)]
    ahead, behind = _ways(low[:start][::-1], other[:start][::-1]), _ways(low[end:], other[end:])
    breaks, cued, marked, stops, joining = zip(*ahead[::-1], *[_NO_WAY] * len(at_cue), *behind, strict=True)
    around = [_EDGE, _EDGE, *words, _EDGE, _EDGE]
    rough, marks, inside, others = (
        [column[at : at + count] for at in range(3)]
        for column in (
            [_EDGE, *tokens.coarse[first:last], _EDGE],
            [_EDGE, *tokens.marks[first:last], _EDGE],
            [False, *quoted_here, False],
            [False, *other, False],
        )
    )
    beginning = [at in starts for at in range(first, last)]
    opens, closes = ([at == edge for at in range(count)] for edge in (0, count - 1))
    after, before, form, head, kind, quoted_before, quoted_after = (
        [one] * count for one in (about.after, about.before, about.form, about.head, about.kind, *about.quoted)
    )
    seen: list[Iterable[Hashable]] = [
        *(zip(sides, around[at : at + count], strict=True) for at in (2, 0, 1, 3, 4)),
        zip(sides, distances, after, before, strict=True),
        zip(sides, breaks, cued, joining, after, before, form, strict=True),
        zip(sides, breaks, marked, stops, inside[1], quoted_before, quoted_after, after, before, strict=True),
        zip(sides, *inside, strict=True),
        zip(sides, head, kind, after, strict=True),
        zip(sides, marks[1], marks[0], marks[2], strict=True),
        zip(sides, breaks, *rough, strict=True),
        zip(sides, beginning, opens, closes, *others, strict=True),
    ]
    columns = [list(one) for one in seen]
    for column in columns:
        column[start:end] = at_cue  # whose own tokens are known to be neither
    return columns


@lru_cache(maxsize=256)
def _distances(count: int) -> tuple[int, ...]:
    """Return, in steps, how far so many tokens in a row are from the cue before them."""
    return tuple(_DISTANCES[bisect_right(_DISTANCES, far) - 1] for far in range(1, count + 1))


def _ways(low: Sequence[str], other: Sequence[bool]) -> list[_Way]:
    """Return what lies between each token and the cue, going away from it."""
    found: list[_Way] = []
    breaks = cues = marks = stops = 0
    joining = ""
    way = _NO_WAY
    for word, cue in zip(low, other, strict=True):
        found.append(way)
        if cue or word in _TOLD or word.startswith("--"):
            breaks += word in _BREAKS or word.startswith("--")
            cues += cue
            marks += word in _MARKS
            stops += word in _STOPS
            joining = word if word in _JOINING else joining
            way = (min(breaks, 3), min(cues, 2), min(marks, 3), min(stops, 2), joining)
    return found


def _about(words: Sequence[str], low: Sequence[str], cue: tuple[int, int], quoted: Sequence[bool]) -> _About:
    start, end = cue
    telling = (at for at in range(start, end) if low[at] not in _PARTICLES and not low[at].endswith("ly"))
    head = low[next(telling, end - 1)]
    kind = next((name for name in outline(head) if name.startswith("c2=")), "c2")
    form = "ed" if head in _PAST else next((end for end in ("ing", "ed", "s") if head.endswith(end)), "")
    both = any(quoted[:start]), any(quoted[end:])
    return _About(head, kind, _after(words, low, end, quoted), _before(words, low, start), form, both)


def _after(words: Sequence[str], low: Sequence[str], at: int, quoted: Sequence[bool]) -> str:
    if at >= len(words):
        return _EDGE
    if low[at] in {"that", "to"} or not words[at].isalnum():
        return low[at]
    return "quoted" if quoted[at] else "Xx" if words[at][:1].isupper() else "x"


def _before(words: Sequence[str], low: Sequence[str], at: int) -> str:
    if not at:
        return _EDGE
    if not words[at - 1].isalnum():
        return words[at - 1]
    return "Xx" if words[at - 1][:1].isupper() else low[at - 1] if low[at - 1] in CLOSED else "x"


def expand(slot: int, key: Any) -> Sequence[str]:  # noqa: ANN401 - each slot has its own kind of key
    """Return the names of the features of one slot."""
    if key is None:
        return ("cue",) if slot == 0 else ()
    side = key[0]
    if slot == 0:
        return [side + name for name in (*outline(key[1]), *known(key[1])[-2:])]
    if slot <= 4:
        place = f"{side}{(-2, -1, 1, 2)[slot - 1]}:"
        return [place + name for name in ((_EDGE,) if key[1] == _EDGE else outline(key[1]))]
    if slot == 5:
        _, far, after, before = key
        base = f"{side}d{far}"
        return base, f"{side}|{after}|{before}", f"{base}|{before}<", f"{base}|>{after}"
    if slot == 6:
        _, breaks, between, joining, after, before, form = key
        base = f"{side}b{breaks}"
        return (
            base, f"{side}o{between}", f"{base}j{joining}", f"{base}|>{after}", f"{base}|{before}<",
            f"{base}|{after}|{before}|{form}", f"{base}o{between}j{joining}", f"{base}o{between}|{after}|{before}",
        )  # fmt: skip
    if slot == 7:
        _, breaks, marks, stops, inside, before_quoted, after_quoted, after, before = key
        marked = f"q{int(inside)}{int(before_quoted)}{int(after_quoted)}"
        return (
            f"{side}q{int(inside)}m{marks}", f"{side}s{stops}b{breaks}", f"{side}{marked}|{after}|{before}",
            f"{side}{marked}b{breaks}", f"{side}{marked}s{stops}m{marks}",
        )  # fmt: skip
    if slot == 9:
        _, head, kind, after = key
        return f"{side}h={head}", f"{side}h{kind}", f"{side}h={head}|{after}"
    if slot == 11:
        _, breaks, left, own, right = key
        pairs = f"l{left}|{own}", f"r{own}|{right}"
        return tuple(f"{side}{where}{pair}" for pair in pairs for where in ("", f"b{breaks}"))
    if slot == 12:
        return tuple(f"{side}f{n}" for n, flag in enumerate(key[1:]) if flag) or (f"{side}f",)
    return (f"{side}{slot}:{'|'.join(map(str, key[1:]))}",)


@cache
def tagger() -> Tagger:
    """Return the tagger with the weights that the package carries."""
    return Tagger.shipped(WEIGHTS, SLOTS, expand)
