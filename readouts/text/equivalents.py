"""What a word stands for, whichever of several equivalent words a government or its translator chose.

"Reasonable concerns must be settled" and "legitimate concerns should be addressed" may render the same words, and
"Kyiv", "Ukraine" and "Ukrainian" name the same party. Where it is asked whether an account carries a claim, such
words count as nearly the same; where wording is compared, they differ.
"""

from functools import cache
from importlib.resources import files

from readouts.text.places import find_place
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
    table = _table()
    return tuple(
        table.get(own) or _party(text[start:end]) or own
        for own, (start, end) in zip(found.stems, found.spans.tolist(), strict=True)
    )


def _party(word: str) -> str:
    """Return the country that a word names, so written that it is no stem."""
    place = find_place(word) if word[:1].isupper() else None
    return f"={min(place.parties)}" if place and not (place.city or place.region) else ""


@cache
def _table() -> dict[str, str]:
    """Map the stem of each listed word to its set, so written that it is no stem."""
    found: dict[str, str] = {}
    for line in files("readouts.text").joinpath("equivalents.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            names = [stem(word) for word in line.split()]
            found.update((name, f"={names[0]}") for name in names if name not in found)
    return found
