"""The default encoder: all-MiniLM-L6-v2 as a forward pass in numpy, on weights that a package carries.

Importing torch and transformers takes seconds, the encoding of two readouts a fraction of one. The model is a
BERT (Devlin et al. 2019) distilled as MiniLM (Wang et al. 2020) and tuned by sentence-transformers (Reimers
and Gurevych 2019); its forward pass is short enough to stand here.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from itertools import accumulate, groupby, pairwise
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from readouts.encoders.cores import cores, one_core_a_product
from readouts.encoders.encoding import Encoding
from readouts.encoders.weights import MEND, PACKAGE, SHA256, checking, folder
from readouts.encoders.windows import Windows, windows
from readouts.errors import EncoderError
from readouts.store import Store

DIMENSION = 384
LANGUAGES = frozenset({"en"})

_LAYERS, _HEADS = 6, 12
_WINDOW = 254
"""Tokens a window: the model's own limit of 256 less the two special ones."""
_CLS, _SEP = 101, 102
_MOST_TOKENS = 640
"""Tokens of a chunk; the same on every machine, since it moves the last digits."""
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


class DefaultEncoder:
    """all-MiniLM-L6-v2: English, 384 dimensions, last hidden states as token vectors.

    Parameters
    ----------
    remember : Store, optional
        Where it is noted that the weights were checked, so that they need not be read whole each time.

    Raises
    ------
    EncoderError
        If the weights are not installed, or are not the ones that were measured.
    """

    name = "all-MiniLM-L6-v2"
    weights_sha256 = SHA256
    languages: frozenset[str] | None = LANGUAGES

    def __init__(self, remember: Store | None = None) -> None:
        self._remember = remember

    def encode(self, texts: Sequence[str]) -> Encoding:
        """Encode each text on its own.

        Parameters
        ----------
        texts : sequence of str
            Any texts; long ones are read in windows.

        Returns
        -------
        Encoding
            One row a text; token offsets count from the start of its own text.
        """
        encoding = self.encode_unchecked(texts)
        self.check()
        return encoding

    def encode_unchecked(self, texts: Sequence[str]) -> Encoding:
        """Encode without waiting until the weights are known to be the right ones: see :meth:`check`."""
        model = _model(self._remember)
        read = Windows(cut := windows(model.tokenizer, texts, _WINDOW), DIMENSION)

        def fill(chunk: Sequence[int], room: _Room) -> None:
            found = model.forward([cut[number].ids for number in chunk], room)
            for number, states in zip(chunk, found, strict=True):
                read.fill(number, states)

        with self.side_by_side() as threads:
            _side_by_side(fill, list(_chunks([len(window.ids) + 2 for window in cut])), threads)
        return read.assemble(len(texts))

    def check(self) -> None:
        """Wait until the weights are known to be the right ones, before anything made with them is given out.

        Raises
        ------
        EncoderError
            If they are not the ones that were measured.
        """
        _model(self._remember).check()

    @contextmanager
    def side_by_side(self) -> Iterator[int]:
        """Within this, each matrix product takes one core, and as many threads as it gives may encode."""
        # Before the threads, which would share Python's one lock with all that is imported meanwhile.
        _model(self._remember)
        with one_core_a_product:
            yield cores()


def _side_by_side(
    fill: Callable[[Sequence[int], "_Room"], None], chunks: Sequence[Sequence[int]], threads: int
) -> None:
    """Run chunks side by side, each on one core: some of the work is not matrix products, which alone use several.

    What a chunk gives depends neither on the other chunks nor on the number of cores.
    """
    left = iter(chunks)

    def work(_thread: int) -> None:
        room = _Room()
        for chunk in left:
            fill(chunk, room)

    if len(chunks) < 2 or threads < 2:
        work(0)
        return
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(work, range(min(threads, len(chunks)))))


