"""A cache of encodings on disk, keyed by content."""

import io
import logging
from collections.abc import Sequence
from hashlib import sha256

import numpy as np

from readouts.encoders.encoding import Encoder, Encoding
from readouts.errors import EncoderError
from readouts.store import Store
from readouts.types import Span

_FORMAT = b"readouts-encoding-1"
_log = logging.getLogger("readouts")


class Cache(Store):
    """Encodings by content; see :class:`readouts.store.Store` for the folder and the bound."""

    @staticmethod
    def key(encoder: Encoder, text: str, spans: Sequence[Span]) -> str:
        """Return the key of an account's encoding: a hash of all that decides it."""
        digest = sha256(_FORMAT)
        cuts = ",".join(f"{span.start}-{span.end}" for span in spans)
        for part in (encoder.name, encoder.weights_sha256, cuts, text):
            raw = part.encode("utf-8", "surrogatepass")
            digest.update(len(raw).to_bytes(8, "big") + raw)
        return digest.hexdigest()

    def get(self, key: str) -> Encoding | None:
        """Return a kept encoding, or ``None`` where there is none that can be used."""
        payload = self.read(f"{key}.npz")
        if payload is None:
            return None
        try:
            with np.load(io.BytesIO(payload), allow_pickle=False) as arrays:
                return Encoding(
                    arrays["passages"], arrays["tokens"], arrays["token_spans"], arrays["token_passage"]
                )
        # numpy parses array heads with `ast`, which raises SystemError when threads of Python 3.11 meet in it.
        except (ValueError, KeyError, OSError, SystemError, EncoderError):
            _log.warning("a file in the cache %s does not fit and was made again", self.folder)
            return None

    def put(self, key: str, encoding: Encoding) -> None:
        """Keep an encoding; a reader never sees half a file."""
        payload = io.BytesIO()
        np.savez(
            payload,
            passages=encoding.passages,
            tokens=encoding.tokens,
            token_spans=encoding.token_spans,
            token_passage=encoding.token_passage,
        )
        self.write(f"{key}.npz", payload.getvalue())
