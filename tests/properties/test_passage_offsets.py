"""Passages rebuild the text: whatever comes in, no character is lost and no offset is wrong."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readouts.text.passages import segment
from readouts.types import Span

# Pieces on which the rules turn, so that arbitrary texts reach them; the rest is any code point at all.
_MARKS = """
    . ! ? … ... . 。 ！ ？ ． ؟ ۔ । ; : , ' " “ ” ‘ ’ „ « » 「 」 ( ) [ ] [1] ¹ * ** _ # - – — • / | @
    U.S. Gen. No. Jr. e.g. p.m. J. St. г. т. е. and The He said 26 3.5 1. (a) 1) i. 会 谈 と они قال и
    👩‍👩‍👧 🇺🇸 𝒳 ﷺ שלום İ ß ² Ⅳ ٣
"""
_SPACES = " \n\r\t\x0b\x0c\x1c\x1f\x85\u00a0\u3000\u2028\u2029"
_ODD = "\u200b\u200d\u200f\u202e\u2066\ufeff\ufe0f\u0301\u0345\x00\ud800\udfff"
_PIECES = (*_MARKS.split(), *_SPACES, "  ", "\n\n", "\r\n", *_ODD)
_ANYTHING = st.one_of(
    st.text(st.characters()),
    st.lists(st.sampled_from(_PIECES)).map("".join),
    st.lists(st.one_of(st.sampled_from(_PIECES), st.text(st.characters(), max_size=3)), max_size=60).map("".join),
)


@given(_ANYTHING, st.sampled_from([None, "en", "ru", "zh", "ja", "de", "ar", "fr-CA", "??"]))
@example("Yes. ?!", "en")
@example(".² 0", None)
@example("“" * 50 + ". " * 50, None)
@example("\ud800. \udfff.\x00 \u200b", "en")
def test_passages_rebuild_the_text(text: str, language: str | None) -> None:
    _assert_rebuilds(text, segment(text, language))


@given(_ANYTHING)
def test_the_same_text_gives_the_same_passages(text: str) -> None:
    assert segment(text, "en") == segment(text, "en")


@given(st.lists(_ANYTHING, min_size=2, max_size=4))
def test_no_passage_has_words_on_both_sides_of_a_blank_line(texts: list[str]) -> None:
    whole = "\n\n".join(texts)
    spans = segment(whole)
    cut = 0
    for text in texts[:-1]:
        cut += len(text) + 2
        for span in spans:
            assert not (_has_word(whole[span.start : cut]) and _has_word(whole[cut : span.end]))


@given(_ANYTHING, st.sampled_from(["\n", " ", "\u3000"]))
def test_space_around_a_text_only_moves_its_passages(text: str, space: str) -> None:
    moved = tuple(Span(span.start + 1, span.end + 1) for span in segment(text.strip()))
    assert segment(space + text.strip() + space) == moved


@pytest.mark.parametrize(
    "unit",
    [
        "w",
        '"',
        ".",
        "\n",
        ". ",
        "“",
        "(",
        "a.",
        "A. ",
        "?!",
        "U.S. ",
        ".)",
        "[1]",
        "1. ",
        "。",
        "- a\n",
        "\u200b\n",
    ],
)
def test_a_long_run_of_anything_is_read_to_its_end(unit: str) -> None:
    text = unit * 20_000
    _assert_rebuilds(text, segment(text))


def _assert_rebuilds(text: str, spans: tuple[Span, ...]) -> None:
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)
    for span in spans:
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(text)]
    between = "".join(text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2))
    assert not between.strip()


def _has_word(text: str) -> bool:
    return any(char.isalnum() for char in text)
