"""Words of a text, with offsets, stems and weights from a general frequency table.

The weights come from a fixed table of how common words are in general, never from the accounts at hand:
else a third account would move the scores of the other two.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from readouts.counting import UNSPACED
from readouts.text import frequencies
from readouts.text.item_numbers import item_offsets
from readouts.text.listed import listed

# One ideograph or syllable is a word of its own: these scripts put no space between words.
_WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+(?:['’.\-][^\W{UNSPACED}]+)*")
_BREAK = r"-[ \t]*\r?\n[ \t]*"
_AT_A_BREAK = re.compile(_BREAK)
_BROKEN = re.compile(rf"(?P<left>[^\W\d_]{{1,40}}){_BREAK}(?P<right>[^\W\d_]{{1,40}})")
_COMMON = 100
"""Both halves this many times commoner than the whole: the hyphen belongs to the word ("long-term")."""
_LEAST_HALF = 4
_POSSESSIVE = re.compile(r"['’]s?$")

_TOP_ZIPF = 7.0
"""Zipf frequency (log10 per billion words) at which a word says nothing: about that of "to" and "and"."""
_LEAST_WEIGHT = 0.05
_UNKNOWN_LANGUAGE_WEIGHT = 0.5
SAYS_SOMETHING = 0.2
"""Weight from which a word names a thing or a deed: between that of "part" (0.17) and of "country" (0.22)."""
_REGISTER = 0.4
"""What is left of the weight of a word that belongs to the register of readouts."""


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


@dataclass(frozen=True, eq=False)
class Words:
    """The words of a text in reading order.

    Parameters
    ----------
    spans : int32, (n_words, 2)
        Half-open character offsets, disjoint and in order.
    stems : tuple of str
        Lower-cased stem of each word, by which two words are the same.
    weights : float64, (n_words,)
        How much each word says, 0.05 (everywhere) to 1 (rare).
    """

    spans: NDArray[np.int32]
    stems: tuple[str, ...]
    weights: NDArray[np.float64]

    def inside(self, start: int, end: int) -> slice:
        """Return the slice of the words that lie wholly inside ``text[start:end]``."""
        first = bisect_left(self._starts, start)
        return slice(first, max(first, bisect_right(self._ends, end)))

    def telling(self, start: int, end: int) -> int:
        """Return how many words inside ``text[start:end]`` say something."""
        return sum(weight >= SAYS_SOMETHING for weight in self._weights[self.inside(start, end)])

    # Lists, since one look-up in an array costs as much as twenty in a list.
    @cached_property
    def _starts(self) -> list[int]:
        starts: list[int] = self.spans[:, 0].tolist()
        return starts

    @cached_property
    def _weights(self) -> list[float]:
        weights: list[float] = self.weights.tolist()
        return weights

    @cached_property
    def _ends(self) -> list[int]:
        ends: list[int] = self.spans[:, 1].tolist()
        return ends


def words(text: str, language: str | None = "en") -> Words:
    """Find the words of `text`.

    Parameters
    ----------
    text : str
        Any text.
    language : str, optional
        BCP 47 tag; where no stemmer or frequency table covers it, words are compared whole and weigh alike.

    Returns
    -------
    Words
        Spans, stems and weights, one row a word.

    Examples
    --------
    >>> found = words("Russia's concerns")
    >>> found.stems, found.spans.tolist()
    (('russia', 'concern'), [[0, 8], [9, 17]])
    """
    return _words(text, (language or "").split("-")[0].lower())


@lru_cache(maxsize=64)
def _words(text: str, code: str) -> Words:
    spans = [match.span() for match in _WORD.finditer(text)]
    if code == "en":  # in German "4." opens a date as well
        items = item_offsets(text)
        spans = [span for span in spans if span[0] not in items]
    surface = [text[start:end] for start, end in spans]
    if _AT_A_BREAK.search(text):
        spans = list(_unbroken(text, spans, code))
        surface = [rejoined(text[start:end], code) for start, end in spans]
    if code in frequencies.languages():
        frequencies.prepare(map(_plain, dict.fromkeys(surface)), code)
    found = Words(
        spans=np.array(spans, dtype=np.int32).reshape(-1, 2),
        stems=tuple(stem(word, code) for word in surface),
        weights=np.array([weight(word, code) for word in surface], dtype=np.float64),
    )
    for array in (found.spans, found.weights):
        array.flags.writeable = False  # it is shared by all who ask for the same text
    return found


def _unbroken(text: str, spans: list[tuple[int, int]], code: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of words, one for both halves of a word that the end of a line cut."""
    row = 0
    while row < len(spans):
        start, end = spans[row]
        if _AT_A_BREAK.match(text, end) and row + 1 < len(spans):
            behind = spans[row + 1]
            if "-" not in rejoined(text[start : behind[1]], code):
                row, end = row + 1, behind[1]
        yield start, end
        row += 1


