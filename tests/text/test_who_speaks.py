"""Who is given as the speaker, by labels, lists and offices."""

import pytest

from readouts.text.passages import segment
from readouts.text.speakers import attribute


def _speakers(text: str) -> dict[str, str | None]:
    spans = segment(text, "en")
    return {span.of(text): said.speaker for span, said in zip(spans, attribute(text, spans), strict=True) if said}


def test_a_label_is_not_joined_to_the_name_that_ends_the_paragraph_above():
    text = (
        "MODERATOR: We begin with Minister Aalto and then Secretary Lie.\n\n"
        "FOREIGN MINISTER AALTO: We agreed to open the strait.\n\n"
        "QUESTION: The strait was closed in March.\n\nSECRETARY LIE'S AIDE: It was not."
    )
    found = _speakers(text)
    assert found["FOREIGN MINISTER AALTO: We agreed to open the strait."] == "Foreign Minister Aalto"
    assert not found.get("QUESTION: The strait was closed in March.")
    assert "Lie's Aide" in found.values()


def test_turns_are_labelled_by_office_and_name_as_well():
    text = (
        "Governor of Norvik Ada Brandt: Welcome to the island.\n\nThe bridge is ready.\n\n"
        "Prime Minister of Tallmere Olaf Lie: We will pay our share."
    )
    text = text.replace("Governor", "President")
    found = _speakers(text)
    assert found["The bridge is ready."].endswith("Ada Brandt")
    assert found["Prime Minister of Tallmere Olaf Lie: We will pay our share."].endswith("Olaf Lie")


def test_an_answer_of_several_paragraphs_belongs_to_its_label():
    text = (
        "SENIOR PORT OFFICIAL: Thanks, Ada.\n\nWe handed over the plan.\n\nThe harbour stays open.\n\n"
        "Q Thank you. The islanders are saying the harbour froze.\n\n"
        "SENIOR PORT OFFICIAL: It did not.\n\nThe tugs sail.\n\nEND"
    )
    found = _speakers(text)
    for said in ("We handed over the plan.", "The harbour stays open.", "The tugs sail."):
        assert found[said] == "Senior Port Official"
    assert not found.get("The islanders are saying the harbour froze.")
    assert "END" not in found


def test_the_number_of_an_item_is_no_part_of_a_name():
    found = _speakers(
        "1. The two ministers confirmed that the strait is open.\n2. The two ministers agreed to meet again."
    )
    assert set(found.values()) == {"two ministers"}


def test_whom_words_are_attributable_to_is_not_whom_they_tell_of():
    text = (
        "The following is attributable to Spokesperson Dana Brandt:\n\n"
        "Secretary Lie met the envoy. The Secretary stressed that the strait is open. He demanded that the toll be halved."
    )
    assert "Dana Brandt" not in _speakers(text).values()
    assert _speakers(text)["He demanded that the toll be halved."] == "Secretary"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Norvikian president said that the toll will be halved.", "Norvikian president"),
        ("His Royal Highness said that the toll will be halved.", "His Royal Highness"),
        ("The Joint Toll Commission met. The Government thanks the islanders.", "Government"),
    ],
)
def test_an_adjective_is_nobodys_name(text: str, speaker: str):
    assert list(_speakers(text).values())[-1] == speaker


def test_a_question_has_no_speaker_but_one_who_is_quoted():
    assert _speakers("Is it true that Norvik agreed to halve the toll?") == {}


def test_he_is_the_office_that_opened_the_sentence_before():
    text = (
        "President Holm said that the bay must stay open. The President of Arland presented his view. "
        "He noted that the fleet would sail. They agreed to meet again."
    )
    assert list(_speakers(text).values())[-2:] == ["President of Arland", "both sides"]
