"""One file becomes one account: the readers by suffix, and `read`."""

import datetime
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from readouts.accounts.bounds import MAX_BYTES, STDIN, read_bytes, refuse_address, shown
from readouts.accounts.document import Document
from readouts.accounts.kinds import suffix_of
from readouts.accounts.naming import account_id
from readouts.accounts.text import decode
from readouts.errors import InputError
from readouts.text.language import UNKNOWN, detect_language
from readouts.types import Account


class Reader(Protocol):
    """What turns the bytes of a file into the text of an account."""

    def __call__(self, data: bytes, *, where: str, encoding: str | None) -> Document:
        """Return the text and what the file says of itself, or raise :class:`InputError` naming `where`."""


def _plain(data: bytes, *, where: str, encoding: str | None) -> Document:
    return Document(decode(data, where=where, encoding=encoding))


def _later(module: str, name: str) -> Reader:
    """Return a reader whose module is imported when it first reads."""

    def reader(data: bytes, *, where: str, encoding: str | None) -> Document:
        found: Reader = getattr(import_module(f"readouts.accounts.{module}"), name)
        return found(data, where=where, encoding=encoding)

    return reader


READERS: MappingProxyType[str, Reader] = MappingProxyType(
    {
        # Markdown is read as it stands: its marks are part of the text, so that offsets point into the file.
        **dict.fromkeys(("", ".txt", ".text", ".md", ".markdown"), _plain),
        **dict.fromkeys((".html", ".htm", ".xhtml"), _later("web_page", "read_page")),
        ".pdf": _later("pdf", "read_pdf"),
        ".docx": _later("word", "read_word"),
        ".eml": _later("mail", "read_mail"),
        ".rtf": _later("rich_text", "read_rich_text"),
    }
)
"""The reader of each suffix."""
_LARGEST = {
    ".html": 8_000_000,
    ".htm": 8_000_000,
    ".xhtml": 8_000_000,
    ".pdf": 32_000_000,
    ".docx": 32_000_000,
    ".eml": 8_000_000,
    ".rtf": 8_000_000,
}
"""Bytes of a file; its text may still have no more than ``MAX_BYTES``."""


def read(
    path: str | Path,
    *,
    id: str | None = None,  # noqa: A002 - the word the whole package uses
    source: str | None = None,
    title: str | None = None,
    date: str | datetime.date | None = None,
    language: str | None = None,
    url: str | None = None,
    encoding: str | None = None,
) -> Account:
    """Read an account from a file.

    Parameters
    ----------
    path : str or Path
        Plain text or Markdown of at most 1 MB, a saved web page, a PDF, a Word document, rich text or a mail;
        ``-`` is standard input. Nothing is fetched: a web address is refused.
    id : str, optional
        Short name of the account; the name of the file without its suffix where not given, and ``stdin`` for
        standard input.
    source, title, url : str, optional
        Who publishes it, its headline, where it was published.
    date : str or datetime.date, optional
        Day of publication, ``YYYY-MM-DD``.
    language : str, optional
        BCP 47 tag; detected where not given. ``und`` says that it is not known and keeps it from being
        detected.
    encoding : str, optional
        How the file is encoded; found out where not given.

    Returns
    -------
    Account
        Of a text file, its text is exactly what the file holds, line ends included, without a leading byte
        order mark; of the others, what the reader took out of it. What the file says of itself fills in what is
        not given.

    Raises
    ------
    InputError
        If the file cannot be read, is no text, or holds no words.
    ValueError
        If `id` or `date` cannot be an account's.
    """
    document = read_document(path, encoding=encoding)
    text = document.text
    tag = (document.language or detect_language(text)) if language is None else language
    return Account(
        text,
        id=id if id is not None else account_id(path),
        source=source or document.source or "",
        title=title if title is not None else document.title,
        date=_day(date) or document.date,
        language=None if tag == UNKNOWN else tag,
        url=url if url is not None else document.url,
    )


def read_document(path: str | Path, *, encoding: str | None = None) -> Document:
    """Read a file without making an account of it: its text, what it says of itself, and what was dropped.

    Parameters
    ----------
    path : str or Path
        As for :func:`read`.
    encoding : str, optional
        As for :func:`read`.

    Returns
    -------
    Document
        The text that offsets refer to.

    Raises
    ------
    InputError
        If the file cannot be read, is no text, or holds no words.
    """
    refuse_address(path)
    reader = READERS[""] if str(path) == STDIN else _reader(Path(path))
    limit = _LARGEST.get(suffix_of(Path(path).name), MAX_BYTES)
    return reader(read_bytes(path, limit=limit), where=shown(path), encoding=encoding)


def _reader(path: Path) -> Reader:
    suffix = suffix_of(path.name)
    if suffix in READERS or path.is_dir():
        return READERS.get(suffix, READERS[""])
    from readouts.accounts.saved import SUFFIX as SAVED

    if suffix == SAVED:
        what = "a saved comparison holds several accounts, and is read by “readouts compare” alone"
        raise InputError(what, where=shown(path), mend="compare it, or give the file of one account")
    known = ", ".join(filter(None, READERS))
    raise InputError(
        f"{suffix} files are not read yet, only {known}",
        where=shown(path),
        mend="save its text as a .txt file (UTF-8)",
    )


def _day(value: str | datetime.date | None) -> str | None:
    if isinstance(value, datetime.datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, datetime.date) else value
