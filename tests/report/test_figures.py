"""Every number of a report is that of the JSON, and every quotation stands in its account."""

import ast
import csv
import io
import re
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import lxml.html
import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import readouts
from readouts.plain import plain
from readouts.report.view import view
from readouts.report.view.blocks import blocks, in_both
from readouts.report.view.method import measured
from readouts.report.view.quotes import Quote
from readouts.report.view.rows import Cited, Finding
from readouts.text import furniture, questions
from readouts.types import Account, Measure, VerdictKind
from tests.conftest import ToyEncoder

PACKAGE = Path(readouts.__file__).parent
ROOT = Path(__file__).parents[2]
UNCHANGED = [HealthCheck.function_scoped_fixture]
"""The fixture is a frozen record."""
share = st.floats(0, 1).map(lambda value: round(value, 4))


def find(node, path):
    """Find elements by steps such as ``#id``, ``tag.class`` or ``> .class``, as a style sheet would."""
    steps = []
    for axis, tag, mark, name in re.findall(r"(> )?(\w*)([.#]?)([\w-]*) ?", path)[:-1]:
        test = {".": f"[contains(concat(' ', @class, ' '), ' {name} ')]", "#": f"[@id='{name}']", "": ""}[mark]
        steps.append(f"{'/' if axis else '//'}{tag or '*'}{test}")
    return node.xpath("." + "".join(steps))


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def real():
    """Four accounts through the whole pipeline, so that every part of a report has something to show."""
    texts = {
        "north": "Minister Aalto met Minister Roe at the request of the South. They agreed to reopen the border "
        "crossing on 15 March. Minister Aalto said that 1,200 lorries were waiting. She called for the release of "
        "three fishermen. “We must stay firm,” she said.",
        "south": "Minister Roe met Minister Aalto. The border crossing will reopen on 20 March. Minister Roe "
        "rejected the groundless claims about three fishermen. According to Minister Aalto, 900 lorries were waiting.",
        "wire": "The border crossing will not reopen, Minister Roe said. Grain was discussed. 1,200 lorries wait.",
        "east": "Nothing was said of the harbour. Grain exports were discussed at length in a candid conversation.",
    }
    accounts = (Account(text, id=name, source=f"The {name}", language="en") for name, text in texts.items())
    return readouts.compare(*accounts, topic_words=["border, crossing", "grain", "tariffs"])


def holding(value, kind):
    """Walk a view: everything of a kind that it holds."""
    if isinstance(value, kind):
        yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from holding(getattr(value, field.name), kind)
    elif isinstance(value, tuple):
        for item in value:
            yield from holding(item, kind)


@pytest.mark.parametrize("which", ["hand_made", "real"])
def test_every_quotation_stands_in_its_account(which, request):
    comparison = request.getfixturevalue(which)
    shown = view(comparison)
    assert list(holding(shown, Finding))
    for finding in holding(shown, Finding):
        assert "".join(piece.text for piece in finding.pieces) == comparison.text(finding.passage)
        for near in finding.nearest:
            assert near.text == comparison.text(near.passage)
    for cited in holding(shown, Cited):
        assert "".join(piece.text for piece in cited.pieces) == comparison.text(cited.passage)
    for quote in holding(shown, Quote):
        assert quote.text in comparison.text(quote.passage)


def test_a_conflict_marks_both_spans_and_nothing_else(hand_made):
    for row, found in zip(view(hand_made).conflicts, hand_made.conflicts, strict=True):
        for cited, side in zip(row.sides, (found.left, found.right), strict=True):
            account = hand_made.account(hand_made.passage(side.passage).account)
            marked = [piece.text for piece in cited.pieces if piece.missing]
            assert marked == [side.span.of(account.text)]


@st.composite
def with_figures(draw, comparison):
    """The same comparison with other figures."""
    verdicts = tuple(
        replace(
            verdict,
            support=draw(share),
            salience=draw(share),
            nearest=tuple(replace(near, score=draw(share)) for near in verdict.nearest),
        )
        for verdict in comparison.verdicts
    )
    topics = tuple(
        replace(
            topic,
            emphasis=tuple(
                part
                if part.first is None
                else replace(
                    part,
                    share=draw(share),
                    interval=tuple(sorted((draw(share), draw(share)))),
                    first=draw(share),
                    score=Measure(draw(share), tuple(sorted((draw(share), draw(share))))),
                    place=1,
                )
                for part in topic.emphasis
            ),
        )
        for topic in comparison.topics
    )
    links = tuple(replace(link, score=draw(share)) for link in comparison.links)
    return replace(comparison, verdicts=verdicts, topics=topics, links=links)


