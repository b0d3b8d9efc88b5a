"""Whether verdicts on whole passages are right: ``python benchmarks/passages.py [NAME ...] [--errors]``.

Invented events of two or three accounts each (``benchmarks/written/NAME.jsonl``, ``passages`` and ``passages_unseen``
unless named), labelled passage by passage by somebody who had not seen what the code makes of them, with
contradictions planted in them. Nothing is fitted on them; rules were mended after their first scores. What is named
alone is printed and not kept.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import keeping
from data import WRITTEN

import readouts
from readouts.types import Account, Conflict, Discrepancy, Span, Verdict, VerdictKind

FILES = ("passages", "passages_unseen")
LABELS = ("shared", "partial", "left_out", "contradicted", "furniture")
KINDS = tuple(kind.value for kind in VerdictKind)
POINTED = "conflict or to check"
"""Contradictions that are claimed, or whose two figures are pointed at."""


class Judged(NamedTuple):
    """A verdict beside the label of the passage that it overlaps most."""

    verdict: Verdict
    text: str
    label: dict[str, str]
    pointed: bool


def judged(name: str) -> Iterator[Judged]:
    """Compare each event of a file, and yield its verdicts with their labels."""
    for line in (WRITTEN / f"{name}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        labelled = {account["id"]: account["passages"] for account in row["accounts"]}
        found = readouts.compare(
            *(Account(account["text"], id=account["id"], language="en") for account in row["accounts"])
        )
        disputed: list[Conflict | Discrepancy] = [*found.conflicts, *found.discrepancies]
        pointed = {
            (side.passage, found.passage(other.passage).account)
            for one in disputed
            for side, other in ((one.left, one.right), (one.right, one.left))
        }
        for verdict in found.verdicts:
            passage = found.passage(verdict.passage)
            gold = max(labelled[passage.account], key=lambda one: _overlap(passage.span, one))
            if _overlap(passage.span, gold) > 0:
                at = (verdict.passage, verdict.by)
                yield Judged(verdict, found.text(passage.id), gold["by"][verdict.by], at in pointed)


def _overlap(span: Span, gold: dict[str, Any]) -> int:
    return int(min(span.end, gold["end"]) - max(span.start, gold["start"]))


def table(found: dict[str, Any]) -> str:
    """Return the counts of the events that were made hard as Markdown, and what they come to."""
    return _table(found["passages"])


def table_of_unseen(found: dict[str, Any]) -> str:
    """Return the same of the events that were written as a correspondent meets them."""
    return _table(found["passages_unseen"])


def _table(found: dict[str, Any]) -> str:
    counts = found["counts"]
    lines = [f"| labelled | {' | '.join(KINDS)} |".replace("_", " "), f"|---{'|--:' * len(KINDS)}|"]
    lines += [f"| {label.replace('_', ' ')} | {' | '.join(str(n) for n in counts[label])} |" for label in LABELS]
    lines.append("")
    for kind in ("left_out", "shared"):
        column = KINDS.index(kind)
        called, there = sum(counts[label][column] for label in LABELS), sum(counts[kind])
        right = counts[kind][column]
        lines.append(
            f"{kind.replace('_', ' ')}: precision {right / called:.3f} ({right} of {called}), recall "
            f"{right / there:.3f}\n"
        )
    lines.append(f"contradicted passages with a {POINTED}: {found['pointed']} of {sum(counts['contradicted'])}")
    return "\n".join(lines)


def main() -> None:
    """Judge, print and keep."""
    named = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    found = {}
    for name in named or FILES:
        rows = list(judged(name))
        if "--errors" in sys.argv:
            for one in rows:
                label, kind = one.label["label"], one.verdict.verdict.value
                if label != kind and (label, kind) not in {("furniture", "unclear"), ("contradicted", "conflict")}:
                    print(f"{label} called {kind} ({one.verdict.support:.2f}) by {one.verdict.by}: {one.text}")
        seen = Counter((one.label["label"], one.verdict.verdict.value) for one in rows)
        found[name] = {
            "counts": {label: [seen[label, kind] for kind in KINDS] for label in LABELS},
            "pointed": sum(one.pointed for one in rows if one.label["label"] == "contradicted"),
        }
        print(f"{name}\n{_table(found[name])}\n")
    if not named:
        keeping.keep("passages", found)


if __name__ == "__main__":
    main()
