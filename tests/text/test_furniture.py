"""What belongs to a page rather than to the account on it."""

import pytest

from readouts.text.furniture import furniture, titles
from readouts.text.passages import segment

SAID = "The ministers agreed to dredge the harbour before winter."


def _kept(text: str) -> list[str]:
    spans = segment(text, "en")
    aside = furniture(text, spans)
    return [span.of(text) for n, span in enumerate(spans) if n not in aside]


@pytest.mark.parametrize(
    "line",
    [
        "FOR IMMEDIATE RELEASE",
        "MINISTRY OF TRANSPORT\nPress Release No. 14/2025",
        "4 May 2025\n10:30\nTallmere Castle, Norvik",
        "June 4, 2025\nTallmere Castle, Norvik",
        "The following is attributable to Spokesperson Ada Brandt:",
        "For further information: press@ports.example | Tel. +47 22 55 00 19",
        "-ENDS-",
        "Notes to editors:",
        "(Reporting by Ada Brandt; Editing by Olaf Lie)",
        "(Laughter.)",
        "MODERATOR: Good morning, everyone.",
        "Hello, everyone.",
        "Dear colleagues,",
        "The ministers discussed the following:",
        "Kind regards,\n\nAda Brandt, press attaché at Tallmere, T: +47 22 55 00 19",
        "Kind regards,\n\nAda Brandt\nPress Attaché\nEmbassy of Tallmere",
        "Kind regards,",
        "Thank you, Mr. President.",
        "Share this: Facebook | X | Print",
        "#Norvik #Ports https://example.org/a/1",
        "[Photos](https://example.org/p) · [Press office](mailto:a@example.org)",
        "Ambassador Ada Brandt",
        "Question",
        "## Fisheries and ports",
        "Regional security",
        "Statement by the Minister of Transport, Olaf Lie",
        "By Ada Brandt",
        "Place | Norvik",
        "Tallmere, June 5, 2025",
        "Media contact: Ada Brandt 0470 000 000\n--\nTo unsubscribe, click https://lists.example.org/u?id=1\nFollow us on X",
        "FOR THE PRESS\n\nPR No. 14/2025",
        "TDN Commentary",
        "Via Videoconference",
        "10:05 A.M. CET",
        "Ministerstwo Rybołówstwa i Żeglugi",
        "about norvik – Cabinet Office of the Prime Minister",
        "By Ada Brandt and Olaf Lie",
        "Chair,",
        "The outline of the talks is as follows.",
        "We are very pleased to see you all.",
        "With that, happy to take your questions.",
        "* * *",
        "Press enquiries\n\nPhone 22 55 00 19",
        "Press desk, telephone: +47 22 55 00 19 (office hours)",
        "From: Ports, Roads & Ferries Office",
        "Foreign Minister Ada Brandt said:",
        "Commenting on the news, the Minister of Ports also said in a statement:",
        "Plenary Meetings Coverage",
        "This message is intended for the addressee only.",
        "If you are not the intended recipient, please tell the sender.",
        "Ladies and gentlemen, dear friends, thank you for coming.",
        "#OurBay",
        "Republic of Norvik",
        "Coastal Rescue Forces",
        "Joint Headquarters for the Return of Sailors",
        "Ports Norvik\n\n@ports_norvik",
        "Harbour Mail Report",
        "PSM Press Team",
        "(Issued by the Cabinet Secretariat)",
        "4 MAY 2025\n\nTALLMERE BAY, NORVIK",
        "12. Decides to remain seized of the matter.",
        "Enditem",
    ],
)
def test_furniture_of_press_offices_is_set_aside(line: str):
    assert _kept(f"{line}\n\n{SAID}") == [SAID]


