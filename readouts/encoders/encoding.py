"""Encodings and the encoder protocol."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from readouts.errors import EncoderError

_UNIT = 1e-3


@dataclass(frozen=True, slots=True, eq=False)
class Encoding:
    """Vectors of passages and of the tokens in them. The arrays are read-only.

    Parameters
    ----------
    passages : float32, (n_passages, dim)
        Rows L2-normalised.
    tokens : float32, (n_tokens, dim)
        Contextual token vectors in reading order, rows L2-normalised, without special tokens.
    token_spans : int32, (n_tokens, 2)
        Half-open character offsets, never empty.
    token_passage : int32, (n_tokens,)
        Index of the passage each token stands in, never decreasing.

    Raises
    ------
    EncoderError
        If the shapes do not fit together, or rows are not finite and of unit length.
    """

    passages: NDArray[np.float32]
    tokens: NDArray[np.float32]
    token_spans: NDArray[np.int32]
    token_passage: NDArray[np.int32]

    def __post_init__(self) -> None:
        shapes = (self.passages.shape, self.tokens.shape, self.token_spans.shape, self.token_passage.shape)
        count = len(self.tokens)
        if (
            self.passages.ndim != 2
            or self.tokens.ndim != 2
            or self.passages.shape[1] != self.tokens.shape[1]
            or self.token_spans.shape != (count, 2)
            or self.token_passage.shape != (count,)
        ):
            raise _unfit(f"passages, tokens, token_spans and token_passage have the shapes {shapes}")
        for rows in (self.passages, self.tokens):
            if len(rows) and not np.allclose(np.sqrt(np.einsum("ij,ij->i", rows, rows)), 1.0, atol=_UNIT):
                raise _unfit("a row is not finite and of unit length")
        index = self.token_passage
        if count and (index[0] < 0 or index[-1] >= len(self.passages) or (np.diff(index) < 0).any()):
            raise _unfit("token_passage does not count up through the passages")
        if count and (self.token_spans[:, 0] >= self.token_spans[:, 1]).any():
            raise _unfit("a token span is empty")
        for array in (self.passages, self.tokens, self.token_spans, self.token_passage):
            array.flags.writeable = False


def tokens_inside(token_spans: NDArray[np.int32], start: int, end: int) -> slice:
    """Return the slice of the tokens that overlap ``text[start:end]``.

    Parameters
    ----------
    token_spans : int32, (n_tokens, 2)
        Offsets of the tokens, in order.
    start, end : int
        Offsets into the same text.

    Returns
    -------
    slice
        Empty where no token overlaps.
    """
    first = int(token_spans[:, 1].searchsorted(start, side="right"))
    last = int(token_spans[:, 0].searchsorted(end, side="left"))
    return slice(first, max(first, last))


class Encoder(Protocol):
    """What turns texts into vectors.

    The same texts give the same bytes, so `name` and `weights_sha256` are enough to key a cache; an encoder whose
    weights may be used in several ways has a `configuration_sha256` as well.
    """

    @property
    def name(self) -> str:
        """Name or path as the user gives it."""

    @property
    def weights_sha256(self) -> str:
        """Hash of the weights, in hexadecimal."""

    @property
    def languages(self) -> frozenset[str] | None:
        """ISO 639-1 codes of the languages the weights were trained for; ``None`` where not known."""

    def encode(self, texts: Sequence[str]) -> Encoding:
        """Encode each text on its own; token offsets count from the start of its own text."""


def _unfit(what: str) -> EncoderError:
    return EncoderError(what, where="encoder", mend="give an encoder that keeps to readouts.encoders.Encoding")
