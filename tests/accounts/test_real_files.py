"""Files that LibreOffice and Chromium made (``make_files.py``), and mails, rich text and saved comparisons."""

import json
from email.message import EmailMessage
from pathlib import Path

import pytest

import readouts
from readouts.accounts import gather, read_document
from readouts.cli import main
from readouts.errors import InputError

FILES = Path(__file__).parent / "files"
OPENING = (
    "The Minister of Transport, Ana Roe, spoke by telephone on Wednesday with her counterpart, Jan Moe, about the border "
    "crossing at Lower Ford, which has been closed since the floods of last autumn. Both sides thanked the engineers "
    "who rebuilt the bridge."
)
QUOTED = "“We do not accept further delays,” she added."


@pytest.mark.parametrize(
    "name", ["libreoffice.docx", "libreoffice.pdf", "libreoffice.rtf", "chromium.html", "chromium.pdf"]
)
def test_every_program_gives_the_same_words(name):
    document = read_document(FILES / name)
    assert OPENING in document.text
    assert QUOTED in document.text
    assert document.text.index(OPENING) < document.text.index(QUOTED)
    assert "Saturday" in document.text
    assert "8.00" in document.text


@pytest.mark.parametrize(
    ("name", "aside"),
    [
        ("chromium.html", "Press room"),
        ("long.pdf", "Page 7"),
        ("libreoffice.docx", "Ministry of Transport, press service"),
    ],
)
def test_the_command_shows_what_is_read_and_what_was_set_aside(name, aside, capsys):
    assert main(["read", str(FILES / name)]) == 0
    text = capsys.readouterr().out
    assert text == read_document(FILES / name).text + "\n"
    assert aside not in text
    assert main(["read", str(FILES / name), "--dropped"]) == 0
    assert aside in capsys.readouterr().out.splitlines()


