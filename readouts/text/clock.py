"""Times of day in a text, with the zone that it names."""

import re
from typing import NamedTuple

from readouts.text.clued import Clued
from readouts.text.number_words import CARDINAL, small_number
from readouts.types import Span

_CLOCK = Clued(
    rf"""(?:
        (?<![\d.,:$€£])(?P<hour12>\d{{1,2}})(?:[:.](?P<minute12>\d\d))?\s?(?P<half>[ap])\.?m\b\.?
      | (?<![\d.,:])(?P<hour24>[01]?\d|2[0-4]):(?P<minute24>[0-5]\d)(?![\d:])
      | (?<![\d.,:])(?P<hour4>[01]\d|2[0-4])(?P<minute4>[0-5]\d)\s(?=hours\b|hrs\b|GMT\b|UTC\b)(?:hours|hrs)?
      | (?<![\d.,:$€£])(?P<hour_said>\d{{1,2}})[.:](?P<minute_said>[0-5]\d)
            (?=\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight)\b)
      | \b(?P<word>{CARDINAL}|\d{{1,2}})\so['’]clock\b
      | (?<=\bat\s|\bby\s)(?P<named>noon|midday|midnight)\b
      | (?<=\buntil\s|\bafter\s)(?P<named2>noon|midday|midnight)\b
      | (?<=\bbefore\s)(?P<named3>noon|midday|midnight)\b
    )
    (?:\s*\(?\s?(?P<zone>GMT|UTC|BST|CET|CEST|EET|MSK|EST|EDT|ET|PST|PDT|IST|JST
        |(?:local|Greenwich\sMean|Central\sEuropean|Eastern|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s[Tt]ime))?""",
    re.VERBOSE,
)
_MAY_TELL = re.compile(
    r"\d[:.]\d\d|\d\s?[ap]\.?m|\d\d\d\d\s(?:hours|hrs|GMT|UTC)|clock\b|noon\b|midday\b|midnight\b"
)
_DIGIT = re.compile(r"\d")
_NAMED = ("clock", "noon", "midday", "midnight")
"""What tells a time without a digit."""
_RANGE = re.compile(r"\s?(?:-|–|—|to|and|until|till)\s?")
_OFFSETS = {
    "gmt": 0, "utc": 0, "greenwich mean": 0, "bst": 1, "london": 0, "cet": 1, "cest": 2, "central european": 1,
    "geneva": 1, "paris": 1, "berlin": 1, "vienna": 1, "rome": 1, "brussels": 1, "eet": 2, "kyiv": 2, "kiev": 2,
    "athens": 2, "cairo": 2, "jerusalem": 2, "msk": 3, "moscow": 3, "minsk": 3, "ankara": 3, "istanbul": 3,
    "riyadh": 3, "doha": 3, "baghdad": 3, "tehran": 3.5, "dubai": 4, "kabul": 4.5, "islamabad": 5, "delhi": 5.5,
    "new delhi": 5.5, "ist": 5.5, "astana": 5, "beijing": 8, "singapore": 8, "tokyo": 9, "jst": 9, "seoul": 9,
    "est": -5, "edt": -4, "et": -5, "eastern": -5, "washington": -5, "new york": -5, "pst": -8, "pdt": -7,
}  # fmt: skip
"""Hours ahead of Greenwich in winter."""
_SUMMER = 60
"""Minutes by which summer time may shift a zone."""
_ZONE_STEP = 30
"""Zones lie whole half hours apart, nearly all of them."""
_DAY = 24 * 60


class Clock(NamedTuple):
    """A time of day: minutes after midnight, and the zone in lower case, empty where none is named."""

    minutes: int
    zone: str = ""

    def differs(self, other: "Clock", *, one_place: bool) -> bool:
        """Return whether the two cannot be one time.

        Parameters
        ----------
        other : Clock
            The other time.
        one_place : bool
            Whether both are known to be told by the clocks of one place; else the two governments may each
            have told its own.
        """
        apart = abs(self.minutes - other.minutes)
        if self.zone == other.zone and (self.zone or one_place):
            return _apart(apart, 0)
        if self.zone in _OFFSETS and other.zone in _OFFSETS:
            shift = int((_OFFSETS[self.zone] - _OFFSETS[other.zone]) * 60)
            return _apart(abs(self.minutes - other.minutes - shift), _SUMMER)
        return bool(apart % _ZONE_STEP)


def clocks(text: str) -> list[tuple[Span, Clock]]:
    """Find the times of day of a text, in reading order.

    Examples
    --------
    >>> [(c.minutes, c.zone) for _, c in clocks("from 9.30 a.m. Moscow time until noon")]
    [(570, 'moscow'), (720, '')]
    """
    if not (_DIGIT.search(text) or any(map(text.__contains__, _NAMED))) or not _MAY_TELL.search(text):
        return []
    found = []
    for match in _CLOCK.finditer(text):
        minutes = _minutes(match, text[match.end() : match.end() + 24])
        if minutes is not None:
            zone = (match["zone"] or "").lower().removesuffix(" time")
            found.append(
                (Span(match.start(), match.start() + len(match.group().rstrip(" ("))), Clock(minutes, zone))
            )
    for at in range(len(found) - 2, -1, -1):
        # "From 10:00 to 14:00 local time": the zone stands once and is meant twice.
        (span, clock), (following, other) = found[at], found[at + 1]
        if not clock.zone and other.zone and _RANGE.fullmatch(text, span.end, following.start):
            found[at] = span, Clock(clock.minutes, other.zone)
    return found


def _apart(minutes: int, slack: int) -> bool:
    """Return whether two times are apart, going either way around the day."""
    minutes %= _DAY
    return min(minutes, _DAY - minutes) > slack


def _minutes(match: re.Match[str], after: str) -> int | None:
    named = match["named"] or match["named2"] or match["named3"]
    if named:
        return 0 if named == "midnight" else 12 * 60
    if match["word"] or match["hour_said"]:
        said = match["word"] or match["hour_said"]
        hour = small_number(said)
        late = re.match(r"\s+(?:in\s+the\s+(?:afternoon|evening)|at\s+night)\b", after)
        return (hour % 12 + (12 if late else 0)) * 60 + int(match["minute_said"] or 0)
    if match["half"]:
        hour = int(match["hour12"])
        if not 1 <= hour <= 12:
            return None
        return (hour % 12 + (12 if match["half"] == "p" else 0)) * 60 + int(match["minute12"] or 0)
    hours, minutes = match["hour24"] or match["hour4"], match["minute24"] or match["minute4"]
    return (int(hours) * 60 + int(minutes)) % _DAY
