"""What belongs to a page rather than to the account on it."""

import pytest

from readouts.text.furniture import furniture
from readouts.text.passages import segment

SAID = "The ministers agreed to dredge the harbour before winter."


def _kept(text: str) -> list[str]:
    spans = segment(text, "en")
    aside = furniture(text, spans)
    return [span.of(text) for n, span in enumerate(spans) if n not in aside]


@pytest.mark.parametrize(
    "line",
    [
        "FOR IMMEDIATE RELEASE",
        "MINISTRY OF TRANSPORT\nPress Release No. 14/2025",
        "4 May 2025\n10:30\nTallmere Castle, Norvik",
        "June 4, 2025\nTallmere Castle, Norvik",
        "The following is attributable to Spokesperson Ada Brandt:",
        "For further information: press@ports.example | Tel. +47 22 55 00 19",
        "-ENDS-",
        "Notes to editors:",
        "(Reporting by Ada Brandt; Editing by Olaf Lie)",
        "(Laughter.)",
        "MODERATOR: Good morning, everyone.",
        "Hello, everyone.",
        "Dear colleagues,",
        "The ministers discussed the following:",
        "Kind regards,\n\nAda Brandt, press attaché at Tallmere, T: +47 22 55 00 19",
        "Kind regards,\n\nAda Brandt\nPress Attaché\nEmbassy of Tallmere",
        "Kind regards,",
        "Thank you, Mr. President.",
        "Share this: Facebook | X | Print",
        "#Norvik #Ports https://example.org/a/1",
        "[Photos](https://example.org/p) · [Press office](mailto:a@example.org)",
        "Ambassador Ada Brandt",
        "Question",
        "## Fisheries and ports",
        "Regional security",
        "Statement by the Minister of Transport, Olaf Lie",
        "By Ada Brandt",
        "Place | Norvik",
    ],
)
def test_furniture_of_press_offices_is_set_aside(line: str):
    assert _kept(f"{line}\n\n{SAID}") == [SAID]


@pytest.mark.parametrize(
    "line",
    [
        "Minister Lie's meeting with Ambassador Brandt",
        "Norvik and Tallmere to reopen ferry line",
        "Next round: Norvik, 12 May",
        "They thanked the crews.",
        "NORVIK, May 4 (Reuters) - Two ferries collided off the cape on Sunday.",
        "Contacts between the ministries continue.",
        "The below is attributable to the Spokesperson: Secretary Lie spoke with Minister Brandt on the ferry.",
        "Will the ferry sail?",
        "Thank you for lifting the ban on herring.",
        "The ferry sails on 4 May 2025.",
    ],
)
def test_what_says_something_is_kept(line: str):
    assert _kept(f"{line}\n\n{SAID}") == [line, SAID]


def test_items_of_a_list_are_no_headings():
    text = "They discussed these:\n\n- fisheries\n\n- visa waiver\n\nThey will meet again in June."
    assert len(_kept(text)) == 4
    text = "They discussed:\n\nFisheries\n\nVisa waiver\n\nThey will meet again in June."
    assert len(_kept(text)) == 4


def test_front_matter_is_set_aside_and_a_rule_is_not():
    assert _kept(f"---\ntitle: Talks in Norvik\ndate: 2025-05-04\n---\n\n{SAID}") == [SAID]
    assert SAID in _kept(f"---\n\n{SAID}\n\n---\n\nThey met again.")


def test_what_is_nothing_but_furniture_is_what_the_account_says():
    assert _kept("FOR IMMEDIATE RELEASE\n\n-ENDS-") == ["FOR IMMEDIATE RELEASE", "-ENDS-"]
