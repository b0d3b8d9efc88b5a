"""What one account settles and the other leaves open is neither called shared nor a conflict."""

import pytest

from readouts import Account, Comparison, compare


def _judged(here: str, there: str) -> Comparison:
    return compare(
        Account(f"The ministers met in Lisbon on Monday. {here}", id="a", language="en"),
        Account(f"The two ministers held talks in Lisbon. {there}", id="b", language="en"),
    )


def _kinds(comparison: Comparison) -> dict[str, str]:
    return {one.passage: one.verdict.value for one in comparison.verdicts}


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (
            "Both ministers agreed to lower the toll on tankers.",
            "The ministers exchanged views on the toll on tankers.",
        ),
        (
            "The council approved the loan for the harbour, the minister said.",
            "A decision on the loan for the harbour was deferred to the autumn.",
        ),
        (
            "President Lie accepted the invitation of the premier to visit Norvik in spring.",
            "The premier renewed his wish to welcome President Lie to Norvik, and the president will look at the dates.",
        ),
        (
            "The pilots' commission is to meet in Riga, both sides noted.",
            "No date has been set for the pilots' commission in Riga, an official said.",
        ),
        (
            "The council approved the entry of the Danish pilots in place of the Norwegian ones.",
            "The council decided to defer the entry of Danish pilots in place of the Norwegian ones.",
        ),
        (
            "Both sides agreed that more fish species should be added to the quota treaty.",
            "No progress was made on adding fish species to the quota treaty.",
        ),
        (
            "The first dredger will begin to clear the harbour of Brandtby this autumn, the minister noted.",
            "The dredging of the harbour of Brandtby is now planned to begin in the first quarter of 2028.",
        ),
    ],
)
def test_what_is_settled_here_and_open_there_is_not_called_shared(here: str, there: str):
    comparison = _judged(here, there)
    assert comparison.conflicts == ()
    kinds = _kinds(comparison)
    assert kinds["a:2"] == kinds["b:2"] == "unclear"
    assert any("perhaps" in reason for one in comparison.verdicts for reason in one.reasons)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("They agreed to postpone the vote on the port.", "The vote on the port was put off."),
        (
            "The council decided to defer the matter of the toll.",
            "The matter of the toll was deferred by the council.",
        ),
        ("It was agreed that experts would look into the oil spill.", "Experts will look into the oil spill."),
        (
            "The ministers agreed that the joint commission will meet in Riga.",
            "The joint commission will be held in Riga, the ministers agreed.",
        ),
        (
            "They agreed to open the ferry line in November.",
            "It was agreed to open the ferry line before Christmas.",
        ),
    ],
)
def test_what_both_settle_or_both_put_off_is_shared(here: str, there: str):
    comparison = _judged(here, there)
    assert comparison.conflicts == ()
    assert {_kinds(comparison)[passage] for passage in ("a:2", "b:2")} == {"shared"}


def test_two_counts_of_one_noun_are_pointed_at_in_whatever_words():
    comparison = _judged(
        "Norvik has waived visas for the citizens of 14 island states, and its side welcomes all to come and see the fjords.",
        "The envoy took note of the waiver of visas for 17 island states and regretted that it is short.",
    )
    (found,) = comparison.discrepancies
    assert (found.left.value, found.right.value) == ("14", "17")
