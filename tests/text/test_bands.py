import gzip
import random

import msgpack
import pytest

from readouts.text import frequencies
from readouts.text.bands import Bands

HEAD = {"format": "cB", "version": 1}


@pytest.fixture
def table(tmp_path):
    def write(*bands, head=HEAD):
        path = tmp_path / "table.msgpack.gz"
        path.write_bytes(gzip.compress(msgpack.packb([head, *bands])))
        return path

    return write


def test_words_are_found_where_a_dictionary_of_the_table_has_them():
    bands = Bands(frequencies._path())
    words = list(bands.places)
    assert len(words) > 100_000
    random.Random(1).shuffle(words)
    for first in range(0, len(words), 5_000):
        part = words[first : first + 5_000]
        assert bands.find(part) == {word: bands.places[word] for word in part}


def test_a_part_of_a_word_is_no_word(table):
    # Here "é" ends in a byte that could stand before a word of nine letters, and "à" before one of none.
    bands = Bands(table(["préabcdefghi", "à", "format"], ["voilà", "x" * 40], [], ["été"]))
    assert bands.find(["abcdefghi", "", "version", "absent", "y" * 40, "x" * 39]) == {}
    assert bands.find(["été", "format", "x" * 40, "préabcdefghi"]) == {
        "été": 3,
        "format": 0,
        "x" * 40: 1,
        "préabcdefghi": 0,
    }


def test_nothing_is_found_in_a_table_without_words(table):
    assert Bands(table()).find(["the", "format"]) == {}


def test_another_format_is_refused(table):
    with pytest.raises(ValueError, match="unknown head"):
        Bands(table(["the"], head={"format": "cB", "version": 2}))
