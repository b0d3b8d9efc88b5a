from collections import Counter

import pytest

import readouts
from readouts.encoders import load
from readouts.findings.labels import labels
from readouts.findings.topics import find_topics
from readouts.findings.whole_phrases import WholePhrases
from readouts.pipeline import read_passages
from readouts.report.view.answer import answer
from readouts.text.tokens import words
from readouts.types import Account

NORTH = (
    "The ministers talked about the closed border crossing at Lumi. Lorries have waited at the crossing for weeks. "
    "Fishing quotas for cod and herring were raised. The Olympic torch will pass through both capitals."
)
SOUTH = "Cod quotas were discussed at length. The crossing at Lumi will reopen to lorries. Thank you."


@pytest.fixture(scope="module")
def comparison():
    return readouts.compare(
        Account(NORTH, id="north", language="en"),
        Account(SOUTH, id="south", language="en"),
        topic_words=["Olympic, winter games", "asylum"],
    )


def topic_of(comparison, passage):
    return next(topic for topic in comparison.topics if passage in topic.passages)


def test_the_same_matter_lands_in_one_topic_whoever_says_it(comparison):
    assert topic_of(comparison, "north:1") is topic_of(comparison, "south:2")
    assert topic_of(comparison, "north:3") is topic_of(comparison, "south:1")
    assert topic_of(comparison, "north:1") is not topic_of(comparison, "north:3")


def test_labels_are_phrases_from_the_texts(comparison):
    for topic in comparison.topics[2:]:
        assert topic.label
        for phrase in topic.label.split(" · "):
            assert phrase.casefold() in (NORTH + SOUTH).casefold()


def test_the_users_topics_come_first_and_stay_when_nobody_mentions_them(comparison):
    assert [(t.label, t.passages) for t in comparison.topics[:2]] == [("Olympic", ("north:4",)), ("asylum", ())]
    assert all(part.first is None and part.share == 0 for part in comparison.topics[1].emphasis)


def test_what_says_nothing_is_in_no_topic(comparison):
    assert not any("south:3" in topic.passages for topic in comparison.topics)


def test_shares_ranks_and_places_add_up(comparison):
    for column, account in enumerate(comparison.accounts):
        parts = [topic.emphasis[column] for topic in comparison.topics]
        assert all(part.account == account.id for part in parts)
        assert sum(part.share for part in parts) <= 1 + 1e-6
        ranked = sorted((part for part in parts if part.rank), key=lambda part: part.rank or 0)
        assert [part.rank for part in ranked] == list(range(1, len(ranked) + 1))
        assert [part.share for part in ranked] == sorted((part.share for part in ranked), reverse=True)
        assert all(low <= part.share <= high for part in parts for low, high in [part.interval])
    crossing = topic_of(comparison, "north:1").emphasis
    assert crossing[0].first == 0.0
    assert crossing[1].first == pytest.approx(6 / 16, abs=1e-3)


def test_many_passages_are_grouped_without_comparing_all_with_all(monkeypatch):
    from readouts.findings import topics as module

    monkeypatch.setattr(module, "CLUSTERED", 3)
    readings = [
        read_passages(Account(t, id=n, language="en"), load()) for n, t in (("north", NORTH), ("south", SOUTH))
    ]
    found = find_topics(readings)
    placed = [name for topic in found for name in topic.passages]
    assert sorted(placed) == ["north:1", "north:2", "north:3", "north:4", "south:1", "south:2"]


def test_a_group_without_weighty_words_still_has_a_label():
    assert labels([], Counter(), 0) == ("…", {})


def test_a_label_names_the_matter_and_not_those_who_speak_of_it():
    one = Account(
        "President Mirja Aalto stressed that Aalto's government will repair the northern dam. "
        "President Mirja Aalto said that the northern dam is unsafe.",
        id="one",
    )
    other = Account("President Mirja Aalto underlined that the northern dam would be repaired.", id="other")
    (topic,) = readouts.compare(one, other).topics
    assert "northern dam" in topic.label
    assert "Aalto" not in topic.label


