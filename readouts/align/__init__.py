"""Encodings become links: token evidence between two accounts, and order-free matches of passages."""

from typing import TYPE_CHECKING

from readouts.lazily import lazily

if TYPE_CHECKING:
    from readouts.align.matching import LINK_CUTOFF, Match, Matching, match
    from readouts.align.reading import EncodedReading, Reading
    from readouts.align.scale import cosine_scale
    from readouts.align.similarity import evidence, evidence_both_ways
    from readouts.align.token_evidence import Evidence

__all__ = [
    "LINK_CUTOFF",
    "EncodedReading",
    "Evidence",
    "Match",
    "Matching",
    "Reading",
    "cosine_scale",
    "evidence",
    "evidence_both_ways",
    "match",
]

__getattr__ = lazily(
    __name__,
    {
        "LINK_CUTOFF": "readouts.align.matching",
        "EncodedReading": "readouts.align.reading",
        "Evidence": "readouts.align.token_evidence",
        "Match": "readouts.align.matching",
        "Matching": "readouts.align.matching",
        "Reading": "readouts.align.reading",
        "cosine_scale": "readouts.align.scale",
        "evidence": "readouts.align.similarity",
        "evidence_both_ways": "readouts.align.similarity",
        "match": "readouts.align.matching",
    },
)
