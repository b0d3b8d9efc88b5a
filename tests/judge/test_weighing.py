"""Weighing: signals are the same from both sides, and the weights of the package are for them."""

import pytest

from readouts import Account
from readouts.encoders import load
from readouts.judge import Side, weighing
from readouts.judge.conflicts import KINDS, candidates
from readouts.judge.frames import Frame
from readouts.judge.signals import signals
from readouts.pipeline import read_passages

KEPT = ("The lock will be dredged by 40 men.", "The lock will be dredged by 70 men.")
REWORDED = ("Forty men are going to dredge the lock.", "The lock will be dredged by 70 men.")
TWO_THINGS = ("The northern lock was dredged by 40 men in May.", "In June, 70 women painted the southern gate.")


def _frame(left: str, right: str) -> Frame:
    sides = []
    for name, text in (("a", left), ("b", right)):
        reading = read_passages(Account(text, id=name, language="en"), load())
        sides.append(Side(reading, reading.passages[0]))
    return Frame(*sides)


def _number(left: str, right: str):
    frame = _frame(left, right)
    found = next(candidates("number", frame))
    return found, signals(frame, found.left, found.right)


@pytest.mark.parametrize("pair", [KEPT, REWORDED])
def test_signals_are_the_same_from_both_sides(pair):
    there, back = _number(*pair)[1], _number(*reversed(pair))[1]
    assert there == pytest.approx(back, abs=1e-6)


def test_the_weights_are_for_the_signals_that_are_measured():
    assert tuple(_number(*KEPT)[1]) == weighing.SIGNALS
    assert list(weighing.load()) == list(KINDS)
    for weights in weighing.load().values():
        assert tuple(weights.signals) == weighing.SIGNALS


@pytest.mark.parametrize("change", [{"wrods": 1.0}, {"words": None}])
def test_weights_for_a_misspelt_signal_or_without_one_are_refused(change):
    told = {
        name: weight
        for name, weight in (dict.fromkeys(weighing.SIGNALS, 0.0) | change).items()
        if weight is not None
    }
    one = {"intercept": 0.0, "rules": {}, "cutoff": 0.7, "cutoff_whole": 0.6, "cutoff_long": 0.85, "signals": told}
    with pytest.raises(ValueError, match=r"weights of number .*wrods|weights of number .*words"):
        weighing.read({"kinds": {"number": one}})


def test_the_more_is_the_same_around_two_facts_the_likelier_they_are_of_one_thing():
    weights = weighing.load()["number"]
    kept, reworded = (
        weights.probability(found.rule, told) for found, told in map(_number, *zip(KEPT, REWORDED, strict=True))
    )
    assert kept > reworded


def test_signs_of_two_things_count_against_a_conflict():
    frame = _frame(*TWO_THINGS)
    told = [signals(frame, one.left, one.right) for one in KINDS["number"](frame)]
    assert [(one["contrary"], one["other values"]) for one in told] == [(1.0, 1.0)]
    assert weighing.load()["number"].signals["contrary"] < 0


def test_a_rule_without_a_weight_counts_for_nothing():
    weights = weighing.Weights(
        intercept=0.0, signals={"words": 4.0}, rules={"known": 2.0}, cutoff=0.5, cutoff_whole=0.4, cutoff_long=0.9
    )
    assert weights.probability("new", {"words": 0.0}) == 0.5
    assert weights.probability("known", {"words": 0.0}) > 0.85


def test_one_sentence_with_another_fact_in_it_is_not_in_doubt():
    weights = weighing.Weights(
        intercept=-9.0, signals={"words": 1.0}, rules={}, cutoff=0.5, cutoff_whole=0.4, cutoff_long=0.9
    )
    assert weights.probability("any", {"words": 1.0}) > 0.9 > weights.probability("any", {"words": 0.99})
