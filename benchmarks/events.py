"""How well support tells "carried" from "left out" on real readouts, event by event.

Run ``python benchmarks/events.py ../shared/data``. Each gold claim is judged once for each account that makes
it; each event is judged by a fit that has not seen it. ``--errors`` lists what is still wrong on the real ones. Our own
invented events (``benchmarks/written``) follow, those that nothing was fitted on or chosen by last.
"""

import argparse
from pathlib import Path

from calibrate import tables, thresholds
from data import events, written
from measure import (
    OF_READOUTS,
    Floats,
    Table,
    calibration_error,
    cross_validated,
    event_table,
    fit,
    report,
    written_table,
)

from readouts.encoders import load

UNSEEN = ("unseen", "unseen_hard")
"""Files of invented events that nothing is fitted on."""


def _verdicts(table: Table, probability: Floats, low: float, high: float) -> None:
    for name, chosen, right in (
        ("left out", probability <= low, ~table.carried),
        ("shared", probability >= high, table.carried),
    ):
        print(f"\n{name}: precision {right[chosen].mean():.3f}, recall {chosen[right].mean():.3f}")
    print(f"\nexpected calibration error {calibration_error(table.carried, probability):.3f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the development data")
    parser.add_argument("--errors", action="store_true", help="list the claims judged wrongly")
    options = parser.parse_args()
    measured = tables(options.folder)
    held_out = {name: cross_validated(name, measured) for name in OF_READOUTS}
    low, high = thresholds(measured, held_out)
    for name, probability in held_out.items():
        report(name, measured[name], probability, left_out=True)
        _verdicts(measured[name], probability, low, high)
    fitted = fit(measured)
    for name in UNSEEN:
        unseen = written_table(written(name), load())
        probability = fitted.probability(unseen)
        report(f"written, {name}", unseen, probability, left_out=True)
        _verdicts(unseen, probability, low, high)
    if options.errors:
        rows = events(options.folder)
        parts = event_table(rows, load())[1]
        for row, part, p in sorted(
            zip(rows, parts, held_out[OF_READOUTS[0]], strict=True), key=lambda item: item[2]
        ):
            if (p <= low and row.carried) or (p >= high and not row.carried):
                print(f"{p:.2f} {row.verdict} | {row.own.id} | {row.claim} | {part}")


if __name__ == "__main__":
    main()