def check_page(comparison, document):
    """Hold every part of a page against the JSON."""
    data = comparison.to_dict()
    text = {passage["id"]: squeezed(passage["text"]) for passage in data["passages"]}
    of = {passage["id"]: passage["account"] for passage in data["passages"]}
    source = {account["id"]: account["source"] for account in data["accounts"]}
    whole = {account["id"]: account["text"] for account in data["accounts"]}
    judged = {(verdict["passage"], verdict["by"]): verdict for verdict in data["verdicts"]}

    rows = find(document, "li.passage")
    assert [row.get("id") for row in rows] == list(text)
    for row in rows:
        name = row.get("id")
        assert squeezed(find(row, ".words")[0].text_content()) == text[name]
        own = [verdict for verdict in data["verdicts"] if verdict["passage"] == name]
        assert row.get("data-kinds").split() == list(dict.fromkeys(verdict["verdict"] for verdict in own))
        parts = find(row, ".judged")
        assert len(parts) == len(own)
        for part, verdict in zip(parts, own, strict=True):
            near = verdict["nearest"][0]
            assert find(part, ".verdict b")[0].text_content() == verdict["verdict"].replace("_", " ")
            assert find(part, ".verdict .note b")[0].text_content() == f"{verdict['support']:.2f}"
            assert find(part, ".near b")[0].text_content() == f"{near['score']:.2f}"
            assert find(part, ".near a")[0].text_content() == near["passage"]
            assert squeezed(find(part, ".near")[0].text_content()).endswith(text[near["passage"]])
            marked = [mark.text_content() for mark in find(part, "mark")]
            spans = verdict["missing"] if verdict["verdict"] in {"partial", "conflict"} else []
            assert [squeezed(one) for one in marked] == [squeezed(whole[of[name]][a:b]) for a, b in sorted(spans)]
            assert [squeezed(li.text_content()) for li in find(part, ".why li")] == [
                squeezed(reason) for reason in verdict["reasons"]
            ]
    by_source = {name: one for one, name in source.items()}
    listed = [
        item for part in ("omissions", "partial", "unclear") for item in find(document, f"#{part} .findings > li")
    ]
    assert listed
    for item in listed:
        link, *_ = find(item, ".note a")
        names = find(item, "> .note bdi")
        verdict = judged[link.text_content(), by_source[names[-1].text_content()]]
        assert squeezed(find(item, ".words")[0].text_content()) == text[verdict["passage"]]
        assert find(item, "> .note b")[0].text_content() == f"{verdict['support']:.2f}"
        assert find(item, ".near b")[0].text_content() == f"{verdict['nearest'][0]['score']:.2f}"
    check_matrix(data, document)
    check_counts(data, document)


def check_matrix(data, document):
    rows = find(document, ".matrix tbody tr")
    assert [find(row, "th")[0].text_content() for row in rows] == [topic["label"] for topic in data["topics"]]
    for row, topic in zip(rows, data["topics"], strict=True):
        for cell, part in zip(find(row, "td"), topic["emphasis"].values(), strict=True):
            if part["first"] is None:
                named = ", ".join(part["elsewhere"][:2])
                near = ", ".join(part["nearby"])
                said = f"raised in {named}" if named else f"nearest: {near}" if near else "not raised"
                assert cell.text_content() == said
                continue
            low, high = part["interval"]
            assert find(cell, "b")[0].text_content() == f"{part['share']:.0%}"
            said = f"{low:.0%} to {high:.0%} · "
            assert find(cell, "small")[0].text_content().startswith(said) == (high - low <= 0.5)
            bar, whisker = find(cell, ".fill")[0], find(cell, ".whisker")[0]
            assert float(bar.get("width")) == part["share"]
            assert [float(end) for end in re.findall(r"[MH]([\d.e-]+)", whisker.get("d"))] == [low, high]


