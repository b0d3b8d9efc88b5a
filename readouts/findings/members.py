"""A passage as the topics group and label it: with its words and its vector at hand."""

from dataclasses import dataclass

from readouts.align import EncodedReading
from readouts.types import Passage

_LEAST_CONTENT = 2
"""Words that say something which a passage with content has at least."""


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """A passage with the reading it belongs to and its row in that reading's encoding."""

    reading: EncodedReading
    passage: Passage
    row: int

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems of the passage's words, in order."""
        return self.reading.words.stems[self.reading.rows_of_each[self.row]]

    @property
    def says_something(self) -> bool:
        """Whether the passage asserts anything: "Thank you.", questions, a page's furniture and its title do not.

        What a reporter asks about, or says in asking, is no matter of the account's, and what stands on its page is
        none of the talk's.
        """
        reading = self.reading
        silent = (reading.furniture, reading.titles, reading.asking, reading.asked)
        if any(self.row in rows for rows in silent):
            return False
        span = self.passage.span
        return self.reading.words.telling(span.start, span.end) >= _LEAST_CONTENT
