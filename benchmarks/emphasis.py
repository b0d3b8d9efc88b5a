"""Planted emphasis: ``python benchmarks/emphasis.py [TRIALS]``.

Makes pairs of accounts by a script. In the first, one matter takes three passages and opens the account, the others one
each; the second has each matter once. The whole comparison runs, clustering of topics included. Counted is how often the
planted matter comes first by score and by share, and how often two copies of one text get a difference.
"""

import random
import sys

import readouts

MATTERS = {
    "grain": (
        "The ministers discussed grain shipments from the southern port.",
        "Exporters of grain have waited for months for the corridor to open.",
        "A grain corridor through the strait was agreed in principle.",
    ),
    "visas": (
        "Visas for students were also on the agenda.",
        "A new visa office will open in the capital.",
        "The fees for student visas came up.",
    ),
    "energy": (
        "The supply of natural gas in winter was reviewed.",
        "A second gas pipeline remains under study.",
        "Gas prices were called too high.",
    ),
    "prisoners": (
        "The exchange of prisoners of war was raised.",
        "Lists of prisoners will be handed over by the Red Cross.",
        "Every prisoner should be home by spring.",
    ),
    "climate": (
        "They touched on cutting methane emissions.",
        "The climate fund for island states needs money, they said.",
        "Emissions from shipping were named as well.",
    ),
}


def account(chooser: random.Random, planted: str | None) -> str:
    """Return a text in which `planted` opens and takes three passages."""
    names = list(MATTERS)
    rest = [chooser.choice(MATTERS[name]) for name in names if name != planted]
    own = list(MATTERS[planted]) if planted else []
    chooser.shuffle(own)
    tail = [*rest, *own[1:]]
    chooser.shuffle(tail)
    return " ".join([*own[:1], *tail])


def about(comparison: readouts.Comparison, passages: tuple[str, ...], matter: str) -> bool:
    """Whether most of a topic's passages in the first account are about a matter."""
    own = [comparison.text(name) for name in passages if name.startswith("one:")]
    return bool(own) and sum(text in MATTERS[matter] for text in own) * 2 > len(own)


def main(trials: int) -> None:
    """Print how often the planted matter comes first."""
    by_score = by_share = copies = 0
    for trial in range(trials):
        chooser = random.Random(trial)
        matter = chooser.choice(list(MATTERS))
        text = account(chooser, matter)
        one = readouts.Account(text, id="one", language="en")
        found = readouts.compare(one, readouts.Account(account(chooser, None), id="two", language="en"))
        for topic in found.topics:
            by_score += topic.emphasis[0].place == 1 and about(found, topic.passages, matter)
            by_share += topic.emphasis[0].rank == 1 and about(found, topic.passages, matter)
        twins = readouts.compare(one, readouts.Account(text, id="two", language="en"))
        copies += any(difference.differs for difference in twins.differences)
    print(
        f"{trials} trials: planted matter first by score {by_score / trials:.3f}, by share {by_share / trials:.3f}"
    )
    print(f"two copies of one text with any difference: {copies} of {trials}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
