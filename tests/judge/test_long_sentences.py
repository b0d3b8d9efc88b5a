"""Long sentences tell several facts, each of which excludes something on the other side without being held against it."""

import numpy as np
import pytest

from readouts import Account
from readouts.encoders import load
from readouts.judge import Side, weighing
from readouts.judge.frames import Frame
from readouts.judge.rules.elsewhere import answered_elsewhere
from readouts.judge.signals import signals
from readouts.pipeline import read_passages
from readouts.types import Span
from tests.judge.suites import kinds

QUIET = {
    "a fact that is answered by another word": (
        "Malta freed nineteen Tunisian sailors held in Valletta since February, gave their trawlers back once the "
        "harbour dues had been paid and reminded Tunis where its territorial waters begin.",
        "Once harbour dues were settled, the nineteen seamen from Tunisia detained in Valletta since February were "
        "released by the Maltese authorities and recovered their trawlers; Tunis was reminded of Malta's sea limits.",
    ),
    "modals of different clauses": (
        "From next spring Laos will exempt holders of Korean and Japanese service passports from visas for up to "
        "twenty days, the consular department in Vientiane announced after the talks.",
        "Service passport holders from Japan and Korea may stay in Laos without a visa for as long as 20 days as of "
        "next spring, the consular department announced in Vientiane following the talks.",
    ),
    "the deed that an invitation led to": (
        "Prime Minister Aino Rautio accepted an invitation to visit Ottawa in the autumn, her office said after a "
        "conversation with the Canadian ambassador about icebreakers and Arctic cables.",
        "After speaking with Canada's ambassador about Arctic cables and icebreakers, Prime Minister Aino Rautio agreed "
        "to travel to Ottawa in autumn, according to her office.",
    ),
    "the full name of a body and its letters": (
        "Oman and the United Nations Children's Fund concluded an agreement in Muscat to restore forty clinics in "
        "Hadramawt, for which the sultanate will pay 12 million dollars in two instalments.",
        "Under an accord concluded in Muscat with UNICEF, the Omani government will contribute 12 million dollars in "
        "two tranches to the restoration of 40 clinics in Hadramawt.",
    ),
    "what a hyphen binds to a name": (
        "The committee recommends that port states inspect all cargo bound for Massawa and report on it every month, "
        "its chairman told delegates in Geneva on Thursday.",
        "On Thursday the committee's chairman told delegates in Geneva that Massawa-bound cargo should be inspected by "
        "port states, with a report each month.",
    ),
    "a number told as its double": (
        "Finland and the Nordic Investment Bank will each give 40 million euros for the harbour at Liepāja, the Latvian "
        "transport minister said in Riga on Friday.",
        "The harbour at Liepāja is to get 80 million euros, shared equally by Helsinki and the Nordic Investment Bank, "
        "Latvia's transport minister said in Riga on Friday.",
    ),
    "two days told as hours": (
        "The Chilean consulate in Turin was closed for two days after a fire in the lift shaft, and 210 appointments "
        "were moved to the following week, the consul wrote.",
        "A lift-shaft fire shut Chile's consulate in Turin for 48 hours, so that 210 appointments had to be put off by a "
        "week, the consul wrote.",
    ),
    "a denial behind its verb": (
        "Our delegation will not sign anything that hurts our growers, Minister Rui Sampaio said in Maputo after the "
        "second round with the European negotiators on sugar.",
        "After a second round on sugar with the EU negotiators, Minister Rui Sampaio said in Maputo that his delegation "
        "would sign nothing harmful to the country's growers.",
    ),
}
FOUND = {
    "number": (
        "The envoys visited two border posts, signed six memoranda on railways, customs and water, and told their "
        "experts to meet again in Tartu before the end of the year.",
        "six memoranda",
        "four memoranda",
    ),
    "name": (
        "The mission headed by former president Kwabena Ofori held separate talks with both delegations in Lomé, "
        "tabled a draft on the return of prisoners and adjourned until further notice.",
        "Kwabena Ofori",
        "Didier Kouassi",
    ),
    "modality": (
        "Before the committee on torture, the Bhutanese delegation undertook to publish the prison report within a "
        "year, and said that 40 families had already been visited by its staff.",
        "undertook to publish",
        "promised to consider publishing",
    ),
}


@pytest.mark.parametrize("pair", QUIET.values(), ids=QUIET)
def test_a_long_sentence_told_otherwise_raises_no_alarm(pair):
    assert kinds(*pair) == set()


@pytest.mark.parametrize(("kind", "row"), FOUND.items(), ids=FOUND)
def test_a_changed_fact_of_a_long_sentence_is_found(kind, row):
    sentence, fact, other = row
    assert kinds(sentence, sentence.replace(fact, other)) == {kind}


def test_a_time_over_which_money_is_spread_is_a_number():
    left = "The lenders agreed to stretch the repayments over 12 years with no interest in the first of them."
    assert kinds(left, left.replace("12", "17")) == {"number"}


def _frame(left: str, right: str) -> Frame:
    readings = [
        read_passages(Account(text, id=name, language="en"), load()) for name, text in (("a", left), ("b", right))
    ]
    return Frame(*(Side(reading, reading.passages[0]) for reading in readings))


def _at(side: Side, word: str) -> np.ndarray:
    start = side.text.index(word)
    return np.array(sorted(side.rows(Span(start, start + len(word)))), dtype=np.intp)


def test_what_is_answered_elsewhere_is_told_from_what_is_not():
    frame = _frame(*QUIET["a fact that is answered by another word"])
    crossed, met = (
        answered_elsewhere(frame, _at(frame.left, own), _at(frame.right, other))
        for own, other in (("freed", "detained"), ("freed", "released"))
    )
    assert crossed["met elsewhere"] > met["met elsewhere"]


def test_a_fact_without_words_is_answered_by_nothing():
    frame = _frame("Grain was discussed.", "Grain was discussed at length.")
    none = np.zeros(0, dtype=np.intp)
    assert answered_elsewhere(frame, none, none)["met elsewhere"] == 0.0


def test_a_long_sentence_needs_more_than_a_short_one():
    weights = weighing.load()["number"]
    frame = _frame("The lock will be dredged by 40 men.", "The lock will be dredged by 70 men.")
    told = signals(frame, Span(28, 30), Span(28, 30)) | {"nothing left": 0.0, "alike": 0.0}
    probability = (weights.cutoff + weights.cutoff_long) / 2
    assert weights.reports(probability, told | {"length": 0.4})
    assert not weights.reports(probability, told | {"length": 0.6})
