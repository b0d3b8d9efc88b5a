"""Dates in a text, as far as it gives them: a day, a month, a year, a season, a time of day, or "next month"."""

import re
from functools import lru_cache

from readouts.text.any_case import AnyCase, folded
from readouts.text.clock import clocks
from readouts.text.clued import Clued
from readouts.text.days_and_months import MONTH, MONTHS, SHORT_MONTH, WEEKDAY, WEEKDAYS
from readouts.text.moments import HOURS, Moment
from readouts.text.number_words import CARDINAL, ORDINALS, small_number
from readouts.types import Span

_MONTHS = {name: number for number, name in enumerate(MONTHS, start=1)}
_SHORT = {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_DAYS = {name: number for number, name in enumerate(WEEKDAYS)}
_MONTH = rf"{MONTH}|{SHORT_MONTH}\.?"
_DIGIT = re.compile(r"\d")
_NTH = r"(?:st|nd|rd|th)?"
_TO = r"\s?(?:-|–|—|to|and|until|till|through)\s?"
# The look-ahead spares the places where no date can begin: all that follows is optional.
_DATE = re.compile(
    rf"""(?=[A-Z\d])
    (?:(?P<weekday>{WEEKDAY})\b(?:\s\(\d{{1,2}}\))?(?:,?\s+(?:the\s+)?(?=\d|{_MONTH}))?)?
    (?: (?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}\b)
      | \b(?P<day1>\d{{1,2}}){_NTH}(?:{_TO}(?P<until1>\d{{1,2}}){_NTH})?\s+(?:of\s+)?(?P<month1>{_MONTH})\b
        (?:,?\s+(?P<year1>\d{{4}})\b)?
      | \b(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}}){_NTH}(?:{_TO}(?P<until2>\d{{1,2}}){_NTH})?\b
        (?:,?\s+(?P<year2>\d{{4}})\b)?
      | \b(?P<month3>{_MONTH}),?\s+(?P<year3>\d{{4}})\b
    )?""",
    re.VERBOSE,
)
_BEFORE_TIME = (
    r"\b(?:in|by|until|till|since|from|before|after|through|throughout|during|of|for|to|this|last|next|early|mid|late"
    r"|between|and|year|around|beyond|ending)"
)
_BARE_MONTH = Clued(rf"(?i:{_BEFORE_TIME})[\s-]+(?P<month>{_MONTH})\b", clues=[month[:3] for month in _MONTHS])
_NTH_DAY = Clued(
    rf"\b(?P<day>(?:(?:twenty|thirty)[\s-])?(?:{'|'.join(reversed(ORDINALS))}|thirtieth))\s+of\s+(?P<month>{_MONTH})\b(?:,?\s+(?P<year>\d{{4}})\b)?",
    clues=[month[:3] for month in _MONTHS],
)
_TENS = {"twenty": 20, "thirty": 30}
_YEAR = Clued(
    rf"(?:(?i:{_BEFORE_TIME})\s+|\b(?:the|its|their|this)\s+|\(|(?:^|[.;,]\s|\bit\s+was\s+|\b(?:was|is|to|dates?\s+back\s+to)\s+)(?=\d{4}\s+(?:was|is|saw|the|when|that|as|,|$)))(?P<year>(?:19|20)\d\d)\b(?![,.]?\d|%|\s+(?!(?:is|was|has|as|does|remains|applies|provides)\b)[a-z]+s\b)",
    clues=("19", "20"),
)
_YEARS = Clued(r"\b(?P<year>(?:19|20)\d\d)\s?[-–/]\s?(?:\d\d|(?:19|20)\d\d)\b(?!-)", clues=("19", "20"))
_DECADES = {"forties": "1940", "fifties": "1950", "sixties": "1960", "seventies": "1970", "eighties": "1980",
    "nineties": "1990"}  # fmt: skip
"""Decades in words, of which those before may be of either century."""
_DECADE = Clued(
    rf"\b(?P<decade>(?:19|20)\d0)s\b|\b(?:the|early|mid|late)[\s-]+(?P<said>{'|'.join(_DECADES)})\b",
    clues=("0s", "ties"),
)
_SEASON = Clued(
    r"(?i:\b(?:in|by|until|till|since|from|before|after|through|during|of|for|this|last|next|coming|previous|following"
    r"|early|mid|late)(?:[\s-]+(?:the|this|last|next|coming|early|late)){0,2}[\s-]+)(?P<season>spring|summer|autumn|winter)\b"
    r"|\b(?:[Ii]n\s+the|this|next|last|coming)\s+(?P<fall>fall)\b(?!\s+(?:of|in)\b)",
    clues=("spring", "summer", "autumn", "winter", "fall"),
)
_FEASTS = (
    "christmas easter ramadan eid ruz year passover hanukkah diwali thanksgiving pentecost whitsun day epiphany"
    " lent ascension hashanah kippur festival vesak good whit palm"
).split()
_FEAST = Clued(
    r"\b(?:Good\s+Friday|(?:Easter|Whit|Palm)\s+(?:Sunday|Monday)|(?:Orthodox\s+)?(?:Christmas|Easter)|Ramadan|Eid(?:\s+al-(?:Fitr|Adha))?|No[vw]ruz|(?:Lunar\s+)?New\s+Year(?:['’]s)?"
    r"(?:\s+(?:Day|Eve))?|Passover|Hanukkah|Diwali|Thanksgiving|Pentecost|Whitsun|Victory\s+Day|Epiphany|Lent"
    r"|Independence\s+Day|Ascension|Rosh\s+Hashanah|Yom\s+Kippur|Spring\s+Festival|Vesak)\b",
    clues=_FEASTS,
)
_DAYTIME = Clued(
    rf"\b(?:in\s+the(?:\s+(?:early|late))?|this|that|{WEEKDAY}|yesterday|tomorrow)\s+"
    r"(?P<part>morning|afternoon|evening|night)\b",
    re.IGNORECASE,
    clues=("morning", "afternoon", "evening", "night"),
)
_UNIT = r"week(?:end)?|month|year|quarter|decade|century|spring|summer|autumn|winter|fall"
_SOME = rf"(?:an?|\d{{1,3}}|{CARDINAL})"
_UNITS = r"(?:hours?|days?|weeks?|months?|years?)"
_RELATIVE = Clued(
    rf"\b(?:(?:the\s+)?(?P<which>next|last|this|previous|coming|following)\s+(?P<unit>{_UNIT})\b"
    r"|(?P<day>today|tonight|tomorrow|yesterday|the\s+day\s+after\s+tomorrow|the\s+day\s+before\s+yesterday)\b"
    r"|(?:the\s+)?(?P<whiches>next|coming|following|last|past)\s+(?:few\s+)?(?P<units>days|weeks|months|years|hours)\b"
    rf"|(?:(?P<back>{_SOME}\s+{_UNITS}\s+(?:ago|earlier))|(?P<ahead>(?:in\s+)?{_SOME}\s+{_UNITS}(?:['’]\s+time"
    rf"|\s+from\s+now|\s+hence)|(?:with)?in\s+(?:the\s+next\s+)?{_SOME}\s+{_UNITS})|(?P<limit>deadline\s+of\s+"
    rf"{_SOME}\s+{_UNITS}))\b"
    r"|(?<=\bof\s)the\s+(?P<own>week|month|year|decade|century)\b)",
    re.IGNORECASE,
    clues=("day", "hour", *_UNIT.replace("(?:end)?", "").split("|"), "tonight", "tomorrow"),
)
_CLUES = frozenset(
    clue
    for pattern in (_BARE_MONTH, _NTH_DAY, _YEAR, _YEARS, _DECADE, _SEASON, _FEAST, _DAYTIME, _RELATIVE)
    for clue in pattern.clues
)
"""What a text without any of these dates lacks: most passages have none."""
_PART = AnyCase(
    r"(?:\b(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd|4th)\s+(?P<part>quarter|half|third|week|days?)\s+of"
    r"|\b(?P<stage>early|mid|late|start\s+of|beginning\s+of|middle\s+of|end\s+of|close\s+of))(?:\s+in)?[\s-]*(?:the\s+)?$"
)
_EDGE = AnyCase(
    r"\b(?:(?P<no>not?\s+|never\s+)?(?P<least>before|ahead\s+of|prior\s+to|earlier\s+than|sooner\s+than)"
    r"|(?P<not>not?\s+|never\s+)?(?P<most>after|following|later\s+than)|(?P<by>by|until|till)|(?P<since>from|since|as\s+of))"
    r"\s+(?:the\s+)?(?:very\s+)?$"
)
_DENIED = AnyCase(r"\b(?:not|never|cannot|no|none|nobody)\b|n['’]t\b")
_MOVED = AnyCase(
    r"\b(?:moved?|brought\s+forward|postponed?|put\s+(?:off|back)|pushed\s+back|shift(?:ed)?|rescheduled?|delayed?"
    r"|adjourned|deferred)\b|\bforward\b"
)
"""What takes something "from Monday to Friday" that neither begins on the one day nor ends on the other."""
_UP_TO = frozenset({"until", "till"})
_CLAUSE = re.compile(r"[,.;:]")
_NTHS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": 0,
    "final": 0,
}
_LAST = {"quarter": 4, "half": 2, "third": 3}
_STAGES = {"early": 0, "start": 0, "beginning": 0, "mid": 1, "middle": 1, "late": 2, "end": 2, "close": 2}
_DAY = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1, "the day after tomorrow": 2,
    "the day before yesterday": -2}  # fmt: skip
