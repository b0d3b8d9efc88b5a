"""Quantities, dates and negations as a text gives them."""

import re
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.text.dates import dates
from readouts.text.modality import modal_cues
from readouts.text.polarity import covering, denials, negated, negators
from readouts.text.proportions import proportions
from readouts.text.quantities import quantities
from readouts.text.reach import reaches


@pytest.mark.parametrize(
    ("text", "low", "high", "dimension"),
    [
        ("2,500 lorries", 2500, 2500, "count"),
        ("two and a half thousand lorries", 2500, 2500, "count"),
        ("1.5 billion euros", 1.5e9, 1.5e9, "euro"),
        ("half a million people", 5e5, 5e5, "count"),
        ("the half-million kroner of the prize", 5e5, 5e5, "krone"),
        ("a dozen ships", 12, 12, "count"),
        ("40 per cent", 40, 40, "percent"),
        ("$20 million", 2e7, 2e7, "dollar"),
        ("between 10 and 15 ships", 10, 15, "count"),
        ("10 to 15 million ships", 1e7, 1.5e7, "count"),
        ("more than 40 villages", 40, inf, "count"),
        ("fewer than 40 villages", -inf, 40, "count"),
        ("the third round", 3, 3, "ordinal"),
        ("24 hours", 1, 1, "time"),
        ("$150m for clinics", 1.5e8, 1.5e8, "dollar"),
        ("EUR 8bn", 8e9, 8e9, "euro"),
        ("40 m of rope", 40, 40, "count"),
        ("500 crore rupees", 5e9, 5e9, "rupee"),
        ("16 million Australian dollars", 1.6e7, 1.6e7, "dollar"),
        ("30,000 litres", 30, 30, "volume"),
        ("thirty cubic metres", 30, 30, "volume"),
        ("passed the 300 mark", 300, inf, "count"),
        ("one hour and 30 minutes", 1.5 / 24, 1.5 / 24, "time"),
        ("an hour and 30 minutes", 1.5 / 24, 1.5 / 24, "time"),
        ("over an hour and 30 minutes", 1.5 / 24, inf, "time"),
        ("an hour and a half", 1.5 / 24, 1.5 / 24, "time"),
        ("half an hour", 0.5 / 24, 0.5 / 24, "time"),
        ("two days, three hours and 30 minutes", 2 + 3.5 / 24, 2 + 3.5 / 24, "time"),
    ],
)
def test_a_quantity_is_read_as_a_value(text, low, high, dimension):
    (found,) = quantities(text)
    assert (found.low, found.high, found.dimension) == (pytest.approx(low), pytest.approx(high), dimension)


@pytest.mark.parametrize(
    "text",
    [
        "no one came",
        "hundreds of people",
        "one of the ministers",
        "two-thirds of them",
        "the G7 and COP30",
        "at half past noon",
    ],
)
def test_what_names_no_value_is_no_quantity(text):
    assert quantities(text) == ()


def test_the_day_of_the_month_in_brackets_behind_a_weekday_counts_nothing():
    (found,) = dates("was received this Thursday (20) at noon, with guards")[:1]
    assert (found.weekday, found.span.end) == (3, len("was received this Thursday (20)"))


def test_two_lengths_of_time_beside_each_other_are_two():
    for text, lengths in (
        ("five days and two weeks later", [5, 14]),
        ("for two days and 3 hours of talks, then 90 minutes", [2.125, 0.0625]),
        ("two hours each, 40 minutes in all", [2 / 24, 40 / 1440]),
    ):
        assert [one.low for one in quantities(text) if one.dimension == "time"] == pytest.approx(lengths)


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


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("on the fifteenth of October", 10, 15),
        ("the twenty-first of May, 2031", 5, 21),
        ("the thirtieth of June", 6, 30),
    ],
)
def test_a_day_of_a_month_may_be_told_in_words(text, month, day):
    (found,) = dates(text)
    assert (found.month, found.day) == (month, day)


@pytest.mark.parametrize(
    ("text", "edges"),
    [
        ("It is open until May.", ["before"]),
        ("It will not open until May.", [None]),
        ("It was moved from Monday to Friday.", [None, None]),
        ("It goes on from Monday to Friday.", ["after", None]),
    ],
)
def test_an_end_that_a_sentence_turns_is_none(text, edges):
    assert [moment.edge for moment in dates(text)] == edges


def test_what_rises_from_one_number_to_another_is_no_spread():
    assert [q.low for q in quantities("The quota rose from 800 to 1,200 tonnes.")] == [800.0, 1200.0]
    assert [q.low for q in quantities("It was raised from 10 to 15 million euros.")] == [10e6, 15e6]
    ((low, high),) = [(q.low, q.high) for q in quantities("It takes from 10 to 15 men.")]
    assert (low, high) == (10.0, 15.0)


def test_a_modal_verb_and_a_count_are_no_dates():
    assert dates("They may meet 2000 times, and march on.") == ()


def test_two_negations_cancel_out():
    text = "He did not rule out a visit"
    assert negated([(22, 27)], negators(text)) == [False]
    assert negated([(11, 16)], negators("He did not visit")) == [True]


def test_not_only_denies_nothing():
    assert negators("not only gas but also coal") == ()


