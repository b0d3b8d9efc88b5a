"""Which words attribute: "said", "according to", "has long called for", found by a sequence tagger.

The weights were fitted by ``benchmarks/train_attribution.py``, which says on what and how well they do.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from readouts.text.crf import Row, Tagger
from readouts.text.lexemes import Features, Tokens, coarse, known, outline

WEIGHTS = "cue_weights.npz"
SLOTS = 12
_FAR = (-3, -2, 2, 3)
_EDGE = "#"


def cue_slots(tokens: Tokens, unit: tuple[int, int], quoted: Sequence[bool], starts: frozenset[int]) -> list[Row]:
    """Return what is seen at each token of a unit, for the tagger of cues.

    Parameters
    ----------
    tokens : Tokens
        Those of the text.
    unit : (int, int)
        First token of the unit, and the one behind it.
    quoted : sequence of bool
        For each token of the text whether it stands in quotation marks.
    starts : frozenset of int
        Tokens that begin a sentence.
    """
    first, last = unit
    words = [_EDGE] * 3 + tokens.words[first:last] + [_EDGE] * 3
    rough = [_EDGE if word == _EDGE else coarse(word) for word in words]
    inside = quoted[first:last]
    any_quoted = any(inside)
    rows: list[Row] = []
    for at in range(last - first):
        k = at + 3
        rows.append(
            (
                words[k],
                words[k - 1],
                words[k + 1],
                *(words[k + far] for far in _FAR),
                (rough[k - 2], rough[k - 1]),
                (rough[k - 1], rough[k], rough[k + 1]),
                (rough[k + 1], rough[k + 2]),
                (words[k], rough[k - 1], rough[k + 1]),
                (inside[at], at > 0 and inside[at - 1], any_quoted, first + at in starts),
            )
        )
    return rows


def expand(slot: int, key: Any) -> Features:  # noqa: ANN401 - each slot has its own kind of key
    """Return the names of the features of one slot."""
    if slot == 0:
        return known(key)
    if slot in (1, 2):
        side = "-+"[slot - 1]
        return (f"{side}1:{_EDGE}",) if key == _EDGE else tuple(f"{side}1:{name}" for name in known(key))
    if slot <= 2 + len(_FAR):
        far = _FAR[slot - 3]
        return (f"{far}:{_EDGE}",) if key == _EDGE else tuple(f"{far}:{name}" for name in outline(key))
    names = [f"{slot}:{'|'.join(map(str, key))}"]
    if slot == 8:
        before, own, after = key
        return (*names, f"o:{before}|{after}", f"l:{before}|{own}", f"r:{own}|{after}")
    if slot == 10:
        word, before, after = key
        kinds = [name for name in known(word) if name.startswith(("gr=", "c2="))]
        return tuple(f"{name}|{way}" for name in kinds for way in (f"-{before}", f"+{after}"))
    if slot == 11:
        quoted, before, anywhere, _ = key
        names += [f"q:{quoted}{before}", f"q:{quoted}{anywhere}"]
    return tuple(names)


@cache
def tagger() -> Tagger:
    """Return the tagger with the weights that the package carries."""
    return Tagger.shipped(WEIGHTS, SLOTS, expand)


def runs(likely: Sequence[float], begins: Sequence[bool], least: float) -> Iterator[tuple[int, int]]:
    """Yield the runs of tokens that are likelier than `least` to be part of a cue."""
    edges = [n for n in range(len(likely)) if likely[n] > least and (begins[n] or not n or likely[n - 1] <= least)]
    for start, following in pairwise([*edges, len(likely)]):
        end = start + 1
        while end < following and likely[end] > least:
            end += 1
        yield start, end
