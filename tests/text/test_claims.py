from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.text.claims import claims
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
