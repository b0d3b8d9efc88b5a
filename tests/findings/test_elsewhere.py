"""An account raises a topic where a passage of it carries, contradicts or is linked to one of the topic."""

import json

import pytest
from lxml import html

import readouts
from readouts.findings import find_elsewhere, find_nearby
from readouts.text import questions
from readouts.types import (
    Account,
    Emphasis,
    Link,
    Nearest,
    Passage,
    Relation,
    Span,
    Topic,
    Verdict,
    VerdictKind,
)

LONG = Account(
    "The ministers discussed the dredging of the Lumi canal. The dredgers will be hired from the port of Osk. "
    "Visas for seasonal workers will be issued within ten days.",
    id="long",
    language="en",
)
SHORT = Account(
    "The ministers agreed on the dredging of the Lumi canal and on issuing visas for seasonal workers within ten days.",
    id="short",
    language="en",
)


@pytest.fixture(scope="module")
def comparison():
    return readouts.compare(LONG, SHORT)


def cells(comparison):
    return [(topic, part) for topic in comparison.topics for part in topic.emphasis if part.first is None]


def carried(comparison, topic, account):
    """Return the passages of a topic of which an account is said to carry anything."""
    return [
        verdict.passage
        for verdict in comparison.verdicts
        if verdict.by == account
        and verdict.passage in topic.passages
        and verdict.verdict in {VerdictKind.SHARED, VerdictKind.PARTIAL, VerdictKind.CONFLICT}
    ]


def test_a_passage_that_carries_two_matters_raises_the_one_it_is_not_grouped_with(comparison):
    visas = next(topic for topic in comparison.topics if "long:3" in topic.passages)
    canal = next(topic for topic in comparison.topics if "long:1" in topic.passages)
    assert visas is not canal
    missed = next(one for one in (visas, canal) if "short:1" not in one.passages)
    assert comparison.elsewhere[missed.id, "short"] == ("short:1",)


def test_no_report_says_that_a_topic_is_not_raised_which_a_verdict_says_is_carried(comparison):
    silent = [(topic, part) for topic, part in cells(comparison) if carried(comparison, topic, part.account)]
    assert silent
    data = json.loads(comparison.to_json())
    rows = html.fromstring(comparison.to_html()).xpath("//table[contains(@class, 'matrix')]/tbody/tr")
    for topic, part in silent:
        names = comparison.elsewhere[topic.id, part.account]
        (found,) = (one for one in data["topics"] if one["id"] == topic.id)
        assert found["emphasis"][part.account]["elsewhere"] == list(names)
        (row,) = (row for row in rows if row.xpath("th")[0].text_content() == topic.label)
        (cell,) = row.xpath("td[@class='none']")
        assert cell.text_content() == f"raised in {names[0]}"
        assert cell.xpath("a")[0].get("href") == f"#{names[0]}"
        for text in (comparison.to_markdown(), comparison.to_text()):
            (line,) = (line for line in text.splitlines() if topic.label in line and "raised in" in line)
            assert f"raised in {names[0]}" in line
    assert readouts.Comparison.from_json(comparison.to_json()).elsewhere == comparison.elsewhere


WORDS = ("The canal is shut. Ferries wait.", "Grain rots. The canal will be dug.")
BOTH = tuple(Account(text, id=name, language="en") for text, name in zip(WORDS, "ab", strict=True))
PASSAGES = (
    Passage("a:1", "a", Span(0, 18)),
    Passage("a:2", "a", Span(19, 32)),
    Passage("b:1", "b", Span(0, 11)),
    Passage("b:2", "b", Span(12, 34)),
)
TOPIC = Topic(
    "t1", "canal", ("a:1",), (Emphasis("a", 0.5, (0.0, 1.0), 0.0, 1), Emphasis("b", 0.0, (0.0, 0.0), None, None))
)
CELL = ("t1", "b")


def judged(kind, nearest="b:2", near=0.5, support=0.3, reasons=()):
    return Verdict("a:1", "b", kind, support, 0.5, (Nearest(nearest, near),), (), reasons)


def raised(*verdicts, links=(), topic=TOPIC):
    return find_elsewhere(BOTH, PASSAGES, [topic], verdicts, links)


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (VerdictKind.SHARED, ("b:2",)),
        (VerdictKind.PARTIAL, ("b:2",)),
        (VerdictKind.CONFLICT, ("b:2",)),
        (VerdictKind.UNCLEAR, None),
        (VerdictKind.LEFT_OUT, None),
    ],
)
def test_what_is_left_out_or_unclear_raises_nothing(kind, found):
    assert raised(judged(kind)).get(CELL) == found


def test_what_is_far_from_a_topic_raises_it_with_its_noun_or_where_it_is_likely_alone():
    partial = VerdictKind.PARTIAL
    assert raised(judged(partial, "b:2", near=0.35)) == {CELL: ("b:2",)}
    assert raised(judged(partial, "b:1", near=0.35)) == {}
    assert raised(judged(partial, "b:1", near=0.35, support=0.6)) == {CELL: ("b:1",)}
    assert raised(judged(partial, "b:1", near=0.45)) == {CELL: ("b:1",)}
    assert raised(judged(partial, "b:2", near=0.25)) == {}


def test_a_link_raises_a_topic_whichever_side_it_names_first():
    for left, right in ((("a:1",), ("b:1",)), (("b:1",), ("a:1",))):
        link = Link(left, right, 0.5, Relation.PARTIAL, 0.5)
        assert raised(judged(VerdictKind.LEFT_OUT, "b:1"), links=[link]) == {CELL: ("b:1",)}


def test_an_account_with_a_passage_in_the_topic_raises_it_there():
    both = Topic("t1", "canal", ("a:1", "b:1"), tuple(Emphasis(one, 0.5, (0.0, 1.0), 0.0, 1) for one in "ab"))
    assert raised(judged(VerdictKind.SHARED), topic=both) == {}
    assert find_nearby([both], [judged(VerdictKind.UNCLEAR)], {}) == {}


@pytest.mark.parametrize(
    ("verdict", "near"),
    [
        (judged(VerdictKind.LEFT_OUT, near=0.30, support=0.05), False),
        (judged(VerdictKind.LEFT_OUT, near=0.30, support=0.15), True),
        (judged(VerdictKind.LEFT_OUT, near=0.40, support=0.05), True),
        (judged(VerdictKind.UNCLEAR, near=0.30, support=0.05), True),
        # Nobody carries a question, which is in a topic where the user asks for its words.
        (judged(VerdictKind.UNCLEAR, near=0.30, support=0.05, reasons=(questions.REASON,)), False),
        (judged(VerdictKind.PARTIAL, near=0.25), True),
    ],
)
def test_an_account_is_silent_only_where_nothing_of_it_comes_near(verdict, near):
    assert find_nearby([TOPIC], [verdict], {}) == ({CELL: ("b:2",)} if near else {})
    assert find_nearby([TOPIC], [verdict], {CELL: ("b:1",)}) == {}
