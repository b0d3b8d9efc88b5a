"""Shares, multiples and rhythms in a text: "two thirds of", "doubled", "every six months"."""

import re
from collections.abc import Iterator

from readouts.text.any_case import folded
from readouts.text.clued import Clued
from readouts.text.number_words import CARDINAL, CARDINALS
from readouts.text.quantities import Quantity, bounded
from readouts.text.tokens import stem
from readouts.types import Span

_COUNTS = {**CARDINALS, "a": 1, "an": 1, "once": 1, "twice": 2, "thrice": 3, "other": 2, "second": 2, "third": 3}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
_ALL = ("three", "four", "five", "ten", "twenty")
"""Of how many a share is told: "one in five"."""
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.4, "quarter": 91.3, "year": 365.0}
_RHYTHMS = {"hourly": 1 / 24, "daily": 1.0, "weekly": 7.0, "fortnightly": 14.0, "monthly": 30.4, "quarterly": 91.3,
    "annually": 365.0, "annual": 365.0, "yearly": 365.0}  # fmt: skip
_MULTIPLES = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4}
_WORDS = "|".join(word for word in _COUNTS if len(word) > 2)
_NUMBER = rf"\d+|{_WORDS}"
_SHARE = Clued(
    rf"""\b(?:(?P<top>an?|one|two|three|four|five|seven|nine)[\s-](?P<part>{"|".join(_PARTS)})s?
          (?=\s+of\b(?!\s+an?\s+(?:hour|year|century|mile))|\s+(?:more|less|fewer)\b|\s+by\b)
        | (?<=by\s)(?P<top2>an?|one|two|three)[\s-](?P<part2>{"|".join(_PARTS)})s?\b
        | (?P<half>half)(?=\s+(?:of|the|its|their|his|her)\b) | (?<=by\s)(?P<half2>half)\b
        | (?P<halved>halv(?:e|es|ed|ing))\b
        | (?P<some>{CARDINAL})[ ](?:in|out[ ]of)[ ](?:every[ ])?(?P<each>{"|".join(_ALL)})(?=\s+[a-z]+s\b))""",
    re.VERBOSE | re.IGNORECASE,
    clues=("hal", *_PARTS, *(f" {word}" for word in _ALL)),
)
_FACTOR = Clued(
    rf"""\b(?:factor\s+of\s+(?P<by>{_NUMBER})
        | (?P<fold>{_WORDS}|\d+)[\s-]?fold
        | (?P<times>{_NUMBER})\s+times\s+(?:as|more|larger|higher|greater|the)
        | (?:to|will|would|shall|should|could|may|might|must|can)\s+(?P<verb>doubl|tripl|trebl|quadrupl)e
        | (?P<verb2>doubl|tripl|trebl|quadrupl)(?:ed|es|ing))\b""",
    re.VERBOSE | re.IGNORECASE,
    clues=("factor", "fold", "times", *_MULTIPLES),
)
_RHYTHM = Clued(
    rf"""\b(?:(?:(?:(?P<many>[0-9]{{1,2}}|{CARDINAL})\s+|(?P<twice>twice|thrice)[\s-])(?=daily|weekly|monthly|yearly)
            |(?:(?P<every>[0-9]{{1,2}}|{CARDINAL})|(?P<half>half|semi))-|(?<!-))(?P<adverb>{"|".join(_RHYTHMS)})
        | (?:every|each)\s+(?:(?P<step>{_NUMBER})\s+)?(?P<unit>{"|".join(_DAYS)})s?
        | (?P<often>once|twice|thrice|(?:{_NUMBER})\s+times)\s+(?:an?|every|each|per)\s+
          (?P<unit2>{"|".join(_DAYS)}))\b""",
    re.VERBOSE | re.IGNORECASE,
    clues=("every", "each", "once", "twice", "thrice", "times", *_RHYTHMS),
)


_MAGNITUDES = {"dozens": (20.0, 150.0), "scores": (30.0, 200.0), "hundreds": (150.0, 1500.0),
    "thousands": (1500.0, 15000.0), "tens of thousands": (1.5e4, 1.5e5), "hundreds of thousands": (1.5e5, 1.5e6),
    "millions": (1.5e6, 1.5e7), "tens of millions": (1.5e7, 1.5e8), "billions": (1.5e9, 1.5e10)}  # fmt: skip
"""What a round word may mean, with a wide margin."""
_MAGNITUDE = Clued(
    r"\b(?:(?:tens|hundreds)\s+of\s+)?(?:dozens|scores|hundreds|thousands|millions|billions)"
    r"(?=\s+of\s+(?P<noun>[a-z]+))",
    re.IGNORECASE,
    clues=("dozens", "scores", "hundreds", "thousands", "millions", "billions"),
)


_CLUES = frozenset(clue for pattern in (_SHARE, _FACTOR, _MAGNITUDE, _RHYTHM) for clue in pattern.clues)
"""What a text without any of these lacks: most passages have none."""


def proportions(text: str) -> Iterator[Quantity]:
    """Yield the shares (in percent), multiples and rhythms (days from one time to the next) of a text.

    Examples
    --------
    >>> [(round(q.low), q.dimension) for q in proportions("Two thirds of it is done; they meet twice a year.")]
    [(67, 'percent'), (182, 'rhythm')]
    """
    if not any(map(folded(text).__contains__, _CLUES)):
        return
    for match in _SHARE.finditer(text):
        top = _COUNTS[(match["top"] or match["top2"] or match["some"] or "one").lower()]
        part = (
            _COUNTS[match["each"].lower()]
            if match["each"]
            else _PARTS[(match["part"] or match["part2"] or "half").lower()]
        )
        yield bounded(text, Span(*match.span()), 100 * top / part, "percent")
    for match in _FACTOR.finditer(text):
        verb, number = match["verb"] or match["verb2"], match["by"] or match["fold"] or match["times"]
        yield bounded(text, Span(*match.span()), _MULTIPLES[verb.lower()] if verb else _count(number), "factor")
    for match in _MAGNITUDE.finditer(text):
        span = _MAGNITUDES.get(re.sub(r"\s+", " ", match.group().lower()))
        if span and match["noun"].lower() not in _MAGNITUDES:
            nouns = frozenset({stem(match["noun"])})
            yield Quantity(Span(*match.span()), *span, "count", nouns, rounded=True)
    for match in _RHYTHM.finditer(text):
        if match["adverb"]:
            # "Four weekly flights" are four a week, "four-weekly" ones one in four.
            often = 2 if match["half"] else _count(match["many"] or match["twice"] or "one")
            days = _RHYTHMS[match["adverb"].lower()] * _count(match["every"] or "one") / often
        elif match["unit"]:
            days = _DAYS[match["unit"].lower()] * _count(match["step"] or "one")
        else:
            days = _DAYS[match["unit2"].lower()] / _count(match["often"].split()[0])
        yield bounded(text, Span(*match.span()), days, "rhythm")


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS[word.lower()]
