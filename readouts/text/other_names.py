"""Other names of one thing: "Sea of Japan" and "East Sea", "Houthis" and "Ansar Allah"."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from readouts.text.listed import listed
from readouts.text.places import fold

_NONE: frozenset[int] = frozenset()


@lru_cache(maxsize=1 << 14)
def other_names(words: tuple[str, ...]) -> frozenset[int]:
    """Return the lines of ``other_names.txt`` on which a name stands; two names of one line are of one thing.

    Parameters
    ----------
    words : tuple of str
        The words of a name, folded, without "of" and the like.

    Examples
    --------
    >>> other_names(("sea", "japan")) & other_names(("east", "sea")) != frozenset()
    True
    """
    return _table().get(frozenset(words), _NONE)


@cache
def _table() -> Mapping[frozenset[str], frozenset[int]]:
    found: dict[frozenset[str], frozenset[int]] = {}
    for number, line in enumerate(listed("other_names.txt")):
        for name in line.split(";"):
            words = frozenset(_MARKS.sub("", fold(name.strip())).split()) - _LEFT_OUT
            found[words] = found.get(words, _NONE) | {number}
    return found


_MARKS = re.compile(r"[.,]|'s\b")
_LEFT_OUT = frozenset("of the and de al la".split())
