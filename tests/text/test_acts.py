"""Who speaks where the verb is one of readouts, and where more than one name stands before it."""

import pytest

from readouts.text.passages import segment
from readouts.text.speakers import attribute

_BEFORE = "Minister Ada Holm of Norvik met Minister Per Lind of Arland in Oslo. "


def _said(text: str) -> list[tuple[str, str] | None]:
    spans = segment(text, "en")
    return [(said.speaker or "", said.cue) if said else None for said in attribute(text, spans)]


def _speaker(sentence: str, before: str = _BEFORE) -> str | None:
    said = _said(before + sentence)[-1]
    return said[0] if said else None


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Minister Holm expounded the position of Norvik on the strait.", "Ada Holm"),
        ("Minister Lind drew attention to the safety of the ferries.", "Per Lind"),
        ("During the meeting, Minister Lind touched upon the price of cod.", "Per Lind"),
        ("Minister Holm presented the draft of the ferry treaty.", "Ada Holm"),
        ("Minister Lind, for his part, set out the plans for the bridge.", "Per Lind"),
        ("In turn, Minister Holm commended the work of the pilots.", "Ada Holm"),
        ("Minister Lind raised the case of the detained sailors.", "Per Lind"),
        ("Minister Holm apprised her guest of the damage to the pier.", "Ada Holm"),
        ("Minister Lind paid tribute to the rescuers.", "Per Lind"),
        ("The ambassador thanked the islanders for their patience.", "ambassador"),
        ("The two sides touched on the toll.", "two sides"),
        ("On fisheries, the two ministers exchanged views.", "two ministers"),
        ("The Norvikian presidency lauded the rescuers.", "Norvikian presidency"),
        ("2. Minister Lind shared his assessment of the harvest.", "Per Lind"),
    ],
)
def test_a_verb_of_readouts_gives_its_subject_as_the_speaker(sentence, speaker):
    assert _speaker(sentence) == speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "Minister Lind raised taxes on cod by a tenth.",
        "The visit set out from the old harbour.",
        "The talks touched upon the price of cod.",
        "The bridge was presented to the public in May.",
        "After the meeting the delegation left the island.",
    ],
)
def test_what_is_done_and_what_is_no_person_says_nothing(sentence):
    assert not _speaker(sentence)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Norvik's Holm, speaking after Tor Moe, the head of the pilots' union, said that “no ship will sail at night.”",
         "Ada Holm"),
        ("Mr. Holm, whom Mr. Lind thanked, said that “a good day” was over.", "Ada Holm"),
        ("Holm, also a member of the Council of Elders and director of the Office of the Central Commission for Straits,"
         " said that the toll should fall.", "Ada Holm"),
        ("Denmark will not pay, Per Lind said after the talks.", "Per Lind"),
        ("Denmark hopes that the toll will fall, Ada Holm said.", "Ada Holm"),
        ("Denmark welcomes the plan, said Foreign Minister Per Lind after meeting Ada Holm.", "Per Lind"),
        ("Ada Holm was told by Per Lind that Arland “will wait for the spring.”", "Per Lind"),
        ("Arland “will wait for the spring,” according to Per Lind, whom Ada Holm met.", "Per Lind"),
        ("The foreign minister of Arland, Per Lind, told the Norvikian minister, Ada Holm, that the ferry would wait.",
         "Per Lind"),
        ("“It was a frank exchange of views,” said a U.S. official, who asked not to be named.", "U.S. official"),
        ("Minister Ada Holm and Secretary of State Per Lind said that they would wait.", "Ada Holm and Per Lind"),
    ],
)  # fmt: skip
def test_of_two_names_in_a_sentence_the_one_who_speaks_is_the_speaker(sentence, speaker):
    assert _speaker(sentence) == speaker


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("FM Lind offered the good offices of Arland.", "Per Lind"),
        ("HR/VP Holm voiced serious concern over the toll.", "Ada Holm"),
        ("HRH the Crown Prince expressed his condolences.", "Crown Prince"),
        ("Senator the Hon. Ada Holm stated that the toll would fall.", "Ada Holm"),
        ("According to the ministry, the toll will fall.", "Arland Foreign Ministry"),
    ],
)
def test_ranks_are_no_part_of_a_name_and_a_house_is_called_by_its_noun(sentence, speaker):
    before = _BEFORE + "The Arland Foreign Ministry received the Trade Commission. "
    assert _speaker(sentence, before) == speaker


def test_junior_is_part_of_the_name_before_it():
    assert _speaker("President Tor R. Moe, Jr. said that the toll would fall.") == "Tor R. Moe"


def test_a_name_ends_with_its_sentence():
    text = "The envoy met Minister Wen Yi. The talks were long. Minister Wen presented his views on the strait."
    assert _said(text)[-1] == ("Wen Yi", "presented his views")
