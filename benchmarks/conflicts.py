"""Conflicts found in sentences with one fact changed, and alarms raised by sentences without any.

Run ``python benchmarks/conflicts.py ../shared/data``. The changed sentences and the paraphrases are our own and lie
in ``tests/perturbations``. The rules were tuned on ``changes``, ``development``, ``held_out`` (read since, whatever its
name), ``fresh_development``, ``paraphrases`` and the odd lines of ``fresh_paraphrases``; never on ``fresh_held_out`` nor on
the even lines, whose rows are not shown even with ``--errors``. The labelled sets are read by path. A pair of sentences
counts as one that the comparison has linked: what is measured is the judgement of a link.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import combinations
from pathlib import Path

from data import Row, pyramid, rows

from readouts.accounts import read_event
from readouts.align import EncodedReading
from readouts.encoders import Encoder, load
from readouts.judge import Side, find_conflicts
from readouts.pipeline import read_passages
from readouts.types import Account, Conflict

OWN = Path(__file__).parents[1] / "tests" / "perturbations"
UNSEEN = "fresh_held_out"
"""The file that only totals are printed of."""
_MOST = 1500


def conflicts(left: str, right: str) -> list[Conflict]:
    """Return the conflicts between all the passages of two texts."""
    one, other = _read(left), _read(right)
    return [c for a in one.passages for b in other.passages for c in find_conflicts(Side(one, a), Side(other, b))]


@cache
def _encoder() -> Encoder:
    return load()


@lru_cache(maxsize=4096)
def _read(text: str) -> EncodedReading:
    return read_passages(Account(text, id="x", language="en"), _encoder())


def own(show: bool) -> None:
    """Print recall by kind on the changed sentences and the alarms on the paraphrases."""
    for name in ("changes", "development", "held_out", "fresh_development", UNSEEN):
        _recall(name, show and name != UNSEEN)
    texts, fresh = _lines("paraphrases"), _lines("fresh_paraphrases")
    for name, rows_, shown in (
        ("paraphrases", texts, show),
        ("fresh paraphrases, odd lines", fresh[::2], show),
        ("fresh paraphrases, even lines (unseen)", fresh[1::2], False),
    ):
        _alarms(name, ((row["base"], row["paraphrase"]) for row in rows_), shown)


def _lines(name: str) -> list[Row]:
    return [json.loads(line) for line in (OWN / f"{name}.jsonl").read_text("utf-8").splitlines()]


def _recall(name: str, show: bool) -> None:
    total: Counter[tuple[str, str]] = Counter()
    hit: Counter[tuple[str, str]] = Counter()
    print(f"\n| kind ({name}.jsonl) | changed sentences | recall | rest kept | recall | rest reworded | recall |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for row in _lines(name):
        kinds = {conflict.kind for conflict in conflicts(row["base"], row["changed"])}
        rest = {True: "reworded", False: "kept", None: "unknown"}[row.get("reworded")]
        for part in ("all", rest):
            total[row["kind"], part] += 1
            hit[row["kind"], part] += row["kind"] in kinds
        if show and row["kind"] not in kinds:
            print(f"missed {row['kind']}: {row['base']} / {row['changed']}")
    for kind in dict.fromkeys(kind for kind, _ in total):
        cells = (
            f"{total[kind, part]} | {hit[kind, part] / total[kind, part]:.3f}" if total[kind, part] else "– | –"
            for part in ("all", "kept", "reworded")
        )
        print(f"| {kind} | {' | '.join(cells)} |")


def _alarms(name: str, pairs: Iterable[tuple[str, str]], show: bool) -> None:
    seen = alarms = 0
    for left, right in pairs:
        found = conflicts(left, right)
        seen += 1
        alarms += bool(found)
        if show and found:
            print(f"alarm {found[0].reason} ({found[0].confidence}): {left} / {right}")
    print(f"\n{name}: {alarms} of {seen} pairs raise an alarm ({alarms / max(seen, 1):.1%})")


def labelled(folder: Path, show: bool) -> None:
    """Print precision and recall on SICK and ANLI, and alarms where nothing contradicts."""
    print("\n| set | pairs | contradictions | precision | recall |\n|---|--:|--:|--:|--:|")
    for name, left, right, tags in (
        ("sick", "sentence_a", "sentence_b", set()),
        ("anli", "premise", "hypothesis", {"Numerical", "Negation", "Name"}),
    ):
        chosen = [
            row
            for row in rows(folder / "conflict" / f"{name}.jsonl.gz")
            if not tags or tags & {part for tag in row["tags"] for part in (tag, tag.split("-")[0])}
        ][:_MOST]
        said = [bool(conflicts(row[left], row[right])) for row in chosen]
        true = [row["label"] == "contradiction" for row in chosen]
        right_ones = sum(s and t for s, t in zip(said, true, strict=True))
        print(
            f"| {name} | {len(chosen)} | {sum(true)} | {right_ones / max(1, sum(said)):.3f} | "
            f"{right_ones / max(1, sum(true)):.3f} |"
        )
    edits = list(rows(folder / "conflict" / "summedits_pairs.jsonl.gz"))
    said = [bool(conflicts(row["original_summary"], row["summary"])) for row in edits]
    right_ones = sum(s and not row["consistent"] for s, row in zip(said, edits, strict=True))
    true_ones = sum(not row["consistent"] for row in edits)
    print(
        f"| summedits | {len(edits)} | {true_ones} | {right_ones / sum(said):.3f} | {right_ones / true_ones:.3f} |"
    )
    carried = [case for case in pyramid(folder, "realsumm") if case.carried][:_MOST]
    _alarms("realsumm, carried claims", ((c.own[0], " ".join(c.other)) for c in carried), show)
    aligned = list(rows(folder / "links" / "qa_align_dev.jsonl.gz"))[:_MOST]
    _alarms("qa_align", ((row["sentence_1"], row["sentence_2"]) for row in aligned), show)
    supported = {
        (row["claim"], row["evidence"][index])
        for row in rows(folder / "coverage" / "wice.jsonl.gz")
        if row["label"] == "supported"
        for group in row["supporting_sentences"]
        for index in group
    }
    _alarms("wice, supported claims and each sentence that supports them", sorted(supported), show)
    _events(folder, show)


def _events(folder: Path, show: bool) -> None:
    """Hold every passage of a real account against every passage of the other: next to nothing is disputed there."""
    seen = alarms = 0
    for path in sorted((folder / "events").glob("*/event.toml")):
        readings = [read_passages(account, _encoder()) for account in read_event(path.parent)[1]]
        for one, other in combinations(readings, 2):
            for a in one.passages:
                for b in other.passages:
                    found = find_conflicts(Side(one, a), Side(other, b))
                    seen += 1
                    alarms += bool(found)
                    if show and found:
                        print(f"alarm {found[0].reason}: {path.parent.name}")
    print(f"\nreal events, every pair of passages: {alarms} of {seen} raise an alarm")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folder", type=Path, nargs="?", help="the folder of the development data; own suite only without"
    )
    parser.add_argument("--errors", action="store_true", help="list what is missed and every alarm")
    options = parser.parse_args()
    own(options.errors)
    if options.folder:
        labelled(options.folder, options.errors)


if __name__ == "__main__":
    main()
