"""Ladders: words of one slot that exclude each other, "every" and "almost every", "dawn" and "dusk".

They are listed in ``ladders.txt`` by kind of conflict, and only tell something where all else is the same.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from readouts.text.listed import listed


def rungs_apart(kind: str, own: str, other: str) -> bool:
    """Return whether two stretches of text stand on different rungs of a ladder.

    Parameters
    ----------
    kind : str
        "number", "date", "name", "modality" or "scope".
    own, other : str
        Words in lower case, one space between them.

    Returns
    -------
    bool
        Whether both stand on a ladder of the kind, and on no rung together.

    Examples
    --------
    >>> rungs_apart("date", "at dawn", "at dusk"), rungs_apart("date", "at dawn", "at sunrise")
    (True, False)
    """
    mine, theirs = _rungs(kind, own), _rungs(kind, other)
    return any(mine[row].isdisjoint(theirs[row]) for row in mine.keys() & theirs.keys())


@lru_cache(maxsize=4096)
def _rungs(kind: str, words: str) -> Mapping[int, frozenset[int]]:
    """Return for each ladder of a kind the rungs of some words; longer phrases take their words away."""
    found: dict[int, frozenset[int]] = {}
    for number, phrases in enumerate(_ladders().get(kind, ())):
        rest, rungs = f" {words} ", set()
        for phrase, rung in phrases:
            if phrase in rest:
                rungs.add(rung)
                rest = rest.replace(phrase, "  ")
        if rungs:
            found[number] = frozenset(rungs)
    return found


@cache
def _ladders() -> Mapping[str, Sequence[Sequence[tuple[str, int]]]]:
    """Return the ladders of each kind: phrases, between spaces, with their rungs, the longest first."""
    found: dict[str, list[list[tuple[str, int]]]] = {}
    for line in listed("ladders.txt"):
        kind, _, classes = line.partition(": ")
        rows = [
            (f" {phrase.strip()} ", rung)
            for rung, one in enumerate(classes.split(" - "))
            for phrase in one.split(";")
        ]
        found.setdefault(kind, []).append(sorted(rows, key=lambda row: (-len(row[0]), row)))
    return found
