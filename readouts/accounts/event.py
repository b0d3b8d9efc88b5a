"""An event folder to accounts: ``event.toml`` beside one file for each account."""

import os
from dataclasses import replace
from pathlib import Path, PureWindowsPath

from readouts.accounts.bounds import MAX_ACCOUNTS, shown
from readouts.accounts.event_file import EVENT_FILE, Entry, read_event_file
from readouts.accounts.kinds import suffix_of
from readouts.accounts.naming import account_ids
from readouts.accounts.reading import READERS, read
from readouts.errors import EventError
from readouts.types import Account, Event


def read_event(folder: str | Path, *, encoding: str | None = None) -> tuple[Event | None, tuple[Account, ...]]:
    """Read an event folder.

    Parameters
    ----------
    folder : str or Path
        With an ``event.toml``, the accounts it names, in its order. Without one, every file directly in
        the folder whose suffix has a reader (text, Markdown, web pages, PDF, Word, mail, rich text) is an
        account named after its file, in the order of their names; hidden files and ``README`` are passed over.
    encoding : str, optional
        How all of its texts are encoded; found out for each where not given.

    Returns
    -------
    tuple
        The event, ``None`` where nothing says its title; and the accounts, at least one.

    Raises
    ------
    EventError
        If the folder or its ``event.toml`` cannot be used, or a file it names lies outside it or is missing.
    InputError
        If the text of an account cannot be read.
    """
    root = Path(folder)
    try:
        if not root.is_dir():
            raise EventError("there is no such folder", where=shown(folder), mend="check the name")
        if os.path.lexists(root / EVENT_FILE):
            event, entries = read_event_file(_inside(root, EVENT_FILE, shown(folder)))
            return event, tuple(_read_entry(root, entry, encoding) for entry in entries)
        return None, _read_all(root, encoding)
    except OSError as error:
        what = f"it cannot be read ({(error.strerror or 'unknown reason').lower()})"
        raise EventError(what, where=shown(folder), mend="check its name and permissions") from None


def _read_entry(root: Path, entry: Entry, encoding: str | None) -> Account:
    account = read(
        _inside(root, entry.file, entry.where),
        id=entry.id,
        source=entry.source,
        title=entry.title,
        date=entry.date,
        language=entry.language,
        url=entry.url,
        encoding=encoding,
    )
    return replace(account, own_words=entry.own_words)


def _read_all(root: Path, encoding: str | None) -> tuple[Account, ...]:
    files = sorted((path for path in root.iterdir() if _is_account(path)), key=lambda path: path.name)
    if not files:
        known = ", ".join(filter(None, READERS))
        mend = f"put one file for each account into it ({known})"
        raise EventError("there are no accounts in this folder", where=shown(root), mend=mend)
    if len(files) > MAX_ACCOUNTS:
        what = f"it holds {len(files)} files that would be accounts, {MAX_ACCOUNTS} are the most"
        mend = f"name those that belong to the event in {EVENT_FILE}"
        raise EventError(what, where=shown(root), mend=mend)
    return tuple(
        read(_inside(root, path.name, shown(root)), id=name, encoding=encoding)
        for path, name in zip(files, account_ids(files), strict=True)
    )


def _is_account(path: Path) -> bool:
    suffix = suffix_of(path.name)
    hidden = path.name.startswith(".") or path.name.upper().startswith("README")
    # A link that leads nowhere stays in: passing over an account in silence would falsify the comparison.
    return bool(suffix) and suffix in READERS and not hidden and (path.is_file() or path.is_symlink())


def _inside(root: Path, name: str, where: str) -> Path:
    """Return the path of a file of the folder, refusing every way out of it."""
    foreign = PureWindowsPath(name)  # knows both separators, and drives
    if foreign.drive or foreign.root or ".." in foreign.parts or not name.isprintable():
        mend = "give a file in the folder, by its name"
        raise EventError(f"“{shown(name)}” is outside the folder", where=where, mend=mend)
    path = root / name
    if not path.is_symlink() and not path.exists():
        raise EventError(f"“{shown(name)}” is not in the folder", where=where, mend="check the name of the file")
    if not path.resolve().is_relative_to(root.resolve()):
        what = f"“{shown(name)}” is a link that leads outside the folder"
        raise EventError(what, where=where, mend="put the file itself into the folder")
    if not path.is_file():
        what = f"“{shown(name)}” is {'a link to a file that is not there' if path.is_symlink() else 'no file'}"
        raise EventError(what, where=where, mend="give a text file in the folder")
    return path
