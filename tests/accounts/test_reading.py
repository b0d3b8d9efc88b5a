"""Files that can be read, and every kind of file that cannot."""

import contextlib
import io
import os
import sys
import threading
from datetime import date, datetime

import pytest

from readouts.accounts import MAX_BYTES, bounds, read
from readouts.errors import InputError

TEXT = "The two ministers welcomed the reopening of the consulate. Trade was not discussed.\n"


def stdin_of(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def refused(path, **options):
    with pytest.raises(InputError) as caught:
        read(path, **options)
    assert "\n" not in str(caught.value)
    assert caught.value.mend
    return str(caught.value)


def test_a_text_file_becomes_an_account(tmp_path):
    path = tmp_path / "ministry.txt"
    path.write_text(TEXT, encoding="utf-8")

    account = read(
        path,
        source="Ministry of Transport",
        title="Talks",
        date="2023-03-01",
        url="https://example.org/talks",
    )

    assert account.text == TEXT
    assert (account.id, account.source, account.language) == ("ministry", "Ministry of Transport", "en")
    assert (account.title, account.date, account.url) == ("Talks", "2023-03-01", "https://example.org/talks")


def test_the_source_is_the_id_where_not_given(tmp_path):
    path = tmp_path / "ministry.txt"
    path.write_text(TEXT, encoding="utf-8")

    assert read(path, id="mot").source == "mot"


@pytest.mark.parametrize("given", ["2023-03-01", date(2023, 3, 1), datetime(2023, 3, 1, 12, 30)])
def test_a_date_is_kept_as_its_day(tmp_path, given):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")

    assert read(path, date=given).date == "2023-03-01"


def test_a_date_that_is_none_is_the_callers_mistake(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")

    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        read(path, date="next week")


@pytest.mark.parametrize(("given", "kept"), [("fr", "fr"), ("und", None), (None, "en")])
def test_language_is_detected_only_where_not_given(tmp_path, given, kept):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")

    assert read(path, language=given).language == kept


@pytest.mark.parametrize(
    "name", ["a.txt", "a.TXT", "a.text", "a.md", "a.markdown", "a", "talks of 26.01.2022", "a."]
)
def test_names_that_are_read(tmp_path, name):
    path = tmp_path / name
    path.write_text(TEXT, encoding="utf-8")

    assert read(path).text == TEXT


def test_a_saved_comparison_is_no_single_account(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(TEXT, encoding="utf-8")

    message = refused(path)

    assert "a saved comparison holds several accounts" in message
    assert "not read yet" not in message


@pytest.mark.parametrize("name", ["a.odt", "a.PAGES", "a.xml", "a.jpeg", "a.txt.zip"])
def test_other_formats_are_refused_by_name(tmp_path, name):
    path = tmp_path / name
    path.write_text(TEXT, encoding="utf-8")

    message = refused(path)

    assert f"{path.suffix.lower()} files are not read yet, only .txt, .text, .md, .markdown" in message
    assert message.endswith("save its text as a .txt file (UTF-8)")


def test_line_ends_and_markdown_are_kept(tmp_path):
    path = tmp_path / "a.md"
    written = "# Talks\r\n\r\n**Both** sides met.\rThey\twill meet again.\n\n"
    path.write_bytes(written.encode())

    assert read(path).text == written


@pytest.mark.parametrize(
    "address", ["https://example.org/readout", "HTTP://example.org/a.html", "ftp://example.org/a"]
)
def test_nothing_is_fetched(address):
    message = refused(address)

    assert message.startswith(address)
    assert "nothing is fetched" in message
    assert "save its text as a .txt file" in message


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", "\u3000\n".encode()])
def test_empty_files(tmp_path, data):
    path = tmp_path / "a.txt"
    path.write_bytes(data)

    assert "it is empty" in refused(path)


@pytest.mark.parametrize("text", ["…", "*** --- ***\n", "“”", "\u200b\u200b", "。！？"])
def test_files_without_words(tmp_path, text):
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")

    assert "there are no words in it" in refused(path)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "a ZIP archive or an Office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "an old Office document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (b"{\\rtf1\\ansi The ministers met.}", "a rich text (RTF) document"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "a picture or a recording"),
        (b"\x00\x00\x00\x18ftypmp42", "a recording"),
        (b"<!DOCTYPE html>\n<html><body>They met.", "the source of a web page (HTML)"),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?>\n<html lang='en'>", "the source of a web page (HTML)"),
        (b"The ministers\x00met", "binary data"),
        (bytes(range(256)) * 40, "binary data"),
        (b"\x01\x02\x03\x04 met \x05\x06", "binary data"),
        (b"\0" * 5000, "binary data"),
    ],
)
def test_what_is_no_text_is_named(tmp_path, data, kind):
    path = tmp_path / "a.txt"
    path.write_bytes(data)

    assert f"it looks like {kind}; save its text as a .txt file first" in refused(path)


def test_text_that_begins_like_a_format_is_still_text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("PK talks resumed. ID3 was renewed; <html> was not on the agenda.", encoding="utf-8")

    assert read(path).text.startswith("PK talks")


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"They met. " * (MAX_BYTES // 10))
    assert len(read(path, language="en").text) == MAX_BYTES

    with path.open("ab") as stream:
        stream.write(b"!")
    assert "at most 1 MB of text, it has 1.1 MB" in refused(path)


def test_a_huge_sparse_file_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000_000)
    monkeypatch.setattr(bounds, "_bounded", lambda *_: pytest.fail("it was read"))

    assert "it has 50,000.0 MB" in refused(path)


def test_missing_files(tmp_path):
    (tmp_path / "loose").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    (tmp_path / "file").write_text(TEXT)

    assert "there is no such file" in refused(tmp_path / "gone.txt")
    assert "there is no such file" in refused(tmp_path / "file" / "below.txt")
    assert "it is a link to a file that is not there" in refused(tmp_path / "loose")
    assert "a link that leads back to itself" in refused(tmp_path / "ring")
    assert "it is a folder" in refused("")  # as pathlib has it: the current one


def test_names_that_are_none(tmp_path):
    assert "the name is too long" in refused(tmp_path / ("a" * 5000))
    assert len(refused(tmp_path / ("a" * 5000))) < 300
    assert "this is no name of a file" in refused(f"{tmp_path}/a\0b")
    assert "a�b" in refused(f"{tmp_path}/a\nb")


def test_a_folder(tmp_path):
    (tmp_path / "folder.odt").mkdir()

    assert "it is a folder" in refused(tmp_path)
    assert "it is a folder" in refused(tmp_path / "folder.odt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(0)

    assert "it may not be read" in refused(path)


def test_permission_denied_is_told(tmp_path, monkeypatch):
    def deny(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", deny)

    assert "it may not be read; ask for permission" in refused(tmp_path / "a.txt")


def test_a_failing_disk_is_told(tmp_path, monkeypatch):
    def fail(*_args, **_options):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", fail)

    assert "it cannot be read (input/output error)" in refused(tmp_path / "a.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="devices of Linux")
@pytest.mark.parametrize(("device", "problem"), [("/dev/zero", "it has more"), ("/dev/null", "it is empty")])
def test_devices_do_not_fill_the_memory(device, problem):
    assert problem in refused(device)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_nobody_writes_to_does_not_hang(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "_WAIT_FOR_PIPE", 0.05)
    os.mkfifo(tmp_path / "pipe")

    assert "nothing came through this pipe" in refused(tmp_path / "pipe")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_read_to_its_end_and_not_beyond_the_bound(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)

    def write(data):
        with contextlib.suppress(BrokenPipeError):
            path.write_bytes(data)

    for data in (TEXT.encode() * 4000, b"a" * (MAX_BYTES * 2)):
        writer = threading.Thread(target=write, args=(data,), daemon=True)
        writer.start()
        if len(data) < MAX_BYTES:
            assert read(path, language="en").text == data.decode()
        else:
            assert "it has more" in refused(path)
        writer.join(timeout=10)


def test_standard_input(monkeypatch):
    stdin_of(monkeypatch, TEXT.encode("utf-8-sig"))

    account = read("-")

    assert (account.id, account.text) == ("stdin", TEXT)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "it is empty"),
        (b"%PDF-1.4", "a PDF"),
        (b"a" * (MAX_BYTES + 1), "it has more"),
        (b"...", "no words"),
    ],
)
def test_bad_standard_input(monkeypatch, data, problem):
    stdin_of(monkeypatch, data)

    message = refused("-")

    assert message.startswith("-: ")
    assert problem in message


@pytest.mark.parametrize("stream", [None, io.StringIO(TEXT)])
def test_closed_standard_input(monkeypatch, stream):
    monkeypatch.setattr(sys, "stdin", stream)

    assert "standard input is closed" in refused("-")
