"""Questions assert nothing, whoever asks them."""

from readouts.text.passages import segment
from readouts.text.questions import affirmed, asking, in_turns

BRIEFING = (
    "Question: You saw the envoy yesterday. Will the port be handed over?\n\n"
    "Answer: Yes, by the end of the year. We said so in May.\n\n"
    "Question: Is the toll settled? Answer: No.\n\n"
    "To ask the Secretary of State, how many berths have been let.\n\n"
    "“Who pays?” he asked. They settled the toll, but “for how long?”"
)


def test_questions_and_what_reporters_say_before_them_are_asked():
    spans = segment(BRIEFING, "en")
    asked = asking(BRIEFING, spans)
    assert [spans[n].of(BRIEFING) for n in sorted(asked)] == [
        "Question: You saw the envoy yesterday.",
        "Will the port be handed over?",
        "Question: Is the toll settled?",
        "To ask the Secretary of State, how many berths have been let.",
    ]
    assert next(spans[n].of(BRIEFING) for n in in_turns(BRIEFING, spans)).startswith("Question: You saw")


def test_yes_affirms_the_question_before_it():
    spans = segment(BRIEFING, "en")
    said = affirmed(BRIEFING, spans, asking(BRIEFING, spans))
    assert [spans[n].of(BRIEFING) for n in said] == ["Will the port be handed over?"]


def test_a_reporters_turn_may_have_no_colon_where_speakers_have_one():
    turn = "Q Thanks for this. They say you begged for it. Is that so?"
    text = f"{turn}\n\nSENIOR OFFICIAL: No. We were asked."
    spans = segment(text, "en")
    assert {spans[n].of(text) for n in asking(text, spans)} == {
        "Q Thanks for this.",
        "They say you begged for it.",
        "Is that so?",
    }
    alone = "Q fever was found. Q Company left the port."
    assert not asking(alone, segment(alone, "en"))


def test_the_turn_of_a_reporter_is_told_by_a_label_on_a_line_of_its_own_too():
    text = "Question:\n\nThe bay froze in May. Will it open?\n\nMinister Lie:\n\nIt is open."
    passages = segment(text, "en")
    assert {passages[n].of(text) for n in asking(text, passages)} == {
        "Question:",
        "The bay froze in May.",
        "Will it open?",
    }
