"""Other names of one thing: "Sea of Japan" and "East Sea", "Houthis" and "Ansar Allah"."""

from collections.abc import Mapping, Sequence
from functools import cache

from readouts.text.listed import listed
from readouts.text.places import fold

_NONE: frozenset[int] = frozenset()


def other_names(words: Sequence[str]) -> frozenset[int]:
    """Return the lines of ``other_names.txt`` on which a name stands; two names of one line are of one thing.

    Parameters
    ----------
    words : sequence of str
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
            words = frozenset(fold(name.strip()).replace(",", "").replace(".", "").split()) - _LEFT_OUT
            found[words] = found.get(words, _NONE) | {number}
    return found


_LEFT_OUT = frozenset("of the and de al la".split())
