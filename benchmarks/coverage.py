"""How well support tells "carried" from "left out" on human-labelled coverage, and the fit of its calibration.

Run ``python benchmarks/coverage.py ../shared/data``. Everything fitted is cross-validated by document; with
``--fit`` the coefficients found on all rows are written to ``readouts/judge/calibration.json``.
"""

import argparse
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import numpy as np
from data import Case, propsegment, pyramid
from numpy.typing import NDArray
from rapidfuzz import fuzz
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, average_precision_score, f1_score, roc_auc_score
from sklearn.model_selection import GroupKFold


from readouts.align import EncodedReading, Evidence, evidence
from readouts.encoders import Encoder, encode_passages, load
from readouts.judge import support
from readouts.judge.support import SIGNALS, Carrier, find
from readouts.text.tokens import words
from readouts.types import Account, Passage, Span

CALIBRATION = Path(support.__file__).with_name("calibration.json")
FOLDS = 10
PRECISION = 0.9
"""Thresholds are set where, cross-validated, nine of ten verdicts of their kind are right."""


class Sets:
    """Signals and baselines of every case, measured with the package's own code."""

    def __init__(self, encoder: Encoder) -> None:
        self.reading = cache(lambda sentences: _read(sentences, encoder))
        self.pair = cache(self._pair)

    def _pair(self, own: tuple[str, ...], other: tuple[str, ...]) -> tuple[EncodedReading, Carrier, Evidence]:
        of, by = self.reading(own), self.reading(other)
        return of, Carrier(by), evidence(of, by)

    def measure(self, cases: Sequence[Case]) -> NDArray[np.float64]:
        """Return one row a case: the signals, then the baselines (best cosine, token_set_ratio)."""
        return np.array([self._row(case) for case in cases])

    def _row(self, case: Case) -> list[float]:
        of, by, seen = self.pair(case.own, case.other)
        base = of.passages[case.sentence].span.start
        spans = [Span(base + span.start, base + span.end) for span in case.spans]
        found = find(spans, of, by, seen)
        text = " ".join(span.of(of.account.text) for span in spans)
        cosine = float((by.reading.encoding.passages @ of.encoding.passages[case.sentence]).max())
        lexical = max(fuzz.token_set_ratio(text.lower(), other.lower()) for other in case.other) / 100
        return [*(found.signals[name] for name in SIGNALS), cosine, lexical]


def _read(sentences: tuple[str, ...], encoder: Encoder) -> EncodedReading:
    text, spans, start = "\n".join(sentences), [], 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    passages = tuple(Passage(f"x:{n}", "x", span) for n, span in enumerate(spans, start=1))
    return EncodedReading(Account(text, id="x"), passages, words(text), encode_passages(encoder, text, spans))


def cross_validated(
    signals: NDArray[np.float64],
    carried: NDArray[np.bool_],
    groups: NDArray[np.str_],
    extra: tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]],
) -> NDArray[np.float64]:
    """Return each row's probability from a fit on the other groups and on `extra` (rows of other sets)."""
    out = np.zeros(len(carried))
    folds = GroupKFold(min(FOLDS, len(set(groups))))
    for train, test in folds.split(signals, carried, groups):
        weights = np.full(len(train), 1 / len(train))
        model = fit(
            np.vstack([signals[train], extra[0]]),
            np.concatenate([carried[train], extra[1]]),
            np.concatenate([weights, extra[2]]),
        )
        out[test] = model.predict_proba(signals[test])[:, 1]
    return out


def fit(
    signals: NDArray[np.float64], carried: NDArray[np.bool_], weights: NDArray[np.float64]
) -> LogisticRegression:
    """Fit the regression; each set weighs the same however many rows it has."""
    scaled = weights * len(weights) / weights.sum()
    return LogisticRegression(C=1.0, max_iter=5000).fit(signals, carried, sample_weight=scaled)


def thresholds(carried: NDArray[np.bool_], probability: NDArray[np.float64]) -> tuple[float, float]:
    """Return the widest thresholds at which nine of ten verdicts are right on each side."""
    grid = np.round(np.arange(0.02, 0.99, 0.01), 2)
    below = [t for t in grid if (~carried[probability <= t]).mean() >= PRECISION and (probability <= t).any()]
    above = [t for t in grid if carried[probability >= t].mean() >= PRECISION and (probability >= t).any()]
    return float(min(max(below), 0.49)), float(max(min(above), 0.51))