def phrases_of(text):
    """Return what every run of up to three words of a text is made to, where it can stand."""
    found = words(text)
    spans, last = found.spans.tolist(), len(found.stems) - 1
    whole = WholePhrases(text, spans, found.weights.tolist())
    around = [whole.around(n, more) for n in range(last + 1) for more in range(n, min(n + 2, last) + 1)]
    return {phrase[2] for phrase in around if phrase}


@pytest.mark.parametrize(
    ("text", "whole", "cut"),
    [
        ("The port shipped 60,000 tonnes of barley.", "60,000 tonnes", ("60", "000 tonnes", "60,000")),
        ("Repairs cost one and a half billion crowns.", "one and a half billion crowns", ("half billion crowns",)),
        ("A grant of $40 million was announced.", "$40 million", ("40 million", "$40")),
        ("The levy rose to 15% on barley.", "15%", ("15",)),
        ("Envoys met in New Plymouth over barley.", "New Plymouth", ("Plymouth",)),
        ("The envoy visited the Palais des Archives.", "Palais des Archives", ("Palais", "Palais des", "Archives")),
        ("On Monday Secretary Lindqvist pressed for barley.", "Secretary Lindqvist", ("Lindqvist pressed",)),
        ("Secretary Lindqvist pressed for barley.", "barley", ("Lindqvist pressed", "Lindqvist")),
        ("Write to desk@barley.example or see barley.example.", "Write", ("barley.example", "desk", "example")),
        ("The embassy’s phone is +47 555 0142 in winter.", "winter", ("555 0142", "47 555", "555")),
        ("OFFICE OF THE ENVOY\nTarrant harbour reopened, it said.", "Tarrant harbour", ("ENVOY\nTarrant",)),
        ("We’re glad that the harbour reopened.", "harbour reopened", ("We’re glad", "We’re")),
        ("The old farmers’ market of Ulm T. reopened.", "market", ("farmers’", "T")),
    ],
)
def test_no_phrase_begins_or_ends_inside_a_number_a_name_an_address_or_a_line(text, whole, cut):
    found = phrases_of(text)
    assert whole in found
    assert not found & set(cut)


def test_what_one_account_makes_of_a_topic_is_said_in_its_own_words():
    one = Account(
        "The ministers discussed the closed harbour. Minister Roe demanded that the harbour be open to trawlers.",
        id="one",
        language="en",
    )
    other = Account("The ministers discussed the closed harbour in a frank exchange.", id="other", language="en")
    compared = readouts.compare(one, other)
    named = [(part.account, part.label) for topic in compared.topics for part in topic.emphasis if part.label]
    assert {account for account, _ in named} == {"one", "other"}
    for account, label in named:
        assert all(phrase in compared.account(account).text for phrase in label.split(" · "))
    again = readouts.Comparison.from_json(compared.to_json())
    assert [topic.emphasis for topic in again.topics] == [topic.emphasis for topic in compared.topics]
    dwelt = next(group for group in answer(compared).groups if group.title == "Dwelt on")
    assert "trawlers" not in str(dwelt.lines[1])


BRIEFED = """\
Minister Aalto's Meeting with Minister Haddad

Minister Aalto: We have agreed that the Lumi lock will be rebuilt by autumn and that lorries may use its bridge.

Question: Minister, will the walrus sanctuary on the northern skerries be closed to trawlers?

Minister Aalto: I have nothing to add to what I said about the lock.
"""


def test_what_is_asked_and_a_bare_title_are_no_topic_and_name_none():
    found = readouts.compare(
        Account(BRIEFED, id="north", language="en"), Account(SOUTH, id="south", language="en")
    ).topics
    placed = {name for topic in found for name in topic.passages}
    assert not {"north:1", "north:3"} & placed
    assert "north:2" in placed
    assert not any("walrus" in topic.label or "skerries" in topic.label for topic in found)
