import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.text.numerals import numbers
from readouts.text.tokens import stem, weight, words

any_text = st.text(st.characters(), max_size=200)


@given(any_text)
def test_words_are_disjoint_in_order_and_one_stem_each(text):
    found = words(text)
    edges = found.spans.ravel()
    assert (np.diff(edges) >= 0).all()
    assert (found.spans[:, 0] < found.spans[:, 1]).all()
    assert len(found.stems) == len(found.weights) == len(found.spans)
    assert ((found.weights > 0) & (found.weights <= 1)).all()


@pytest.mark.parametrize(
    ("left", "right"),
    [("ministers", "Minister’s"), ("U.S.", "US"), ("agreed", "agree"), ("discussions", "discussion")],
)
def test_forms_of_one_word_share_a_stem(left, right):
    assert stem(left) == stem(right)


def test_rare_words_weigh_more_than_common_ones_and_than_those_of_the_register():
    assert weight("ransomware") > weight("economy") > weight("the")
    assert weight("underscored") < weight("overscored")


def test_unspaced_scripts_give_a_word_a_character():
    assert words("双方同意", "zh").stems == ("双", "方", "同", "意")


def test_a_language_without_a_table_weighs_all_words_alike():
    assert set(words("muna na tattaunawa", "ha").weights) == {0.5}


@given(any_text, st.integers(0, 200), st.integers(0, 200))
def test_inside_gives_the_words_that_lie_wholly_inside(text, start, end):
    found = words(text)
    rows = found.inside(start, end)
    expected = [i for i, (a, b) in enumerate(found.spans.tolist()) if start <= a and b <= end]
    assert list(range(len(found.stems))[rows]) == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("about 100,000 soldiers", {"100000"}),
        ("100 000 or 100\u00a0000", {"100000"}),
        ("2.50 and 2.5", {"2.5"}),
        ("November 15, 2021", {"15", "2021"}),
        ("$500 million", {"500"}),
        ("no figure", set()),
        ("007", {"7"}),
    ],
)
def test_numbers_are_read_as_values(text, values):
    assert numbers(text) == values


def test_a_word_that_the_end_of_a_line_cuts_is_one_and_what_a_hyphen_joins_is_two():
    text = "They will dis-\n  cuss long-\nterm inter-\r\nnational aid; Petrov-\nlann and Arland-\nBesk trade."
    found = words(text)
    assert found.stems[2:7] == ("discuss", "long", "term", "internat", "aid")
    assert [text[slice(*span)] for span in found.spans.tolist()][2:4] == ["dis-\n  cuss", "long"]
    assert found.stems[-3:] == ("arland", "besk", "trade")
