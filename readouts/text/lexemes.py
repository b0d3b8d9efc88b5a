"""Tokens for the taggers of attributions, and what is known of a word by itself.

Without a parser, what a word may be is told by its ending, by its stem, by the class of words that are used like it
(``word_classes.txt``), and by whether it is one of the few hundred words that hold a sentence together.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cache, cached_property, lru_cache

from readouts.text.listed import listed
from readouts.text.tokens import stem
from readouts.types import Span

_TOKEN = re.compile(
    # Most words are told by this alone.
    r"[A-Za-z]++(?=[\s,])"
    r"|[^\W\d_]+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|(?:[A-Z]\.){2,}|\d[\d.,]*\d"
    r"|[^\W_]+(?:[-'’](?!(?:s|re|ve|ll|d|m|t)\b)[^\W_]+)*"
    r"|--+|''|[^\w\s]|_"
)
_ENDINGS = tuple("ing ed s ly ion er ment est ous al ive able ity ness n t y".split())
CLOSED = frozenset(
    (
        "the a an this that these those his her its their our my your some any no every each all both i"
        " you he she it we they me him us them who which what where when why how whether if because while"
        " although though as since until unless and or but nor so yet in on at by for with about against"
        " between into through during before after above below to from up down of off over under is are"
        " was were be been being am has have had do does did will would shall should can could may might"
        " must not n't 's 've 're 'll 'd 'm"
    ).split()
)
"""Words that hold a sentence together; each is a class of its own."""

Features = tuple[str, ...]


class Tokens:
    """The tokens of a text, in order.

    Parameters
    ----------
    text : str
        Any text.
    """

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in _TOKEN.finditer(text)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.words = [text[start:end] for start, end in spans]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the first token that ends behind `start`, and the first that begins at or behind `end`."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def span(self, first: int, last: int) -> Span:
        """Return the characters from one token to before another."""
        return Span(self.starts[first], self.ends[last - 1])

    # Each token is looked at for itself once, however many cues stand in its sentence.
    @cached_property
    def plain(self) -> list[str]:
        """Each token in lower case, see :func:`plain`."""
        return list(map(plain, self.words))

    @cached_property
    def coarse(self) -> list[str]:
        """The rough class of each token, see :func:`coarse`."""
        return list(map(coarse, self.words))

    @cached_property
    def marks(self) -> list[str]:
        """How each word is written, and each mark itself."""
        return list(map(_mark, self.words))


@cache
def word_classes() -> dict[str, tuple[str, str, str]]:
    """Return the coarse, middle and fine class of common words."""
    found = {}
    for number, line in enumerate(listed("word_classes.txt")):
        head, _, forms = line.partition(": ")
        coarse, _, middle = head.partition(" ")
        row = (coarse, middle, str(number))
        found.update(dict.fromkeys(forms.split(), row))
    return found


@cache
def reporting() -> dict[str, str]:
    """Return the stems of verbs that report, with the group of ``cues.txt`` they stand in."""
    found: dict[str, str] = {}
    for line in listed("cues.txt"):
        group, _, forms = line.partition(":")
        for form in forms.split():
            found.setdefault(stem(form.split("+")[0]), group)
    return found


@lru_cache(maxsize=1 << 14)
def known(word: str) -> Features:
    """Return what is known of a word by itself, as names of features.

    Examples
    --------
    >>> known("the")
    ('w=the', 'k=the')
    >>> known("added")[:3]
    ('w=added', 'sh=x', 'sf=ed')
    """
    low = plain(word)
    found = [f"w={low}"]
    if low in CLOSED:
        return (*found, f"k={low}")
    found.append(f"sh={shape(word)}")
    if low.isalpha():
        end = ending(low)
        found += [f"sf={end}", f"s3={low[-3:]}"]
        classes = word_classes().get(low)
        if classes:
            coarse, middle, fine = classes
            found += [f"c1={coarse}", f"c2={middle}", f"c3={fine}", f"c2={middle}{end}", f"c3={fine}{end}"]
        else:
            found.append("c=unknown")
        root = stem(low)
        found.append(f"st={root}")
        if root in reporting():
            found += [f"gr={reporting()[root]}", f"gr{end}"]
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def outline(word: str) -> Features:
    """Return the few of those features that matter from afar."""
    low = plain(word)
    found = [name for name in known(word) if name.startswith(("w=", "k=", "sh=", "sf=", "c1="))]
    if low.isalpha() and low not in CLOSED:
        classes = word_classes().get(low)
        found += [f"c2={classes[1]}{ending(low)}"] if classes else []
        found += ["gr", f"gr{ending(low)}"] if stem(low) in reporting() else []
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def coarse(word: str) -> str:
    """Return one rough class for a word: itself if it is closed, else a mark for number, name or kind."""
    low = plain(word)
    if low in CLOSED:
        return low
    if not word[:1].isalnum():
        return word
    if word[:1].isdigit():
        return "9"
    reports = "G" if stem(low) in reporting() else ""
    if word[:1].isupper():
        return f"N{reports}"
    classes = word_classes().get(low)
    return (reports or (classes[0] if classes else "u")) + ending(low)


def plain(word: str) -> str:
    """Return a word in lower case with a straight apostrophe."""
    return word.lower().replace("’", "'")


def shape(word: str) -> str:
    """Return how a word is written: with capitals, in digits, as a mark."""
    if word.isdigit():
        return "9"
    if word.isupper():
        return "X" if len(word) == 1 else "XX"
    if word[:1].isupper():
        return "Xx"
    if word.islower():
        return "x"
    return word if len(word) == 1 else "?"


@lru_cache(maxsize=1 << 14)
def _mark(word: str) -> str:
    return shape(word) if word[:1].isalnum() else word


def ending(low: str) -> str:
    """Return the ending of a word that hints at what it is."""
    return next((end for end in _ENDINGS if low.endswith(end)), "-")