def line(name: str, carried: NDArray[np.bool_], score: NDArray[np.float64], cut: float) -> str:
    """Return one row of the table."""
    return (
        f"| {name} | {average_precision_score(carried, score):.3f} | {roc_auc_score(carried, score):.3f} | "
        f"{f1_score(carried, score >= cut):.3f} | {accuracy_score(carried, score >= cut):.3f} |"
    )


def best_cut(carried: NDArray[np.bool_], score: NDArray[np.float64]) -> float:
    """Return the cut with the best F1 on these very rows, which flatters a baseline."""
    return float(max(np.unique(score), key=lambda cut: f1_score(carried, score >= cut)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the development data")
    parser.add_argument("--encoder", help="name or path of another encoder")
    parser.add_argument("--fit", action="store_true", help="write calibration.json")
    options = parser.parse_args()
    sets = Sets(load(options.encoder))
    cases = {
        "propsegment": propsegment(options.folder),
        "realsumm": pyramid(options.folder, "realsumm"),
        "pyrxsum": pyramid(options.folder, "pyrxsum"),
    }
    table = {name: sets.measure(some) for name, some in cases.items()}
    labels = {name: np.array([case.carried for case in some]) for name, some in cases.items()}
    held_out = {}
    for name, rows in table.items():
        others = [other for other in table if other != name]
        extra = (
            np.vstack([table[other][:, : len(SIGNALS)] for other in others]),
            np.concatenate([labels[other] for other in others]),
            np.concatenate([np.full(len(labels[other]), 1 / len(labels[other])) for other in others]),
        )
        groups = np.array([case.group for case in cases[name]])
        held_out[name] = cross_validated(rows[:, : len(SIGNALS)], labels[name], groups, extra)
        report(name, rows, labels[name], held_out[name])
    carried = np.concatenate(list(labels.values()))
    low, high = thresholds(labels["propsegment"], held_out["propsegment"])
    print(f"\nthresholds on propsegment, precision {PRECISION}: left_out <= {low}, shared >= {high}")
    probability = held_out["propsegment"]
    for kind, chosen, right in (
        ("left_out", probability <= low, ~labels["propsegment"]),
        ("shared", probability >= high, labels["propsegment"]),
    ):
        print(f"  {kind}: precision {right[chosen].mean():.3f}, recall {chosen[right].mean():.3f}")
    weights = np.concatenate([np.full(len(some), 1 / len(some)) for some in labels.values()])
    model = fit(np.vstack([rows[:, : len(SIGNALS)] for rows in table.values()]), carried, weights)
    print("coefficients", dict(zip(SIGNALS, model.coef_[0].round(3), strict=True)), model.intercept_.round(3))
    if options.fit:
        write(model, low, high, held_out["propsegment"], labels["propsegment"], sets)


def report(name: str, rows: NDArray[np.float64], carried: NDArray[np.bool_], held: NDArray[np.float64]) -> None:
    """Print one set's table."""
    print(f"\n{name}: {len(carried)} rows, {carried.mean():.0%} carried\n")
    print("| signal | AP | AUC | F1 | accuracy |\n|---|---|---|---|---|")
    columns = [*SIGNALS, "baseline: best sentence cosine", "baseline: rapidfuzz token_set_ratio"]
    for column, label in enumerate(columns):
        score = rows[:, column]
        print(line(label, carried, score, best_cut(carried, score)))
    print(line("**support, cross-validated by document**", carried, held, 0.5))


def write(
    model: LogisticRegression,
    low: float,
    high: float,
    held_out: NDArray[np.float64],
    carried: NDArray[np.bool_],
    sets: Sets,
) -> None:
    """Write the coefficients with their origin."""
    document = {
        "intercept": round(float(model.intercept_[0]), 4),
        "coefficients": {n: round(float(c), 4) for n, c in zip(SIGNALS, model.coef_[0], strict=True)},
        "left_out_below": low,
        "shared_from": high,
        "origin": {
            "script": "benchmarks/coverage.py --fit",
            "data": "PropSegmEnt dev (Wikipedia), REALSumm, PyrXSum; each set weighs the same",
            "fitted": datetime.now(UTC).date().isoformat(),
            "propsegment_average_precision": round(float(average_precision_score(carried, held_out)), 3),
            "propsegment_f1": round(float(f1_score(carried, held_out >= 0.5)), 3),
        },
    }
    CALIBRATION.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
    print(f"wrote {CALIBRATION}")


if __name__ == "__main__":
    main()
