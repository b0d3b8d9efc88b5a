"""A reading: one account with what the later stages ask of it."""

from dataclasses import dataclass

from readouts.encoders import Encoding
from readouts.text.tokens import Words
from readouts.types import Account, Passage


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """An account cut into passages, with its words.

    Parameters
    ----------
    account : Account
        The account itself.
    passages : tuple of Passage
        In reading order; their spans refer to ``account.text``.
    words : Words
        The words of ``account.text``.
    """

    account: Account
    passages: tuple[Passage, ...]
    words: Words


@dataclass(frozen=True, slots=True, eq=False)
class EncodedReading(Reading):
    """A reading with its encoding: one row a passage, and the tokens with offsets into ``account.text``."""

    encoding: Encoding

    def without_encoding(self) -> Reading:
        """Return the reading alone, which is small enough to keep."""
        return Reading(self.account, self.passages, self.words)
