"""What each signal adds: the cross-validated figures with one of them left out, or all that are learned.

Run ``python benchmarks/ablation.py ../shared/data``.
"""

import argparse
from pathlib import Path

from calibrate import tables
from fitting import OF_READOUTS, cross_validated
from sklearn.metrics import average_precision_score, roc_auc_score

from readouts.judge.support import BY_RULE, LEARNED


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the development data")
    measured = tables(parser.parse_args().folder)
    print(
        "| left out | " + " | ".join(f"{name} {'AUC' if name in OF_READOUTS else 'AP'}" for name in measured) + " |"
    )
    print("|---|" + "--:|" * len(measured))
    for without in ((), LEARNED, *((signal,) for signal in BY_RULE)):
        cells = []
        for name, table in measured.items():
            score = roc_auc_score if name in OF_READOUTS else average_precision_score
            cells.append(f"{score(table.carried, cross_validated(name, measured, without).probability):.3f}")
        print(f"| {', '.join(without) or 'nothing'} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
