"""The evidence of every pair of accounts, gathered when it is first asked for."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from readouts.align.reading import EncodedReading
from readouts.encoders import Cache, Encoder
from readouts.encoders.cores import one_core_a_product
from readouts.text.language import UNKNOWN, primary
from readouts.types import Account

if TYPE_CHECKING:
    from readouts.align.token_evidence import Evidence


class EvidenceOfPairs(Mapping[tuple[str, str], "Evidence"]):
    """For each ordered pair of account ids, what the first account finds in the second.

    Parameters
    ----------
    readings : sequence of EncodedReading
        Two or more.
    encoder : Encoder
        What encoded them.
    cache : Cache or None
        Where the scale of the encoder's cosines is kept.
    """

    def __init__(self, readings: Sequence[EncodedReading], encoder: Encoder, cache: Cache | None) -> None:
        self._readings, self._encoder, self._cache = readings, encoder, cache

    @cached_property
    def gathered(self) -> "dict[tuple[str, str], Evidence]":
        """All of it."""
        # Imported here: accounts that were judged before are not aligned again.
        from readouts.align.scale import cosine_scale

        with one_core_a_product:
            return gather_evidence(self._readings, self._encoder, cosine_scale(self._encoder, self._cache))

    def __getitem__(self, pair: tuple[str, str]) -> "Evidence":
        return self.gathered[pair]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.gathered)

    def __len__(self) -> int:
        return len(self.gathered)


def gather_evidence(
    readings: Sequence[EncodedReading], encoder: Encoder, scale: float
) -> "dict[tuple[str, str], Evidence]":
    """Return for each ordered pair of accounts what the first finds in the second."""
    from readouts.align.similarity import evidence_both_ways

    seen = {}
    for one, other in combinations(readings, 2):
        readable = is_read_by(encoder, one.account) and is_read_by(encoder, other.account)
        for found in evidence_both_ways(one, other, scale=scale, readable=readable):
            seen[found.of, found.by] = found
    return seen


def is_read_by(encoder: Encoder, account: Account) -> bool:
    """Whether the encoder was trained for the account's language; what is not known counts as yes."""
    code = primary(account.language)
    return encoder.languages is None or code == UNKNOWN or code in encoder.languages
