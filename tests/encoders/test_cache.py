import logging
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from readouts.encoders import Cache, encode_passages
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
        Cache.key(toy, TEXT, SPANS),
        Cache.key(toy, TEXT + " ", SPANS),
        Cache.key(toy, TEXT, SPANS[:1]),
        Cache.key(other, TEXT, SPANS),
    }
    assert len(keys) == 4


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
    assert [path.suffix for path in cache.folder.iterdir()] == [".npz"]


def test_the_least_recently_used_go_first(tmp_path, toy):
    import os

    cache = Cache(tmp_path, limit_mb=1)
    size = 700
    texts = [f"word{n} " * size for n in range(12)]
    for n, text in enumerate(texts):
        encode_passages(toy, text, (Span(0, len(text)),), cache)
        for path in tmp_path.iterdir():
            if path.name == f"{Cache.key(toy, text, (Span(0, len(text)),))}.npz":
                os.utime(path, (n, n))
    info = cache.info()
    assert 0 < info.bytes <= info.limit_bytes
    if info.entries < len(texts):
        assert cache.get(Cache.key(toy, texts[0], (Span(0, len(texts[0])),))) is None
    assert cache.get(Cache.key(toy, texts[-1], (Span(0, len(texts[-1])),))) is not None


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
    (cache.folder / ("a" * 64 + ".npz")).symlink_to(target)
    assert cache.clear() == 1
    assert target.read_text() == "mine too"
    assert (cache.folder / "notes.txt").exists()


def test_an_encoder_that_drops_a_text_is_refused(toy):
    from readouts.errors import EncoderError

    class Short(ToyEncoder):
        def encode(self, texts):
            return super().encode(texts[:1])

    with pytest.raises(EncoderError, match="1 rows for 2 passages"):
        encode_passages(Short(), TEXT, SPANS)
