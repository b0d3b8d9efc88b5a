import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import readouts
from readouts.findings.differences import find_differences
from readouts.findings.emphasis import WEIGHTS, Scales
from readouts.findings.order import find_order
from readouts.text.passages import segment
from readouts.types import Account, Emphasis, Passage, Topic

MATTERS = {
    "grain": (
        "Grain shipments from the port were raised.",
        "The grain corridor stays open.",
        "Exporters of grain wait.",
    ),
    "visas": ("Visas for students were mentioned.", "A visa office will open.", "Visa fees came up."),
    "ferries": ("The ferry line was named.", "Ferries run twice a week.", "A second ferry was offered."),
    "water": ("Water levels of the lake matter.", "The water treaty was cited.", "Water is scarce."),
}


def account_of(text: str, name: str = "a", **more: str) -> tuple[Account, list[Passage]]:
    account = Account(text, id=name, language="en", **more)
    return account, [Passage(f"{name}:{n}", name, span) for n, span in enumerate(segment(text, "en"), start=1)]


def planted(seed: int) -> tuple[str, str]:
    """Make a text in which one matter takes three passages, the first among them, and the others one each."""
    chooser = random.Random(seed)
    names = list(MATTERS)
    chosen = chooser.choice(names)
    rest = [chooser.choice(MATTERS[name]) for name in names if name != chosen]
    own = list(MATTERS[chosen])
    chooser.shuffle(own)
    tail = [*rest, *own[1:]]
    chooser.shuffle(tail)
    return chosen, " ".join([own[0], *tail])


def test_a_planted_topic_comes_first():
    hits = 0
    for seed in range(200):
        chosen, text = planted(seed)
        account, passages = account_of(text)
        scales = Scales(account, passages)
        scores = {
            name: scales.emphasis(
                frozenset(p.id for p in passages if p.span.of(text) in sentences), name
            ).score.value
            for name, sentences in MATTERS.items()
        }
        hits += max(scores, key=lambda name: scores[name]) == chosen
    assert hits >= 0.95 * 200


def topics_of(accounts, passages, groups) -> tuple[Topic, ...]:
    scales = [Scales(a, [p for p in passages if p.account == a.id]) for a in accounts]
    return tuple(
        Topic(f"t{n}", label, tuple(ids), tuple(s.emphasis(frozenset(ids), label) for s in scales))
        for n, (label, ids) in enumerate(groups.items(), start=1)
    )


def test_two_copies_of_a_text_differ_in_nothing():
    for seed in range(20):
        _, text = planted(seed)
        (one, first), (two, second) = account_of(text, "one"), account_of(text, "two")
        groups = {
            name: [p.id for p in (*first, *second) if p.span.of(text) in sentences]
            for name, sentences in MATTERS.items()
        }
        passages = [*first, *second]
        found = find_differences([one, two], passages, topics_of([one, two], passages, groups))
        assert found
        assert all(low <= 0 <= high and not d.differs for d in found for low, high in [d.interval])


def test_differences_mirror_when_the_accounts_are_swapped():
    (one, first), (two, second) = account_of(planted(1)[1], "one"), account_of(planted(2)[1], "two")
    passages = [*first, *second]
    groups = {
        name: [p.id for p in first if p.span.of(one.text) in said] + [p.id for p in second if p.span.of(two.text) in said]
        for name, said in MATTERS.items()
    }  # fmt: skip
    there = find_differences([one, two], passages, topics_of([one, two], passages, groups))
    back = find_differences([two, one], passages, topics_of([two, one], passages, groups))
    mirrored = {(d.topic, d.measure): (-d.value, (-d.interval[1], -d.interval[0]), d.differs) for d in back}
    assert {(d.topic, d.measure): (d.value, d.interval, d.differs) for d in there} == mirrored
    assert any(d.value for d in there)


def test_a_topic_that_fills_one_account_and_is_absent_from_the_other_differs():
    (one, first), (two, second) = (
        account_of("Grain came up. Grain again. The grain corridor. Grain prices. Grain ports.", "one"),
        account_of("Visas came up. Visas again. Visa fees. Visa offices. Visas for all.", "two"),
    )
    passages = [*first, *second]
    topics = topics_of([one, two], passages, {"grain": [p.id for p in first]})
    share = next(d for d in find_differences([one, two], passages, topics) if d.measure == "share")
    assert (share.value, share.differs) == (1.0, True)


@pytest.mark.parametrize(("grain", "visas"), [(1, 9), (2, 2), (3, 3), (2, 5)])
def test_so_few_passages_differ_in_nothing_beyond_chance(grain, visas):
    (one, first), (two, second) = (
        account_of("Grain came up again. " * grain, "one"),
        account_of("Visas came up again. " * visas, "two"),
    )
    topics = topics_of([one, two], [*first, *second], {"grain": [p.id for p in first]})
    found = find_differences([one, two], [*first, *second], topics)
    assert found
    assert all(low <= 0 <= high and not d.differs for d in found for low, high in [d.interval])


