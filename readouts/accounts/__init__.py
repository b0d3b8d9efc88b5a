"""Bytes become accounts: readers by suffix, event folders, and the bounds on what is read.

A new reader is one file in this folder and one line in ``READERS``.
"""

from readouts.accounts.bounds import MAX_ACCOUNTS, MAX_BYTES
from readouts.accounts.event import read_event
from readouts.accounts.gathering import gather
from readouts.accounts.protecting import protect
from readouts.accounts.reading import READERS, Reader, read
from readouts.accounts.seeds import seed_event
from readouts.accounts.writing import write_event

__all__ = [
    "MAX_ACCOUNTS",
    "MAX_BYTES",
    "READERS",
    "Reader",
    "gather",
    "protect",
    "read",
    "read_event",
    "seed_event",
    "write_event",
]
