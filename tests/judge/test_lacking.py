from hypothesis import given
from hypothesis import strategies as st

import readouts
from readouts.align import evidence
from readouts.encoders import load
from readouts.judge import Carrier, lacking
from readouts.pipeline import read_passages
from readouts.types import Account, VerdictKind


def phrases(left: str, right: str) -> list[str]:
    of, by = (
        read_passages(Account(text, id=name, language="en"), load()) for name, text in (("a", left), ("b", right))
    )
    seen = evidence(of, by)
    return [span.of(left) for passage in of.passages for span in lacking(passage.span, of, Carrier(by), seen)]


def test_words_without_a_counterpart_are_given_as_phrases_with_the_light_words_between_them():
    left = "They agreed to reopen the crossing and condemned the seizure of a trawler off the northern cape."
    assert phrases(left, "They agreed to reopen the crossing.") == [
        "and condemned the seizure of a trawler off the northern cape"
    ]


def test_a_phrase_ends_at_punctuation():
    found = phrases("Grain, a trawler, oceanographers and fees came up.", "Grain and fees came up.")
    assert found == ["a trawler", "oceanographers"]


def test_the_same_words_lack_nothing():
    text = "The two sides will reopen the crossing at Lumi in March."
    assert phrases(text, text) == []


def test_differing_words_of_a_paraphrase_are_told_and_stand_in_the_link():
    left = Account(
        "The ministers agreed to reopen the border crossing at Lumi in March and to send forty officers.",
        id="a",
        language="en",
    )
    right = Account(
        "The ministers consented to open the border crossing at Lumi again in March and to dispatch forty officers there.",
        id="b",
        language="en",
    )
    comparison = readouts.compare(left, right)
    [verdict] = [v for v in comparison.verdicts if v.passage == "a:1"]
    said = [span.of(left.text) for span in verdict.differing]
    assert verdict.verdict is VerdictKind.SHARED
    assert said == ["agreed to reopen", "and to send"]
    assert verdict.reasons[0] == "worded otherwise in b, or not there: “agreed to reopen”, “and to send”"
    [link] = comparison.links
    assert set(verdict.differing) <= set(link.only_left)


@given(st.text(max_size=60), st.text(max_size=60))
def test_phrases_lie_inside_the_passage_in_order(left, right):
    base = f"Word {left} here"
    of, by = (
        read_passages(Account(text, id=name, language="en"), load())
        for name, text in (("a", base), ("b", f"Other {right} there"))
    )
    seen = evidence(of, by)
    for passage in of.passages:
        found = lacking(passage.span, of, Carrier(by), seen)
        edges = [edge for span in found for edge in (span.start, span.end)]
        assert edges == sorted(edges)
        assert all(passage.span.start <= span.start and span.end <= passage.span.end for span in found)
