"""Order: whether two accounts take up their common topics in the same order."""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from readouts.types import Account, Topic

_LEAST = 3
"""Common topics below which an order says nothing: two can only be the same or reversed."""
_LIKENESS = 4
"""Common topics below which an order is the same, the reverse or neither: of three, one pair is a third."""
_SAME, _SIMILAR = 0.8, 0.3


class Order(NamedTuple):
    """How far two accounts agree in the order of their topics.

    Parameters
    ----------
    left, right : str
        Ids of the accounts.
    topics : tuple of str
        Ids of the topics that both touch, in the left one's order.
    pairs, concordant : int
        Pairs of those topics, and how many of them stand in the same order in both.
    tau : float or None
        Kendall's rank correlation, -1 (reversed) to 1 (the same); ``None`` below three common topics.
    meaning : str
        What that is in words.
    """

    left: str
    right: str
    topics: tuple[str, ...]
    pairs: int
    concordant: int
    tau: float | None
    meaning: str


def find_order(accounts: Sequence[Account], topics: Sequence[Topic]) -> tuple[Order, ...]:
    """Compare the order of topics of each pair of accounts.

    Parameters
    ----------
    accounts, topics : sequences
        Those of the comparison.

    Returns
    -------
    tuple of Order
        One a pair, in the order of the accounts. The correlation is Kendall's tau (1938) over the places in which
        the topics first come up; no two can have one place.
    """
    first = {
        account.id: {
            topic.id: part.first
            for topic in topics
            for part in topic.emphasis
            if part.account == account.id and part.first is not None
        }
        for account in accounts
    }
    found = []
    for left, right in combinations(accounts, 2):
        one, two = first[left.id], first[right.id]
        common = sorted(one.keys() & two.keys(), key=lambda name: one[name])
        pairs = len(common) * (len(common) - 1) // 2
        concordant = sum(two[a] < two[b] for a, b in combinations(common, 2))
        tau = round((2 * concordant - pairs) / pairs, 4) if len(common) >= _LEAST else None
        found.append(Order(left.id, right.id, tuple(common), pairs, concordant, tau, _meaning(tau, len(common))))
    return tuple(found)


def _meaning(tau: float | None, topics: int) -> str:
    if tau is None:
        return "too few common topics to tell"
    if topics < _LIKENESS and abs(tau) < 1:
        return "neither in the same order nor in the reverse"
    if tau >= _SAME:
        return "in the same order" if tau == 1 else "in nearly the same order"
    if tau >= _SIMILAR:
        return "in a similar order"
    if tau > -_SAME:
        return "in another order"
    return "in nearly the reverse order" if tau > -1 else "in the reverse order"
