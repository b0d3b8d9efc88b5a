import pytest

from readouts.findings import find_fields
from readouts.findings.asserted import is_asserted
from readouts.text.passages import segment
from readouts.types import Account, Passage


def fields(text):
    account = Account(text, id="a", language="en")
    passages = [Passage(f"a:{n}", "a", span) for n, span in enumerate(segment(text, "en"), start=1)]
    return {(one.field, one.span.of(text)) for one in find_fields([account], passages)}


@pytest.mark.parametrize(
    "text",
    [
        "Question: Is it true that the Minister agreed to close the port?",
        "Have the two sides refused to extend the truce?",
        "The office denied that the Minister had agreed to close the port.",
        "Her aides denied having agreed to close the port.",
        "He dismissed reports that the ministry had agreed to lower the levy.",
        "The story that the Minister agreed to close the port is untrue.",
        "Rumours that the parties agreed to a swap were baseless.",
        "It is not true that Arland has rejected the offer.",
        "The embassy did not confirm that the sides had agreed to a swap.",
        "There is no evidence that the minister warned of a blockade.",
        "Aid will stop if there is no agreement on the corridor by May.",
        "If the council agreed to a vote, observers could leave.",
        "They asked whether the ministry had rejected the offer.",
        "Arland has never rejected an offer of mediation.",
        "The envoys did not object to the inspection.",
        "Neither side rejected the draft.",
        "There were no major differences on the text.",
        "The embassy declined to comment.",
        "The gate remains open to all.",
        "A further nine requests for asylum have been refused.",
        "We will never sign a treaty under threat.",
        "The moderator will begin with a word of welcome.",
        "The decree will remain in force until June.",
    ],
)
def test_what_is_asked_denied_supposed_or_negated_is_stated_of_no_talk(text):
    clauses = {"agreements", "disagreements", "warnings", "next_steps"}
    assert not [name for name, _ in fields(text) if name in clauses]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("The ministers rejected the charge and agreed to meet in May.", "agreements"),
        ("He denied the charge and said that both sides agreed to a swap.", "agreements"),
        ("There is no doubt that they agreed to a swap.", "agreements"),
        ("They agreed that the report on the raid is false.", "agreements"),
        ("They discussed whether to extend the truce and agreed to meet in May.", "agreements"),
        ("If the truce holds, the ministers will meet in May.", "next_steps"),
        ("The ministers will meet in May if the truce holds.", "next_steps"),
        ("He said that if attacked the alliance will respond.", "warnings"),
        ("The minister not only rejected the draft but tore it up.", "disagreements"),
        ("The question of the islands remains open.", "disagreements"),
        ("The proposal was refused.", "disagreements"),
        ("The ministers will remain in contact.", "next_steps"),
    ],
)
def test_what_stands_beside_a_denial_or_a_condition_is_stated(text, field):
    assert field in {name for name, _ in fields(text)}


def test_what_the_talk_itself_is_for_is_no_next_step():
    assert "next_steps" not in dict(
        fields("The Minister spoke today with his colleague to follow up on the truce.")
    )
    assert ("next_steps", "to follow up on the truce") in fields(
        "They asked their teams to follow up on the truce."
    )


def test_a_clause_ends_where_its_quotation_does():
    said = '"We agreed on a price," the Minister told reporters.'
    assert ("agreements", "agreed on a price") in fields(said)


@pytest.mark.parametrize("piece", ["denied that ", "if ", "the report that ", "not say that ", "claims that a "])
def test_many_denials_are_no_trap(piece):
    line = piece * 20_000 + "they agreed to meet"
    assert is_asserted(line, len(line) - 14, len(line)) in {True, False}
    fields("They agreed to meet, " + piece * 5_000)
