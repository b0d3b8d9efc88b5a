"""The event that comes with readouts."""

from importlib.resources import files
from pathlib import Path

from readouts.accounts.article import extract
from readouts.accounts.event import read_event
from readouts.accounts.reading import read
from readouts.errors import EventError
from readouts.types import Account, Event

_EVENT = "blinken-wang-2022-01-26"
_IDS = {"state-department": "state", "wang-yi": "tass"}
"""What is compared of what the article quotes, under the short names that the documentation uses."""


def seed_accounts() -> tuple[Event | None, tuple[Account, ...]]:
    """Return the seed event and the two accounts of it that the seed article quotes.

    Returns
    -------
    tuple
        The event, and the accounts as :func:`readouts.extract` finds them.

    Raises
    ------
    EventError
        If the seed is missing from this installation.
    """
    folder = seed_event()
    event, _ = read_event(folder)
    found = extract(read(folder.with_suffix(".txt"))).only(tuple(_IDS)).rename(_IDS)
    return event, tuple(found)


def seed_event() -> Path:
    """Return the folder of the seed event: in an installed wheel, or beside the package in a checkout.

    Raises
    ------
    EventError
        If it is in neither place.
    """
    package = Path(str(files("readouts")))
    for folder in (package / "_seeds" / _EVENT, package.parent / "seeds" / _EVENT):
        if folder.is_dir():
            return folder
    mend = "install readouts again: pip install --force-reinstall readouts"
    raise EventError("the seed event is missing from this installation", where=_EVENT, mend=mend)
