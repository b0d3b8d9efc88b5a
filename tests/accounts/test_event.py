"""Event folders, good and bad."""

import os

import pytest

from readouts.accounts import MAX_ACCOUNTS, read_event
from readouts.errors import EventError, InputError
from readouts.types import Event

WORDS = "The two ministers agreed that the border crossing reopens in March.\n"


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "talks"
    path.mkdir()
    return path


def lay(folder, toml=None, **texts):
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    if toml is not None:
        (folder / "event.toml").write_text(toml, encoding="utf-8")


def refused(folder, error=EventError):
    with pytest.raises(error) as caught:
        read_event(folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_without_event_toml_every_kind_that_is_read_is_an_account(folder):
    lay(folder, alpha=WORDS)
    (folder / "beta.html").write_text(f"<html><body><article><p>{WORDS}</p></article></body></html>")
    (folder / "gamma.eml").write_text(f"Subject: Crossing\n\n{WORDS}")

    _, accounts = read_event(folder)

    assert [account.id for account in accounts] == ["alpha", "beta", "gamma"]


def test_event_toml_says_everything(folder):
    (folder / "texts").mkdir()
    (folder / "texts" / "mot.md").write_text(WORDS, encoding="utf-8")
    toml = """
        title = "Talks on the crossing"
        date = 2023-03-01
        [[accounts]]
        id = "north"
        [[accounts]]
        id = "south"
        file = "texts/mot.md"
        source = "Ministry of Transport"
        title = "Crossing to reopen"
        date = "2023-03-02"
        language = "und"
        url = "https://example.org/crossing"
    """
    lay(folder, toml, north=WORDS, unnamed=WORDS)

    event, (north, south) = read_event(folder)

    assert event == Event("Talks on the crossing", "2023-03-01")
    assert (north.id, north.source, north.text, north.language) == ("north", "north", WORDS, "en")
    assert (south.id, south.source, south.title) == ("south", "Ministry of Transport", "Crossing to reopen")
    assert (south.date, south.language, south.url) == ("2023-03-02", None, "https://example.org/crossing")


def test_without_a_title_there_is_no_event(folder):
    lay(folder, '[[accounts]]\nid = "a"\n', a=WORDS)

    assert read_event(folder)[0] is None


def test_without_event_toml_every_text_file_is_an_account(folder):
    lay(folder, zebra=WORDS, alpha=WORDS)
    (folder / "beta.md").write_text(WORDS)
    (folder / "alpha.md").write_text(WORDS)
    for passed_over in ("README.md", "readme.txt", ".hidden.txt", "report.json", "notes", "talks.odt"):
        (folder / passed_over).write_text(WORDS)
    (folder / "folder.txt").mkdir()

    event, accounts = read_event(folder)

    assert event is None
    assert [account.id for account in accounts] == ["alpha", "alpha-2", "beta", "zebra"]


def test_links_within_the_folder_are_followed(folder):
    lay(folder, a=WORDS)
    (folder / "b.txt").symlink_to("a.txt")

    assert len(read_event(folder)[1]) == 2


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(folder):
    lay(folder, a=WORDS)
    (folder / "event.toml").write_bytes(b'\xef\xbb\xbftitle = "T"\r\n[[accounts]]\r\nid = "a"\r\n')

    assert read_event(folder)[0] == Event("T")


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("", "it names no accounts; add an [[accounts]] table"),
        ('title = "T"\n', "it names no accounts"),
        ("accounts = []", "it names no accounts"),
        ('accounts = "a"', "accounts is no list of tables; begin each account with [[accounts]]"),
        ("accounts = [1]", "accounts is no list of tables"),
        ('[accounts]\nid = "a"', "accounts is no list of tables"),
        ('titel = "T"\n', "the key “titel” is not known; did you mean “title”?"),
        ('qqqq = "T"\n', "the key “qqqq” is not known; the keys are title, date, accounts"),
        ('[[account]]\nid = "a"', "did you mean “accounts”?"),
        (
            '[[accounts]]\nid = "a"\nsuorce = "A"',
            "account 1: the key “suorce” is not known; did you mean “source”?",
        ),
        ("title = 3\n", "title is a number, not a text; put it in quotes"),
        ("title = true\n", "title is true or false, not a text"),
        ('title = "T"\n[[accounts]]\nid = "a"\nown_words = "yes"\n', "own_words is a text, not true or false"),
        ('title = ["T"]\n', "title is a list, not a text"),
        ("title = {}\n", "title is a table, not a text"),
        ("title = 2023-03-01\n", "title is a date or time, not a text"),
        ('title = "T"\ndate = 2023-03-01T10:00:00Z\n', "date is a date or time, not a day; write the day as"),
        ('title = "T"\ndate = "1 March"\n', "“1 March” is no date; write the day as 2022-01-26"),
        ('title = "T"\ndate = 20230301\n', "date is a number, not a day"),
        ("date = 2023-03-01\n", "a date without a title"),
        ('[[accounts]]\nsource = "A"', "account 1: it has no id"),
        ('[[accounts]]\nid = ""', "it has no id"),
        ('[[accounts]]\nid = "  "', "its id cannot be used"),
        ('[[accounts]]\nid = "a\\nb"', "its id cannot be used"),
        ("[[accounts]]\nid = 1", "id is a number, not a text"),
        ('[[accounts]]\nid = "a"\n[[accounts]]\nid = "a"', "account 2: the id “a” is used twice"),
        ('[[accounts]]\nid = "a"\nlanguage = "in English"', "“in English” is no language tag"),
        (
            '[[accounts]]\nid = "a"\n' * (MAX_ACCOUNTS + 1),
            f"it names {MAX_ACCOUNTS + 1} accounts, {MAX_ACCOUNTS} is",
        ),
        ('title = "T\n', "event.toml, line 1: this is no TOML"),
        ('title = "T"\n\ntitle = "U"\n', "line 3: this is no TOML: cannot overwrite a value"),
        ("title = Talks\n", "line 1: this is no TOML"),
        ("x = " + "[" * 60_000, "it is nested too deeply"),
        ("x = " + "9" * 50_000, "too large a number"),
        ("x = 1\n" * 60_000, "at most 0.25 MB"),
    ],
)
def test_bad_event_toml(folder, toml, problem):
    lay(folder, toml, a=WORDS)

    message = refused(folder)

    assert str(folder / "event.toml") in message
    assert problem in message


