import csv
import inspect
import io
import json
import os
import re
import sys
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import jsonschema
import lxml.etree
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import readouts
from readouts.errors import FormatError
from readouts.report import FORMATS, OPTIONS, format_of, load, schema
from readouts.report.markdown import escape
from readouts.report.terminal import clean
from readouts.report.view import view
from readouts.types import Account, Event, VerdictKind
from tests.conftest import ToyEncoder

evil = st.text(
    st.sampled_from("|`*_#<>[]()!&\\\n\r\t~-+1.:\u202e\u001b[31m\u0000\u2028🙂é") | st.characters(),
    min_size=1,
    max_size=60,
)


def outline(text: str) -> list[tuple[str, int]]:
    """The structure of a Markdown document: block tokens and, for tables, their cells."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return [(token.type, token.level) for token in tokens if token.type != "inline"]


def compared(text: str, source: str):
    """Compare accounts with hostile words wherever words from outside may stand."""
    named = "".join(char for char in source if char.isprintable()).strip() or "a"
    accounts = (
        Account(f"Grain was discussed. {text}", id=named, source=f"S {source}", title=source, language="en"),
        Account("Visas were discussed.", id=f"{named} b", language="en"),
    )
    topic = text.replace(",", " ").strip() or "x"
    return readouts.compare(*accounts, event=Event(source, "2031-02-03"), encoder=ToyEncoder(), topic_words=[topic])


def readable(report: str | bytes) -> str:
    """The text of a report, whatever it is packed in."""
    if isinstance(report, str):
        return report
    document = Document(io.BytesIO(report))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))


def test_every_format_renders_the_same_comparison(hand_made):
    for name in FORMATS:
        text = readable(hand_made.render(name))
        for word in ("Fisheries were discussed", "Minister Roe rejected", "1,200", "South News Agency"):
            assert word in text, (name, word)


def test_the_answer_comes_first(hand_made):
    lines = hand_made.to_text(width=120).splitlines()
    assert lines[0] == "Call of Ministers Aalto and Roe · 2031-02-03"
    assert lines[1] == (
        "Of 10 passages: shared 3 · partial 1 · conflict 2 · only Ministry of the North 1 · "
        "only South News Agency 1 · unclear 2"
    )


def test_counts_in_the_summary_add_up(hand_made):
    numbers = [
        int(part.split()[-1]) for part in hand_made.to_text(width=200).splitlines()[1].split(": ")[1].split(" · ")
    ]
    assert sum(numbers) == len(hand_made.passages)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_terminal_report_keeps_its_width_and_has_no_colour_unasked(hand_made, width):
    text = hand_made.to_text(width=width)
    assert max(map(len, text.splitlines())) <= width
    assert "\x1b" not in text


def test_colour_adds_no_words(hand_made):
    import re

    plain = re.sub(r"\x1b\[[0-9;]*m", "", hand_made.to_text(width=80, color=True))
    assert "\x1b" in hand_made.to_text(width=80, color=True)
    assert "\n".join(line.rstrip() for line in plain.splitlines()) == hand_made.to_text(width=80).rstrip("\n")


def test_what_is_missing_shows_without_colour(hand_made):
    assert "[to fund new scanners]" in " ".join(hand_made.to_text(width=200).split())


def test_an_omission_shows_the_nearest_passage_and_how_near(hand_made):
    text = hand_made.to_text(width=200)
    assert "nearest (0.20) south:4: Minister Roe rejected all claims about the river." in text


def test_a_report_says_which_conflicts_were_looked_for_and_that_many_are_missed(toy):
    text = readouts.compare(
        Account("Grain.", id="a", language="en"), Account("Visas.", id="b", language="en"), encoder=toy
    ).to_text()
    said = " ".join(text.split())
    assert "Conflicts looked for: number, date, name, polarity, modality, scope, between linked" in said
    assert "Many are missed." in said
    assert "conflict " not in text.splitlines()[1]


@given(evil, evil)
@settings(max_examples=60)
def test_no_account_can_change_the_structure_of_the_markdown(text, source):
    comparison = compared(f"Visas {' '.join(text.split())}", source)
    tokens = MarkdownIt("commonmark").enable("table").parse(comparison.to_markdown())
    kinds = {child.type for token in tokens for child in token.children or []} | {token.type for token in tokens}
    assert not kinds & {"html_inline", "html_block", "link_open", "image", "fence", "code_block"}
    rows = [0]
    for token in tokens:
        if token.type == "tr_open":
            rows.append(0)
        rows[-1] += token.type in {"td_open", "th_open"}
    assert set(rows[1:]) <= {3, 4, 6, 7, 8}


@given(evil)
def test_escaping_leaves_plain_text_only(text):
    document = (
        MarkdownIt("commonmark").enable("table").parse(f"# {escape(text)}\n\n| a |\n|---|\n| {escape(text)} |\n")
    )
    inline = [t for t in document if t.type == "inline"]
    assert {child.type for t in inline for child in t.children} <= {"text", "text_special"}
    assert [t.type for t in document if t.type.endswith("_open") and t.level == 0] == ["heading_open", "table_open"]


@given(evil)
def test_no_account_can_steer_the_terminal(text):
    shown = clean(text)
    assert "\n" not in shown
    assert all(char.isprintable() or char in "\u00a0\u3000" or not char.isascii() for char in shown)
    assert not set(shown) & set("\x1b\x07\x9b\u202e\u2066\u0000")
    report = compared(text, text).to_text(width=80)
    assert not set(report) & set("\x1b\x07\x9b\u202e\u2066\u0000")


def test_json_keeps_the_contract(hand_made):
    data = json.loads(hand_made.to_json())
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(data, schema())
    assert readouts.Comparison.from_dict(data) == hand_made


def test_the_schema_refuses_what_lacks_a_key(hand_made):
    # Findings are made from the rest, and discrepancies are younger than the contract: files without them are read.
    findings = {
        "discrepancies",
        "differences",
        "order",
        "wording",
        "characteristic",
        "naming",
        "claims",
        "fields",
        "lexicon",
    }
    for key in hand_made.to_dict().keys() - findings:
        data = hand_made.to_dict()
        del data[key]
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(data, schema())
        with pytest.raises(FormatError, match=rf"\$\.{key}"):
            readouts.Comparison.from_dict(data)


def test_every_property_of_the_schema_is_described():
    def walk(node):
        for name, part in node.get("properties", {}).items():
            assert part.get("description"), name
            walk(part)
            for inner in (part.get("items"), part.get("additionalProperties"), *part.get("anyOf", [])):
                if isinstance(inner, dict):
                    walk(inner)

    walk(schema())


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda d: d.update(schema="other/1"), r"\$\.schema"),
        (lambda d: d["passages"][0].update(start=-1), r"passages\[0\]\.start"),
        (lambda d: d["passages"][0].update(end=10**6), "ends beyond"),
        (lambda d: d["passages"][0].update(account="nobody"), "no account"),
        (lambda d: d["verdicts"][0].update(support=1.5), r"verdicts\[0\]\.support"),
        (lambda d: d["verdicts"][0].update(verdict="maybe"), "maybe"),
        (lambda d: d["verdicts"].pop(), "one verdict is needed"),
        (lambda d: d["verdicts"].append(d["verdicts"][0]), "one verdict is needed"),
        (lambda d: d["verdicts"][1].update(missing=[[0, 1]]), "outside the passage"),
        (lambda d: d["links"][0].update(left=["north:99"]), "north:99"),
        (lambda d: d["accounts"].append(d["accounts"][0]), "same id"),
        (lambda d: d["topics"][0]["emphasis"].pop("north"), r"emphasis\.north"),
        (lambda d: d.update(accounts="text"), r"\$\.accounts"),
        (lambda d: d["accounts"][0].update(date="soon"), r"accounts\[0\]"),
    ],
)
def test_a_saved_comparison_that_does_not_fit_names_the_place(hand_made, change, place):
    data = json.loads(hand_made.to_json())
    change(data)
    with pytest.raises(FormatError, match=place):
        readouts.Comparison.from_dict(data)


@pytest.mark.parametrize("text", ["", "[", "[" * 100_000, "{}", "null", "3", '"text"'])
def test_hostile_json_is_one_clear_error(text):
    with pytest.raises(FormatError):
        readouts.Comparison.from_json(text)


def test_a_saved_comparison_that_does_not_fit_is_named(hand_made):
    data = hand_made.to_dict()
    data["links"][0]["only_left"] = [[3, 1]]
    doubled = hand_made.to_dict()
    doubled["accounts"].append(doubled["accounts"][0])
    wrong = hand_made.to_dict()
    wrong["topics"][0]["label"] = 3
    for text in ("[", "3", "{}", *map(json.dumps, (data, doubled, wrong))):
        with pytest.raises(FormatError) as caught:
            readouts.Comparison.from_json(text, where="call.json")
        assert str(caught.value).startswith("call.json: "), text[:80]


def test_save_chooses_by_suffix_and_writes_whole_or_not_at_all(hand_made, tmp_path):
    for name, suffixes in FORMATS.items():
        for suffix in suffixes:
            path = tmp_path / f"report{suffix}"
            hand_made.save(path)
            rendered = hand_made.render(name)
            assert path.read_bytes() == (rendered if isinstance(rendered, bytes) else rendered.encode())
    with pytest.raises(FormatError, match="stands for no format"):
        hand_made.save(tmp_path / "report.xyz")
    with pytest.raises(FormatError, match="cannot be written"):
        hand_made.save(tmp_path / "missing" / "report.md")
    assert {path.name for path in tmp_path.iterdir()} == {f"report{s}" for group in FORMATS.values() for s in group}


def test_an_option_that_a_format_does_not_take_is_refused_by_name(hand_made, tmp_path):
    for name in FORMATS:
        taken = tuple(inspect.signature(load(name).render).parameters)[1:]
        assert taken == OPTIONS.get(name, ()), name
        with pytest.raises(TypeError, match="widht"):
            hand_made.render(name, widht=40)
    with pytest.raises(TypeError, match="detail"):
        hand_made.save(tmp_path / "report.json", detail=True)
    assert not list(tmp_path.iterdir())


def test_save_passes_options_on(hand_made, tmp_path):
    hand_made.save(tmp_path / "report.md", detail=True)
    hand_made.save(tmp_path / "report.txt", width=60)
    assert (tmp_path / "report.md").read_text("utf-8") == hand_made.to_markdown(detail=True)
    assert (tmp_path / "report.txt").read_text("utf-8") == hand_made.to_text(width=60)


def test_an_existing_file_keeps_its_permissions(hand_made, tmp_path):
    path = tmp_path / "report.md"
    path.write_text("old")
    path.chmod(0o640)
    hand_made.save(path)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_permissions_that_the_system_gives_and_nobody_elses_change(
    hand_made, tmp_path, monkeypatch
):
    other = tmp_path / "other"
    other.write_text("made as usual")
    # The mask belongs to the process: while it is changed, files of other threads are open to everyone.
    monkeypatch.setattr(os, "umask", lambda mask: pytest.fail(f"the mask was set to {mask:o}"))
    hand_made.save(tmp_path / "report.md")
    assert (tmp_path / "report.md").stat().st_mode == other.stat().st_mode


def test_what_replaces_a_private_file_is_never_open_to_others(hand_made, tmp_path, monkeypatch):
    path, seen = tmp_path / "report.md", []
    path.write_text("old")
    path.chmod(0o600)
    real = Path.chmod

    def chmod(self, mode):
        seen.append(self.stat().st_mode & 0o777)
        real(self, mode)

    monkeypatch.setattr(Path, "chmod", chmod)
    hand_made.save(path)
    assert seen == [0o600]
    assert path.stat().st_mode & 0o777 == 0o600


def test_unknown_formats_name_the_known_ones(tmp_path):
    with pytest.raises(FormatError, match="text, markdown, json"):
        load("papyrus")
    with pytest.raises(FormatError, match=r"\.md"):
        format_of(tmp_path / "x.papyrus")


def test_left_out_by_ranks_by_salience(hand_made):
    assert [v.passage for v in hand_made.left_out_by("north")] == ["south:4"]
    assert all(v.verdict is VerdictKind.LEFT_OUT for v in hand_made.left_out_by("south"))
    with pytest.raises(ValueError, match="no account 'east'"):
        hand_made.left_out_by("east")


def test_an_endless_passage_is_clipped_on_the_terminal_and_whole_in_the_json(toy):
    endless = "grain " * 5000
    comparison = readouts.compare(
        Account(endless, id="a", language="en"), Account("Visas.", id="b", language="en"), encoder=toy
    )
    assert len(comparison.to_text()) < 10_000
    assert comparison.to_dict()["passages"][0]["text"] == endless.strip()


def test_a_device_is_not_replaced_by_a_report(hand_made, tmp_path):
    import os

    pipe = tmp_path / "report.md"
    os.mkfifo(pipe)
    with pytest.raises(FormatError, match="device or a pipe"):
        hand_made.save(pipe)
    assert pipe.is_fifo()


@given(evil, evil)
@settings(max_examples=30)
def test_no_account_can_become_markup_or_a_request_in_html(text, source):
    hostile = f"Visas <script>x</script> </style> {{{{ 7*7 }}}} {text}"
    page = Outline(compared(hostile, f"</script><blink>{source}").to_html())
    template = files("readouts.report").joinpath("templates/report.html.jinja").read_text("utf-8")
    assert set(page.tags) <= set(re.findall(r"<([a-z0-9]+)", template))
    assert page.tags.count("script") == page.tags.count("style") == 1
    assert not page.handlers
    assert "{{ 7*7 }}" in page.text


class Outline(HTMLParser):
    """The tags, event handlers and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags, self.handlers, self.text, self._raw = [], [], "", False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self._raw = tag in {"script", "style"}
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "style"]

    def handle_endtag(self, tag):
        self._raw = False

    def handle_data(self, data):
        self.text += "" if self._raw else data


