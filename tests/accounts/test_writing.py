"""What is written as an event folder comes back exactly, or nothing is written."""

import stat
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.accounts import read_event, write_event
from readouts.errors import EventError, ReadoutsError
from readouts.types import Account, Event

WORDS = "The two ministers agreed that the crossing reopens in March.\r\nNo date was named.\n"
lines = st.text(st.characters(codec="utf-8"), max_size=30)
accounts = st.builds(
    Account,
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=60).map(lambda text: f"Talks{text}"),
    id=st.text(min_size=1, max_size=200).filter(lambda name: name.strip() and name.isprintable()),
    source=lines,
    title=st.none() | lines,
    date=st.none() | st.dates().map(str) | st.just("20230301"),
    language=st.none() | st.sampled_from(["en", "zh-Hans", "ru"]),
    url=st.none() | lines,
)


@given(
    st.none() | st.builds(Event, lines, st.none() | st.dates().map(str)),
    st.lists(accounts, min_size=1, max_size=4, unique_by=lambda account: account.id),
)
def test_events_survive_the_way_to_disk_and_back(event, given_accounts):
    with TemporaryDirectory() as scratch:
        write_event(Path(scratch) / "event", event, given_accounts)

        assert read_event(Path(scratch) / "event") == (event, tuple(given_accounts))


@pytest.mark.parametrize(
    "text",
    [
        WORDS,
        "\ufeffTalks began with a mark.",
        "Talks\x1b$B were held in an escape sequence",
        "Les ministres se sont mis d’accord\u2028à Genève",
        "🤝 agreed\r\rtwice",
    ],
)
def test_texts_are_kept_to_the_last_character(tmp_path, text):
    account = Account(text, id="north", language="en")

    write_event(tmp_path / "event", None, [account])

    assert read_event(tmp_path / "event")[1] == (account,)


def test_the_files_are_readable_ones(tmp_path):
    north = Account(WORDS, id="north", source="Ministry", language="en")
    south = Account(WORDS, id="South / press office", date="2023-03-02")

    write_event(tmp_path / "event", Event("Talks", "2023-03-01"), [north, south])

    assert (tmp_path / "event" / "north.txt").read_bytes() == WORDS.encode()
    assert (tmp_path / "event" / "event.toml").read_text("utf-8") == (
        'title = "Talks"\ndate = 2023-03-01\n\n'
        '[[accounts]]\nid = "north"\nsource = "Ministry"\nlanguage = "en"\n\n'
        '[[accounts]]\nid = "South / press office"\nfile = "South-press-office.txt"\n'
        'date = 2023-03-02\nlanguage = "und"\n'
    )
    assert stat.S_IMODE((tmp_path / "event").stat().st_mode) & stat.S_IRUSR


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "event").mkdir()

    write_event(tmp_path / "event", None, [Account(WORDS, id="a")])

    assert len(read_event(tmp_path / "event")[1]) == 1


@pytest.mark.parametrize(
    ("event", "written", "problem"),
    [
        (None, [], "it names no accounts"),
        (None, [Account(WORDS, id="a"), Account(WORDS, id="a")], "the id “a” is used twice"),
        (None, [Account("…", id="a")], "there are no words in it"),
        (None, [Account("binary \0", id="a")], "binary data"),
        (None, [Account("%PDF-1.4 talks", id="a")], "a PDF"),
        (None, [Account("half \ud800", id="a")], "cannot be written as UTF-8"),
        (None, [Account(WORDS, id="a", title="\udfff")], "cannot be written as UTF-8"),
        (None, [Account(WORDS, id="a", language="in English")], "no language tag"),
        (None, [Account("a" * 1_000_001, id="a")], "at most 1 MB"),
        (Event("Talks", "in March"), [Account(WORDS, id="a")], "“in March” is no date"),
    ],
)
def test_what_would_not_come_back_is_not_written(tmp_path, event, written, problem):
    with pytest.raises(ReadoutsError) as caught:
        write_event(tmp_path / "event", event, written)

    assert problem in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "event").mkdir()
    (tmp_path / "event" / "notes.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")

    for target in (tmp_path / "event", tmp_path / "file", tmp_path / "gone" / "event"):
        with pytest.raises(EventError, match="it cannot be written"):
            write_event(target, None, [Account(WORDS, id="a")])

    assert sorted(path.name for path in tmp_path.iterdir()) == ["event", "file"]
    assert (tmp_path / "event" / "notes.txt").read_text() == "mine"
