"""Several accounts inside one article: the seed, and short texts in other houses' styles."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import readouts
from readouts.accounts import JOURNALIST, extract, find_publisher, read_publishers
from readouts.cli import main
from readouts.errors import InputError
from readouts.text.attribution import attributions
from readouts.text.quotes import quotations
from readouts.types import Account

SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLE = (SEEDS / "blinken-wang-2022-01-26.txt").read_text("utf-8")


def slug(name: str) -> str:
    return name.casefold().replace(" ", "-")


def found(text: str) -> dict[str, str]:
    extraction = extract(Account(text, id="paper", language="en"))
    return {one.account.id: " ".join(one.account.text.split()) for one in extraction.found}


@pytest.fixture(scope="module")
def seed():
    return extract(Account(ARTICLE, id="article", language="en"))


def test_the_seed_article_holds_its_accounts(seed):
    assert [one.account.id for one in seed.found] == [
        "wang-yi", "state-department", "andrey-denisov", "zhao-lijian", "sergey-lavrov", JOURNALIST,
    ]  # fmt: skip
    assert seed.found[0].via == "TASS"
    assert seed.found[0].account.source == "Wang Yi, via TASS"
    assert seed.found[1].account.source == "U.S. State Department"


@pytest.mark.parametrize(("name", "file"), [("state-department", "state.txt"), ("wang-yi", "tass.txt")])
def test_the_two_sides_are_those_that_were_drawn_by_hand(seed, name, file):
    by_hand = (SEEDS / "blinken-wang-2022-01-26" / file).read_text("utf-8")
    own = next(account for account in seed if account.id == name)
    assert own.text.split() == by_hand.split()


def test_comparing_them_gives_the_verdicts_of_the_hand_made_folder(seed):
    _, by_hand = readouts.read_event(SEEDS / "blinken-wang-2022-01-26")
    own = readouts.compare(*seed.only(["state-department", "wang-yi"]))
    expected = readouts.compare(*by_hand)
    assert [v.verdict for v in own.verdicts] == [v.verdict for v in expected.verdicts]


def test_every_piece_stands_in_the_article(seed):
    for one in seed.found:
        assert one.pieces
        for piece in one.pieces:
            assert piece.account.of(one.account.text) == piece.article.of(ARTICLE)


def test_captions_and_bylines_are_set_aside(seed):
    own = next(one.account.text for one in seed.found if one.account.id == JOURNALIST)
    assert "Getty" not in own
    assert "Facebook" not in own
    assert "Putin regime insists" in own


def test_a_lost_quotation_mark_changes_only_accounts_quoted_in_its_paragraph(seed):
    whole = {one.account.id: one.account.text for one in seed.found if one.speaker}
    said = attributions(ARTICLE)
    for at, mark in enumerate(ARTICLE):
        if mark not in "“”":
            continue
        start, end = ARTICLE.rfind("\n", 0, at) + 1, ARTICLE.find("\n", at)
        quoted_here = {
            name for name in whole for one in said if start <= one.cue.start < end and slug(one.speaker) == name
        }
        after = extract(Account(ARTICLE[:at] + ARTICLE[at + 1 :], id="article", language="en"))
        texts = {one.account.id: one.account.text for one in after.found if one.speaker}
        for name, text in whole.items():
            if name not in quoted_here:
                assert texts.get(name) == text, (at, name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The crossing will reopen in March,” Minister Aalto said.",
            {"aalto": "The crossing will reopen in March."},
        ),
        ("Minister Roe said: “We will not wait for the courts.”", {"roe": "We will not wait for the courts."}),
        (
            "“We will not wait for the courts,” said Minister Roe on Monday.",
            {"roe": "We will not wait for the courts."},
        ),
        (
            "Minister Roe spoke first. “We will not wait for the courts,” he said.",
            {"roe": "We will not wait for the courts."},
        ),
        (
            "“The gas will flow again,” Elena Marku told reporters in Tirana. “Nobody should doubt that it will.”",
            {"elena-marku": "The gas will flow again. Nobody should doubt that it will."},
        ),
        (
            "«The talks were long and useful», Mr Vidal said.\n\n„We expected rather more of it“, Ms Horn replied.",
            {"vidal": "The talks were long and useful", "horn": "We expected rather more of it"},
        ),
        ('"They asked us for more time," Ambassador Lund said.', {"lund": "They asked us for more time."}),
        (
            "“The ferry will sail on Friday,” according to the Transport Ministry.",
            {"transport-ministry": "The ferry will sail on Friday."},
        ),
        (
            "“The fleet stays in port,” Admiral Sørby said, according to the news agency Reuters.",
            {"sørby": "The fleet stays in port."},
        ),
    ],
)
def test_who_is_quoted(text, expected):
    own = found(text)
    assert {name: words for name, words in own.items() if name != JOURNALIST} == expected


def test_a_phrase_in_quotation_marks_stays_with_the_journalist():
    with pytest.raises(InputError, match="no source is quoted"):
        extract(Account("Minister Roe called the offer “too little” and left.", id="paper", language="en"))


def test_a_report_inside_a_report_names_the_one_it_came_through():
    text = "TASS reported that Minister Roe said the crossing would stay closed."
    assert [(one.speaker, one.via) for one in attributions(text)] == [("TASS", ""), ("Roe", "TASS")]


@given(st.text(st.sampled_from("ab Zx.,“”\"'«»\n\u202e\u0000é中said Mr") | st.characters(), max_size=120))
@settings(max_examples=80)
def test_offsets_hold_whatever_the_text(text):
    for one in quotations(text):
        assert one.inner in one.span
        assert one.span.end <= len(text)
        assert "\n" not in one.span.of(text)
    for one in attributions(text):
        assert all(span.end <= len(text) for span in (*one.content, one.cue))


def test_accounts_can_be_chosen_merged_and_renamed(seed):
    chosen = seed.merge("wang-yi", "zhao-lijian").only(["wang-yi"]).rename({"wang-yi": "china"})
    assert [account.id for account in chosen] == ["china"]
    assert "mutual trust" in next(iter(chosen)).text
    for piece in chosen.found[0].pieces:
        assert piece.account.of(chosen.found[0].account.text) == piece.article.of(ARTICLE)
    with pytest.raises(InputError, match="no account “nobody”"):
        seed.only(["nobody"])
    with pytest.raises(InputError, match="would be called"):
        seed.rename({"wang-yi": "journalist"})


def test_publishers_of_ones_own_go_first(tmp_path):
    assert find_publisher("State Department").name == "U.S. State Department"
    assert find_publisher("nobody at all") is None
    file = tmp_path / "own.toml"
    file.write_text('[[publishers]]\nname = "Karsund Radio"\nalso = ["the radio"]\n', encoding="utf-8")
    assert find_publisher("The radio", read_publishers(file)).name == "Karsund Radio"
    for text, words in (("x = [", "no TOML"), ("x = 1", "names no"), ('[[publishers]]\nnom = "a"', "does not fit")):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=words):
            read_publishers(file)


def test_the_command_prints_a_table_and_writes_a_folder_that_compare_takes(tmp_path, capsys):
    article, out = str(SEEDS / "blinken-wang-2022-01-26.txt"), tmp_path / "call"
    assert main(["extract", article, "--only", "state-department,wang-yi", "-o", str(out)]) == 0
    table = capsys.readouterr().out
    assert table.splitlines()[0].split() == ["id", "who", "words", "begins"]
    assert "Wang Yi, via TASS" in table
    assert (out / "extraction.json").exists()
    assert main(["compare", str(out), "--format", "json"]) == 0
    assert '"wang-yi:1"' in capsys.readouterr().out


def test_an_account_can_be_chosen_by_its_old_name_or_its_new_one(capsys):
    article = str(SEEDS / "blinken-wang-2022-01-26.txt")
    for wanted in ("us, wang-yi", "state-department,wang-yi"):
        assert main(["extract", article, "--rename", "state-department=us", "--only", wanted]) == 0
        assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["id", "us", "wang-yi"]


def test_a_nested_article_gives_an_account_for_each_who_speaks():
    own = found(
        "“We never agreed to open it,” Minister Roe told reporters, according to the news agency TASS. “The scanners "
        "have not arrived.”\n\nForeign Ministry spokeswoman Lena Aalto disagreed. “Both sides signed the plan in "
        "February,” she said.\n\n“If they hold to it, the ferry will sail.\n\n“If not, it will stay where it is.”"
    )
    assert {name for name in own if name != JOURNALIST} == {"roe", "lena-aalto"}
    assert own["roe"] == "We never agreed to open it. The scanners have not arrived."
    assert own["lena-aalto"] == (
        "Both sides signed the plan in February. If they hold to it, the ferry will sail. "
        "If not, it will stay where it is."
    )


def test_a_transcript_gives_an_account_for_each_turn_taker():
    own = found(
        "The two met the press.\n\nMINISTER AALTO: We will reopen it as soon as the scanners work. That is in March."
        "\n\nMINISTER ROE: We have seen no scanners at all so far."
    )
    assert own["aalto"] == "We will reopen it as soon as the scanners work. That is in March."
    assert own["roe"] == "We have seen no scanners at all so far."


def test_a_transcripts_answers_are_whole_and_its_questions_nobodys():
    own = found(
        "MINISTER AALTO: We will reopen it.\n\nThe scanners came in May.\n\nQ Thank you. Roe calls it a trick.\n\n"
        "MINISTER AALTO: It is no trick at all.\n\nWe signed."
    )
    assert own == {"aalto": "We will reopen it. The scanners came in May. It is no trick at all. We signed."}


def test_compare_extracts_on_the_way(capsys, tmp_path):
    file = tmp_path / "paper.txt"
    file.write_text(
        "“The crossing will reopen in March,” Minister Aalto said.\n\n“It stays closed,” Minister Roe replied. "
        "“We have seen no new scanners at all.”\n",
        encoding="utf-8",
    )
    assert main(["compare", "--extract", str(file), "--format", "json"]) == 0
    assert '"aalto:1"' in capsys.readouterr().out
    assert main(["compare", "--extract", str(file), str(file)]) == 2
    assert main(["extract", str(file), "--merge", "aalto"]) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We will reopen it,” Minister Aalto told us. Minister Roe told a news conference that “nobody ever asked "
            "us for a date”.",
            {"aalto": "We will reopen it.", "roe": "nobody ever asked us for a date"},
        ),
        (
            "Minister Roe said that “nobody ever asked us” and that “the scanners never worked at all”.",
            {"roe": "nobody ever asked us the scanners never worked at all"},
        ),
        (
            "Minister Roe said that “nobody ever asked us for it”. He insisted that “Norland has always kept the peace”.",
            {"roe": "nobody ever asked us for it. Norland has always kept the peace"},
        ),
        (
            "Minister Roe said the date was wrong: “Nobody ever asked us for one.”",
            {"roe": "Nobody ever asked us for one."},
        ),
        (
            "“The herring will not come back,” said Professor Hilde Strand of the University of Karsund.",
            {"hilde-strand": "The herring will not come back."},
        ),
        (
            "“The herring will not come back,” said Hilde Strand, director of the Karsund Institute of Fisheries.",
            {"hilde-strand": "The herring will not come back."},
        ),
    ],
)
def test_a_quotation_behind_that_and_a_person_of_a_house(text, expected):
    own = found(text)
    assert {name: words for name, words in own.items() if name != JOURNALIST} == expected


def test_a_phrase_behind_that_stays_in_its_sentence():
    own = found(
        "“We will reopen it soon,” Minister Aalto said. Minister Roe said that “the long, bitter row” was over."
    )
    assert own[JOURNALIST] == "Minister Roe said that “the long, bitter row” was over."


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("she told us, adding that the ferry would “sail by 3 May at the latest”.", "would “sail by 3 May at"),
        (
            "Minister Aalto said, as fishermen blocked the only pier with three boats.",
            "as fishermen blocked the only pier",
        ),
        ("said Minister Aalto, a former ferry captain who lives on the island.", ""),
        ("Minister Aalto told reporters at a news conference in Karsund on Monday.", ""),
    ],
)
def test_what_is_reported_beside_a_quotation_stays_with_the_journalist(rest, expected):
    own = found(f"Minister Aalto spoke first. “We will reopen the crossing,” {rest}")
    if expected:
        assert expected in own[JOURNALIST]
    else:
        assert own[JOURNALIST] == "Minister Aalto spoke first."


def test_captions_and_bylines_in_other_forms_are_set_aside():
    own = found(
        "Ferry talks fail\n\nBy Karin Holt\nMaritime correspondent\n\nBy Monday the pier was empty again.\n\n"
        "“We will reopen the crossing,” Minister Aalto said.\n\n"
        "Photo: Minister Aalto leaving the talks. Credit: NPA/Jon Vik\n\nAalto leaves the pier. Picture: NPA"
    )
    assert own[JOURNALIST] == "Ferry talks fail By Monday the pier was empty again."


def test_through_whom_most_of_it_came_is_named():
    extraction = extract(
        Account(
            "Minister Roe said that “nobody ever asked us for a date”. Minister Roe added: “We have no scanners at all.” "
            "According to the news agency TASS, Minister Roe later said that “the crossing stays closed for good”.",
            id="paper",
            language="en",
        )
    )
    assert [one.account.source for one in extraction.found if one.speaker] == ["Roe"]


def test_an_article_is_not_said_to_leave_out_what_it_quotes(tmp_path, capsys):
    file = tmp_path / "paper.txt"
    file.write_text(
        "The pier was empty on Monday.\n\n“The crossing will reopen in March,” Minister Aalto said.\n\n"
        "“We have seen no new scanners at all,” Minister Roe replied.\n",
        encoding="utf-8",
    )
    assert main(["compare", "--extract", str(file), "--no-cache"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "paper (own words) is what the article says itself: it quotes Aalto and Roe" in told
    assert "LEFT OUT BY PAPER" not in told.upper()
    assert main(["extract", str(file), "--output", str(tmp_path / "call")]) == 0
    _, accounts = readouts.read_event(tmp_path / "call")
    assert [account.own_words for account in accounts] == [False, False, True]
    comparison = readouts.compare(*accounts)
    assert not comparison.left_out_by(JOURNALIST)
    assert comparison.left_out_by("aalto")
    assert readouts.Comparison.from_json(comparison.to_json()).accounts == comparison.accounts
