"""Conflicts: what changed sentences and paraphrases must and must not raise, and what a comparison does with them."""

from collections import Counter

import pytest

from readouts import Account, compare
from readouts.types import Relation, VerdictKind
from tests.judge.suites import Together, kinds, rows_of

LEAST_KEPT = dict.fromkeys(("number", "date", "name", "polarity"), 0.9) | dict.fromkeys(("modality", "scope"), 0.85)
LEAST_REWORDED = {
    "changes": 0.0, "development": 0.0, "fresh_development": 0.5, "fresh_held_out": 0.35, "reworded_development": 0.7,
    "varied_changes": 0.3, "later_changes": 0.15, "mechanisms_changes": 0.5, "wide_changes": 0.2, "broad_changes": 0.2,
    "further_changes": 0.2, "long_changes": 0.15, "packed_changes": 0.0, "communique_changes": 0.0,
    "earlier_changes": 0.2, "independent_changes": 0.3,
}  # fmt: skip
"""Shares found by kind where the rest of the sentence is kept, and of all kinds where it is told in other words, a little
under what benchmarks/conflicts.py prints: a guard against going back."""


@pytest.mark.parametrize("name", sorted(LEAST_REWORDED))
def test_changed_facts_that_were_found_are_still_found(name):
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    rows = rows_of(f"{name}.jsonl")
    encoder = Together(row[side] for row in rows for side in ("base", "changed"))
    for row in rows:
        group = "reworded" if row.get("reworded") else row["kind"]
        total[group] += 1
        found[group] += row["kind"] in kinds(row["base"], row["changed"], encoder)
    least = LEAST_KEPT | {"reworded": LEAST_REWORDED[name]}
    assert {group: found[group] for group in total if found[group] < least[group] * total[group]} == {}


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
    assert "number" not in kinds(left, right)


def test_a_changed_number_is_found_though_neither_side_carries_the_other_sentence():
    left = Account("The quota is 300 tonnes. Ferries will run.", id="a", language="en")
    right = Account("The quota is 900 tonnes. Ferries will run.", id="b", language="en")
    comparison = compare(left, right)
    assert [conflict.kind for conflict in comparison.conflicts] == ["number"]
    assert ("a:1",) in [link.left for link in comparison.links if link.relation is Relation.CONFLICT]


def test_passages_that_are_merely_nearest_to_each_other_are_no_link():
    left = Account("Visas for students were discussed at length.", id="a", language="en")
    right = Account("The bridge needs forty tonnes of steel.", id="b", language="en")
    assert compare(left, right).links == ()
