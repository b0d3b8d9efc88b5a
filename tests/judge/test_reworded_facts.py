"""Facts that exclude each other are seen in whatever words they are told; whether they are of one thing is weighed."""

import pytest

from readouts import Account
from readouts.encoders import load
from readouts.judge import Side
from readouts.judge.conflicts import candidates
from readouts.judge.frames import Frame
from readouts.pipeline import read_passages


def seen(kind: str, left: str, right: str) -> set[tuple[str, str]]:
    """Return the two facts of each candidate of a kind."""
    sides = []
    for name, text in (("a", left), ("b", right)):
        reading = read_passages(Account(text, id=name, language="en"), load())
        sides.append(Side(reading, reading.passages[0]))
    frame = Frame(*sides)
    return {(one.left.of(left), one.right.of(right)) for one in candidates(kind, frame)}


EXCLUDE = [
    ("date", "Three days before the fair the weavers tuned the looms.",
     "The looms were tuned by the weavers a fortnight ahead of the market.", "Three days before", "a fortnight ahead of"),
    ("date", "The weavers' fair opens tomorrow in Narvik.", "In Narvik the fair of the weavers starts four days from now.",
     "tomorrow", "four days from now"),
    ("date", "The call of the two guilds took place on Saturday morning.",
     "The two guilds spoke by telephone late on Sunday.", "Saturday", "Sunday"),
    ("modality", "Every weaver is required to show his loom to the warden.",
     "Weavers are advised to let the warden look at their looms.", "is required to", "are advised to"),
    ("modality", "The guild has undertaken to give the bell back to the monks.",
     "The return of the bell to the monks is being weighed by the guild.", "has undertaken to", "is being weighed"),
    ("modality", "The guild intends to sell the looms to the monks.",
     "A sale of the looms to the monks is one option among several for the guild.", "intends to",
     "one option among several"),
    ("modality", "The weavers pledged to lower the toll.", "The weavers agreed to look into lowering the toll.",
     "pledged to", "agreed to look into"),
    ("modality", "The weavers must buy salt before the fair.",
     "It is left to the choice of the weavers whether they buy salt before the fair.", "must", "is left to the choice of"),
    ("name", "The loom is paid for by the Asian Development Bank.",
     "The Islamic Development Bank is paying for the loom.", "Asian Development Bank", "Islamic Development Bank"),
    ("name", "The Attorney General opened the fair of the weavers.",
     "The weavers' fair was opened by the Auditor General.", "Attorney General", "Auditor General"),
    ("scope", "The salt will be shared between the weavers and the brewers.",
     "The salt was given to the weavers alone.", "weavers and the brewers", "weavers alone"),
    ("scope", "The bridge may be used by carts of every kind.", "The bridge may be used by salt carts and nothing else.",
     "of every kind", "nothing else"),
    ("polarity", "The mending of the loom has been completed.", "The loom's repair is still unfinished.",
     "completed", "unfinished"),
    ("polarity", "The guild has paid its dues to the abbey.", "The guild's dues to the abbey remain outstanding.",
     "paid", "remain outstanding"),
    ("polarity", "The judges cleared the miller of theft.", "The judges held the miller responsible for the theft.",
     "cleared the miller of", "held the miller responsible"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "left", "right", "own", "other"), EXCLUDE)
def test_facts_that_exclude_each_other_are_seen_from_either_side(kind, left, right, own, other):
    assert any(own in a and other in b for a, b in seen(kind, left, right))
    assert any(other in a and own in b for a, b in seen(kind, right, left))


MAY_BOTH_BE = [
    ("date", "The call of the two guilds took place on Saturday evening.",
     "The two guilds spoke by telephone early on Sunday."),
    ("date", "A week before the fair the looms were tuned.", "The looms were tuned seven days ahead of the fair."),
    ("name", "The European Commission paid for the loom.", "The loom was paid for by the EU Commission."),
    ("name", "The chief of the general staff opened the fair.", "The fair was opened by the chief of staff."),
    ("scope", "The salt was given not only to the weavers.", "The salt was given to the weavers and the brewers."),
    ("scope", "The repair of the second loom was completed.", "Stage two of the loom's repair is over."),
    ("polarity", "The fair went ahead as planned.", "The fair was not called off."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "left", "right"), MAY_BOTH_BE)
def test_facts_that_may_both_be_right_are_none(kind, left, right):
    assert seen(kind, left, right) == set()
