import subprocess
import sys

import pytest

from readouts.encoders import weights
from readouts.errors import EncoderError
from readouts.store import Store


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_weights_are_hashed_once_and_that_is_remembered(tmp_path, monkeypatch):
    hashed = []
    monkeypatch.setattr(weights, "_BEGUN", {})
    monkeypatch.setattr(weights, "_hash", lambda path: hashed.append(path) or weights.SHA256)
    folder, store = weights.folder(), Store(tmp_path)
    assert folder is not None
    for _ in range(2):
        weights.checking(folder, store).result()
    monkeypatch.setattr(weights, "_BEGUN", {})
    weights.checking(folder, store).result()
    assert len(hashed) == 1


@pytest.mark.parametrize("content", [b"", b"\0" * 100])
def test_other_weights_are_told(tmp_path, content):
    (tmp_path / "model.safetensors").write_bytes(content)
    with pytest.raises(EncoderError, match="not the ones that were measured"):
        weights.checking(tmp_path, None).result()


def test_neither_the_encoders_nor_the_pipeline_load_numpy_before_it_is_needed():
    code = "import sys, readouts.pipeline, readouts.encoders.weights; from readouts.encoders import Cache; Cache()"
    assert run(f"{code}; print('numpy' in sys.modules)") == "False"


@pytest.mark.parametrize(("first", "threads"), [("", {"1"}), ("import numpy; ", {"1", "2", "3", "4"})])
def test_products_take_one_core_from_the_start_where_numpy_is_not_there_yet(first, threads):
    code = (
        f"import os; os.environ.pop('OPENBLAS_NUM_THREADS', None); {first}"
        "from readouts.encoders.cores import one_core_from_the_start as one, one_core_a_product\n"
        "one()\n"
        "import numpy\n"
        "from threadpoolctl import threadpool_info as info\n"
        "before = [pool['num_threads'] for pool in info() if pool['user_api'] == 'blas']\n"
        "with one_core_a_product:\n"
        "    within = [pool['num_threads'] for pool in info() if pool['user_api'] == 'blas']\n"
        "after = [pool['num_threads'] for pool in info() if pool['user_api'] == 'blas']\n"
        "assert within == [1] * len(before) and after == before, (before, within, after)\n"
        "print(max(before, default=1))"
    )
    found = run(code)
    assert found in threads or (first and int(found) > 1)


def test_what_failed_is_tried_again(tmp_path, monkeypatch):
    monkeypatch.setattr(weights, "_BEGUN", {})
    with pytest.raises(EncoderError, match="cannot be read"):
        weights.checking(tmp_path, None).result()
    (tmp_path / "model.safetensors").write_bytes(b"installed anew")
    monkeypatch.setattr(weights, "_hash", lambda _path: weights.SHA256)
    assert weights.checking(tmp_path, None).result() is None
