"""The command line within this process: what it prints where, and how it ends."""

import io
import json
import logging
import re
import stat
import sys

import pytest

from readouts.accounts import MAX_BYTES
from readouts.cli import main
from readouts.report import FORMATS
from readouts.version import __version__

NORTH = "The two ministers agreed that the border crossing reopens in March. Fisheries were raised at length.\n"
SOUTH = "Both ministers agreed that the crossing reopens in March. The visa question was left for later talks.\n"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("READOUTS_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
    for variable in ("NO_COLOR", "READOUTS_DEBUG", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "north.txt").write_text(NORTH, encoding="utf-8")
    (tmp_path / "south.txt").write_text(SOUTH, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(capsys):
    def call(*arguments):
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def refuse(run, tmp_path):
    """Run what has to fail: exit code 2, one line on stderr, nothing on stdout, no file written."""

    def call(*arguments):
        before = {path: path.lstat().st_mtime_ns for path in tmp_path.rglob("*")}
        code, out, err = run(*arguments)
        assert (code, out) == (2, "")
        assert err.startswith("readouts: ")
        assert err.count("\n") == 1
        assert err.endswith("\n")
        assert {path: path.lstat().st_mtime_ns for path in tmp_path.rglob("*")} == before
        return err

    return call


def pipe(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_two_files_give_a_report(run, files):
    code, out, err = run("compare", files / "north.txt", files / "south.txt")

    assert (code, err) == (0, "")
    assert "Fisheries were raised at length." in out
    assert "The visa question was left for later talks." in out


def test_a_file_and_standard_input_give_the_same_as_two_files(run, files, monkeypatch):
    _, from_files, _ = run("compare", files / "north.txt", files / "south.txt", "-f", "json")
    pipe(monkeypatch, SOUTH.encode())
    code, from_stdin, _ = run("compare", files / "north.txt", "-", "-f", "json")

    assert code == 0
    assert from_stdin.replace("stdin", "south") == from_files


def test_a_folder(run, files):
    code, out, _ = run("compare", files, "--format", "json")

    assert code == 0
    assert [account["id"] for account in json.loads(out)["accounts"]] == ["north", "south"]


def test_three_files(run, files):
    code, out, _ = run("compare", *[files / "north.txt"] * 2, files / "south.txt", "-f", "json")

    assert code == 0
    assert [account["id"] for account in json.loads(out)["accounts"]] == ["north", "north-2", "south"]


def test_markdown_is_known_by_its_suffix_too(run, files):
    two = ("compare", files / "north.txt", files / "south.txt", "--format")
    assert run(*two, "md") == run(*two, "markdown")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_asked_for_by_name_and_by_suffix(run, files, name):
    code, out, _ = run("compare", files / "north.txt", files / "south.txt", "--format", name)
    assert code == (2 if name == "docx" else 0)
    for suffix in FORMATS[name]:
        target = files / "out" / f"report{suffix}"
        target.parent.mkdir(exist_ok=True)
        code, nothing, err = run("compare", files / "north.txt", files / "south.txt", "--output", target)
        assert (code, nothing, err) == (0, "", "")
        if name == "docx":
            assert target.read_bytes().startswith(b"PK")
        else:
            assert target.read_bytes().decode("utf-8").replace("\r\n", "\n") == out.replace("\r\n", "\n")


def test_a_named_format_goes_before_the_suffix(run, files):
    target = files / "report.md"

    assert run("compare", files / "north.txt", files / "south.txt", "-f", "json", "-o", target)[0] == 0
    assert json.loads(target.read_text("utf-8"))["schema"] == "readouts.comparison/1"


def test_an_existing_report_is_replaced_and_keeps_its_permissions(run, files):
    target = files / "report.json"
    target.write_text("old")
    target.chmod(0o640)
    (files / "link.json").symlink_to(target)

    assert run("compare", files / "north.txt", files / "south.txt", "-o", files / "link.json")[0] == 0

    assert json.loads(target.read_text("utf-8"))
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert (files / "link.json").is_symlink()
    assert sorted(path.name for path in files.iterdir()) == ["link.json", "north.txt", "report.json", "south.txt"]


def test_topic_words_make_a_topic(run, files):
    _, out, _ = run(
        "compare", files / "north.txt", files / "south.txt", "-f", "json", "--topic-words", "crossing, frontier"
    )

    topic = next(topic for topic in json.loads(out)["topics"] if "crossing" in topic["label"])
    assert topic["passages"] == ["north:1", "south:1"]


def test_the_demo_needs_nothing(run):
    code, out, err = run("demo")

    assert (code, err) == (0, "")
    assert "U.S. State Department" in out
    assert "TASS" in out


def test_the_demo_writes_a_report_too(run, tmp_path):
    assert run("demo", "-o", tmp_path / "demo.md") == (0, "", "")
    assert (tmp_path / "demo.md").read_text("utf-8").startswith("#")


def test_width(run, files):
    for width in (40, 120):
        _, out, _ = run("compare", files / "north.txt", files / "south.txt", "--width", width)
        assert max(map(len, out.splitlines())) <= width


def test_colours_only_where_wanted(run, files):
    arguments = ("compare", files / "north.txt", files / "south.txt", "--color")

    assert "\x1b[" not in run(*arguments, "auto")[1]
    assert "\x1b[" not in run(*arguments, "never")[1]
    assert "\x1b[" in run(*arguments, "always")[1]


def test_encodings_are_kept_unless_unwanted(run, files):
    assert run("compare", files / "north.txt", files / "south.txt", "--no-cache")[0] == 0
    assert "\n0 entries, 0.0 of 512 MB\n" in run("cache", "info")[1]
    assert run("compare", files / "north.txt", files / "south.txt")[0] == 0
    # The check of the weights is noted too, by the process that made it.
    assert re.search(r"\n[34] entries, ", run("cache", "info")[1])
    assert re.fullmatch(r"[34] entries removed\n", run("cache", "clear")[1])
    assert run("cache", "clear") == (0, "0 entries removed\n", "")


def test_the_default_encoder_is_listed(run):
    code, out, err = run("encoders")

    assert (code, err) == (0, "")
    assert out.startswith("all-MiniLM-L6-v2\n")
    assert "--download" in out


def test_version(run):
    assert run("--version") == (0, f"readouts {__version__}\n", "")


@pytest.mark.parametrize("arguments", [[], ["compare"], ["demo"], ["encoders"], ["cache"]])
def test_help_ends_its_text_with_an_example(run, arguments):
    code, out, err = run(*arguments, "--help")

    assert (code, err) == (0, "")
    text, _, _ = out.partition("\nOptions:")
    assert text.rstrip().splitlines()[-1].startswith("  Example: readouts ")


@pytest.mark.parametrize("command", ["info", "clear"])
def test_the_help_of_the_cache_commands(run, command):
    assert f"Example: readouts cache {command}" in run("cache", command, "--help")[1]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["compare"],
        ["compair", "a", "b"],
        ["compare", "a", "b", "--formatt", "json"],
        ["compare", "a", "b", "--format", "rtf"],
        ["compare", "a", "b", "--width", "wide"],
        ["compare", "a", "b", "--width", "3"],
        ["compare", "a", "b", "--color", "blue"],
        ["cache"],
        ["cache", "empty"],
        ["demo", "a"],
    ],
)
def test_wrong_usage(run, arguments):
    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert err.startswith("Usage: readouts")


@pytest.mark.parametrize("from_stdin", [False, True])
@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "it is empty"),
        (b" \r\n\t", "it is empty"),
        (b"*** - ***", "there are no words in it"),
        (b"%PDF-1.7 \xe2\xe3", "it looks like a PDF; save its text as a .txt file first"),
        (b"PK\x03\x04\x14\0", "it looks like a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n\0", "it looks like a PNG image"),
        (b"<html><body>They met.", "it looks like the source of a web page"),
        (b"They\0met", "it looks like binary data"),
        (b"\xff\xfeT", "it is marked as utf-16-le"),
        (b"They met. " * (MAX_BYTES // 10) + b".", "an account has at most 1 MB of text"),
    ],
)
def test_bad_input_from_a_file_and_from_standard_input(refuse, files, monkeypatch, data, problem, from_stdin):
    (files / "bad.txt").write_bytes(data)
    pipe(monkeypatch, data)
    bad = "-" if from_stdin else str(files / "bad.txt")

    message = refuse("compare", files / "north.txt", bad, "-o", files / "report.md")

    assert message.startswith(f"readouts: {bad}: ")
    assert problem in message


