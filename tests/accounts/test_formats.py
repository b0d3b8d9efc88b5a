"""Web pages, PDFs and Word documents: what is read, kept and dropped, and what hostile files get."""

import random
import socket
import zipfile
from io import BytesIO

import docx
import pytest
from pypdf import PdfWriter

import readouts
from readouts.accounts import read_document
from readouts.errors import InputError

FIRST = "The two ministers agreed on Tuesday to reopen the Karsund border crossing to lorries in the coming spring."
SECOND = "Minister Aalto raised the case of the imprisoned journalists, and both sides will set up a hotline."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Call with Minister Roe | MFA</title>
<meta property="og:title" content="Call with Minister Roe"><meta property="og:site_name" content="MFA of the North">
<meta property="article:published_time" content="2031-02-03T10:00:00Z">
<link rel="canonical" href="https://mfa.example/calls/roe"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/press">Press room</a></li></ul></nav>
<article><h1>Call with Minister Roe</h1><p>{FIRST}</p><p>{SECOND}</p>
<table><tr><td>Lorries</td><td>1,200</td></tr></table></article>
<script>document.write("evil")</script><footer><p>All rights reserved</p></footer></body></html>"""


def word_file(title: str = "Call with Minister Roe") -> bytes:
    document = docx.Document()
    document.core_properties.title = title
    document.sections[0].header.paragraphs[0].text = "Press office"
    document.add_paragraph(FIRST)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Lorries", "1,200"
    document.add_paragraph(SECOND)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def pdf_file(pages: list[list[str]], created: str = "") -> bytes:
    """Write a PDF by hand: one font, one line of text below the other."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 11 Tf 72 720 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects.append(f"<< /Title (A call) /CreationDate ({created}) >>")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{p:010d} 00000 n \n" for p in places)
    return (
        out
        + f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{start}\n%%EOF"
    ).encode()


@pytest.fixture
def saved(tmp_path):
    def write(name: str, content: bytes | str):
        path = tmp_path / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return write


def test_a_web_page_gives_its_main_text_and_what_it_says_of_itself(saved):
    path = saved("call.html", PAGE)
    account, document = readouts.read(path), read_document(path)
    assert account.text == f"{FIRST}\n\n{SECOND}\n\nLorries | 1,200"
    assert (account.title, account.source, account.date) == (
        "Call with Minister Roe",
        "MFA of the North",
        "2031-02-03",
    )
    assert (account.language, account.url, account.id) == ("en", "https://mfa.example/calls/roe", "call")
    assert "Press room" in document.dropped
    assert not any("evil" in part for part in (document.text, *document.dropped))


def test_what_the_user_says_goes_before_what_the_page_says(saved):
    account = readouts.read(
        saved("call.html", PAGE), source="North", title="A call", date="2031-02-04", language="de"
    )
    assert (account.source, account.title, account.date, account.language) == (
        "North",
        "A call",
        "2031-02-04",
        "de",
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", pdf_file([[FIRST]])),
        ("a.docx", word_file()),
        ("a.eml", f"Subject: Call\n\n{FIRST}".encode()),
        ("a.rtf", b"{\\rtf1 " + FIRST.encode() + b"}"),
    ],
)
def test_an_encoding_that_is_not_used_is_said_to_be_so(tmp_path, caplog, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    plain = read_document(path)
    assert not caplog.messages
    assert read_document(path, encoding="cp1251") == plain
    assert caplog.messages == [f"{path}: the file says itself how it is encoded; --encoding is not used for it"]


def test_a_page_in_an_older_encoding_says_so_itself(saved):
    words = (
        "Министры договорились открыть пограничный переход весной и создать прямую линию связи между ведомствами."
    )
    page = f"<html><head><meta charset=windows-1251></head><body><article><p>{words}</p></article></body></html>"
    assert readouts.read(saved("mid.htm", page.encode("cp1251"))).text == words


def plain_page(body: str) -> str:
    """Return a page without <article> or <main>, of which trafilatura takes the paragraphs alone."""
    return f"<html><head><title>Talks</title></head><body><h1>Talks</h1><p>{FIRST}</p>{body}<p>{SECOND}</p></body></html>"


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        (
            "<p>They spoke of the following:</p><ul><li>the herring quota,</li><li>visas.</li></ul>",
            ["They spoke of the following:", "the herring quota,", "visas."],
        ),
        (
            "<h3>Outcomes</h3><ol><li>Osmark will lift its ban on <b>herring</b>.</li><li>A consulate opens:"
            "<ul><li>first in Karsund, by the end of June</li></ul></li></ol>",
            [
                "Outcomes",
                "Osmark will lift its ban on herring.",
                "A consulate opens:",
                "first in Karsund, by the end of June",
            ],
        ),
        ("<p>Share this:</p><ul><li>Facebook</li><li>X</li><li>Print this page</li></ul>", []),
        ("<p>Share this: Facebook | X | Print</p>", []),
        (
            "<h3>Related news</h3><ul><li><a href='/a'>Norland and Osmark sign a treaty on fish</a></li>"
            "<li><a href='/b'>Herring is back in the northern waters</a></li></ul>",
            [],
        ),
        ("<nav><ul><li>News of the whole day from the north</li></ul></nav>", []),
    ],
)
def test_lists_of_the_text_stay_and_those_of_the_page_go(saved, body, kept):
    assert readouts.read(saved("call.html", plain_page(body))).text.split("\n\n") == [FIRST, *kept, SECOND]


