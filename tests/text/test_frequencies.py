import logging
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import wordfreq
from hypothesis import given
from hypothesis import strategies as st

from readouts.store import Store
from readouts.text import frequencies
from readouts.text.tokens import words

made = st.lists(
    st.text("abehioutsABZ0123456789'’.-_éßñÀİıſÆﬁж\u0301中", min_size=1, max_size=8), min_size=1, max_size=20
)


@pytest.fixture
def english():
    frequencies._english.cache_clear()
    yield frequencies._english
    frequencies._english.cache_clear()


@given(made)
def test_every_word_is_as_frequent_as_wordfreq_says(listed):
    found = words(" ".join(listed))
    text = " ".join(listed)
    for start, end in found.spans.tolist():
        word = text[start:end]
        assert frequencies.zipf(word, "en") == wordfreq.zipf_frequency(word, "en")
        assert frequencies.share(word, "en") == wordfreq.word_frequency(word, "en")


@pytest.mark.parametrize(
    "word",
    ["The", "well-known", "don’t", "O’Brien", "d'affaires", "U.S", "19th", "2022", "100.5", "7", "G20", "São",
     "naïve", "xqzzy", "xqzzy-the", "e\u0301tude", "snake_case", "１２", "中"],
)  # fmt: skip
def test_words_of_every_kind(word):
    assert frequencies.zipf(word, "en") == wordfreq.zipf_frequency(word, "en")
    assert frequencies.share(word, "en") == wordfreq.word_frequency(word, "en")


def test_many_single_words_after_another_are_the_same_as_all_at_once(english):
    listed = wordfreq.top_n_list("en", 4000)[::200]
    one_by_one = [frequencies.zipf(word, "en") for word in listed]
    english.cache_clear()
    frequencies.prepare(listed, "en")
    assert one_by_one == [frequencies.zipf(word, "en") for word in listed]


def looked_up(store, *listed):
    """Return the Zipf values of words in a comparison of its own that keeps them in a store."""
    with frequencies.keep_in(store):
        return [frequencies.zipf(word, "en") for word in listed]


def test_what_was_looked_up_is_kept_and_the_table_not_read_again(tmp_path, english, monkeypatch):
    before = looked_up(Store(tmp_path), "crossing")
    english.cache_clear()
    monkeypatch.setattr("readouts.text.bands.Bands", lambda path: pytest.fail(f"{path} was read"))
    assert looked_up(Store(tmp_path), "crossing") == before == [wordfreq.zipf_frequency("crossing", "en")]


def test_nothing_is_kept_once_a_comparison_is_over(tmp_path, english):
    looked_up(Store(tmp_path / "one"), "crossing")
    (kept,) = (tmp_path / "one").iterdir()
    before = kept.read_bytes()
    frequencies.zipf("harbour", "en")
    looked_up(None, "lighthouse")
    assert kept.read_bytes() == before


def test_two_comparisons_at_once_keep_their_own_words(tmp_path, english):
    both = Barrier(2)

    def compare(name, word):
        with frequencies.keep_in(Store(tmp_path / name)):
            both.wait()
            frequencies.zipf(word, "en")
            both.wait()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(compare, ("one", "two"), ("crossing", "harbour")))
    kept = [frequencies._read(Store(tmp_path / name)).keys() for name in ("one", "two")]
    assert kept == [{"crossing"}, {"harbour"}]


def test_the_store_is_written_once_a_comparison(tmp_path, english, monkeypatch):
    written = []
    monkeypatch.setattr(frequencies, "_write", lambda _, known: written.append(len(known)))
    looked_up(Store(tmp_path), "crossing", "harbour", "lighthouse")
    assert written == [3]


def test_a_full_store_starts_afresh_once_and_then_keeps_again(tmp_path, english, monkeypatch):
    monkeypatch.setattr(frequencies, "_MOST_KEPT", 5)
    held = []
    for word in wordfreq.top_n_list("en", 12):
        looked_up(Store(tmp_path), word)
        held.append(len(frequencies._read(Store(tmp_path))))
        assert len(english()._known) <= 5
    assert held == [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2]


def test_a_text_of_more_words_than_are_kept_is_read_all_the_same(tmp_path, english, monkeypatch):
    monkeypatch.setattr(frequencies, "_MOST_KEPT", 5)
    listed = wordfreq.top_n_list("en", 12)
    with frequencies.keep_in(Store(tmp_path)):
        frequencies.prepare(listed, "en")
        found = [frequencies.zipf(word, "en") for word in [*listed, "crossing", *listed]]
    assert found == [wordfreq.zipf_frequency(word, "en") for word in [*listed, "crossing", *listed]]


@pytest.mark.parametrize("harm", [lambda raw: raw[:-3], lambda raw: b"", lambda raw: raw[:40] + b"\0" + raw[41:]])
def test_damaged_frequencies_are_looked_up_again(tmp_path, english, harm, caplog):
    caplog.set_level(logging.CRITICAL)
    before = looked_up(Store(tmp_path), "crossing")
    (kept,) = tmp_path.glob("*.words")
    kept.write_bytes(harm(kept.read_bytes()))
    english.cache_clear()
    assert looked_up(Store(tmp_path), "crossing") == before


@pytest.mark.parametrize("payload", [b"[1]", b"{", b'{"crossing": "x"}', b'{"crossing": null}'])
def test_a_kept_file_of_another_shape_is_passed_over(tmp_path, english, payload):
    store = Store(tmp_path)
    store.write(frequencies._name(), payload)
    assert looked_up(store, "crossing") == [wordfreq.zipf_frequency("crossing", "en")]


def test_a_store_that_cannot_be_written_changes_nothing(tmp_path, english, caplog):
    blocked = tmp_path / "file"
    blocked.write_text("")
    caplog.set_level(logging.CRITICAL)
    assert looked_up(Store(blocked), "crossing") == [wordfreq.zipf_frequency("crossing", "en")]


def test_other_languages_are_left_to_wordfreq():
    assert frequencies.zipf("переговоры", "ru") == wordfreq.zipf_frequency("переговоры", "ru")
    assert frequencies.share("Gespräch", "de") == wordfreq.word_frequency("Gespräch", "de")
    assert "en" in frequencies.languages()
    assert not {"zh", "ja", "ko"} & frequencies.languages()
