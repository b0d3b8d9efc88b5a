"""Natural language inference with a model of one's own: a tiny one made here, whose head is set by hand."""

from pathlib import Path

import pytest

import readouts
from readouts.cli import main
from readouts.encoders import load_inference
from readouts.errors import EncoderError
from tests.conftest import save_letters

ONE = "The ministers agreed to reopen the border crossing in March."
TWO = "The ministers agreed to reopen the border crossing in the spring."


def save_model(folder: Path, labels: dict[int, str], favoured: int) -> Path:
    import torch
    from transformers import BertConfig, BertForSequenceClassification

    config = BertConfig(
        vocab_size=save_letters(folder), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        max_position_embeddings=128, id2label=labels, label2id={label: n for n, label in labels.items()},
    )  # fmt: skip
    model = BertForSequenceClassification(config)
    with torch.no_grad():
        model.classifier.weight.zero_()
        model.classifier.bias.zero_()
        model.classifier.bias[favoured] = 9.0
    model.save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def contrary(tmp_path_factory) -> Path:
    labels = {0: "entailment", 1: "neutral", 2: "CONTRADICTION"}
    return save_model(tmp_path_factory.mktemp("contrary"), labels, 2)


def test_a_model_that_contradicts_everything_marks_every_link(contrary):
    one, two = readouts.Account(ONE, id="one", language="en"), readouts.Account(TWO, id="two", language="en")
    without, found = readouts.compare(one, two), readouts.compare(one, two, nli=str(contrary))
    assert len(without.links) == 1
    assert without.conflicts == ()
    assert [conflict.kind for conflict in found.conflicts] == ["contradiction"]
    assert found.conflicts[0].left.value == ONE
    assert {verdict.verdict.value for verdict in found.verdicts} == {"conflict"}
    assert "contradiction" in str(found.manifest.parameters["examined"])
    mirrored = readouts.compare(two, one, nli=str(contrary))
    assert [c.left.passage for c in mirrored.conflicts] == ["two:1"]


def test_a_model_that_agrees_with_everything_marks_none(tmp_path):
    model = save_model(tmp_path, {0: "entailment", 1: "neutral", 2: "contradiction"}, 0)
    one, two = readouts.Account(ONE, id="one", language="en"), readouts.Account(TWO, id="two", language="en")
    assert readouts.compare(one, two, nli=str(model)).conflicts == ()


def test_a_model_without_the_label_is_refused(tmp_path):
    model = save_model(tmp_path, {0: "good", 1: "bad"}, 0)
    with pytest.raises(EncoderError, match=r"no label for contradiction, only good, bad; choose"):
        load_inference(str(model))


def test_the_command_line_says_in_one_line_that_there_is_no_such_model(tmp_path, capsys):
    for name, text in (("a", ONE), ("b", TWO)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert main(["compare", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--nli", "nobody/nothing"]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
