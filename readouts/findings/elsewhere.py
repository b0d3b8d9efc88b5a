"""Elsewhere: where an account raises a topic in passages that are about another matter first of all."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from readouts.types import Link, Passage, Topic, Verdict, VerdictKind

_RAISED = frozenset({VerdictKind.SHARED, VerdictKind.PARTIAL, VerdictKind.CONFLICT})
"""Verdicts of an account that speaks of what a passage says, whether it says the same of it or not."""


def find_elsewhere(
    passages: Sequence[Passage], topics: Sequence[Topic], verdicts: Sequence[Verdict], links: Sequence[Link]
) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Find where accounts without a passage of their own in a topic raise it all the same.

    Each passage is in one topic; a long one may touch several.

    Parameters
    ----------
    passages, topics, verdicts, links : sequences
        Those of the comparison.

    Returns
    -------
    mapping of (str, str) to tuple of str
        For the id of a topic and that of an account, the account's passages that carry one of the topic, wholly or
        in part, contradict it, or are linked to it; those that do so most often first. Only where the account has
        no passage in the topic.
    """
    row = {passage.id: number for number, passage in enumerate(passages)}
    account = {passage.id: passage.account for passage in passages}
    carriers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for verdict in verdicts:
        if verdict.verdict in _RAISED and verdict.nearest:
            carriers[verdict.passage, verdict.by].add(verdict.nearest[0].passage)
    for link in links:
        for own, others in ((link.left, link.right), (link.right, link.left)):
            for one in own:
                for other in others:
                    carriers[one, account[other]].add(other)
    found = {}
    for topic in topics:
        for part in topic.emphasis:
            if part.first is not None:
                continue
            counted = Counter(
                other for own in topic.passages for other in carriers.get((own, part.account), frozenset())
            )
            if counted:
                found[topic.id, part.account] = tuple(sorted(counted, key=lambda one: (-counted[one], row[one])))
    return found
