"""The numbers of items in a list, which count nothing and are no words."""

import pytest

from readouts import Account, compare
from readouts.text.item_numbers import item_numbers
from readouts.text.numerals import numbers
from readouts.text.quantities import quantities
from readouts.text.tokens import words


@pytest.mark.parametrize("number", ["6.", "14.", "(7)", "8)", "II.", "(iv)", "(b)", "3.2.", "112."])
def test_the_number_of_an_item_is_neither_a_quantity_nor_a_word(number):
    text = f"{number} The envoys opened two bridges."
    assert [span.of(text) for span in item_numbers(text)] == [number]
    assert [one.low for one in quantities(text)] == [2.0]
    assert numbers(text) == frozenset()
    assert words(text).stems == words("The envoys opened two bridges.").stems


def test_items_are_found_in_lines_and_between_sentences():
    text = "1. Roads were built. 2. Rails were laid.\n\n  (3) Ports were dug."
    assert [span.of(text) for span in item_numbers(text)] == ["1.", "2.", "(3)"]
    assert quantities(text) == ()


@pytest.mark.parametrize(
    "text",
    ["12 bridges opened.", "5. October was wet.", "V. Smith spoke.", "They left at 4. p.m.", "3.5 million came."],
)
def test_other_numbers_at_the_head_of_a_line_are_left_alone(text):
    assert item_numbers(text) == ()


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("9. The Envoys praised the new ferry.", "The two envoys praised the new ferry."),
        ("(11) Both ports will open a customs office.", "The two ports will open three customs offices."),
    ],
)
def test_an_item_disputes_no_count(here, there):
    comparison = compare(Account(here, id="a", language="en"), Account(there, id="b", language="en"))
    assert comparison.conflicts == comparison.discrepancies == ()
