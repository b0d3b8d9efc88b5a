"""Where two accounts differ in what they make of a topic, the order in which they take topics up, all measures."""

from typing import TYPE_CHECKING, NamedTuple

from readouts.findings import comparable
from readouts.report.view.lines import Line, cite, join, name, say
from readouts.report.view.topics import speaks_of
from readouts.types import Emphasis, Measure, Topic

if TYPE_CHECKING:
    from readouts.comparison import Comparison

_MEASURES = ("place", "score", "share", "first at", "passages", "returns", "opening", "quoted", "strong")
_SOME, _WIDE = 0.1, 0.3
"""What share of the words a difference has to be at least to be told where its interval is wider than the other."""
SCORES = ("topic", "account", *_MEASURES, "speakers")
"""What the columns of the table of measures are called."""


class ScoreRow(NamedTuple):
    """All that was measured of one topic in one account, as text; `measures` are pairs of title and value."""

    topic: str
    source: str
    measures: tuple[tuple[str, str], ...]
    speakers: str


def differences(comparison: "Comparison") -> tuple[Line, ...]:
    """Say which topics take more room in one account than in another, the largest differences first."""
    topics = {topic.id: topic for topic in comparison.topics}
    shares = [found for found in comparison.differences if found.measure == "share" and found.differs]
    lines = []
    for found in sorted(shares, key=lambda found: (-abs(found.value), found.topic, found.left, found.right)):
        more, less = (found.left, found.right) if found.value > 0 else (found.right, found.left)
        low, high = sorted(abs(end) for end in found.interval)
        topic = topics[found.topic]
        part = next(part for part in topic.emphasis if part.account == more)
        own = part.label
        if _says_nothing(low, high) or not speaks_of(comparison, topic, part):
            continue
        elsewhere = comparison.elsewhere.get((topic.id, less), ())[:1]
        raised = say(", and raises it in {} only", cite(elsewhere[0], elsewhere[0])) if elsewhere else say("")
        lines.append(
            say(
                "{} gives “{}” more room than {} does: {} of its words against {} (a difference of {} points){}.",
                name(comparison.account(more).source),
                name(own or topic.label),
                name(comparison.account(less).source),
                _share(topic, more),
                _share(topic, less),
                f"{low * 100:.0f} to {high * 100:.0f}",
                raised,
            )
        )
    if not shares and comparison.differences:
        lines.append(say("No topic takes so much more room in one account that chance could not explain it."))
    return tuple(lines)


def _says_nothing(low: float, high: float) -> bool:
    """Return whether a difference may as well be next to none as most of the text: "7 to 59 points"."""
    return low < _SOME and high - low > _WIDE


def _share(topic: Topic, account: str) -> str:
    return f"{next(part.share for part in topic.emphasis if part.account == account):.0%}"


def order(comparison: "Comparison") -> tuple[Line, ...]:
    """Say of each two accounts whether they take up their common topics in the same order."""
    lines = []
    for found in comparison.order:
        names = join((name(comparison.account(one).source) for one in (found.left, found.right)), last=" and ")
        count = len(found.topics)
        if found.tau is None and not comparable(*(comparison.account(one) for one in (found.left, found.right))):
            lines.append(say("{} are in different languages, so their topics are not compared.", names))
        elif not count:
            lines.append(
                say("{} have no topic {}in common.", names, _together(comparison, found.left, found.right))
            )
        elif found.tau is None:
            topics = f"only {count} topic{'' if count == 1 else 's'}"
            lines.append(say("{} have {} in common, too few to compare their order.", names, topics))
        else:
            why = f"(Kendall’s tau {found.tau:.2f}: {found.concordant} of {found.pairs} pairs)."
            lines.append(say("{} take up the {} topics that both have {} {}", names, count, found.meaning, why))
    return tuple(lines)


def _together(comparison: "Comparison", left: str, right: str) -> str:
    """Two accounts without a topic of which both have passages may touch one all the same."""
    touched = (
        {part.account for part in topic.emphasis if part.first is not None}
        | {one.account for one in topic.emphasis if (topic.id, one.account) in comparison.elsewhere}
        for topic in comparison.topics
    )
    return "of which both have passages of their own " if any({left, right} <= both for both in touched) else ""


def scores(comparison: "Comparison") -> tuple[ScoreRow, ...]:
    """Return everything measured of each topic in each account that touches it."""
    return tuple(
        _score(topic.label, comparison.account(part.account).source, part)
        for topic in comparison.topics
        for part in topic.emphasis
        if part.first is not None
    )


def _score(label: str, source: str, part: Emphasis) -> ScoreRow:
    low, high = part.first_interval or (0.0, 0.0)
    opening = [name for name, there in (("title", part.in_title), ("lead", part.in_lead)) if there]
    values = (
        "–" if part.place is None else str(part.place),
        f"{part.score.value:.2f} ({part.score.interval[0]:.2f} to {part.score.interval[1]:.2f})",
        f"{part.share:.0%} ({part.interval[0]:.0%} to {part.interval[1]:.0%})",
        f"{part.first:.0%} ({low:.0%} to {high:.0%})",
        str(part.passages),
        str(part.returns),
        ", ".join(opening) or "–",
        _percent(part.quoted),
        _percent(part.strength),
    )
    return ScoreRow(label, source, tuple(zip(_MEASURES, values, strict=True)), ", ".join(part.speakers) or "–")


def _percent(measure: Measure) -> str:
    low, high = measure.interval
    return f"{measure.value:.0%} ({low:.0%} to {high:.0%})"
