"""Bytes from files, pipes, devices and standard input: never more than the bound, never without end."""

import errno
import os
import re
import select
import stat
import sys
from io import BufferedIOBase
from pathlib import Path
from typing import BinaryIO, cast

from readouts.errors import InputError

MAX_BYTES = 1_000_000
MAX_ACCOUNTS = 64
STDIN = "-"

_WAIT_FOR_PIPE = 10.0  # seconds
_CHUNK = 1 << 16
_LONGEST_SHOWN = 120
_ADDRESS = re.compile(r"(?:https?|ftp):/", re.IGNORECASE)
_PROBLEMS = {
    errno.ENOENT: ("there is no such file", "check the name"),
    errno.ENOTDIR: ("there is no such file", "check the name"),
    errno.EACCES: ("it may not be read", "ask for permission to read it, or give a copy"),
    errno.EPERM: ("it may not be read", "ask for permission to read it, or give a copy"),
    errno.EISDIR: ("it is a folder", "give a file, or one folder that holds all accounts of an event"),
    errno.ENAMETOOLONG: ("the name is too long for this system", "check the name"),
    errno.ELOOP: ("it is a link that leads back to itself", "give the file itself"),
    errno.ENXIO: ("it is a socket", "give a file"),
}


def shown(path: str | Path) -> str:
    """Return a path as a message names it: as given, very long ones cut in the middle."""
    name = str(path)
    if len(name) <= _LONGEST_SHOWN:
        return name
    return f"{name[: _LONGEST_SHOWN // 2]}…{name[-_LONGEST_SHOWN // 3 :]}"


def refuse_address(path: str | Path) -> None:
    """Raise :class:`InputError` where a path is an address on the web: nothing is ever fetched."""
    if _ADDRESS.match(str(path)):
        raise InputError(
            "this is an address on the web, and nothing is fetched",
            where=shown(path),
            mend="open the page, save its text as a .txt file (UTF-8) and give that file",
        )


def read_bytes(path: str | Path, *, limit: int = MAX_BYTES) -> bytes:
    """Read a file, a pipe, a device or (``-``) standard input.

    Parameters
    ----------
    path : str or Path
        What to read; ``-`` is standard input.
    limit : int, optional
        The most bytes to accept. At most one more is ever read.

    Raises
    ------
    InputError
        If it is not there, may not be read, is a folder, or is larger than `limit`; or if it is a named pipe
        that nobody writes to.
    """
    if str(path) == STDIN:
        return _read_stdin(limit)
    try:
        return _read_file(Path(path), limit)
    except InputError:
        raise
    except (OSError, ValueError) as error:
        raise _problem(error, Path(path)) from None


def _read_stdin(limit: int) -> bytes:
    stream = sys.stdin
    # Closed by the caller ("<&-"), or replaced by something that holds no bytes.
    if stream is None or getattr(stream, "closed", False) or not hasattr(stream, "buffer"):
        raise InputError("standard input is closed", where=STDIN, mend="give a file, or send text to it")
    try:
        return _bounded(cast(BinaryIO, stream.buffer), limit, STDIN)
    except OSError as error:
        what = f"standard input cannot be read ({error.strerror})"
        raise InputError(what, where=STDIN, mend="give a file instead") from None


def _read_file(path: Path, limit: int) -> bytes:
    # Non-blocking, because opening a named pipe otherwise waits for a writer that may never come.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb", buffering=0) as stream:  # noqa: PTH123 - a file descriptor, not a path
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, "is a directory")
        if stat.S_ISREG(status.st_mode) and status.st_size > limit:
            raise _too_large(shown(path), limit, status.st_size)
        if stat.S_ISFIFO(status.st_mode):
            _await_writer(handle, path)
        if hasattr(os, "set_blocking"):
            os.set_blocking(handle, True)
        return _bounded(cast(BinaryIO, stream), limit, shown(path))


def _await_writer(handle: int, path: Path) -> None:
    ready, _, _ = select.select([handle], [], [], _WAIT_FOR_PIPE)
    if not ready:
        what = f"nothing came through this pipe within {_WAIT_FOR_PIPE:.0f} seconds"
        raise InputError(what, where=shown(path), mend="start what writes to it first, or give a file")


def _bounded(stream: BinaryIO | BufferedIOBase, limit: int, where: str) -> bytes:
    data = bytearray()
    while len(data) <= limit:
        chunk = stream.read(min(_CHUNK, limit + 1 - len(data)))
        if not chunk:
            return bytes(data)
        data += chunk
    raise _too_large(where, limit, None)


def _too_large(where: str, limit: int, size: int | None) -> InputError:
    # Rounded up, so that a file just over the bound is not said to have the size of the bound.
    found = "it has more" if size is None else f"it has {-(-size * 10 // 1_000_000) / 10:,.1f} MB"
    what = f"an account has at most {limit / 1_000_000:g} MB of text, {found}"
    return InputError(what, where=where, mend="give only the text of this account")


def _problem(error: OSError | ValueError, path: Path) -> InputError:
    number = error.errno if isinstance(error, OSError) else None
    if isinstance(error, ValueError):
        what, mend = "this is no name of a file", "check the name"
    elif number == errno.ENOENT and path.is_symlink():
        what, mend = "it is a link to a file that is not there", "give the file itself"
    else:
        reason = (error.strerror or type(error).__name__).lower()
        what, mend = _PROBLEMS.get(number or 0, (f"it cannot be read ({reason})", "give another file"))
    return InputError(what, where=shown(path), mend=mend)
