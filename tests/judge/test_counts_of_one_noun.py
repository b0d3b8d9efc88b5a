"""Counts of one noun that differ, beside others that do not, and of two countries' people."""

import pytest

from readouts import Account, Comparison, compare
from readouts.types import VerdictKind


def judged(here: str, there: str) -> Comparison:
    return compare(Account(here, id="a", language="en"), Account(there, id="b", language="en"))


def pointed_at(comparison: Comparison) -> list[tuple[str, str]]:
    disputed = [*comparison.conflicts, *comparison.discrepancies]
    shared = {one.passage for one in comparison.verdicts if one.verdict is VerdictKind.SHARED}
    assert shared.isdisjoint(side.passage for one in disputed for side in (one.left, one.right))
    return [(one.left.value, one.right.value) for one in disputed]


def test_a_number_is_no_sum_of_another_and_one_that_both_tell():
    here, there = (f"The ministry has today recalled {number} envoys and 4 clerks." for number in (9, 13))
    assert pointed_at(judged(here, there)) == [("9", "13")]
    assert pointed_at(judged(here, there.replace("has today", "this morning"))) == [("9", "13")]


def test_a_number_is_the_sum_of_two_that_the_other_side_tells():
    comparison = judged(
        "The ministry has today recalled 13 officials.", "The ministry has today recalled 9 envoys and 4 attachés."
    )
    assert comparison.conflicts == comparison.discrepancies == ()


@pytest.mark.parametrize("swapped", [False, True])
def test_counts_of_one_noun_are_pointed_at_where_the_rest_is_in_other_words(swapped):
    texts = (
        "Norway has today expelled 9 attachés and 4 clerks linked to a ring that bought radar plans. Trade goes on.",
        "The embassy regretted the expulsion of attachés by Norway. It called the expulsion of 13 attachés and 4 "
        "clerks baseless. Trade goes on.",
    )
    values = pointed_at(judged(*(texts[::-1] if swapped else texts)))
    assert values == [("13", "9") if swapped else ("9", "13")]


def test_the_count_that_is_pointed_at_is_of_the_same_people():
    comparison = judged(
        "On Sunday 60 Greek sailors came home from Somali captivity.",
        "On May 6, after talks, 75 Chilean sailors were returned. In exchange, 75 sailors of the navy of Greece came "
        "home from captivity.",
    )
    (found,) = comparison.discrepancies
    assert (found.left.passage, found.right.passage) == ("a:1", "b:2")
