"""Discrepancies: figures that differ in linked passages which are too unlike to be sure of a conflict."""

import json
from dataclasses import replace

import pytest

from readouts import Account, Comparison, compare
from readouts.judge.accounts import nearest_beside
from readouts.judge.discrepancies import Doubt
from readouts.judge.relation import doubt
from readouts.types import ConflictSide, Link, Nearest, Relation, Span, Verdict, VerdictKind

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


OTHERWISE = [
    # A step, a yes, an end of a matter: told in other words, so that no rule is sure.
    (
        "Each skipper must show the new harbour pass at the quay from 1 May.",
        "For skippers the new harbour pass will be optional, the warden said.",
        "optional",
    ),
    (
        "The garrison will not be withdrawn before the vote.",
        "The garrison will be withdrawn before the vote in autumn.",
        "withdrawn",
    ),
]


@pytest.mark.parametrize(("here", "there", "word"), OTHERWISE)
def test_what_may_be_told_otherwise_is_shared_by_nobody(here, there, word):
    comparison = judged(here, there)
    assert comparison.discrepancies == ()
    for one in (verdict for verdict in comparison.verdicts if verdict.passage in {"a:2", "b:2"}):
        assert one.verdict in {VerdictKind.UNCLEAR, VerdictKind.CONFLICT}
        assert any(word in reason for reason in one.reasons)


def test_a_doubt_is_told_as_one_and_changes_only_what_was_shared():
    side, other = ConflictSide("a:1", Span(0, 4), "must"), ConflictSide("b:1", Span(0, 3), "may")
    shared = Verdict("a:1", "b", VerdictKind.SHARED, 0.9, 0.5, (), (), ("its words are there",))
    left_out = replace(shared, passage="b:1", by="a", verdict=VerdictKind.LEFT_OUT)
    found = doubt([shared, left_out], [], [Doubt(side, other, "perhaps one is firmer")])
    assert found[0] == replace(
        shared, verdict=VerdictKind.UNCLEAR, reasons=("perhaps one is firmer", "its words are there")
    )
    assert found[1] == left_out
    partial = replace(shared, verdict=VerdictKind.PARTIAL)
    assert doubt([partial], [], [Doubt(side, other, "perhaps one is firmer")]) == (
        replace(partial, reasons=("perhaps one is firmer", "its words are there")),
    )


def test_a_passage_is_held_against_what_carries_it_though_another_is_its_match():
    verdicts = [
        Verdict("a:1", "b", VerdictKind.SHARED, 0.9, 0.5, (Nearest("b:2", 0.8),), (), ()),
        Verdict("b:1", "a", VerdictKind.SHARED, 0.9, 0.5, (Nearest("a:1", 0.8),), (), ()),
        Verdict("b:2", "a", VerdictKind.LEFT_OUT, 0.1, 0.5, (Nearest("a:2", 0.3),), (), ()),
    ]
    matched = Link(("a:1",), ("b:1",), 0.8, Relation.PARAPHRASE, 0.9)
    assert nearest_beside({"a": 0, "b": 1}, [matched], verdicts) == [("a:1", "b:2")]
