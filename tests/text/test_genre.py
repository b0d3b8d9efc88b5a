from hypothesis import given
from hypothesis import strategies as st

from readouts.text.genre import log_odds
from readouts.text.tokens import stems

READOUT = (
    "The Secretary of State spoke today with the Foreign Minister. The two sides discussed the ceasefire, reaffirmed "
    "their commitment to the agreement and agreed that their delegations will meet next month."
)
OTHER = (
    "The band's third album won two awards and was their first to top the charts. Fans had waited for years; the singer, "
    "who was born in a small town, said she would play every song of it live this season."
)


def test_a_readout_is_told_from_other_news():
    assert log_odds(stems(READOUT)) > 1
    assert log_odds(stems(OTHER)) < 0


def test_a_text_without_words_is_not_taken_for_a_readout():
    assert log_odds(()) < 0


@given(st.permutations(stems(READOUT)))
def test_the_order_of_words_does_not_matter(order):
    assert log_odds(order) == log_odds(stems(READOUT))


@given(st.lists(st.text(max_size=8), max_size=30))
def test_words_that_are_not_known_only_bring_a_text_nearer_to_what_an_empty_one_is(unknown):
    unknown = [f"x{word}x" for word in unknown]
    with_them = log_odds((*stems(READOUT), *unknown))
    assert log_odds(()) < with_them <= log_odds(stems(READOUT))
