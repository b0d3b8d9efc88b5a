"""Who covers what: each topic with every account's share of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readouts.findings import borne_out
from readouts.report.view.rows import Share, TopicRow
from readouts.types import Emphasis, Topic

if TYPE_CHECKING:
    from readouts.comparison import Comparison

_NOT_RAISED = Share("–", "", "", 0.0)
_BORNE_OUT = 0.5
"""Share of an account's words on a topic that must speak of what it is called, for a sentence to say so of them."""
_WIDE = 0.5
"""Width from which an interval says nothing: "0% to 71%" of a short post. It is drawn, and in the JSON."""
_NAMED = 2
"""Passages of other topics named in a cell; the JSON report names them all."""


def topics(comparison: "Comparison") -> tuple[TopicRow, ...]:
    """Return one row a topic."""
    places = {account.id: _order(comparison, account.id) for account in comparison.accounts}
    return tuple(
        TopicRow(topic.id, topic.label, tuple(_share(comparison, topic, part, places) for part in topic.emphasis))
        for topic in comparison.topics
    )


def topics_note(rows: Sequence[TopicRow]) -> str:
    """Say what "raised in" and "nearest" mean, where a row says it."""
    said = {share.how or share.percent for row in rows for share in row.shares if not share.order}
    notes = (
        ("raised in", "“Raised in” names passages that touch the topic but are about another matter first of all."),
        (
            "nearest:",
            "“Nearest” names the nearest passage where it cannot be told whether the topic is raised.",
        ),
    )
    return " ".join(note for how, note in notes if how in said)


def speaks_of(comparison: "Comparison", topic: Topic, part: Emphasis) -> bool:
    """Return whether what an account says on a topic is about what the account's own label of it names.

    Passages that have little to do with one another may be one topic; none of them is what the account dwelt on. A
    topic that the user asked for is what its words are.
    """
    if not part.label:
        return True
    own = [comparison.text(name) for name in topic.passages if comparison.passage(name).account == part.account]
    return borne_out(part.label, own, comparison.account(part.account).language) >= _BORNE_OUT


def _order(comparison: "Comparison", account: str) -> dict[str, int]:
    """Number the topics of an account by where they first come up in it."""
    found = sorted(
        (part.first, topic.id)
        for topic in comparison.topics
        for part in topic.emphasis
        if part.account == account and part.first is not None
    )
    return {topic: place for place, (_, topic) in enumerate(found, start=1)}


def _share(comparison: "Comparison", topic: Topic, part: Emphasis, places: dict[str, dict[str, int]]) -> Share:
    if part.first is None:
        elsewhere = comparison.elsewhere.get((topic.id, part.account), ())[:_NAMED]
        if elsewhere:
            return Share(f"raised in {', '.join(elsewhere)}", "", "", 0.0, how="raised in", elsewhere=elsewhere)
        if nearby := comparison.nearby.get((topic.id, part.account), ())[:_NAMED]:
            return Share(f"nearest: {', '.join(nearby)}", "", "", 0.0, how="nearest:", elsewhere=nearby)
        return _NOT_RAISED
    low, high = part.interval
    interval = f"{low:.0%} to {high:.0%}" if high - low <= _WIDE else ""
    return Share(f"{part.share:.0%}", interval, _ordinal(places[part.account][topic.id]), part.share, low, high)


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
