"""Discrepancies: figures that differ in linked passages which are too unlike to be sure of a conflict."""

import json

import pytest

from readouts import Account, Comparison, compare
from readouts.types import Relation, VerdictKind

HERE = "The ministers met in Lisbon on Monday. {} Fisheries were discussed at length."
THERE = "The two ministers held talks in Lisbon. {} Student visas stay as they are."
PLACES = (
    "The council took note of the offer of 1,400 training places for young engineers from the islands over the "
    "coming four years.",
    "The envoy announced that the republic will give 2,900 training places to engineers from the islands in the "
    "next four years.",
)
ROADS = (
    "We announced that the fund will pay for the construction of 45 kilometres of road to the northern harbours.",
    "He thanked the neighbour for its promise to build 70 kilometres of road on the northern coast.",
)
CHARTER = (
    "The Meeting welcomed the wish to finish the charter by the end of 2031.",
    "All sides agreed to complete the charter before the end of 2029 and to open a hotline.",
)


def judged(here: str, there: str, *, more: str = "") -> Comparison:
    return compare(
        Account(HERE.format(here), id="a", language="en"),
        Account(THERE.format(there) + more, id="b", language="en"),
    )


def verdict(comparison: Comparison, passage: str) -> VerdictKind:
    return next(one for one in comparison.verdicts if one.passage == passage).verdict


@pytest.mark.parametrize(
    ("pair", "kind", "values"),
    [
        (PLACES, "number", ("1,400", "2,900")),
        (ROADS, "number", ("45 kilometres", "70 kilometres")),
        (CHARTER, "date", ("by the end of 2031", "before the end of 2029")),
    ],
)
def test_figures_that_differ_are_pointed_at_and_nothing_is_called_shared(pair, kind, values):
    comparison = judged(*pair)
    assert comparison.conflicts == ()
    (found,) = comparison.discrepancies
    assert (found.kind, found.left.value, found.right.value) == (kind, *values)
    assert all(value in found.reason for value in values)
    for side in (found.left, found.right):
        account = comparison.account(side.passage.partition(":")[0])
        assert side.span.of(account.text) == side.value
        assert verdict(comparison, side.passage) is not VerdictKind.SHARED
        (reason, *_) = next(one.reasons for one in comparison.verdicts if one.passage == side.passage)
        assert reason == found.reason


def test_the_claim_with_the_figure_is_not_called_shared_either():
    comparison = judged(*ROADS)
    (found,) = comparison.discrepancies
    claims = [claim for one in comparison.verdicts for claim in one.claims if one.passage == found.left.passage]
    assert not any(claim.span.meets(found.left.span) and claim.verdict is VerdictKind.SHARED for claim in claims)


@pytest.mark.parametrize("pair", [PLACES, ROADS])
def test_a_figure_that_the_other_account_has_elsewhere_is_no_discrepancy(pair):
    value = {PLACES: "The first 1,400 places are paid for.", ROADS: "Of the road, 45 kilometres will be paved."}[
        pair
    ]
    assert judged(*pair, more=f" {value}").discrepancies == ()


def test_each_figure_is_held_against_the_likeliest_counterpart_alone():
    here = "The council took note of the offer of 1,400 training places and of 60 teaching posts for the islands."
    there = "The envoy announced that the republic will give 2,900 training places and 85 teaching posts to the islands."
    found = {(one.left.value, one.right.value) for one in judged(here, there).discrepancies}
    assert {left for left, _ in found} == {"1,400", "60"}
    assert len(found) == len({left for left, _ in found}) == len({right for _, right in found})


def test_the_same_figure_in_other_words_is_no_discrepancy():
    there = PLACES[1].replace("2,900", "one thousand four hundred")
    assert judged(PLACES[0], there).discrepancies == ()


def test_what_is_a_conflict_is_not_pointed_at_twice():
    comparison = judged(PLACES[0], PLACES[0].replace("1,400", "2,900"))
    assert [one.kind for one in comparison.conflicts] == ["number"]
    assert comparison.discrepancies == ()


def test_a_figure_of_a_conflict_is_not_held_against_a_further_one():
    comparison = compare(
        Account("The fourth round of the talks will take place in Lisbon on 18 May.", id="a", language="en"),
        Account(
            "The third round of the talks took place in Lisbon on 4 May. "
            "The fourth round of the talks will take place in Lisbon on 25 May.",
            id="b",
            language="en",
        ),
    )
    assert [(one.left.value, one.right.value) for one in comparison.conflicts] == [("18 May", "25 May")]
    assert comparison.discrepancies == ()


def test_swapping_the_accounts_mirrors_the_figures():
    one, other = (
        Account(text, id=name, language="en")
        for name, text in (("a", HERE.format(PLACES[0])), ("b", THERE.format(PLACES[1])))
    )
    (there,), (back,) = compare(one, other).discrepancies, compare(other, one).discrepancies
    assert (there.left, there.right) == (back.right, back.left)


def test_a_link_with_figures_that_differ_is_no_paraphrase():
    comparison = judged(*PLACES)
    (found,) = comparison.discrepancies
    assert all(
        link.relation is not Relation.PARAPHRASE for link in comparison.links if found.left.passage in link.left
    )


def test_figures_survive_json_and_files_from_before_there_were_any_are_read():
    comparison = judged(*PLACES)
    data = json.loads(comparison.to_json())
    assert Comparison.from_dict(data).discrepancies == comparison.discrepancies
    del data["discrepancies"]
    assert Comparison.from_dict(data).discrepancies == ()


def test_the_report_says_it_ahead_of_what_is_left_out():
    text = judged(*PLACES).to_text(width=120)
    assert text.index("To check") < text.index("FIGURES THAT DIFFER") < text.index("LEFT OUT BY")
    assert "[1,400]" in text
    assert "[2,900]" in text
