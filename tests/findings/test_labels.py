"""What an editor would call the topics of accounts that were written for this."""

import pytest

import readouts
from readouts.report.view.answer import answer
from readouts.types import Account

MINISTRY = """Foreign Minister Ilse Varga met her Orlandian counterpart, Foreign Minister Pavo Kerr, in Tamsin today.

The ministers welcomed the ratification of the fisheries protocol and agreed to publish joint catch quotas by September. \
Minister Varga called for an early resumption of cross-border rail services, which have been suspended since autumn.

She raised the case of two detained journalists and urged Orlandia to grant consular access without delay. The two \
sides also discussed visa facilitation for seasonal workers.
"""
AGENCY = """TAMSIN, June 4 (ORA) -- Foreign Minister Pavo Kerr held talks with Ilse Varga of Ruritania on Thursday.

Kerr told reporters that the fisheries protocol would enter into force in August and that catch quotas would be shared \
equally. Cross-border rail services could resume only after the tunnel has been repaired, the minister noted.

"Nobody is above the law," he said when asked about the detained journalists, adding that consular access had been \
granted twice. Seasonal workers will be able to apply for visas online.
"""
SECRETARY = """Secretary Boyd announced the permanent stationing of an air defence battalion at Port Lune. He welcomed \
the decision to purchase 24 coastal radar systems.

The two discussed ammunition production and agreed to establish a joint ammunition plant in Gorsk. Secretary Boyd \
pressed the Minister to conclude the agreement on the status of forces, which parliament has not ratified.

They strongly condemned the recent jamming of civil aviation over the Sound.
"""
DEFENCE = """The air defence battalion will be deployed to Port Lune in rotations, the ministry said.

The joint ammunition plant in Gorsk will start production in 2039. Castovia will buy 24 coastal radar systems at a \
price of 310 million crowns.

Minister Tadek Rol said that the jamming of civil aviation came from across the Sound. The agreement on the status of \
forces will be put to a vote after the elections.
"""
JOINT = """1. The participants decided to set up a regional flood warning centre in Marrow.
2. They took note of the progress made on the undersea power cable, whose construction is to begin next year.
3. They called for an immediate halt to illegal sand dredging.
"""
PAPER = """A regional flood warning centre will open in Marrow, according to the statement adopted on Friday. The \
undersea power cable will cost twice as much as planned, a diplomat said.

"They simply got up and left the room when it was raised," she added. Nothing was decided on illegal sand dredging.
"""


def compared(*texts):
    accounts = [Account(text, id=name, language="en") for name, text in zip(("one", "two"), texts, strict=True)]
    return readouts.compare(*accounts)


@pytest.fixture(scope="module")
def events():
    return [compared(MINISTRY, AGENCY), compared(SECRETARY, DEFENCE), compared(JOINT, PAPER)]


def called(comparison, words):
    """Return the phrases that name the topic of the passage with these words."""
    own = next(passage.id for passage in comparison.passages if words in comparison.text(passage.id))
    return next(topic for topic in comparison.topics if own in topic.passages).label.split(" · ")


@pytest.mark.parametrize(
    ("event", "words", "name"),
    [
        (0, "fisheries", "fisheries protocol"),
        (0, "rail services", "Cross-border rail services"),
        (0, "detained", "detained journalists"),
        (0, "visa facilitation", "visa facilitation"),
        (1, "stationing", "air defence battalion"),
        (1, "radar", "coastal radar systems"),
        (1, "ammunition plant", "joint ammunition plant"),
        (1, "status", "status of forces"),
        (1, "jamming", "jamming of civil aviation"),
        (2, "warning", "regional flood warning centre"),
        (2, "cable", "undersea power cable"),
        (2, "dredging", "illegal sand dredging"),
    ],
)
def test_topics_are_called_what_an_editor_calls_them(events, event, words, name):
    assert name.casefold() in [phrase.casefold() for phrase in called(events[event], words)]


def test_no_label_is_a_speakers_name_or_a_mere_amount(events):
    for comparison in events:
        for label in labels_of(comparison):
            if not label.endswith("…"):
                assert not {"Varga", "Kerr", "Boyd", "Rol", "crowns"} & set(label.replace("·", " ").split()), label


def labels_of(comparison):
    own = (part.label for topic in comparison.topics for part in topic.emphasis if part.label)
    return [*(topic.label for topic in comparison.topics), *own]


def test_a_passage_without_a_matter_is_called_by_its_words(events):
    assert called(events[2], "simply got up") == ["They simply got up and left the room …"]


def test_what_an_account_dwells_on_is_a_matter_and_not_its_opening(events):
    for comparison in events:
        for line in next(group for group in answer(comparison).groups if group.title == "Dwelt on").lines:
            assert "…" not in str(line)


def test_no_label_comes_from_a_heading_or_from_another_language():
    one = (
        "BILATERAL TALKS WITH THE REPUBLIC OF ORLANDIA\n\nSamtale med Orlandias utenriksminister\n\n"
        "The ministers discussed the closed harbour of Osk. The harbour of Osk will reopen to trawlers in March."
    )
    other = "The closed harbour of Osk was discussed. Trawlers may return to the harbour in March."
    comparison = compared(one, other)
    made = [label for label in labels_of(comparison) if "harbour" in label.casefold()]
    assert made
    for label in made:
        assert not {"BILATERAL", "TALKS", "REPUBLIC", "Samtale", "med", "utenriksminister"} & set(label.split())


def test_a_line_at_the_top_is_not_what_an_account_dwells_on():
    text = (
        "Visas\n\n"
        + "The grain corridor stays open. Grain exports through the corridor rose. Grain prices fell. " * 2
    )
    comparison = compared(text, "Grain exports rose. A visa office will open.")
    dwelt = next(group for group in answer(comparison).groups if group.title == "Dwelt on")
    assert "rain" in str(dwelt.lines[0])
