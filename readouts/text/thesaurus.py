"""Which words may be two press offices' names for one thing, more freely than in ``equivalents.txt``."""

from collections.abc import Mapping
from functools import cache

from readouts.text.listed import listed
from readouts.text.tokens import stem


@cache
def thesaurus() -> Mapping[str, frozenset[int]]:
    """Return for the stem of each listed word the sets that it stands in.

    Examples
    --------
    >>> bool(thesaurus()[stem("vessel")] & thesaurus()[stem("ships")])
    True
    """
    found: dict[str, set[int]] = {}
    for number, line in enumerate(listed("thesaurus.txt")):
        for word in line.split():
            found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(sets) for word, sets in found.items()}
