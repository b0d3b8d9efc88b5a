"""What a word stands for, whichever of several equivalent words a government or its translator chose.

"Reasonable concerns must be settled" and "legitimate concerns should be addressed" may render the same words, and
"Kyiv", "Ukraine" and "Ukrainian" name the same party. Where it is asked whether an account carries a claim, such
words count as nearly the same; where wording is compared, they differ.
"""

from collections.abc import Sequence
from functools import cache

from readouts.text.listed import listed
from readouts.text.places import LONGEST, find_place
from readouts.text.tokens import Words, stem


def concepts(text: str, found: Words) -> tuple[str, ...]:
    """Say of each word of an English text what it stands for.

    Parameters
    ----------
    text : str
        The text.
    found : Words
        Its words.

    Returns
    -------
    tuple of str
        One a word: the same for equivalent words, the stem for a word that has no equivalents.

    Examples
    --------
    >>> from readouts.text.tokens import words
    >>> one, other = "Ukrainian aid", "assistance from Kyiv"
    >>> set(concepts(one, words(one))) <= set(concepts(other, words(other)))
    True
    """
    table, spans = _table(), found.spans.tolist()
    named = [table.get(own, own) for own in found.stems]
    after = 0
    for at in [row for row, (start, _) in enumerate(spans) if text[start].isupper()]:
        size, party = _party(text, spans, at) if at >= after else (0, "")
        if size:
            after = at + size
            named[at:after] = [party] * size
    return tuple(named)


def _party(text: str, spans: Sequence[tuple[int, int]], at: int) -> tuple[int, str]:
    """Return of how many words the name of a country is that begins here, and it, so written that it is no stem.

    All of its words stand for it: "United States" is "U.S.", not united and no state.
    """
    end = at
    while end < min(at + LONGEST, len(spans)) and text[spans[end][0]].isupper():
        end += 1
    for last in range(end, at, -1):
        name = " ".join(text[spans[at][0] : spans[last - 1][1]].split()).replace(".", "")
        place = find_place(name)
        if place and len(place.parties) == 1 and not (place.city or place.region):
            return last - at, f"={min(place.parties)}"
    return 0, ""


@cache
def _table() -> dict[str, str]:
    """Map the stem of each listed word to its set, so written that it is no stem."""
    found: dict[str, str] = {}
    for line in listed("equivalents.txt"):
        names = [stem(word) for word in line.split()]
        found.update((name, f"={names[0]}") for name in names if name not in found)
    return found
