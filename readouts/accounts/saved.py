"""Accounts that readouts saved itself: the JSON of a comparison."""

import json
from pathlib import Path
from typing import Any

from readouts.accounts.bounds import MAX_ACCOUNTS, MAX_BYTES, read_bytes, shown
from readouts.accounts.text import check_words
from readouts.errors import InputError
from readouts.types import Account, Event

SUFFIX = ".json"
_LARGEST = 64_000_000
_MEND = "give a file that readouts compare --format json wrote"
_NOTES = ("source", "title", "date", "language", "url")


def read_saved(path: str | Path) -> tuple[Event | None, tuple[Account, ...]]:
    """Read the accounts of a saved comparison, to compare them again or with others.

    Parameters
    ----------
    path : str or Path
        What ``readouts compare --format json`` wrote, or any JSON object with a list of ``accounts``, each with
        ``id`` and ``text``.

    Returns
    -------
    tuple
        The event, where the file names one; and the accounts.

    Raises
    ------
    InputError
        If the file cannot be read, is no such JSON, or holds no account.
    """
    where = shown(path)
    try:
        data = json.loads(read_bytes(Path(path), limit=_LARGEST).decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputError("this is not JSON that can be read", where=where, mend=_MEND) from None
    rows = data.get("accounts") if isinstance(data, dict) else None
    if not isinstance(rows, list) or not 0 < len(rows) <= MAX_ACCOUNTS:
        raise InputError(f"it holds no list of 1 to {MAX_ACCOUNTS} accounts", where=where, mend=_MEND)
    return _event(data.get("event")), tuple(
        _account(row, number, where) for number, row in enumerate(rows, start=1)
    )


def _event(row: Any) -> Event | None:  # noqa: ANN401 - whatever the file holds
    if not isinstance(row, dict) or not isinstance(row.get("title"), str):
        return None
    date = row.get("date")
    return Event(row["title"], date if isinstance(date, str) else None)


def _account(row: Any, number: int, where: str) -> Account:  # noqa: ANN401
    place = f"{where}, account {number}"
    if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in ("id", "text")):
        raise InputError("it has no id and text", where=place, mend=_MEND)
    if len(row["text"].encode("utf-8", "surrogatepass")) > MAX_BYTES:
        what = f"an account has at most {MAX_BYTES / 1_000_000:g} MB of text, it has more"
        raise InputError(what, where=place, mend="give only the text of this account")
    check_words(row["text"], place)
    notes = {key: row[key] for key in _NOTES if isinstance(row.get(key), str) and row[key]}
    try:
        return Account(row["text"], id=row["id"], **notes)
    except ValueError as error:
        raise InputError(str(error)[:200], where=place, mend=_MEND) from None
