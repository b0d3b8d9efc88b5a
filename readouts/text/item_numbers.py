"""The numbers of items in a list: they count nothing, and nobody says them.

The ministries of Japan and China number the paragraphs of what they publish.
"""

import re

from readouts.text.days_and_months import MONTH, SHORT_MONTH
from readouts.types import Span

_ITEM = re.compile(
    rf"""(?:^[^\S\n]{{0,12}}(?:[-*•>][^\S\n]+)? | (?<=[.!?:;]\s))
    (?P<number> \((?:\d{{1,3}}(?:\.\d{{1,2}}){{0,2}} | [ivxl]{{1,6}} | [IVXL]{{1,6}} | [a-z])\)
              | \d{{1,3}}(?:\.\d{{1,2}}){{0,2}}[.)] | (?:[ivxl]{{1,6}} | [IVXL]{{1,6}} | [a-z])\) | [IVXL]{{2,6}}\.)
    (?=\s+(?!(?:{MONTH}|{SHORT_MONTH})\b)["“‘«(]?[^\W\d_])""",
    re.VERBOSE | re.MULTILINE,
)
"""A number at the head of a line or of a sentence; "5. May" is a day to many, and "V. Smith" somebody."""


def item_numbers(text: str) -> tuple[Span, ...]:
    r"""Find the numbers of a text's items, as its lines and sentences begin.

    Parameters
    ----------
    text : str
        A passage, or an account.

    Returns
    -------
    tuple of Span
        In reading order, with the marks that belong to them.

    Examples
    --------
    >>> text = "4. The envoys met.\n(5) They left at 3. 6. Nothing was signed."
    >>> [span.of(text) for span in item_numbers(text)]
    ['4.', '(5)', '6.']
    """
    return tuple(Span(*match.span("number")) for match in _ITEM.finditer(text))


def item_offsets(text: str) -> frozenset[int]:
    """Return the offsets of all characters of those numbers, to tell what begins within one."""
    return frozenset(at for item in item_numbers(text) for at in range(item.start, item.end))
