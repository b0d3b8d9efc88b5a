"""Every match of a clued pattern holds one of its clues: in texts made from the pattern, and in readouts."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readouts.findings import field_patterns, outcome_patterns
from readouts.text import dates, page_notices, proportions
from readouts.text.any_case import AnyCase
from readouts.text.clued import Clued

LINES = [
    line
    for path in Path(__file__).parents[1].glob("findings/fields/*.tsv")
    for line in path.read_text("utf-8").splitlines()
]


def clued() -> Iterator[tuple[str, Clued]]:
    for module in (field_patterns, outcome_patterns, dates, page_notices, proportions):
        for name, value in vars(module).items():
            held = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
            for number, one in enumerate(held):
                if isinstance(one, Clued) and one.clues:
                    yield f"{name}-{number}", one


PATTERNS = dict(clued())


@pytest.mark.parametrize("name", PATTERNS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_made_from_the_pattern(name: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(PATTERNS[name].compiled))
    assert PATTERNS[name].search(text)


@pytest.mark.parametrize("name", PATTERNS)
def test_found_in_readouts(name: str) -> None:
    pattern = PATTERNS[name]
    for line in LINES:
        read = pattern._read(line)
        assert [m.span() for m in pattern.finditer(line)] == [m.span() for m in pattern.compiled.finditer(read)]


def test_a_pattern_is_compiled_for_a_text_that_holds_a_clue():
    met, absent, anywhere = Clued("trawler", clues=["trawl"]), Clued("visa", clues=["visa"]), Clued("x")
    assert [bool(one.search("The trawler left.")) for one in (met, absent, anywhere)] == [True, False, False]
    assert ["compiled" in vars(one) for one in (met, absent, anywhere)] == [True, False, True]


def test_what_every_match_holds_beside_is_asked_where_there_is_a_clue():
    told = AnyCase(r"\d+ min\b")
    lasted = Clued(r"took (\d+ min)", clues=["min"], told=told)
    assert lasted.search("The minister took the floor.") is None
    assert "compiled" not in vars(lasted)
    assert lasted.match("took 40 min, no more")
    assert lasted.fullmatch("took 40 min")


def test_words_are_put_in_place_and_all_else_keeps_its_case():
    greeting = Clued(r"good\s+morning", re.IGNORECASE, clues=["morning"])
    assert greeting.sub("-", "Good Morning, Oslo. GOOD  morning, Bergen.") == "-, Oslo. -, Bergen."
    assert greeting.subn("-", "Good Morning, Oslo. GOOD  morning, Bergen.", 1) == (
        "-, Oslo. GOOD  morning, Bergen.",
        1,
    )
    assert greeting.subn("-", "Good evening, Oslo.") == ("Good evening, Oslo.", 0)
