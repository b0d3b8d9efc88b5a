"""How well support tells "carried" from "left out" on real readouts, event by event.

Run ``python benchmarks/events.py ../shared/data``. Each gold claim is judged once for each account that makes
it; each event is judged by a fit that has not seen it. ``--errors`` lists what is still wrong.
"""

import argparse
from pathlib import Path

from calibrate import tables, thresholds
from data import events
from measure import cross_validated, event_table, report

from readouts.encoders import load


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the development data")
    parser.add_argument("--errors", action="store_true", help="list the claims judged wrongly")
    options = parser.parse_args()
    measured = tables(options.folder)
    table, probability = measured["events"], cross_validated("events", measured)
    report("events", table, probability, left_out=True)
    low, high = thresholds(table.carried, probability)
    for name, chosen, right in (
        ("left out", probability <= low, ~table.carried),
        ("shared", probability >= high, table.carried),
    ):
        print(f"\n{name}: precision {right[chosen].mean():.3f}, recall {chosen[right].mean():.3f}")
    if options.errors:
        rows = events(options.folder)
        parts = event_table(rows, load())[1]
        for row, part, p in sorted(zip(rows, parts, probability, strict=True), key=lambda item: item[2]):
            if (p <= low and row.carried) or (p >= high and not row.carried):
                print(f"{p:.2f} {row.verdict} | {row.own.id} | {row.claim} | {part}")


if __name__ == "__main__":
    main()
