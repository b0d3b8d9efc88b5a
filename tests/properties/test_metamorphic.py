"""What must follow when one account is changed in a known way, with the encoder that comes with the package."""

import readouts

NORTH = (
    "Minister Aalto and Minister Roe spoke by telephone on Tuesday.",
    "They agreed to reopen the Karsund border crossing to lorries in March.",
    "The minister thanked her colleague for taking in the crew of the trawler Havlid.",
    "Both sides will set up a hotline between their coast guards.",
    "She raised the imprisonment of two journalists from Tarvik.",
    "They discussed grain exports through the river ports.",
)
SOUTH = (
    "A telephone conversation took place on Tuesday between Minister Roe and Minister Aalto.",
    "The crossing at Karsund will be opened to lorries again in March, the ministers agreed.",
    "The coast guards of the two countries will have a direct hotline.",
    "The export of grain through the river ports was discussed.",
    "Minister Roe protested against the new tariffs on steel pipes.",
)
UNRELATED = (
    "The city orchestra opened its season with two symphonies. Tickets for the winter festival were sold out within "
    "an hour. The museum of glass will be closed for repairs."
)


def judged(north, south) -> dict[str, str]:
    """The verdict on each sentence of the first account."""
    one = readouts.Account("\n".join(north), id="north", language="en")
    two = readouts.Account("\n".join(south), id="south", language="en")
    comparison = readouts.compare(one, two)
    kinds = {v.passage: v.verdict.value for v in comparison.verdicts if v.by == "south"}
    return {comparison.text(name): kind for name, kind in kinds.items()}


def test_what_is_carried_is_told_from_what_is_not():
    before = judged(NORTH, SOUTH)
    assert [before[NORTH[n]] for n in (1, 3, 5)] == ["shared"] * 3
    assert [before[NORTH[n]] for n in (2, 4)] == ["left_out"] * 2


def test_an_unrelated_paragraph_changes_no_verdict_from_shared():
    before, after = judged(NORTH, SOUTH), judged(NORTH, (*SOUTH, UNRELATED))
    assert {s for s, kind in before.items() if kind == "shared"} <= {s for s, k in after.items() if k == "shared"}


def test_deleting_what_carries_a_claim_turns_it_to_left_out_and_leaves_the_rest():
    before = judged(NORTH, SOUTH)
    for n, carrier in ((1, 1), (3, 2), (5, 3)):
        after = judged(NORTH, [s for at, s in enumerate(SOUTH) if at != carrier])
        assert after[NORTH[n]] == "left_out", NORTH[n]
        assert {s: k for s, k in after.items() if s != NORTH[n]} == {
            s: k for s, k in before.items() if s != NORTH[n]
        }


def test_the_order_of_the_other_account_changes_no_verdict():
    before = judged(NORTH, SOUTH)
    assert judged(NORTH, SOUTH[::-1]) == before
    assert judged(NORTH, SOUTH[2:] + SOUTH[:2]) == before