def test_the_command_shows_no_control_characters(tmp_path, capsys):
    path = tmp_path / "odd.txt"
    path.write_text("They met\x1b[31m in Riga.\u202e\n", encoding="utf-8")
    assert main(["read", str(path)]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_what_a_page_of_chromiums_says_of_itself():
    document = read_document(FILES / "chromium.html")
    assert (document.title, document.date, document.language) == ("Call with Minister Moe", "2023-03-02", "en-GB")
    assert "Home" in document.dropped
    assert "Home" not in document.text


ROUND = (
    "In round {0} of the talks the delegations went through chapter {0} of the draft agreement line by line, noted where "
    "they still differ, and asked the legal experts to bring the two versions of the text together before the ministers "
    "meet again; the minutes of round {0} were signed by both heads of delegation."
)


@pytest.mark.parametrize(("name", "pages"), [("long.pdf", 7), ("printed.pdf", 3)])
def test_a_pdf_of_many_pages_keeps_its_words_and_sets_heads_feet_and_page_numbers_aside(name, pages):
    document = read_document(FILES / name)
    for number in range(1, 13):
        assert ROUND.format(number) in document.text
    assert len(document.dropped) == 2 * pages
    assert not any("round" in line for line in document.dropped)
    marks = ("press service", "Page ") if name == "long.pdf" else ("Call with Minister Moe |", f"/{pages}")
    for mark in marks:
        assert mark not in document.text
        assert sum(mark in line for line in document.dropped) == pages


def test_a_pdf_keeps_paragraphs_apart_and_headings_from_the_text_below():
    blocks = read_document(FILES / "libreoffice.pdf").text.split("\n\n")
    assert blocks[0] == "Call with Minister Moe"
    assert blocks[1] == OPENING
    assert blocks[2].startswith("Ms. Roe said")
    assert blocks[2].endswith(QUOTED)


def test_the_day_on_which_a_file_was_made_is_not_its_date():
    for name in ("libreoffice.pdf", "chromium.pdf", "libreoffice.docx"):
        assert readouts.read(FILES / name).date is None


@pytest.mark.parametrize(
    ("name", "passages"), [("chinese.docx", ["双方就边境口岸重新开放交换了意见", "两国专家将起草一份长期协议！"]),
                           ("arabic.docx", ["واتفق الوزيران على مواصلة المشاورات بعد الصيف.", "سيجيب الخبراء عن ذلك."])],
)  # fmt: skip
def test_other_scripts_are_read_and_cut(name, passages):
    account = readouts.read(FILES / name, id="other")
    found = readouts.compare(account, readouts.Account(OPENING, id="north", language="en"))
    texts = [found.text(passage.id) for passage in found.passages if passage.account == "other"]
    for wanted in passages:
        assert sum(wanted in text for text in texts) == 1
    assert not found.left_out_by("north")
    for report in (found.to_text(width=80), found.to_markdown(), found.to_html()):
        assert passages[-1].rstrip("！.") in " ".join(report.split())


def mail(html: bool = False) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Call with Minister Moe"
    message["From"] = "Press Office of the Ministry <press@ministry.example>"
    message["Date"] = "Thu, 02 Mar 2023 10:00:00 +0100"
    if html:
        message.set_content(f"<html><body><article><p>{OPENING}</p><p>{QUOTED}</p></article></body></html>", "html")
    else:
        message.set_content(f"{OPENING}\n\n{QUOTED}\n")
    message.add_attachment(b"\0\1", maintype="image", subtype="png", filename="photo.png")
    return message.as_bytes()


@pytest.mark.parametrize("html", [False, True])
def test_a_mail(tmp_path, html):
    path = tmp_path / "call.eml"
    path.write_bytes(mail(html))
    document = read_document(path)
    assert document.text == f"{OPENING}\n\n{QUOTED}"
    assert document.title == "Call with Minister Moe"
    assert document.source == "Press Office of the Ministry"
    assert document.date == "2023-03-02"
    assert "photo.png" in document.dropped


UTF_8 = "Content-Type: text/plain; charset=utf-8\n"
ASKED = "Did the minister speak of the harbour dues?"
HEAD = "From: Ola Berg\nSent: Thursday, 2 March 2023 9:12\nTo: Press Office\nSubject: call"


@pytest.mark.parametrize(
    "quoted",
    [
        f"On Thu, 2 Mar 2023 at 09:12, Ola Berg\n<ola@paper.example> wrote:\n\n> Hello,\n> {ASKED}",
        f"> On 2 Mar 2023, at 09:12, Ola Berg <ola@paper.example> wrote:\n>\n> {ASKED}",
        f"-----Original Message-----\n{HEAD}\n\n{ASKED}",
        f"{HEAD}\n\n{ASKED}",
    ],
)
def test_what_a_reply_quotes_is_dropped_and_what_a_mail_passes_on_is_kept(tmp_path, quoted):
    path = tmp_path / "call.eml"

    def read(subject, text):
        path.write_text(f"{UTF_8}Subject: {subject}\n\n{text}\n", "utf-8")
        return read_document(path)

    reply = read("RE: call", f"{OPENING}\n\n{QUOTED}\n\n{quoted}")
    assert reply.text == f"{OPENING}\n\n{QUOTED}"
    assert any(ASKED in line for line in reply.dropped)
    # Below a note of a few words, and in what is no reply, the words that are quoted are the account.
    for subject, note in (("RE: call", "As agreed."), ("Fwd: call", f"{OPENING} {QUOTED}"), ("Call", OPENING)):
        assert ASKED in read(subject, f"{note}\n\n{quoted}").text


def test_the_head_of_a_mail_that_is_passed_on_is_dropped(tmp_path):
    path = tmp_path / "call.eml"
    path.write_text(f"Subject: Fwd: call\n\nFYI\n\n---------- Forwarded message ---------\n{HEAD}\n\n{OPENING}")
    document = read_document(path)
    assert document.text == f"FYI\n\n{OPENING}"
    assert "From: Ola Berg" in document.dropped


@pytest.mark.parametrize(
    ("sender", "signed", "source"),
    [
        (
            "Ola Berg",
            "Ola Berg | Press Officer\nMinistry of Transport of Norland",
            "Ministry of Transport of Norland",
        ),
        ("Ola Berg", "Ola Berg\nThe Northern Post", "Ola Berg"),
        ("Embassy of Norland", "Ola Berg\nMinistry of Transport", "Embassy of Norland"),
    ],
)
def test_the_source_of_a_mail_is_the_house_that_its_signature_names(tmp_path, sender, signed, source):
    path = tmp_path / "call.eml"
    path.write_text(f"From: {sender} <a@b.example>\nSubject: Call\n\n{OPENING}\n\n-- \n{signed}\n")
    assert read_document(path).source == source


@pytest.mark.parametrize(
    ("sender", "above", "source"),
    [
        ("Press Service <list@b.example>", "Norland Ports Commission - Daily News", "Norland Ports Commission"),
        ("Media Relations <no-reply@ports.gov.example>", "Joint Statement", "ports.gov.example"),
        ("noreply <noreply@go.b.example>", "Press Office", None),
        ("Press Service <list@b.example>", "Joint Statement", None),
        ("Press Service of Norland <list@b.example>", "Norland Ports Commission", "Press Service of Norland"),
    ],
)
def test_a_sender_whom_any_house_may_have_is_no_source(tmp_path, sender, above, source):
    path = tmp_path / "call.eml"
    path.write_text(f"From: {sender}\nSubject: Call\n\n{above}\n\n{OPENING}\n")
    assert read_document(path).source == source
    assert readouts.read(path).source == (source or "call")


def test_a_short_signature_is_dropped_and_what_stands_below_a_line_is_not(tmp_path):
    path = tmp_path / "call.eml"
    path.write_text(f"Subject: Call\n\n{OPENING}\n\n-- \nOla Berg | Press Office\nT: +99 20 555 0100\n")
    document = read_document(path)
    assert document.text == OPENING
    assert document.dropped == ("Ola Berg | Press Office", "T: +99 20 555 0100")
    path.write_text(f"{UTF_8}Subject: Call\n\n{OPENING}\n\n--\n{QUOTED}\n", "utf-8")
    assert QUOTED in read_document(path).text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\0\1\2", "mail"),
        (b"Subject: x\nContent-Type: image/png\n\nabc", "no text in this mail"),
        (b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\npart\n" * 300 + b"--b--", "parts"),
    ],
)
def test_no_mail_is_refused_in_a_line(tmp_path, data, what):
    path = tmp_path / "call.eml"
    path.write_bytes(data)
    with pytest.raises(InputError, match=what):
        read_document(path)


