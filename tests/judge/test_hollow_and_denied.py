"""Pieces that hold nothing of the matter decide nothing, and a denial is not shared for the words that it denies."""

import readouts
from readouts import Account
from readouts.judge.verdicts import _rolled_up
from readouts.types import Claim, Span, VerdictKind

S, L, U, P = VerdictKind.SHARED, VerdictKind.LEFT_OUT, VerdictKind.UNCLEAR, VerdictKind.PARTIAL


def compared(one: str, other: str) -> readouts.Comparison:
    return readouts.compare(Account(one, id="one", language="en"), Account(other, id="other", language="en"))


def claimed(*rows: tuple[VerdictKind, float, bool]) -> list[tuple[Claim, bool]]:
    return [(Claim(Span(n, n + 1), support, kind), hollow) for n, (kind, support, hollow) in enumerate(rows)]


def test_the_occasion_alone_makes_nothing_partial():
    assert _rolled_up(L, claimed((S, 0.9, True), (L, 0.1, False), (L, 0.1, False))) is U
    assert _rolled_up(S, claimed((U, 0.1, True), (S, 0.9, False), (S, 0.9, False))) is S


def test_one_claim_of_the_matter_and_its_passage_have_to_agree():
    assert _rolled_up(S, claimed((S, 0.9, True), (S, 0.8, False))) is S
    assert _rolled_up(S, claimed((S, 0.9, True), (L, 0.2, False))) is U
    assert _rolled_up(L, claimed((U, 0.3, True), (L, 0.2, False))) is L


def test_a_passage_is_not_left_out_where_a_claim_of_it_is_likelier_carried():
    assert _rolled_up(L, claimed((U, 0.52, False), (L, 0.1, False))) is U
    assert _rolled_up(L, claimed((U, 0.48, False), (L, 0.1, False))) is L


def test_a_name_and_a_day_are_never_what_is_missing():
    one = (
        "On Tuesday, the foreign minister, Ilse Varga, offered to lend two icebreakers to the port of Lumi, "
        "her spokesman said. The toll on tankers was halved."
    )
    other = "The icebreakers that Lumi is to be lent were two. Tankers pay half the toll."
    missing = [span.of(one) for v in compared(one, other).verdicts if v.by == "other" for span in v.missing]
    assert not {"On Tuesday", "Ilse Varga", "her spokesman said"} & set(missing)


def test_neither_side_denies_alone_in_a_paraphrase():
    told, denied = (
        "The parties agreed to release water in July.",
        "The parties did not agree to release water in July.",
    )
    for one, other in ((told, denied), (denied, told)):
        assert {link.relation.value for link in compared(one, other).links} <= {"partial", "conflict"}
    assert {
        link.relation.value for link in compared(told, "Water will be released in July, the parties agreed.").links
    } == {"paraphrase"}
