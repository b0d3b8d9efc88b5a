"""How well support tells "carried" from "left out" on human-labelled coverage.

Run ``python benchmarks/coverage.py ../shared/data``. Whatever is fitted is cross-validated by document; the
package's own calibration, which has seen these rows, is not what is measured. Kept for the page unless another encoder
is named.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import keeping
import numpy as np
from calibrate import tables
from data import WICE_LABELS, wice
from fitting import Fits, fit_plain
from measure import BASELINES, SUPPORT, Floats, Table, score_table, scores
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from readouts.judge.support import BY_RULE

SETS = ("propsegment", "realsumm", "pyrxsum", "wice")


def three_way(score: Floats, labels: np.ndarray, groups: np.ndarray) -> float:
    """Return the accuracy of two cuts of a score, chosen in five folds on the claims of other articles."""
    right = np.zeros(len(labels), dtype=bool)
    for train, test in GroupKFold(5).split(score, groups=groups):
        cuts = np.quantile(score[train], np.linspace(0, 1, 41))
        pairs = [(low, high) for low in cuts for high in cuts if low <= high]
        low, high = max(pairs, key=lambda pair: float((_cut(score[train], *pair) == labels[train]).mean()))
        right[test] = _cut(score[test], low, high) == labels[test]
    return float(right.mean())


def three_classes(every: Mapping[str, Table], labels: np.ndarray) -> float:
    """Return the accuracy of a regression with three classes on the signals, fitted on the claims of other articles.

    What is learned word by word is learned without the articles that are judged, too.
    """
    table, right = every["wice"], np.zeros(len(labels), dtype=bool)
    for train, test in GroupKFold(5).split(labels, groups=table.groups):
        fitted = fit_plain({**every, "wice": table.of(train)})
        model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=5000))
        model.fit(fitted.signals(table.of(train)), labels[train])
        right[test] = model.predict(fitted.signals(table.of(test))) == labels[test]
    return float(right.mean())


def _cut(score: Floats, low: float, high: float) -> np.ndarray:
    return (score >= low).astype(int) + (score >= high)


def three_labels(every: Mapping[str, Table], labels: np.ndarray, probability: Floats) -> dict[str, float]:
    """Return the accuracy with which each score, cut twice, tells the three labels of WiCE."""
    measured = every["wice"]
    commonest = max(float((labels == label).mean()) for label in range(len(WICE_LABELS)))
    cut_twice = {
        **{f"baseline: {name}": measured.baselines[:, column] for column, name in enumerate(BASELINES)},
        "baseline: share of words found anywhere": measured.signals[:, BY_RULE.index("passage")],
        SUPPORT: probability,
    }
    return {
        "baseline: always the commonest label": commonest,
        **{name: three_way(score, labels, measured.groups) for name, score in cut_twice.items()},
        "**its signals, three classes, cross-validated**": three_classes(every, labels),
    }


def table(found: dict[str, Any]) -> str:
    """Return the figures of each set as Markdown."""
    labels = f"wice, {', '.join(label.replace('_', ' ') for label in WICE_LABELS)}"
    lines = [
        f"### {labels}: {found['sets']['wice']['rows']} rows",
        "",
        "| score, two cuts | accuracy |",
        "|---|--:|",
    ]
    lines += [f"| {name} | {accuracy:.3f} |" for name, accuracy in found["three labels"].items()]
    return "\n\n".join([*(score_table(*one) for one in found["sets"].items()), "\n".join(lines)])


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the development data")
    parser.add_argument("--encoder", help="name or path of another encoder")
    options = parser.parse_args()
    measured = tables(options.folder, options.encoder)
    fits = Fits(measured)
    held_out = {name: fits.held(name) for name in SETS}
    labels = np.array(wice(options.folder)[1])
    found = {
        "sets": {name: scores(measured[name], held) for name, held in held_out.items()},
        "three labels": three_labels(measured, labels, held_out["wice"].probability),
    }
    print(table(found))
    if not options.encoder:
        keeping.keep("coverage", found)


if __name__ == "__main__":
    main()
