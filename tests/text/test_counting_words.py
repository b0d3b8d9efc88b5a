"""Where no number is looked for, text2num finds none."""

import pytest
from text_to_num import find_numbers

from readouts.text.numerals import _COUNTING, _Word

SPELT = """
    billion eight eighteenth eighty eleven fifteen fifth fifty first five fortieth forty four fourteen fourty hundred
    million nine nineteenth ninety ninth nought o one second seven seventy six sixteenth ten tenths third thirteen
    thirty thousand three twelfth twelve twentieth twenty two zero oss
""".split()


@pytest.mark.parametrize("word", SPELT)
def test_every_word_for_a_number_is_looked_for(word):
    assert find_numbers([_Word(word)], "en", threshold=0.0)
    assert _COUNTING.search(f"They had {word.capitalize()} of them.")


@pytest.mark.parametrize("text", ["7 of them", "a dozen", "half a ship", "twenty-one"])
def test_other_ways_to_count(text):
    assert _COUNTING.search(text)


@pytest.mark.parametrize("text", ["They mentioned stone", "often attended", "for the other side", "only so"])
def test_parts_of_words_count_nothing(text):
    assert not _COUNTING.search(text)
