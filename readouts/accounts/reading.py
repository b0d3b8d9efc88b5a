"""One file becomes one account: the readers by suffix, and `read`."""

import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from readouts.accounts.bounds import STDIN, read_bytes, refuse_address, shown
from readouts.accounts.kinds import suffix_of
from readouts.accounts.naming import account_id
from readouts.accounts.text import decode
from readouts.errors import InputError
from readouts.text.language import detect_language
from readouts.types import Account

UNKNOWN_LANGUAGE = "und"


class Reader(Protocol):
    """What turns the bytes of a file into the text of an account."""

    def __call__(self, data: bytes, *, where: str, encoding: str | None) -> str:
        """Return the text, or raise :class:`InputError` naming `where`."""


# Markdown is read as it stands: its marks are part of the text, so that offsets point into the file.
READERS: MappingProxyType[str, Reader] = MappingProxyType(
    dict.fromkeys(("", ".txt", ".text", ".md", ".markdown"), decode)
)


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
        A plain text or Markdown file of at most 1 MB; ``-`` is standard input. Nothing is fetched: a web
        address is refused.
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
        Its text is exactly what the file holds, line ends included, without a leading byte order mark.

    Raises
    ------
    InputError
        If the file cannot be read, is no text, or holds no words.
    ValueError
        If `id` or `date` cannot be an account's.
    """
    refuse_address(path)
    name, where = str(path), shown(path)
    reader = READERS[""] if name == STDIN else _reader(Path(path))
    text = reader(read_bytes(path), where=where, encoding=encoding)
    tag = detect_language(text) if language is None else language
    return Account(
        text,
        id=id if id is not None else account_id(path),
        source=source or "",
        title=title,
        date=_day(date),
        language=None if tag == UNKNOWN_LANGUAGE else tag,
        url=url,
    )


def _reader(path: Path) -> Reader:
    suffix = suffix_of(path.name)
    if suffix in READERS or path.is_dir():
        return READERS.get(suffix, READERS[""])
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
