"""Ends of a matter: which words of a sentence stand at one, and which only look as if they did."""

import pytest

from readouts.text.poles import poles
from readouts.text.tokens import words


def ends(text: str, kind: str = "polarity") -> set[str]:
    """Return the phrases of a text that stand at an end."""
    spans = tuple((start, end) for start, end in words(text).spans.tolist())
    return {pole.span.of(text) for pole in poles(text, kind, spans)}


@pytest.mark.parametrize(
    ("phrase", "told", "other"),
    [
        ("operational", "The mill is operational again.", "The operators came."),
        ("closed to", "The road was closed to carts.", "A well close to carts was dug."),
        ("letting", "They kept letting carts pass.", "They wrote, letting it be known."),
        ("election", "The election is over.", "The election commission met."),
        ("constructive", "A constructive tone was struck.", "A mill was constructed."),
    ],
)
def test_a_word_of_another_sense_or_class_stands_at_no_end(phrase, told, other):
    assert phrase in ends(told)
    assert not {end for end in ends(other) if end[:3] == phrase[:3]}


def test_a_word_that_shares_its_stem_with_one_of_reach_has_none():
    assert ends("Several carts came.", "scope") == {"Several"}
    assert ends("What severed the rope is unknown.", "scope") == set()


def test_a_passage_without_words_stands_nowhere():
    assert ends("* * *") == set()
