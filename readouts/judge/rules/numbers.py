"""Numbers that differ."""

import re
from collections.abc import Iterator, Sequence
from math import isfinite

from readouts.judge.frames import MAY_BE_COUNTED, Frame, Side
from readouts.judge.rules.candidate import Candidate, hold_against
from readouts.judge.rules.conversions import converted
from readouts.judge.rules.ends import opposite_ends
from readouts.judge.rules.instead import find_instead
from readouts.judge.rules.parties import party_names
from readouts.judge.rules.polarity import opposite_words
from readouts.judge.rules.values import COUNTING, is_spread, of_calendar, quantities_told, same, unmatched
from readouts.text.any_case import AnyCase
from readouts.text.places import Place
from readouts.text.polarity import negators
from readouts.text.quantities import Quantity
from readouts.text.tokens import stem

_OF_ALL = re.compile(r"\s+of\s+(?:the|its|their|these|those|all)\b", re.IGNORECASE)
_FEW_OF = 12
"""Number up to which two numbers are the same by chance: "two" hours and "two" of them."""
_UNMEASURED = frozenset({"time", "factor", "rhythm", "percent"})
_EXACT, _WHOLE = 1e-6, 100.0
_ONCE_A = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "yearly": "year", "annual": "year", "annually": "year", "nightly": "night", "annum": "year"}  # fmt: skip
_SCALES = frozenset({stem("Celsius"), stem("Fahrenheit")})
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


def find_numbers(frame: Frame) -> Iterator[Candidate]:
    """Yield quantities of one dimension that no value satisfies both of."""
    left = _counts_of(frame.left.text)
    right = _counts_of(frame.right.text) if left else []
    # Whether the account has the value elsewhere is asked last: it takes reading the whole of it.
    told, told_there = (quantities_told(side.text) if left and right else () for side in (frame.left, frame.right))
    free_left = [q for q in unmatched(left, told_there, _same_or_bare) if right and not _stands_in(q, frame.right)]
    free_right = [q for q in unmatched(right, told, _same_or_bare) if free_left and not _stands_in(q, frame.left)]
    both, both_there = (converted(side.text, those) for side, those in ((frame.left, left), (frame.right, right)))
    # What is met in one of its currencies is met.
    free_left = [q for q in free_left if q not in both or both[q][0] in free_left]
    free_right = [q for q in free_right if q not in both_there or both_there[q][0] in free_right]
    all_counts = [one.low for one in (*left, *right) if one.dimension == "count"]
    for own in free_left:
        for other in free_right:
            if (
                own.dimension == other.dimension
                and not same(own, other)
                and own.counts & _SCALES == other.counts & _SCALES
                and not (
                    # Where all else is the same word for word, seven are not five and the two beside them.
                    not frame.verbatim
                    and (
                        _is_sum(own, other, right, left)
                        or _is_sum(other, own, left, right)
                        or _add_up(own, other, all_counts)
                        or _is_double(frame, own, other)
                        or _is_converted(frame, own, other)
                    )
                )
                and not _told_per_another(_rate(frame.left, own), _rate(frame.right, other))
                and _of_the_rest(frame.left, own) == _of_the_rest(frame.right, other)
                and not _of_two_parties(_party(frame.left, own), _party(frame.right, other))
                and not (_make_a_whole(own, other) and _contrary(frame))
            ):
                mine, theirs = (
                    those[one][1] if one in those else one.span for one, those in ((own, both), (other, both_there))
                )
                yield hold_against("the numbers differ", _counting(frame, own, other), frame, mine, theirs)
    for mine, theirs in find_instead(frame, "number"):
        yield hold_against("the numbers differ", "instead", frame, mine, theirs)


def _counts_of(text: str) -> list[Quantity]:
    return [one for one in quantities_told(text) if not of_calendar(one, text) or is_spread(one, text)]


def _counting(frame: Frame, own: Quantity, other: Quantity) -> str:
    """Return what is counted in common: two counts of other things seldom dispute anything."""
    if _make_a_whole(own, other):
        return "parts"
    if own.dimension not in COUNTING:
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


def _is_sum(whole: Quantity, part: Quantity, others: Sequence[Quantity], beside: Sequence[Quantity]) -> bool:
    """Return whether a number is the sum of another and one beside it: 75 is "forty of one and 35 of the other".

    What stands beside the whole as well is no part of it: 17 men and three ships are not 14 men and three ships.
    """
    return any(
        abs(part.low + one.low - whole.low) <= _EXACT * abs(whole.low)
        for one in others
        if one is not part
        and one.dimension == part.dimension
        and isfinite(one.low)
        and isfinite(part.low)
        and not any(same(one, there) and one.counts & there.counts for there in beside)
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
    if own.dimension in {*COUNTING, *_UNMEASURED} or not all(map(isfinite, (own.low, other.low))):
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


def _of_two_parties(own: Place | None, other: Place | None) -> bool:
    """Return whether two counts are of two countries' people or things: "six Dutch ships", "nine Danish ships"."""
    return own is not None and other is not None and not (own.region or other.region or own.parties & other.parties)


def _party(side: Side, quantity: Quantity) -> Place | None:
    """Return the country of what is counted, where it is named right behind the number."""
    behind = quantity.span.end + 1
    return next((name.place for name in party_names(side.text) if name.span.start == behind), None)


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


def _counted(side: Side, quantity: Quantity) -> set[int]:
    """Return the two words after a count: mostly what is counted, an adjective at times."""
    last = max(side.rows(quantity.span), default=-9)
    return {
        row for row in (last + 1, last + 2) if 0 <= row < len(side.spans) and side.weights[row] > MAY_BE_COUNTED
    }


def _same_or_bare(own: Quantity, other: Quantity) -> bool:
    """Return whether two are the same, or would be with a unit that one has left out: "1 million of it"."""
    if same(own, other):
        return True
    bare = (own.dimension == "count" and not own.counts) or (other.dimension == "count" and not other.counts)
    return own.dimension != other.dimension and bare and isfinite(own.low) and own.low == other.low > _FEW_OF


def _stands_in(own: Quantity, side: Side) -> bool:
    """Return whether the account gives the same count of the same thing elsewhere."""
    return any(
        same(own, other) and (own.counts & other.counts or not own.counts)
        for other in quantities_told(side.reading.asserted)
    )
