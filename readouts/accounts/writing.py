"""Accounts to an event folder, whole or not at all."""

import json
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import tomli_w

from readouts.accounts.article import Extraction
from readouts.accounts.bounds import shown
from readouts.accounts.event import read_event
from readouts.accounts.event_file import EVENT_FILE
from readouts.accounts.naming import file_names
from readouts.accounts.text import decode
from readouts.errors import EventError, ReadoutsError
from readouts.text.language import UNKNOWN
from readouts.types import Account, Event

_MARK = b"\xef\xbb\xbf"


EXTRACTION_FILE = "extraction.json"
"""Where the words of each extracted account stand in the article."""


def write_extraction(folder: str | Path, extraction: Extraction) -> None:
    """Write the accounts of an article as an event folder, with the way back into the article.

    Parameters
    ----------
    folder : str or Path
        As for :func:`write_event`.
    extraction : Extraction
        What was found. ``extraction.json`` beside the accounts holds the article's sha256 and, for each account,
        its speaker, via, and pieces as ``[start, end, start in the article]``.

    Raises
    ------
    EventError
        As :func:`write_event` does.
    """
    table = {
        "article": extraction.article.id,
        "sha256": extraction.article.sha256,
        "accounts": {
            one.account.id: {
                "speaker": one.speaker or None,
                "via": one.via or None,
                "pieces": [[p.account.start, p.account.end, p.article.start] for p in one.pieces],
            }
            for one in extraction.found
        },
    }
    text = json.dumps(table, ensure_ascii=False, indent=2) + "\n"
    beside = {EXTRACTION_FILE: text.encode("utf-8", "surrogatepass")}
    write_event(folder, None, tuple(extraction), beside=beside)


def write_event(
    folder: str | Path,
    event: Event | None,
    accounts: Sequence[Account],
    *,
    beside: Mapping[str, bytes] = MappingProxyType({}),
) -> None:
    """Write accounts as an event folder that :func:`readouts.accounts.read_event` gives back exactly.

    Parameters
    ----------
    folder : str or Path
        Must not be there yet, or be empty; the folder it lies in must be there.
    event : Event or None
        What happened.
    accounts : sequence of Account
        Their texts are written as UTF-8, line ends as they are.
    beside : mapping of str to bytes, optional
        Further files of the folder, by name.

    Raises
    ------
    EventError
        If the folder cannot be written, or what would be written could not be read back: an account without
        words, two of one id, a language or date that is none. Nothing is left behind then.
    """
    target = Path(folder)
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".readouts-") as scratch:
            # A folder inside the temporary one has the permissions that the user's umask gives.
            draft = Path(scratch) / "event"
            draft.mkdir()
            for name, content in {**beside, **_files(event, accounts, shown(folder))}.items():
                (draft / name).write_bytes(content)
            _read_back(draft, event, accounts, shown(folder))
            if target.is_dir() and not target.is_symlink():
                target.rmdir()  # fails unless it is empty
            draft.rename(target)
    except OSError as error:
        what = f"it cannot be written ({(error.strerror or 'unknown reason').lower()})"
        mend = "give a new folder in one that is there and may be written"
        raise EventError(what, where=shown(folder), mend=mend) from None


def _files(event: Event | None, accounts: Sequence[Account], where: str) -> dict[str, bytes]:
    names = dict(zip((one.id for one in accounts), file_names([one.id for one in accounts]), strict=True))
    try:
        contents = {names[one.id]: _encoded(one) for one in accounts}
        contents[EVENT_FILE] = tomli_w.dumps(_table(event, accounts, names)).encode("utf-8")
    except UnicodeEncodeError:
        mend = "remove the halves of surrogate pairs from the text"
        raise EventError("a text cannot be written as UTF-8", where=where, mend=mend) from None
    return contents


def _encoded(account: Account) -> bytes:
    data = account.text.encode("utf-8")
    # With a mark, no other encoding is considered, and a mark that is part of the text stays.
    return data if decode(data, where=account.id) == account.text else _MARK + data


def _table(event: Event | None, accounts: Sequence[Account], names: Mapping[str, str]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    if event:
        table |= _without_none(title=event.title, date=_day(event.date))
    table["accounts"] = [
        _without_none(
            id=one.id,
            file=names[one.id] if names[one.id] != f"{one.id}.txt" else None,
            source=one.source if one.source != one.id else None,
            title=one.title,
            date=_day(one.date),
            language=one.language or UNKNOWN,
            url=one.url,
            own_words=one.own_words or None,
        )
        for one in accounts
    ]
    return table


def _without_none(**values: object) -> dict[str, object]:
    return {key: value for key, value in values.items() if value is not None}


def _day(value: str | None) -> date | str | None:
    try:
        day = date.fromisoformat(value or "")
    except ValueError:
        return value
    # Other ways to write a day ("20220126") stay as they are, or they would not come back the same.
    return day if day.isoformat() == value else value


def _read_back(draft: Path, event: Event | None, accounts: Sequence[Account], where: str) -> None:
    try:
        same = read_event(draft) == (event, tuple(accounts))
        why = "it would not read back the same"
    except ReadoutsError as error:
        same, why = False, f"it could not be read back: {error.what}"
    if not same:
        raise EventError(why, where=where, mend="correct the accounts")
