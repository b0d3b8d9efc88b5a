import pytest

from readouts.text.noun_phrases import noun_phrases
from readouts.text.tokens import words


def phrases_of(text):
    found = words(text)
    spans = found.spans.tolist()
    nouns = noun_phrases(text, spans, found.weights.tolist())
    return [text[spans[first][0] : spans[last][1]] for first, last in nouns.phrases]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        # A verb is no part of a phrase, before or behind its noun.
        (
            "They agreed to resume border-guard talks before the end of winter.",
            ["border-guard talks", "end", "winter"],
        ),
        (
            "Norland sends engineers and opposes all unilateral tariffs.",
            ["Norland", "engineers", "unilateral tariffs"],
        ),
        ("He exerted enough pressure to reopen the lock.", ["pressure", "lock"]),
        ("A plan to manufacture tug engines will not permit pilots.", ["plan", "tug engines", "pilots"]),
        ("They will unfreeze port loans and seize crab pots.", ["port loans", "crab pots"]),
        ("Small boat crossings drop as patrols resume.", ["Small boat crossings", "patrols"]),
        ("A law that bans inspections was passed.", ["law", "inspections"]),
        ("The southern harbour reopened.", ["southern harbour"]),
        ("We will defend, firmly and jointly, every quay.", ["quay"]),
        (
            "The ferry line serves two coves, and its fares conform to the tariff.",
            ["ferry line", "two coves", "fares", "tariff"],
        ),
        ("The gate stays open to whoever buys the grain.", ["gate", "grain"]),
        ("The Harbour Republic reserves the mooring.", ["Harbour Republic", "mooring"]),
        # No name is described by a plural.
        (
            "For six seasons Norland has dredged, with sailors aboard Lumi Star.",
            ["six seasons", "Norland", "sailors", "Lumi Star"],
        ),
        # A preposition is none, however rare, and an owner or a description does not stand without its noun.
        ("Gas transit via Osk rose.", ["Gas transit", "Osk"]),
        ("Orlandia's principled position on the lake", ["Orlandia's principled position", "lake"]),
        ("The talks were candid and business-like.", ["talks"]),
        ("It condemned the brutal and unprovoked raid.", ["raid"]),
        # A participle describes what stands behind it, where it stands in a phrase.
        ("Stocks of enriched uranium were moved.", ["Stocks", "enriched uranium"]),
        ("The frozen assets of the bank", ["frozen assets", "bank"]),
        ("For restarting talks, envoys met.", ["talks", "envoys"]),
        ("A coastal policing mission began.", ["coastal policing mission"]),
        # Dates are no matter, and a comma parts what a space would join.
        ("On Monday, Minister Roe received 5 May guests.", ["Minister Roe", "guests"]),
        ("Fish, grain and salt were traded.", ["Fish", "grain", "salt"]),
        ("The U.S. Affairs department issued nine permits.", ["U.S. Affairs department", "nine permits"]),
        ("", []),
    ],
)
def test_phrases_of_nouns_hold_no_verb_and_end_in_a_noun(text, phrases):
    assert phrases_of(text) == phrases


def test_of_joins_a_noun_to_what_it_belongs_to():
    text = "The exchange of prisoners and the burning of the flag, and guards of, say, honour were raised."
    found = words(text)
    spans = found.spans.tolist()
    nouns = noun_phrases(text, spans, found.weights.tolist())
    joined = [text[spans[nouns.phrases[a][0]][0] : spans[nouns.phrases[b][1]][1]] for a, b in nouns.joined]
    assert joined == ["exchange of prisoners", "burning of the flag"]


def test_numbers_are_told_apart():
    text = "Four ministers signed 12 protocols."
    found = words(text)
    nouns = noun_phrases(text, found.spans.tolist(), found.weights.tolist())
    assert nouns.numbers == {0, 3}
