"""Align several accounts of one event, and show what they share, leave out and emphasise.

>>> import readouts
>>> one = readouts.Account("They agreed to reopen the border crossing in March.", id="one")
>>> two = readouts.Account("They agreed to reopen the border crossing. Fisheries came up.", id="two")
>>> comparison = readouts.compare(one, two)
>>> comparison.verdicts[0].by
'two'
"""

from readouts.accounts import Extraction, extract, read, read_event
from readouts.compare import compare
from readouts.comparison import Comparison
from readouts.errors import EncoderError, EventError, FormatError, InputError, ReadoutsError
from readouts.findings import read_lexicon, read_topics
from readouts.types import Account, Event
from readouts.version import __version__

__all__ = [
    "Account",
    "Comparison",
    "EncoderError",
    "Event",
    "EventError",
    "Extraction",
    "FormatError",
    "InputError",
    "ReadoutsError",
    "__version__",
    "compare",
    "extract",
    "read",
    "read_event",
    "read_lexicon",
    "read_topics",
]
