"""Quantities, dates and negations as a text gives them."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.text.dates import dates
from readouts.text.polarity import negated, negators
from readouts.text.quantities import quantities


@pytest.mark.parametrize(
    ("text", "low", "high", "dimension"),
    [
        ("2,500 lorries", 2500, 2500, "count"),
        ("two and a half thousand lorries", 2500, 2500, "count"),
        ("1.5 billion euros", 1.5e9, 1.5e9, "euro"),
        ("half a million people", 5e5, 5e5, "count"),
        ("a dozen ships", 12, 12, "count"),
        ("40 per cent", 40, 40, "percent"),
        ("$20 million", 2e7, 2e7, "dollar"),
        ("between 10 and 15 ships", 10, 15, "count"),
        ("10 to 15 million ships", 1e7, 1.5e7, "count"),
        ("more than 40 villages", 40, inf, "count"),
        ("fewer than 40 villages", -inf, 40, "count"),
        ("the third round", 3, 3, "ordinal"),
        ("24 hours", 1, 1, "time"),
    ],
)
def test_a_quantity_is_read_as_a_value(text, low, high, dimension):
    (found,) = quantities(text)
    assert (found.low, found.high, found.dimension) == (pytest.approx(low), pytest.approx(high), dimension)


@pytest.mark.parametrize(
    "text", ["no one came", "hundreds of people", "one of the ministers", "two-thirds of them"]
)
def test_what_names_no_value_is_no_quantity(text):
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("about 40 ships", "43 ships", True),
        ("40 ships", "43 ships", False),
        ("more than 40 ships", "45 ships", True),
        ("more than 40 ships", "fewer than 40 ships", False),
        ("19.8 million euros", "20 million euros", True),
        ("four weeks", "one month", True),
        ("three weeks", "three months", False),
    ],
)
def test_two_quantities_agree_where_one_value_satisfies_both(one, other, agree):
    (left,), (right,) = quantities(one), quantities(other)
    assert left.agrees(right) is agree
    assert right.agrees(left) is agree


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("on 12 March", "on March 12", False),
        ("on 12 March 2026", "on 2026-03-12", False),
        ("on Wednesday", "on Thursday", False),
        ("on Sunday", "on Monday", False),
        ("on Monday", "on Thursday", True),
        ("on 31 December", "on January 1", False),
        ("on 31 March", "on 1 April", False),
        ("on 12 March", "on 14 March", True),
        ("in 2027", "in 2029", True),
        ("in May", "in July", True),
        ("next month", "next year", True),
        ("on Monday", "on 3 August", False),
    ],
)
def test_dates_differ_only_where_no_time_zone_explains_it(one, other, differ):
    (left,), (right,) = dates(one), dates(other)
    assert left.differs(right) is differ
    assert right.differs(left) is differ


def test_a_modal_verb_and_a_count_are_no_dates():
    assert dates("They may meet 2000 times, and march on.") == ()


def test_two_negations_cancel_out():
    text = "He did not rule out a visit"
    assert negated([(22, 27)], negators(text)) == [False]
    assert negated([(11, 16)], negators("He did not visit")) == [True]


def test_not_only_denies_nothing():
    assert negators("not only gas but also coal") == ()


@given(
    st.text(alphabet=st.sampled_from("ab 12,.-–$%½²٣\u00a0 no not two half a million March May 3rd\n"), max_size=60)
)
def test_hostile_text_gives_ordered_spans_inside_it(text):
    for found in (quantities(text), dates(text)):
        spans = [item.span for item in found]
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert [s.start for s in spans] == sorted(s.start for s in spans)


def test_half_a_character_stops_no_number():
    assert [q.low for q in quantities("\ud811 forty-two \udc00 tonnes")] == [42.0]
