import pytest

import readouts
from readouts.errors import InputError
from readouts.findings import extend, find_topics, load_lexicon, read_lexicon, read_topics
from readouts.types import Account

NORTH = "The ministers raised grain exports. Visas for students came up. The Winter Games open soon."
SOUTH = "Grain exports were discussed. The ministers thanked the mediators."


def test_a_watch_list_says_what_nobody_mentions(tmp_path):
    path = tmp_path / "topics.txt"
    path.write_text(
        "# what we watch\nSports: winter games, olympics\n\nasylum, refugees # nobody\ngrain\n", "utf-8"
    )
    lines = read_topics(path)
    found = readouts.compare(
        Account(NORTH, id="north", language="en"), Account(SOUTH, id="south", language="en"), topic_words=lines
    )
    assert [(t.label, t.passages) for t in found.topics[:3]] == [
        ("Sports", ("north:3",)), ("asylum", ()), ("grain", ("north:1", "south:1")),
    ]  # fmt: skip
    assert "Nobody mentions: asylum." in found.to_text(width=120)
    assert "Nobody mentions: asylum." in found.to_markdown()
    assert "Nobody mentions: <bdi>asylum</bdi>." in found.to_html()


def test_a_comparison_keeps_the_users_words_when_it_is_saved():
    found = readouts.compare(
        Account(NORTH, id="north", language="en"),
        Account(SOUTH, id="south", language="en"),
        lexicon={"trade": ["export(s)"]},
    )
    again = readouts.Comparison.from_json(found.to_json())
    assert again == found
    assert again.wording == found.wording
    assert {w.span.of(NORTH) for w in again.wording if w.grade == "trade" and w.account == "north"} == {"exports"}
    assert again.to_json() == found.to_json()


def test_a_word_of_the_users_leaves_its_old_grade_and_nothing_else_moves(tmp_path):
    path = tmp_path / "words.toml"
    path.write_text('version = 3\n[trade]\nwords = ["candid"]\n', "utf-8")
    grown = extend(read_lexicon(path))
    assert "candid" not in grown["characterisation"]
    assert grown["trade"] == ("candid",)
    assert {g: e for g, e in grown.items() if g not in {"trade", "characterisation"}} == {
        g: e for g, e in load_lexicon().items() if g != "characterisation"
    }


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[warning]\nwords = 3\n", "lists no words"),
        ('[warning]\nwords = [""]\n', "lists no words"),
        ("warning = 1\n", "lists no words"),
        ("version = 1\n", "1 to"),
        ("[warning\n", "line 1: this is no TOML"),
        ("x = " + "[" * 60_000, "nested too deeply"),
        ("x = " + "9" * 5_000, "too large a number"),
    ],
)
def test_a_lexicon_that_does_not_fit_is_refused_in_a_line(tmp_path, text, what):
    path = tmp_path / "words.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=what) as told:
        read_lexicon(path)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("data", "what"), [(b"# nothing\n", "1 to"), (b"\xff\xfe\x00", "UTF-8"), (b"...\n", "1 to")]
)
def test_a_list_of_topics_that_does_not_fit_is_refused(tmp_path, data, what):
    path = tmp_path / "topics.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=what):
        read_topics(path)


def test_topics_stay_when_a_text_is_edited_a_little():
    from readouts.encoders import load
    from readouts.pipeline import read_passages

    def groups(north: str) -> set[frozenset[str]]:
        readings = [
            read_passages(Account(t, id=n, language="en"), load()) for n, t in (("north", north), ("south", SOUTH))
        ]
        return {frozenset(topic.passages) for topic in find_topics(readings)}

    assert (
        groups(NORTH) == groups(NORTH.replace("raised", "brought up")) == groups(NORTH.replace("soon", "shortly"))
    )