_WHICH = {"next": 1, "coming": 1, "following": 1, "last": -1, "previous": -1, "past": -1, "this": 0, "the": 0}
_SEASONS = frozenset({"spring", "summer", "autumn", "winter", "fall"})
_LOOK_BACK = 32
"""Characters before a date in which "the end of" and "no later than" are looked for."""


@lru_cache(maxsize=4096)
def dates(text: str) -> tuple[Moment, ...]:
    """Find the dates of an English text.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    tuple of Moment
        In reading order, disjoint.

    Examples
    --------
    >>> [(m.year, m.month, m.day) for m in dates("on Thursday, 12 March 2026, and by May 2027")]
    [(2026, 3, 12), (2027, 5, None)]
    >>> [(m.part, m.relative) for m in dates("in the second half of next year")]
    [(('half', 2), (1, 'year'))]
    """
    found: list[Moment] = []
    if "day" in text or _DIGIT.search(text):
        # The days of the week end so, and all else has a number.
        found = [moment for match in _DATE.finditer(text) if (moment := _read(match)) is not None]
    found += _rarer(text) if any(map(folded(text).__contains__, _CLUES)) else ()
    found += [Moment(span, clock=clock) for span, clock in clocks(text)]
    kept: list[Moment] = []
    for moment in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or moment.span.start >= kept[-1].span.end:
            if kept and _of_that_year(text, kept[-1], moment):
                span = Span(kept[-1].span.start, moment.span.end)
                kept[-1] = kept[-1]._replace(span=span, relative=moment.relative)
            else:
                kept.append(_placed(text, moment))
    return tuple(kept)


