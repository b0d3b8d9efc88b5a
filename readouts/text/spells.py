"""How long something lasts or may take: "three months", "within a year", "a week went by"."""

import re
from collections.abc import Iterator

from readouts.text.clued import Clued
from readouts.text.moments import Moment
from readouts.text.quantities import Quantity, bounded
from readouts.types import Span

_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.4, "year": 365.0, "decade": 3650.0}
_UNIT = "|".join(_DAYS)
_ONE = Clued(
    rf"\b(?:(?:for|within|last(?:s|ed|ing)?|t(?:ook|akes?|aken)|spen[dt]|over|under|about|around|nearly|almost|roughly|than"
    rf"|after|of|by|another)\s+)(?:(?:about|around|nearly|almost|over|under|roughly|only|just|barely|more\s+than|less\s+than"
    rf"|at\s+least)\s+)?(?<!(?:half|ters)\sof\s)"
    rf"(?P<span>(?P<half>half\s+)?an?\s+(?:whole\s+|full\s+|single\s+)?(?P<unit>{_UNIT})(?P<more>\s+and\s+a\s+half)?)\b"
    rf"|\b(?P<span2>an?\s+(?P<unit2>{_UNIT}))(?=\s+(?:went\s+by|passed|elapsed|long\b|later|after))"
    rf"|\b(?P<span3>three[\s-]quarters\s+of\s+an?\s+(?P<unit3>{_UNIT}))\b",
    re.IGNORECASE,
    clues=tuple(_DAYS),
)
_HOURS = 24
_A_DAY = 0.99
"""Days from which a spell of time is one of the calendar, a matter of dates."""


def single_spells(text: str) -> Iterator[Quantity]:
    """Yield the spells of one unit that no number tells: "for an hour", "half a year".

    Examples
    --------
    >>> [round(spell.low * 24) for spell in single_spells("They spoke for an hour and a half.")]
    [2]
    """
    for match in _ONE.finditer(text):
        group = next(name for name in ("span", "span2", "span3") if match[name])
        share = 0.5 if match["half"] else 1.5 if match["more"] else 0.75 if match["span3"] else 1.0
        days = share * _DAYS[(match["unit"] or match["unit2"] or match["unit3"]).lower()]
        yield bounded(text, Span(*match.span(group)), days, "time")


def as_spell(moment: Moment) -> Quantity | None:
    """Return the time that a date gives from now on ("in three weeks"), or ``None`` where it gives another."""
    if moment.relative is None or moment.relative[1] != "hour" or moment.relative[0] < _A_DAY * _HOURS:
        return None
    days = moment.relative[0] / _HOURS
    return Quantity(moment.span, days, days, "time", frozenset(), rounded=False)
