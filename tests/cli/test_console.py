"""Streams and progress."""

import io
import logging
import sys
import time

import pytest

from readouts import console
from readouts.errors import FormatError


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


def test_progress_is_shown_on_a_terminal_only_where_it_takes_time(monkeypatch):
    stderr = Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setenv("TERM", "xterm")
    with console.Progress() as progress:
        progress("encoding", 0.5)
    assert stderr.getvalue() == ""

    monkeypatch.setattr(console, "_PATIENCE", 0.01)
    with console.Progress() as progress:
        progress("encoding [red]north\x1b", 0.25)
        deadline = time.monotonic() + 10
        while "25%" not in stderr.getvalue() and time.monotonic() < deadline:
            time.sleep(0.01)
        progress("aligning", 0.7)
    assert "encoding [red]north� (25%)" in stderr.getvalue()
    shown = stderr.getvalue()
    time.sleep(0.1)
    assert stderr.getvalue() == shown  # nothing goes on after the work is done


@pytest.mark.parametrize("stream", [io.StringIO(), None])
def test_progress_is_silent_elsewhere(monkeypatch, stream):
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(console, "_PATIENCE", 0.0)

    with console.Progress() as progress:
        progress("encoding", 0.5)
        time.sleep(0.02)

    assert stream is None or stream.getvalue() == ""


def test_progress_ends_with_the_error_that_ends_the_work(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(console, "_PATIENCE", 0.0)

    def fail():
        with console.Progress():
            time.sleep(0.05)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()


def test_warnings_cannot_steer_the_terminal(capsys):
    with console.warnings_told():
        for _ in range(2):
            logging.getLogger("readouts.encoders").warning("a\x1b[2J%s", "\r\nb")
        logging.getLogger("readouts").info("not this")

    assert capsys.readouterr().err == "readouts: a�[2J��b\n"


@pytest.mark.parametrize("stream", [None, "closed"])
def test_a_closed_standard_output_is_told(monkeypatch, stream):
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stdout", closed if stream else None)

    with pytest.raises(FormatError, match="it is closed"):
        console.write_out("text")
    assert console.columns() == console.PIPED_WIDTH
    assert not console.wants_color()


def test_without_standard_error_nothing_is_said(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stderr", None)

    console.say("nobody hears this")

    assert capsys.readouterr() == ("", "")
