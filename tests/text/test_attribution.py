"""Who says what: the sequence taggers, and what quotation marks tell beyond them."""

import itertools
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from readouts.text import cue_tagger, role_tagger
from readouts.text.attribution import attributions
from readouts.text.crf import Tagger, Weights
from readouts.text.lexemes import Tokens, known, word_classes
from readouts.text.passages import segment
from readouts.text.speakers import attribute

HERALD = (
    "The Karsund Herald says that TASS reported that Minister Roe said the crossing would stay closed until May.\n\n"
    "“We never agreed to open it,” Roe told reporters, according to the state news agency TASS. “The scanners have "
    "not arrived, and nobody knows when they will.”\n\nForeign Ministry spokeswoman Lena Aalto disagreed. “Both sides "
    "signed the plan in February,” she said. She added that the scanners had been delivered in March.\n\n"
    "According to the North’s Transport Ministry, forty lorries a day could pass."
)


def said(text: str) -> list[tuple[str, str, bool, list[str]]]:
    return [(one.speaker, one.via, one.direct, [s.of(text) for s in one.content]) for one in attributions(text)]


def passages(text: str) -> list[tuple[str | None, str | None] | None]:
    return [one and (one.speaker, one.via) for one in attribute(text, segment(text, "en"))]


def test_every_passage_of_a_nested_article_has_its_nearest_speaker_and_the_one_it_came_through():
    assert passages(HERALD) == [
        ("Roe", "TASS"), ("Roe", "TASS"), ("Roe", "TASS"), None, ("Lena Aalto", None), ("Lena Aalto", None),
        ("North’s Transport Ministry", None),
    ]  # fmt: skip


def test_a_chain_of_reports_names_each_link():
    chain = [(speaker, via) for speaker, via, *_ in said(HERALD)[:3]]
    assert chain == [("Karsund Herald", ""), ("TASS", "Karsund Herald"), ("Roe", "TASS")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Minister Roe spoke first. “We will not wait for the courts,” he said.", "Roe"),
        ("Minister Roe spoke. Ambassador Lund listened. “We will not wait for them,” he replied.", "Lund"),
        ("Reuters said prices rose. Elena Marku disagreed. “They have not risen at all,” she said.", "Elena Marku"),
        ("“The ferry sails on Friday,” Roe said. “It was late in spring,” he added, “but it sails.”", "Roe"),
    ],
)
def test_a_pronoun_goes_to_the_last_who_fits(text, speaker):
    assert said(text)[-1][0] == speaker


def test_a_quotation_left_open_goes_on_in_the_next_paragraph():
    text = (
        "“We have waited long enough,” Ambassador Lund said.\n\n“Our patience is not without end.\n\n“If no answer "
        "comes, the council will hear of it.”\n\nMinister Roe replied: “You will have it on Friday.”"
    )
    (lund, _, direct, parts), (roe, *_) = said(text)
    assert (lund, roe, direct) == ("Lund", "Roe", True)
    assert parts[-1] == "If no answer comes, the council will hear of it."


def test_a_colon_hands_the_next_paragraph_to_its_speaker():
    text = (
        "The ministry issued the following statement:\n\n“The two ministers agreed to reopen the crossing in March. "
        "They will meet again.”\n\nIt rained."
    )
    ((speaker, _, direct, parts),) = said(text)
    assert (speaker, direct) == ("ministry", True)
    assert parts == ["The two ministers agreed to reopen the crossing in March. They will meet again."]


def test_a_transcript_is_cut_at_its_labels():
    text = (
        "Q: Will the crossing reopen?\n\nMINISTER AALTO: We will reopen it as soon as the scanners work. That is in "
        "March.\n\nMINISTER ROE: We have seen no scanners at all."
    )
    assert [(one.speaker, one.direct) for one in attributions(text)] == [("", True), ("Aalto", True), ("Roe", True)]
    assert said(text)[1][3] == ["We will reopen it as soon as the scanners work. That is in March."]


def test_a_dateline_is_no_transcript():
    assert not any(cue == ":" for cue in _cues("KARSUND: The ferry sailed on Friday without any passengers."))


def _cues(text: str) -> list[str]:
    return [one.cue.of(text) for one in attributions(text)]


def test_a_name_behind_a_dash_signs_the_quotation_before_it():
    text = (
        "“The ferry was late again, and nobody told us why.” ― Elena Marku\n“It sailed on time for me.” ― Jan Moe\n"
    )
    assert [(speaker, parts) for speaker, _, _, parts in said(text)] == [
        ("Elena Marku", ["The ferry was late again, and nobody told us why."]),
        ("Jan Moe", ["It sailed on time for me."]),
    ]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Minister Aalto urged the council to lift the ban on ferries.", "urged", "the council to lift the ban on ferries"),
        ("The minister warned that the crossing could close.", "warned", "that the crossing could close"),
        ("The talks will resume in May, a ministry spokesman said.", "said", "The talks will resume in May"),
        ("The Secretary underscored the need for a ceasefire.", "underscored", "the need for a ceasefire"),
    ],
)  # fmt: skip
def test_what_is_said_in_other_words(text, cue, content):
    (one,) = attributions(text)
    assert one.cue.of(text) == cue
    assert [span.of(text) for span in one.content] == [content]
    assert not one.direct


