"""BERT's forward pass in numpy, over texts laid end to end without padding.

The model (Devlin et al. 2019) as MiniLM distils it (Wang et al. 2020): attention within each text, and dense layers
over all of them at once.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate, groupby, pairwise

import numpy as np
from numpy.typing import NDArray

DIMENSION = 384
MOST_TOKENS = 640
"""Tokens that go through the layers together at most; the same on every machine, since it moves the last digits."""

_LAYERS, _HEADS = 6, 12
_CLS, _SEP = 101, 102
_EPSILON = 1e-12
_GELU_ROWS = 40
"""Rows whose numbers, and two arrays of scratch beside them, stay in a core's cache."""
_ONE = np.float32(1)
_GELU = tuple(np.float32(c) for c in (-2.22577031e-6, 6.09426285e-5, 2.50914701e-4, -7.29398142e-2, -1.59565515))
"""Coefficients of q(x²), the highest first, where log(Φ(-x) / Φ(x)) = x q(x²) for the normal distribution Φ: fitted
by least squares, weighed anew until the greatest error of x Φ(x) was least. The highest is below zero, so that q
falls without end and Φ becomes 0 or 1 beyond what was fitted; of the next degrees only the sixth has that too."""
_HIGHEST_SCORE = 60.0
"""Attention scores whose exponentials, added up over a window, are far from the end of float32."""

Array = NDArray[np.float32]


