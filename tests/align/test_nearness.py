"""Long accounts are compared by their near passages; held here to the comparison of all with all."""

import random

import numpy as np
import pytest
from hypothesis import given, settings

import readouts
from readouts.align import blockwise, evidence_both_ways, nearness, similarity
from readouts.encoders import load
from readouts.pipeline import read_passages
from readouts.types import Account
from tests.align.test_similarity import accounts, pair
from tests.conftest import ToyEncoder

ARRAYS = ("best", "net", "candidate_scores", "by_candidate")
WHO = ("The minister", "Her counterpart", "The envoy", "Both delegations", "The president", "A spokeswoman")
DID = ("raised", "rejected", "welcomed", "put off", "confirmed", "asked about")
WHAT = (
    "the closed border crossing", "fishing quotas in the strait", "grain shipments by rail", "visas for students",
    "the arrest of two oceanographers", "a joint ferry line", "the repair of the dam", "the ceasefire on the river",
    "climate finance for islands", "an exchange of prisoners", "the price of gas", "satellite pictures of the port",
    "a school for translators", "the vaccine for cattle", "the census of seals", "a loan for the tramway",
)  # fmt: skip
WHEN = ("in March", "before the summit", "at length", "for the first time", "in the capital", "by the autumn")


def long_account(seed: int, sentences: int) -> str:
    draw = random.Random(seed)
    return " ".join(
        f"{draw.choice(WHO)} {draw.choice(DID)} {' and '.join(draw.sample(WHAT, 2))} {draw.choice(WHEN)}, "
        f"with {draw.randint(2, 900)} {draw.choice(('lorries', 'tonnes', 'people', 'million euros'))} in view."
        for _ in range(sentences)
    )


@given(accounts, accounts)
@settings(max_examples=40)
def test_with_every_passage_near_nothing_differs(left, right):
    one, other = pair(left, right)
    whole = evidence_both_ways(one, other)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(similarity, "_WHOLE", 0)
        near = evidence_both_ways(one, other)
    for exact, found in zip(whole, near, strict=True):
        for name in ARRAYS:
            assert np.allclose(getattr(exact, name), getattr(found, name), atol=2e-4), name
        assert exact.candidates.shape == found.candidates.shape


def test_the_same_pairs_are_near_from_both_sides_and_each_passage_has_some():
    one, other = (
        read_passages(Account(long_account(seed, 90), id=str(seed), language="en"), ToyEncoder()) for seed in (1, 2)
    )
    forward, backward = nearness.near_passages(one, other)
    pairs = {(p, int(q)) for p, row in enumerate(forward) for q in row}
    assert pairs == {(int(p), q) for q, row in enumerate(backward) for p in row}
    assert min(map(len, forward)) >= nearness.NEAR
    assert min(map(len, backward)) >= nearness.NEAR
    again = nearness.near_passages(other, one)
    assert all(np.array_equal(a, b) for a, b in zip(again[1], forward, strict=True))


def test_blocks_and_what_is_kept_change_nothing(monkeypatch):
    one, other = (
        read_passages(Account(long_account(seed, 60), id=str(seed), language="en"), ToyEncoder()) for seed in (1, 2)
    )
    monkeypatch.setattr(similarity, "_WHOLE", 0)
    before = evidence_both_ways(one, other)
    monkeypatch.setattr(blockwise, "_BLOCK", 700)
    monkeypatch.setattr(blockwise, "_KEPT", 3000)
    monkeypatch.setattr(nearness, "_BLOCK", 200)
    for exact, found in zip(before, evidence_both_ways(one, other), strict=True):
        for name in (*ARRAYS, "at", "candidates"):
            assert np.array_equal(getattr(exact, name), getattr(found, name)), name


def test_verdicts_on_long_accounts_agree_with_those_of_the_whole_comparison(monkeypatch):
    encoder = load()
    shared = long_account(7, 40)
    held = [
        Account(f"{long_account(seed, 60)} {shared} {long_account(seed + 5, 60)}", id=name, language="en")
        for seed, name in ((1, "north"), (2, "south"))
    ]
    whole = readouts.compare(*held, encoder=encoder).verdicts
    monkeypatch.setattr(similarity, "_WHOLE", 0)
    near = readouts.compare(*held, encoder=encoder).verdicts
    same = [a.verdict is b.verdict for a, b in zip(whole, near, strict=True)]
    assert len({verdict.verdict for verdict in whole}) > 1
    assert sum(same) >= 0.96 * len(same)
    apart = {frozenset((a.verdict.value, b.verdict.value)) for a, b in zip(whole, near, strict=True)}
    assert frozenset(("shared", "left_out")) not in apart
    assert np.mean([abs(a.support - b.support) for a, b in zip(whole, near, strict=True)]) < 0.01