@pytest.mark.parametrize("unit", ["said ", "“a b c d” he said, ", ", ― A", "A: b\n", "“", "x " * 40 + ". “"])
def test_long_and_odd_texts_are_read_to_the_end(unit):
    text = unit * (40_000 // len(unit))
    for one in attributions(text):
        assert all(0 <= span.start < span.end <= len(text) for span in (*one.content, one.cue))


def test_the_tokens_of_a_text_are_in_order_and_hold_every_letter():
    text = "Don’t “quote” O'Brien's U.S. well-known 1,200.5 words -- he'd… naïve中文 x_y"
    tokens = Tokens(text)
    assert all(text[a:b] == word for a, b, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True))
    assert all(end <= start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))
    held = {at for a, b in zip(tokens.starts, tokens.ends, strict=True) for at in range(a, b)}
    assert all(at in held for at, char in enumerate(text) if not char.isspace())
    assert tokens.words[:2] == ["Do", "n’t"]


def test_words_used_alike_share_a_class():
    classes = word_classes()
    assert len(classes) > 10_000
    assert classes["told"][0] == classes["says"][0]
    assert any(name.startswith("c3=") for name in known("says"))


def weights(rng: np.random.Generator) -> Weights:
    table, steps = rng.integers(-60, 60, (5, 3)), rng.integers(-60, 60, (3, 3))
    return Weights(("A", "B", "C"), tuple("vwxyz"), table.astype(np.int16), steps.astype(np.int16), 0.05)


def every_path(tagger: Tagger, rows, own: Weights) -> dict[tuple[int, ...], float]:
    (emissions,) = tagger.emissions([list(zip(*rows, strict=True))])
    scores = {}
    for path in itertools.product(range(3), repeat=len(rows)):
        score = sum(float(emissions[at, label]) for at, label in enumerate(path))
        scores[path] = score + sum(float(own.steps[a, b]) * own.scale for a, b in itertools.pairwise(path))
    return scores


@pytest.mark.parametrize("seed", range(5))
def test_the_tagger_equals_a_sum_over_all_paths(seed):
    rng = np.random.default_rng(seed)
    own = weights(rng)
    tagger = Tagger(own, 2, lambda _slot, key: tuple(key))
    batch = [
        [tuple("".join(rng.choice(list("vwxyzq"), 2)) for _ in range(2)) for _ in range(length)]
        for length in (1, 4, 6)
    ]
    columns = [list(zip(*rows, strict=True)) for rows in batch]
    for rows, labels, marginals in zip(batch, tagger.best(columns), tagger.marginals(columns), strict=True):
        scores = every_path(tagger, rows, own)
        best = max(scores.values())
        assert scores[tuple("ABC".index(label) for label in labels)] == pytest.approx(best, abs=1e-4)
        total = sum(np.exp(score - best) for score in scores.values())
        for at, label in itertools.product(range(len(rows)), range(3)):
            share = sum(np.exp(s - best) for path, s in scores.items() if path[at] == label) / total
            assert marginals[at, label] == pytest.approx(share, abs=1e-4)


def test_weights_are_written_and_read_alike(tmp_path: Path):
    own = weights(np.random.default_rng(1))
    for name in ("a", "b"):
        own.write(tmp_path / name)
    data = (tmp_path / "a").read_bytes()
    assert data == (tmp_path / "b").read_bytes()
    again = Weights.read(BytesIO(data).getvalue())
    assert (again.labels, again.features, again.scale) == (own.labels, own.features, own.scale)
    assert (again.table == own.table).all()
    assert (again.steps == own.steps).all()


@pytest.mark.parametrize("module", [cue_tagger, role_tagger])
def test_the_weights_of_the_package_are_small_and_used(module):
    path = Path(module.__file__).parent / module.WEIGHTS
    assert path.stat().st_size < 500_000
    assert len(module.tagger().labels) > 2


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        (
            "President Aalto told Prime Minister Haddad that the United Provinces will send engineers. "
            "He also reviewed the sanctions announced in May.",
            "also reviewed",
            "Aalto",
        ),
        (
            "The two ministers met in Lisbon. The meeting heard that the dam held. They expressed the hope that it "
            "will last.",
            "expressed",
            "two ministers",
        ),
        (
            "Minister Haddad recalled the River Treaty of 1974 and the Protocol of Measures. He noted that neither "
            "was ratified.",
            "noted",
            "Haddad",
        ),
    ],
)
def test_a_pronoun_stands_for_somebody_who_can_speak(text: str, cue: str, speaker: str):
    assert [one.speaker for one in attributions(text) if cue in one.cue.of(text)] == [speaker]


def test_who_was_met_to_discuss_something_has_not_said_it():
    text = "This morning I spoke with President Haddad to discuss the flooding along the border."
    assert "Haddad" not in [one.speaker for one in attributions(text)]
