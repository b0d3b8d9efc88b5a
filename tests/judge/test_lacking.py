from hypothesis import given
from hypothesis import strategies as st

import readouts
from readouts.align import evidence
from readouts.encoders import load
from readouts.judge import Carrier, lacking
from readouts.pipeline import read_passages
from readouts.types import Account, Relation, VerdictKind


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


def test_a_phrase_begins_at_no_half_of_a_name():
    left = "A round of negotiations between Belmora and the United States ended in Port Lanza."
    found = phrases(left, "A round of negotiations between Belmora and the United States was concluded.")
    assert found == ["ended in Port Lanza"]


def test_phrases_cut_neither_abbreviations_nor_times_and_are_no_list_numbers():
    left = "4. The President met with U.S. envoys in Lima at 4:00 p.m. on Monday."
    found = phrases(left, "The President talked to envoys in Lima.")
    assert found == ["met with U.S.", "4:00 p.m.", "on Monday"]


def test_a_dateline_lacks_nothing():
    left = "NORVIK, May 4 (TDN) - Two ferries were towed into the harbour."
    assert phrases(left, "Two ferries reached the harbour.") == ["were towed"]


def test_a_number_and_a_date_are_lacking_however_near_another_is():
    left = "Both governments will open four ports to 3.2 billion dollars of trade by 4 March."
    right = "Both governments will open three ports to $3.2bn of trade by 11 March."
    assert phrases(left, right) == ["four", "by 4 March"]
    assert phrases(right, left) == ["three", "by 11 March"]


def test_sentences_with_another_number_are_no_paraphrase():
    texts = {
        "a": "Karvania will buy 4 billion cubic metres of gas a year from its neighbour under the new contract.",
        "b": "Under the new contract Karvania will buy 5 billion cubic meters of gas annually from its neighbour.",
    }
    comparison = readouts.compare(*(Account(text, id=name, language="en") for name, text in texts.items()))
    assert all(link.relation is not Relation.PARAPHRASE for link in comparison.links)


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
