"""Words for the same thing, and the many ways to announce a talk."""

import pytest

from readouts import Account, compare
from readouts.text.claims import claims
from readouts.text.equivalents import concepts
from readouts.text.talk import announced_talk, announcement
from readouts.text.tokens import words
from readouts.types import Span


def what(text: str) -> tuple[str, ...]:
    return concepts(text, words(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("aid", "assistance"),
        ("reasonable", "legitimate"),
        ("settled", "resolved"),
        ("Kyiv", "Ukrainian"),
        ("programme", "program"),
        ("dollars", "USD"),
    ],
)
def test_equivalent_words_stand_for_the_same(one: str, other: str):
    assert what(one) == what(other)


@pytest.mark.parametrize(
    ("one", "other"), [("aid", "trade"), ("Kyiv", "Moscow"), ("turkey", "Turkey"), ("Odesa", "Kyiv")]
)
def test_other_words_stand_for_something_else(one: str, other: str):
    assert what(one) != what(other)


def test_a_word_without_equivalents_stands_for_its_stem():
    assert what("oceanographers") == words("oceanographers").stems


CALL = [
    "President Aalto spoke today with Prime Minister Haddad",
    "This morning, I spoke with Prime Minister Haddad",
    "Another phone call took place between President Mirja Aalto and Prime Minister Haddad",
    "A telephone conversation between Aalto and Haddad has just concluded",
    "Omar Haddad had a lengthy conversation with President Aalto",
    "President Aalto held a secure video call with Prime Minister Haddad",
    "I just had a very good and long conversation with my friend, Prime Minister Haddad",
    "Great call with Prime Minister Haddad today",
    "Glad to speak with Prime Minister Haddad again this morning",
    "Mirja Aalto and Omar Haddad spoke on the phone on Tuesday",
    "The two leaders spoke by telephone on Tuesday",
]


def talk(text: str):
    return announced_talk(text, Span(0, len(text)), words(text))


@pytest.mark.parametrize("one", CALL)
@pytest.mark.parametrize("other", CALL)
def test_announcements_of_one_talk_are_the_same(one: str, other: str):
    assert talk(one).same(talk(other))


@pytest.mark.parametrize(
    "text",
    [
        "President Aalto spoke about the flooding of the eastern provinces",
        "The two leaders spoke on the phone and agreed to reopen the grain corridor in March",
        "I just had a great breakfast with the widows of the fallen firefighters",
        "The talks lasted for three hours",
        "They agreed to hold another meeting",
        "President Aalto met the widows of the fallen firefighters and promised a memorial garden",
        "The grain corridor was discussed with Prime Minister Haddad",
    ],
)
def test_what_says_more_announces_no_talk(text: str):
    assert talk(text) is None


def test_a_talk_with_somebody_else_is_another():
    assert not talk("President Aalto spoke with Chancellor Brandt").same(talk(CALL[0]))


def test_the_announcement_ends_where_the_matter_begins():
    text = "President Aalto spoke today with Prime Minister Haddad about the repair of the northern dam."
    assert announcement(text, Span(0, len(text))).of(text) == CALL[0]
    assert [part.of(text) for part in claims(text, Span(0, len(text)), words(text))] == [
        CALL[0],
        "about the repair of the northern dam",
    ]


def test_nobody_leaves_out_the_talk_that_he_announces_himself():
    one = Account(f"{CALL[2]}. Grain exports were discussed.", id="one")
    other = Account(f"{CALL[1]}. We discussed fishing quotas.", id="other")
    found = {verdict.passage: verdict.verdict for verdict in compare(one, other).verdicts}
    assert found["one:1"] == found["other:1"] == "shared"
    assert found["one:2"] == "left_out"


def test_other_words_for_the_same_are_carried_and_shown():
    theirs = "Russia's reasonable concerns in the field of security must be taken seriously and settled."
    ours = "Russia's legitimate security concerns should be given due attention and addressed."
    one = Account(f"{theirs} The winter games will open on time. Rice harvests failed.", id="one")
    other = Account(f"The ministers spoke by phone. {ours} A ferry line was opened.", id="other")
    comparison = compare(one, other)
    (link,) = [link for link in comparison.links if link.left == ("one:1",)]
    assert (link.relation, link.right) == ("paraphrase", ("other:2",))
    assert "reasonable" in " ".join(span.of(one.text) for span in link.only_left)
    assert "legitimate" in " ".join(span.of(other.text) for span in link.only_right)


def test_a_country_of_several_words_is_one_country():
    party = set(what("Washington"))
    assert set(what("United States")) == set(what("U.S.")) == set(what("American")) == party
    assert party.isdisjoint(what("united against other states"))