def test_bad_names(refuse, files):
    north = files / "north.txt"
    (files / "event").mkdir()
    (files / "loose").symlink_to("gone")

    assert "gone.txt: there is no such file; check the name" in refuse("compare", north, files / "gone.txt")
    assert "a link to a file that is not there" in refuse("compare", north, files / "loose")
    assert "the name is too long" in refuse("compare", north, "a" * 5000)
    assert "this is a folder among other inputs" in refuse("compare", north, files / "event")
    assert "there are no accounts in this folder" in refuse("compare", files / "event")
    assert "nothing is fetched" in refuse("compare", north, "https://example.org/readout.html")
    assert ".odt files are not read yet" in refuse("compare", north, "readout.odt")
    assert "only one account" in refuse("compare", north)
    assert "it is named twice" in refuse("compare", "-", "-")
    assert "a�[31mb" in refuse("compare", north, "a\x1b[31mb")


def test_bad_event(refuse, files):
    (files / "event.toml").write_text('[[accounts]]\nid = "north"\nlanguag = "en"\n')

    assert "account 1: the key “languag” is not known; did you mean “language”?" in refuse("compare", files)


def test_bad_options(refuse, files):
    two = ("compare", files / "north.txt", files / "south.txt")

    assert "there is no encoding “utf-99”" in refuse(*two, "--encoding", "utf-99")
    assert "the suffix “.rtf” stands for no format" in refuse(*two, "-o", files / "report.rtf")
    assert "no file to open" in refuse(*two, "--open")
    assert "report.docx" in refuse(*two, "--format", "docx")
    assert "is not there" in refuse(*two, "-o", files / "gone" / "report.md")
    assert "it is a folder" in refuse(*two, "-o", files, "-f", "text")
    assert "would replace one of its inputs" in refuse(*two, "-o", files / "south.txt")
    assert "would be taken for an account" in refuse("compare", files, "-o", files / "report.md")
    assert str(files / "gone") in refuse(*two, "--encoder", files / "gone")