def _rarer(text: str) -> list[Moment]:
    """Find the dates that are no day of a month."""
    found = [
        Moment(Span(*match.span("month")), month=_month(match["month"])) for match in _BARE_MONTH.finditer(text)
    ]
    found += [_on_the_nth(match) for match in _NTH_DAY.finditer(text)]
    found += [Moment(Span(*match.span("year")), year=int(match["year"])) for match in _YEAR.finditer(text)]
    found += [Moment(Span(*match.span()), year=int(match["year"])) for match in _YEARS.finditer(text)]
    found += [
        Moment(
            Span(*match.span("said" if match["said"] else 0)),
            named=("decade", match["decade"] or _DECADES[match["said"]]),
        )
        for match in _DECADE.finditer(text)
    ]
    found += [
        Moment(Span(*match.span("fall" if match["fall"] else "season")), named=("season", _season(match.group())))
        for match in _SEASON.finditer(text)
    ]
    found += [Moment(Span(*m.span()), named=("feast", _feast(m.group()))) for m in _FEAST.finditer(text)]
    found += [Moment(Span(*m.span("part")), named=("day", m["part"].lower())) for m in _DAYTIME.finditer(text)]
    return [*found, *(_relative(match) for match in _RELATIVE.finditer(text))]


def _of_that_year(text: str, month: Moment, year: Moment) -> bool:
    """Return whether two dates are one: "September" and "of next year"."""
    between = text[month.span.end : year.span.start].strip()
    of_year = year.relative is not None and year.relative[1] == "year" and year.part is None
    return bool(month.month and not month.year and of_year and between in {"", "of"})


