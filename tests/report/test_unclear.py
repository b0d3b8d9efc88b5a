"""What is in doubt is told apart from what asserts nothing, and neither is said to be in both accounts."""

import io
from dataclasses import replace

import lxml.html
import pytest
from docx import Document

import readouts
from readouts.report.view import view
from readouts.report.view.rows import NO_CLAIM
from readouts.text import furniture, questions
from readouts.types import Account, VerdictKind

DOUBT = "perhaps one is firmer than the other: “will” against “may”"


def with_verdict(comparison, passage, kind, *reasons):
    """Return a comparison of two accounts with another verdict on a passage."""
    verdicts = tuple(
        replace(one, verdict=kind, reasons=reasons) if one.passage == passage else one
        for one in comparison.verdicts
    )
    return replace(comparison, verdicts=verdicts)


@pytest.fixture
def doubted(hand_made):
    found = hand_made
    for passage in ("north:1", "south:1"):
        found = with_verdict(found, passage, VerdictKind.UNCLEAR, DOUBT)
    found = with_verdict(found, "north:3", VerdictKind.UNCLEAR, questions.REASON)
    return with_verdict(found, "south:4", VerdictKind.UNCLEAR, furniture.REASON)


def pairs(comparison):
    return {found.passage for row in view(comparison).links for found in (*row.left, *row.right)}


def test_what_is_unclear_stands_in_no_pair_but_word_for_word(hand_made, doubted):
    assert {"north:1", "south:1"} <= pairs(hand_made)
    assert not {"north:1", "south:1"} & pairs(doubted)
    assert {"north:5", "south:5"} <= pairs(with_verdict(doubted, "south:5", VerdictKind.UNCLEAR, "a reason"))


def test_what_has_lost_its_counterpart_to_a_doubt_is_carried_elsewhere(hand_made):
    found = view(with_verdict(hand_made, "south:1", VerdictKind.UNCLEAR, DOUBT))
    assert "north:1" in {one.passage for one in found.unlinked.findings}


def test_doubts_come_first_with_their_reason_and_without_what_asserts_nothing(doubted):
    thin = with_verdict(doubted, "north:2", VerdictKind.UNCLEAR, "a reason")
    listed = view(thin).unclear.findings
    assert [one.passage for one in listed[:2]] == ["north:1", "south:1"]
    assert [one.doubt for one in listed[:2]] == [DOUBT, DOUBT]
    assert not {"north:3", "south:4"} & {one.passage for one in listed}
    assert {one.passage: one.doubt for one in listed}["north:2"] == ""
    text = doubted.to_text(width=200)
    assert DOUBT in text[text.index("UNCLEAR\n") :]


def test_a_figure_that_differs_is_a_doubt(hand_made):
    (figure,) = hand_made.discrepancies
    found = view(with_verdict(hand_made, figure.right.passage, VerdictKind.UNCLEAR, figure.reason, "a reason"))
    assert figure.reason in {one.doubt for one in found.unclear.findings}


def test_every_format_lists_and_counts_what_asserts_nothing_apart(doubted):
    shown = view(doubted)
    assert [row.passage for row in shown.silent.rows] == ["north:3", "south:4"]
    assert f" · {NO_CLAIM} 2" in str(shown.answer.counts)
    assert shown.kinds[-1] == NO_CLAIM
    assert [row.counts[-1] for row in shown.coverage] == [1, 1]
    assert all(sum(row.counts) == row.passages for row in shown.coverage)
    assert [part.number for one in shown.answer.glance for part in one.parts if part.word == NO_CLAIM] == [1, 1]
    document = Document(io.BytesIO(doubted.render("docx")))
    formats = {
        "text": doubted.to_text(width=200),
        "markdown": doubted.to_markdown(),
        "docx": "\n".join(paragraph.text for paragraph in document.paragraphs),
        "html": lxml.html.document_fromstring(doubted.to_html()).get_element_by_id("silent").text_content(),
    }
    for text in formats.values():
        part = text[text.casefold().rindex("questions, titles and lines") :]
        assert all(said in part for said in ("Fisheries were discussed.", "Minister Roe rejected all claims"))


def test_without_such_passages_nothing_is_said_of_them(hand_made):
    shown = view(hand_made)
    assert not shown.silent.rows
    assert NO_CLAIM not in shown.kinds
    assert NO_CLAIM not in str(shown.answer.counts)
    assert 'id="silent"' not in hand_made.to_html()
    assert NO_CLAIM not in hand_made.to_text().casefold()


def test_a_question_is_no_doubt_of_what_is_left_out():
    asked = Account("Is the lock open? The lock is open to all.", id="one", language="en")
    told = Account("Is the ferry late? They agreed to dredge the southern canal.", id="two", language="en")
    shown = view(readouts.compare(asked, told))
    assert [row.passage for row in shown.silent.rows] == ["one:1", "two:1"]
    assert not any("cannot be told" in str(line) for line in shown.answer.groups[0].lines)


def test_what_is_partial_is_shown_with_what_may_be_told_otherwise_in_it(hand_made):
    found = with_verdict(hand_made, "north:2", VerdictKind.PARTIAL, DOUBT, "its words are there")
    told = " ".join(found.to_text(width=200).split())
    assert DOUBT in told.partition("CARRIED IN PART")[2]
