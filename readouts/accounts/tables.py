"""TOML files that a user writes: the event of a folder, publishers, lexicons."""

import re
import tomllib
from pathlib import Path
from typing import Any

from readouts.accounts.bounds import read_bytes, shown
from readouts.errors import EventError, InputError

_LARGEST = 250_000
"""Bytes of such a file: thousands of entries."""
_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
"""Where :mod:`tomllib` says, at the end of its message, that a file goes wrong."""


def read_table(
    path: str | Path, error: type[InputError] | type[EventError] = InputError
) -> tuple[dict[str, Any], str]:
    """Read a TOML file.

    Parameters
    ----------
    path : str or Path
        The file, at most 250 kB.
    error : type, default InputError
        What is raised where it cannot be used.

    Returns
    -------
    tuple of dict and str
        What it holds, and its name as messages show it.

    Raises
    ------
    InputError or EventError
        If it cannot be read, is too large or is no TOML.
    """
    where = shown(path)
    try:
        return tomllib.loads(read_bytes(Path(path), limit=_LARGEST).decode("utf-8-sig")), where
    except InputError as found:
        raise error(found.what, where=found.where, mend=found.mend) from None
    except UnicodeDecodeError:
        raise error("it is not in UTF-8", where=where, mend="save it as UTF-8") from None
    except tomllib.TOMLDecodeError as found:
        place = _LINE.search(str(found))
        line = f", line {place[1]}" if place and place[1] else ""
        what = f"this is no TOML: {_LINE.sub('', str(found)).lower()}"
        raise error(what, where=where + line, mend="correct it; strings stand in quotes") from None
    except (RecursionError, ValueError, OverflowError):
        # Thousands of brackets, a number of thousands of digits: valid TOML, but nothing that a file of ours holds.
        what = "it is nested too deeply, or holds too large a number"
        raise error(what, where=where, mend="keep to the keys that it may have") from None
