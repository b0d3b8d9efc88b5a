"""A report may not take the place of what it reports on."""

import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path

from readouts.accounts.bounds import STDIN, shown
from readouts.accounts.event_file import EVENT_FILE, read_event_file
from readouts.accounts.kinds import suffix_of
from readouts.accounts.reading import READERS
from readouts.errors import FormatError


def protect(paths: Sequence[str | Path], output: Path) -> None:
    """Check, before any work is done, that a report can be written without harm.

    Parameters
    ----------
    paths : sequence of str or Path
        The inputs, as :func:`readouts.accounts.gather` takes them.
    output : Path
        The file that the report is to be written to.

    Raises
    ------
    FormatError
        If `output` is one of the accounts, would be taken for one when its folder is read again, is no
        regular file, or lies in a folder that is not there.
    EventError
        If the ``event.toml`` of a folder cannot be read.
    """
    where = shown(output)
    try:
        mode = output.stat().st_mode if output.exists() else None
        folder_there = output.parent.is_dir()
    except (OSError, ValueError):
        mode, folder_there = None, True  # writing will say what is wrong
    if mode is not None and not stat.S_ISREG(mode):
        what = "it is a folder" if stat.S_ISDIR(mode) else "it is a device or a pipe"
        raise FormatError(what, where=where, mend="name a file, or leave out --output and redirect")
    if not folder_there:
        mend = "make the folder first, or name another file"
        raise FormatError("the folder it is to be written to is not there", where=where, mend=mend)
    for path in paths:
        if _same(output, path) or any(_same(output, file) for file in _files(path)):
            mend = "name another file"
            raise FormatError("the report would replace one of its inputs", where=where, mend=mend)
        if _joins(output, path):
            what = "the report would be taken for an account when this folder is compared again"
            raise FormatError(what, where=where, mend="write it to another folder, or as .json")


def _files(path: str | Path) -> list[Path]:
    listed = Path(path) / EVENT_FILE
    if str(path) == STDIN or not os.path.lexists(listed):
        return []
    return [listed, *(Path(path) / entry.file for entry in read_event_file(listed)[1])]


def _joins(output: Path, folder: str | Path) -> bool:
    unlisted = str(folder) != STDIN and not os.path.lexists(Path(folder) / EVENT_FILE)
    return (
        unlisted
        and _same(output.parent, folder)
        and bool(suffix_of(output.name))
        and (suffix_of(output.name) in READERS or output.name == EVENT_FILE)
    )


def _same(output: Path, other: str | Path) -> bool:
    try:
        if str(other) == STDIN:
            return os.path.samestat(output.stat(), os.fstat(sys.stdin.fileno()))
        return output.samefile(other)
    except (OSError, ValueError, AttributeError):
        # Not there, or no real stream: then it cannot be the same file either.
        return False
