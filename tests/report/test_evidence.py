"""What a report shows of what two accounts share: whose counterpart is whose, and in what they still differ."""

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

import readouts
from readouts.report.terminal_parts import folded
from readouts.report.view import view
from readouts.report.view.answer import answer
from readouts.report.view.blocks import blocks
from readouts.report.view.quotes import tidy, within
from readouts.report.view.verdicts import omitted
from readouts.types import Account, Link, Relation, Span, VerdictKind

NORTH, SOUTH = "north", "south"


@pytest.fixture
def grouped(hand_made):
    """The hand-made comparison with one link of everything, as the alignment may make one."""
    everything = tuple(tuple(p.id for p in hand_made.passages if p.account == name) for name in (NORTH, SOUTH))
    link = Link(*everything, 0.7, Relation.PARTIAL, 0.9)
    return replace(hand_made, links=(link,))


def flat(text):
    return " ".join(text.split())


def test_passages_of_one_link_stand_beside_their_own_counterparts(grouped):
    sides = [(set(block.left), set(block.right)) for block in blocks(grouped)]
    assert ({"north:1"}, {"south:1"}) in sides
    assert ({"north:5"}, {"south:5"}) in sides
    assert all(min(len(left), len(right)) == 1 for left, right in sides)


def test_a_disputed_pair_stays_together(grouped):
    (row,) = (row for row in view(grouped).links if row.relation == "conflict")
    assert [f.passage for f in row.left + row.right] == ["north:4", "south:3"]


def test_what_is_left_out_stands_in_no_block_unless_the_block_says_so(grouped):
    for row in view(grouped).links:
        for found in row.left + row.right:
            assert (found.kind == VerdictKind.LEFT_OUT.value) == bool(found.aside)
    assert "north:3" not in {f.passage for row in view(grouped).links for f in row.left}


def test_what_is_left_out_and_yet_nearest_says_that_it_is(hand_made):
    silent, spoken = (
        replace(next(v for v in hand_made.verdicts if v.passage == name), verdict=kind)
        for name, kind in (("north:1", VerdictKind.LEFT_OUT), ("south:1", VerdictKind.SHARED))
    )
    rest = [v for v in hand_made.verdicts if v.passage not in {"north:1", "south:1"}]
    changed = replace(hand_made, verdicts=(silent, spoken, *rest))
    (row,) = (row for row in view(changed).links if row.right[0].passage == "south:1")
    assert row.left[0].aside == "left out by South News Agency"
    for text in (changed.to_text(width=200), changed.to_markdown()):
        assert "(left out by South News Agency)" in flat(text)


def test_every_shared_passage_has_its_evidence_in_every_report(hand_made):
    unlinked = replace(hand_made, links=())
    shared = {v.passage for v in hand_made.verdicts if v.verdict is VerdictKind.SHARED}
    assert {found.passage for found in view(unlinked).unlinked.findings} == shared
    assert not {found.passage for found in view(hand_made).unlinked.findings} & {"north:1", "south:1"}
    for text in (unlinked.to_text(width=200, detail=True), unlinked.to_markdown()):
        part = re.split(r"in both, elsewhere", text, flags=re.IGNORECASE)[1]
        assert all(f"{name} · support" in part for name in shared)
        assert "nearest (0." in part
    assert all(f'id="{name}"' in unlinked.to_html() for name in shared)


@pytest.mark.parametrize("relation", [Relation.PARAPHRASE, Relation.PARTIAL])
def test_the_parts_of_a_link_that_is_wholly_shared_are_what_it_is(relation):
    texts = {
        "one": "Ferries will run again from March. The envoys discussed fish quotas at length.",
        "other": "Fish quotas were discussed at length by the envoys. From March ferries will run again.",
    }
    compared = readouts.compare(*(Account(text, id=name, language="en") for name, text in texts.items()))
    changed = replace(
        compared,
        links=(Link(("one:1", "one:2"), ("other:1", "other:2"), 0.9, relation, 0.9),),
        verdicts=tuple(replace(v, verdict=VerdictKind.SHARED, missing=()) for v in compared.verdicts),
        conflicts=(),
    )
    assert [row.relation for row in view(changed).links] == [relation.value] * 2


def test_what_differs_in_a_shared_passage_is_marked_in_every_report():
    one = Account("The envoys discussed the harbour.", id="one", language="en")
    other = Account("The envoys discussed the harbour, fish quotas and lighthouses.", id="other", language="en")
    compared = readouts.compare(one, other)
    shared = next(v for v in compared.verdicts if v.passage == "other:1")
    start = other.text.index("fish")
    marked = replace(shared, verdict=VerdictKind.SHARED, missing=(), differing=(Span(start, start + 11),))
    changed = replace(
        compared,
        verdicts=tuple(
            marked if v is shared else replace(v, verdict=VerdictKind.SHARED) for v in compared.verdicts
        ),
    )
    for text in (changed.to_text(width=200), changed.to_markdown()):
        assert "‹fish quotas›" in text
    assert '<span class="differs">fish quotas</span>' in changed.to_html()


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("- Ferries will run.", "Ferries will run."),
        ("• > Ferries will run.", "Ferries will run."),
        ("## Ferries", "Ferries"),
        ("The **ferry** runs until _May_, by __law__.", "The ferry runs until May, by law."),
        ("See [the annex](https://port.example/a) of it.", "See the annex of it."),
        ("-5 degrees at snake_case *", "-5 degrees at snake_case *"),
    ],
)
def test_a_quotation_has_no_marks_of_a_list_or_of_markdown(raw, shown):
    assert tidy(raw) == shown