@pytest.mark.parametrize(
    "line",
    [
        "Minister Lie's meeting with Ambassador Brandt",
        "Norvik and Tallmere to reopen ferry line",
        "Next round: Norvik, 12 May",
        "They thanked the crews.",
        "NORVIK, May 4 (Reuters) - Two ferries collided off the cape on Sunday.",
        "Contacts between the ministries continue.",
        "The below is attributable to the Spokesperson: Secretary Lie spoke with Minister Brandt on the ferry.",
        "Will the ferry sail?",
        "Thank you for lifting the ban on herring.",
        "The ferry sails on 4 May 2025.",
        "No.",
        "We do not comment.",
        "I am very glad to see the harbour open.",
        "Norvik, Tallmere reopen ferry line",
        "With that, the ban on herring ends.",
        "The ministers see the matter as follows from the treaty.",
        "No truce was signed.",
        "Norvik backs rescue forces",
        "Norvik Halts Coast Guard",
        "Norvik Expelled Rescue Forces",
        "Norvik and Tallmere Leave Ferry Union",
        "The press office is closed.",
        "The message was intended for the crews.",
        "The telephone line of 1987 to 2004 was cut.",
        "They will go ahead.",
        "The minister, who had left Norvik, said that the bay froze:",
        "#Norvik opens the bay.",
        "Norvik Sends Team",
        "Norvik Names Rescue Team",
        "The council remains seized of the harbour.",
    ],
)
def test_what_says_something_is_kept(line: str):
    assert _kept(f"{line}\n\n{SAID}") == [line, SAID]


def test_items_of_a_list_are_no_headings():
    text = "They discussed these:\n\n- fisheries\n\n- visa waiver\n\nThey will meet again in June."
    assert len(_kept(text)) == 4
    text = "They discussed:\n\nFisheries\n\nVisa waiver\n\nThey will meet again in June."
    assert len(_kept(text)) == 4


def test_front_matter_is_set_aside_and_a_rule_is_not():
    assert _kept(f"---\ntitle: Talks in Norvik\ndate: 2025-05-04\n---\n\n{SAID}") == [SAID]
    assert SAID in _kept(f"---\n\n{SAID}\n\n---\n\nThey met again.")


def test_what_is_nothing_but_furniture_is_what_the_account_says():
    assert _kept("FOR IMMEDIATE RELEASE\n\n-ENDS-") == ["FOR IMMEDIATE RELEASE", "-ENDS-"]


def test_a_date_line_is_set_aside_where_its_paragraph_goes_on():
    for line in ("NORVIK, May 4. /TDN/.", "NORVIK, 4 May 2025 (TDN).", "Norvik, 4 May."):
        assert _kept(f"{line} {SAID}\n\nThey met again.") == [SAID, "They met again."]


def test_what_leads_to_a_list_is_set_aside_and_its_items_are_not():
    items = ["- open two berths;", "- let the crews ashore."]
    assert _kept("\n".join(["Both sides agreed to:", *items])) == items
    assert _kept("\n".join(["They will open consulates:", "- in Norvik;", "- in Tallmere."]))[0].endswith(
        "consulates:"
    )


def test_headings_may_be_numbered_or_open_their_paragraph_in_bold():
    assert _kept(f"II. NORTHERN PORTS\n\n{SAID}") == [SAID]
    assert _kept(f"2. **Ports.** {SAID}\n\n3. **No.** They did not meet.") == [
        SAID,
        "3. **No.**",
        "They did not meet.",
    ]


def test_the_head_of_a_table_is_set_aside_and_its_rows_are_not():
    rows = ["Norvik | 2 ferries", "Tallmere | 1 tug"]
    assert _kept("\n\n".join([SAID, "State | Vessels", *rows])) == [SAID, *rows]


def test_the_rows_of_a_table_in_markdown_are_passages():
    rows = ["| Norvik | two ferries | docked |", "| Tallmere | 1 tug of the old kind | at sea |"]
    assert _kept("\n".join([SAID, "", "| State | Vessels | Where |", "|---|---|---|", *rows])) == [SAID, *rows]


def test_what_stands_below_see_also_is_set_aside():
    assert _kept(f"{SAID}\n\nSee also\nNews\nMeeting with Olaf Lie\n4 May 2024") == [SAID]
    assert _kept(f"{SAID}\n\nAssociated Links\n\nThe plan for the harbour of Norvik") == [SAID]
    assert _kept(f"See also the annex.\n\n{SAID}") == ["See also the annex.", SAID]


def test_a_moderator_runs_the_call_and_says_nothing_of_it():
    text = (
        "MODERATOR: Thanks for joining. This call is on background. The harbour froze over in May.\n\n"
        f"MINISTER LIE: {SAID}"
    )
    assert _kept(text) == ["The harbour froze over in May.", f"MINISTER LIE: {SAID}"]


