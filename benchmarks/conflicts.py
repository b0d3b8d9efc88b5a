"""Conflicts found in sentences with one fact changed, and alarms raised by sentences without any.

Run ``python benchmarks/conflicts.py ../shared/data``. The changed sentences and the quiet pairs are our own and lie in
``tests/perturbations``; ``conflict_pairs.py`` tells which of them the rules and the weights were made with. Of the others
only totals are printed, and their rows are not shown even with ``--errors``; ``--seen`` leaves them alone. The labelled
sets are read by path. A pair of sentences counts as one that the comparison has linked: what is measured is the
judgement of a link.
"""

import argparse
from collections import Counter
from pathlib import Path

from conflict_pairs import (
    CHANGED,
    QUIET,
    UNSEEN_CHANGED,
    UNSEEN_QUIET,
    Pair,
    changed,
    contradictions,
    event_sides,
    quiet,
    sides,
    undisputed,
)

from readouts.judge import find_conflicts
from readouts.types import Conflict


def conflicts(pair: Pair) -> list[Conflict]:
    """Return the conflicts between all the passages of two texts."""
    return [one for left, right in sides(pair.left, pair.right) for one in find_conflicts(left, right)]


def own(*, show: bool, unseen: bool) -> None:
    """Print recall by kind on the changed sentences and the alarms on the quiet pairs."""
    for suite in CHANGED:
        _recall(suite, show=show)
    for suite in UNSEEN_CHANGED if unseen else ():
        _recall(suite, show=False)
    for suite in QUIET:
        _alarms(suite, quiet(suite), show=show)
    for suite in UNSEEN_QUIET if unseen else ():
        _alarms(f"{suite} (unseen)", quiet(suite), show=False)


def _recall(suite: str, *, show: bool) -> None:
    total: Counter[tuple[str, str]] = Counter()
    hit: Counter[tuple[str, str]] = Counter()
    for pair in changed(suite):
        kind = pair.kind or ""
        found = kind in {conflict.kind for conflict in conflicts(pair)}
        rest = {True: "reworded", False: "kept", None: "unknown"}[pair.reworded]
        for part in ("all", rest):
            total[kind, part] += 1
            hit[kind, part] += found
        if show and not found:
            print(f"missed {kind}: {pair.left} / {pair.right}")
    print(f"\n| kind ({suite}) | changed sentences | recall | rest kept | recall | rest reworded | recall |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for kind in dict.fromkeys(kind for kind, _ in total):
        cells = (
            f"{total[kind, part]} | {hit[kind, part] / total[kind, part]:.3f}" if total[kind, part] else "– | –"
            for part in ("all", "kept", "reworded")
        )
        print(f"| {kind} | {' | '.join(cells)} |")


def _alarms(name: str, pairs: list[Pair], *, show: bool) -> None:
    alarms = 0
    for pair in pairs:
        found = conflicts(pair)
        alarms += bool(found)
        if show and found:
            print(f"alarm {found[0].reason} ({found[0].confidence}): {pair.left} / {pair.right}")
    print(f"\n{name}: {alarms} of {len(pairs)} pairs raise an alarm ({alarms / max(len(pairs), 1):.1%})")


def labelled(folder: Path, *, show: bool) -> None:
    """Print precision and recall where contradictions are labelled, and alarms where nothing contradicts."""
    print("\n| set | pairs | contradictions | precision | recall |\n|---|--:|--:|--:|--:|")
    for name in ("sick", "anli", "summedits"):
        pairs = contradictions(folder, name)
        said = [bool(conflicts(pair)) for pair in pairs]
        true = sum(pair.disputed for pair in pairs)
        both = sum(one and pair.disputed for one, pair in zip(said, pairs, strict=True))
        print(f"| {name} | {len(pairs)} | {true} | {both / max(1, sum(said)):.3f} | {both / max(1, true):.3f} |")
    _alarms("realsumm, carried claims", undisputed(folder, "realsumm"), show=show)
    _alarms("qa_align", undisputed(folder, "qa_align"), show=show)
    _alarms("wice, claims and each sentence that supports them", undisputed(folder, "wice"), show=show)
    found = [find_conflicts(left, right) for left, right in event_sides(folder)]
    alarms = [one for one in found if one]
    for one in alarms if show else ():
        print(f"alarm {one[0].reason}")
    print(f"\nreal events, every pair of passages: {len(alarms)} of {len(found)} raise an alarm")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folder", type=Path, nargs="?", help="the folder of the development data; own suites only without"
    )
    parser.add_argument("--errors", action="store_true", help="list what is missed and every alarm")
    parser.add_argument("--seen", action="store_true", help="leave the unseen suites alone")
    options = parser.parse_args()
    own(show=options.errors, unseen=not options.seen)
    if options.folder:
        labelled(options.folder, show=options.errors)


if __name__ == "__main__":
    main()
