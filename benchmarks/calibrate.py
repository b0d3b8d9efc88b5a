"""Fit the calibration on all development data; write ``calibration.json`` and ``counterparts.json`` in ``readouts/judge``.

Run ``python benchmarks/calibrate.py ../shared/data``. Thresholds come from cross-validated probabilities.
"""

import argparse
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from data import events, propsegment, pyramid, wice, written, written_cut
from fitting import Fits, Fitted
from measure import (
    Flags,
    Floats,
    Held,
    Table,
    calibration_error,
    coverage_table,
    event_table,
    written_table,
)
from sklearn.metrics import average_precision_score, roc_auc_score

from readouts.encoders import load
from readouts.judge import support
from readouts.judge.counterparts import COUNTED, LEARNED, MEASURES, SURE

CALIBRATION, COUNTERPARTS = (
    Path(support.__file__).with_name(f"{name}.json") for name in ("calibration", "counterparts")
)
PRECISION = 0.85
"""Least share of "left out" that has to be right, on the real events and on invented ones that were not made hard, each
judged by a fit without it: more than five of six."""
SHARED_FROM, UNCLEAR = 0.6, 0.08
"""Probability from which support is called shared, and the least width of what is called unclear below it."""
DOMAIN = ("events", "written")


def tables(folder: Path, encoder_name: str | None = None) -> dict[str, Table]:
    """Measure every set that the calibration is fitted on."""
    encoder = load(encoder_name)
    return {
        "propsegment": coverage_table(propsegment(folder), encoder),
        "realsumm": coverage_table(pyramid(folder, "realsumm"), encoder),
        "pyrxsum": coverage_table(pyramid(folder, "pyrxsum"), encoder),
        "wice": coverage_table(wice(folder)[0], encoder),
        "events": event_table(events(folder), encoder)[0],
        "written": written_table(written("natural"), encoder),
        "written, hard": written_table(written("hard"), encoder),
        "written, cut": written_table([*written_cut("hard"), *written_cut("natural")], encoder),
    }


def thresholds(measured: Mapping[str, Table], held_out: Mapping[str, Held]) -> tuple[float, float]:
    """Return the widest thresholds at which PRECISION is reached in each set of DOMAIN, with some room between them."""
    grid = np.round(np.arange(0.05, SHARED_FROM - UNCLEAR + 0.001, 0.01), 2)
    return min(_widest(grid, measured[name].carried, held_out[name].probability) for name in DOMAIN), SHARED_FROM


def _widest(grid: Floats, carried: Flags, probability: Floats) -> float:
    below = [t for t in grid if (probability <= t).any() and (~carried[probability <= t]).mean() >= PRECISION]
    return float(max(below, default=grid[0]))


def _regression(fitted: Fitted) -> dict[str, object]:
    weights = [*zip(fitted.names, fitted.weights, strict=True), *zip(LEARNED, fitted.learned, strict=True)]
    return {"intercept": round(fitted.intercept, 4), "coefficients": _named(weights)}


def _head(fitted: Fitted) -> dict[str, object]:
    sure, counted = (
        _named((name, weight) for name, weight in zip(MEASURES, weights, strict=True) if name in used)
        for weights, used in ((fitted.head.sure, SURE), (fitted.head.counted, COUNTED))
    )
    return {"intercept": round(fitted.head.intercept, 4), "sure": sure, "counted": counted}


def _named(weights: Iterable[tuple[str, float]]) -> dict[str, float]:
    return {name: round(float(weight), 4) for name, weight in weights}


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the development data")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    options = parser.parse_args()
    measured = tables(options.folder)
    fits = Fits(measured)
    held_out = {name: fits.held(name) for name in measured}
    low, high = thresholds(measured, held_out)
    print(
        f"thresholds for precision {PRECISION:.2f} on {' and '.join(DOMAIN)}: left out <= {low}, shared >= {high}\n"
    )
    print("| set | AP | AUC | calibration error | left out: precision, recall | shared: precision, recall |")
    print("|---|--:|--:|--:|--:|--:|")
    for name, table in measured.items():
        carried, probability = table.carried, held_out[name].probability
        cells = []
        for chosen, right in ((probability <= low, ~carried), (probability >= high, carried)):
            cells.append(f"{right[chosen].mean():.3f}, {chosen[right].mean():.3f}" if chosen.any() else "none")
        print(
            f"| {name} | {average_precision_score(carried, probability):.3f} | "
            f"{roc_auc_score(carried, probability):.3f} | {calibration_error(carried, probability):.3f} | "
            f"{cells[0]} | {cells[1]} |"
        )
    fitted = fits.whole
    document = {
        "plain": _regression(fitted.plain),
        "readouts": _regression(fitted.readouts),
        "left_out_below": low,
        "shared_from": high,
        "origin": {
            "script": "benchmarks/calibrate.py",
            "data": "plain: PropSegmEnt dev (Wikipedia), REALSumm, PyrXSum, WiCE dev, five real events; readouts: five real events, "
            "150 invented ones of benchmarks/written, whole and cut (every set weighs the same)",
            "fitted": datetime.now(UTC).date().isoformat(),
            "rows": sum(len(table.carried) for table in measured.values()),
        },
    }
    heads = {"plain": _head(fitted.plain), "readouts": _head(fitted.readouts), "origin": document["origin"]}
    for path, found in ((CALIBRATION, document), (COUNTERPARTS, heads)):
        print(f"\n{json.dumps(found, indent=2)}")
        if not options.dry_run:
            path.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
