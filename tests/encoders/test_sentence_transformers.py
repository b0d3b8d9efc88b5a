"""Any other model: a tiny one made here, and everything that can be wrong with a name or a folder."""

import json
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest
from huggingface_hub.errors import LocalEntryNotFoundError

from readouts.encoders import Cache, load
from readouts.errors import EncoderError
from tests.conftest import save_letters


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random two-layer BERT with a word-piece vocabulary of single letters."""
    from sentence_transformers import SentenceTransformer

    try:
        from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    except ImportError:  # before version 5.4
        from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel

    base, out = tmp_path_factory.mktemp("bert"), tmp_path_factory.mktemp("tiny")
    config = BertConfig(
        vocab_size=save_letters(base), hidden_size=16, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=32,
    )  # fmt: skip
    BertModel(config).save_pretrained(base)
    transformer = Transformer(str(base), max_seq_length=16)
    SentenceTransformer(modules=[transformer, Pooling(16)], device="cpu").save(str(out))
    return out


def test_a_model_loads_by_path_and_gives_both_kinds_of_vectors(tiny):
    from sentence_transformers import SentenceTransformer

    encoder, texts = load(str(tiny)), ["grain talks", "visas", ""]
    encoding = encoder.encode(texts)
    own = SentenceTransformer(str(tiny), device="cpu").encode(texts, normalize_embeddings=True)
    assert np.abs(encoding.passages - own).max() < 1e-5
    assert encoding.tokens.shape == (15, 16)
    assert [texts[o][a:b] for (a, b), o in zip(encoding.token_spans, encoding.token_passage, strict=True)][:3] == [
        "g",
        "r",
        "a",
    ]
    assert len(encoder.weights_sha256) == 64
    assert encoder.languages is None


def test_passages_and_tokens_have_to_be_of_one_length(tiny, tmp_path):
    from sentence_transformers import SentenceTransformer

    try:
        from sentence_transformers.sentence_transformer.modules import Dense
    except ImportError:  # before version 5.4
        from sentence_transformers.models import Dense

    SentenceTransformer(modules=[*SentenceTransformer(str(tiny), device="cpu"), Dense(16, 8)]).save(str(tmp_path))
    with pytest.raises(EncoderError, match="tokens 16 numbers and passages 8"):
        load(str(tmp_path))


def test_the_same_weights_used_otherwise_are_not_taken_from_the_cache(tiny, tmp_path):
    shutil.copytree(tiny, tmp_path / "model")
    before = load(str(tmp_path / "model"))
    settings = tmp_path / "model" / "sentence_bert_config.json"
    settings.write_text(json.dumps({**json.loads(settings.read_text()), "max_seq_length": 8}))
    after = load(str(tmp_path / "model"))
    assert before.weights_sha256 == after.weights_sha256
    assert Cache.key(before, ["grain"]) != Cache.key(after, ["grain"])
    assert Cache.key(after, ["grain"]) == Cache.key(load(str(tmp_path / "model")), ["grain"])


def test_long_texts_are_read_in_windows(tiny):
    encoding = load(str(tiny)).encode(["abcdefghij " * 10])
    assert len(encoding.tokens) == 100


def test_compare_takes_it_by_path(tiny):
    import readouts

    one, two = (readouts.Account(t, id=i, language="en") for t, i in (("grain talks", "a"), ("visa rules", "b")))
    comparison = readouts.compare(one, two, encoder=str(tiny))
    assert comparison.manifest.encoder == str(tiny)
    assert any("calibrated" in warning for warning in comparison.manifest.warnings)


def test_an_unknown_name_says_how_to_get_it():
    with pytest.raises(EncoderError, match=r"no such encoder on this machine.*--download"):
        load("nobody/no-such-model")


def test_an_install_without_the_library_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EncoderError, match="not installed here.*pip install sentence-transformers"):
        load("nobody/no-such-model")


@pytest.mark.parametrize(
    ("error", "download", "told"),
    [
        (OSError(28, "No space left on device"), True, "cannot be loaded .*No space left"),
        (ValueError("unrecognized configuration"), False, "cannot be loaded .*unrecognized configuration"),
        (LocalEntryNotFoundError("no connection"), True, r"no such model, or the hub cannot be reached \(no conn"),
        (LocalEntryNotFoundError("not cached"), False, "no such encoder on this machine"),
    ],
)
def test_the_reason_of_a_failure_is_not_taken_for_another(monkeypatch, error, download, told):
    import sentence_transformers

    def fail(*_arguments, **_options):
        try:
            raise error
        except Exception as cause:  # as the libraries do
            raise type(cause)(*cause.args) from cause

    monkeypatch.setattr(sentence_transformers, "SentenceTransformer", fail)
    with pytest.raises(EncoderError, match=told):
        load("somebody/some-model", download=download)


def test_loading_leaves_the_streams_alone_and_prints_nothing(tiny, monkeypatch, capfd):
    import sys

    import sentence_transformers

    streams, seen = (sys.stdout, sys.stderr), []

    class Watched(sentence_transformers.SentenceTransformer):
        def __init__(self, *arguments, **options):
            seen.append((sys.stdout, sys.stderr))
            super().__init__(*arguments, **options)

    monkeypatch.setattr(sentence_transformers, "SentenceTransformer", Watched)
    load(str(tiny))
    assert seen == [streams]
    assert capfd.readouterr() == ("", "")


def test_a_folder_without_weights(tmp_path):
    with pytest.raises(EncoderError, match="no model with safetensors"):
        load(str(tmp_path))


def test_pickled_weights_are_refused(tiny, tmp_path):
    import shutil

    copy = tmp_path / "pickled"
    shutil.copytree(tiny, copy)
    for file in copy.rglob("*.safetensors"):
        file.rename(file.with_name("pytorch_model.bin"))
    with pytest.raises(EncoderError, match="safetensors"):
        load(str(copy))


def test_a_broken_folder_is_one_line(tiny, tmp_path):
    import shutil

    copy = tmp_path / "broken"
    shutil.copytree(tiny, copy)
    (copy / "config.json").write_text(json.dumps({"model_type": "nonsense"}), encoding="utf-8")
    with pytest.raises(EncoderError) as caught:
        load(str(copy))
    assert "\n" not in str(caught.value)
