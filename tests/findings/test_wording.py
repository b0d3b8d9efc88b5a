import pytest
from hypothesis import given
from hypothesis import strategies as st

import readouts
from readouts.findings import find_wording, load_lexicon
from readouts.types import Account, Passage, Span


def graded(text: str, lexicon=None) -> list[tuple[str, str, bool]]:
    account = Account(text, id="a", language="en")
    found = find_wording([account], [Passage("a:1", "a", Span(0, len(text)))], lexicon)
    return [(one.span.of(text), one.grade, one.quoted) for one in found]


def test_what_words_do():
    assert graded("They must stop. She urged restraint and thanked him.") == [
        ("must stop", "directive", False), ("urged", "directive", False), ("thanked", "cooperative", False),
    ]  # fmt: skip
    assert graded("A candid talk; he cooperated.") == [
        ("candid", "characterisation", False), ("cooperated", "cooperative", False),
    ]  # fmt: skip


def test_no_part_of_a_word_and_no_month():
    assert graded("The mustard came in May; demandingly cooperat.") == []


def test_quoted_words_are_the_speakers():
    assert graded("He said: “You must act.” They must know.") == [
        ("said", "neutral", False), ("must", "directive", True), ("must", "directive", False),
    ]  # fmt: skip


def test_a_lexicon_of_ones_own_changes_only_its_own_rows():
    text = "They must act, and the quota matters."
    own = {**load_lexicon(), "fishery": ("quota(s)",)}
    assert [row for row in graded(text, own) if row[1] != "fishery"] == graded(text)
    assert ("quota", "fishery", False) in graded(text, own)


def test_other_languages_are_left_alone():
    account = Account("Il must agree.", id="a", language="fr")
    assert find_wording([account], [Passage("a:1", "a", Span(0, 14))]) == ()


def test_the_seed_event_is_told_as_a_correspondent_would(seed_folder):
    event, accounts = readouts.read_event(seed_folder)
    comparison = readouts.compare(*accounts, event=event)
    by = {name: {(o.grade, o.span.of(comparison.account(name).text)) for o in comparison.wording if o.account == name}
          for name in ("state", "tass")}  # fmt: skip
    assert {("directive", "must"), ("directive", "should stop")} <= by["tass"]
    assert {("cooperative", "exchanged views"), ("cooperative", "work together")} <= by["state"]
    told = " ".join(comparison.to_text(width=200).split())
    assert "“must”" in told
    assert "“work together”" in told
    swapped = readouts.compare(*accounts[::-1], event=event)
    assert set(swapped.wording) == set(comparison.wording)


@given(st.text(max_size=80))
def test_every_hit_stands_in_the_text(text):
    for words, _, _ in graded(text + " must") if (text + " must").strip() else []:
        assert words
        assert words in text + " must"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The bill was passed without any prior consultations.", []),
        ("They did not agree.", []),
        ("Norland refused to cooperate.", []),
        ("They not only agreed, they sailed.", ["agreed"]),
        ("They agreed without delay.", ["agreed"]),
    ],
)
def test_what_is_denied_is_no_working_together(text, found):
    account = Account(text, id="a", language="en")
    hits = find_wording([account], [Passage("a:1", "a", Span(0, len(text)))])
    assert [hit.span.of(text) for hit in hits if hit.grade == "cooperative"] == found


def test_crime_that_both_sides_fight_is_no_charge():
    assert graded("The list has organised crime, the fight against crime and crime prevention.") == []
    assert graded("It was a war crime and a crime against all.") == [
        ("crime", "critical", False), ("crime", "critical", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "She took a phone call on Friday from her colleague.",
        "The call on the dam was short; he had called on Monday.",
        "Ms Brandt called on the Prime Minister, Olaf Lie, and the Minister for Ports.",
        "The envoy calls on President Lie on Monday.",
        "She paid a courtesy call on the king.",
        "They spoke at the request of the Arland side, and again at her request.",
        "They share early-warning data, and a storm warning went to the tsunami warning centre.",
    ],
)
def test_a_call_on_a_day_and_what_tells_of_a_flood_do_nothing_here(text):
    assert graded(text) == []


def test_who_is_called_on_and_what_is_warned_of_are_graded():
    assert graded("He called on both sides to stop, in a call on Friday.") == [("called on", "directive", False)]
    assert graded("He called on the Prime Minister, who had come late, to stop.") == [
        ("called on", "directive", False)
    ]
    assert graded("Her warning was a request.") == [
        ("warning", "warning", False), ("request", "directive", False),
    ]  # fmt: skip
