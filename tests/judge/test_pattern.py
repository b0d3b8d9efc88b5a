"""Two sentences of one pattern tell of two things where a second slot is filled otherwise as well."""

import pytest

from tests.judge.suites import kinds

ONE_SLOT_AND_TWO = [
    ("number", "The count in May found 40 looms in the halls of the guild.",
     "The count in May found 60 looms in the halls of the guild.",
     "The count in July found 60 looms in the halls of the guild."),
    ("name", "The Danish choir said that the quarrel over the organ must be settled by the bishop.",
     "The Swedish choir said that the quarrel over the organ must be settled by the bishop.",
     "The Swedish choir said that the quarrel over the organ must be settled by a lottery."),
    ("number", "Under the first charter, carts had to wait 30 hours at the toll of the weavers.",
     "Under the first charter, carts had to wait 8 hours at the toll of the weavers.",
     "Under the second charter, carts had to wait 8 hours at the toll of the weavers."),
    ("polarity", "The miller said in his sermon that he would keep the tax on honey.",
     "The miller said in his sermon that he would abolish the tax on honey.",
     "The miller said in his sermon that he would abolish the tax on candles."),
    ("polarity", "The abbot denied the rumours in the village that he himself would leave the choir.",
     "The abbot confirmed the rumours in the village that he himself would leave the choir.",
     "The abbot confirmed the rumours in the village that his cousin would leave the choir."),
    ("date", "The warden of the guild of weavers was chosen by lot for one year.",
     "The warden of the guild of weavers was chosen by lot for five years.",
     "The warden of the guild of brewers was chosen by lot for five years."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "told", "disputed", "another"), ONE_SLOT_AND_TWO)
def test_what_differs_in_one_slot_is_a_conflict_and_in_two_it_is_none(kind, told, disputed, another):
    assert kind in kinds(told, disputed)
    assert kinds(told, another) == set()
    assert kinds(another, told) == set()


def test_two_numbers_of_one_thing_are_both_disputed():
    told = "The guild of the weavers sold 40 looms and 12 carts at the fair in Narvik in the spring."
    assert kinds(told, told.replace("40", "60").replace("12", "15")) == {"number"}


def test_another_word_for_the_same_in_a_second_slot_leaves_a_conflict():
    told = "The accord on the weir was signed in Narvik by the two guilds on 4 May."
    assert kinds(told, told.replace("accord", "agreement").replace("4 May", "14 May")) == {"date"}
