import errno
import logging
import os
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.encoders import Cache, Encoders, encode_passages, load
from readouts.encoders.blocks import blocks
from readouts.types import Span
from tests.conftest import ToyEncoder

TEXT = "Grain was discussed. Visas were not."
SPANS = (Span(0, 20), Span(21, 36))


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "kept")


def same(one, two):
    return all(
        np.array_equal(getattr(one, name), getattr(two, name))
        for name in ("passages", "tokens", "token_spans", "token_passage")
    )


def test_the_second_time_nothing_is_encoded(cache, toy):
    first = encode_passages(toy, TEXT, SPANS, cache)
    second = encode_passages(toy, TEXT, SPANS, cache)
    assert toy.calls == 1
    assert same(first, second)
    assert first.token_spans[-1].tolist() == [32, 35]


def test_whatever_decides_an_encoding_is_in_its_key(toy):
    other = ToyEncoder()
    other.weights_sha256 = "1" * 64
    keys = {
        Cache.key(toy, ["Grain.", "Visas."]),
        Cache.key(toy, ["Grain.", "Visas. "]),
        Cache.key(toy, ["Grain."]),
        Cache.key(toy, ["Grain.Visas."]),
        Cache.key(other, ["Grain.", "Visas."]),
    }
    assert len(keys) == 5


@pytest.mark.parametrize(
    "damage", [lambda raw: raw[:-10], lambda raw: raw[:99] + b"x" + raw[100:], lambda raw: b""]
)
def test_a_damaged_file_is_noticed_and_made_again(cache, toy, damage, caplog):
    first = encode_passages(toy, TEXT, SPANS, cache)
    path = next(cache.folder.iterdir())
    path.write_bytes(damage(path.read_bytes()))
    with caplog.at_level(logging.WARNING, "readouts"):
        again = encode_passages(toy, TEXT, SPANS, cache)
    assert "damaged" in caplog.text
    assert same(first, again)
    assert toy.calls == 2
    encode_passages(toy, TEXT, SPANS, cache)
    assert toy.calls == 2


def test_parallel_writers_leave_whole_files(cache):
    def write(_):
        return encode_passages(ToyEncoder(), TEXT, SPANS, cache)

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(write, range(40)))
    assert all(same(results[0], other) for other in results)
    assert cache.info().entries == 1
    assert [path.suffix for path in cache.folder.iterdir()] == [".encoding"]


def test_the_least_recently_used_go_first(tmp_path, toy):
    cache = Cache(tmp_path, limit_mb=1)
    size = 700
    texts = [f"word{n} " * size for n in range(12)]
    for n, text in enumerate(texts):
        encode_passages(toy, text, (Span(0, len(text)),), cache)
        for path in tmp_path.iterdir():
            if path.name == f"{Cache.key(toy, [text])}.encoding":
                os.utime(path, (n, n))
    info = cache.info()
    assert 0 < info.bytes <= info.limit_bytes
    if info.entries < len(texts):
        assert cache.get(Cache.key(toy, [texts[0]])) is None
    assert cache.get(Cache.key(toy, [texts[-1]])) is not None


def test_a_folder_that_cannot_be_used_costs_one_warning(tmp_path, toy, caplog):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    cache = Cache(blocked / "below")
    with caplog.at_level(logging.WARNING, "readouts"):
        first = encode_passages(toy, TEXT, SPANS, cache)
        second = encode_passages(toy, TEXT, SPANS, cache)
    assert same(first, second)
    assert len(caplog.records) == 1


def test_clear_removes_our_files_and_nothing_else(cache, toy, tmp_path):
    encode_passages(toy, TEXT, SPANS, cache)
    (cache.folder / "notes.txt").write_text("mine")
    target = tmp_path / "elsewhere"
    target.write_text("mine too")
    (cache.folder / ("a" * 64 + ".encoding")).symlink_to(target)
    assert cache.clear() == 1
    assert target.read_text() == "mine too"
    assert (cache.folder / "notes.txt").exists()


def test_what_a_killed_process_left_half_written_is_counted_and_cleared(cache, toy, tmp_path):
    encode_passages(toy, TEXT, SPANS, cache)
    left, being_written, mine = (
        cache.folder / name for name in ("readouts-a1b2.part", "readouts-c3.part", "x.part")
    )
    for path in (left, being_written, mine):
        path.write_bytes(b"half")
    os.utime(left, (0, 0))
    os.utime(mine, (0, 0))
    assert cache.info().entries == 2
    assert cache.clear() == 2
    assert sorted(cache.folder.iterdir()) == [being_written, mine]


