"""Text from outside made plain: one line, with nothing hidden in it."""

import re
import unicodedata

HIDDEN = re.compile(
    r"[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Characters that act unseen: controls, bidi marks and overrides, lone surrogates."""


def plain(text: str) -> str:
    r"""Fold white space, and show control, bidi and other unseen characters as a replacement mark.

    Examples
    --------
    >>> plain("one\n two")
    'one two'
    """
    return without_hidden(" ".join(text.split()))


def without_hidden(text: str) -> str:
    r"""Show control, bidi and other unseen characters as a replacement mark each, so that offsets stay.

    Examples
    --------
    >>> without_hidden("two  words")
    'two  words'
    """
    return HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def direction(text: str) -> str:
    """Return the direction of the first character that has one, ``ltr`` or ``rtl``, as browsers find it.

    Examples
    --------
    >>> direction("15 \N{HEBREW LETTER ALEF}")
    'rtl'
    """
    strong = (unicodedata.bidirectional(char) for char in text)
    first = next((kind for kind in strong if kind in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"
