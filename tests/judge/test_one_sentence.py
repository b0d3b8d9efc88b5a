"""One sentence but for a stretch: what differs is a conflict, unless the one may stand for the other."""

import pytest

from readouts import Account
from readouts.encoders import load
from readouts.judge import Side, find_conflicts
from readouts.pipeline import read_passages


def kinds(left: str, right: str) -> set[str]:
    one, other = (
        read_passages(Account(text, id=name, language="en"), load()) for name, text in (("a", left), ("b", right))
    )
    return {
        c.kind for a in one.passages for b in other.passages for c in find_conflicts(Side(one, a), Side(other, b))
    }


DIFFER = [
    ("number", "The reserve force stands at {} the strength agreed in Dakar.", "half", "twice"),
    ("date", "The envoy arrived in Tegucigalpa {} and went straight to the palace.", "at dawn", "at dusk"),
    ("name", "{} will deliver the maritime patrol aircraft to the navy of Peru.", "Airbus", "Boeing"),
    ("name", "The next session of the commission will be hosted by {}.", "Tashkent", "Samarkand"),
    ("name", "The vessel fired its water cannon near {} Shoal on Sunday.", "Scarborough", "Second Thomas"),
    ("polarity", "The envoy {} hands with the mediator before the cameras.", "shook", "refused to shake"),
    ("scope", "{} clause of the armistice has been initialled by now.", "Every", "Almost every"),
    ("scope", "The customs union of the islands covers {}.", "goods and services", "goods alone"),
    ("scope", "The subsidies go to {} farms in the uplands.", "small", "small and large"),
]


@pytest.mark.parametrize(("kind", "frame", "one", "other"), DIFFER)
def test_another_fact_in_one_sentence_is_a_conflict(kind, frame, one, other):
    assert kind in kinds(frame.format(one), frame.format(other))


SAME = [
    ("The ministers spoke on {} about the dam.", "Wednesday", "Thursday"),
    ("On {} the presidents talked about gas.", "Sunday evening", "Monday morning"),
    ("The commission on glaciers meets again in {}.", "two weeks", "14 days"),
    ("The rights of transit were prolonged by {}.", "six months", "half a year"),
    ("{} is sending cholera kits to Blantyre.", "The WHO", "The World Health Organization"),
    ("{} embassies in the capital have sent part of their staff home.", "Several", "A few"),
    ("{} delegates registered for the forum on glaciers.", "Nearly 500", "Some 480"),
    ("Foreign Minister Lavrov landed in {} on Sunday.", "Alma-Ata", "Almaty"),
    ("The exercise in the {} began on Monday with one destroyer.", "Sea of Japan", "East Sea"),
    ("The envoy was {} to meet the rebels in the valley.", "not unwilling", "ready"),
    ("The minister {} comment on the report about the base.", "would not", "refused to"),
    ("The banks {} the accounts of the former governor last week.", "froze", "blocked"),
]


@pytest.mark.parametrize(("frame", "one", "other"), SAME)
def test_another_word_for_one_fact_is_none(frame, one, other):
    assert kinds(frame.format(one), frame.format(other)) == set()
