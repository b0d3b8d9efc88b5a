"""Every match of a clued pattern holds one of its clues: in texts made from the pattern, and in readouts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readouts.findings import field_patterns
from readouts.text import any_case, dates, proportions
from readouts.text.any_case import AnyCase
from readouts.text.clued import Clued, compile_ahead

LINES = [
    line
    for path in Path(__file__).parents[1].glob("findings/fields/*.tsv")
    for line in path.read_text("utf-8").splitlines()
]


def clued() -> Iterator[tuple[str, Clued]]:
    for module in (field_patterns, dates, proportions):
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
        assert [m.span() for m in pattern.finditer(line)] == [m.span() for m in pattern.compiled.finditer(line)]


def test_patterns_are_compiled_ahead_where_a_text_holds_a_clue():
    met, absent, anywhere = Clued("trawler", clues=["trawl"]), Clued("visa", clues=["visa"]), Clued("x")
    compile_ahead("The Trawler left.")
    assert ["compiled" in vars(one) for one in (met, absent, anywhere)] == [True, False, True]
    pattern = AnyCase("trawler")
    any_case.compile_ahead()
    assert "_compiled" in vars(pattern)