@given(evil, evil)
@settings(max_examples=30)
def test_no_account_can_put_a_formula_or_a_row_into_the_csv(text, source):
    comparison = compared(f"Visas {text}", source)
    rows = list(csv.reader(io.StringIO(comparison.render("csv").removeprefix("\ufeff"))))
    assert len(rows) == 1 + len(comparison.verdicts)
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


@given(evil, evil)
@settings(max_examples=15)
def test_no_account_can_break_the_word_document(text, source):
    report = compared(f"Visas {text}", source).render("docx")
    shown = readable(report)
    assert "Visas" in shown
    assert not set(shown) & set("\x00\x1b\u202e\u2066")
    assert shown.count("\u2068") == shown.count("\u2069")
    with zipfile.ZipFile(io.BytesIO(report)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                lxml.etree.fromstring(parts.read(name))
        assert b"instrText" not in parts.read("word/document.xml")
        assert b"w:hyperlink" not in parts.read("word/document.xml")


@given(evil, evil)
@settings(max_examples=15)
def test_no_account_can_become_markup_in_a_notebook(text, source):
    shown = Outline(compared(f"Visas <script>x</script> {text}", f"<b>{source}")._repr_html_())
    assert set(shown.tags) <= {"div", "p", "strong", "ul", "li", "bdi", "small", "details", "summary"}
    assert not shown.handlers
    assert not set(shown.text) & set("\x00\x1b\u202e\u2066")


@given(evil, evil)
@settings(max_examples=15)
def test_whatever_an_account_holds_the_json_brings_it_back(text, source):
    comparison = compared(f"Visas {text}", source)
    written = comparison.to_json().encode("utf-8")
    jsonschema.validate(json.loads(written), schema())
    assert readouts.Comparison.from_json(written.decode("utf-8")) == comparison


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u00a0=", "\ufeff=", "\uff1d", "\u200b="]
)
def test_no_way_to_begin_a_formula_reaches_the_csv(start):
    report = compared(f"Visas. {start}HYPERLINK(1)", f"{start}cmd|' /C calc'!A0").render("csv")
    for row in csv.reader(io.StringIO(report.removeprefix("\ufeff"))):
        for cell in row:
            assert cell.strip("\ufffd\u00a0 ")[:1] not in {"=", "+", "@", "\uff1d"} or cell.startswith("\ufffd")
            assert not cell.startswith(("=", "+", "@", "\uff1d", " ", "\t"))