def check_counts(data, document):
    """The answer, the picture of each account and the table of counts all add up to the verdicts."""
    of = {passage["id"]: passage["account"] for passage in data["passages"]}
    source = {account["id"]: account["source"] for account in data["accounts"]}
    for row in find(document, "#method .numbers tbody tr"):
        mine, by, total, *counts = [cell.text_content() for cell in find(row, "td")]
        own = Counter(
            "no_claim" if {furniture.REASON, questions.REASON}.intersection(v["reasons"]) else v["verdict"]
            for v in data["verdicts"]
            if (source[of[v["passage"]]], source[v["by"]]) == (mine, by)
        )
        heads = [th.text_content() for th in find(document, "#method thead th")][3:]
        assert dict(zip(heads, map(int, counts), strict=True)) == {
            head: own[head.replace(" ", "_")] for head in heads
        }
        assert int(total) == own.total()
    answer = find(document, ".answer .left_out dd")
    for line, account in zip(answer, data["accounts"], strict=True):
        out = sum(v["by"] == account["id"] and v["verdict"] == "left_out" for v in data["verdicts"])
        others = sum(passage["account"] != account["id"] for passage in data["passages"])
        if out:
            said = f"all {out} passages of " if out == others else f"{out} of the {others} "
            assert squeezed(line.text_content()).startswith(f"{account['source']} leaves out {said}")
    tallies = find(document, ".glance > .tallies")
    for tally, account in zip(tallies, data["accounts"], strict=True):
        held = sum(passage["account"] == account["id"] for passage in data["passages"])
        assert sum(int(number) for number in re.findall(r"(\d+) [a-z]", tally.text_content())) == held


@given(st.data())
@settings(max_examples=15, suppress_health_check=UNCHANGED)
def test_every_number_of_the_page_is_that_of_the_json(hand_made, data):
    comparison = data.draw(with_figures(hand_made))
    check_page(comparison, lxml.html.document_fromstring(comparison.to_html()))


def test_every_number_of_a_page_from_the_pipeline_is_that_of_the_json(real):
    check_page(real, lxml.html.document_fromstring(real.to_html()))


