"""How well support tells "carried" from "left out" on real readouts, event by event.

Run ``python benchmarks/events.py ../shared/data``. Each gold claim is judged once for each account that makes
it; each event is judged by a fit that has not seen it. ``--errors`` lists what is still wrong on the real ones. Our own
invented events (``benchmarks/written``) follow, those that nothing was fitted on or chosen by last.
"""

import argparse
from pathlib import Path
from typing import Any

import keeping
from calibrate import tables, thresholds
from data import events, written
from fitting import OF_READOUTS, Fits
from measure import (
    Held,
    Table,
    event_table,
    score_table,
    scores,
    written_table,
)

from readouts.encoders import load

UNSEEN = ("unseen", "unseen_hard")
"""Files of invented events that nothing is fitted on."""


SHOWN = ("meaning", "together", "answered", "counterparts")
"""Signals that the page has a row for where there are several sets."""


def _figures(measured: Table, held: Held, low: float, high: float) -> dict[str, Any]:
    """Return the scores of a set, and precision and recall of the verdicts ventured."""
    ventured = (
        ("left out", held.probability <= low, ~measured.carried),
        ("shared", held.probability >= high, measured.carried),
    )
    verdicts = {
        name: [float(right[chosen].mean()), float(chosen[right].mean())] for name, chosen, right in ventured
    }
    return scores(measured, held, left_out=True) | {"verdicts": verdicts}


def table(found: dict[str, Any]) -> str:
    """Return the figures of the real events as Markdown."""
    return score_table(OF_READOUTS[0], found["sets"][OF_READOUTS[0]])


def table_of_written(found: dict[str, Any]) -> str:
    """Return the figures of the invented events as Markdown."""
    written_sets = {name: one for name, one in found["sets"].items() if name != OF_READOUTS[0]}
    return "\n\n".join(score_table(name, one, SHOWN) for name, one in written_sets.items())


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the development data")
    parser.add_argument("--errors", action="store_true", help="list the claims judged wrongly")
    options = parser.parse_args()
    measured = tables(options.folder)
    fits = Fits(measured)
    held_out = {name: fits.held(name) for name in OF_READOUTS}
    low, high = thresholds(measured, held_out)
    sets = {name: _figures(measured[name], held, low, high) for name, held in held_out.items()}
    for name in UNSEEN:
        unseen = written_table(written(name), load())
        sets[f"written, {name}"] = _figures(unseen, fits.whole.held(unseen), low, high)
    found = {"left out below": low, "shared from": high, "sets": sets}
    print(f"{table(found)}\n\n{table_of_written(found)}")
    keeping.keep("events", found)
    if options.errors:
        rows = events(options.folder)
        parts = event_table(rows, load())[1]
        for row, part, p in sorted(
            zip(rows, parts, held_out[OF_READOUTS[0]].probability, strict=True), key=lambda item: item[2]
        ):
            if (p <= low and row.carried) or (p >= high and not row.carried):
                print(f"{p:.2f} {row.verdict} | {row.own.id} | {row.claim} | {part}")


if __name__ == "__main__":
    main()
