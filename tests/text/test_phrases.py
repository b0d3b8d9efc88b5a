"""Phrases find what one large pattern of all of them finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.text.phrases import Phrases

ALTERNATIVES = [r"must\s+not", "urges?", r"ha(?:s|ve|d)\s+to", "must", "a", r"\(sic\)", "(?:is|are) to", "étape"]


@given(
    st.lists(
        st.sampled_from(["must", "Must", "not", "urges", "has", "to", "a", "(sic)", "is", "ÉTAPE", "ß", "-", "  "])
    )
)
def test_same_as_one_pattern(parts: list[str]) -> None:
    text = " ".join(parts)
    whole = re.compile(rf"(?<!\w)(?:{'|'.join(f'(?:{one})' for one in ALTERNATIVES)})(?!\w)", re.IGNORECASE)
    found = [match.span() for _, match in Phrases(ALTERNATIVES).find(text)]
    assert found == [match.span() for match in whole.finditer(text)]


@pytest.mark.parametrize(("start", "end", "found"), [(0, None, 2), (1, None, 1), (0, 10, 1), (3, 9, 0)])
def test_between_offsets(start: int, end: int | None, found: int) -> None:
    assert len(list(Phrases(["must"]).find("must, or must", start, end))) == found