def test_the_csv_has_one_row_a_verdict_with_the_numbers_of_the_json(hand_made):
    rows = list(csv.DictReader(io.StringIO(hand_made.render("csv").removeprefix("\ufeff"))))
    for row, verdict in zip(rows, hand_made.to_dict()["verdicts"], strict=True):
        assert (row["passage"], row["by"], row["verdict"]) == (
            verdict["passage"],
            verdict["by"],
            verdict["verdict"],
        )
        assert (float(row["support"]), float(row["salience"])) == (verdict["support"], verdict["salience"])
        assert row["text"] == hand_made.text(verdict["passage"])


def test_the_word_document_is_the_same_each_time(hand_made):
    assert hand_made.render("docx") == hand_made.render("docx")


def test_every_passage_and_number_of_the_page_is_that_of_the_json(hand_made):
    page = Outline(hand_made.to_html()).text
    for passage in hand_made.passages:
        assert hand_made.text(passage.id) in page
    for verdict in hand_made.verdicts:
        assert f"support {verdict.support:.2f}" in page
        for span in verdict.missing:
            assert span.of(hand_made.account(hand_made.passage(verdict.passage).account).text) in page


def test_no_break_spaces_are_spaces_on_the_page(toy):
    accounts = (Account(f"Grain\u00a0was {word}.", id=word, language="en") for word in ("sold", "bought"))
    page = Outline(readouts.compare(*accounts, encoder=toy).to_html()).text
    assert "Grain was sold." in page
    assert "Grain was bought." in page


