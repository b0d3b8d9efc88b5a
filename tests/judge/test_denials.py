"""What one account denies, the other leaves out as little as it shares it."""

import pytest

from readouts import Account, Comparison, compare
from readouts.types import VerdictKind


def judged(here: str, there: str) -> Comparison:
    return compare(Account(here, id="a", language="en"), Account(there, id="b", language="en"))


@pytest.mark.parametrize(
    ("here", "there", "reason"),
    [
        (
            "Three guards hurled stones at the convoy, wounding six drivers.",
            "Nobody was wounded.",
            "Nobody was wounded",
        ),
        (
            "Our side signed no armistice.",
            "The generals signed a ceasefire that lasts until the harvest in the northern valleys.",
            "no armistice",
        ),
    ],
)
def test_what_the_nearest_passage_denies_is_not_left_out(here, there, reason):
    for texts in ((here, there), (there, here)):
        for verdict in judged(*texts).verdicts:
            assert verdict.verdict is VerdictKind.UNCLEAR
            assert reason in verdict.reasons[0]
            assert verdict.missing == ()


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Three guards hurled stones at the convoy.", "Nobody was wounded."),
        ("No date was set for the visit to the shipyard.", "The generals signed a ceasefire until the harvest."),
    ],
)
def test_a_denial_of_another_matter_is_left_out(here, there):
    assert {one.verdict for one in judged(here, there).verdicts} == {VerdictKind.LEFT_OUT}


def test_what_is_subject_to_a_thing_is_in_conflict_with_what_goes_without_it():
    here = "The ferries were admitted subject to quarantine."
    for there in ("no quarantine of any kind", "no quarantine whatsoever", "no quarantine"):
        (found,) = judged(here, f"The ferries were admitted with {there}.").conflicts
        assert (found.kind, found.left.value, found.right.value) == ("polarity", "subject to quarantine", there)


def test_a_condition_that_is_denied_in_a_longer_sentence_is_not_shared():
    comparison = judged(
        "The Harbour Board agreed to the opening of the eastern pier for grain ships, subject to quarantine.",
        "Our captains welcome the opening of the eastern pier, at which the ships will moor with no quarantine at all.",
    )
    assert all(one.verdict is not VerdictKind.SHARED for one in comparison.verdicts)


def test_a_station_is_no_deed():
    there = "The president spoke of the power station on the lake and of its guards."
    here = "The president asked that the guards withdraw from the power plant on the lake."
    comparison = judged(here, there)
    assert comparison.conflicts == ()
    assert not any("opposite" in reason for one in comparison.verdicts for reason in one.reasons)
    (found,) = judged("Norway will withdraw two frigates.", "Norway will station two frigates.").conflicts
    assert (found.left.value, found.right.value) == ("withdraw", "station")
