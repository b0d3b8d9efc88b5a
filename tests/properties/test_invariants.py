"""What holds of any comparison: exact offsets, symmetry, freedom from the order of accounts."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

import readouts
from readouts.report import schema
from readouts.types import Account
from tests.conftest import ToyEncoder

hostile = st.text(
    st.sampled_from("ab Zx.,;!?“”\"'\n\u202e\u200b\u0000é中🙂\ud800") | st.characters(), min_size=1, max_size=80
)
wordy = st.lists(
    st.lists(
        st.sampled_from(
            [
                "Harbour",
                "quota",
                "ferry",
                "tunnel",
                "visa",
                "grain",
                "7",
                "river,",
                "envoy;",
                "treaty",
                "and",
                "radar",
            ]
        ),
        min_size=2,
        max_size=8,
    )
    .map(" ".join)
    .map(lambda words: words + "."),
    min_size=1,
    max_size=5,
).map(" ".join)
texts = hostile.map(lambda text: f"Grain talks {text}") | wordy


def compared(**accounts: str):
    return readouts.compare(
        *(Account(text, id=name, language="en") for name, text in accounts.items()), encoder=ToyEncoder()
    )


def by_passage(comparison):
    """Everything that must not depend on the order of accounts."""
    data = comparison.to_dict()
    for topic in data["topics"]:
        topic["passages"] = sorted(topic["passages"])
    return (
        sorted(json.dumps(v) for v in data["verdicts"]),
        sorted(json.dumps(t, sort_keys=True) for t in data["topics"]),
        sorted(p["id"] + str(p["start"]) for p in data["passages"]),
    )


@given(texts, texts)
@settings(max_examples=80)
def test_every_offset_shows_what_it_says(left, right):
    comparison = compared(left=left, right=right)
    accounts = {account.id: account.text for account in comparison.accounts}
    assert accounts == {"left": left, "right": right}
    data = comparison.to_dict()
    spans = {p["id"]: (p["account"], p["start"], p["end"]) for p in data["passages"]}
    for passage in data["passages"]:
        assert accounts[passage["account"]][passage["start"] : passage["end"]] == passage["text"]
    for verdict in data["verdicts"]:
        _, start, end = spans[verdict["passage"]]
        assert verdict["nearest"]
        for a, b in verdict["missing"]:
            assert start <= a < b <= end
    for link in data["links"]:
        for side, key in (("left", "only_left"), ("right", "only_right")):
            inside = [spans[name] for name in link[side]]
            assert all(any(s <= a < b <= e for _, s, e in inside) for a, b in link[key])


@given(texts, texts)
@settings(max_examples=60)
def test_swapping_the_accounts_mirrors_the_result(left, right):
    there, back = compared(left=left, right=right), compared(right=right, left=left)
    assert by_passage(there) == by_passage(back)
    mirrored = [
        {
            **link,
            "left": link["right"],
            "right": link["left"],
            "only_left": link["only_right"],
            "only_right": link["only_left"],
        }
        for link in back.to_dict()["links"]
    ]
    order = lambda links: sorted(json.dumps(link, sort_keys=True) for link in links)  # noqa: E731
    assert order(there.to_dict()["links"]) == order(mirrored)


@given(wordy, wordy, wordy)
@settings(max_examples=40)
def test_the_order_of_three_accounts_changes_nothing_but_order(one, two, three):
    first = compared(one=one, two=two, three=three)
    for again in (compared(three=three, one=one, two=two), compared(two=two, one=one, three=three)):
        assert by_passage(again) == by_passage(first)


@given(wordy, wordy, wordy)
@settings(max_examples=40)
def test_a_third_account_moves_no_verdict_between_the_other_two(one, two, three):
    pair, all_three = compared(one=one, two=two), compared(one=one, two=two, three=three)
    among = [v for v in all_three.verdicts if v.by != "three" and not v.passage.startswith("three")]
    assert sorted(among, key=str) == sorted(pair.verdicts, key=str)


@given(texts, texts)
@settings(max_examples=40)
def test_json_keeps_the_contract_and_survives_a_round_trip(left, right):
    import jsonschema

    comparison = compared(left=left, right=right)
    text = comparison.to_json()
    text.encode("utf-8")
    jsonschema.validate(json.loads(text), schema())
    loaded = readouts.Comparison.from_json(text)
    assert loaded.to_dict() == comparison.to_dict()
    assert loaded.to_text() == comparison.to_text()
