"""Align several accounts of one event, and show what they share, leave out and emphasise.

>>> import readouts
>>> one = readouts.Account("They agreed to reopen the border crossing in March.", id="one")
>>> two = readouts.Account("They agreed to reopen the border crossing. Fisheries came up.", id="two")
>>> comparison = readouts.compare(one, two)
>>> comparison.verdicts[0].by
'two'
"""

from typing import TYPE_CHECKING

from readouts.lazily import lazily

if TYPE_CHECKING:
    from readouts.accounts import Extraction, extract, read, read_event
    from readouts.comparison import Comparison
    from readouts.errors import EncoderError, EventError, FormatError, InputError, ReadoutsError
    from readouts.findings import read_lexicon, read_topics
    from readouts.pipeline import compare
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

__getattr__ = lazily(
    __name__,
    {
        "Account": "readouts.types",
        "Comparison": "readouts.comparison",
        "EncoderError": "readouts.errors",
        "Event": "readouts.types",
        "EventError": "readouts.errors",
        "Extraction": "readouts.accounts",
        "FormatError": "readouts.errors",
        "InputError": "readouts.errors",
        "ReadoutsError": "readouts.errors",
        "__version__": "readouts.version",
        "compare": "readouts.pipeline",
        "extract": "readouts.accounts",
        "read": "readouts.accounts",
        "read_event": "readouts.accounts",
        "read_lexicon": "readouts.findings",
        "read_topics": "readouts.findings",
    },
)
