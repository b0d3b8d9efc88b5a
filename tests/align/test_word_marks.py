"""What single words look like."""

import pytest

from readouts.pipeline import read_passages
from readouts.types import Account
from tests.conftest import ToyEncoder


def marked(text: str) -> dict[str, tuple[str, ...]]:
    """Return the words of a text that have each mark."""
    reading = read_passages(Account(text, id="a", language="en"), ToyEncoder())
    surface = [text[start:end] for start, end in reading.words.spans.tolist()]
    return {
        mark: tuple(word for word, so in zip(surface, column, strict=True) if so)
        for mark, column in reading.marks._asdict().items()
    }


def test_names_numbers_denials_and_capitals():
    found = marked("The ministers did not meet Aalto on 4 May. Neither side paid 2.5m.")
    assert found["name"] == ("Aalto", "4", "May", "2.5m")
    assert found["number"] == ("4", "2.5m")
    assert found["negation"] == ("not", "Neither")
    assert found["capital"] == ("The", "Aalto", "May", "Neither")


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Crown Prince Holds 2 Calls with President of Norland", ("2",)),
        ("Crown Prince Holds 2 Calls with President of Norland.", ("Prince", "Holds", "2", "Calls", "President", "Norland")),
        ("Crown prince holds 2 calls with the president of Norland", ("2", "Norland")),
    ],
)  # fmt: skip
def test_capitals_of_a_title_name_nobody(title, names):
    assert marked(f"{title}\n\nThe two spoke for an hour.")["name"] == names


def test_a_text_without_words_has_no_marks():
    assert not any(marked("* * *").values())
