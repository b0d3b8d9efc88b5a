"""Conflicts found in sentences with one fact changed, and alarms raised by sentences without any.

Run ``python benchmarks/conflicts.py ../shared/data``. The changed sentences and the quiet pairs are our own and lie in
``tests/perturbations``; ``conflict_pairs.py`` tells which of them the rules and the weights were made with. Of the others
only totals are printed, and their rows are not shown even with ``--errors``; ``--seen`` leaves them alone. The labelled
sets are read by path. Kept for the page where all of it was measured. A pair of sentences counts as one that the comparison has linked: what is measured is the
judgement of a link.
"""

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

import keeping
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

from readouts.judge import CONFLICT_KINDS, find_conflicts
from readouts.types import Conflict

LABELLED = {
    "sick": "SICK",
    "anli": "ANLI, tagged Numerical, Negation or Name",
    "summedits": "SummEdits, a news summary against itself with an edit",
}
"""The sets in which contradictions are labelled, as the page names them."""


def conflicts(pair: Pair) -> list[Conflict]:
    """Return the conflicts between all the passages of two texts."""
    return [one for left, right in sides(pair.left, pair.right) for one in find_conflicts(left, right)]


def recall(suite: str, *, show: bool) -> dict[str, dict[str, tuple[int, int]]]:
    """Return how many changes of each kind are found, of how many: of all, and of those with the rest kept or reworded."""
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
    of_kind: dict[str, dict[str, tuple[int, int]]] = {}
    for kind, part in total:
        of_kind.setdefault(kind, {})[part] = hit[kind, part], total[kind, part]
    return of_kind


def alarms(pairs: list[Pair], *, show: bool) -> tuple[int, int]:
    """Return how many pairs raise an alarm, of how many."""
    raised = 0
    for pair in pairs:
        found = conflicts(pair)
        raised += bool(found)
        if show and found:
            print(f"alarm {found[0].reason} ({found[0].confidence}): {pair.left} / {pair.right}")
    return raised, len(pairs)


def contradicted(pairs: list[Pair]) -> dict[str, int]:
    """Return how many pairs are said to be in conflict, how many contradict each other, and how many are both."""
    said = [bool(conflicts(pair)) for pair in pairs]
    return {
        "pairs": len(pairs),
        "contradictions": sum(pair.disputed for pair in pairs),
        "said": sum(said),
        "right": sum(one and pair.disputed for one, pair in zip(said, pairs, strict=True)),
    }


def labelled(folder: Path, *, show: bool) -> dict[str, Any]:
    """Return what is found where contradictions are labelled, and the alarms where nothing contradicts."""
    quiet_sets = {name: alarms(undisputed(folder, name), show=show) for name in ("realsumm", "qa_align", "wice")}
    found = [find_conflicts(left, right) for left, right in event_sides(folder)]
    raised = [one for one in found if one]
    for one in raised if show else ():
        print(f"alarm {one[0].reason}")
    return {
        "contradictions": {name: contradicted(contradictions(folder, name)) for name in LABELLED},
        "labelled alarms": {**quiet_sets, "real events, every pair of passages": (len(raised), len(found))},
    }


def table(found: dict[str, Any]) -> str:
    """Return the recall of each kind on the suites that rules and weights were made with, as Markdown."""
    suites = [suite for suite in CHANGED if found["recall"][suite]]
    names = (suite.removesuffix("_changes").replace("_", " ") for suite in suites)
    lines = [f"| kind | {' | '.join(names)} |", f"|---|{'--:|' * len(suites)}"]
    for kind in CONFLICT_KINDS:
        cells = (_share(*found["recall"][suite].get(kind, {}).get("all", (0, 0))) for suite in suites)
        lines.append(f"| {kind} | {' | '.join(cells)} |")
    return "\n".join(lines)


def table_of_contradictions(found: dict[str, Any]) -> str:
    """Return precision and recall on the labelled sets as Markdown."""
    lines = ["| set (in-sample) | pairs | contradictions | precision | recall |", "|---|--:|--:|--:|--:|"]
    for name, one in found["contradictions"].items():
        precision, share = _share(one["right"], one["said"]), _share(one["right"], one["contradictions"])
        lines.append(f"| {LABELLED[name]} | {one['pairs']} | {one['contradictions']} | {precision} | {share} |")
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def _details(found: dict[str, Any]) -> str:
    """Return what the page does not show, or shows cross-validated: kept and reworded changes apart, and the alarms."""
    lines: list[str] = []
    for suite, kinds in found["recall"].items():
        lines += [f"\n| kind ({suite}) | rest kept | rest reworded | unknown |", "|---|--:|--:|--:|"]
        for kind, parts in kinds.items():
            cells = ("{} of {}".format(*parts.get(part, (0, 0))) for part in ("kept", "reworded", "unknown"))
            lines.append(f"| {kind} | {' | '.join(cells)} |")
    lines.append("")
    for name, (raised, pairs) in {**found["alarms"], **found.get("labelled alarms", {})}.items():
        lines.append(f"{name}: {raised} of {pairs} pairs raise an alarm ({raised / max(pairs, 1):.1%})")
    return "\n".join(lines)


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folder", type=Path, nargs="?", help="the folder of the development data; own suites only without"
    )
    parser.add_argument("--errors", action="store_true", help="list what is missed and every alarm")
    parser.add_argument("--seen", action="store_true", help="leave the unseen suites alone")
    options = parser.parse_args()
    show, unseen = options.errors, not options.seen
    found: dict[str, Any] = {
        "recall": {suite: recall(suite, show=show) for suite in CHANGED}
        | {suite: recall(suite, show=False) for suite in UNSEEN_CHANGED if unseen},
        "alarms": {suite: alarms(quiet(suite), show=show) for suite in QUIET}
        | {f"{suite} (unseen)": alarms(quiet(suite), show=False) for suite in UNSEEN_QUIET if unseen},
    }
    print(table(found))
    if options.folder:
        found |= labelled(options.folder, show=show)
        print(f"\n{table_of_contradictions(found)}")
    print(_details(found))
    if options.folder and unseen:
        keeping.keep("conflicts", found)


if __name__ == "__main__":
    main()
