"""Encodings become links: token evidence between two accounts, and order-free matches of passages."""

from readouts.align.matching import LINK_CUTOFF, Match, Matching, match
from readouts.align.reading import EncodedReading, Reading
from readouts.align.scale import cosine_scale
from readouts.align.similarity import Evidence, evidence, evidence_both_ways

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
