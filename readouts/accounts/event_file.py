"""What ``event.toml`` says, checked key by key."""

from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from readouts.accounts.bounds import MAX_ACCOUNTS
from readouts.accounts.tables import read_table
from readouts.errors import EventError
from readouts.text.language import is_language_tag
from readouts.types import LONGEST_ID, Event, is_account_id

EVENT_FILE = "event.toml"
ACCOUNT_KEYS = ("id", "file", "source", "title", "date", "language", "url", "own_words")

_EVENT_KEYS = ("title", "date", "accounts")
_ALIKE = 60  # rapidfuzz's 0..100


class Entry(NamedTuple):
    """One ``[[accounts]]`` table: `where` names it in messages, `file` is relative to the folder."""

    where: str
    id: str
    file: str
    source: str | None
    title: str | None
    date: str | None
    language: str | None
    url: str | None
    own_words: bool


def read_event_file(path: Path) -> tuple[Event | None, tuple[Entry, ...]]:
    """Read and check ``event.toml``.

    Raises
    ------
    EventError
        If it is no TOML, has a key that is not known or a value of the wrong type, or names no accounts, too
        many, or two with the same id.
    """
    table, where = read_table(path, EventError)
    _check_keys(table, _EVENT_KEYS, where)
    title, day = _text(table, "title", where), _day(table, where)
    if day and title is None:
        raise EventError("a date without a title", where=where, mend='add a line such as title = "Telephone call"')
    return Event(title, day) if title is not None else None, _entries(table, where)


def _entries(table: dict[str, Any], where: str) -> tuple[Entry, ...]:
    rows = table.get("accounts", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise EventError("accounts is no list of tables", where=where, mend="begin each account with [[accounts]]")
    if not rows:
        raise EventError(
            "it names no accounts", where=where, mend="add an [[accounts]] table for each, with its id"
        )
    if len(rows) > MAX_ACCOUNTS:
        what = f"it names {len(rows)} accounts, {MAX_ACCOUNTS} is the most"
        raise EventError(what, where=where, mend="split it into several events")
    entries = tuple(_entry(row, f"{where}, account {number}") for number, row in enumerate(rows, 1))
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise EventError(f"the id “{entry.id}” is used twice", where=entry.where, mend="give each its own id")
        seen.add(entry.id)
    return entries


def _entry(row: dict[str, Any], where: str) -> Entry:
    _check_keys(row, ACCOUNT_KEYS, where)
    values = {key: _text(row, key, where) for key in ACCOUNT_KEYS if key not in ("date", "own_words")}
    name, language = values["id"], values["language"]
    if not name:
        raise EventError("it has no id", where=where, mend='add a line such as id = "state"')
    if not is_account_id(name):
        raise EventError("its id cannot be used", where=where, mend=f"use 1 to {LONGEST_ID} printable characters")
    if language is not None and not is_language_tag(language):
        mend = 'use a tag such as "en" or "zh-Hans"'
        raise EventError(f"“{language}” is no language tag", where=where, mend=mend)
    file = values["file"] if values["file"] is not None else f"{name}.txt"
    return Entry(
        where=where,
        id=name,
        file=file,
        source=values["source"],
        title=values["title"],
        date=_day(row, where),
        language=language,
        url=values["url"],
        own_words=_flag(row, "own_words", where),
    )


def _check_keys(table: dict[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in known:
            from rapidfuzz import process

            near = process.extractOne(key, known, score_cutoff=_ALIKE)
            mend = f"did you mean “{near[0]}”?" if near else f"the keys are {', '.join(known)}"
            raise EventError(f"the key “{key[:80]}” is not known", where=where, mend=mend)


def _text(table: dict[str, Any], key: str, where: str) -> str | None:
    value = table.get(key)
    if value is None or isinstance(value, str):
        return value
    what = f"{key} is {_kind(value)}, not a text"
    raise EventError(what, where=where, mend=f'put it in quotes: {key} = "…"')


def _flag(table: dict[str, Any], key: str, where: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise EventError(f"{key} is {_kind(value)}, not true or false", where=where, mend=f"write {key} = true")
    return value


def _day(table: dict[str, Any], where: str) -> str | None:
    value = table.get("date")
    if value is None:
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    try:
        if isinstance(value, str):
            date.fromisoformat(value)
            return value
    except ValueError:
        pass
    what = f"date is {_kind(value)}, not a day" if not isinstance(value, str) else f"“{value[:40]}” is no date"
    raise EventError(what, where=where, mend="write the day as 2022-01-26")


def _kind(value: object) -> str:
    names = {
        str: "a text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table",
    }  # fmt: skip
    return names.get(type(value), "a date or time")
