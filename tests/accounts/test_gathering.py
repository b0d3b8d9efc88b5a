"""What the command line names becomes the accounts to compare."""

import io
import sys

import pytest

import readouts
from readouts.accounts import MAX_ACCOUNTS, gather, protect, seed_event
from readouts.errors import EventError, FormatError

WORDS = "The two ministers agreed that the border crossing reopens in March.\n"


@pytest.fixture
def files(tmp_path):
    for name in ("a.txt", "b.txt", "us/call.txt", "cn/call.txt", "one/only.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(WORDS, encoding="utf-8")
    return tmp_path


def ids(paths, **options):
    event, accounts = gather(paths, **options)
    assert event is None
    return [account.id for account in accounts]


def refused(paths):
    with pytest.raises(EventError) as caught:
        gather(paths)
    return str(caught.value)


def test_the_library_names_what_is_missing_as_the_command_line_does():
    with pytest.raises(EventError) as caught:
        readouts.compare()

    assert str(caught.value).startswith("the accounts: no account given; ")


def test_files_in_the_order_given(files):
    assert ids([files / "b.txt", str(files / "a.txt")]) == ["b", "a"]


def test_files_of_the_same_name(files):
    assert ids([files / "us/call.txt", files / "cn/call.txt"]) == ["us-call", "cn-call"]


def test_the_same_file_twice(files):
    assert ids([files / "a.txt", files / "a.txt"]) == ["a", "a-2"]


def test_standard_input_among_files(files, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WORDS.encode())))

    assert ids([files / "a.txt", "-"]) == ["a", "stdin"]


def test_one_folder(files):
    assert ids([files]) == ["a", "b"]


def test_the_seed_event():
    event, accounts = gather([seed_event()])

    assert event is not None
    assert event.date == "2022-01-26"
    assert [account.source for account in accounts] == ["U.S. State Department", "TASS"]
    assert all(account.language == "en" for account in accounts)


def test_an_installation_without_the_seed_event_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("readouts.accounts.seeds.files", lambda _package: tmp_path / "readouts")

    with pytest.raises(EventError, match="missing from this installation"):
        seed_event()


def test_what_cannot_be_gathered(files):
    assert "no accounts; give at least two files" in refused([])
    assert "only one account; give at least two files" in refused([files / "a.txt"])
    assert "only one account (“only”); put a second one beside it" in refused([files / "one"])
    assert "this is a folder among other inputs" in refused([files / "one", files / "a.txt"])
    assert "-: it is named twice" in refused(["-", "-"])
    assert f"{MAX_ACCOUNTS + 1} accounts" in refused([files / "a.txt"] * (MAX_ACCOUNTS + 1))


def test_the_encoding_holds_for_all(files):
    for name in ("a.txt", "b.txt"):
        (files / name).write_bytes("Министры договорились открыть переход в марте.".encode("cp866"))

    _, accounts = gather([files / "a.txt", files / "b.txt"], encoding="cp866")

    assert all(account.text.startswith("Министры") for account in accounts)


def unsafe(paths, output):
    with pytest.raises(FormatError) as caught:
        protect(paths, output)
    return str(caught.value)


def test_a_report_does_not_replace_an_account(files, monkeypatch):
    (files / "link.txt").symlink_to(files / "a.txt")
    message = "the report would replace one of its inputs"

    assert message in unsafe([files / "a.txt", files / "b.txt"], files / "b.txt")
    assert message in unsafe([files / "a.txt", files / "b.txt"], files / "us" / ".." / "a.txt")
    assert message in unsafe([files / "a.txt", files / "b.txt"], files / "link.txt")
    with (files / "b.txt").open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert message in unsafe([files / "a.txt", "-"], files / "b.txt")


def test_a_report_does_not_become_an_account(files):
    assert "would be taken for an account" in unsafe([files], files / "report.md")
    assert "would be taken for an account" in unsafe([files], files / "b.txt")
    protect([files], files / "report.json")
    protect([files], files / "us" / "report.md")


def test_a_folder_with_a_list_takes_reports_but_protects_what_it_lists(files):
    (files / "event.toml").write_text('[[accounts]]\nid = "a"\n[[accounts]]\nid = "us"\nfile = "us/call.txt"\n')

    protect([files], files / "report.md")
    protect([files], files / "b.txt")
    for name in ("a.txt", "us/call.txt", "event.toml"):
        assert "would replace one of its inputs" in unsafe([files], files / name)


def test_outputs_that_cannot_be_written(files):
    paths = [files / "a.txt", files / "b.txt"]

    assert "the folder it is to be written to is not there" in unsafe(paths, files / "gone" / "r.md")
    assert "it is a folder" in unsafe(paths, files / "us")
    protect(paths, files / ("r" * 300))  # what is wrong with the name is told when it is written


@pytest.mark.skipif(sys.platform == "win32", reason="needs devices")
def test_devices_are_not_replaced(files):
    assert "it is a device or a pipe" in unsafe([files / "a.txt"], files.__class__("/dev/null"))


def test_bad_folders_are_told_before_any_work(files):
    (files / "event.toml").write_text("titel = 1")

    with pytest.raises(EventError, match="“titel” is not known"):
        protect([files], files / "r.md")
