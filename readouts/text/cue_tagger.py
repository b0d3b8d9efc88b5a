"""Which words attribute: "said", "according to", "has long called for", found by a sequence tagger.

The weights were fitted by ``benchmarks/train_attribution.py``, which says on what and how well they do.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise, repeat
from typing import Any

from readouts.text.crf import Columns, Tagger
from readouts.text.lexemes import Features, Tokens, known, outline

WEIGHTS = "cue_weights.npz"
SLOTS = 12
_FAR = (-3, -2, 2, 3)
_EDGE = "#"
_AROUND = (_EDGE,) * 3


def cue_slots(tokens: Tokens, unit: tuple[int, int], quoted: Sequence[bool], starts: frozenset[int]) -> Columns:
    """Return what is seen at each token of a unit, for the tagger of cues, slot by slot.

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
    count = last - first
    words = [*_AROUND, *tokens.words[first:last], *_AROUND]
    rough = [*_AROUND, *tokens.coarse[first:last], *_AROUND]
    own = words[3 : 3 + count]
    before, here, after = (rough[at : at + count] for at in (2, 3, 4))
    inside = quoted[first:last]
    beginning = [at in starts for at in range(first, last)]
    return [
        own,
        words[2 : 2 + count],
        words[4 : 4 + count],
        *(words[3 + far : 3 + far + count] for far in _FAR),
        list(zip(rough[1 : 1 + count], before, strict=True)),
        list(zip(before, here, after, strict=True)),
        list(zip(after, rough[5 : 5 + count], strict=True)),
        list(zip(own, before, after, strict=True)),
        list(zip(inside, [False, *inside[:-1]], repeat(any(inside)), beginning, strict=False)),
    ]


def _named(place: str, read: Callable[[str], Features], word: str) -> Sequence[str]:
    """Return what is known of a word beside a token, named by the place where it stands."""
    return [place + name for name in ((_EDGE,) if word == _EDGE else read(word))]


def expand(slot: int, key: Any) -> Sequence[str]:  # noqa: ANN401 - each slot has its own kind of key
    """Return the names of the features of one slot."""
    if slot == 0:
        return known(key)
    if slot in (1, 2):
        return _named(f"{'-+'[slot - 1]}1:", known, key)
    if slot <= 2 + len(_FAR):
        return _named(f"{_FAR[slot - 3]}:", outline, key)
    names = [f"{slot}:{'|'.join(map(str, key))}"]
    if slot == 8:
        before, own, after = key
        names += [f"o:{before}|{after}", f"l:{before}|{own}", f"r:{own}|{after}"]
    if slot == 10:
        word, before, after = key
        kinds = [name for name in known(word) if name.startswith(("gr=", "c2="))]
        return [name + way for name in kinds for way in (f"|-{before}", f"|+{after}")]
    if slot == 11:
        quoted, before, anywhere, _ = key
        names += [f"q:{quoted}{before}", f"q:{quoted}{anywhere}"]
    return names


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