def test_of_one_passage_nothing_is_known():
    account, passages = account_of("Grain came up.")
    part = Scales(account, passages).emphasis(frozenset({"a:1"}), "grain")
    assert (part.share, part.interval, part.score.interval) == (1.0, (0.0, 1.0), (0.0, 1.0))
    other, others = account_of("Visas came up. " * 40, "b")
    topics = topics_of([account, other], [*passages, *others], {"grain": ["a:1"]})
    found = find_differences([account, other], [*passages, *others], topics)
    assert {d.interval for d in found} == {(-1.0, 1.0)}


def test_accounts_in_different_languages_are_not_compared_topic_by_topic():
    (one, first), (two, second) = account_of("Grain came up. " * 8, "one"), account_of("Visas again. " * 8, "two")
    two = Account(two.text, id="two", language="fr")
    topics = topics_of([one, two], [*first, *second], {"grain": [p.id for p in first]})
    assert find_differences([one, two], [*first, *second], topics) == ()
    unknown = Account(two.text, id="two")
    assert find_differences([one, unknown], [*first, *second], topics)


def test_what_an_account_makes_of_a_topic():
    text = "Grain “must flow”, Minister Aalto said.\n\nVisas came up. The grain corridor stays open."
    account, passages = account_of(text, title="Aalto on the grain corridor")
    wording = readouts.findings.find_wording([account], passages)
    part = Scales(account, passages, wording).emphasis(frozenset({"a:1", "a:3"}), "grain corridor")
    assert (part.passages, part.returns, part.in_title, part.in_lead, part.first) == (2, 1, True, True, 0.0)
    assert part.quoted.value == pytest.approx(2 / 11, abs=1e-4)
    assert part.strength.value == 0.5
    known = {
        "share": 11 / 14,
        "early": 1,
        "title": 1,
        "lead": 1,
        "repeated": 0.5,
        "quoted": 2 / 11,
        "strength": 0.5,
    }
    assert part.score.value == pytest.approx(sum(WEIGHTS[k] * v for k, v in known.items()), abs=1e-4)
    absent = Scales(account, passages).emphasis(frozenset({"b:1"}), "nothing")
    assert absent == Emphasis("a", 0.0, (0.0, 0.0), None, None)


def test_the_weights_of_the_score_make_one():
    assert sum(WEIGHTS.values()) == pytest.approx(1)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=12), st.text(alphabet="ab “”.", max_size=20))
def test_every_measure_lies_in_its_interval_and_between_nought_and_one(inside, noise):
    text = " ".join(f"Sentence number {n} says {noise} something." for n in range(len(inside)))
    account, passages = account_of(text)
    chosen = frozenset(p.id for p, own in zip(passages, inside, strict=False) if own)
    part = Scales(account, passages).emphasis(chosen, "sentence")
    for value, (low, high) in (
        (part.share, part.interval),
        *((m.value, m.interval) for m in (part.quoted, part.strength, part.score)),
    ):
        assert 0 <= low <= high <= 1
        assert 0 <= value <= 1


def emphasis(account: str, first: float | None) -> Emphasis:
    return Emphasis(account, 0.1 if first is not None else 0.0, (0.0, 0.2), first, None)


@pytest.mark.parametrize(
    ("places", "tau", "meaning"),
    [
        ((0.0, 0.2, 0.4, 0.6), 1.0, "in the same order"),
        ((0.6, 0.4, 0.2, 0.0), -1.0, "in the reverse order"),
        ((0.0, 0.2, 0.6, 0.4), 0.6667, "in a similar order"),
        ((0.4, 0.0, 0.6, 0.2), 0.0, "in another order"),
        ((0.0, None, 0.4, None), None, "too few common topics to tell"),
        ((0.0, 0.4, 0.2, None), 0.3333, "neither in the same order nor in the reverse"),
        ((0.4, 0.2, 0.0, None), -1.0, "in the reverse order"),
        ((0.4, 0.6, 0.2, 0.0), -0.6667, "in another order"),
    ],
)
def test_the_order_of_topics(places, tau, meaning):
    accounts = [Account("x", id="a"), Account("y", id="b")]
    topics = [
        Topic(f"t{n}", "x", (), (emphasis("a", n / 10), emphasis("b", place))) for n, place in enumerate(places)
    ]
    (found,) = find_order(accounts, topics)
    assert (found.tau, found.meaning) == (tau, meaning)
    (swapped,) = find_order(accounts[::-1], [Topic(t.id, t.label, (), t.emphasis[::-1]) for t in topics])
    assert (swapped.tau, swapped.concordant) == (found.tau, found.concordant)


def test_a_lost_space_before_a_quotation_turns_no_quotation_round():
    text = 'Minister Aalto spoke at length of what he called"threatening" ferries. The rest is plain.'
    account, passages = account_of(text)
    part = Scales(account, passages).emphasis(frozenset({"a:1", "a:2"}), "ferries")
    assert part.quoted.value == pytest.approx(1 / 14, abs=0.01)
