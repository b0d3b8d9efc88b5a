"""Passages become vectors: the encoder protocol, the registry, and a cache by content.

Importing this loads neither a model library nor numpy.
"""

from typing import TYPE_CHECKING

from readouts.lazily import lazily

if TYPE_CHECKING:
    from readouts.encoders.cache import Cache
    from readouts.encoders.encoding import Encoder, Encoding
    from readouts.encoders.passages import Encoders, encode_passages
    from readouts.encoders.registry import (
        DEFAULT,
        DEFAULT_WEIGHTS_SHA256,
        EncoderInfo,
        available,
        load,
        load_inference,
    )

__all__ = [
    "DEFAULT",
    "DEFAULT_WEIGHTS_SHA256",
    "Cache",
    "Encoder",
    "EncoderInfo",
    "Encoders",
    "Encoding",
    "available",
    "encode_passages",
    "load",
    "load_inference",
]

__getattr__ = lazily(
    __name__,
    {
        "DEFAULT": "readouts.encoders.registry",
        "DEFAULT_WEIGHTS_SHA256": "readouts.encoders.registry",
        "Cache": "readouts.encoders.cache",
        "Encoder": "readouts.encoders.encoding",
        "EncoderInfo": "readouts.encoders.registry",
        "Encoders": "readouts.encoders.passages",
        "Encoding": "readouts.encoders.encoding",
        "available": "readouts.encoders.registry",
        "encode_passages": "readouts.encoders.passages",
        "load": "readouts.encoders.registry",
        "load_inference": "readouts.encoders.registry",
    },
)
