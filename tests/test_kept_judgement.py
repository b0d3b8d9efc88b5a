"""A comparison made of what is kept is the one that would be made from nothing."""

import subprocess
import sys

import pytest

from readouts.accounts import extract
from readouts.encoders import Cache
from readouts.pipeline import compare
from readouts.text import attribution
from readouts.text.attribution import _attributions
from readouts.types import Account

NORTH = Account(
    "Minister Aalto said that the crossing will reopen in March. They discussed 12 ships. It rained.",
    id="north",
    language="en",
)
SOUTH = Account(
    "The crossing will not reopen in March, Aalto said. Fisheries were discussed at length.",
    id="south",
    language="en",
)


def test_another_report_is_the_same_as_one_from_nothing(tmp_path):
    fresh = compare(NORTH, SOUTH, topic_words=["ships"])
    compare(NORTH, SOUTH, cache=Cache(tmp_path))
    _attributions.cache_clear()
    kept = compare(NORTH, SOUTH, topic_words=["ships"], cache=Cache(tmp_path))
    assert kept.to_json() == fresh.to_json()
    assert kept == fresh


def test_support_gathers_the_evidence_again(tmp_path):
    fresh, cache = compare(NORTH, SOUTH), Cache(tmp_path)
    compare(NORTH, SOUTH, cache=cache)
    kept = compare(NORTH, SOUTH, cache=cache)
    assert kept.support("north", 0, 30, by="south") == fresh.support("north", 0, 30, by="south")
    assert set(kept.evidence) == {("north", "south"), ("south", "north")}
    assert len(kept.evidence) == 2


@pytest.mark.parametrize("suffix", ["judgement", "attributions"])
@pytest.mark.parametrize("harm", [lambda raw: raw[:-5], lambda _: b"", lambda raw: raw[:40] + b"x" + raw[41:]])
def test_a_damaged_file_is_made_again(tmp_path, suffix, harm):
    fresh = compare(NORTH, SOUTH)
    compare(NORTH, SOUTH, cache=Cache(tmp_path))
    for path in tmp_path.glob(f"*.{suffix}"):
        path.write_bytes(harm(path.read_bytes()))
    _attributions.cache_clear()
    assert compare(NORTH, SOUTH, cache=Cache(tmp_path)).to_json() == fresh.to_json()


@pytest.mark.parametrize("payload", [b"[]", b"{}", b"not json", b'[["x"]]', b"null"])
def test_what_fits_no_record_is_made_again(tmp_path, payload):
    fresh, cache = compare(NORTH, SOUTH), Cache(tmp_path)
    compare(NORTH, SOUTH, cache=cache)
    for path in (*tmp_path.glob("*.judgement"), *tmp_path.glob("*.attributions")):
        cache.write(path.name, payload)
    _attributions.cache_clear()
    assert compare(NORTH, SOUTH, cache=cache).verdicts == fresh.verdicts


def test_another_account_is_judged_anew(tmp_path):
    cache = Cache(tmp_path)
    compare(NORTH, SOUTH, cache=cache)
    other = Account(SOUTH.text, id="south", source="Another house", language="en")
    assert compare(NORTH, other, cache=cache).verdicts == compare(NORTH, other).verdicts


def test_what_is_read_after_a_comparison_is_kept_nowhere(tmp_path):
    compare(NORTH, SOUTH, cache=Cache(tmp_path))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    extract(Account("“The lorries wait for visas at the harbour,” Minister Roe said.", id="paper"))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_comparison_without_a_cache_takes_none_from_one_that_goes_on(tmp_path):
    outer, inner = Cache(tmp_path / "outer"), []

    def meanwhile(what, _share):
        if what == "aligning" and not inner:
            # The inner one ends before the outer one looks anything else up.
            inner.append(attribution._STORE.get())
            compare(NORTH, Account("Roe told reporters that it snowed.", id="other", language="en"))
            inner.append(attribution._STORE.get())

    compare(NORTH, SOUTH, cache=outer, progress=meanwhile)
    assert inner == [outer, outer]
    assert attribution._STORE.get() is None


def test_what_was_judged_before_needs_neither_rules_nor_evidence(tmp_path):
    script = (
        "import sys\nfrom pathlib import Path\nfrom readouts import Account, compare\n"
        "from readouts.encoders import Cache\n"
        f"texts = {NORTH.text!r}, {SOUTH.text!r}\n"
        f"compare(*(Account(t, id=str(n)) for n, t in enumerate(texts)), cache=Cache(Path({str(tmp_path)!r})))\n"
        "print(*sorted({'readouts.judge', 'readouts.align.similarity'} & set(sys.modules)))"
    )

    def loaded() -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
        )
        return done.stdout.split()

    assert loaded() == ["readouts.align.similarity", "readouts.judge"]
    assert loaded() == []
