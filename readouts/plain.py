"""Text from outside made harmless, in one of two ways.

`printable` is for a line of our own in which a name from outside stands, such as an error: whatever Python would
not print as it is goes, line ends and odd spaces too. `without_hidden` is for the words of an account: only what
acts unseen goes, while the joiners that Persian, Hindi and emoji are written with stay, and no-break spaces too.
"""

import re
import unicodedata
from functools import cache

_MARK = "\N{REPLACEMENT CHARACTER}"


def printable(line: str) -> str:
    r"""Return a line in which nothing breaks the line or steers the terminal.

    Examples
    --------
    >>> printable("a\nb")
    'a�b'
    """
    return "".join(char if char.isprintable() else _MARK for char in line)


def without_hidden(text: str) -> str:
    r"""Show control, bidi and other unseen characters as a replacement mark each, so that offsets stay.

    Examples
    --------
    >>> without_hidden("two  words"), without_hidden("a\u202eb")
    ('two  words', 'a�b')
    """
    return _hidden().sub(_MARK, text)


def plain(text: str) -> str:
    r"""Fold white space, and show control, bidi and other unseen characters as a replacement mark.

    Examples
    --------
    >>> plain("one\n two")
    'one two'
    """
    return without_hidden(" ".join(text.split()))


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


@cache
def _hidden() -> re.Pattern[str]:
    """Return what matches a control character, a bidi mark or override, or a lone surrogate.

    Compiled when first used: every command imports this module, and few come to need it.
    """
    return re.compile(
        r"[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
    )
