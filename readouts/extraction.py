"""What ``readouts extract`` takes and shows."""

from collections.abc import Iterator, Sequence

from readouts.accounts import Extraction
from readouts.counting import count_words
from readouts.errors import InputError
from readouts.plain import plain

_HEAD = ("id", "who", "words", "begins")
_BEGINS = 48
"""Characters of an account that the table shows."""


def pairs(given: Sequence[str], option: str) -> Iterator[tuple[str, str]]:
    """Yield the two ids of each ``ID=OTHER``; raises InputError where there is no ``=`` between two."""
    for text in given:
        left, sign, right = (part.strip() for part in text.partition("="))
        if not (left and sign and right):
            raise InputError(f"“{text[:60]}” is no pair", where=option, mend="write it as one=other")
        yield left, right


def extraction_table(extraction: Extraction) -> str:
    """Return the accounts of an article as a table of plain text, one line an account."""
    rows = [_HEAD, *(_row(one.account.id, one.account.source, one.account.text) for one in extraction.found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD) - 1)]
    return "".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip() + "\n"
        for row in rows
    )


def _row(name: str, source: str, text: str) -> tuple[str, str, str, str]:
    begins = plain(text)
    shown = begins if len(begins) <= _BEGINS else f"{begins[:_BEGINS].rstrip()} …"
    return plain(name), plain(source), str(count_words(text)), shown
