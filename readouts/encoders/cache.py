"""A cache of encodings on disk, keyed by content."""

import json
import logging
from collections.abc import Sequence
from math import prod
from typing import TYPE_CHECKING

from readouts.errors import EncoderError
from readouts.store import Store, content_key

if TYPE_CHECKING:
    from readouts.encoders.encoding import Encoder, Encoding

_LAYOUT = (("passages", "<f4"), ("tokens", "<f4"), ("token_spans", "<i4"), ("token_passage", "<i4"))
_log = logging.getLogger("readouts")


class Cache(Store):
    """Encodings by content; see :class:`readouts.store.Store` for the folder and the bound."""

    @staticmethod
    def key(encoder: "Encoder", texts: Sequence[str]) -> str:
        """Return the key of the encoding of some texts together: a hash of all that decides it."""
        configuration = getattr(encoder, "configuration_sha256", "")
        return content_key(encoder.name, encoder.weights_sha256, configuration, texts)

    def get(self, key: str) -> "Encoding | None":
        """Return a kept encoding, or ``None`` where there is none that can be used."""
        payload = self.read(f"{key}.encoding")
        if payload is None:
            return None
        try:
            return from_bytes(payload)
        except (ValueError, TypeError, EncoderError):
            _log.warning("a file in the cache %s does not fit and was made again", self.folder)
            return None

    def put(self, key: str, encoding: "Encoding") -> None:
        """Keep an encoding, as its shapes and its numbers; a reader never sees half a file."""
        self.write(f"{key}.encoding", to_bytes(encoding))


def to_bytes(encoding: "Encoding") -> bytes:
    """Return an encoding as its shapes and its numbers."""
    arrays = [getattr(encoding, name).astype(kind, copy=False) for name, kind in _LAYOUT]
    head = json.dumps([array.shape for array in arrays]).encode("ascii")
    return b"".join([head, b"\n", *(array.tobytes() for array in arrays)])


def from_bytes(payload: bytes) -> "Encoding":
    """Return the encoding that :func:`to_bytes` wrote.

    Raises
    ------
    ValueError, TypeError, EncoderError
        If the bytes are no encoding, or no longer.
    """
    # Imported here: a store is made before numpy is needed.
    import numpy as np

    from readouts.encoders.encoding import Encoding

    head, _, body = payload.partition(b"\n")
    shapes, at, arrays = json.loads(head), 0, []
    for (_name, kind), shape in zip(_LAYOUT, shapes, strict=True):
        count = prod(shape)
        arrays.append(np.frombuffer(body, kind, count, at).reshape(shape))
        at += arrays[-1].nbytes
    return Encoding(*arrays)
