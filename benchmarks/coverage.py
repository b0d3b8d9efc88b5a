"""How well support tells "carried" from "left out" on human-labelled coverage.

Run ``python benchmarks/coverage.py ../shared/data``. Whatever is fitted is cross-validated by document; the
package's own calibration, which has seen these rows, is not what is measured.
"""

import argparse
from pathlib import Path

import numpy as np
from calibrate import tables
from data import WICE_LABELS, wice
from measure import BASELINES, Floats, calibration_error, cross_validated, report
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from readouts.judge.support import SIGNALS


def three_way(score: Floats, labels: np.ndarray, groups: np.ndarray) -> float:
    """Return the accuracy of two cuts of a score, chosen in five folds on the claims of other articles."""
    right = np.zeros(len(labels), dtype=bool)
    for train, test in GroupKFold(5).split(score, groups=groups):
        cuts = np.quantile(score[train], np.linspace(0, 1, 41))
        pairs = [(low, high) for low in cuts for high in cuts if low <= high]
        low, high = max(pairs, key=lambda pair: float((_cut(score[train], *pair) == labels[train]).mean()))
        right[test] = _cut(score[test], low, high) == labels[test]
    return float(right.mean())


def three_classes(signals: Floats, labels: np.ndarray, groups: np.ndarray) -> float:
    """Return the accuracy of a regression with three classes on the signals, fitted on the claims of other articles."""
    right = np.zeros(len(labels), dtype=bool)
    for train, test in GroupKFold(5).split(signals, groups=groups):
        model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=5000))
        right[test] = model.fit(signals[train], labels[train]).predict(signals[test]) == labels[test]
    return float(right.mean())


def _cut(score: Floats, low: float, high: float) -> np.ndarray:
    return (score >= low).astype(int) + (score >= high)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the development data")
    parser.add_argument("--encoder", help="name or path of another encoder")
    options = parser.parse_args()
    measured = tables(options.folder, options.encoder)
    for name in ("propsegment", "realsumm", "pyrxsum", "wice"):
        probability = cross_validated(name, measured)
        report(name, measured[name], probability)
        print(f"\nexpected calibration error {calibration_error(measured[name].carried, probability):.3f}")
    table, labels = measured["wice"], np.array(wice(options.folder)[1])
    print(f"\n### wice, {', '.join(label.replace('_', ' ') for label in WICE_LABELS)}: {len(labels)} rows\n")
    print("| score, two cuts | accuracy |\n|---|--:|")
    commonest = max(float((labels == label).mean()) for label in range(len(WICE_LABELS)))
    print(f"| baseline: always the commonest label | {commonest:.3f} |")
    words = table.signals[:, SIGNALS.index("passage")]
    scores = {f"baseline: {name}": table.baselines[:, n] for n, name in enumerate(BASELINES)}
    for name, score in {**scores, "baseline: share of words found anywhere": words}.items():
        print(f"| {name} | {three_way(score, labels, table.groups):.3f} |")
    print(f"| **support, cross-validated** | {three_way(probability, labels, table.groups):.3f} |")
    print(
        f"| **its signals, three classes, cross-validated** | {three_classes(table.signals, labels, table.groups):.3f} |"
    )


if __name__ == "__main__":
    main()