def test_a_page_laid_out_as_a_table_gives_its_paragraphs_and_no_menu(saved):
    menu = "<br>".join(f"<a href='{n}'>{name}</a>" for n, name in enumerate(("Home", "Speeches", "Press room")))
    text = "<br><br>".join((FIRST, SECOND, "They will meet again in Karsund in the spring."))
    page = f"<html><body><table><tr><td>{menu}</td><td><b>TALKS ON HERRING</b><br><br>{text}</td></tr></table></body></html>"
    found = readouts.read(saved("old.html", page)).text.split("\n\n")
    assert found == ["TALKS ON HERRING", FIRST, SECOND, "They will meet again in Karsund in the spring."]


def test_a_page_of_menus_has_no_main_text(saved):
    menus = "<html><body><ul><li><a href='/'>Home</a></li><li><a href='/b'>About</a></li></ul></body></html>"
    with pytest.raises(InputError, match="no main text in this page"):
        readouts.read(saved("menu.html", menus))


def test_hostile_pages_are_bounded(saved):
    with pytest.raises(InputError):
        readouts.read(saved("deep.html", "<div>" * 50_000 + FIRST))
    with pytest.raises(InputError, match="elements"):
        readouts.read(saved("wide.html", f"<p>{FIRST}</p>" + "<i>a</i>" * 110_000))


def test_a_pdf_gives_paragraphs_without_running_heads(saved):
    head = "Ministry of the North, press service"
    pages = [
        [head, "The two ministers agreed to reopen the Karsund border cross-", "ing to lorries in spring.", "1"],
        [
            head,
            "Minister Aalto raised the case of the imprisoned journalists,",
            "and a hotline will be set up.",
            "2",
        ],
        [head, "Fisheries came up at the end of their long conversation today.", "3"],
    ]
    document = read_document(saved("call.pdf", pdf_file(pages)))
    assert "border crossing to lorries in spring.\n\nMinister Aalto" in document.text
    assert "press service" not in document.text
    assert document.dropped.count(head) == 3


def test_a_pdf_keeps_what_repeats_in_the_text_and_the_hyphens_of_compound_words(saved):
    pages = [
        ["Both sides welcomed the talks.", "They spoke of a long-", "term agree-", "ment.", "It was useful."],
        ["Both sides praised the talks.", "They spoke of spring.", "In 2031 trade grew.", "It was useful to all."],
    ]
    document = read_document(saved("call.pdf", pdf_file(pages)))
    for line in ("welcomed the talks", "praised the talks", "a long-term agreement.", "In 2031 trade grew"):
        assert line in document.text
    assert document.dropped == ()


def test_heads_of_left_and_right_pages_are_told_apart(saved):
    heads = ["Press service of the North", "Call of 3 February"]
    pages = [[heads[n % 2], f"Passage {word} of the long text.", f"- {n + 4} -"] for n, word in enumerate("abcdef")]
    document = read_document(saved("call.pdf", pdf_file(pages)))
    assert sum(line in heads for line in document.dropped) == 6
    assert sum(line.startswith("- ") for line in document.dropped) == 6
    assert all(f"Passage {word} of" in document.text for word in "abcdef")


@pytest.mark.parametrize("created", ["D:20310203100000Z", "D:20310203100000Z'", "soon"])
def test_the_day_a_pdf_was_made_is_not_its_date_and_costs_nothing(saved, created):
    account = readouts.read(saved("call.pdf", pdf_file([[FIRST[:70], SECOND[:70]]], created)))
    assert (account.title, account.date) == ("A call", None)
    assert FIRST[:40] in account.text


def test_a_word_document_without_properties_has_no_made_up_title(saved):
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(word_file())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            # LibreOffice names the relation to its properties otherwise, so that python-docx does not find them.
            new.writestr(name, old.read(name).replace(b"metadata/core-properties", b"metadata/other-properties"))
    assert readouts.read(saved("call.docx", out.getvalue())).title is None


def test_a_scan_a_locked_and_a_broken_pdf_are_named(saved):
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    scan = BytesIO()
    writer.write(scan)
    with pytest.raises(InputError, match="pages are pictures"):
        readouts.read(saved("scan.pdf", scan.getvalue()))
    with pytest.raises(InputError, match="damaged"):
        readouts.read(saved("broken.pdf", b"%PDF-1.7 nothing"))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = BytesIO()
    writer.write(locked)
    with pytest.raises(InputError, match="locked"):
        readouts.read(saved("locked.pdf", locked.getvalue()))


def test_a_word_document_gives_paragraphs_and_rows(saved):
    path = saved("call.docx", word_file())
    account = readouts.read(path)
    assert account.text == f"{FIRST}\n\nLorries | 1,200\n\n{SECOND}"
    assert account.title == "Call with Minister Roe"
    assert read_document(path).dropped == ("Press office",)


def test_a_word_document_that_unpacks_without_end_is_refused(saved):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 70_000_000)
    with pytest.raises(InputError, match="unpacks to more"):
        readouts.read(saved("bomb.docx", out.getvalue()))


def test_formats_compare_with_each_other(saved, capsys):
    from readouts.cli import main

    page, word = saved("north.html", PAGE), saved("south.docx", word_file())
    assert main(["compare", str(page), str(word), "--format", "json"]) == 0
    assert '"verdict":"shared"' in capsys.readouterr().out.replace(" ", "")


@pytest.mark.parametrize(("name", "whole"), [("a.html", PAGE.encode()), ("a.docx", word_file()), ("a.pdf", b"")])
def test_mutated_files_give_a_text_or_one_clear_line(saved, name, whole, monkeypatch):
    def no_network(*_arguments, **_options):
        raise AssertionError("nothing may reach the network")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    whole = whole or pdf_file([[FIRST[:60], SECOND[:60]]] * 3)
    chance = random.Random(7)
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.4:
            del data[chance.randrange(len(data)) :]
        try:
            assert readouts.read(saved(name, bytes(data))).text
        except InputError as error:
            assert "\n" not in str(error)