def test_a_denial_covers_what_stands_near_it_however_long_the_passage_is():
    text = "no toll without a permit on " * 400
    cover = negators(text)
    at = text.rindex("permit")
    assert covering(at, cover) == [one for one in cover if one[1] <= at < one[2]]
    assert 1 < len(covering(at, cover)) < 100
    assert max(until - start for start, _, until in cover) <= 1000


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


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("at 9.30 a.m.", 570), ("at 21:05", 1265), ("at 1400 GMT", 840), ("by six o'clock in the evening", 1080),
     ("at noon", 720), ("until midnight", 0)],
)  # fmt: skip
def test_a_time_of_day_is_read(text, minutes):
    moment = dates(text)[0]
    assert moment.clock is not None
    assert moment.clock.minutes == minutes


def test_hours_differ_only_where_no_time_zone_explains_it():
    nine, four = (dates(text)[0] for text in ("at 9 a.m.", "at 4 p.m."))
    assert nine.differs(four, one_place=True)
    assert not nine.differs(four, one_place=False)
    (washington,), (moscow,), (later,) = (
        dates(text) for text in ("at 9 a.m. Washington time", "at 5 p.m. Moscow time", "at 11 p.m. Moscow time")
    )
    assert not washington.differs(moscow, one_place=False)
    assert washington.differs(later, one_place=False)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("in the spring", "in the autumn", True),
        ("in the 1950s", "in the 1970s", True),
        ("by Easter", "by Christmas", True),
        ("in the first half of 2030", "in the second half of 2030", True),
        ("early in May", "in late May", True),
        ("before the end of April", "in April", False),
        ("from 3 to 5 June", "from 4 to 6 June", False),
        ("from 3 to 5 June", "from 13 to 15 June", True),
        ("from 3 to 5 June", "on 4 June", False),
        ("before June", "after June", True),
        ("from 2 May", "until 7 May", False),
        ("in two weeks", "in 14 days", False),
        ("in four weeks", "in a month", False),
        ("within 48 hours", "within 72 hours", True),
        ("in two weeks", "next month", False),
        ("three weeks ago", "yesterday", True),
        ("in the coming weeks", "in the coming years", True),
        ("in the 2018-19 season", "in 2018", False),
    ],
)
def test_parts_ends_and_steps_of_time_differ_where_they_exclude_each_other(one, other, differ):
    (left,), (right,) = dates(one), dates(other)
    assert left.differs(right) is differ
    assert right.differs(left) is differ


@pytest.mark.parametrize(
    ("text", "value", "dimension"),
    [
        ("two thirds of the fields", 200 / 3, "percent"),
        ("they cut it by half", 50, "percent"),
        ("it was halved", 50, "percent"),
        ("prices tripled", 3, "factor"),
        ("by a factor of ten", 10, "factor"),
        ("every six months", 182.4, "rhythm"),
        ("twice a year", 182.5, "rhythm"),
        ("they meet weekly", 7, "rhythm"),
        ("three-hourly bulletins", 1 / 8, "rhythm"),
        ("half-yearly talks", 182.5, "rhythm"),
        ("twice-weekly flights", 3.5, "rhythm"),
        ("one in five wells", 20, "percent"),
    ],
)
def test_a_proportion_is_read_as_a_value(text, value, dimension):
    (found,) = proportions(text)
    assert (found.low, found.dimension) == (pytest.approx(value), dimension)


def test_a_round_word_is_a_wide_range_of_what_it_counts():
    (found,) = proportions("hundreds of villagers")
    assert found.low < 200 < 900 < found.high
    assert found.counts == {"villag"}


def test_one_counts_things_but_not_members_of_a_group():
    assert [q.low for q in quantities("one new bridge")] == [1]
    assert quantities("one of the bridges, at one time, one another") == ()


def test_modal_cues_are_graded_and_denied_ones_left_out():
    text = "They must report, may vote, agreed to pay, are considering a visit, but should not smoke."
    assert [cue.step for cue in modal_cues(text)] == [4, 1, 4, 1]
    assert modal_cues("It happened in May.") == ()
    assert modal_cues("No date for the fair was promised.") == ()
    assert [cue.step for cue in modal_cues("They cannot guarantee it.")] == [1]
    assert [cue.step for cue in modal_cues("The pass will be optional, without being obliged to pay.")] == [1]


@pytest.mark.parametrize(
    ("word", "other", "denied"),
    [
        ("lawful", "unlawful", True),
        ("permanent", "impermanent", True),
        ("binding", "non-binding", True),
        ("form", "inform", False),
        ("cover", "discover", False),
        ("valuable", "invaluable", False),
    ],
)
def test_a_prefix_denies_where_it_makes_an_opposite(word, other, denied):
    assert (other in denials(word)) is denied
    assert (word in denials(other)) is denied


def test_neither_and_nor_deny_one_thing_each():
    text = "Neither the wharf nor the crane was repaired"
    words = [(m.start(), m.end()) for m in re.finditer(r"\w+", text)]
    assert negated(words, negators(text)) == [False, True, True, False, True, True, True, True]


def test_words_of_reach_are_of_kinds_that_exclude_each_other():
    everything, part = reaches("all the ports")[0], reaches("some of the ports")[0]
    assert everything.excludes(part)
    assert part.excludes(everything)
    assert not part.excludes(part)
    assert reaches("Ten carts cross every day.") == ()
