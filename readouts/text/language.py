"""Which language a text is in, by character n-grams; abstains where a text says too little."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol

# The languages states publish in, and "zxx" for what is no language. Regional varieties are left out on
# purpose: with them, official Chinese and Arabic come out as Wu or Egyptian Arabic.
_LANGUAGES = (
    "af am ar az be bg bn bs ca cs da de el en es et fa fi fr ga he hi hr hu hy id is it ja ka kk km ko ky "
    "lo lt lv mk mn ms mt my ne nl no pl ps pt ro ru si sk sl so sq sr sv sw ta tg th tk tr uk ur uz vi zh "
    "zxx"
)
_NO_LANGUAGE = "zxx"
_SURE = 0.8
_ENOUGH_LETTERS = 16
_ENOUGH_IDEOGRAPHS = 6
_LOOK_AT = 4000
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to that with for is was by from his has have will which their its are this not be would were they "
    "he she been had it who but said between".split()
)
_PLAIN_WORDS, _PLAIN_SHARE = 30, 0.25
# First and last code point of the blocks where one character is a syllable or a word.
_DENSE: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"kana": (0x3040, 0x30FF), "han": (0x3400, 0x9FFF), "hangul": (0xAC00, 0xD7A3)}
)


UNKNOWN = "und"
"""BCP 47 for a language that is not known."""


def is_language_tag(language: str) -> bool:
    """Return whether a text has the form of a BCP 47 tag.

    Examples
    --------
    >>> is_language_tag("zh-Hans"), is_language_tag("in English")
    (True, False)
    """
    return _TAG.fullmatch(language) is not None


def primary(language: str | None) -> str:
    """Return the first part of a BCP 47 tag in lower case; ``und`` where there is none.

    Examples
    --------
    >>> primary("zh-Hans"), primary(None)
    ('zh', 'und')
    """
    return (language or UNKNOWN).split("-")[0].lower()


@lru_cache(maxsize=64)
def is_english(language: str | None) -> bool:
    """Return whether a text is read as English: it is in English, or nobody knows in what.

    Examples
    --------
    >>> is_english("en-GB"), is_english(None), is_english("uk")
    (True, True, False)
    """
    return primary(language) in {"en", UNKNOWN}


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def detect_language(text: str) -> str | None:
    """Name the language of a text, or abstain.

    Parameters
    ----------
    text : str
        The words; the first 4,000 characters are looked at.

    Returns
    -------
    str or None
        ISO 639-1 code; ``None`` where the text is too short, mixed, or no language.

    Notes
    -----
    The first text that is not plainly English loads the model, which takes about 0.4 s.

    Examples
    --------
    >>> detect_language("The two ministers agreed to continue their consultations in the spring.")
    'en'
    >>> detect_language("OK") is None
    True
    """
    head = text[:_LOOK_AT]
    if not _says_enough(head):
        return None
    if plainly_english(head):
        return "en"
    language, probability = _identifier().classify(head)
    return language if probability >= _SURE and language != _NO_LANGUAGE else None


def plainly_english(text: str) -> bool:
    """Return whether so many of the words are the commonest of English that no model needs to be asked.

    Loading the model takes longer than comparing two short accounts. No other language shares these words, and a
    text half of which is in another one does not have as many.
    """
    words = _WORD.findall(text.lower())
    return len(words) >= _PLAIN_WORDS and sum(word in _ENGLISH for word in words) >= _PLAIN_SHARE * len(words)


def _says_enough(text: str) -> bool:
    if sum(map(str.isalpha, text)) >= _ENOUGH_LETTERS:
        return True
    letters = [ord(char) for char in text if char.isalpha()]
    return (
        sum(any(first <= code <= last for first, last in _DENSE.values()) for code in letters) >= _ENOUGH_IDEOGRAPHS
    )


@lru_cache(maxsize=1)
def _identifier() -> _Identifier:
    # Importing and loading cost more than a comparison of two short accounts, so both wait until needed.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LANGUAGES.split())
    return identifier  # type: ignore[no-any-return]
