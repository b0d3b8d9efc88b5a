"""Phrases find what one large pattern of all of them finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.text.phrases import Phrases

LETTERS = [r"must\s+not", "urges?", r"ha(?:s|ve|d)\s+to", "must", "a", "hasten", r"must\s+(?:not\s+)?urge", "mu"]
ALTERNATIVES = [*LETTERS, r"\(sic\)", "(?:is|are) to", "étape"]
WORDS = [
    "must",
    "Must",
    "not",
    "urges",
    "urge",
    "has",
    "hasten",
    "to",
    "a",
    "mu",
    "(sic)",
    "is",
    "ÉTAPE",
    "ß",
    "-",
    "  ",
]


@pytest.mark.parametrize("alternatives", [LETTERS, ALTERNATIVES])
@given(parts=st.lists(st.sampled_from(WORDS)))
def test_same_as_one_pattern(alternatives: list[str], parts: list[str]) -> None:
    text = " ".join(parts)
    whole = re.compile(rf"(?<!\w)(?:{'|'.join(f'({one})' for one in alternatives)})(?!\w)", re.IGNORECASE)
    found = [(number, (span.start, span.end)) for number, span in Phrases(alternatives).find(text)]
    assert found == [((match.lastindex or 0) - 1, match.span()) for match in whole.finditer(text)]


@pytest.mark.parametrize(("start", "end", "found"), [(0, None, 2), (1, None, 1), (0, 10, 1), (3, 9, 0)])
def test_between_offsets(start: int, end: int | None, found: int) -> None:
    assert len(list(Phrases(["must"]).find("must, or must", start, end))) == found
