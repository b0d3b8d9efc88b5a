import pytest

from readouts.text.hollow import is_hollow
from readouts.text.tokens import words
from readouts.types import Span


def hollow(passage: str, part: str) -> bool:
    start = passage.index(part)
    return is_hollow(passage, Span(start, start + len(part)), Span(0, len(passage)), words(passage, "en"))


@pytest.mark.parametrize(
    ("passage", "part"),
    [
        ("On Tuesday, Minister Aalto offered two tugboats.", "On Tuesday"),
        ("During the call, Minister Aalto offered two tugboats.", "During the call"),
        ("In the field of fisheries, the sides offered each other tugboats.", "In the field of fisheries"),
        ("The quota stays as it is, the spokesman said.", "the spokesman said"),
        ("The envoy, Ms Ilse Varga, offered two tugboats.", "Ms Ilse Varga"),
        ("The tugboats were offered by the Minister of Foreign Affairs, Ilse Varga.", "Ilse Varga"),
        ("Minister Aalto, this morning in Oslo, met the envoy and offered two tugboats.", "this morning in Oslo"),
        ("LUMI, March 4 (Polar Press) The tugboats were offered.", "March 4"),
    ],
)
def test_who_when_and_on_what_occasion_is_hollow(passage, part):
    assert hollow(passage, part)


@pytest.mark.parametrize(
    ("passage", "part"),
    [
        ("On Tuesday, Minister Aalto offered two tugboats.", "Minister Aalto offered two tugboats"),
        ("At the initiative of the American side, the ministers spoke.", "At the initiative of the American side"),
        ("They discussed fisheries, Svalbard and Greenland.", "Svalbard and Greenland"),
        ("A call took place, and they also discussed Svalbard.", "they also discussed Svalbard"),
        ("They met for an hour, and no result was reached.", "no result was reached"),
        ("Minister Aalto spoke with Minister Haddad, who has a cold.", "Minister Aalto spoke with Minister Haddad"),
        ("The strike, which has lasted 41 days, goes on.", "which has lasted 41 days"),
    ],
)
def test_what_tells_of_the_matter_or_announces_the_talk_is_not(passage, part):
    assert not hollow(passage, part)