def test_the_page_forbids_everything_but_its_own_style_and_script(hand_made):
    page = hand_made.to_html()
    assert "default-src 'none'; style-src &#39;sha256-" in page or "default-src &#39;none&#39;" in page
    assert len(page) < 1_000_000


def test_a_notebook_shows_the_answer(hand_made):
    shown = Outline(hand_made._repr_html_())
    assert "Of 10 passages" in shown.text
    assert not {"script", "style", "html"} & set(shown.tags)


def test_a_frame_has_one_row_a_verdict(hand_made):
    frame = hand_made.to_frame()
    assert list(frame["support"]) == [verdict.support for verdict in hand_made.verdicts]


def test_a_frame_needs_a_library_and_says_which(hand_made, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(FormatError, match="neither pandas nor polars"):
        hand_made.to_frame()


def told(*texts: tuple[str, str]):
    accounts = [Account(text, id=f"{place}", language=language) for place, (text, language) in enumerate(texts, 1)]
    return readouts.compare(*accounts, encoder=ToyEncoder())


def the_talk(report: str) -> str:
    return " ".join(report.split("THE TALK ITSELF")[1].split("METHOD")[0].split())


def test_a_first_look_names_the_fields_whose_clauses_it_does_not_show():
    comparison = told(
        ("The ministers met in Oslo and agreed to reopen the port.", "en"), ("They rejected the plan.", "en")
    )
    short = the_talk(comparison.to_text(width=200))
    assert "Also stated: agreements (1), disagreements (2); --detail shows the words." in short
    assert "reopen" not in short
    whole = the_talk(comparison.to_text(width=200, detail=True))
    assert "agreed to reopen the port" in whole
    assert "--detail" not in whole


def test_no_table_stands_empty():
    comparison = told(("They agreed to reopen the port.", "en"), ("They rejected the plan.", "en"))
    short = the_talk(comparison.to_text(width=200))
    assert short.startswith("· Stated: agreements (1), disagreements (2); --detail shows the words.")


def test_an_account_in_another_language_is_not_read_for_fields():
    comparison = told(("The ministers met in Oslo.", "en"), ("Les ministres se sont vus à Oslo.", "fr"))
    for name in ("text", "markdown", "html", "docx"):
        report = readable(comparison.render(name))
        assert "not read" in report, name
        assert "not stated" not in report, name
        assert "Not stated by any that is read" in " ".join(report.split()), name


def test_the_answer_says_that_no_conflict_is_found_and_how_little_that_means(hand_made):
    """Only where conflicts were looked for: by this version, and between accounts in English."""

    def said(comparison):
        return [
            str(line)
            for group in view(comparison).answer.groups
            for line in group.lines
            if "No conflict" in str(line)
        ]

    parameters = {**hand_made.manifest.parameters, "examined": "conflicts: number, date"}
    looked = replace(hand_made, manifest=replace(hand_made.manifest, parameters=parameters))
    none = replace(looked, conflicts=())
    assert said(none) == ["No conflict found; many are missed, above all what is contradicted in other words."]
    for text in (none.to_text(width=200), none.to_markdown(), none.to_html()):
        assert "No conflict found; many are missed" in text
    assert not said(looked)
    assert not said(replace(hand_made, conflicts=()))
    foreign = tuple(replace(account, language="fr") for account in none.accounts)
    assert not said(replace(none, accounts=foreign))
