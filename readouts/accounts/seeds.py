"""The event that comes with readouts."""

from importlib.resources import files
from pathlib import Path

from readouts.errors import EventError

_EVENT = "blinken-wang-2022-01-26"


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