def test_of_many_turns_of_a_moderator_in_one_paragraph_each_is_heard():
    turn = "MODERATOR: Thank you. The harbour froze over in May."
    text = f"{turn}\n{turn}\n\nMINISTER LIE: {SAID}\n\n{turn}"
    froze = "The harbour froze over in May."
    assert _kept(text) == [froze, froze, f"MINISTER LIE: {SAID}", froze]


@pytest.mark.parametrize(("lines", "width", "aside"), [(11, 80, True), (12, 80, False), (11, 81, False)])
def test_a_block_of_contacts_is_short(lines: int, width: int, aside: bool):
    block = "\n".join(["Contact", *["-".join("x" * (width // 2 + 1))[:width]] * lines, "Phone 0470 000 000"])
    assert (_kept(f"{SAID}\n\n{block}\n\n{SAID}") == [SAID, SAID]) is aside


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Minister Lie's Meeting with Foreign Minister Brandt of Tallmere", True),
        ("PM call with President Brandt of Tallmere: 4 May 2025", True),
        ("Olaf Lie Holds Talks with Tallmere President", True),
        ("MTI Statement on the Norvik-Tallmere Ministers' Meeting", True),
        ("Ports Council conclusions on Norvik, 4-5 May 2025", True),
        ("Norvik, Tallmere foreign ministers hold talks in Brandtby", True),
        ("TDN Headlines: Norvik, Tallmere presidents meet on sidelines of the Ports Summit", True),
        ("Norvik, Tallmere leaders meet to avert a strike", False),
        ("Norvik ministers hold harbour shares", False),
        ("Norvik Rules Out Meeting With Tallmere", False),
        ("Norvik and Tallmere agree to dredge the harbour", False),
        ("Lie: Norvik will not pay for the harbour", False),
        ("Ministers clash over harbour as talks end in Norvik", False),
    ],
)
def test_titles_that_tell_who_met_or_what_it_is_are_bare(title: str, bare: bool):
    text = f"{title}\n\n{SAID} {SAID}"
    assert (0 in titles(text, segment(text, "en"))) is bare
    assert title in _kept(text)


def test_a_heading_in_an_account_of_its_own_language_is_no_foreign_one():
    text = "Samtale om havnen i Norvik\n\nMinistrene ble enige om å mudre havnen før vinteren."
    assert _kept(text)[0] == "Samtale om havnen i Norvik"


@pytest.mark.parametrize(
    "line",
    [
        "Hi Ada,",
        "Cheers, Olaf",
        "Sent from my phone",
        "Please consider the environment before printing this message.",
        "This e-mail and any attachments may be confidential.",
        "If you no longer want to receive our e-mails, tell us.",
        "Sign up for our weekly newsletter: all the news of the port.",
        "Enter your email address.",
        "We use optional cookies to improve this site.",
        "Skip to content",
        "Best viewed in 1024x768.",
        "Visits: 40213",
        "4 May 2025: First published.",
        "Printable version | Send to a friend | Back to top",
        "As promised, attributable to Spokesperson Ada Brandt:",
        "TODO: ask the desk for the tonnage",
        "<End>",
        "Photos attached.",
        "Accept all Only necessary",
        "Terms of use | Privacy policy | Sitemap",
        "Home > Ministry > News",
        "Contact\nAda Brandt\nPress Secretary\nPhone +47 22 55 00 19\ne-mail to Ada Brandt",
        "Media contact:\n\nAda Brandt\nMobile: 555 0100 19",
    ],
)
def test_what_a_page_or_mail_says_of_itself_is_set_aside(line: str):
    assert _kept(f"{SAID}\n\n{line}\n\n{SAID}") == [SAID, SAID]


@pytest.mark.parametrize(
    "line",
    [
        "This message was conveyed to the envoy of Tallmere.",
        "This message is meant for Tallmere, the minister said.",
        "The message was intended only to warn the crews.",
        "Privacy, accessibility and cost came up.",
        "Sign up to the treaty was what he asked of Tallmere.",
        "If you do not want to receive the crews, tell us.",
        "We use the berths of Tallmere.",
        "By using the canal, the crews accept the risk.",
        "He spoke to a friend of the minister.",
        "The visits: 4 of them were put off.",
        "Contacts between the ports were broken off.",
        "Contact\nAda Brandt spoke with Olaf Lie by phone.",
    ],
)
def test_what_sounds_like_a_notice_and_tells_of_the_talk_is_kept(line: str):
    assert "".join(_kept(f"{SAID}\n\n{line}\n\n{SAID}")).replace("\n", "").endswith(line.rpartition("\n")[2] + SAID)


@pytest.mark.parametrize(
    ("turn", "kept"),
    [
        ("MINISTER LIE: The dredgers sail. Next. Ada.", ["MINISTER LIE: The dredgers sail."]),
        ("MINISTER LIE: I'm sorry, I didn't catch the question.", []),
        ("MS. LIE: I'm sorry, I didn't hear that.", []),
        ("MINISTER LIE: The dredgers sail. Absolutely.", ["MINISTER LIE: The dredgers sail.", "Absolutely."]),
        ("MINISTER LIE: We will take the crews back.", ["MINISTER LIE: We will take the crews back."]),
        ("MINISTER LIE: I'll take that back for you.", []),
        ("Please state your name and outlet.", []),
        ("(The briefing ended at 4:12 p.m.)", []),
        ("The briefing ended at Tallmere with no word on the dredgers.", [None]),
    ],
)
def test_who_asks_next_and_what_was_not_heard_says_nothing(turn: str, kept: list[str | None]):
    rest = ["QUESTION: Will the ferries sail?", f"MINISTER LIE: {SAID}"]
    assert _kept("\n\n".join([turn, *rest])) == [*(one or turn for one in kept), *rest]


@pytest.mark.parametrize(
    "foot",
    [
        "Ministry of Ports of Norvik, Harbour Road 4, 103 39 Norvik.\n\nAll rights reserved.",
        "Palace of the Dukes, 1 High Street, Norvik\n\n-ENDS-",
        "Ada Brandt is ports correspondent of the Norvik Mail.\n\nFollow her on X at @abrandt",
        "Ada Brandt is a staff writer for the Norvik Mail.",
    ],
)
def test_the_foot_of_a_page_is_set_aside(foot: str):
    assert _kept(f"{SAID}\n\n{foot}") == [SAID]


def test_what_is_no_foot_of_a_page_is_kept():
    for said in (
        "Olaf Lie, Ada Brandt and 2 Pilots.",
        "The 4 ferries of Norvik, Tallmere and the Cape.",
        "They met at 4 Harbour Road, Norvik.",
    ):
        assert _kept(f"{SAID}\n\n{said}") == [SAID, said]
    held = "Ada Brandt is a reporter for the Norvik Mail."
    assert _kept(f"{SAID}\n\n{held} She was arrested in May.")[1] == held


def test_a_label_on_a_line_of_its_own_is_set_aside_and_a_heading_with_a_colon_is_not():
    assert _kept(f"Prime Minister Lie:\n\n{SAID}\n\nQUESTION:\n\nWill it sail?") == [SAID, "Will it sail?"]
    for line in ("Ports and Trade:", "No truce was signed:", "The Minister of Ports is no longer in office:"):
        assert _kept(f"{line}\n\n{SAID}") == [line, SAID]


def test_the_name_of_an_officer_and_the_hours_of_a_sitting_are_set_aside_at_the_foot_alone():
    signed = ["Ada Brandt", "Spokesperson for Ports", "Tel.: +47 22 55 00 19"]
    assert _kept("\n\n".join([SAID, *signed])) == [SAID]
    hours = "The session opened at 10.04 a.m. and rose at 11.52 a.m."
    assert _kept(f"{SAID}\n\n{hours}") == [SAID]
    assert _kept(f"{hours}\n\n{SAID}") == [hours, SAID]
    assert "No Truce Signed" in _kept("\n\n".join([SAID, "No Truce Signed", *signed[1:]]))


def test_who_is_called_upon_in_a_briefing_says_nothing_by_that():
    text = (
        "MS LIE: The toll is halved. With that, Ada, go ahead.\n\nQUESTION: Will it rise?\n\nMS LIE: It will not."
    )
    assert "With that, Ada, go ahead." not in _kept(text)