@given(st.data())
@settings(max_examples=10, suppress_health_check=UNCHANGED)
def test_the_other_formats_have_the_numbers_of_the_json(hand_made, data):
    comparison = data.draw(with_figures(hand_made))
    document = Document(io.BytesIO(comparison.render("docx")))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    shown = {
        "text": squeezed(comparison.to_text(width=400, detail=True)),
        "markdown": squeezed(comparison.to_markdown(detail=True).replace("\\", "")),
        "docx": squeezed(" ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])),
    }
    for verdict in comparison.verdicts:
        if verdict.verdict in {VerdictKind.SHARED, VerdictKind.CONFLICT}:
            continue
        near, by = verdict.nearest[0], comparison.account(verdict.by).source
        for text in shown.values():
            assert f"{verdict.passage} · " in text
            assert f"support {verdict.support:.2f} in {by}" in text
            assert re.search(rf"(?i)nearest( there)? \({near.score:.2f}\),? {near.passage}: ", text)
            assert plain(comparison.text(near.passage)) in text
    for topic in comparison.topics:
        for part in topic.emphasis:
            if part.first is not None:
                for text in shown.values():
                    low, high = part.score.interval
                    assert f"{part.score.value:.2f} ({low:.2f} to {high:.2f})" in text
                    assert f"{part.share:.0%} ({part.interval[0]:.0%} to {part.interval[1]:.0%})" in text
    # What is unclear stands in no pair.
    paired = [
        link for link, row in zip(comparison.links, blocks(comparison), strict=True) if row in in_both(comparison)
    ]
    assert paired
    for link in paired:
        assert f"{link.relation.value} · near {link.score:.2f}" in shown["text"]
        assert f"| {link.relation.value} | {link.score:.2f} |" in shown["markdown"]
        assert f"{link.relation.value} {link.score:.2f} " in shown["docx"]


def test_the_csv_quotes_what_stands_in_the_accounts(real):
    rows = csv.DictReader(io.StringIO(real.render("csv").removeprefix("\ufeff")))
    for row, verdict in zip(rows, real.verdicts, strict=True):
        passage = real.passage(row["passage"])
        text = real.account(passage.account).text
        assert row["text"] == plain(text[int(row["start"]) : int(row["end"])])
        assert row["missing"] == " | ".join(plain(span.of(text)) for span in verdict.missing)
        assert row["nearest_text"] == plain(real.text(row["nearest"]))
        assert float(row["nearest_score"]) == verdict.nearest[0].score


def test_the_frame_is_the_csv_with_its_numbers_and_texts_as_they_are(real):
    frame = real.to_frame()
    assert list(zip(frame["passage"], frame["by"], strict=True)) == [(v.passage, v.by) for v in real.verdicts]
    assert list(frame["support"]) == [v.support for v in real.verdicts]
    assert all(real.text(p) == text for p, text in zip(frame["passage"], frame["text"], strict=True))


def test_a_page_of_two_accounts_of_a_thousand_words_is_under_a_megabyte():
    topics = (
        "grain visas borders tariffs fishing transit railways pilgrims satellites customs harbours bridges".split()
    )
    sides = (
        " ".join(
            f"The {who} raised {topics[n % 12]} and {topics[(n * step) % 12]} in room {n} before the other side left."
            for n in range(75)
        )
        for who, step in (("minister", 5), ("envoy", 7))
    )
    accounts = [Account(text, id=f"a{n}", language="en") for n, text in enumerate(sides)]
    assert all(account.words >= 1000 for account in accounts)
    page = readouts.compare(*accounts, encoder=ToyEncoder()).to_html()
    assert len(page.encode("utf-8")) < 1_000_000


def test_a_word_document_ends_a_list_of_thousands_and_says_so():
    many = Account("\n\n".join(f"Clause {n} is here." for n in range(400)), id="a", language="en")
    other = Account("Visas were discussed.", id="c", language="en")
    comparison = readouts.compare(many, other, encoder=ToyEncoder())
    left = len(comparison.left_out_by("c"))
    assert left > 200
    said = [paragraph.text for paragraph in Document(io.BytesIO(comparison.render("docx"))).paragraphs]
    assert f"The first 200 of {left}; the JSON report holds them all." in said


def test_templates_decide_nothing():
    """A template may ask whether there is anything to show; it may not compare, count, cut, sort or calculate."""
    deciding = re.compile(
        r"[<>]=?|[!=]=|\bnot in\b|\[\s*-?\d*\s*:|\|\s*(length|count|select\w*|reject\w*|sort|dictsort|round|sum|first|last"
        r"|slice|batch|truncate|unique|max|min|map|replace)\b|\bor\s+[\"'“–]|(?<![\w.])\d+(?!\w)"
    )
    for template in (PACKAGE / "report" / "templates").glob("*.jinja"):
        code = re.findall(r"\{\{(.*?)\}\}|\{%(.*?)%\}", template.read_text("utf-8"), re.DOTALL)
        for part in ("".join(pair) for pair in code):
            assert not deciding.search(re.sub(r"\"[^\"]*\"", '""', part)), (template.name, part)


def test_formats_see_the_view_and_not_the_comparison():
    for name in ("terminal", "markdown", "docx", "html"):
        tree = ast.parse((PACKAGE / "report" / f"{name}.py").read_text("utf-8"))
        read = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
        assert not [
            node.attr for node in read if isinstance(node.value, ast.Name) and node.value.id == "comparison"
        ]


def test_the_accuracy_on_the_page_is_the_measured_one():
    found, printed = measured(), (ROOT / "docs" / "benchmarks.md").read_text("utf-8")
    for kind, title in (("left_out", "left out"), ("shared", "shared")):
        precision, recall = found[kind]["precision"], found[kind]["recall"]
        assert f"{title}: precision {precision:.3f}, recall {recall:.3f}" in printed
    elsewhere = found["unseen"]["left_out"]
    unseen = printed.partition("### written, unseen")[2]
    assert f"left out: precision {elsewhere['precision']:.3f}, recall {elsewhere['recall']:.3f}" in unseen
    assert f"{elsewhere['precision']:.0%}".replace("%", " %") in (ROOT / "README.md").read_text("utf-8")


def test_another_encoder_claims_no_measured_accuracy(hand_made):
    assert "Measured on" not in hand_made.to_text()
    manifest = replace(hand_made.manifest, weights_sha256=measured()["weights"])
    told = squeezed(replace(hand_made, manifest=manifest).to_text())
    assert "Measured on 5 real events" in told
    assert "expect that of calls and meetings of another kind" in told
