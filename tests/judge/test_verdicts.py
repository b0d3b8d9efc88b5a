import itertools
import json
import time
from importlib.resources import files

import pytest

import readouts
from readouts.judge.calibration import load, read
from readouts.judge.rules.values import quantities_told
from readouts.judge.support import SIGNALS, Found
from readouts.judge.verdicts import roll_up
from readouts.types import Account, VerdictKind

S, L, U, P = VerdictKind.SHARED, VerdictKind.LEFT_OUT, VerdictKind.UNCLEAR, VerdictKind.PARTIAL

TEXT = (
    "Foreign Minister Aalto spoke with her counterpart about the closed border crossing at Lumi. "
    "She proposed to reopen it on 3 March and to lend forty customs officers. "
    "The two sides will study a joint ferry line across the strait. "
    "Aalto protested against the arrest of two oceanographers. "
    "Ratification of the fisheries protocol was postponed until autumn."
)


@pytest.mark.parametrize(
    ("whole", "parts", "expected"),
    [
        (S, [], S), (L, [], L), (U, [], U),
        (S, [S, S], S), (S, [S, U], S), (U, [S, S], S),
        (L, [L, L], L), (L, [L, U], L), (U, [L, L], L),
        (U, [S, L], P), (S, [S, L], P), (L, [S, L], P), (S, [U, L], P),
        (U, [S, U], U), (U, [U, L], U), (L, [S, U], U),
    ],
)  # fmt: skip
def test_claims_roll_up_to_the_passage(whole, parts, expected):
    for order in itertools.permutations(parts):
        assert roll_up(whole, list(order)) is expected


def test_the_calibration_covers_every_signal_and_names_its_origin():
    raw = json.loads(files("readouts.judge").joinpath("calibration.json").read_text("utf-8"))
    used = {*raw["readouts"]["coefficients"], *raw["plain"]["coefficients"]}
    assert used == {*SIGNALS}
    assert raw["origin"]["script"].startswith("benchmarks/")
    assert 0 < raw["left_out_below"] < raw["shared_from"] < 1


def test_a_calibration_for_a_misspelt_signal_is_refused():
    raw = json.loads(files("readouts.judge").joinpath("calibration.json").read_text("utf-8"))
    raw["plain"]["coefficients"]["meanign"] = 1.0
    with pytest.raises(ValueError, match="meanign"):
        read(raw)


@pytest.mark.parametrize("genre", [0.0, 1.0])
def test_more_of_any_signal_of_the_span_never_lowers_the_probability(genre):
    calibration = load()
    used = (calibration.readouts if genre else calibration.plain).coefficients
    for name in used.keys() - {"vocabulary", "nearness"}:  # these speak against being carried
        low, high = ({**dict.fromkeys(SIGNALS, 0.5), name: value} for value in (0.2, 0.9))
        found = [
            calibration.probability(Found(s, (), verbatim=False, wordless=False, genre=genre)) for s in (low, high)
        ]
        assert found[0] < found[1]


def test_the_genre_decides_between_the_two_regressions():
    calibration, signals = load(), dict.fromkeys(SIGNALS, 0.6)
    plain, between, readouts = (
        calibration.probability(Found(signals, (), verbatim=False, wordless=False, genre=genre))
        for genre in (0.0, 0.5, 1.0)
    )
    assert min(plain, readouts) < between < max(plain, readouts)


def copies(text: str, changed: str):
    return readouts.compare(Account(text, id="a", language="en"), Account(changed, id="b", language="en"))


def test_a_text_compared_with_itself_is_shared_throughout():
    comparison = copies(TEXT, TEXT)
    assert {v.verdict for v in comparison.verdicts} == {S}
    assert min(v.support for v in comparison.verdicts) >= 0.95
    assert {link.relation.value for link in comparison.links} == {"verbatim"}


@pytest.mark.parametrize("removed", range(5))
def test_removing_a_sentence_makes_exactly_that_sentence_left_out(removed):
    sentences = [p for p in copies(TEXT, TEXT).passages if p.account == "a"]
    span = sentences[removed].span
    comparison = copies(TEXT, TEXT[: span.start] + TEXT[span.end :])
    left_out = {v.passage for v in comparison.left_out_by("b")}
    assert left_out == {sentences[removed].id}
    assert all(v.verdict is S for v in comparison.verdicts if v.passage not in left_out)


def test_shuffling_the_other_account_changes_no_verdict():
    comparison = copies(TEXT, TEXT)
    sentences = [comparison.text(p.id) for p in comparison.passages if p.account == "b"]
    shuffled = copies(TEXT, " ".join(sentences[2:] + sentences[:2]))
    assert [v.verdict for v in shuffled.verdicts if v.by == "b"] == [S] * 5


TOLD = (
    "The ministers talked by telephone about the crossing at Lumi, which has been shut since winter.",
    "Forty customs officers could be lent, and traffic might start again in early March.",
    "Grain shipments, port fees and the price of diesel took up half of the hour.",
    "A ferry across the strait will be looked into.",
    "Two scientists of a research vessel remain in custody.",
    "The next round is planned for the capital.",
    "Both thanked the mediators for their patience.",
)


@pytest.mark.parametrize("order", [(6, 5, 4, 3, 2, 1, 0), (3, 0, 6, 2, 5, 1, 4), (1, 3, 5, 0, 2, 4, 6)])
def test_the_order_of_the_other_account_moves_no_support(order):
    plain = copies(TEXT, " ".join(TOLD))
    moved = copies(TEXT, " ".join(TOLD[index] for index in order))
    kept = [[(v.verdict, v.support) for v in c.verdicts if v.by == "b"] for c in (plain, moved)]
    assert kept[0] == kept[1]
    assert len({verdict for verdict, _ in kept[0]}) > 1