def _placed(text: str, moment: Moment) -> Moment:
    """Add "the end of" and "before", which stand in front of a date."""
    start, end = moment.span.start, moment.span.end
    part = _PART.search(text, max(0, start - _LOOK_BACK), start)
    if part:
        start = part.start()
        if part["nth"]:
            unit = part["part"].lower()
            moment = moment._replace(part=(unit.rstrip("s"), _NTHS[part["nth"].lower()] or _LAST.get(unit, 0)))
        else:
            moment = moment._replace(part=("stage", _STAGES[part["stage"].split()[0].lower()]))
    edge = _EDGE.search(text, max(0, start - _LOOK_BACK), start)
    if not (part or edge):
        return moment
    side = _side(text, edge) if edge else None
    # "From 5 to 7 May" has both its ends inside.
    return moment._replace(span=Span(edge.start() if edge else start, end), edge=None if moment.until else side)


def _side(text: str, edge: re.Match[str]) -> str | None:
    """Return on which side of a date something is, or ``None`` where it is on either, as the sentence is turned.

    What is not opened until May is opened from May on, and stays shut until then.
    """
    if edge["no"]:
        return "after"
    if edge["not"]:
        return "before"
    clause = _CLAUSE.split(text[: edge.start()])[-1]
    if (edge["since"] and _MOVED.search(clause)) or (edge["by"] in _UP_TO and _DENIED.search(clause)):
        return None
    return "before" if edge["least"] or edge["by"] else "after"


def _relative(match: re.Match[str]) -> Moment:
    span = Span(*match.span())
    if match["day"]:
        return Moment(span, relative=(_DAY[re.sub(r"\s+", " ", match["day"].lower())], "day"))
    if match["units"]:
        return Moment(span, relative=(_WHICH[match["whiches"].lower()], match["units"].lower()))
    if match["back"] or match["ahead"] or match["limit"]:
        hours = _hours(match.group())
        return Moment(span, relative=(-hours if match["back"] else hours, "hour"))
    if match["own"]:
        return Moment(span, relative=(0, match["own"].lower()))
    step, unit = _WHICH[match["which"].lower()], match["unit"].lower()
    if unit in _SEASONS:
        return Moment(span, relative=(step, "season"), named=("season", _season(unit)))
    return Moment(span, relative=(step, unit))


def _hours(text: str) -> int:
    """Return the hours of "in three weeks", near enough."""
    unit = next(unit for unit in HOURS if re.search(rf"\b{unit}s?\b", text, re.IGNORECASE))
    number = re.search(rf"\b{_SOME}(?=\s+{unit}s?\b)", text, re.IGNORECASE)
    word = number.group().lower() if number else "a"
    return (1 if word in {"a", "an"} else small_number(word)) * HOURS[unit]


def _read(match: re.Match[str]) -> Moment | None:
    if not match.group().strip():
        return None
    span = Span(match.start(), match.start() + len(match.group().rstrip(" ,")))
    weekday = _DAYS[match["weekday"].lower()] if match["weekday"] else None
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return Moment(span, year, month, day, weekday) if 1 <= month <= 12 and 1 <= day <= 31 else None
    month_text = match["month1"] or match["month2"] or match["month3"]
    year_text, day_text = match["year1"] or match["year2"] or match["year3"], match["day1"] or match["day2"]
    until_text = match["until1"] or match["until2"]
    if not month_text and weekday is None:
        return None
    return Moment(
        span,
        int(year_text) if year_text else None,
        _month(month_text) if month_text else None,
        int(day_text) if day_text else None,
        weekday,
        until=int(until_text) if until_text else None,
    )


def _on_the_nth(match: re.Match[str]) -> Moment:
    """Read a day whose number is a word: "the twenty-first of October"."""
    *tens, unit = re.split(r"[\s-]", match["day"])
    day = 30 if unit == "thirtieth" else sum(_TENS[ten] for ten in tens) + ORDINALS[unit]
    return Moment(Span(*match.span()), int(match["year"]) if match["year"] else None, _month(match["month"]), day)


def _season(text: str) -> str:
    word = re.split(r"[\s-]+", text.lower())[-1]
    return "autumn" if word == "fall" else word


def _feast(name: str) -> str:
    plain = re.sub(r"['’]s\b|\s+(?:Day|Eve)\b", "", name).lower().replace("novruz", "nowruz")
    return re.sub(r"\s+", " ", plain)


def _month(name: str) -> int:
    plain = name.lower().rstrip(".")
    return _MONTHS.get(plain) or _SHORT[plain]
