"""Long texts in windows of tokens, so that no token is dropped at a model's length limit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

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


@dataclass(frozen=True, slots=True)
class Window:
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


def assemble(
    cut: Sequence[Window],
    states: Sequence[NDArray[np.float32]],
    texts: int,
    pooled: Sequence[NDArray[np.float32]] | None = None,
) -> Encoding:
    """Put the windows of each text together again.

    Parameters
    ----------
    cut : sequence of Window
        In order of their texts.
    states : sequence of float32 (n_tokens + 2, dim)
        The model's last states for each window, the special tokens first and last.
    texts : int
        How many texts there are.
    pooled : sequence of float32 (dim,), optional
        The model's own vector for each window; the mean of its states where not given.

    Returns
    -------
    Encoding
        The vector of a text in several windows is their mean, each weighed by its tokens. Tokens without
        characters of their own are dropped.
    """
    dim = states[0].shape[1] if states else 1
    passages = np.zeros((texts, dim), dtype=np.float64)
    vectors, spans, owners = [], [], []
    for number, (window, state) in enumerate(zip(cut, states, strict=True)):
        vector = state.mean(axis=0, dtype=np.float64) if pooled is None else pooled[number]
        passages[window.text] += vector / max(float(np.linalg.norm(vector)), _LEAST_NORM) * len(state)
        kept = [n for n, (start, end) in enumerate(window.offsets) if start < end]
        # Window by window, while its states are in the core's cache.
        vectors.append(unit(state[1:-1] if len(kept) == len(state) - 2 else state[1:-1][kept]))
        spans += [window.offsets[n] for n in kept]
        owners += [window.text] * len(kept)
    tokens = np.concatenate(vectors) if vectors else np.zeros((0, dim), dtype=np.float32)
    return Encoding(
        passages=unit(passages.astype(np.float32)),
        tokens=tokens,
        token_spans=np.array(spans, dtype=np.int32).reshape(-1, 2),
        token_passage=np.array(owners, dtype=np.int32),
    )


def unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale rows to unit length; a row of zeros, which has no direction, becomes the first axis."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: NDArray[np.float32] = (rows / np.maximum(norms, _LEAST_NORM)).astype(np.float32, copy=False)
    scaled[norms[:, 0] <= _LEAST_NORM, :1] = 1.0
    return scaled
