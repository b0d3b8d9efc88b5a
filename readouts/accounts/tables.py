"""TOML files of a user's own: publishers, lexicons."""

import tomllib
from pathlib import Path
from typing import Any

from readouts.accounts.bounds import read_bytes, shown
from readouts.errors import InputError

_LARGEST = 250_000
"""Bytes of such a file: thousands of entries."""


def read_table(path: str | Path) -> tuple[dict[str, Any], str]:
    """Read a TOML file.

    Parameters
    ----------
    path : str or Path
        The file, at most 250 kB.

    Returns
    -------
    tuple of dict and str
        What it holds, and its name as messages show it.

    Raises
    ------
    InputError
        If it cannot be read, is too large or is no TOML.
    """
    where = shown(path)
    try:
        return tomllib.loads(read_bytes(Path(path), limit=_LARGEST).decode("utf-8-sig")), where
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        reason = str(error).splitlines()[0][:120]
        raise InputError(f"this is no TOML that can be read ({reason})", where=where, mend="correct it") from None
