"""A report that is read from top to bottom quotes no passage twice where two accounts leave it out."""

import io

import pytest
from docx import Document

import readouts
from readouts.report.view.rows import Finding, Near, Piece, Quoting
from readouts.types import Account

LONG = (
    "The ministers agreed to dredge the southern arm of the Lumi canal before the first frost of the coming year."
)
SHORT = "The ferry sails on Sundays."


def finding(passage="a:1", by="b", text=LONG, near="b:2", near_text=SHORT, missing=False):
    nearest = (Near(near, by, near_text, "0.30"),)
    return Finding(
        passage, "a", by, "left_out", "left out", "-", (Piece(text, missing),), (), "0.1", nearest, ("why",)
    )


def said(found):
    return "".join(piece.text for piece in found.pieces)


def test_the_second_time_only_the_opening_stands():
    quoting = Quoting()
    assert said(quoting.once(finding())) == LONG
    again = quoting.once(finding(by="c", near="c:1"))
    assert said(again) == "The ministers agreed to dredge the southern arm of the Lumi … (above)"
    assert [near.text for near in again.nearest] == [SHORT]
    assert again.reasons == ("why",)


def test_what_was_said_of_a_passage_and_an_account_is_not_said_again():
    quoting = Quoting()
    quoting.once(finding())
    told = quoting.once(finding())
    assert (told.nearest, told.reasons) == ((), ())


def test_a_nearest_passage_that_stands_above_is_called_to_mind():
    quoting = Quoting()
    quoting.once(finding("a:1", near_text=LONG))
    (near,) = quoting.once(finding("a:2", near_text=LONG)).nearest
    assert near.text.endswith("Lumi … (above)")
    # What was but the nearest of another is quoted whole where it is what a finding is about.
    assert said(quoting.once(finding("b:2", by="a"))) == LONG


def test_marked_words_and_short_passages_are_quoted_again():
    quoting = Quoting()
    quoting.once(finding(missing=True))
    assert said(quoting.once(finding(by="c", missing=True))) == LONG
    quoting.once(finding("a:3", text=SHORT))
    assert said(quoting.once(finding("a:3", by="c", text=SHORT))) == SHORT


@pytest.fixture(scope="module")
def three():
    texts = {"two": "Visas were the only subject.", "three": "Grain prices fell to a new low.", "one": LONG}
    return readouts.compare(*(Account(text, id=name, language="en") for name, text in texts.items()))


def test_no_format_quotes_what_two_accounts_leave_out_twice(three):
    document = Document(io.BytesIO(three.render("docx")))
    for text in (
        three.to_text(width=300),
        three.to_markdown(),
        "\n".join(paragraph.text for paragraph in document.paragraphs),
    ):
        listed = text[text.casefold().index("left out by two") :]
        assert listed.count(LONG) == 1
        assert listed.count("… (above)") >= 1
