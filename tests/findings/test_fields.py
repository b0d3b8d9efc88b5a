import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readouts.findings import FIELDS, field_patterns, find_fields
from readouts.text.clued import Clued
from readouts.text.passages import segment
from readouts.types import Account, Passage, Span

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import fields as benchmark


def found_in(text: str) -> list[tuple[str, str, str]]:
    account = Account(text, id="a", language="en")
    passages = [Passage(f"a:{n}", "a", span) for n, span in enumerate(segment(text, "en"), start=1)]
    return [(one.field, one.span.of(text), one.value) for one in find_fields([account], passages)]


@pytest.mark.parametrize(("name", "least"), [("development", 0.95), ("held_out", 0.85)])
def test_marked_readouts(name, least):
    right = given_ = wanted = 0
    for _, text, gold in benchmark.read(name):
        left = list(gold)
        for mark in benchmark.rules(text):
            given_ += 1
            hit = next((one for one in left if benchmark.fits(mark, one)), None)
            if hit:
                right += 1
                left.remove(hit)
        wanted += len(gold)
    assert wanted > 100
    assert 2 * right / (given_ + wanted) >= least


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        ("The ministers did not agree on a date.", "agreements", None),
        ("The ministers did not agree on a date.", "disagreements", "did not agree on a date"),
        ("They will meet in Oslo in May.", "form", None),
        ("The ministers met in Oslo.", "place", "in Oslo"),
        ("The ministers spoke by phone about the fire in Oslo.", "place", None),
        ("They discussed a two-year programme.", "duration", None),
        ("The talks lasted an hour and a half.", "duration", "lasted an hour and a half"),
        ("A frank admission came from the press.", "characterisation", None),
        ("The conversation was frank and cordial.", "characterisation", "frank and cordial"),
        ("Minister Aalto spoke by phone with Minister Roe about President Voss.", "participants", "Minister Aalto"),
    ],
)
def test_what_states_a_field_and_what_does_not(text, field, words):
    stated = [said for name, said, _ in found_in(text) if name == field]
    assert stated[:1] == ([] if words is None else [words])


def test_who_is_talked_about_took_no_part():
    text = "Minister Aalto spoke by phone with Minister Roe about President Voss."
    assert [value for name, _, value in found_in(text) if name == "participants"] == ["Aalto", "Roe"]


def test_other_languages_have_no_fields():
    account = Account("Les ministres ont met in Oslo.", id="a", language="fr")
    assert find_fields([account], [Passage("a:1", "a", Span(0, 30))]) == ()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["met in", "agreed to", "warned", "Minister Aalto", "for two hours"]))
def test_every_field_stands_in_its_passage(noise, cue):
    text = f"{noise} {cue} {noise}"
    account = Account(text, id="a", language="en")
    passages = [Passage(f"a:{n}", "a", span) for n, span in enumerate(segment(text, "en"), start=1)]
    placed = {passage.id: passage.span for passage in passages}
    for one in find_fields([account], passages):
        assert one.field in FIELDS
        assert one.span in placed[one.passage]


CLUES = " ".join(
    dict.fromkeys(
        clue
        for value in vars(field_patterns).values()
        for one in (
            value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else [value]
        )
        if isinstance(one, Clued)
        for clue in one.clues
    )
)
"""A pattern is tried only on a passage that holds one of its clues: this one is tried with all of them."""


@pytest.mark.parametrize(
    "piece",
    ["A", "a", "Aa", "A ", "Aa ", "A.", "A-", "a-", "1,", "1.", "((", "“", "’", "...", " ", "\t", "a, ", "A of ",
     "President ", "Aalto ", "the ", "frank and ", "about ", "very ", "agreed to ", "agreed ", "in the ", "in Oslo ",
     "met ", "call ", "call was ", "held ", "Oslo met ", "two-", "for two hours ", "requested ", "will ", "not "],
)  # fmt: skip
def test_a_long_run_of_anything_takes_no_longer_than_its_length(piece, processor_seconds):
    run = (piece * 50_000)[:50_000]
    with processor_seconds(5):
        found_in(f"They met {run} {CLUES}, and {run} Aalto requested the call.")
