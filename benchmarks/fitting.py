"""The regressions on the signals of labelled cases, each fitted together with what is learned word by word."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from measure import Floats, Held, Table
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold
from threadpoolctl import threadpool_limits

from readouts.judge import counterparts
from readouts.judge.counterparts import COUNTED, LEARNED, MEASURES, SURE, WIDEST, Head
from readouts.judge.picked import tally
from readouts.judge.support import BY_RULE

FOLDS = 10
PLAIN = tuple(name for name in BY_RULE if name != "answered")
"""Signals of the regression for other text, where `answered` only costs: two rows of PropSegmEnt."""
READOUTS = (
    "meaning", "nearness", "together", "order", "wording", "passage", "vocabulary", "announced", "answered",
)  # fmt: skip
"""Signals of the regression for readouts; the weakest words, the numbers and the register add nothing there."""
OF_READOUTS = ("events", "written", "written, hard", "written, cut")
"""Sets of readouts; the first is for the other regression too."""
_PENALTY, _PENALTY_OF_WORDS = 7e-4, 5e-3
"""Ridge on the weights of the signals and of the measures of words, over their spread; losses are means."""
_START_NEAR, _START = 0.5, (0.5, 0.3)
"""Where the search begins: the nearer a word, the surer; both learned signals speak for being carried."""
_ROUNDS = 500


@dataclass(frozen=True)
class Fitted:
    """One regression, and the head that its learned signals come from."""

    names: tuple[str, ...]
    """Of the signals by rule that it takes."""
    weights: Floats
    learned: Floats
    """Weights of the log-odds of the learned signals."""
    intercept: float
    head: Head

    def signals(self, table: Table) -> Floats:
        """Return all signals by rule, then the log-odds of the learned ones, a column each."""
        return np.hstack([table.signals, _log_odds(np.stack(self.head.pooled(table.words), axis=1))])

    def log_odds(self, table: Table, learned: Floats) -> Floats:
        """Return the log-odds of each row that the other account carries it."""
        odds: Floats = (
            self.intercept + _columns(table, self.names) @ self.weights + _log_odds(learned) @ self.learned
        )
        return odds


@dataclass(frozen=True)
class Both:
    """The two regressions, between whose log-odds the genre decides."""

    plain: Fitted
    readouts: Fitted

    def held(self, table: Table) -> Held:
        """Return what they say of each row."""
        both = self.readouts.head, self.plain.head
        learned = np.stack([*counterparts.signals(table.words, table.genre, both).values()], axis=1)
        odds = (1 - table.genre) * self.plain.log_odds(table, learned) + table.genre * self.readouts.log_odds(
            table, learned
        )
        return Held(1 / (1 + np.exp(-odds)), learned)


@dataclass(frozen=True, eq=False)
class Fits:
    """The regressions fitted on sets, whole or without what is judged.

    Parameters
    ----------
    tables : mapping
        The sets; each counts the same, however many rows it has.
    without : collection of str, optional
        Signals that are left out; any learned one leaves out all that is learned.
    folds : int, optional
        Parts at most that a set is cut into for cross-validation.
    """

    tables: Mapping[str, Table]
    without: Collection[str] = ()
    folds: int = FOLDS

    @cached_property
    def whole(self) -> Both:
        """Both regressions, each fitted on all its sets."""
        return Both(fit_plain(self.tables, self.without), _readouts(self.tables, self.without))

    def held(self, name: str) -> Held:
        """Return what is said of each row of a set by a fit on its other groups and on all the other sets."""
        table = self.tables[name]
        probability, learned = np.zeros(len(table.carried)), np.zeros((len(table.carried), len(LEARNED)))
        folds = GroupKFold(min(self.folds, len(set(table.groups))))
        for train, test in folds.split(table.signals, table.carried, table.groups):
            rest = {**self.tables, name: table.of(train)}
            held = Both(
                fit_plain(rest, self.without) if _is_plain(name) else self.whole.plain,
                _readouts(rest, self.without) if name in OF_READOUTS else self.whole.readouts,
            ).held(table.of(test))
            probability[test], learned[test] = held.probability, held.learned
        return Held(probability, learned)


def _is_plain(name: str) -> bool:
    return name == OF_READOUTS[0] or name not in OF_READOUTS


def fit_plain(tables: Mapping[str, Table], without: Collection[str] = ()) -> Fitted:
    """Fit the regression for other text, which readouts have no part in but for the real events."""
    return _fit([table for name, table in tables.items() if _is_plain(name)], PLAIN, without)


def _readouts(tables: Mapping[str, Table], without: Collection[str]) -> Fitted:
    return _fit([table for name, table in tables.items() if name in OF_READOUTS], READOUTS, without)


def _fit(tables: Sequence[Table], used: Sequence[str], without: Collection[str]) -> Fitted:
    names = tuple(name for name in used if name not in without)
    problem = _Problem(tables, names, by_words=not {*without} & {*LEARNED})
    # A product of a narrow matrix and a vector takes many times as long where threads share it.
    with threadpool_limits(1):
        found = minimize(
            problem,
            problem.start(),
            jac=True,
            method="L-BFGS-B",
            bounds=problem.bounds(),
            options={"maxiter": _ROUNDS},
        )
    return problem.fitted(found.x)


class _Problem:
    """The loss of both parts and its gradient, over standardised signals and measures."""

    def __init__(self, tables: Sequence[Table], names: tuple[str, ...], *, by_words: bool) -> None:
        self.names, self.by_words = names, by_words
        self.signals, self.centre, self.spread = _standard(np.vstack([_columns(table, names) for table in tables]))
        values = np.vstack([table.words.values for table in tables])
        self.sure, self.sure_centre, self.sure_spread = _standard(values[:, _places(SURE)])
        self.counted, self.counted_centre, self.counted_spread = _standard(values[:, _places(COUNTED)])
        rows = [len(table.carried) for table in tables]
        first = np.cumsum([0, *rows[:-1]])
        self.asked = np.concatenate([table.words.asked + at for table, at in zip(tables, first, strict=True)])
        self.carried = np.concatenate([table.carried for table in tables]).astype(np.float64)
        self.weights = np.concatenate([np.full(count, 1 / count / len(rows)) for count in rows])
        self.sizes = np.cumsum([len(SURE), len(COUNTED), len(names), len(LEARNED)])

    def start(self) -> Floats:
        """Return where the search begins."""
        sure, _, _, learned, _ = parts = np.split(np.zeros(self.sizes[-1] + 1), self.sizes)
        sure[SURE.index("near")], learned[:] = _START_NEAR, _START
        return np.concatenate(parts)

    def bounds(self) -> list[tuple[float | None, float | None]]:
        """Return what each weight may be: no learned signal may speak against being carried, or at all where none is."""
        free = [(None, None)] * int(self.sizes[-2])
        return [*free, *[(0.0, None if self.by_words else 0.0)] * len(LEARNED), (None, None)]

    def __call__(self, at: Floats) -> tuple[float, Floats]:
        """Return the penalised log-loss, a mean over sets of means over rows, and its gradient."""
        sure, counted, weights, learned, constant = np.split(at, self.sizes)
        count = len(self.carried)
        log_sure = self.sure @ sure
        log_count = self.counted @ counted
        counts = np.exp(log_count)
        total = tally(self.asked, counts, count)
        some = total > 0
        mean = np.zeros(count)
        mean[some] = tally(self.asked, counts * log_sure, count)[some] / total[some]
        harsh = np.exp(-2 * log_sure)
        all_harsh = tally(self.asked, harsh, count)
        least = np.zeros(count)
        least[some] = -0.5 * np.log(all_harsh[some])
        pooled = np.stack([mean, least], axis=1)
        odds = self.signals @ weights + pooled @ learned + constant
        loss = self.weights @ (np.logaddexp(0.0, odds) - self.carried * odds)
        loss += _PENALTY_OF_WORDS * (sure @ sure + counted @ counted) + _PENALTY * (
            weights @ weights + learned @ learned
        )
        slope = self.weights * (1 / (1 + np.exp(-odds)) - self.carried)
        each = slope[self.asked]
        share = counts / total[self.asked]
        of_sure = each * (learned[0] * share + learned[1] * harsh / all_harsh[self.asked])
        of_count = each * learned[0] * share * (log_sure - mean[self.asked])
        gradient = np.concatenate(
            [
                self.sure.T @ of_sure + 2 * _PENALTY_OF_WORDS * sure,
                self.counted.T @ of_count + 2 * _PENALTY_OF_WORDS * counted,
                self.signals.T @ slope + 2 * _PENALTY * weights,
                pooled.T @ slope + 2 * _PENALTY * learned,
                [slope.sum()],
            ]
        )
        return float(loss), gradient

    def fitted(self, at: Floats) -> Fitted:
        """Return what was found, for signals and measures as they are."""
        sure, counted, weights, learned, constant = np.split(at, self.sizes)
        weights, sure, counted = weights / self.spread, sure / self.sure_spread, counted / self.counted_spread
        head = Head(
            -float(self.sure_centre @ sure),
            _over_measures(SURE, sure),
            _over_measures(COUNTED, counted),
        )
        return Fitted(self.names, weights, learned, float(constant[0] - self.centre @ weights), head)


def _log_odds(probability: Floats) -> Floats:
    bounded = np.clip(probability, 1 / (1 + np.exp(WIDEST)), 1 / (1 + np.exp(-WIDEST)))
    return np.asarray(np.log(bounded / (1 - bounded)))


def _standard(values: Floats) -> tuple[Floats, Floats, Floats]:
    centre, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    return (values - centre) / spread, centre, spread


def _columns(table: Table, names: Sequence[str]) -> Floats:
    return table.signals[:, [BY_RULE.index(name) for name in names]]


def _places(names: Sequence[str]) -> list[int]:
    return [MEASURES.index(name) for name in names]


def _over_measures(names: Sequence[str], weights: Floats) -> Floats:
    found = np.zeros(len(MEASURES))
    found[_places(names)] = weights
    return found
