"""What each signal adds: the cross-validated figures with one of them left out, or all that are learned.

Run ``python benchmarks/ablation.py ../shared/data``. In three folds, since every row of the table is as many fits again.
"""

import argparse
from pathlib import Path

from calibrate import tables
from fitting import OF_READOUTS, Fits
from joblib import Parallel, delayed
from sklearn.metrics import average_precision_score, roc_auc_score

from readouts.judge.counterparts import LEARNED
from readouts.judge.support import BY_RULE

FOLDS = 3


def _row(fits: Fits) -> str:
    cells = []
    for name, table in fits.tables.items():
        score = roc_auc_score if name in OF_READOUTS else average_precision_score
        cells.append(f"{score(table.carried, fits.held(name).probability):.3f}")
    return f"| {', '.join(fits.without) or 'nothing'} | {' | '.join(cells)} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the development data")
    measured = tables(parser.parse_args().folder)
    print(
        "| left out | " + " | ".join(f"{name} {'AUC' if name in OF_READOUTS else 'AP'}" for name in measured) + " |"
    )
    print("|---|" + "--:|" * len(measured))
    left_out: list[tuple[str, ...]] = [(), LEARNED, *((signal,) for signal in BY_RULE)]
    rows = (delayed(_row)(Fits(measured, without, FOLDS)) for without in left_out)
    for row in Parallel(n_jobs=-1, return_as="generator")(rows):
        print(row, flush=True)


if __name__ == "__main__":
    main()
