"""What the package's weights were fitted with is what the package does with them."""

import importlib
from pathlib import Path

import numpy as np
import pytest

from readouts.judge.counterparts import MEASURES, WordMeasures
from readouts.judge.support import BY_RULE

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def fitting(monkeypatch):
    pytest.importorskip("sklearn")
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("fitting")


@pytest.fixture
def table(fitting):
    chance, rows = np.random.default_rng(0), 40
    asked = np.sort(np.concatenate([np.arange(rows), chance.integers(0, rows, 120)]))
    near = chance.random(len(asked))
    values = chance.random((len(asked), len(MEASURES)))
    values[:, MEASURES.index("near")] = near
    carried = np.bincount(asked, near, rows) / np.bincount(asked) > 0.5
    return importlib.import_module("measure").Table(
        chance.random((rows, len(BY_RULE))),
        WordMeasures(values, asked, rows),
        chance.random(rows),
        chance.random((rows, 3)),
        carried,
        np.array([f"{row % 4}" for row in range(rows)]),
    )


def test_the_gradient_is_that_of_the_loss(fitting, table):
    problem = fitting._Problem([table, table], fitting.PLAIN, by_words=True)
    at = problem.start() + np.random.default_rng(1).normal(0, 0.3, len(problem.start()))
    told = problem(at)[1]
    for place in range(len(at)):
        step = np.zeros(len(at))
        step[place] = 1e-6
        assert told[place] == pytest.approx((problem(at + step)[0] - problem(at - step)[0]) / 2e-6, abs=1e-6)


def test_the_head_that_was_fitted_pools_in_the_package_as_it_did_in_the_fit(fitting, table):
    fitted = fitting._fit([table], fitting.PLAIN, ())
    learned = np.stack(fitted.head.pooled(table.words), axis=1)
    odds = fitted.log_odds(table, learned)
    loss = np.mean(np.logaddexp(0, odds) - table.carried * odds)
    assert loss < np.log(2) / 2
    assert np.corrcoef(learned[:, 0], table.carried)[0, 1] > 0.5


def test_what_is_held_out_is_judged_without_its_group(fitting, table):
    fits = fitting.Fits({"propsegment": table, "events": table}, folds=4)
    held = fits.held("propsegment")
    assert held.probability.shape == (40,)
    assert ((held.probability - fits.whole.held(table).probability) != 0).any()


def test_without_a_learned_signal_nothing_is_learned(fitting, table):
    fitted = fitting._fit([table], fitting.PLAIN, ("counterparts",))
    assert not fitted.learned.any()
    assert np.abs(fitted.head.sure).max() < 1e-3
