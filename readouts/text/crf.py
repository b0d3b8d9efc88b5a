"""A linear-chain conditional random field (Lafferty et al. 2001) with weights from a file; nothing is fitted here.

What is seen at a token is given as slots: each slot holds a small key, which `expand` turns into the names of features.
The sum of their weights is remembered by key, since the same keys return again and again.
"""

import gzip
import json
from collections.abc import Callable, Hashable, Sequence
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Row = Sequence[Hashable]
Floats = NDArray[np.float32]

_MOST_KEYS = 200_000
"""Keys remembered; then they are forgotten, so that a long run needs no more memory than a short one."""
_AT_ONCE = 64
"""Sequences worked on at once: enough to make numpy's calls cheap, few enough to fill no memory."""
_NEVER = np.float32(-1e9)


class Tagger:
    """Labels for the tokens of sequences.

    Parameters
    ----------
    name : str
        File of weights in ``readouts.text``.
    expand : callable
        Turns a slot's number and key into names of features.
    weights : mapping, optional
        The weights themselves, in place of the file: for cross-validation.
    """

    def __init__(
        self, name: str, expand: Callable[[int, Any], Sequence[str]], weights: dict[str, Any] | None = None
    ) -> None:
        raw = weights or json.loads(gzip.decompress(files("readouts.text").joinpath(name).read_bytes()))
        self.labels: tuple[str, ...] = tuple(raw["labels"])
        self.origin: dict[str, Any] = raw.get("origin", {})
        scale = np.float32(raw["scale"])
        self._step = np.array(raw["transitions"], dtype=np.float32) * scale
        self._weights = {name: np.array(row, dtype=np.float32) * scale for name, row in raw["features"].items()}
        self._expand = expand
        self._forget()

    def _forget(self) -> None:
        self._rows: dict[Hashable, int] = {}
        self._sums: list[Floats] = []

    def emissions(self, sequences: Sequence[Sequence[Row]]) -> list[Floats]:
        """Return the scores of the labels at each token, (n_tokens, n_labels) a sequence."""
        if len(self._rows) > _MOST_KEYS:
            self._forget()
        rows, sums = self._rows, self._sums
        found: list[list[list[int]]] = []
        for sequence in sequences:
            indices = []
            for slots in sequence:
                own = []
                for key in enumerate(slots):
                    at = rows.get(key)
                    if at is None:
                        at = rows[key] = len(sums)
                        sums.append(self._sum(*key))
                    own.append(at)
                indices.append(own)
            found.append(indices)
        table = np.array(sums, dtype=np.float32).reshape(-1, len(self.labels))
        return [table[np.array(own, dtype=np.intp)].sum(axis=1) for own in found]

    def _sum(self, slot: int, key: Hashable) -> Floats:
        total = np.zeros(len(self.labels), dtype=np.float32)
        for name in self._expand(slot, key):
            row = self._weights.get(name)
            if row is not None:
                total += row
        return total

    def best(self, sequences: Sequence[Sequence[Row]]) -> list[list[str]]:
        """Return the likeliest labels of each sequence (Viterbi)."""
        return [
            [self.labels[label] for label in path]
            for batch, lengths in self._batches(sequences)
            for path in self._viterbi(batch, lengths)
        ]

    def _batches(self, sequences: Sequence[Sequence[Row]]) -> list[tuple[Floats, list[int]]]:
        scored = self.emissions(sequences)
        found = []
        for first in range(0, len(scored), _AT_ONCE):
            part = scored[first : first + _AT_ONCE]
            lengths = [len(own) for own in part]
            batch = np.zeros((max(lengths), len(part), len(self.labels)), dtype=np.float32)
            for n, own in enumerate(part):
                batch[: len(own), n] = own
            found.append((batch, lengths))
        return found

    def _viterbi(self, batch: Floats, lengths: Sequence[int]) -> list[list[int]]:
        length, count, _ = batch.shape
        score, back = batch[0].copy(), np.zeros(batch.shape, dtype=np.intp)
        ended = {size: [] for size in lengths}
        for n, size in enumerate(lengths):
            ended[size].append(n)
        last = np.zeros(count, dtype=np.intp)
        for at in range(length):
            if at:
                ways = score[:, :, None] + self._step
                back[at] = ways.argmax(axis=1)
                score = ways.max(axis=1) + batch[at]
            for n in ended.get(at + 1, ()):
                last[n] = score[n].argmax()
        paths = []
        for n, size in enumerate(lengths):
            path, label = [], int(last[n])
            for at in range(size - 1, -1, -1):
                path.append(label)
                label = int(back[at, n, label])
            paths.append(path[::-1])
        return paths

    def marginals(self, sequences: Sequence[Sequence[Row]]) -> list[Floats]:
        """Return the probability of each label at each token, (n_tokens, n_labels) a sequence."""
        found: list[Floats] = []
        for batch, lengths in self._batches(sequences):
            found.extend(self._forward_backward(batch, lengths))
        return found

    def _forward_backward(self, batch: Floats, lengths: Sequence[int]) -> list[Floats]:
        length = batch.shape[0]
        grow = np.exp(batch - batch.max(axis=2, keepdims=True))
        step = np.exp(self._step)
        forward, backward = np.empty_like(grow), np.ones_like(grow)
        forward[0] = grow[0]
        for at in range(1, length):
            forward[at] = (forward[at - 1] / forward[at - 1].sum(axis=1, keepdims=True)) @ step * grow[at]
        sizes = np.array(lengths)
        for at in range(length - 2, -1, -1):
            own = (backward[at + 1] * grow[at + 1]) @ step.T
            own /= own.sum(axis=1, keepdims=True)
            inside = at + 1 < sizes
            backward[at, inside] = own[inside]
        joint = forward * backward
        joint /= joint.sum(axis=2, keepdims=True)
        return [joint[:size, n] for n, size in enumerate(lengths)]
