import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from readouts.align.neighbours import NEIGHBOURS, neighbours
from readouts.encoders.encoding import Encoding


def encoding(vectors):
    rows = np.asarray(vectors, dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    nothing = np.zeros(0, dtype=np.int32)
    return Encoding(rows, np.zeros((0, rows.shape[1]), np.float32), nothing.reshape(0, 2), nothing)


def test_a_passage_stands_with_itself_first_and_then_with_the_nearest():
    found = neighbours(encoding([[1, 0], [0.9, 0.1], [0, 1], [0.5, 0.5]]))
    assert found.tolist() == [[0, 1, 3, 2], [1, 0, 3, 2], [2, 3, 1, 0], [3, 1, 0, 2]]


def test_no_more_than_a_few_stand_together():
    rows = np.random.default_rng(5).normal(size=(40, 8))
    found = neighbours(encoding(rows))
    assert found.shape == (40, NEIGHBOURS + 1)
    assert [len(set(row)) for row in found.tolist()] == [NEIGHBOURS + 1] * 40


@given(st.permutations(range(9)), st.integers(0, 1000))
def test_where_passages_stand_in_the_account_plays_no_part(order, seed):
    rows = np.random.default_rng(seed).normal(size=(9, 6))
    plain = neighbours(encoding(rows))
    moved = neighbours(encoding(rows[list(order)]))
    for place, index in enumerate(order):
        assert {order[other] for other in moved[place]} == set(plain[index].tolist())
