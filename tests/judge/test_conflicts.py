"""Conflicts: what changed sentences and paraphrases must and must not raise, and what a comparison does with them."""

import json
from collections import Counter
from pathlib import Path

import pytest

from readouts import Account, compare
from readouts.encoders import load
from readouts.judge import Side, find_conflicts
from readouts.pipeline import read_passages
from readouts.types import Relation, VerdictKind

SUITE = Path(__file__).parents[1] / "perturbations"
LEAST_RECALL = 0.9


def _kinds(left: str, right: str) -> set[str]:
    encoder = load()
    one, other = (
        read_passages(Account(text, id=name, language="en"), encoder) for name, text in (("a", left), ("b", right))
    )
    return {
        c.kind for a in one.passages for b in other.passages for c in find_conflicts(Side(one, a), Side(other, b))
    }


def _rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (SUITE / name).read_text("utf-8").splitlines()]


def test_most_changed_facts_are_found():
    rows = _rows("changes.jsonl")
    total = Counter(row["kind"] for row in rows)
    found = Counter(row["kind"] for row in rows if row["kind"] in _kinds(row["base"], row["changed"]))
    assert {kind: found[kind] / total[kind] >= LEAST_RECALL for kind in total} == dict.fromkeys(total, True)


def test_paraphrases_raise_no_alarm():
    alarms = [row for row in _rows("paraphrases.jsonl") if _kinds(row["base"], row["paraphrase"])]
    assert alarms == []


LEFT = (
    "The ministers met in Oslo. They agreed to raise the quota for herring to 12,000 tonnes a year. "
    "The port of Narvik will be dredged. Visa rules for students stay as they are."
)


@pytest.fixture(scope="module")
def comparison():
    right = LEFT.replace("12,000", "21,000").replace("will be dredged", "will not be dredged")
    return compare(Account(LEFT, id="a", language="en"), Account(right, id="b", language="en"))


def test_a_conflict_is_shown_with_both_spans_and_the_reason(comparison):
    number = next(c for c in comparison.conflicts if c.kind == "number")
    assert (number.left.value, number.right.value) == ("12,000 tonnes", "21,000 tonnes")
    assert number.reason == "the numbers differ: “12,000 tonnes” against “21,000 tonnes”"
    for side, account in ((number.left, "a"), (number.right, "b")):
        text = next(a.text for a in comparison.accounts if a.id == account)
        assert side.span.of(text) == side.value


def test_disputed_passages_are_in_conflict_and_the_others_are_not(comparison):
    kinds = {v.passage: v.verdict for v in comparison.verdicts}
    assert [kinds[f"a:{n}"] is VerdictKind.CONFLICT for n in (1, 2, 3, 4)] == [False, True, True, False]
    assert [kinds[f"b:{n}"] is VerdictKind.CONFLICT for n in (1, 2, 3, 4)] == [False, True, True, False]
    assert {link.relation for link in comparison.links if "a:2" in link.left} == {Relation.CONFLICT}


def test_swapping_the_accounts_mirrors_the_conflicts(comparison):
    back = compare(*reversed(comparison.accounts))
    assert {(c.kind, c.left, c.right, c.reason) for c in comparison.conflicts} == {
        (c.kind, c.right, c.left, c.reason) for c in back.conflicts
    }


def test_a_number_that_stands_elsewhere_in_the_account_is_not_held_against_it():
    left = "The fund will rebuild 120 schools in the north."
    right = "The fund will rebuild 40 schools in the north. In all, 120 schools in the north are on its list."
    assert "number" not in _kinds(left, right)
