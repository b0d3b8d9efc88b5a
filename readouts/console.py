"""The terminal and the three standard streams, as the command line uses them.

Whatever a stream's encoding, its reader or its end may be, nothing here ends in a traceback.
"""

import logging
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock, Timer
from typing import TYPE_CHECKING, Self

from readouts.errors import FormatError
from readouts.plain import printable

if TYPE_CHECKING:
    from rich.status import Status

PIPED_WIDTH = 100

_PATIENCE = 1.0  # seconds of work that need no word about progress


def say(line: str) -> None:
    """Write a line to standard error, where there is one, after the name of the program."""
    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(f"readouts: {printable(line)}\n".encode(encoding, "replace").decode(encoding))
    sys.stderr.flush()


def write_out(text: str, *, as_utf_8: bool = False) -> None:
    """Write a text to standard output.

    Parameters
    ----------
    text : str
        What to write. Characters that the stream's encoding lacks become question marks.
    as_utf_8 : bool, default False
        Whether the text is for programs, which expect UTF-8 whatever the terminal's encoding.

    Raises
    ------
    FormatError
        If standard output is closed or takes no more.
    BrokenPipeError
        If whoever read it is gone.
    """
    mend = "give a file with --output"
    if sys.stdout is None or sys.stdout.closed:
        raise FormatError("it is closed", where="standard output", mend=mend)
    encoding = sys.stdout.encoding or "utf-8"
    try:
        if as_utf_8 and hasattr(sys.stdout, "buffer"):
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8"))
        else:
            sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon_stdout()
        reason = (error.strerror or "unknown reason").lower()
        raise FormatError(f"it takes no more ({reason})", where="standard output", mend=mend) from None


def abandon_stdout() -> None:
    """Send what is still buffered for standard output nowhere, so that it does not fail again at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def columns() -> int:
    """Return the width of the terminal that standard output is; 100 where it is none."""
    if not is_terminal(sys.stdout):
        return PIPED_WIDTH
    return shutil.get_terminal_size((PIPED_WIDTH, 24)).columns


def wants_color() -> bool:
    """Tell whether standard output is a terminal with colours whose user has not turned them off."""
    unwanted = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return is_terminal(sys.stdout) and not unwanted


@contextmanager
def warnings_told() -> Iterator[None]:
    """Within this, warnings of the library go to standard error, each once; those of other libraries go nowhere."""
    logger, handler = logging.getLogger("readouts"), _Teller()
    # Python prints what has no handler: a PDF library's remarks would stand beside our one line.
    silence = logging.NullHandler()
    logging.getLogger().addHandler(silence)
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logging.getLogger().removeHandler(silence)
        logger.removeHandler(handler)
        logger.propagate = before


class _Teller(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._told: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage()
        if line not in self._told:
            self._told.add(line)
            say(line)


class Progress:
    """What is being done, shown on a terminal's standard error where it takes longer than a second.

    It begins to be shown by itself, since the longest step, loading a model, reports nothing in between.
    """

    def __init__(self) -> None:
        self._line = "starting"
        self._status: Status | None = None
        self._over = False
        self._lock = RLock()
        self._timer = Timer(_PATIENCE, self._show)
        self._timer.daemon = True

    def __call__(self, what: str, share: float) -> None:
        """Take what is being done and how much of the whole is done (0..1)."""
        with self._lock:
            self._line = f"{printable(what)} ({share:.0%})"
            if self._status:
                self._status.update(self._text())

    def __enter__(self) -> Self:
        if is_terminal(sys.stderr):
            self._timer.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._timer.cancel()
        with self._lock:
            self._over = True
            if self._status:
                self._status.stop()

    def _show(self) -> None:
        from rich.console import Console

        with self._lock:
            if not self._over:
                self._status = Console(stderr=True).status(self._text())
                self._status.start()

    def _text(self) -> str:
        from rich.markup import escape

        return escape(self._line)


def is_terminal(stream: object) -> bool:
    """Tell whether a stream is a terminal."""
    # A closed stream raises when asked.
    isatty = getattr(stream, "isatty", None)
    return not getattr(stream, "closed", True) and isatty is not None and bool(isatty())
