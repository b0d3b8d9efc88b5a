"""Bytes become accounts: readers by suffix, event folders, and the bounds on what is read.

A new reader is one file in this folder and one line in ``READERS``.
"""

from typing import TYPE_CHECKING

from readouts.lazily import lazily

if TYPE_CHECKING:
    from readouts.accounts.article import JOURNALIST, Extracted, Extraction, extract
    from readouts.accounts.bounds import MAX_ACCOUNTS, MAX_BYTES
    from readouts.accounts.document import Document
    from readouts.accounts.event import read_event
    from readouts.accounts.gathering import gather, gather_article
    from readouts.accounts.protecting import protect
    from readouts.accounts.publishers import Publisher, find_publisher, known_publishers, read_publishers
    from readouts.accounts.reading import READERS, Reader, read, read_document
    from readouts.accounts.seeds import seed_accounts, seed_event
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
    "seed_accounts",
    "seed_event",
    "write_event",
    "write_extraction",
]

__getattr__ = lazily(
    __name__,
    {
        "Document": "readouts.accounts.document",
        "Extracted": "readouts.accounts.article",
        "Extraction": "readouts.accounts.article",
        "JOURNALIST": "readouts.accounts.article",
        "MAX_ACCOUNTS": "readouts.accounts.bounds",
        "MAX_BYTES": "readouts.accounts.bounds",
        "Publisher": "readouts.accounts.publishers",
        "READERS": "readouts.accounts.reading",
        "Reader": "readouts.accounts.reading",
        "extract": "readouts.accounts.article",
        "find_publisher": "readouts.accounts.publishers",
        "gather": "readouts.accounts.gathering",
        "gather_article": "readouts.accounts.gathering",
        "known_publishers": "readouts.accounts.publishers",
        "protect": "readouts.accounts.protecting",
        "read": "readouts.accounts.reading",
        "read_document": "readouts.accounts.reading",
        "read_event": "readouts.accounts.event",
        "read_publishers": "readouts.accounts.publishers",
        "seed_accounts": "readouts.accounts.seeds",
        "seed_event": "readouts.accounts.seeds",
        "write_event": "readouts.accounts.writing",
        "write_extraction": "readouts.accounts.writing",
    },
)
