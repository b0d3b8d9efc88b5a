"""What vouches for a value, so that no conflict is claimed, and what does not."""

import pytest

from readouts import Account, compare
from readouts.judge.rules.conversions import converted
from readouts.judge.rules.values import quantities_told

LISBON, QUITO = (
    f"The fisheries panel will convene in {town} in the last week of October." for town in ("Lisbon", "Quito")
)


def disputed(here: str, there: str) -> list[tuple[str, str, str]]:
    comparison = compare(Account(here, id="a", language="en"), Account(there, id="b", language="en"))
    return [(one.kind, one.left.value, one.right.value) for one in comparison.conflicts]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (LISBON, QUITO),
        (f"{LISBON} Exports to Ecuador have grown.", QUITO),
        (LISBON, f"{QUITO} A loan to Portugal was repaid."),
        (f"{LISBON} Will exports to Ecuador grow?", QUITO),
        (f"{LISBON}\n\nQUESTION: Why not in Quito?", QUITO),
    ],
)
def test_neither_the_country_of_a_town_nor_a_question_vouches_for_where_something_is_held(here, there):
    assert disputed(here, there) == [("name", "Lisbon", "Quito")]


def test_the_town_itself_vouches_for_it():
    assert disputed(f"{LISBON} The panel after that will convene in Quito.", QUITO) == []


def test_a_question_vouches_for_no_number():
    here, there = "The fund will pay for 340 new wells.", "The fund will pay for 430 new wells."
    assert disputed(f"{here} Why not for 430 new wells?", there) == [("number", "340", "430")]
    assert disputed(f"{here} Nobody had asked for 430 new wells.", there) == []


@pytest.mark.parametrize(
    "other",
    ["62 billion yen ($410 million)", "62 billion yen (about US$410 million)", "$410 million (62 billion yen)"],
)
def test_a_sum_in_two_currencies_is_held_against_one_in_either(other):
    text = f"The ferry link will cost {other}."
    found = quantities_told(text)
    assert [one.of(text) for _, one in converted(text, found).values()] == [other, other]
    assert disputed("The ferry link will cost 480 million dollars.", text) == [
        ("number", "480 million dollars", other)
    ]
    assert disputed("The ferry link will cost 410 million dollars.", text) == []


@pytest.mark.parametrize(
    "text",
    ["It cost $410 million (62 percent of all).", "They gave 62 billion yen and $410 million.", "$4m ($3m net)"],
)
def test_other_numbers_in_brackets_are_no_conversions(text):
    assert converted(text, quantities_told(text)) == {}
