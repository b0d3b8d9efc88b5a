"""What an account dwelt on is told only of passages that speak of it."""

from dataclasses import replace

import pytest

import readouts
from readouts.findings import borne_out
from readouts.report.view.answer import answer
from readouts.report.view.emphasis import differences
from readouts.types import Account

LOCKS = ("The old lock leaks.", "Two locks were shut for good.", "Visas were not discussed.")


@pytest.mark.parametrize(
    ("label", "texts", "language", "share"),
    [
        ("old lock", LOCKS[:2], None, 1.0),
        ("old lock", LOCKS, "en-GB", 10 / 14),
        # The noun of a phrase tells, not what describes it: "old" may be anything.
        ("lock keeper", LOCKS[:2], "en", 0.0),
        ("lock keeper · visas", LOCKS, "en", 4 / 14),
        # In other languages the noun may stand first.
        ("écluse du nord", ("L’écluse fuit.", "On parla des visas."), "fr", 2 / 6),
        ("…", LOCKS, "en", 0.0),
        ("lock", (), "en", 0.0),
    ],
)
def test_the_share_of_words_beside_the_noun_of_a_label(label, texts, language, share):
    assert borne_out(label, texts, language) == pytest.approx(share)


@pytest.fixture(scope="module")
def comparison():
    one = Account(
        "The Lumi lock is shut. The lock of Lumi leaks. Lorries avoid the Lumi lock.", id="one", language="en"
    )
    return readouts.compare(one, Account("Cod quotas were raised. Cod is dear.", id="two", language="en"))


def dwelt(comparison):
    return [str(line) for group in answer(comparison).groups if group.title == "Dwelt on" for line in group.lines]


def test_an_account_dwells_on_nothing_where_its_passages_are_about_many_matters(comparison):
    assert any(line.startswith("one: ") for line in dwelt(comparison))
    renamed = tuple(
        replace(topic, emphasis=tuple(replace(part, label=part.label and "ferry fares") for part in topic.emphasis))
        for topic in comparison.topics
    )
    assert not dwelt(replace(comparison, topics=renamed))


def test_a_difference_that_may_be_next_to_none_is_not_told(comparison):
    def told(low, high):
        topic = next(topic for topic in comparison.topics if "one:1" in topic.passages)
        changed = replace(comparison, topics=comparison.topics)
        changed.__dict__["differences"] = tuple(
            found._replace(interval=(low, high), value=(low + high) / 2, differs=True)
            for found in comparison.differences
            if found.topic == topic.id and found.measure == "share"
        )
        return [str(line) for line in differences(changed)]

    assert not told(0.07, 0.59)
    assert any("12 to 59 points" in line for line in told(0.12, 0.59))
    assert any("3 to 11 points" in line for line in told(0.03, 0.11))
