"""Neighbouring days are one day in two zones, and two where both tell the clocks of one place."""

import pytest

from tests.judge.suites import kinds

DIFFER = [
    ("the same part of both days", "The weavers left the island on the evening of {} without a word.", "4 May", "5 May"),
    ("the same, with a weekday", "The choir came back on {} afternoon with two new songs.", "Monday", "Tuesday"),
    ("the same hour", "The guild opens the new mill on {} at 2 p.m. and shows it to the children.", "Friday", "Saturday"),
    ("one place", "The fair of the weavers was held in Narvik on {} after a year without one.", "Sunday", "Monday"),
    ("where one goes", "The envoy of the guild travels to Bergen on {} to look at the looms.", "Thursday", "Friday"),
    ("one house", "The parliament passed the law on bees on {} with two votes to spare.", "Tuesday", "Wednesday"),
]  # fmt: skip


@pytest.mark.parametrize(("frame", "one", "other"), [row[1:] for row in DIFFER], ids=[row[0] for row in DIFFER])
def test_two_days_in_one_place_are_a_conflict(frame, one, other):
    assert kinds(frame.format(one), frame.format(other)) == {"date"}


SAME = [
    ("a call is made from two places", "The mayor of Narvik spoke by telephone with Bergen on {} about the looms.",
     "Tuesday", "Wednesday"),
    ("no place is told", "The balloon was launched on {} with a letter in its basket.", "Monday", "Tuesday"),
    ("a zone is named", "The balloon was launched in Narvik on {} with a letter in it.", "Monday", "Tuesday, Tokyo time,"),
    ("the evening here is the morning there", "The balloon came down near Narvik on {} with a letter.",
     "Monday evening", "Tuesday morning"),
    ("the day before", "The fair in Narvik opens on {} and the choir sings.", "Monday", "Tuesday, a day later"),
]  # fmt: skip


@pytest.mark.parametrize(("frame", "one", "other"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_what_a_zone_may_explain_is_none(frame, one, other):
    assert "date" not in kinds(frame.format(one), frame.format(other))
