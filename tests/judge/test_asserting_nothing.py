"""Questions and a page's furniture neither carry what is asserted nor are they left out."""

import pytest

import readouts
from readouts import Account

TALKS = "Norvik agreed to halve the toll on tankers. The envoys will meet again in Riga in June."
ASKED = (
    "FOR IMMEDIATE RELEASE\n\nQuestion: Can you confirm that Norvik agreed to halve the toll on tankers?\n\n"
    "Answer: The toll stands as it is. The islanders were told so on Monday.\n\n-ENDS-\n\nMedia contact: Ada Brandt, +47 22 55 00 19"
)


def _compared(one: str, other: str) -> readouts.Comparison:
    return readouts.compare(Account(one, id="one", language="en"), Account(other, id="other", language="en"))


def test_a_question_carries_nothing_and_is_not_left_out():
    found = _compared(TALKS, ASKED.replace("The toll stands as it is.", "There is nothing new to say."))
    judged = {(found.text(v.passage), v.by): v for v in found.verdicts}
    assert judged["Norvik agreed to halve the toll on tankers.", "other"].verdict == "left_out"
    asked = judged["Question: Can you confirm that Norvik agreed to halve the toll on tankers?", "one"]
    assert asked.verdict == "unclear"
    assert asked.reasons == ("it is a question, which asserts nothing",)
    assert not any("other:2" in link.right for link in found.links)
    assert not any(hit.passage == "other:2" for hit in found.wording)


def test_an_answer_that_says_otherwise_carries_nothing_of_the_question():
    found = _compared(TALKS, ASKED)
    judged = {(found.text(v.passage), v.by): v.verdict for v in found.verdicts}
    assert judged["Norvik agreed to halve the toll on tankers.", "other"] in ("left_out", "unclear")


def test_a_question_answered_with_yes_carries_what_it_asks():
    found = _compared(TALKS, ASKED.replace("The toll stands as it is.", "Yes, and at once."))
    judged = {(found.text(v.passage), v.by): v.verdict for v in found.verdicts}
    assert judged["Norvik agreed to halve the toll on tankers.", "other"] == "shared"


def test_furniture_is_neither_left_out_nor_linked_nor_a_topic():
    found = _compared(TALKS, ASKED)
    aside = {p.id for p in found.passages if found.text(p.id).startswith(("FOR", "-", "Media"))}
    assert len(aside) == 3
    assert all(v.verdict == "unclear" and "page" in v.reasons[0] for v in found.verdicts if v.passage in aside)
    assert not any(aside & {*link.left, *link.right} for link in found.links)
    assert not any(aside & set(topic.passages) for topic in found.topics)


def test_what_stands_in_both_word_for_word_is_shared_whatever_it_is():
    found = _compared(ASKED, ASKED)
    assert {v.verdict for v in found.verdicts} == {"shared"}
    assert "one leaves out nothing of other." in found.to_text()


@pytest.mark.parametrize("text", ["They met in Norvik.", f"FOR THE PRESS\n\n{TALKS}"])
def test_nothing_is_left_out_where_all_but_furniture_is_shared(text):
    found = _compared(text, text.removeprefix("FOR THE PRESS\n\n"))
    assert "other leaves out nothing of one." in found.to_text()


def test_what_is_no_account_and_no_day_is_told_so():
    with pytest.raises(TypeError, match="'some text'.*Account"):
        readouts.compare("some text", "another text")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="YYYY-MM-DD, got 'yesterday'"):
        Account("They met.", id="one", date="yesterday")


def test_a_bare_title_may_be_shared_and_is_never_left_out():
    title = "Minister Lie's Meeting with Minister Brandt of Tallmere"
    found = _compared(f"{title}\n\n{TALKS}", f"The tugs were repaired at the yard in May.\n\n{TALKS}")
    judged = next(v for v in found.verdicts if found.text(v.passage) == title)
    assert judged.verdict == "unclear"
    assert "page" in judged.reasons[0]
    found = _compared(f"{title}\n\n{TALKS}", f"{title}\n\n{TALKS}")
    assert next(v for v in found.verdicts if found.text(v.passage) == title).verdict == "shared"


def test_the_house_of_a_date_line_puts_no_name_in_doubt():
    held = "The 9th Baltic-Nordic Forum was held on 4 May 2025 in Tartu, Estonia."
    told = "The Estonian premier and his guests talked of ferries at the annual forum on Sunday. The guests left by sea."
    found = _compared(f"{held} Ferries were discussed.", f"TARTU, Estonia, May 4, Nordic News\n\n{told}")
    (verdict,) = (one for one in found.verdicts if one.passage == "one:1")
    assert verdict.verdict == "shared"
    assert not any("names differ" in reason for reason in verdict.reasons)
