"""The formula with which a talk closes is known in any house's words, and no matter is taken for it."""

import pytest

import readouts
from readouts import Account
from readouts.text.parting import parting
from readouts.types import Span


@pytest.mark.parametrize(
    "said",
    [
        "The two ministers agreed to speak again.",
        "It was agreed to maintain contacts at various levels.",
        "Ms Brandt and Mr Lie will stay in close touch.",
        "Both sides decided that contacts between the two ministries would be continued.",
        "The leaders pledged to keep their teams in regular contact on these issues.",
        "agreed to remain in direct communication",
    ],
)
def test_that_both_stay_in_touch_is_a_parting(said: str):
    assert parting(said, Span(0, len(said)))


@pytest.mark.parametrize(
    "said",
    [
        "The two ministers agreed to speak again about the toll on tankers.",
        "They agreed to continue the dialogue on herring.",
        "They agreed to hold consultations.",
        "They discussed the toll and agreed to stay in touch.",
        "The minister said that he would keep in touch with the crews.",
        "The crews are in contact with the port.",
    ],
)
def test_a_matter_is_no_parting(said: str):
    assert not parting(said, Span(0, len(said)))


def test_partings_carry_each_other_in_whatever_words():
    here = "They discussed the toll on tankers. It was agreed to continue contacts in various formats."
    there = "The herring quota came up at length. The two leaders will speak again."
    for one, other in ((here, there), (there, here)):
        found = readouts.compare(Account(one, id="a", language="en"), Account(other, id="b", language="en"))
        verdict = next(v for v in found.verdicts if v.passage == "a:2")
        assert verdict.verdict == "shared"
        assert any("of the talk itself" in reason for reason in verdict.reasons)
    alone = readouts.compare(
        Account(here, id="a", language="en"), Account("The herring quota came up at length.", id="b", language="en")
    )
    assert next(v for v in alone.verdicts if v.passage == "a:2").verdict == "left_out"


def test_what_only_begins_as_a_parting_is_none():
    for said in (
        "will keep in close " * 10 + "contact x",
        "agreed to maintain close contacts at all levels " * 4 + "y",
    ):
        assert not parting(said, Span(0, len(said)))
        assert not parting(said, Span(0, 190))