@pytest.mark.parametrize("data", [b"plain words", b"{\\rtf1 " + b"{" * 3000, b"{\\rtf1\\ansi }"])
def test_no_rich_text_is_refused_in_a_line(tmp_path, data):
    path = tmp_path / "call.rtf"
    path.write_bytes(data)
    with pytest.raises(InputError) as told:
        read_document(path)
    assert "\n" not in str(told.value)


def test_a_saved_comparison_gives_its_accounts_back(tmp_path):
    one = readouts.Account(OPENING, id="one", source="MFA", date="2023-03-02", language="en", title="Call")
    two = readouts.Account(QUOTED, id="two", language="en")
    found = readouts.compare(one, two, event=readouts.Event("A call", "2023-03-01"))
    path = tmp_path / "saved.json"
    found.save(path)
    event, accounts = gather([path])
    assert (event, accounts) == (found.event, (one, two))
    third = tmp_path / "third.txt"
    third.write_text(OPENING, "utf-8")
    event, accounts = gather([path, third])
    assert event is None
    assert [account.id for account in accounts] == ["one", "two", "third"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("{}", "no list"),
        (json.dumps({"accounts": [1]}), "no id and text"),
        (json.dumps({"accounts": [{"id": "a", "text": " "}]}), "empty|word"),
        (json.dumps({"accounts": [{"id": "a\n", "text": "words"}]}), "printable"),
        (json.dumps({"accounts": [{"id": "a", "text": "x" * 1_000_001}]}), "at most 1 MB"),
    ],
)
def test_no_saved_comparison_is_refused_in_a_line(tmp_path, data, what):
    path = tmp_path / "saved.json"
    path.write_text(data, "utf-8")
    with pytest.raises(InputError, match=what) as told:
        gather([path])
    assert "\n" not in str(told.value)
