"""Text from outside made plain: one line, with nothing hidden in it."""

import re

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
