"""Numbers and dates that differ."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from math import isfinite, log10
from typing import NamedTuple, TypeVar

from readouts.judge.frames import MAY_BE_COUNTED, Frame, Side
from readouts.judge.rules.candidate import Candidate, hold_against
from readouts.judge.rules.ends import opposite_ends
from readouts.judge.rules.instead import find_instead
from readouts.judge.rules.next_days import by_a_day
from readouts.judge.rules.polarity import opposite_words
from readouts.text.any_case import AnyCase
from readouts.text.clued import Clued
from readouts.text.dates import dates
from readouts.text.moments import Moment
from readouts.text.number_words import CARDINAL, small_number
from readouts.text.polarity import negators
from readouts.text.proper_names import proper_names
from readouts.text.proportions import proportions
from readouts.text.quantities import Quantity, quantities
from readouts.text.spells import as_spell, single_spells
from readouts.text.tokens import SAYS_SOMETHING, stem
from readouts.types import Span

_Value = TypeVar("_Value", Quantity, Moment)
_ANYWHERE = Span(0, 1)
_AT = re.compile(r"\b(?:in|at|near|outside)\s+(?:the\s+)?(?:[A-Z]\w+\s+)?$")
_OF_ALL = re.compile(r"\s+of\s+(?:the|its|their|these|those|all)\b", re.IGNORECASE)
_FEW_OF = 12
"""Number up to which two numbers are the same by chance: "two" hours and "two" of them."""
_COUNTING = frozenset({"count", "ordinal"})
_UNMEASURED = frozenset({"time", "factor", "rhythm", "percent"})
_HOURLY = re.compile(r"\b(?:hour|minute|second)s?\b", re.IGNORECASE)
_EXACT, _WHOLE = 1e-6, 100.0
_ONCE_A = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "yearly": "year", "annual": "year", "annually": "year", "nightly": "night", "annum": "year"}  # fmt: skip
_SCALES = frozenset({stem("Celsius"), stem("Fahrenheit")})
_SPREAD = re.compile(r"over\s+(?!the\b)|(?<=period of )\S", re.IGNORECASE)
"""How a time begins that is the size of something, not a day by which or for which: "repaid over 20 years"."""
_PER = re.compile(
    rf"\s+(?:(?:an?|per|each|every)\s+(?P<unit>hour|day|week|month|quarter|year|night|annum)|(?P<adverb>{'|'.join(_ONCE_A)}))\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\s+(?:of\s+the\s+)?others?\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:other|remaining)\s+$", re.IGNORECASE)
_AHEAD = 12
_TWOFOLD = AnyCase(
    r"\b(?:doubl\w+|twice|two-?fold|half|halv\w+|each|apiece|equally|in\s+equal\s+(?:parts|shares|halves))\b"
)
"""What may make one of two numbers the double of the other: "twice the 100 million", "150 million each"."""
_CONVERTED = 0.04
"""How far a measure may be off that was told in another unit, as a share: five miles are eight kilometres."""
_FROM_NOW = re.compile(r"(?:from\s+now|hence|time)$", re.IGNORECASE)
"""How a time ends that is counted from now, and is no time that something takes: "three days from now"."""
_LEAD = Clued(
    rf"\b(?P<number>an?|\d{{1,3}}|{CARDINAL})\s+(?P<unit>hour|day|week|fortnight|month|year)s?\s+"
    r"(?:(?P<before>before|ahead\s+of|prior\s+to|in\s+advance\s+of)|after|following|behind)\s+(?!that\b|this\b|it\b)\w",
    re.IGNORECASE,
    clues=("before", "ahead of", "prior to", "in advance of", "after", "following", "behind"),
)
"""How long before another thing, or after it, something is: "two days before the summit"."""
_LEAD_HOURS = {"hour": 1, "day": 24, "week": 168, "fortnight": 336, "month": 730, "year": 8760}
_LEAD_NEAR = 0.2
"""How far two such times may be apart that are told in round numbers, as a share of the longer."""
_LATEST = re.compile(r"\s+at\s+the\s+latest\b", re.IGNORECASE)
_ORDER = AnyCase(
    r"\b(?:(?P<before>before|on\s+the\s+eve\s+of|prior\s+to|ahead\s+of)|(?P<after>after|following|once|upon|on\s+completion\s+of))\s+"
)


def find_numbers(frame: Frame) -> Iterator[Candidate]:
    """Yield quantities of one dimension that no value satisfies both of."""
    left = _counts_of(frame.left.text)
    right = _counts_of(frame.right.text) if left else []
    # Whether the account has the value elsewhere is asked last: it takes reading the whole of it.
    told, told_there = (_quantities(side.text) if left and right else () for side in (frame.left, frame.right))
    free_left = [q for q in _unmatched(left, told_there, _same_or_bare) if right and not _stands_in(q, frame.right)]
    free_right = [q for q in _unmatched(right, told, _same_or_bare) if free_left and not _stands_in(q, frame.left)]
    all_counts = [one.low for one in (*left, *right) if one.dimension == "count"]
    for own in free_left:
        for other in free_right:
            if (
                own.dimension == other.dimension
                and not _same(own, other)
                and own.counts & _SCALES == other.counts & _SCALES
                and not (
                    # Where all else is the same word for word, seven are not five and the two beside them.
                    not frame.verbatim
                    and (
                        _is_sum(own, other, right)
                        or _is_sum(other, own, left)
                        or _add_up(own, other, all_counts)
                        or _is_double(frame, own, other)
                        or _is_converted(frame, own, other)
                    )
                )
                and not _told_per_another(_rate(frame.left, own), _rate(frame.right, other))
                and _of_the_rest(frame.left, own) == _of_the_rest(frame.right, other)
                and not (_make_a_whole(own, other) and _contrary(frame))
            ):
                yield hold_against("the numbers differ", _counting(frame, own, other), frame, own.span, other.span)
    for mine, theirs in find_instead(frame, "number"):
        yield hold_against("the numbers differ", "instead", frame, mine, theirs)


def _counting(frame: Frame, own: Quantity, other: Quantity) -> str:
    """Return what is counted in common: two counts of other things seldom dispute anything."""
    if _make_a_whole(own, other):
        return "parts"
    if own.dimension not in _COUNTING:
        return own.dimension if own.dimension in _UNMEASURED else "measure"
    if all(_OF_ALL.match(side.text, q.span.end) for side, q in ((frame.left, own), (frame.right, other))):
        # Two of the three were sold, one of them was not: two parts may add up.
        return "parts"
    if _counts_alike(frame, own, other):
        return own.dimension
    if not own.counts and not other.counts:
        return "things unnamed"
    return "other things" if own.counts and other.counts else "things unnamed by one"


def _make_a_whole(own: Quantity, other: Quantity) -> bool:
    return own.dimension == other.dimension == "percent" and abs(own.low + other.low - _WHOLE) <= 1


def _contrary(frame: Frame) -> bool:
    """Return whether the passages say contrary things, so that two parts are told: 60 % did, 40 % did not."""
    denials = [len(negators(side.text)) for side in (frame.left, frame.right)]
    return (
        denials[0] % 2 != denials[1] % 2
        or any(True for _ in opposite_words(frame))
        or any(True for _ in opposite_ends(frame, "polarity"))
    )


def _is_sum(whole: Quantity, part: Quantity, others: Sequence[Quantity]) -> bool:
    """Return whether a number is the sum of another and one beside it: 75 is "forty of one and 35 of the other"."""
    return any(
        abs(part.low + one.low - whole.low) <= _EXACT * abs(whole.low)
        for one in others
        if one is not part and one.dimension == part.dimension and isfinite(one.low) and isfinite(part.low)
    ) and isfinite(whole.low)


def _is_double(frame: Frame, own: Quantity, other: Quantity) -> bool:
    """Return whether one number is twice the other and a passage says so: "150 million each" are 300 million."""
    least, most = sorted((own.low, other.low))
    return (
        isfinite(most)
        and least > 0
        and abs(most - 2 * least) <= _EXACT * most
        and any(_TWOFOLD.search(side.text) is not None for side in (frame.left, frame.right))
    )


def _is_converted(frame: Frame, own: Quantity, other: Quantity) -> bool:
    """Return whether two measures are one, told in two units and rounded in one of them."""
    if own.dimension in {*_COUNTING, *_UNMEASURED} or not all(map(isfinite, (own.low, other.low))):
        return False
    units = [q.span.of(side.text).lower().split()[-1] for side, q in ((frame.left, own), (frame.right, other))]
    return units[0] != units[1] and abs(own.low - other.low) <= _CONVERTED * max(abs(own.low), abs(other.low))


def _add_up(own: Quantity, other: Quantity, told: Sequence[float]) -> bool:
    """Return whether two counts are parts of one that is told: six are left of nine, three of the nine are gone."""
    together = own.low + other.low
    return own.dimension == other.dimension == "count" and isfinite(together) and together in told


def _of_the_rest(side: Side, quantity: Quantity) -> bool:
    """Return whether a number counts what is left beside one: "the five others" of six."""
    ahead = side.text[max(0, quantity.span.start - _AHEAD) : quantity.span.start]
    return bool(_OTHERS.match(side.text, quantity.span.end) or _OTHER.search(ahead))


def _rate(side: Side, quantity: Quantity) -> str:
    """Return per what a number is given: five million a month are sixty a year."""
    match = _PER.match(side.text, quantity.span.end)
    unit = (match["unit"] or match["adverb"]).lower() if match else ""
    return _ONCE_A.get(unit, unit)


def _told_per_another(own: str, other: str) -> bool:
    """Return whether two numbers are given per two units; one may have its unit elsewhere: "daily flows of"."""
    return own != other and bool(own and other)


def _counts_alike(frame: Frame, own: Quantity, other: Quantity) -> bool:
    mine, theirs = _counted(frame.left, own), _counted(frame.right, other)
    stems = {frame.right.stems[row] for row in theirs}
    return any(frame.left.stems[row] in stems for row in mine)


def find_dates(frame: Frame) -> Iterator[Candidate]:
    """Yield dates that cannot be the same anywhere on earth."""
    left, right = _without_the_same(frame)
    told = any(one.of_day for one in left) and any(one.of_day for one in right)
    place = told and _one_place(frame.left.text, frame.right.text)
    published = frame.left.reading.account.date, frame.right.reading.account.date

    def differ(own: Moment, other: Moment) -> bool:
        return own.differs(other, one_place=place) or by_a_day(frame, own, other)

    def may_be(own: Moment, other: Moment) -> bool:
        return own.comparable(other) and not differ(own, other)

    for own in _unmatched(left, right, may_be):
        for other in _unmatched(right, left, lambda theirs, mine: may_be(mine, theirs)):
            # "Tomorrow" of two days is two dates.
            shifted = own.relative and other.relative and None not in published and published[0] != published[1]
            # "Last year" is a time, "within a year" how long it took.
            spells = [as_spell(own), as_spell(other)]
            lasting = all(spells) or (any(spells) and own.relative and other.relative)
            if lasting and not all(spells) and (_from_now(frame.left, own) or _from_now(frame.right, other)):
                lasting = False
            latest = own.edge != other.edge and (_at_latest(frame.left, own) or _at_latest(frame.right, other))
            if differ(own, other) and not (shifted or lasting or latest):
                # "Until 2027" against "in 2022": only one of them is an end.
                ended = (own.edge is None) != (other.edge is None)
                rule = "one end" if ended else "neighbouring day" if own.a_day_from(other) else "date"
                yield hold_against("the dates differ", rule, frame, own.span, other.span)
    yield from _order(frame)
    yield from _leads(frame)
    yield from _spells(frame)
    for mine, theirs in find_instead(frame, "date"):
        yield hold_against("the dates differ", "instead", frame, mine, theirs)


def _without_the_same(frame: Frame) -> tuple[list[Moment], list[Moment]]:
    """Return the dates of both sides but for those that stand on both: "noon" is spoken for by "noon"."""
    left, right = frame.left.once(_dates_anywhere), frame.right.once(_dates_anywhere)
    if not (left and right):
        return [], []
    return (
        [one for bare, one in left if not any(bare == other for other, _ in right)],
        [one for bare, one in right if not any(bare == other for other, _ in left)],
    )


def _dates_anywhere(side: Side) -> list[tuple[Moment, Moment]]:
    """Return the dates of a passage, each with what it is wherever it stands."""
    return [(one._replace(span=_ANYWHERE), one) for one in dates(side.text)]


def _at_latest(side: Side, day: Moment) -> bool:
    """Return whether a day is an end, whatever stands before it: "from 2027 at the latest"."""
    return _LATEST.match(side.text, day.span.end) is not None


def _spells(frame: Frame) -> Iterator[Candidate]:
    """Yield two spells of days or more: "sixty days" against "within ninety days"."""
    (left, hours), (right, hours_there) = frame.left.once(_spells_of), frame.right.once(_spells_of)
    if not ((left and (right or hours_there)) or (hours and right)):
        return
    # Hours are no spell of the calendar and yet the counterpart of one: 48 hours are two days, and no two weeks.
    for own in _unmatched([*left, *hours], [*right, *_quantities(frame.right.text)], _same):
        for other in _unmatched([*right, *hours_there], [*left, *_quantities(frame.left.text)], _same):
            spread = _is_spread(own, frame.left.text) and _is_spread(other, frame.right.text)
            if not spread and not (own in hours and other in hours_there):
                rule = "spell in hours" if own in hours or other in hours_there else "spell"
                yield hold_against("the times differ", rule, frame, own.span, other.span)


def _spells_of(side: Side) -> tuple[list[Quantity], list[Quantity]]:
    """Return the spells of days or more, and those of hours."""
    ahead = (spell for moment in dates(side.text) if (spell := as_spell(moment)) is not None)
    told = [one for one in _quantities(side.text) if one.dimension == "time"]
    calendar = [one for one in told if _of_calendar(one, side.text)]
    return [*ahead, *calendar], [one for one in told if one not in calendar]


def _counts_of(text: str) -> list[Quantity]:
    return [one for one in _quantities(text) if not _of_calendar(one, text) or _is_spread(one, text)]


def _of_calendar(one: Quantity, text: str) -> bool:
    """Return whether it is a time told in days or more, which is a matter of dates; in hours, it is a number."""
    return one.dimension == "time" and not _HOURLY.search(text, one.span.start, one.span.end)


def _is_spread(one: Quantity, text: str) -> bool:
    """Return whether it tells how long something is spread: two such times differ as numbers do."""
    return one.dimension == "time" and _SPREAD.match(text, one.span.start) is not None


def _order(frame: Frame) -> Iterator[Candidate]:
    """Yield "before the vote" against "after the vote"."""
    for a in frame.left.once(_orders):
        for b in frame.right.once(_orders):
            if bool(a["before"]) != bool(b["before"]) and _next_stems(frame.left, a.end()) & _next_stems(
                frame.right, b.end()
            ):
                spans = Span(a.start(), a.end() - 1), Span(b.start(), b.end() - 1)
                yield hold_against("the dates differ", "order", frame, *spans)


def _orders(side: Side) -> list[re.Match[str]]:
    return list(_ORDER.finditer(side.text))


def _leads(frame: Frame) -> Iterator[Candidate]:
    """Yield "two days before the summit" against "a week ahead of the meeting"."""
    left = frame.left.once(_leads_of)
    right = frame.right.once(_leads_of) if left else []
    if len(left) == len(right) == 1:
        (own, hours), (other, others) = left[0], right[0]
        if hours * others > 0 and abs(hours - others) > _LEAD_NEAR * max(abs(hours), abs(others)):
            yield hold_against("the times differ", "lead", frame, own, other)


def _leads_of(side: Side) -> list[tuple[Span, int]]:
    """Return how many hours before another thing something is, where that is told; those after it are negative."""
    found = []
    for match in _LEAD.finditer(side.text):
        number = match["number"].lower()
        hours = (1 if number in {"a", "an"} else small_number(number)) * _LEAD_HOURS[match["unit"].lower()]
        found.append((Span(match.start(), match.end() - 2), hours if match["before"] else -hours))
    return found


def _from_now(side: Side, day: Moment) -> bool:
    return _FROM_NOW.search(day.span.of(side.text)) is not None


def _next_stems(side: Side, start: int) -> set[str]:
    """Return the stem of the first word from `start` on that says something."""
    for row, (at, _) in enumerate(side.spans):
        if at >= start and side.weights[row] > SAYS_SOMETHING:
            return {side.stems[row]}
    return set()


def _one_place(left: str, right: str) -> bool:
    """Return whether both sentences name one place where something happens, whose clocks both then tell."""
    own, others = (
        [name for name in proper_names(text) if _AT.search(text, 0, name.span.start)] for text in (left, right)
    )
    return any(name.same(other) for name in own for other in others)


def _counted(side: Side, quantity: Quantity) -> set[int]:
    """Return the two words after a count: mostly what is counted, an adjective at times."""
    last = max(side.rows(quantity.span), default=-9)
    return {
        row for row in (last + 1, last + 2) if 0 <= row < len(side.spans) and side.weights[row] > MAY_BE_COUNTED
    }


def _same(own: Quantity, other: Quantity) -> bool:
    if own.dimension != other.dimension or not own.agrees(other):
        return False
    # "Up to 500 grants" would agree with the number of the ministers who give them.
    bounded = all(map(isfinite, (own.low, own.high, other.low, other.high)))
    return bounded or bool(own.counts & other.counts) or not (own.counts and other.counts)


def _same_or_bare(own: Quantity, other: Quantity) -> bool:
    """Return whether two are the same, or would be with a unit that one has left out: "1 million of it"."""
    if _same(own, other):
        return True
    bare = (own.dimension == "count" and not own.counts) or (other.dimension == "count" and not other.counts)
    return own.dimension != other.dimension and bare and isfinite(own.low) and own.low == other.low > _FEW_OF


def _stands_in(own: Quantity, side: Side) -> bool:
    """Return whether the account gives the same count of the same thing elsewhere."""
    return any(
        _same(own, other) and (own.counts & other.counts or not own.counts)
        for other in _quantities(side.reading.account.text)
    )


@lru_cache(maxsize=4096)
def _quantities(text: str) -> tuple[Quantity, ...]:
    # Marked character by character, for a whole account has thousands of numbers.
    taken = bytearray(len(text))
    for moment in dates(text):
        taken[moment.span.start : moment.span.end] = b"\1" * (moment.span.end - moment.span.start)
    found: list[Quantity] = []
    for one in (*proportions(text), *quantities(text), *single_spells(text)):
        if 1 not in taken[one.span.start : one.span.end]:
            found.append(one)
            taken[one.span.start : one.span.end] = b"\1" * (one.span.end - one.span.start)
    return tuple(sorted(found, key=lambda one: one.span.start))


def values_apart(frame: Frame, own: Span, other: Span) -> bool:
    """Return whether both passages have a number or a date of one kind, outside two spans, that the other lacks."""
    left, right = (
        [q for q in _quantities(side.text) if not q.span.meets(span)]
        for side, span in ((frame.left, own), (frame.right, other))
    )
    mine = {q.dimension for q in _unmatched(left, right, _same)}
    if mine & {q.dimension for q in _unmatched(right, left, _same)}:
        return True
    days, others = (
        [day for day in dates(side.text) if not day.span.meets(span)]
        for side, span in ((frame.left, own), (frame.right, other))
    )
    return any(
        a.differs(b) and not any(_may_be(a, day) for day in others) and not any(_may_be(day, b) for day in days)
        for a in days
        for b in others
    )


class InCommon(NamedTuple):
    """How many of some facts both passages have, and how many at most only one, each from 0 to 1."""

    met: float
    alone: float


_FEW = 2
"""Values that both passages have besides the facts in question that leave little doubt."""


def values_in_common(frame: Frame, own: Span, other: Span) -> InCommon:
    """Return how many numbers the passages share outside two spans, and how many one of them has alone."""
    left, right = (
        [q for q in _quantities(side.text) if not q.span.meets(span)]
        for side, span in ((frame.left, own), (frame.right, other))
    )
    alone, others = _unmatched(left, right, _same), _unmatched(right, left, _same)
    met = min(len(left) - len(alone), _FEW) / _FEW
    return InCommon(met, min(max(len(alone), len(others)), _FEW) / _FEW)


_TENFOLD, _YEARS = 2, 10
"""How many times tenfold one of two numbers of two things may well be the other; and how many years lie apart."""


def far_apart(frame: Frame, own: Span, other: Span) -> float:
    """Return how far two numbers, or the years of two dates, lie apart (0..1): told of one thing they are near."""
    mine, theirs = (_middle(side.text, span) for side, span in ((frame.left, own), (frame.right, other)))
    if mine > 0 and theirs > 0:
        return min(abs(log10(mine / theirs)) / _TENFOLD, 1.0)
    years = [
        next((day.year for day in dates(side.text) if day.span == span), None)
        for side, span in ((frame.left, own), (frame.right, other))
    ]
    return min(abs(years[0] - years[1]) / _YEARS, 1.0) if years[0] and years[1] else 0.0


def _middle(text: str, span: Span) -> float:
    """Return the value of the number at a span, the middle of a spread, and 0 where no number stands there."""
    number = next((one for one in _quantities(text) if one.span == span), None)
    bounds = [bound for bound in (number.low, number.high) if isfinite(bound)] if number else []
    return sum(bounds) / len(bounds) if bounds else 0.0


def _may_be(own: Moment, other: Moment) -> bool:
    return own.comparable(other) and not own.differs(other)


class Held(NamedTuple):
    """A number or a date of a passage, held against those of other passages.

    Parameters
    ----------
    span : Span
        Offsets into the passage.
    met : bool
        Whether a value there agrees with it.
    measure : bool
        Whether it is money, a share or the like, of which the same value is hardly another one: "$3.2bn".
    """

    span: Span
    met: bool
    measure: bool


class Values:
    """The numbers and dates of several passages, against which those of another are held.

    Parameters
    ----------
    passages : sequence of str
        The passages, in English.
    """

    def __init__(self, passages: Sequence[str]) -> None:
        self._numbers: dict[str, list[Quantity]] = {}
        for one in chain.from_iterable(map(_quantities, passages)):
            self._numbers.setdefault(one.dimension, []).append(one)
        self._dates = [day for text in passages for day in dates(text)]
        # What is met is mostly met by the very same.
        self._same = {(one.dimension, one.low, one.high) for those in self._numbers.values() for one in those}
        self._same_days = {(day.year, day.month, day.day) for day in self._dates}

    def hold(self, text: str) -> list[Held]:
        """Hold the numbers and dates of a passage against those here.

        "The two ministers", "the first time" and "on Wednesday" are left aside: they are seldom what is told.
        """
        numbers = [one for one in _quantities(text) if one.low > _LITTLE]
        return [
            *(Held(one.span, self._has(one), one.dimension not in _COUNTING) for one in numbers),
            *(Held(day.span, self._has_day(day), measure=False) for day in dates(text) if day.day),
        ]

    def _has(self, number: Quantity) -> bool:
        return (number.dimension, number.low, number.high) in self._same or any(
            map(number.agrees, self._numbers.get(number.dimension, ()))
        )

    def _has_day(self, day: Moment) -> bool:
        return (day.year, day.month, day.day) in self._same_days or any(
            _may_be(day, other) for other in self._dates
        )


_LITTLE = 2


def value_spans(text: str) -> tuple[Span, ...]:
    """Return where the numbers and dates of a passage stand."""
    return (*(number.span for number in _quantities(text)), *(day.span for day in dates(text)))


def _unmatched(
    own: Sequence[_Value], others: Sequence[_Value], same: Callable[[_Value, _Value], bool]
) -> list[_Value]:
    return [value for value in own if not any(same(value, other) for other in others)]