def test_a_quotation_within_a_quotation_has_single_marks():
    assert within("“We sail,” Roe said.") == "‘We sail,’ Roe said."
    assert within('He said ("we sail").') == "He said (‘we sail’)."


def test_a_sentence_out_of_a_longer_quotation_has_both_its_marks():
    assert within("We sail in May,” Roe said.") == "‘We sail in May,’ Roe said."
    assert within("“We sail in May.") == "‘We sail in May.’"
    assert within("Not “soon”, but now,” he said.") == "‘Not ‘soon’, but now,’ he said."


def test_a_report_tidies_and_an_account_keeps_its_words(toy):
    one = Account("- **Ferries** will run.", id="one", language="en")
    other = Account("“Visas matter,” said Roe.", id="other", language="en")
    compared = readouts.compare(one, other, encoder=toy)
    text = flat(compared.to_text(width=200))
    assert "- - " not in text
    assert "**" not in text
    assert "““" not in text
    assert compared.text("one:1") == one.text


def test_the_reports_sentences_agree_in_number(toy):
    def told(*texts):
        accounts = [Account(text, id=f"a{n}", language="en") for n, text in enumerate(texts)]
        compared = readouts.compare(*accounts, encoder=toy)
        silent = tuple(replace(v, verdict=VerdictKind.LEFT_OUT) for v in compared.verdicts)
        return replace(compared, verdicts=silent, links=())

    assert "leaves out the only passage of a1: “" in str(answer(told("Ferries.", "Visas.")).groups[0].lines[0])
    both = told("Ferries.", "Visas matter. Fish matter.")
    assert "leaves out both passages of a1, above all" in str(answer(both).groups[0].lines[0])
    assert view(told("Ferries.", "Visas.", "Fish.")).title == "a0, a1 and a2"


def test_what_is_surely_absent_stands_before_what_matters_more_and_may_be_there(hand_made):
    first, second = (verdict for verdict in hand_made.verdicts if verdict.passage in {"north:2", "north:3"})
    likely = replace(first, verdict=VerdictKind.LEFT_OUT, support=0.3)
    assert likely.salience > second.salience
    others = tuple(verdict for verdict in hand_made.verdicts if verdict not in {first, second})

    def quoted(support):
        found = replace(hand_made, verdicts=(likely, replace(second, support=support), *others))
        line = str(next(line for line in answer(found).groups[0].lines if str(line).startswith("South News")))
        listed = omitted(found, found.account("south")).findings
        assert line.endswith(f"[{listed[0].passage}]"), "the answer and the list begin alike"
        return [row.passage for row in listed]

    assert (quoted(0.2), quoted(0.21)) == (["north:3", "north:2"], ["north:2", "north:3"])


def test_what_cannot_be_told_is_no_acquittal(hand_made):
    blind = replace(
        hand_made,
        verdicts=tuple(replace(v, verdict=VerdictKind.UNCLEAR) for v in hand_made.verdicts),
        links=(),
        conflicts=(),
    )
    assert "for certain" not in blind.to_text()
    assert "It cannot be told what South News Agency leaves out." in flat(blind.to_text())
    some = replace(
        blind,
        verdicts=tuple(
            replace(v, verdict=VerdictKind.SHARED) if v.passage == "north:1" else v for v in blind.verdicts
        ),
    )
    assert "for certain; of 4 it cannot be told." in flat(some.to_text())


@given(
    st.lists(st.text(st.sampled_from("ab-“’‹é·[字"), min_size=1, max_size=14), min_size=1, max_size=30),
    st.integers(8, 40),
)
def test_lines_are_folded_as_rich_folds_them(words, width):
    text = " ".join(words)
    lines = folded(text, width)
    console = Console(file=io.StringIO(), width=width, color_system=None)
    by_rich = [line.plain for line in Text(text).wrap(console, width, justify="left", overflow="ellipsis")]
    assert lines is None or lines == by_rich


@pytest.mark.parametrize("width", [40, 60, 80])
def test_the_line_of_counts_is_folded_between_counts(hand_made, width):
    lines = hand_made.to_text(width=width).splitlines()
    counts = lines[1 : lines.index("")]
    whole = " ".join(counts)
    assert "unclear 2" in whole
    if width >= 60:
        assert not any(re.search(r"(?:only|shared|partial|unclear|Agency|North)$", line) for line in counts)


def test_an_account_says_enough_before_it_is_said_how_it_mostly_speaks(toy):
    few = Account("The envoys thanked their hosts.", id="few", language="en")
    many = Account(
        "The envoy demanded an apology. The envoy insisted on it. Ferries must run.", id="many", language="en"
    )
    told = [str(row.gist) for row in view(readouts.compare(few, many, encoder=toy)).wording]
    assert told[0] == "few has too few strong words to say how it speaks (“thanked”)."
    assert told[1].startswith("many speaks mostly in demands")
