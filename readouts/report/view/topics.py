"""Who covers what: each topic with every account's share of it."""

from typing import TYPE_CHECKING

from readouts.report.view.rows import Share, TopicRow
from readouts.types import Emphasis, Topic

if TYPE_CHECKING:
    from readouts.comparison import Comparison

_NOT_RAISED = Share("–", "", "", 0.0)


def topics(comparison: "Comparison") -> tuple[TopicRow, ...]:
    """Return one row a topic."""
    places = {account.id: _order(comparison, account.id) for account in comparison.accounts}
    return tuple(
        TopicRow(topic.id, topic.label, tuple(_share(topic, part, places[part.account]) for part in topic.emphasis))
        for topic in comparison.topics
    )


def _order(comparison: "Comparison", account: str) -> dict[str, int]:
    """Number the topics of an account by where they first come up in it."""
    found = sorted(
        (part.first, topic.id)
        for topic in comparison.topics
        for part in topic.emphasis
        if part.account == account and part.first is not None
    )
    return {topic: place for place, (_, topic) in enumerate(found, start=1)}


def _share(topic: Topic, part: Emphasis, places: dict[str, int]) -> Share:
    if part.first is None:
        return _NOT_RAISED
    low, high = part.interval
    interval = f"{low:.0%} to {high:.0%}"
    return Share(f"{part.share:.0%}", interval, _ordinal(places[topic.id]), part.share, low, high)


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
