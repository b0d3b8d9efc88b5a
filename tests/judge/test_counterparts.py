import json
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import readouts
from readouts.judge.calibration import load
from readouts.judge.counterparts import COUNTED, LEARNED, MEASURES, SURE, Head, WordMeasures, heads, signals

HEAD = Head.read({"intercept": -2.0, "sure": {"near": 4.0}, "counted": {"log_weight": 1.0}})


def words(*rows: dict[str, float], asked: tuple[int, ...] | None = None, count: int = 1) -> WordMeasures:
    values = np.array([[row.get(name, 0.0) for name in MEASURES] for row in rows]).reshape(-1, len(MEASURES))
    return WordMeasures(values, np.array(asked or (0,) * len(rows), dtype=np.int64), count)


def test_a_word_without_a_counterpart_costs_more_the_more_it_counts():
    light, heavy = (
        HEAD.pooled(words({"near": 1.0}, {"near": 0.1, "log_weight": weight}))[0][0] for weight in (-2.0, 1.0)
    )
    assert heavy < light


def test_the_weakest_is_below_every_word_alone():
    each = [HEAD.pooled(words({"near": near}))[1][0] for near in (0.2, 0.5, 0.9)]
    together = HEAD.pooled(words(*({"near": near} for near in (0.2, 0.5, 0.9))))[1][0]
    assert 0 < together < min(each)


def test_questions_are_pooled_by_themselves_and_one_without_words_has_nothing():
    alone = HEAD.pooled(words({"near": 0.3}))
    several = HEAD.pooled(words({"near": 0.9}, {"near": 0.3}, asked=(0, 2), count=3))
    assert several[0][2] == alone[0][0]
    assert several[1][2] == alone[1][0]
    assert several[0][1] == several[1][1] == 0.0


@given(arrays(np.float64, (4, len(MEASURES)), elements=st.floats(-1e6, 1e6)), st.floats(0, 1))
def test_both_signals_are_probabilities_whatever_is_measured(values, genre):
    found = signals(WordMeasures(values, np.array([0, 0, 1, 1]), 2), genre, heads())
    for column in found.values():
        assert np.isfinite(column).all()
        assert ((column >= 0) & (column <= 1)).all()


def test_heads_for_misspelt_measures_are_refused():
    with pytest.raises(ValueError, match="naer"):
        Head.read({"intercept": 0.0, "sure": {"naer": 1.0}, "counted": {}})


def test_the_package_has_a_weight_for_every_measure_and_names_where_they_come_from():
    raw = json.loads(files("readouts.judge").joinpath("counterparts.json").read_text("utf-8"))
    for genre in ("readouts", "plain"):
        assert set(raw[genre]["sure"]) == set(SURE)
        assert set(raw[genre]["counted"]) == set(COUNTED)
    assert raw["origin"] == load().origin


@pytest.mark.parametrize("of_readouts", [0.0, 1.0])
def test_the_nearer_a_word_is_the_surer_it_has_its_counterpart(of_readouts):
    def told(near: float) -> float:
        log_net = float(np.log(near))
        row = {"near": near, "near_squared": near**2, "net": near, "log_net": log_net, "together": near}
        return float(signals(words(row | {"weight_near": 0.8 * near}), of_readouts, heads())["counterparts"][0])

    assert told(0.3) < told(0.6) < told(0.9)


def test_the_carried_word_is_surer_than_the_changed_one():
    text = "The ministers discussed grain exports.\nThey set a date for talks in Geneva."
    other = "The ministers discussed grain exports.\nThey spoke of fisheries."
    comparison = readouts.compare(readouts.Account(text, id="a"), readouts.Account(other, id="b"))
    cut = text.index("\n")
    carried, missing = (comparison.support("a", *span, by="b") for span in ((0, cut), (cut + 1, len(text))))
    for name in LEARNED:
        assert carried.signals[name] > missing.signals[name]


def test_weights_are_small_enough_to_ship():
    assert len(heads()) == 2
    assert len(files("readouts.judge").joinpath("counterparts.json").read_bytes()) < 10_000
