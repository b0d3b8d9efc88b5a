"""Reports kept on disk: asked for again with nothing changed, a report is read instead of made."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import NamedTuple

from readouts.store import Store, content_key
from readouts.types import Account, Event
from readouts.version import __version__

_FORMAT = "readouts-report-1"


class Kept(NamedTuple):
    """A rendered report, with the warnings that go with it."""

    rendered: str | bytes
    warnings: tuple[str, ...]


def key(event: Event | None, accounts: Sequence[Account], **options: object) -> str:
    """Return the key of a report: a hash of all that decides it.

    Parameters
    ----------
    event : Event or None
        What happened.
    accounts : sequence of Account
        What is compared.
    **options
        Everything else that the report depends on, of kinds that JSON knows.

    Returns
    -------
    str
        64 hexadecimal digits. The installed code is part of it: its files, and the folder of the libraries.
    """
    told = None if event is None else asdict(event)
    return content_key(_FORMAT, __version__, told, [asdict(account) for account in accounts], options)


def find(store: Store, name: str) -> Kept | None:
    """Return a kept report, or ``None`` where there is none that can be used."""
    payload = store.read(f"{name}.report")
    if payload is None:
        return None
    try:
        head, _, body = payload.partition(b"\n")
        return Kept(body.decode("utf-8", "surrogatepass"), tuple(map(str, json.loads(head))))
    except ValueError:
        return None


def keep(store: Store, name: str, report: Kept) -> None:
    """Keep a report that is text."""
    head = json.dumps(report.warnings).encode("ascii")
    if isinstance(report.rendered, str):
        store.write(f"{name}.report", head + b"\n" + report.rendered.encode("utf-8", "surrogatepass"))
