"""Readout fields against the marked readouts in ``tests/findings/fields``: ``python benchmarks/fields.py [--errors]``.

A found field is right if a marked one of its kind overlaps it by at least half of their common extent; where a value is
marked, the words of the value have to be the same too. The baseline takes the first match of one key word for a field.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keeping

from readouts.findings import FIELDS, find_fields
from readouts.text.passages import segment
from readouts.types import Account, Passage, Span

FOLDER = Path(__file__).parent.parent / "tests" / "findings" / "fields"
_MARK = re.compile(r"\{(?P<fields>[a-z_+]+)(?:\|(?P<value>[^:{}]+))?: (?P<words>[^{}]+)\}")
_KEYWORDS = {
    "initiator": r"\b(?:request|initiative|initiated|invitation)\b[^.,]*",
    "form": r"\b(?:phone|telephone|call|spoke|met|meeting|talks|letter|visit|video)\w*",
    "place": r"\b(?:in|at) [A-Z]\w+",
    "participants": r"\b(?:President|Minister|Secretary|Chancellor) [A-Z]\w+ [A-Z]\w+",
    "duration": r"\b[\w-]+[ -](?:hours?|minutes?)\b",
    "characterisation": r"\b(?:frank|candid|constructive|substantive|friendly|useful|businesslike|in-depth)\b",
    "agreements": r"\bagreed\b[^.]*",
    "disagreements": r"\b(?:disagree\w*|differences|rejected)\b[^.]*",
    "warnings": r"\bwarned\b[^.]*",
    "next_steps": r"\b(?:will|next)\b[^.]*",
}


@dataclass(frozen=True)
class Marked:
    """A field in the gold or found: its kind, its words, and its value where one is marked."""

    field: str
    span: Span
    value: str | None


def read(name: str) -> list[tuple[str, str, list[Marked]]]:
    """Return manner, text and marked fields of each readout of a file."""
    rows = []
    for line in (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines():
        house, _, marked = line.partition("\t")
        text, gold, at = "", [], 0
        for match in _MARK.finditer(marked):
            text += marked[at : match.start()]
            span = Span(len(text), len(text) + len(match["words"]))
            gold += [Marked(field, span, match["value"]) for field in match["fields"].split("+")]
            text += match["words"]
            at = match.end()
        rows.append((house, text + marked[at:], gold))
    return rows


def rules(text: str) -> list[Marked]:
    """Return what the package finds."""
    account = Account(text, id="a", language="en")
    passages = [Passage(f"a:{n}", "a", span) for n, span in enumerate(segment(text, "en"), start=1)]
    return [Marked(found.field, found.span, found.value) for found in find_fields([account], passages)]


def keywords(text: str) -> list[Marked]:
    """Return what a key word for each field finds."""
    found = []
    for field, pattern in _KEYWORDS.items():
        several = field in {"participants", "agreements", "disagreements", "warnings", "next_steps"}
        matches = list(re.finditer(pattern, text))
        found += [Marked(field, Span(*m.span()), None) for m in (matches if several else matches[:1])]
    return found


def fits(found: Marked, gold: Marked) -> bool:
    """Whether a found field is the marked one."""
    if found.field != gold.field:
        return False
    common = min(found.span.end, gold.span.end) - max(found.span.start, gold.span.start)
    shorter = min(found.span.end - found.span.start, gold.span.end - gold.span.start)
    return common * 2 >= shorter and (gold.value is None or found.value is None or same(found.value, gold.value))


def same(one: str, other: str) -> bool:
    """Whether two values have the same words, but for articles."""

    def words(text: str) -> list[str]:
        return [w for w in re.findall(r"\w+", text.lower()) if w not in {"the", "a", "an"}]

    return words(one) == words(other)


def score(
    rows: list[tuple[str, str, list[Marked]]], find: Callable[[str], list[Marked]], *, errors: bool = False
) -> dict[str, dict[str, float]]:
    """Return how many are marked, and precision, recall and F1, for each field and for all."""
    right, given, wanted = Counter[str](), Counter[str](), Counter[str]()
    for house, text, gold in rows:
        left = list(gold)
        wanted.update(mark.field for mark in gold)
        for found in find(text):
            given[found.field] += 1
            hit = next((mark for mark in left if fits(found, mark)), None)
            if hit:
                right[found.field] += 1
                left.remove(hit)
            elif errors:
                print(f"  wrong   {house}: {found.field} “{found.span.of(text)}” = {found.value}")
        if errors:
            for mark in left:
                print(f"  missed  {house}: {mark.field} “{mark.span.of(text)}” = {mark.value}")
    figures: dict[str, dict[str, float]] = {}
    for field in (*FIELDS, "all"):
        r, g, w = (sum(c.values()) if field == "all" else c[field] for c in (right, given, wanted))
        precision, recall = r / max(1, g), r / max(1, w)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        figures[field] = {"marked": w, "precision": precision, "recall": recall, "f1": f1}
    return figures


def table(found: dict[str, Any], half: str = "held_out") -> str:
    """Return the figures of one half as Markdown, with the baseline's F1 beside them."""
    readouts, rules, baseline = (found[half][name] for name in ("readouts", "rules", "one key word"))
    lines = [
        f"| {half.replace('_', ' ')}, {readouts} readouts | marked | precision | recall | F1 | one key word: F1 |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for field, one in rules.items():
        cells = (one["precision"], one["recall"], one["f1"], baseline[field]["f1"])
        name = field.replace("_", " ")
        lines.append(f"| {name} | {one['marked']} | {' | '.join(f'{cell:.3f}' for cell in cells)} |")
    return "\n".join(lines)


def main(*, errors: bool) -> None:
    """Measure, print and keep."""
    found: dict[str, Any] = {}
    for half in ("development", "held_out"):
        rows = read(half)
        found[half] = {
            "readouts": len(rows),
            "rules": score(rows, rules, errors=errors and half == "development"),
            "one key word": score(rows, keywords),
        }
        print(f"{table(found, half)}\n")
    keeping.keep("fields", found)


if __name__ == "__main__":
    main(errors="--errors" in sys.argv)
