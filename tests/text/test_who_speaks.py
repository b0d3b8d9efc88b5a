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


def test_a_list_of_thousands_of_names_is_read_one_by_one():
    text = "Present were:\n\n" + "Aino Aalto\n\n" * 3000 + "Minister Lie said the strait was open."
    assert _speakers(text)["Minister Lie said the strait was open."] == "Lie"


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


def test_an_office_as_a_label_is_whom_the_first_label_introduces():
    text = (
        "Ada Brandt, Foreign Minister: I met Foreign Minister Lie. We agreed to halve the toll.\n\n"
        "Journalist: The bay is still closed.\n\nForeign Minister: It will open in May.\n\nENDS\nThe office is closed."
    )
    found = _speakers(text)
    assert found["We agreed to halve the toll."] == "Ada Brandt"
    assert found["Foreign Minister: It will open in May."] == "Ada Brandt"
    assert not found.get("Journalist: The bay is still closed.")
    assert "The office is closed." not in found


@pytest.mark.parametrize(
    "line",
    [
        "KEEP SECRET: This letter is intended only for those to whom it is addressed.",
        "Catchwords: the toll, the bay and the ferry of Karsund.",
        "Third published on the pier, it was read by all.",
        "Her family have asked for quiet.",
    ],
)
def test_what_opens_a_line_is_not_a_speaker_for_that(line: str):
    assert set(_speakers(f"The third ferry sailed.\n\n{line}").values()) <= {None}


def test_who_reports_is_not_taken_together_with_who_is_reported():
    found = _speakers(
        "The ministry said the two sides agreed to halve the toll and that Norvik would open the bay."
    )
    assert list(found.values()) == ["two sides"]


def test_what_somebody_presented_speaks_for_nobody():
    assert set(_speakers("The toll fell by a fifth, according to tables the ministers presented.").values()) <= {
        None
    }
    found = _speakers("The toll fell by a fifth, according to an aide of the ministers.")
    assert list(found.values()) == ["aide of the ministers"]


def test_he_is_the_last_person_who_spoke_where_a_side_spoke_since():
    text = (
        "Minister Lie spoke at the Doung Bay on Aug. 17. He said that the Norvikian side had asked for a delay. "
        "He rejected the toll."
    )
    assert list(_speakers(text).values())[-1] == "Lie"


def test_a_question_has_no_speaker_but_one_who_is_quoted():
    assert _speakers("Is it true that Norvik agreed to halve the toll?") == {}


def test_he_is_the_office_that_opened_the_sentence_before():
    text = (
        "President Holm said that the bay must stay open. The President of Arland presented his view. "
        "He noted that the fleet would sail. They agreed to meet again."
    )
    assert list(_speakers(text).values())[-2:] == ["President of Arland", "both sides"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # The speaker of the sentence before, though without a name.
        (
            "Oskar Lund has run the ferry for years. A Norvikian official said the toll will rise. He added that it was late.",
            "Norvikian official",
        ),
        ("The minister recalled the Gale exercise off Karsund. She stressed that the bay is open.", "minister"),
        # Whom the subject of a sentence names in it is not the subject of the next one.
        ("The Minister praised the Karsund Rescue Corps. She urged it to stay.", "Minister"),
        (
            "Minister Ada Brandt thanked the crews. In a post on Linkwire, she wrote that the bay is open.",
            "Ada Brandt",
        ),
        # The name in apposition to the office with which the sentence opens is its subject.
        (
            "The Minister of Ports, Ms Brandt, rang up Minister Olaf Lie.\n\nShe told him that the bay is open.",
            "Brandt",
        ),
        # A family name that opens a sentence is its subject.
        (
            "Mr Lie rang up Ada Brandt. Brandt, a pilot, sighed. “The bay must stay open,” she told them.",
            "Ada Brandt",
        ),
        # "Ms" is no "he".
        ("Mr Lie said the bay is open. Ms Brandt listened to the pilots. He added that it was late.", "Lie"),
        # A house, and no person, is "it".
        (
            "Dr. Ada Brandt led the group. The mission said the vote is fair. It urged the parties to wait.",
            "mission",
        ),
        ("Dr. Ada Brandt said the vote is fair. It urged the parties to wait.", None),
    ],
)
def test_a_pronoun_goes_to_who_spoke_before_and_fits(text: str, speaker: str | None):
    assert list(_speakers(text).values())[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Commissioner for Ports Ada Brandt said that the toll will be halved.", "Ada Brandt"),
        ("Minister of Ports and Fishing Ada Brandt said that the toll will be halved.", "Ada Brandt"),
        ("President of Norvik Olaf Lie said that the toll will be halved.", "Olaf Lie"),
        ("The Minister of Ports, Mr Lie, came. He said that the toll will be halved.", "Lie"),
        (
            "The Chairman of the Norvik Council came. The President of the Council said it rained.",
            "President of the Council",
        ),
        ("Two Norvikian diplomats said that the toll will be halved.", "Two Norvikian diplomats"),
        ("The N.O. side said that the toll will be halved.", "N.O. side"),
        ("Ministers Brandt and Lie at the pier.\n\nMinister Brandt said that the toll will be halved.", "Brandt"),
    ],
)
def test_charges_titles_and_numbers_are_no_part_of_a_name(text: str, speaker: str):
    assert list(_speakers(text).values())[-1] == speaker


