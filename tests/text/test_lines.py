"""Where the lines of a text begin and end."""

from hypothesis import given
from hypothesis import strategies as st

from readouts.text.lines import line_end, line_start, lines_of, opens_line
from readouts.types import Span

TEXTS = st.text(st.sampled_from("ab >\t\n"), max_size=30)


@given(TEXTS, st.data())
def test_a_line_lies_between_two_line_feeds(text: str, data: st.DataObject):
    at = data.draw(st.integers(0, len(text)))
    start, end = line_start(text, at), line_end(text, at)
    assert start <= at <= end
    assert text[start:end] == text.split("\n")[text.count("\n", 0, at)]
    assert opens_line(text, at) is (text[start:at].strip() == "")


@given(TEXTS.filter(bool))
def test_the_lines_of_a_passage_are_its_lines_that_are_not_blank(text: str):
    span = Span(len(text) // 3, len(text))
    said = [line.of(text) for line in lines_of(text, span)]
    assert said == [line.strip() for line in span.of(text).split("\n") if line.strip()]


def test_marks_before_a_word_may_count_for_nothing():
    assert opens_line("Norvik\n> Lie", 9, " >") is True
    assert opens_line("Norvik\n> Lie", 9) is False
