"""Passages become vectors: the encoder protocol, the registry, and a cache by content.

Importing this loads no model library.
"""

from readouts.encoders.cache import Cache
from readouts.encoders.encoding import Encoder, Encoding
from readouts.encoders.passages import Encoders, encode_passages
from readouts.encoders.registry import DEFAULT, DEFAULT_WEIGHTS_SHA256, EncoderInfo, available, load, load_inference

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