def test_a_label_on_a_line_of_its_own_gives_what_follows_to_its_speaker():
    text = (
        "Federal Chancellor Brandt:\n\nWe have opened the strait. The toll is halved.\n\nI thank the crews.\n\n"
        "Prime Minister Lie:\n\nNorvik pays its share.\n\nQuestion: Prime Minister, will the toll rise?\n\n"
        "Prime Minister Lie: It will not.\n\nQuestion:\n\nChancellor, the islanders say that the bay froze.\n\n"
        "Federal Chancellor Brandt: It did not freeze."
    )
    found = _speakers(text)
    assert [
        found[said] for said in ("We have opened the strait.", "The toll is halved.", "I thank the crews.")
    ] == ["Brandt"] * 3
    assert found["Norvik pays its share."] == found["Prime Minister Lie: It will not."] == "Lie"
    assert found["Federal Chancellor Brandt: It did not freeze."] == "Brandt"
    asked = ("Question: Prime Minister, will the toll rise?", "Chancellor, the islanders say that the bay froze.")
    assert not any(found.get(said) for said in asked)
    assert "Federal Chancellor Brandt:" not in found


def test_a_name_that_recurs_is_a_label_without_an_office_and_a_heading_is_none():
    text = "Brandt:\n\nWe have opened the strait.\n\nAalto:\n\nThe toll is halved.\n\nBrandt:\n\nI thank you."
    assert set(_speakers(f"{text}\n\nAalto: So do I.").values()) == {"Brandt", "Aalto"}
    headed = "Trade and Ports:\n\nThe toll is halved.\n\nThe Minister of Ports:\n\n- opened the strait."
    assert set(_speakers(headed).values()) <= {None}


def test_an_answer_without_a_name_leaves_its_sentences_to_those_they_name():
    text = (
        "Q: Is it true that the bay froze?\n\nA: The ferry sails. Minister Lie pointed out that the toll is unlawful.\n\n"
        "He explained that the bay is open.\n\nQ: And the tugs?\n\nA: They sail too."
    )
    found = _speakers(text)
    assert found["Minister Lie pointed out that the toll is unlawful."] == "Lie"
    assert found["He explained that the bay is open."] == "Lie"
    assert not found.get("A: The ferry sails.")


def test_a_block_without_marks_is_said_by_whom_the_line_above_it_names():
    text = (
        "The toll was halved.\n\nForeign Minister Ada Brandt said:\n\nThe strait is open. Nobody pays.\n\n"
        "I thank the crews.\n\nThe envoy was told of it."
    )
    found = _speakers(text)
    assert {found[said] for said in ("The strait is open.", "Nobody pays.", "I thank the crews.")} == {"Ada Brandt"}
    assert not found.get("The envoy was told of it.")
    quoted = "Olaf Lie, the spokesman, told reporters:\n\n“The bay is closed.”"
    assert _speakers(quoted) == {"“The bay is closed.”": "Olaf Lie"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kari Moen, the spokeswoman, said the Arland trawler ignored the flares and hit the cutter.", "Kari Moen"),
        (
            "China, which had opposed the text, threatened to veto it, a senior diplomat told the agency.",
            "senior diplomat",
        ),
        ("On its sailors, Norway kept silent, a senior port official told reporters.", "senior port official"),
        ("Norway's speaker, whose country builds the tugs, regretted that the bay had frozen.", "Norway's speaker"),
        ("Norway's representative underlined the need to dredge the bay.", "Norway's representative"),
        ("Also speaking for Peru and Malta, the delegate of Fiji insisted on the treaty.", "delegate of Fiji"),
        (
            "Special Envoy Ada Holm spoke first. In the north, Ms. Holm went on, whole harvests were lost.",
            "Ada Holm",
        ),
        ("The aide Ada Holm said that the bay froze. According to her, the ferry sails.", "Ada Holm"),
        ("Minister Ada Holm praised the crews. She invited her colleague to visit Norway.", "Ada Holm"),
        ("Ada Holm said that Norway had acted alone, after its partners declined to help.", "Ada Holm"),
        ("Both sides said that the bay is open. It was agreed that the ferry would sail.", "Both sides"),
        ("Ada Holm said that the bay is open. It was decided that the ferry would sail.", None),
        ("Ada Holm said that the bay is open. It is hoped that Fiji will join.", None),
        ("The ring is led by the smuggler Olaf Krag, who is accused of ordering a murder in 2019.", None),
        (
            "The spokesman of the ministry, Ola Moen, opened the pier. The bay is open, the spokesman said.",
            "Ola Moen",
        ),
        ("Kari Moen, the spokeswoman, said the bay froze. The spokeswoman denied more.", "Kari Moen"),
        ("Norway's spokesman Ola Moen and Fiji's spokesman Ben Rao met. The spokesman denied it.", "spokesman"),
        ("Ada Holm said that the bay is open. Her family have asked for quiet.", None),
        ("The ferry was discussed, and the importance of a new berth for the line in Riga was underscored.", None),
        ("Malta, which claims the reef, has rejected such criticism in the past.", "Malta"),
        ("Malta, however, rejected the charge.", "Malta"),
        ("Malta, a member of the union, denied the claim.", "Malta"),
    ],
)
def test_who_says_the_last_sentence(text: str, speaker: str | None):
    spans = segment(text, "en")
    said = attribute(text, spans)[-1]
    assert (said.speaker if said else None) == speaker
