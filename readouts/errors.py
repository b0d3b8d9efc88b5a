"""What can go wrong with what a user gives us, as one tree.

::

    ReadoutsError
    ├── InputError      a file or a text cannot be read or used
    ├── EventError      an event folder, or the accounts of an event together, cannot be used
    ├── EncoderError    an encoder is unknown, is not on this machine, or gives the wrong shape
    └── FormatError     a saved comparison or a report format cannot be used

Misuse by a programmer raises :class:`ValueError` or :class:`TypeError` instead. ``docs/errors.md`` lists
every message with its cause and its mend.
"""

from readouts.plain import printable


class ReadoutsError(Exception):
    """An input that cannot be used, told in one line.

    Parameters
    ----------
    what : str
        What is wrong, as a clause without a full stop: ``"the file is empty"``.
    where : str
        The file, folder, option or account concerned.
    mend : str
        What the user can do about it, as an imperative clause without a full stop.

    Examples
    --------
    >>> str(InputError("the file is empty", where="tass.txt", mend="give a file with text in it"))
    'tass.txt: the file is empty; give a file with text in it'
    """

    def __init__(self, what: str, *, where: str, mend: str) -> None:
        self.what = what
        self.where = where
        self.mend = mend
        super().__init__(what)

    def __str__(self) -> str:
        # Names of files and accounts come from outside: they may not break the line or steer the terminal.
        return printable(f"{self.where}: {self.what}; {self.mend}")


class InputError(ReadoutsError):
    """A file or a text cannot be read or used."""


class EventError(ReadoutsError):
    """An event folder, or the accounts of an event together, cannot be used."""


class EncoderError(ReadoutsError):
    """An encoder is unknown, is not on this machine, or gives the wrong shape."""


class FormatError(ReadoutsError):
    """A saved comparison or a report format cannot be used."""
