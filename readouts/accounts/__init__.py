"""Bytes become accounts: readers by suffix, event folders, and the bounds on what is read.

A new reader is one file in this folder and one line in ``READERS``.
"""

from readouts.accounts.article import JOURNALIST, Extracted, Extraction, extract
from readouts.accounts.bounds import MAX_ACCOUNTS, MAX_BYTES
from readouts.accounts.document import Document
from readouts.accounts.event import read_event
from readouts.accounts.gathering import gather, gather_article
from readouts.accounts.protecting import protect
from readouts.accounts.publishers import Publisher, find_publisher, known_publishers, read_publishers
from readouts.accounts.reading import READERS, Reader, read, read_document
from readouts.accounts.seeds import seed_event
from readouts.accounts.writing import write_event, write_extraction

__all__ = [
    "JOURNALIST",
    "MAX_ACCOUNTS",
    "MAX_BYTES",
    "READERS",
    "Document",
    "Extracted",
    "Extraction",
    "Publisher",
    "Reader",
    "extract",
    "find_publisher",
    "gather",
    "gather_article",
    "known_publishers",
    "protect",
    "read",
    "read_document",
    "read_event",
    "read_publishers",
    "seed_event",
    "write_event",
    "write_extraction",
]
