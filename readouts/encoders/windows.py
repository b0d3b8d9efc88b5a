"""Long texts in windows of tokens, so that no token is dropped at a model's length limit."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from readouts.encoders.encoding import Encoding

_LEAST_NORM = 1e-12


class Tokenizer(Protocol):
    """What both encoders cut texts with: a tokenizer of the tokenizers library."""

    def encode_batch(self, texts: list[str], *, add_special_tokens: bool) -> Sequence["Tokens"]:
        """Tokenize texts."""


class Tokens(Protocol):
    """A tokenized text, as the tokenizers library gives it: ids, and offsets in code points."""

    @property
    def ids(self) -> list[int]:
        """Token ids."""

    @property
    def offsets(self) -> list[tuple[int, int]]:
        """Half-open character offsets."""


class Window(NamedTuple):
    """A run of one text's tokens that a model takes at once, special tokens not counted."""

    text: int
    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]


def windows(tokenizer: Tokenizer, texts: Sequence[str], size: int) -> list[Window]:
    """Cut texts into windows of at most `size` tokens; a text without tokens has one empty window."""
    # The tokenizer takes UTF-8 only; the mark that stands for a lone surrogate is one character as well.
    plain = [text.encode("utf-8", "replace").decode() for text in texts]
    tokenized = tokenizer.encode_batch(plain, add_special_tokens=False)
    return [
        Window(index, tuple(tokens.ids[at : at + size]), tuple(tokens.offsets[at : at + size]))
        for index, tokens in enumerate(tokenized)
        for at in range(0, max(1, len(tokens.ids)), size)
    ]


class Windows:
    """What a model read of windows, put together again.

    Parameters
    ----------
    cut : sequence of Window
        In order of their texts.
    dim : int
        Length of a vector.
    """

    def __init__(self, cut: Sequence[Window], dim: int) -> None:
        self._cut = cut
        self._first = [0, *accumulate(len(window.ids) for window in cut)]
        self._vectors = np.empty((len(cut), dim), dtype=np.float64)
        self._tokens = np.empty((self._first[-1], dim), dtype=np.float32)

    def fill(self, number: int, states: NDArray[np.float32], pooled: NDArray[np.float64] | None = None) -> None:
        """Take the last states of one window, while they are in the core's cache; from any thread.

        Parameters
        ----------
        number : int
            Which window.
        states : float32, (n_tokens + 2, dim)
            The special tokens first and last.
        pooled : float64, (dim,), optional
            The model's own vector for the window; the mean of its states where not given.
        """
        self._vectors[number] = states.mean(axis=0, dtype=np.float64) if pooled is None else pooled
        self._tokens[self._first[number] : self._first[number + 1]] = unit(states[1:-1])

    def assemble(self, texts: int) -> Encoding:
        """Return the encoding of so many texts, once all windows are filled.

        The vector of a text in several windows is their mean, each weighed by its tokens. Tokens without
        characters of their own are dropped.
        """
        sizes = np.array([len(window.ids) for window in self._cut], dtype=np.int64)
        owners = np.array([window.text for window in self._cut], dtype=np.int32)
        norms = np.maximum(np.linalg.norm(self._vectors, axis=1), _LEAST_NORM)
        passages = np.zeros((texts, self._vectors.shape[1]))
        np.add.at(passages, owners, self._vectors * ((sizes + 2) / norms)[:, None])
        spans = np.array([span for window in self._cut for span in window.offsets], dtype=np.int32).reshape(-1, 2)
        token_passage = owners.repeat(sizes)
        tokens = self._tokens
        if not (kept := spans[:, 0] < spans[:, 1]).all():
            tokens, spans, token_passage = tokens[kept], spans[kept], token_passage[kept]
        return Encoding(unit(passages.astype(np.float32)), tokens, spans, token_passage)


def unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale rows to unit length; a row of zeros, which has no direction, becomes the first axis."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: NDArray[np.float32] = (rows / np.maximum(norms, _LEAST_NORM)).astype(np.float32, copy=False)
    scaled[norms[:, 0] <= _LEAST_NORM, :1] = 1.0
    return scaled
