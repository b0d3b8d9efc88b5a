"""A linear-chain conditional random field (Lafferty et al. 2001) with weights from a file; nothing is fitted here.

What is seen at a token is given as slots: each slot holds a small key, which `expand` turns into names of
features. The sum of their weights is remembered by key, since the same keys return again and again.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from itertools import chain, zip_longest
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

Columns = Sequence[Sequence[Hashable]]
"""What is seen along a sequence: for each slot, its key at each token."""
Floats = NDArray[np.float32]
Expand = Callable[[int, Any], Sequence[str]]

_MOST_KEYS = 100_000
"""Keys remembered; then they are forgotten, so that a long run needs no more memory than a short one."""
_NOTHING = -1
"""The row of the table, its last one, that stands for a feature that is not there."""
_AT_ONCE = 64
"""Sequences worked on at once: enough to make numpy's calls cheap, few enough to fill no memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What was fitted.

    Parameters
    ----------
    labels : tuple of str
        The labels, in the order of all columns.
    features : tuple of str
        Names of the features that have a weight.
    table : int16, (n_features, n_labels)
        Their weights, in steps of `scale`.
    steps : int16, (n_labels, n_labels)
        Weights of one label following another.
    scale : float
        What one step is worth.
    """

    labels: tuple[str, ...]
    features: tuple[str, ...]
    table: NDArray[np.int16]
    steps: NDArray[np.int16]
    scale: float

    def write(self, path: Path) -> None:
        """Write them; the same weights give the same bytes."""
        with path.open("wb") as file:
            np.savez_compressed(
                file,
                labels=_packed(self.labels),
                features=_packed(self.features),
                table=self.table,
                steps=self.steps,
                scale=np.float64(self.scale),
            )

    @classmethod
    def read(cls, data: bytes) -> "Weights":
        """Return what `write` wrote."""
        with np.load(BytesIO(data), allow_pickle=False) as raw:
            labels, features = (tuple(raw[name].tobytes().decode().split("\n")) for name in ("labels", "features"))
            return cls(labels, features, raw["table"], raw["steps"], float(raw["scale"]))


def _packed(names: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


class Tagger:
    """Labels for the tokens of sequences.

    Parameters
    ----------
    weights : Weights
        What was fitted.
    slots : int
        How many slots there are.
    expand : callable
        Turns a slot's number and key into names of features.
    """

    def __init__(self, weights: Weights, slots: int, expand: Expand) -> None:
        self.labels = weights.labels
        self._places = {name: at for at, name in enumerate(weights.features)}
        scale = np.float32(weights.scale)
        self._table = np.pad(weights.table.astype(np.float32) * scale, ((0, 1), (0, 0)))
        self._steps = weights.steps.astype(np.float32) * scale
        self._slots, self._expand = slots, expand
        self._lock = Lock()
        self._forget()

    @classmethod
    def shipped(cls, name: str, slots: int, expand: Expand) -> "Tagger":
        """Return the tagger whose weights lie in the package under a name."""
        return cls(Weights.read(files("readouts.text").joinpath(name).read_bytes()), slots, expand)

    def _forget(self) -> None:
        self._sums = np.zeros((0, len(self.labels)), dtype=np.float32)
        self._new: list[list[int]] = []
        self._rows = [_Rows(self, slot) for slot in range(self._slots)]

    def remember(self, slot: int, key: Hashable) -> int:
        """Look up the features of a key; return where the sum of their weights will stand."""
        self._new.append([at for at in map(self._places.get, self._expand(slot, key)) if at is not None])
        return len(self._sums) + len(self._new) - 1

    def _sum_new(self) -> None:
        """Sum the weights of all new keys at once: a call of numpy costs more than it does for one of them."""
        sums = np.zeros((len(self._new), len(self.labels)), dtype=np.float32)
        # One after the other, as many as the key with most has: np.add.reduceat adds in another order.
        for places in zip_longest(*self._new, fillvalue=_NOTHING):
            sums += self._table[list(places)]
        self._sums = np.concatenate((self._sums, sums))
        self._new.clear()

    def emissions(self, sequences: Sequence[Columns]) -> list[Floats]:
        """Return the scores of the labels at each token, (n_tokens, n_labels) a sequence."""
        if not sequences:
            return []
        # What is remembered is one for all threads, and whole only once new keys are summed.
        with self._lock:
            if len(self._sums) > _MOST_KEYS:
                self._forget()
            slots = zip(self._rows, zip(*sequences, strict=True), strict=True)
            places = [
                np.fromiter(map(table.__getitem__, chain.from_iterable(columns)), dtype=np.intp)
                for table, columns in slots
            ]
            if self._new:
                self._sum_new()
            sums = self._sums
        first, *rest = (sums[own] for own in places)
        for own in rest:
            first += own
        return np.split(first, np.cumsum([len(columns[0]) for columns in sequences])[:-1])

    def best(self, sequences: Sequence[Columns]) -> list[list[str]]:
        """Return the likeliest labels of each sequence (Viterbi)."""
        return [
            [self.labels[label] for label in path]
            for batch, lengths in self._batches(sequences)
            for path in self._viterbi(batch, lengths)
        ]

    def _batches(self, sequences: Sequence[Columns]) -> Iterator[tuple[Floats, list[int]]]:
        scored = self.emissions(sequences)
        for first in range(0, len(scored), _AT_ONCE):
            part = scored[first : first + _AT_ONCE]
            lengths = [len(own) for own in part]
            batch = np.zeros((max(lengths), len(part), len(self.labels)), dtype=np.float32)
            for n, own in enumerate(part):
                batch[: len(own), n] = own
            yield batch, lengths

    def _viterbi(self, batch: Floats, lengths: Sequence[int]) -> Iterator[list[int]]:
        score, back = batch[0], np.zeros(batch.shape, dtype=np.intp)
        scores = [score]
        for at in range(1, len(batch)):
            ways = score[:, :, None] + self._steps
            back[at] = ways.argmax(axis=1)
            score = ways.max(axis=1) + batch[at]
            scores.append(score)
        for n, size in enumerate(lengths):
            path = [int(scores[size - 1][n].argmax())]
            steps = back[1:size, n].tolist()
            for step in reversed(steps):
                path.append(step[path[-1]])
            yield path[::-1]

    def marginals(self, sequences: Sequence[Columns]) -> list[Floats]:
        """Return the probability of each label at each token, (n_tokens, n_labels) a sequence."""
        return [own for batch, lengths in self._batches(sequences) for own in self._both_ways(batch, lengths)]

    def _both_ways(self, batch: Floats, lengths: Sequence[int]) -> Iterator[Floats]:
        """Run forward and backward (Rabiner 1989), scaled at each token."""
        grow = np.exp(batch - batch.max(axis=2, keepdims=True))
        step = np.exp(self._steps)
        forward, backward = np.empty_like(grow), np.ones_like(grow)
        forward[0] = grow[0]
        for at in range(1, len(batch)):
            forward[at] = (forward[at - 1] / forward[at - 1].sum(axis=1, keepdims=True)) @ step * grow[at]
        sizes = np.array(lengths)
        for at in range(len(batch) - 2, -1, -1):
            own = (backward[at + 1] * grow[at + 1]) @ step.T
            inside = at + 1 < sizes
            backward[at, inside] = (own / own.sum(axis=1, keepdims=True))[inside]
        joint = forward * backward
        joint /= joint.sum(axis=2, keepdims=True)
        return (joint[:size, n] for n, size in enumerate(lengths))


class _Rows(dict[Hashable, int]):
    """Where the sums of one slot's keys stand; a new key is summed when it is first asked for."""

    def __init__(self, owner: Tagger, slot: int) -> None:
        super().__init__()
        self._owner, self._slot = owner, slot

    def __missing__(self, key: Hashable) -> int:
        at = self[key] = self._owner.remember(self._slot, key)
        return at
