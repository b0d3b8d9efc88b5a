from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.text.claims import claims
from readouts.text.datelines import after_dateline
from readouts.text.tokens import words
from readouts.types import Span

CASES = [
    "They spoke about managing fishing quotas|, |harbour security|, and |coastal erosion.",
    "The minister underscored the risks of further shelling along the river| and |conveyed that talks are the way out.",
    "Stop jamming the radio masts|, |stop towing the research buoys|, and |stop printing false charts.",
    "She welcomed the prisoner exchange|; |the governor described a flooded reservoir.",
    "He backed the ceasefire proposal| while |the envoy rejected the border survey.",
]
WHOLE = [
    "The security of one harbour cannot be ensured by harming another harbour.",
    "They met on November 15, 2031, in the capital.",
    "President Jane R. Roe, Jr. spoke today.",
    "On Monday, they spoke.",
    "The concerns must be taken seriously and settled.",
]


@pytest.mark.parametrize("marked", CASES)
def test_a_passage_is_cut_into_its_claims(marked):
    parts = marked.split("|")
    text = "".join(parts)
    found = claims(text, Span(0, len(text)), words(text))
    assert [span.of(text) for span in found] == [part.rstrip(".") for part in parts[::2]]


@pytest.mark.parametrize("text", WHOLE)
def test_what_says_one_thing_stays_whole(text):
    assert claims(text, Span(0, len(text)), words(text)) == (Span(0, len(text)),)


@given(st.text(st.sampled_from("abc ,;and“”—.\n") | st.characters(), min_size=1, max_size=120))
def test_claims_are_in_order_disjoint_and_inside(text):
    whole = Span(0, len(text))
    found = claims(text, whole, words(text))
    assert found
    assert all(span in whole for span in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_who_said_it_is_no_claim():
    text = "Our morale is firm, there is enough determination, but we need support at once,” Mirja Aalto said."
    assert [part.of(text) for part in claims(text, Span(0, len(text)), words(text))] == [
        "Our morale is firm",
        "there is enough determination",
        "we need support at once",
    ]


def test_names_in_a_list_are_no_reports():
    text = "The package covers fuel for Moldova, said Aalto, and generators for Georgia."
    parts = [part.of(text) for part in claims(text, Span(0, len(text)), words(text))]
    assert parts == ["The package covers fuel for Moldova", "generators for Georgia"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The strait stays open, but dues will rise in May, the senior envoy added.",
            ["stays open", "dues will rise"],
        ),
        (
            "“Dues will rise in May, and tugs will sail at once,” he told reporters.",
            ["Dues will rise", "tugs will"],
        ),
        (
            "The ministers opened the strait, and Deputy Press Aide Ada Brandt provided the following readout:",
            ["The ministers opened the strait"],
        ),
        (
            "Norvik, May 4, TDN – The strait stays open, and dues will rise in May.",
            ["The strait", "dues will rise"],
        ),
        ("4. On tanker dues, the two sides agreed on a pause until May.", ["On tanker dues", "the two sides"]),
    ],
)
def test_who_said_it_where_news_come_from_and_numbers_of_items_are_no_claims(text, expected):
    parts = [part.of(text) for part in claims(text, Span(0, len(text)), words(text))]
    if len(expected) == 1:
        assert parts == [text]
    else:
        assert len(parts) == len(expected)
        assert all(begins in part for begins, part in zip(expected, parts, strict=True))
        assert not any(said in part for part in parts for said in ("added", "told", "TDN", "4."))


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        ("NORVIK - ", True),
        ("PORT TALLMERE — ", True),
        ("Norvik, TDN - ", True),
        ("EAST NORVIK, Tallmere (TDN) -- ", True),
        ("NORVIK, 4 May (TDN) – ", True),
        ("NORVIK/PORT TALLMERE, May 4 (TDN) - ", True),
        ("NORVIK/TALLMERE - ", True),
        ("EU/Norvik – ", False),
        ("EU – ", False),
        ("The harbour - ", False),
        ("Norvik - ", False),
    ],
)
def test_a_dateline_is_no_claim(opening, said):
    text = f"They met again.\n\n{opening}Eleven dredgers have been waiting off the cape for nine days."
    passage = Span(17, len(text))
    assert (after_dateline(text, passage) == 17 + len(opening)) is said
    if said:
        assert claims(text, passage, words(text)) == (passage,)


def test_a_word_in_capitals_before_a_dash_is_no_dateline_in_a_line_or_before_a_small_letter():
    text = "One port, NORVIK - Tallmere has the other - is closed."
    assert after_dateline(text, Span(10, len(text))) == 10
    text = "ARMADA - the exercise of the two fleets - begins in May."
    assert after_dateline(text, Span(0, len(text))) == 0
