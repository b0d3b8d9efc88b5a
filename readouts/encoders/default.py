"""The default encoder: all-MiniLM-L6-v2 without torch, on weights that a package carries.

Importing torch and transformers takes seconds, the encoding of two readouts a fraction of one. The model is a BERT
tuned by sentence-transformers (Reimers and Gurevych 2019); :mod:`readouts.encoders.bert` is its forward pass.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import numpy as np

from readouts.encoders.bert import DIMENSION, MOST_TOKENS, Array, Bert, Scratch
from readouts.encoders.cores import cores, one_core_a_product
from readouts.encoders.encoding import Encoding
from readouts.encoders.weights import MEND, PACKAGE, SHA256, checking, folder
from readouts.encoders.windows import Windows, windows
from readouts.errors import EncoderError
from readouts.store import Store

LANGUAGES = frozenset({"en"})

_WINDOW = 254
"""Tokens a window: the model's own limit of 256 less the two special ones."""


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

        def fill(chunk: Sequence[int], scratch: Scratch) -> None:
            found = model.layers.forward([cut[number].ids for number in chunk], scratch)
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
    fill: Callable[[Sequence[int], Scratch], None], chunks: Sequence[Sequence[int]], threads: int
) -> None:
    """Run chunks side by side, each on one core: some of the work is not matrix products, which alone use several.

    What a chunk gives depends neither on the other chunks nor on the number of cores.
    """
    left = iter(chunks)

    def work(_thread: int) -> None:
        scratch = Scratch()
        for chunk in left:
            fill(chunk, scratch)

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
        if chunk and size + sizes[number] > MOST_TOKENS:
            yield chunk
            chunk, size = [], 0
        chunk.append(number)
        size += sizes[number]
    if chunk:
        yield chunk


class _Model:
    """The layers and the tokenizer, on weights that are being checked meanwhile."""

    def __init__(self, path: Path, remember: Store | None) -> None:
        from tokenizers import Tokenizer

        self._path, self._remember = path, remember
        # Hashing 90 MB takes as long as the tokenizer takes to load, and uses another core.
        checking(path, remember)
        try:
            self.layers = Bert(_mapped(path / "model.safetensors"))
        except (ValueError, KeyError, TypeError, AttributeError):
            self.check()
            raise
        self.tokenizer = Tokenizer.from_file(str(path / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def check(self) -> None:
        """Wait until the weights are known to be the right ones, before anything made with them is given out.

        Raises
        ------
        EncoderError
            If they are not the ones that were measured.
        """
        checking(self._path, self._remember).result()


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
