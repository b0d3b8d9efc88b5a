"""Pairs of passages with and without a conflict: our own suites and the labelled sets, for measuring and weighing."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from pathlib import Path

from data import Row, pyramid, rows

from readouts.accounts import read_event
from readouts.align import EncodedReading
from readouts.encoders import Encoder, load
from readouts.judge import Side
from readouts.pipeline import read_passages
from readouts.types import Account

OWN = Path(__file__).parents[1] / "tests" / "perturbations"
CHANGED = (
    "changes", "development", "held_out", "fresh_development", "fresh_held_out", "reworded_development", "reworded",
    "varied_changes", "later_changes", "mechanisms_changes", "wide_changes", "broad_changes", "further_changes",
    "long_changes", "packed_changes", "communique_changes", "earlier_changes",
    "independent_changes",
)  # fmt: skip
"""Suites of changed sentences that rules and weights were made with."""
QUIET = (
    "paraphrases", "fresh_paraphrases", "reworded_quiet", "reworded_development_quiet", "varied_paraphrases",
    "later_paraphrases", "mechanisms_paraphrases", "wide_paraphrases", "broad_paraphrases", "further_paraphrases",
    "press_paraphrases", "mended_paraphrases", "long_paraphrases",
    "packed_paraphrases", "communique_paraphrases", "earlier_paraphrases",
    "independent_paraphrases",
)  # fmt: skip
"""Suites of pairs without a conflict that rules and weights were made with."""
UNSEEN_CHANGED = ("unseen_changes",)
UNSEEN_QUIET = ("unseen_paraphrases", "desk_paraphrases")
"""Suites that only totals are printed of, and that no weight was fitted on; they may not be here."""
_MOST = 1500
_ANLI_TAGS = {"Numerical", "Negation", "Name"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, each read as an account.

    `kind` is the changed fact, where there is one that is known; `disputed` whether the two contradict each other,
    ``None`` where the set does not tell what about; `hard` whether a quiet pair was made to mislead.
    """

    source: str
    left: str
    right: str
    disputed: bool
    kind: str | None = None
    reworded: bool | None = None
    hard: bool | None = None


def changed(suite: str) -> list[Pair]:
    """Return the changed sentences of a suite; none where the suite is not here."""
    return [
        Pair(suite, row["base"], row["changed"], True, row["kind"], row.get("reworded")) for row in _lines(suite)
    ]


def quiet(suite: str) -> list[Pair]:
    """Return the pairs of a suite that dispute nothing; none where the suite is not here."""
    return [Pair(suite, row["base"], row["paraphrase"], False, hard=row.get("hard")) for row in _lines(suite)]


def _lines(suite: str) -> list[Row]:
    path = OWN / f"{suite}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def contradictions(folder: Path, name: str) -> list[Pair]:
    """Return SICK, those pairs of ANLI with a tag of ours, or SummEdits."""
    if name == "summedits":
        edits = rows(folder / "conflict" / "summedits_pairs.jsonl.gz")
        return [Pair(name, row["original_summary"], row["summary"], not row["consistent"]) for row in edits]
    left, right = {"sick": ("sentence_a", "sentence_b"), "anli": ("premise", "hypothesis")}[name]
    chosen = [
        row
        for row in rows(folder / "conflict" / f"{name}.jsonl.gz")
        if name == "sick" or _ANLI_TAGS & {part for tag in row["tags"] for part in (tag, tag.split("-")[0])}
    ]
    return [Pair(name, row[left], row[right], row["label"] == "contradiction") for row in chosen[:_MOST]]


def undisputed(folder: Path, name: str) -> list[Pair]:
    """Return pairs of REALSumm, QA-Align or WiCE, of which the one carries the other or tells of the same."""
    if name == "realsumm":
        carried = [case for case in pyramid(folder, "realsumm") if case.carried][:_MOST]
        found = [(case.own[0], " ".join(case.other)) for case in carried]
    elif name == "qa_align":
        aligned = list(rows(folder / "links" / "qa_align_dev.jsonl.gz"))[:_MOST]
        found = [(row["sentence_1"], row["sentence_2"]) for row in aligned]
    else:
        supported = {
            (row["claim"], row["evidence"][index])
            for row in rows(folder / "coverage" / "wice.jsonl.gz")
            if row["label"] == "supported"
            for group in row["supporting_sentences"]
            for index in group
        }
        found = sorted(supported)
    return [Pair(name, left, right, False) for left, right in found]


def sides(left: str, right: str) -> Iterator[tuple[Side, Side]]:
    """Yield every passage of one text with every passage of another."""
    one, other = _read(left), _read(right)
    for a in one.passages:
        for b in other.passages:
            yield Side(one, a), Side(other, b)


def event_sides(folder: Path) -> Iterator[tuple[Side, Side]]:
    """Yield every passage of a real account with every passage of the other: next to nothing is disputed there."""
    for path in sorted((folder / "events").glob("*/event.toml")):
        readings = [read_passages(account, encoder()) for account in read_event(path.parent)[1]]
        for one, other in combinations(readings, 2):
            for a in one.passages:
                for b in other.passages:
                    yield Side(one, a), Side(other, b)


@cache
def encoder() -> Encoder:
    """Return the default encoder."""
    return load()


@lru_cache(maxsize=4096)
def _read(text: str) -> EncodedReading:
    return read_passages(Account(text, id="x", language="en"), encoder())
