"""The events that were labelled passage by passage are labelled as their page says."""

import json
from pathlib import Path

import pytest

WRITTEN = Path(__file__).parents[2] / "benchmarks" / "written"
LABELS = {"shared", "partial", "left_out", "contradicted", "furniture"}


@pytest.mark.parametrize("name", ["passages", "passages_unseen"])
def test_every_passage_has_one_label_for_each_other_account(name):
    for line in (WRITTEN / f"{name}.jsonl").read_text("utf-8").splitlines():
        accounts = json.loads(line)["accounts"]
        ids = {account["id"] for account in accounts}
        for account in accounts:
            end = 0
            for passage in account["passages"]:
                assert end <= passage["start"] < passage["end"] <= len(account["text"])
                end = passage["end"]
                assert set(passage["by"]) == ids - {account["id"]}
                assert all(by["label"] in LABELS for by in passage["by"].values())


@pytest.mark.parametrize("name", ["passages", "passages_unseen"])
def test_a_contradiction_is_labelled_on_both_sides(name):
    for line in (WRITTEN / f"{name}.jsonl").read_text("utf-8").splitlines():
        told = {
            (account["id"], other, by["id"])
            for account in json.loads(line)["accounts"]
            for passage in account["passages"]
            for other, by in passage["by"].items()
            if "id" in by  # those of the second look have none
        }
        assert all((other, one, of) in told for one, other, of in told)
