"""What is marked in a text never holds one half of a pair."""

import pytest

from readouts.text.pairs import whole_pairs
from readouts.types import Span


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("NORVIK, May 4 (Reuters) - They met.", "May 4 (Reuters", ["May 4 (Reuters)"]),
        ('under the "two for one" formula.', 'two for one" formula', ['"two for one" formula']),
        ("Mr Lie (Minister of State, Ports) spoke.", "Mr Lie (Minister of State", ["Mr Lie", "Minister of State"]),
        ("(Corrects sum, not date)", "Corrects sum", ["Corrects sum"]),
        ("a quotation” that began before", "quotation” that", ["quotation” that"]),
    ],
)
def test_both_halves_or_neither(text: str, part: str, expected: list[str]):
    at = text.index(part)
    found = whole_pairs(text, Span(0, len(text)), Span(at, at + len(part)))
    assert [span.of(text) for span in found] == expected
