"""The blocked evidence against a slow, obvious computation, and its invariants."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readouts.align import blockwise, evidence, evidence_both_ways, match, pair_words
from readouts.align.scale import DEFAULT_FLOOR, cosine_scale, floor
from readouts.encoders import Encoding, load
from readouts.pipeline import read_passages
from readouts.types import Account
from tests.conftest import ToyEncoder

vocabulary = st.sampled_from(
    ["harbour", "quota", "ferry", "tunnel", "visa", "grain", "river", "envoy", "treaty", "radar"]
)
sentences = st.lists(vocabulary, min_size=1, max_size=6).map(lambda words: " ".join(words).capitalize() + ".")
accounts = st.lists(sentences, min_size=1, max_size=5).map("\n\n".join)


def pair(left: str, right: str):
    encoder = ToyEncoder()
    return (
        read_passages(Account(text, id=name, language="en"), encoder) for text, name in ((left, "l"), (right, "r"))
    )


def slow_net(of, by):
    cosines = np.clip(of.encoding.tokens @ by.encoding.tokens.T, 0, 1)
    out = []
    for row in range(len(cosines)):
        others = of.encoding.token_passage != of.encoding.token_passage[row]
        rival = cosines[others].max(axis=0) if others.any() else np.zeros(cosines.shape[1])
        out.append(max(0.0, float((cosines[row] - np.maximum(0, rival - cosines[row])).max())))
    return np.round(out, 4)


@given(accounts, accounts)
@settings(max_examples=60)
def test_evidence_equals_a_slow_computation(left, right):
    of, by = pair(left, right)
    seen = evidence(of, by)
    cosines = np.clip(of.encoding.tokens @ by.encoding.tokens.T, 0, 1)
    assert np.allclose(seen.best, cosines.max(axis=1), atol=1e-4)
    assert np.allclose(seen.net, slow_net(of, by), atol=1e-4)
    assert (seen.net <= seen.best + 1e-6).all()


@given(accounts, accounts)
@settings(max_examples=30)
def test_small_blocks_change_nothing(left, right):
    of, by = pair(left, right)
    whole = evidence(of, by)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blockwise, "_BLOCK", 3)
        cut = evidence(of, by)
    for name in ("best", "net", "at", "candidates", "candidate_scores", "by_candidate"):
        assert np.array_equal(getattr(whole, name), getattr(cut, name)), name


@given(accounts, accounts)
@settings(max_examples=60)
def test_both_ways_at_once_are_each_way_block_by_block(left, right):
    one, other = pair(left, right)
    for at_once, alone in zip(
        evidence_both_ways(one, other), (evidence(one, other), evidence(other, one)), strict=True
    ):
        for name in at_once.__slots__:
            assert np.array_equal(getattr(at_once, name), getattr(alone, name)), name


@given(accounts, accounts)
@settings(max_examples=60)
def test_swapping_two_accounts_mirrors_their_matches(left, right):
    of, by = pair(left, right)
    forward, backward = evidence(of, by), evidence(by, of)
    there, back = match(forward, backward), match(backward, forward)
    assert {(m.right, m.left, m.score) for m in back.matches} == {(m.left, m.right, m.score) for m in there.matches}


def test_a_passage_that_is_near_no_other_is_in_no_match():
    of, by = pair("Harbour quota.\n\nRadar tunnel.", "Harbour quota.")
    assert [(m.left, m.right) for m in match(evidence(of, by), evidence(by, of)).matches] == [((0,), (0,))]


def test_order_of_passages_is_free():
    of, by = pair("Harbour quota.\n\nRiver envoy treaty.", "River envoy treaty.\n\nHarbour quota.")
    found = match(evidence(of, by), evidence(by, of)).matches
    assert [(m.left, m.right) for m in found] == [((0,), (1,)), ((1,), (0,))]


def test_several_passages_may_share_one_match():
    of, by = pair("Harbour quota ferry.\n\nRiver envoy treaty.", "Harbour quota ferry river envoy treaty.")
    found = match(evidence(of, by), evidence(by, of)).matches
    assert [(m.left, m.right) for m in found] == [((0, 1), (0,))]


def test_a_third_account_moves_no_weight():
    of, by = pair("Harbour quota.", "Harbour ferry.")
    assert np.array_equal(pair_words.pair_weights(of, by), pair_words.pair_weights(of, by))
    assert pair_words.pair_weights(of, by)[0] < of.words.weights[0]
    assert pair_words.pair_weights(of, by)[1] == of.words.weights[1]


def test_the_default_floor_is_what_the_default_encoder_gives():
    assert floor(load()) == pytest.approx(DEFAULT_FLOOR, abs=1e-3)
    assert cosine_scale(load()) == 1.0


class Random:
    """A random direction for each letter string, drawn towards one corner by `crowding`."""

    name, weights_sha256, languages = "random", "2" * 64, None

    def __init__(self, crowding: float) -> None:
        self.crowding = crowding

    def encode(self, texts):
        toy = ToyEncoder().encode(texts)
        seeds = [sum(map(ord, texts[o][a:b])) for (a, b), o in zip(toy.token_spans, toy.token_passage, strict=True)]
        rows = np.array(
            [np.random.default_rng(seed).normal(size=64) + self.crowding for seed in seeds], dtype=np.float32
        )
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        passages = np.full((len(texts), 64), 0.125, dtype=np.float32)
        return Encoding(passages, rows, toy.token_spans, toy.token_passage)


def test_an_encoder_that_crowds_its_vectors_is_stretched_to_the_same_floor():
    loose, crowded = Random(0.0), Random(2.0)
    assert floor(crowded) > floor(loose)
    assert cosine_scale(crowded) > cosine_scale(loose)
    for encoder in (loose, crowded):
        stretched = 1 - (1 - floor(encoder)) * cosine_scale(encoder)
        assert stretched == pytest.approx(DEFAULT_FLOOR, abs=1e-3)
