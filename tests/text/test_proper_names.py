"""Names that are one thing though they are written otherwise."""

import pytest

from readouts.judge.rules.parties import party_names
from readouts.text.proper_names import Name


def _names(text: str) -> list[str]:
    return [name.span.of(text) for name in party_names(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("German-Japanese", "Japanese-German"),
        ("Massawa", "Massawa-bound"),
        ("United Nations Children's Fund", "UNICEF"),
    ],
)
def test_one_thing_written_otherwise_is_the_same(one, other):
    assert Name.of(one).same(Name.of(other))
    assert Name.of(other).same(Name.of(one))


def test_what_hyphens_join_must_be_the_same():
    assert not Name.of("German-Japanese").same(Name.of("Korean-Chilean"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Car carriers pay less in Suez.", ["Suez"]),
        ("Troops from CAR were relieved.", ["CAR"]),
        ("Minister Yusuf al-Harbi left.", ["Yusuf al-Harbi"]),
        ("The International Court of Justice ruled.", ["International Court of Justice"]),
        ("Between Oslo and Riga the ferry is full.", ["Oslo", "Riga"]),
        ("Ada Brandt and Olaf Lie Hold the 9th Ports Dialogue", ["Ada Brandt", "Olaf Lie", "Ports Dialogue"]),
        ("President of Malta Spoke with Olaf Lie", ["Malta", "Olaf Lie"]),
        ("Anna Held, the envoy, met Minister Held in Riga.", ["Anna Held", "Held", "Riga"]),
        (
            "The High Representative for Foreign Affairs and Security Policy Ada Brandt left.",
            ["Ada Brandt"],
        ),
    ],
)
def test_a_name_ends_where_it_ends(text, names):
    assert _names(text) == names
