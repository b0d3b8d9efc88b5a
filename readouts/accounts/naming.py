"""Ids of accounts from names of files, and names of files from ids."""

import re
from collections.abc import Sequence
from pathlib import Path

from readouts.accounts.bounds import STDIN
from readouts.accounts.kinds import suffix_of
from readouts.types import LONGEST_ID

_LONGEST_NAME = 60  # characters, each at most four of the 255 bytes a file name may have
_NOT_IN_NAMES = re.compile(r"[^\w.-]+")


def account_id(path: str | Path) -> str:
    """Return the id that an account has by the name of its file.

    Examples
    --------
    >>> account_id("readouts/tass.txt"), account_id("call of 26.01.2022"), account_id("-")
    ('tass', 'call of 26.01.2022', 'stdin')
    """
    if str(path) == STDIN:
        return "stdin"
    base = Path(path).name
    stem = base[: len(base) - len(suffix_of(base))]
    printable = "".join(char if char.isprintable() else "_" for char in stem)[:LONGEST_ID]
    return printable if printable.strip() else "account"


def account_ids(paths: Sequence[str | Path]) -> list[str]:
    """Return an id for each of several files, all different.

    Files of the same name in different folders get the name of the folder before theirs; what is still the
    same then is numbered.

    Examples
    --------
    >>> account_ids(["us/call.txt", "china/call.txt", "tass.txt", "tass.txt"])
    ['us-call', 'china-call', 'tass', 'tass-2']
    """
    plain = [account_id(path) for path in paths]
    folders = [Path(path).absolute().parent.name for path in paths]
    named = []
    for name, folder in zip(plain, folders, strict=True):
        others = {other for stem, other in zip(plain, folders, strict=True) if stem == name}
        named.append(account_id(f"{folder}-{name}.txt")[-LONGEST_ID:] if len(others) > 1 and folder else name)
    return unique(named)


def unique(names: Sequence[str]) -> list[str]:
    """Return the names, with ``-2``, ``-3`` … after those that occurred before.

    Examples
    --------
    >>> unique(["tass", "state", "tass"])
    ['tass', 'state', 'tass-2']
    """
    given: list[str] = []
    for name in names:
        candidate, number = name, 1
        # A later name as it stands goes before a numbered earlier one.
        while candidate in given or (number > 1 and candidate in names):
            number += 1
            candidate = f"{name[: LONGEST_ID - 5]}-{number}"
        given.append(candidate)
    return given


def file_names(ids: Sequence[str]) -> list[str]:
    """Return a name of a text file for each id: safe everywhere, different also without case.

    Examples
    --------
    >>> file_names(["state", "Xinhua / en", "../etc"])
    ['state.txt', 'Xinhua-en.txt', 'etc.txt']
    """
    stems = [_NOT_IN_NAMES.sub("-", name)[:_LONGEST_NAME].strip(".-") or "account" for name in ids]
    lowered = [stem.casefold() for stem in stems]
    return [f"{stem}.txt" for stem in (stems if len(set(lowered)) == len(ids) else unique(lowered))]