def _chunks(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Yield the numbers of windows that go through the layers together, as many as are fast, given their sizes.

    By size, so that a chunk holds runs of windows that attention takes together; the short ones last, so that the
    threads end together.
    """
    chunk: list[int] = []
    size = 0
    for number in sorted(range(len(sizes)), key=lambda number: -sizes[number]):
        if chunk and size + sizes[number] > _MOST_TOKENS:
            yield chunk
            chunk, size = [], 0
        chunk.append(number)
        size += sizes[number]
    if chunk:
        yield chunk


class _Model:
    """The weights, and the forward pass over texts laid end to end without padding."""

    def __init__(self, path: Path, remember: Store | None) -> None:
        from tokenizers import Tokenizer

        # Hashing 90 MB takes as long as the tokenizer takes to load, and uses another core.
        self._checking = checking(path, remember)
        try:
            weights = _mapped(path / "model.safetensors")
        except (ValueError, KeyError, TypeError, AttributeError):
            self.check()
            raise
        self.tokenizer = Tokenizer.from_file(str(path / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.words = weights["embeddings.word_embeddings.weight"]
        self.positions = (
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self.norm = (weights["embeddings.LayerNorm.weight"], weights["embeddings.LayerNorm.bias"])
        self.layers = [_Layer(weights, f"encoder.layer.{n}.") for n in range(_LAYERS)]

    def check(self) -> None:
        """Wait until the weights are known to be the right ones, before anything made with them is given out.

        Raises
        ------
        EncoderError
            If they are not the ones that were measured.
        """
        self._checking.result()

    def forward(self, texts: Sequence[Sequence[int]], room: "_Room") -> list[Array]:
        """Return the last hidden states of each text, special tokens included."""
        framed = [(_CLS, *ids, _SEP) for ids in texts]
        edges = [0, *accumulate(map(len, framed))]
        runs = [(size, len(list(same))) for size, same in groupby(map(len, framed))]
        place = np.concatenate([np.arange(len(ids)) for ids in framed])
        states = self.words[np.concatenate(framed)] + self.positions[place]
        _normalise(states, *self.norm)
        # Far below zero the exponential of the activation has no end, and the activation is 0 all the same.
        with np.errstate(over="ignore"):
            for layer in self.layers:
                states = layer.forward(states, runs, room)
        return [states[start:end] for start, end in pairwise(edges)]


class _Room:
    """Arrays that every layer of all chunks fills anew: fresh ones would have to be cleared by the system first."""

    def __init__(self) -> None:
        self.qkv = np.empty((_MOST_TOKENS, 3 * DIMENSION), dtype=np.float32)
        self.mixed = np.empty((_MOST_TOKENS, DIMENSION), dtype=np.float32)
        self.out = np.empty((_MOST_TOKENS, DIMENSION), dtype=np.float32)
        self.inner = np.empty((_MOST_TOKENS, 4 * DIMENSION), dtype=np.float32)
        self.scratch = np.empty((2, _GELU_ROWS, 4 * DIMENSION), dtype=np.float32)


class _Layer:
    """One transformer layer."""

    def __init__(self, weights: dict[str, Array], prefix: str) -> None:
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

    def forward(self, states: Array, runs: Sequence[tuple[int, int]], room: _Room) -> Array:
        """Attend within each text, then the dense layers over all of them at once.

        `runs` gives the size and the number of the texts, those of one size in a row together.
        """
        rows = len(states)
        qkv = np.matmul(states, self.qkv[0], out=room.qkv[:rows])
        qkv += self.qkv[1]
        start = 0
        for size, count in runs:
            end = start + size * count
            _attention(qkv[start:end], count, room.mixed[start:end])
            start = end
        states += np.matmul(room.mixed[:rows], self.out[0], out=room.out[:rows])
        states += self.out[1]
        _normalise(states, *self.out_norm)
        inner = np.matmul(states, self.up[0], out=room.inner[:rows])
        _gelu(inner, self.up[1], room.scratch)
        states += np.matmul(inner, self.down[0], out=room.out[:rows])
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


def _mapped(path: Path) -> dict[str, Array]:
    """Map the weights into memory, so that only what is used is read.

    The format is a length, a table of offsets as JSON, and the numbers; `safetensors` would copy all of them.
    """
    raw = np.memmap(path, dtype=np.uint8, mode="r") if path.stat().st_size else np.zeros(0, dtype=np.uint8)
    head = int.from_bytes(raw[:8].tobytes(), "little")
    table = json.loads(raw[8 : 8 + head].tobytes())
    return {
        name: raw[8 + head + part["data_offsets"][0] : 8 + head + part["data_offsets"][1]]
        .view(np.float32)
        .reshape(part["shape"])
        for name, part in table.items()
        if part.get("dtype") == "F32"
    }


def _model(remember: Store | None) -> _Model:
    path = folder()
    if path is None:
        raise EncoderError("the weights of all-MiniLM-L6-v2 are not installed", where=PACKAGE, mend=MEND)
    with _LOADING:
        if path not in _LOADED:
            _LOADED[path] = _Model(path, remember)
    return _LOADED[path]


_LOADED: dict[Path, _Model] = {}
_LOADING = Lock()