def test_event_toml_in_another_encoding(folder):
    lay(folder, a=WORDS)
    (folder / "event.toml").write_bytes('title = "Zürich"\n'.encode("cp1252"))

    assert "it is not in UTF-8; save it as UTF-8" in refused(folder)


@pytest.mark.parametrize(
    "file",
    [
        "../out.txt",
        "/etc/hostname",
        "sub/../../out.txt",
        "C:/out.txt",
        "C:out.txt",
        "\\\\host\\out.txt",
        "..\\out.txt",
    ],
)
def test_files_outside_the_folder_are_never_read(folder, file):
    (folder.parent / "out.txt").write_text(WORDS)
    lay(folder, f"[[accounts]]\nid = 'a'\nfile = '{file}'")

    assert "is outside the folder" in refused(folder)


def test_links_that_lead_outside_are_not_followed(folder):
    (folder.parent / "out.txt").write_text(WORDS)
    (folder / "a.txt").symlink_to(folder.parent / "out.txt")
    (folder / "sub").symlink_to(folder.parent)

    assert "“a.txt” is a link that leads outside the folder" in refused(folder)
    lay(folder, '[[accounts]]\nid = "a"\nfile = "sub/out.txt"')
    assert "“sub/out.txt” is a link that leads outside the folder" in refused(folder)
    (folder / "event.toml").unlink()
    (folder / "event.toml").symlink_to(folder.parent / "out.txt")
    assert "“event.toml” is a link that leads outside the folder" in refused(folder)


def test_files_that_are_missing_or_none(folder):
    lay(folder, '[[accounts]]\nid = "a"')
    assert "account 1: “a.txt” is not in the folder; check the name" in refused(folder)
    (folder / "a.txt").symlink_to("gone.txt")
    assert "“a.txt” is a link to a file that is not there" in refused(folder)
    (folder / "a.txt").unlink()
    (folder / "a.txt").mkdir()
    assert "“a.txt” is no file" in refused(folder)
    lay(folder, '[[accounts]]\nid = "a"\nfile = ""')
    assert "is no file" in refused(folder)
    lay(folder, '[[accounts]]\nid = "a"\nfile = "a\\u0000b"')
    assert "is outside the folder" in refused(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_the_folder_does_not_hang(folder):
    os.mkfifo(folder / "a.txt")
    lay(folder, '[[accounts]]\nid = "a"')

    assert "“a.txt” is no file" in refused(folder)


def test_an_account_that_is_no_text_is_named(folder):
    lay(folder, '[[accounts]]\nid = "a"', a=" ")
    assert f"{folder / 'a.txt'}: it is empty" in refused(folder, InputError)
    lay(folder, '[[accounts]]\nid = "a"\nfile = "event.toml"')
    assert ".toml files are not read yet" in refused(folder, InputError)


def test_folders_without_accounts(folder, tmp_path):
    assert "there are no accounts in this folder; put one file" in refused(folder)
    assert "there is no such folder" in refused(tmp_path / "gone")
    assert "there is no such folder" in refused(f"{tmp_path}/a\0b")
    assert "it cannot be read (file name too long)" in refused(tmp_path / ("a" * 400))


def test_folders_with_too_many_files(folder):
    for number in range(MAX_ACCOUNTS + 1):
        (folder / f"{number}.txt").write_text(WORDS)

    assert f"it holds {MAX_ACCOUNTS + 1} files" in refused(folder)


def test_a_folder_that_may_not_be_listed(folder, monkeypatch):
    def deny(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.iterdir", deny)

    assert "it cannot be read (permission denied)" in refused(folder)


def test_the_encoding_holds_for_all(folder):
    for name in ("a.txt", "b.txt"):
        (folder / name).write_bytes("Министры договорились открыть переход в марте.".encode("cp866"))

    _, accounts = read_event(folder, encoding="cp866")

    assert all(account.text.startswith("Министры") for account in accounts)
