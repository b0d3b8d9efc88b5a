"""An account's passages encoded, with token offsets into the account's own text."""

from collections.abc import Sequence

import numpy as np

from readouts.encoders.cache import Cache
from readouts.encoders.encoding import Encoder, Encoding
from readouts.errors import EncoderError
from readouts.types import Span


def encode_passages(encoder: Encoder, text: str, spans: Sequence[Span], cache: Cache | None = None) -> Encoding:
    """Encode the passages of one account, alone, so that no other account moves its vectors.

    Parameters
    ----------
    encoder : Encoder
        What makes the vectors.
    text : str
        The account's text.
    spans : sequence of Span
        Its passages.
    cache : Cache, optional
        Where encodings are kept.

    Returns
    -------
    Encoding
        One row a passage; token spans are offsets into `text`.

    Raises
    ------
    EncoderError
        If the encoder gives another number of rows than there are passages.
    """
    key = cache.key(encoder, text, spans) if cache else ""
    if cache and (kept := cache.get(key)) is not None:
        return kept
    encoding = encoder.encode([span.of(text) for span in spans])
    if len(encoding.passages) != len(spans):
        raise EncoderError(
            f"{len(encoding.passages)} rows for {len(spans)} passages",
            where=encoder.name,
            mend="give an encoder that returns one row a text",
        )
    starts = np.array([span.start for span in spans], dtype=np.int32)
    shifted = encoding.token_spans + starts[encoding.token_passage][:, None]
    whole = Encoding(encoding.passages, encoding.tokens, shifted.astype(np.int32), encoding.token_passage)
    if cache:
        cache.put(key, whole)
    return whole
