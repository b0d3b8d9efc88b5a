"""What each signal adds: the cross-validated figures with one of them left out.

Run ``python benchmarks/ablation.py ../shared/data``.
"""

import argparse
from dataclasses import replace
from pathlib import Path

from calibrate import tables
from measure import OF_READOUTS, Table, cross_validated
from sklearn.metrics import average_precision_score, roc_auc_score

from readouts.judge.support import SIGNALS


def without(table: Table, signal: str | None) -> Table:
    """Return the table without one signal."""
    return replace(table, signals=table.signals[:, [name != signal for name in SIGNALS]])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the development data")
    measured = tables(parser.parse_args().folder)
    print(
        "| left out | " + " | ".join(f"{name} {'AUC' if name in OF_READOUTS else 'AP'}" for name in measured) + " |"
    )
    print("|---|" + "--:|" * len(measured))
    for signal in (None, *SIGNALS):
        cut = {name: without(table, signal) for name, table in measured.items()}
        kept = tuple(name for name in SIGNALS if name != signal)
        cells = []
        for name, table in cut.items():
            score = roc_auc_score if name in OF_READOUTS else average_precision_score
            cells.append(f"{score(table.carried, cross_validated(name, cut, kept)):.3f}")
        print(f"| {signal or 'nothing'} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