class Bert:
    """The layers of the model.

    Parameters
    ----------
    weights : mapping of str to float32 array
        By the names that transformers gives them.
    """

    def __init__(self, weights: Mapping[str, Array]) -> None:
        self._words = weights["embeddings.word_embeddings.weight"]
        self._positions = (
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = (weights["embeddings.LayerNorm.weight"], weights["embeddings.LayerNorm.bias"])
        self._layers = [_Layer(weights, f"encoder.layer.{n}.") for n in range(_LAYERS)]

    def forward(self, texts: Sequence[Sequence[int]], scratch: "Scratch") -> list[Array]:
        """Run texts through the layers.

        Parameters
        ----------
        texts : sequence of sequence of int
            Token ids without the special ones, in all at most `MOST_TOKENS` with them; texts of one size in a row
            are attended to at once.
        scratch : Scratch
            Of the thread that runs this.

        Returns
        -------
        list of float32 (n_tokens + 2, 384)
            The last hidden states of each text, special tokens included.
        """
        framed = [(_CLS, *ids, _SEP) for ids in texts]
        edges = [0, *accumulate(map(len, framed))]
        runs = [(size, len(list(same))) for size, same in groupby(map(len, framed))]
        place = np.concatenate([np.arange(len(ids)) for ids in framed])
        states = self._words[np.concatenate(framed)] + self._positions[place]
        _normalise(states, *self._norm)
        # Far below zero the exponential of the activation has no end, and the activation is 0 all the same.
        with np.errstate(over="ignore"):
            for layer in self._layers:
                states = layer.forward(states, runs, scratch)
        return [states[start:end] for start, end in pairwise(edges)]


class Scratch:
    """Arrays that all layers and all chunks of one thread share: new ones each time would cost page faults."""

    def __init__(self) -> None:
        self.qkv = np.empty((MOST_TOKENS, 3 * DIMENSION), dtype=np.float32)
        self.mixed = np.empty((MOST_TOKENS, DIMENSION), dtype=np.float32)
        self.out = np.empty((MOST_TOKENS, DIMENSION), dtype=np.float32)
        self.inner = np.empty((MOST_TOKENS, 4 * DIMENSION), dtype=np.float32)
        self.gelu = np.empty((2, _GELU_ROWS, 4 * DIMENSION), dtype=np.float32)


class _Layer:
    """One transformer layer."""

    def __init__(self, weights: Mapping[str, Array], prefix: str) -> None:
        def dense(name: str) -> tuple[Array, Array]:
            return weights[f"{prefix}{name}.weight"].T, weights[f"{prefix}{name}.bias"]

        def norm(name: str) -> tuple[Array, Array]:
            return weights[f"{prefix}{name}.LayerNorm.weight"], weights[f"{prefix}{name}.LayerNorm.bias"]

        self._parts = [dense(f"attention.self.{name}") for name in ("query", "key", "value")]
        self.out, self.out_norm = dense("attention.output.dense"), norm("attention.output")
        self.up, self.down = dense("intermediate.dense"), dense("output.dense")
        self.down_norm = norm("output")

    @cached_property
    def qkv(self) -> tuple[Array, Array]:
        """The weights of queries, keys and values side by side, copied in a thread that encodes."""
        qkv = np.concatenate([w for w, _ in self._parts], axis=1), np.concatenate([b for _, b in self._parts])
        for part in qkv:
            # Attention divides by the root of a head's size: done once to the weights, not to every score.
            part[..., :DIMENSION] *= np.float32((DIMENSION // _HEADS) ** -0.5)
        return qkv

    def forward(self, states: Array, runs: Sequence[tuple[int, int]], scratch: Scratch) -> Array:
        """Attend within each text, then the dense layers over all of them at once.

        `runs` gives the size and the number of the texts, those of one size in a row together.
        """
        rows = len(states)
        qkv = np.matmul(states, self.qkv[0], out=scratch.qkv[:rows])
        qkv += self.qkv[1]
        start = 0
        for size, count in runs:
            end = start + size * count
            _attention(qkv[start:end], count, scratch.mixed[start:end])
            start = end
        states += np.matmul(scratch.mixed[:rows], self.out[0], out=scratch.out[:rows])
        states += self.out[1]
        _normalise(states, *self.out_norm)
        inner = np.matmul(states, self.up[0], out=scratch.inner[:rows])
        _gelu(inner, self.up[1], scratch.gelu)
        states += np.matmul(inner, self.down[0], out=scratch.out[:rows])
        states += self.down[1]
        _normalise(states, *self.down_norm)
        return states


def _attention(qkv: Array, count: int, mixed: Array) -> None:
    """Attend within each of `count` texts of one size; queries come scaled."""
    size = DIMENSION // _HEADS
    rows = len(qkv) // count
    query, key, value = qkv.reshape(count, rows, 3, _HEADS, size).transpose(2, 0, 3, 1, 4)
    scores = query @ key.transpose(0, 1, 3, 2)
    if float(scores.max()) > _HIGHEST_SCORE or float(scores.min()) < -_HIGHEST_SCORE:
        scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    # A product with ones adds up short rows several times as fast as sum() does.
    total = scores @ np.ones((rows, 1), dtype=np.float32)
    out = mixed.reshape(count, rows, _HEADS, size).transpose(0, 2, 1, 3)
    np.divide(scores @ value, total, out=out)


def _normalise(states: Array, weight: Array, bias: Array) -> None:
    """Normalise each row in place."""
    states -= states.mean(axis=-1, keepdims=True)
    variance = np.einsum("ij,ij->i", states, states)[:, None] * np.float32(1 / DIMENSION)
    states *= _ONE / np.sqrt(variance + np.float32(_EPSILON))
    states *= weight
    states += bias


def _gelu(values: Array, bias: Array, scratch: Array) -> None:
    """Add the bias and apply the Gaussian error linear unit, x Φ(x), in place, to within 4e-6.

    In rows few enough to stay in a core's cache; scipy's error function takes five times as long, and to import.
    """
    for start in range(0, len(values), len(scratch[0])):
        part = values[start : start + len(scratch[0])]
        square, power = scratch[:, : len(part)]
        part += bias
        np.multiply(part, part, out=square)
        np.multiply(square, _GELU[0], out=power)
        for factor in _GELU[1:-1]:
            power += factor
            power *= square
        power += _GELU[-1]
        power *= part
        np.exp(power, out=power)
        power += _ONE
        part /= power
