"""Words that tell two things apart in sentences that are otherwise alike: the dead are not the injured."""

from collections.abc import Mapping, Sequence
from functools import cache

from readouts.text.listed import listed
from readouts.text.tokens import stem


@cache
def things() -> Mapping[str, Sequence[tuple[int, int]]]:
    """Return for the stem of each listed word the sets that it stands in, and which member of each it is.

    Examples
    --------
    >>> one, other = things()["kill"], things()["wound"]
    >>> [group for group, _ in one if group in {g for g, _ in other}] != []
    True
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for group, line in enumerate(listed("things.txt")):
        for member, words in enumerate(line.split(" - ")):
            for word in {stem(word) for word in words.split()}:
                found.setdefault(word, []).append((group, member))
    return found
