"""Given a cue, who is its source and what is its content: a second sequence tagger, run once for each cue.

The weights were fitted by ``benchmarks/train_attribution.py``, which says on what and how well they do.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from readouts.text.crf import Row, Tagger
from readouts.text.lexemes import CLOSED, Features, Tokens, coarse, known, outline, plain, shape

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
_DISTANCES = (1, 2, 3, 4, 5, 8, 15)
SIDES = "LR"
_AT_CUE: Row = (None,) * SLOTS
"""What is seen at a token of the cue itself: nothing."""


@dataclass(frozen=True, slots=True)
class _About:
    """What is told of a cue at every token of its unit."""

    head: str
    kind: str
    after: str
    before: str
    form: str
    quoted: tuple[bool, bool]


@dataclass(slots=True)
class _Way:
    """What lies between a token and the cue."""

    breaks: int = 0
    cues: int = 0
    marks: int = 0
    stops: int = 0
    joining: str = ""

    def key(self) -> tuple[int, int, int, int, str]:
        return min(self.breaks, 3), min(self.cues, 2), min(self.marks, 3), min(self.stops, 2), self.joining

    def past(self, word: str, *, cue: bool) -> None:
        self.breaks += word in _BREAKS or word.startswith("--")
        self.cues += cue
        self.marks += word in _MARKS
        self.stops += word in _STOPS
        if word in _JOINING:
            self.joining = word


def role_slots(
    tokens: Tokens,
    unit: tuple[int, int],
    quoted: Sequence[bool],
    starts: frozenset[int],
    cue: tuple[int, int],
    cues: Iterable[tuple[int, int]],
) -> list[Row]:
    """Return what is seen at each token of a unit with regard to one of its cues.

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
    words = tokens.words[first:last]
    low = [plain(word) for word in words]
    rough = [_EDGE, *(coarse(word) for word in words), _EDGE]
    start, end = cue[0] - first, cue[1] - first
    about = _about(words, low, (start, end), quoted[first:last])
    other = [False] * len(words)
    for one in cues:
        if one != cue:
            for at in range(max(one[0], first), min(one[1], last)):
                other[at - first] = True
    ways = _ways(low, (start, end), other)
    fixed = [(side, about.head, about.kind, about.after) for side in SIDES]
    inside = [False, *quoted[first:last], False]
    others = [False, *other, False]
    marks_at = [_EDGE, *map(_mark, words), _EDGE]
    sided = [[(side, word) for word in (_EDGE, _EDGE, *words, _EDGE, _EDGE)] for side in SIDES]
    rows: list[Row] = []
    for at in range(len(words)):
        if start <= at < end:
            rows.append(_AT_CUE)
            continue
        right = at >= end
        side, own = SIDES[right], sided[right]
        far = at - end + 1 if right else start - at
        distance = _DISTANCES[bisect_right(_DISTANCES, far) - 1]
        breaks, between, marks, stops, joining = ways[at]
        rows.append(
            (
                own[at + 2],
                own[at],
                own[at + 1],
                own[at + 3],
                own[at + 4],
                (side, distance, about.after, about.before),
                (side, breaks, between, joining, about.after, about.before, about.form),
                (side, breaks, marks, stops, inside[at + 1], *about.quoted, about.after, about.before),
                (side, inside[at], inside[at + 1], inside[at + 2]),
                fixed[right],
                (side, marks_at[at + 1], marks_at[at], marks_at[at + 2]),
                (side, breaks, rough[at], rough[at + 1], rough[at + 2]),
                (side, first + at in starts, at == 0, at == len(words) - 1, *others[at : at + 3]),
            )
        )
    return rows


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


def _ways(low: Sequence[str], cue: tuple[int, int], other: Sequence[bool]) -> list[tuple[int, int, int, int, str]]:
    found = [(0, 0, 0, 0, "")] * len(low)
    for along in (range(cue[0] - 1, -1, -1), range(cue[1], len(low))):
        way = _Way()
        for at in along:
            found[at] = way.key()
            way.past(low[at], cue=other[at])
    return found


@lru_cache(maxsize=1 << 14)
def _mark(word: str) -> str:
    return shape(word) if word[:1].isalnum() else word


def expand(slot: int, key: Any) -> Features:  # noqa: ANN401 - each slot has its own kind of key
    """Return the names of the features of one slot."""
    if key is None:
        return ("cue",) if slot == 0 else ()
    side = key[0]
    if slot == 0:
        return tuple(f"{side}{name}" for name in (*outline(key[1]), *known(key[1])[-2:]))
    if slot <= 4:
        place = (-2, -1, 1, 2)[slot - 1]
        return tuple(f"{side}{place}:{name}" for name in (("#",) if key[1] == _EDGE else outline(key[1])))
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