def test_a_report_that_fails_leaves_the_old_one(refuse, files, monkeypatch):
    (files / "report.md").write_text("old")

    def fail(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)

    assert "no space left on device" in refuse(
        "compare", files / "north.txt", files / "south.txt", "--no-cache", "-o", files / "report.md"
    )
    assert (files / "report.md").read_text() == "old"


def test_the_encoding_option_is_used(run, files):
    for name in ("north.txt", "south.txt"):
        (files / name).write_bytes("Le 1er mars, les ministres se sont vus à Genève.".encode("mac-roman"))

    code, out, err = run(
        "compare", files / "north.txt", files / "south.txt", "--encoding", "mac-roman", "-f", "json"
    )

    assert code == 0
    assert "Genève" in out
    assert "guess" not in err


def test_warnings_are_told_once_each_on_standard_error(run, files):
    text = "Министры договорились открыть переход в марте и продолжить консультации."
    (files / "north.txt").write_bytes(text.encode("cp1251"))

    code, out, err = run("compare", files / "north.txt", files / "north.txt", "-f", "json")

    assert code == 0
    assert json.loads(out)["accounts"][0]["text"] == text
    lines = err.splitlines()
    assert sum("read as cp1251 by guess" in line for line in lines) == 1
    assert sum("language “ru”" in line for line in lines) == 2  # one for each account
    assert sum("these accounts have the same text" in line for line in lines) == 1
    assert len(lines) == len(set(lines)) == 4
    assert all(line.startswith("readouts: ") for line in lines)


def test_no_handler_is_left_behind(run):
    before = list(logging.getLogger("readouts").handlers)

    run("demo")

    assert logging.getLogger("readouts").handlers == before
    assert logging.getLogger("readouts").propagate


def broken(error):
    def fail(*_arguments, **_options):
        raise error

    return fail


def test_a_fault_of_ours(run, files, monkeypatch):
    monkeypatch.setattr("readouts.pipeline.compare", broken(RuntimeError("the matrix\nis singular")))

    code, out, err = run("compare", files / "north.txt", files / "south.txt")

    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "a fault of ours, not of your input (RuntimeError: the matrix is singular)" in err
    assert "READOUTS_DEBUG=1" in err


def test_a_fault_of_ours_with_its_traceback(run, files, monkeypatch):
    monkeypatch.setenv("READOUTS_DEBUG", "1")
    monkeypatch.setattr("readouts.pipeline.compare", broken(RuntimeError("singular")))

    code, _, err = run("compare", files / "north.txt", files / "south.txt")

    assert code == 1
    assert err.startswith("Traceback")


def test_an_interruption_is_quiet(run, files, monkeypatch):
    monkeypatch.setattr("readouts.pipeline.compare", broken(KeyboardInterrupt()))

    assert run("compare", files / "north.txt", files / "south.txt") == (130, "", "")


def test_arguments_come_from_the_process_where_not_given(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["readouts", "--version"])

    assert main() == 0
    assert capsys.readouterr().out == f"readouts {__version__}\n"


def test_an_article_without_quotations_is_named_by_its_path(refuse, files):
    assert refuse("extract", files / "north.txt").startswith(
        f"readouts: {files / 'north.txt'}: no source is quoted"
    )
    assert refuse("compare", "--extract", files / "north.txt").startswith(
        f"readouts: {files / 'north.txt'}: no source"
    )


def test_a_topic_needs_words(refuse, files):
    assert "--topic-words: a topic has no words" in refuse(
        "compare", files / "north.txt", files / "south.txt", "--topic-words", " , "
    )


def test_it_is_told_where_the_suffix_and_the_format_disagree(run, files):
    def told(name, report_format):
        code, _, err = run(
            "compare", files / "north.txt", files / "south.txt", "-f", report_format, "-o", files / "out" / name
        )
        assert code == 0
        return err

    (files / "out").mkdir()
    assert "the suffix stands for html, but --format has json written to it" in told("a.html", "json")
    assert told("a.htm", "html") == told("a.unknown", "json") == ""


def test_a_terminal_that_shows_the_report_is_told_its_warnings_once(run, files, monkeypatch):
    (files / "north.txt").write_text(
        "Министры договорились открыть переход в марте и продолжить консультации.", "utf-8"
    )
    monkeypatch.setattr("readouts.console.is_terminal", lambda stream: stream is sys.stdout)
    _, out, err = run("compare", files / "north.txt", files / "south.txt")
    assert "language “ru”" in " ".join(out.split())
    assert "language" not in err