def test_a_process_that_is_killed_while_it_writes_leaves_what_is_found(cache, monkeypatch):
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: os._exit(3))
    if not (child := os.fork()):
        cache.write("a" * 64 + ".words", b"known")
    os.waitpid(child, 0)
    (left,) = cache.folder.iterdir()
    assert cache.info().entries == 0
    os.utime(left, (0, 0))
    assert cache.info().entries == 1


def test_every_kind_of_entry_is_counted(cache):
    cache.write("a" * 64 + ".newlymade", b"anything")
    assert cache.info().entries == 1
    with pytest.raises(ValueError, match="a name is 64"):
        cache.write("Notes.txt", b"anything")


def test_an_encoder_that_drops_a_text_is_refused(toy):
    from readouts.errors import EncoderError

    class Short(ToyEncoder):
        def encode(self, texts):
            return super().encode(texts[:1])

    with pytest.raises(EncoderError, match="1 rows for 2 passages"):
        encode_passages(Short(), TEXT, SPANS)


def sentences(count):
    return [f"In talk number {n} they spoke of grain, of visas and of matter {n * n % 97}." for n in range(count)]


def as_account(texts):
    starts = np.cumsum([0, *(len(text) + 1 for text in texts)])
    return " ".join(texts), [Span(int(at), int(at) + len(text)) for at, text in zip(starts, texts, strict=False)]


class Counting(ToyEncoder):
    def __init__(self):
        super().__init__()
        self.seen = []

    def encode(self, texts):
        self.seen += texts
        return super().encode(texts)


@pytest.mark.parametrize("place", [0, 37, 79])
def test_a_corrected_sentence_encodes_little_else_again_and_the_same_as_from_nothing(cache, place):
    texts = sentences(80)
    encode_passages(Counting(), *as_account(texts), cache)
    texts[place] = "Nothing was said of lorries after all, said the ministry."
    again = Counting()
    corrected = encode_passages(again, *as_account(texts), cache)
    assert texts[place] in again.seen
    assert len(again.seen) <= 0.4 * len(texts)
    assert same(corrected, encode_passages(Counting(), *as_account(texts)))


def test_a_corrected_sentence_gives_the_bytes_of_the_default_encoder_from_nothing(cache):
    encoder = load()
    texts = sentences(40)
    encode_passages(encoder, *as_account(texts), cache)
    texts[20] = "Nothing was said of lorries after all, said the ministry."
    assert same(
        encode_passages(encoder, *as_account(texts), cache), encode_passages(encoder, *as_account(texts), None)
    )


@given(st.lists(st.text(st.characters(), max_size=900), max_size=30))
def test_blocks_hold_every_text_once_and_depend_on_nothing_before_them(texts):
    cut = blocks(texts)
    assert [text for block in cut for text in texts[block]] == texts
    assert all(block.start < block.stop for block in cut)
    if len(cut) > 1:
        later = blocks(texts[cut[1].start :])
        assert [texts[block] for block in cut[1:]] == [texts[cut[1].start :][block] for block in later]


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"[]\n",
        b"x",
        b"[[1, 8], [2, 8], [2, 2], [2]]\n" + b"\0" * 8,
        b'[["a"], [1], [1], [1]]\n',
        b"[1, 2, 3, 4]\n",
    ],
)
def test_a_file_of_another_shape_is_made_again(cache, toy, payload, caplog):
    first = encode_passages(toy, TEXT, SPANS, cache)
    cache.write(f"{Cache.key(toy, [span.of(TEXT) for span in SPANS])}.encoding", payload)
    with caplog.at_level(logging.WARNING, "readouts"):
        assert same(first, encode_passages(toy, TEXT, SPANS, cache))
    assert "does not fit" in caplog.text


def test_a_full_disk_costs_one_warning(cache, toy, monkeypatch, caplog):
    def full(*_args, **_kwargs):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("readouts.store.os.fdopen", full)
    with caplog.at_level(logging.WARNING, "readouts"):
        first = encode_passages(toy, TEXT, SPANS, cache)
        assert same(first, encode_passages(toy, TEXT, SPANS, cache))
    assert len(caplog.records) == 1
    assert "No space left" in caplog.text
    assert list(cache.folder.iterdir()) == []


def test_a_stop_drops_what_waits(toy):
    class Slow(ToyEncoder):
        seen = 0

        def side_by_side(self):
            return nullcontext(1)

        def encode(self, texts):
            time.sleep(0.05)
            Slow.seen += 1
            return super().encode(texts)

    text, spans = as_account(sentences(400))
    with Encoders(Slow()) as ahead:
        ahead.begin(text, spans)
    assert Slow.seen <= 2
