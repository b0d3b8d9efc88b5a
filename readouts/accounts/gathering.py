"""What a command line names (files, standard input, or one folder) to the accounts to compare."""

from collections.abc import Sequence
from pathlib import Path

from readouts.accounts.bounds import MAX_ACCOUNTS, STDIN, shown
from readouts.accounts.naming import account_ids
from readouts.accounts.reading import read
from readouts.accounts.saved import SUFFIX, read_saved
from readouts.errors import EventError
from readouts.types import Account, Event


def gather(paths: Sequence[str | Path], *, encoding: str | None = None) -> tuple[Event | None, tuple[Account, ...]]:
    """Read the accounts to compare.

    Parameters
    ----------
    paths : sequence of str or Path
        One event folder, or two or more files, one of which may be ``-`` for standard input. A JSON file stands for
        the accounts of the comparison that it holds, and may stand alone.
    encoding : str, optional
        How all the texts are encoded; found out for each where not given.

    Returns
    -------
    tuple
        The event, where a folder names one; and the accounts, two or more, in the order given.

    Raises
    ------
    EventError
        If there are fewer than two accounts or too many, or folders and files are mixed.
    InputError
        If one of them cannot be read.

    Notes
    -----
    Files of the same name get ids made unique by the name of their folder, the same file twice by a number.
    """
    folders = [path for path in paths if str(path) != STDIN and _is_folder(path)]
    if len(paths) == 1 and folders:
        from readouts.accounts.event import read_event

        event, accounts = read_event(paths[0], encoding=encoding)
        if len(accounts) < 2:
            mend = "put a second one beside it: a comparison needs at least two"
            raise EventError(f"only one account (“{accounts[0].id}”)", where=shown(paths[0]), mend=mend)
        return event, accounts
    saved = {n: read_saved(path) for n, path in enumerate(paths) if Path(path).suffix.lower() == SUFFIX}
    _check([*paths, *(account.id for _, held in saved.values() for account in held[1:])], folders)
    ids = account_ids(paths)
    held = tuple(
        account
        for n, (path, name) in enumerate(zip(paths, ids, strict=True))
        for account in (saved[n][1] if n in saved else (read(path, id=name, encoding=encoding),))
    )
    return saved[0][0] if len(paths) == 1 else None, held


def gather_article(paths: Sequence[str | Path], *, encoding: str | None = None) -> Account:
    """Read the one article that a command line names.

    Raises
    ------
    EventError
        If it names several.
    InputError
        If it cannot be read.
    """
    if len(paths) != 1:
        raise EventError(f"{len(paths)} articles given", where="--extract", mend="give one article")
    return read(paths[0], encoding=encoding)


def _check(paths: Sequence[str | Path], folders: Sequence[str | Path]) -> None:
    if folders:
        mend = "give either one folder or two or more files"
        raise EventError("this is a folder among other inputs", where=shown(folders[0]), mend=mend)
    if len(paths) < 2:
        where = shown(paths[0]) if paths else "the accounts"
        mend = "give at least two files, or one folder with at least two"
        raise EventError("only one account" if paths else "no accounts", where=where, mend=mend)
    if len(paths) > MAX_ACCOUNTS:
        what = f"{len(paths)} accounts, {MAX_ACCOUNTS} are the most"
        raise EventError(what, where="the accounts", mend="compare fewer at once")
    if sum(str(path) == STDIN for path in paths) > 1:
        raise EventError("it is named twice, but can be read once", where=STDIN, mend="give files instead")


def _is_folder(path: str | Path) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False