def rejoined(said: str, language: str = "en") -> str:
    r"""Return some words without what the end of a line put into one of them: the hyphen goes, or the line end.

    Examples
    --------
    >>> rejoined("to dis-\ncuss the long-\nterm plan")
    'to discuss the long-term plan'
    """
    if "\n" not in said:
        return said

    def whole(broken: re.Match[str]) -> str:
        left, right = broken["left"], broken["right"]
        known = right.islower() and background(left + right, language) > 0
        return left + right if known and not is_compound(left, right, language) else f"{left}-{right}"

    return _BROKEN.sub(whole, said)


def is_compound(left: str, right: str, language: str = "en") -> bool:
    """Return whether a hyphen between two halves belongs to the word rather than to the end of a line."""
    if min(len(left), len(right)) < _LEAST_HALF:
        return False
    halves = min(background(left, language), background(right, language))
    return halves > _COMMON * background(left + right, language)


def stems(text: str, language: str = "en") -> tuple[str, ...]:
    """Return the stems of the words of `text`, which looks nothing up."""
    return tuple(each_stem(text, language))


def each_stem(text: str, language: str = "en") -> Iterator[str]:
    """Yield the stems of the words of `text`, for who may need but the first of them."""
    return (stem(match.group(), language) for match in _WORD.finditer(text))


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str = "en") -> str:
    """Return the lower-cased stem of `word` without a possessive ending (Porter 2001, Snowball)."""
    plain = word.casefold().replace("’", "'")
    if "'" in plain:
        plain = _POSSESSIVE.sub("", plain) or word.casefold()
    plain = plain.replace(".", "") or plain
    stemmer = _stemmer(language)
    return stemmer.stemWord(plain) if stemmer else plain


@lru_cache(maxsize=1 << 16)
def weight(word: str, language: str = "en") -> float:
    """Return how much `word` says: 0.05 for the commonest words to 1 for words the table lacks.

    Falls linearly with the word's Zipf frequency (van Heuven et al. 2014), so it is an inverse document
    frequency from a general corpus.
    """
    if language not in frequencies.languages():
        return _UNKNOWN_LANGUAGE_WEIGHT
    rarity = (_TOP_ZIPF - frequencies.zipf(_plain(word), language)) / _TOP_ZIPF
    if language == "en" and stem(word, language) in register():
        rarity *= _REGISTER
    return float(min(1.0, max(_LEAST_WEIGHT, rarity)))


def background(word: str, language: str = "en") -> float:
    """Return how often `word` stands in general text, as a share of all words; 0 where no table covers it."""
    return frequencies.share(word, language) if language in frequencies.languages() else 0.0


def _plain(word: str) -> str:
    return _POSSESSIVE.sub("", word) or word


@cache
def register() -> frozenset[str]:
    """Return the stems of words that belong to the register of readouts rather than to a matter."""
    return frozenset(stem(word) for line in listed("register.txt") for word in line.split())


@cache
def _stemmer(language: str) -> _Stemmer | None:
    import snowballstemmer

    name = _SNOWBALL.get(language)
    stemmer: _Stemmer | None = snowballstemmer.stemmer(name) if name else None
    return stemmer


_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish",
    "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "nb": "norwegian", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