def test_an_unrelated_paragraph_makes_nothing_shared_less_so():
    comparison = copies(TEXT, TEXT + "\n\nA brass band will tour nine provinces in July.")
    assert [v.verdict for v in comparison.verdicts if v.by == "b"] == [S] * 5
    assert [v.passage for v in comparison.left_out_by("a")] == ["b:6"]


def test_a_dropped_claim_makes_a_passage_partial_and_is_what_is_missing():
    said = "The ministers discussed grain shipments through the strait, the release of two oceanographers, and visa rules."
    kept = "The ministers discussed grain shipments through the strait, and visa rules for students."
    comparison = copies(said, kept)
    verdict = next(v for v in comparison.verdicts if v.by == "b")
    assert verdict.verdict is P
    assert [span.of(said) for span in verdict.missing] == ["the release of two oceanographers"]
    assert "oceanographers" in verdict.reasons[0]


def test_signs_without_words_are_left_out_by_nobody():
    comparison = copies("Grain was discussed.\n\n* * *\n\nVisas too.", "Grain was discussed. Visas too.")
    assert [v.verdict for v in comparison.verdicts if v.passage == "a:2"] == [U]


@pytest.mark.parametrize("said", ["And then?", "###", "Not so."])
def test_a_word_or_two_that_say_nothing_are_neither_shared_nor_left_out(said):
    found = copies(f"{said}\n\n{TEXT}", f"{TEXT} Aalto then said yes, and not only so.")
    assert {one.verdict for one in found.verdicts if one.passage == "a:1"} == {U}
    both = copies(f"{said}\n\n{TEXT}", f"{TEXT}\n\n{said}")
    assert {one.verdict for one in both.verdicts if one.passage == "a:1"} == {U}


def test_support_of_any_span_without_the_model():
    comparison = copies(TEXT, TEXT.replace("two oceanographers", "a journalist"))
    start = TEXT.index("two oceanographers")
    there = comparison.support("a", 0, 30, by="b")
    lacking = comparison.support("a", start, start + len("two oceanographers"), by="b")
    assert there.probability > 0.9 > lacking.probability
    assert set(there.signals) == set(SIGNALS)
    assert there.nearest[0].passage == "b:1"


def test_support_says_how_to_mend_what_json_does_not_hold():
    loaded = readouts.Comparison.from_json(copies(TEXT, TEXT).to_json())
    with pytest.raises(readouts.FormatError, match="compare the accounts again"):
        loaded.support("a", 0, 5, by="b")


@pytest.mark.parametrize(("start", "end", "by"), [(5, 5, "b"), (0, 10_000, "b"), (0, 5, "a"), (0, 5, "z")])
def test_support_refuses_what_makes_no_sense(start, end, by):
    with pytest.raises(ValueError):
        copies(TEXT, TEXT).support("a", start, end, by=by)


def test_a_language_the_encoder_does_not_know_accuses_nobody():
    english = Account("Grain was discussed.", id="a", language="en")
    russian = Account("Обсуждались поставки зерна.", id="b", language="ru")
    comparison = readouts.compare(english, russian)
    assert {v.verdict for v in comparison.verdicts} == {U}
    assert "not trained" in comparison.verdicts[0].reasons[0]
    assert comparison.manifest.warnings[0].startswith("b: the text is in language “ru”")
    again = readouts.compare(russian, Account(russian.text, id="c", language="ru"))
    assert {v.verdict for v in again.verdicts} == {S}
    assert comparison.support("a", 0, 5, by="b").verdict is U


def test_accounts_with_the_same_text_are_warned_of():
    given = {"a": TEXT, "b": TEXT.replace(". ", ".\n"), "c": "Visas were discussed at length."}
    comparison = readouts.compare(*(Account(text, id=name) for name, text in given.items()))
    (warning,) = comparison.manifest.warnings
    assert warning.startswith("a and b: these accounts have the same text")


def test_the_numbers_of_a_long_account_are_read_in_linear_time():
    began = time.process_time()
    assert len(quantities_told(" ".join(f"They sent {tons} tons." for tons in range(100, 30_100)))) == 30_000
    assert time.process_time() - began < 12


def test_a_language_that_is_not_known_is_no_foreign_one():
    comparison = readouts.compare(Account(TEXT, id="a", language="und"), Account("Visas.", id="b", language="en"))
    assert comparison.manifest.warnings == ()
    assert comparison.left_out_by("b")


SENTENCES = (
    (
        "The minister told the ambassador that the blockade of the port must end before any talks begin.",
        "No negotiations will start until the siege of the harbour is lifted, the ambassador was told by the minister.",
    ),
    (
        "The Secretary thanked Qatar for its mediation in the release of the detainees.",
        "Doha's mediation was praised by the Secretary after the prisoners were freed.",
    ),
    (
        "The Chancellor assured the President of continued military support.",
        "The President was promised further arms by the Chancellor.",
    ),
)


@pytest.mark.parametrize(("one", "other"), SENTENCES)
def test_one_sentence_told_otherwise_is_not_called_left_out(one, other):
    assert {v.verdict for v in copies(one, other).verdicts} == {S}


@pytest.mark.parametrize(("mine", "theirs"), [(0, 1), (1, 2), (2, 0)])
def test_one_sentence_about_something_else_is_left_out(mine, theirs):
    assert {v.verdict for v in copies(SENTENCES[mine][0], SENTENCES[theirs][1]).verdicts} == {L}
