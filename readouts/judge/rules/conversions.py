"""Sums told in two currencies, "9 million krone ($860,000)": one fact, against which one told in either is held."""

import re
from collections.abc import Sequence
from itertools import pairwise

from readouts.text.currencies import CURRENCIES
from readouts.text.quantities import Quantity
from readouts.types import Span

_MONEY = frozenset(CURRENCIES.values())
_OPENED = re.compile(r"\s?[(\[](?:(?!\d)\w{1,12}\s){0,3}[≈~]?(?:US|AU|A|C|NZ|HK|S)?")
_CLOSED = re.compile(r"(?:\s(?!\d)\w{1,12}){0,2}[)\]]")


def converted(text: str, told: Sequence[Quantity]) -> dict[Quantity, tuple[Quantity, Span]]:
    """Find the sums that stand beside the same in another currency, which is in brackets.

    Parameters
    ----------
    text : str
        A passage.
    told : sequence of Quantity
        What it counts and measures, in reading order.

    Returns
    -------
    dict of Quantity to (Quantity, Span)
        For either sum the other one, and where both stand.
    """
    found: dict[Quantity, tuple[Quantity, Span]] = {}
    for one, other in pairwise(told):
        if {one.dimension, other.dimension} <= _MONEY and one.dimension != other.dimension:
            closed = _CLOSED.match(text, other.span.end)
            if closed and _OPENED.fullmatch(text, one.span.end, other.span.start):
                both = Span(one.span.start, closed.end())
                found |= {one: (other, both), other: (one, both)}
    return found
