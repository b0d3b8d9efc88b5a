"""Known publishers: ministries, agencies and papers under the names that texts give them."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from readouts.accounts.tables import read_table
from readouts.errors import InputError

_KEYS = {"name": str, "also": list, "country": str, "kind": str, "domain": str}


class Publisher(NamedTuple):
    """Who publishes accounts.

    Parameters
    ----------
    name : str
        As reports show it.
    also : tuple of str
        Other names for it in running text.
    country : str
        ISO 3166-1 alpha-2; empty for international bodies.
    kind : str
        ``ministry``, ``agency``, ``paper`` and the like.
    domain : str
        Of its pages.
    """

    name: str
    also: tuple[str, ...] = ()
    country: str = ""
    kind: str = ""
    domain: str = ""


@cache
def known_publishers() -> tuple[Publisher, ...]:
    """Return the publishers that come with the package."""
    text = files("readouts.accounts").joinpath("publishers.toml").read_text("utf-8")
    return tuple(_publisher(row, "publishers.toml") for row in tomllib.loads(text)["publishers"])


def read_publishers(path: str | Path) -> tuple[Publisher, ...]:
    """Read publishers of a user's own.

    Parameters
    ----------
    path : str or Path
        A TOML file of ``[[publishers]]`` tables with ``name`` and, as wished, ``also``, ``country``, ``kind``,
        ``domain``.

    Returns
    -------
    tuple of Publisher
        In the order of the file.

    Raises
    ------
    InputError
        If the file cannot be read, is no TOML, or a table does not fit.
    """
    table, where = read_table(path)
    rows = table.get("publishers")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise InputError("it names no publishers", where=where, mend='add [[publishers]] tables with name = "…"')
    return tuple(_publisher(row, where) for row in rows)


def find_publisher(name: str, own: Sequence[Publisher] = ()) -> Publisher | None:
    """Return the publisher that a name stands for, the user's `own` before the known ones.

    Examples
    --------
    >>> find_publisher("the Russian news agency Tass").name
    'TASS'
    """
    wanted = _fold(name)
    for publisher in (*own, *known_publishers()):
        if any(wanted == _fold(other) for other in (publisher.name, *publisher.also)):
            return publisher
    last = wanted.split()[-1:]
    agencies = (p for p in (*own, *known_publishers()) if p.kind in {"agency", "paper", "broadcaster"})
    return next((p for p in agencies if last and last == [_fold(p.name)]), None)


def _fold(name: str) -> str:
    words = name.casefold().replace("’", "'").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _publisher(row: dict[str, Any], where: str) -> Publisher:
    for key, value in row.items():
        if key not in _KEYS or not isinstance(value, _KEYS[key]):
            mend = f"the keys are {', '.join(_KEYS)}; also is a list, the others are texts"
            raise InputError(f"“{key[:60]}” of a publisher does not fit", where=where, mend=mend)
    if not row.get("name"):
        raise InputError("a publisher has no name", where=where, mend='add name = "…"')
    return Publisher(**{**row, "also": tuple(map(str, row.get("also", ())))})
