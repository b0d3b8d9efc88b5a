"""Two names that have changed places in one sentence."""

from collections.abc import Iterator

from readouts.judge.frames import Frame
from readouts.judge.rules.stretches import Stretch, stretches
from readouts.text.polarity import SMALL_WORDS
from readouts.text.proper_names import WITHIN_NAMES
from readouts.types import Span

_JOINING = frozenset(
    "and or nor as with between both together alongside versus like against"
    " met meet meets meeting spoke speak speaks talk talks talked confer conferred conversed negotiated joined"
    " neighbours borders borders signed agreed exchanged discussed faced faces clashed".split()
)
"""What two do together, or what joins them, so that either may be named first."""
_SETTING_AGAINST = frozenset({"while", "whereas", "but"})
"""What sets one party's deed against the other's, across a comma."""
_LONGEST_DEED, _LONGEST_NAME = 12, 4
"""Words of the longest stretch in which two names are exchanged, and of each of them."""


def find_turned(frame: Frame) -> Iterator[tuple[Span, Span]]:
    """Yield the two stretches of one sentence in which two names have changed places around a deed.

    Who accuses whom is one thing, who is joined to whom another: "A and B" is "B and A", "A met B" is "B met A".
    """
    found = stretches(frame, _LONGEST_DEED)
    if found is None:
        return
    left, right = found
    own, others = ([side.side.concepts[row] for row in side.rows] for side in found)
    sizes = range(1, _LONGEST_NAME + 1)
    for first, last in ((a, b) for a in sizes for b in sizes if a + b < min(len(own), len(others)) + 1):
        if own[:first] != others[len(others) - first :] or own[len(own) - last :] != others[:last]:
            continue
        between = left.words[first : len(own) - last]
        if own[first : len(own) - last] == others[last : len(others) - first] and _is_deed(left, between):
            ends = left.rows[0], left.rows[-last]
            if all(left.side.text[left.side.spans[row][0]].isupper() for row in ends):
                yield left.span, right.span
                return


def _is_deed(one: Stretch, between: list[str]) -> bool:
    """Return whether the words between two names tell what the one does to the other."""
    marks = ";:/" if _SETTING_AGAINST & {*between} else ",;:/"
    if _JOINING & {*between} or any(mark in one.span.of(one.side.text) for mark in marks):
        return False
    if between == ["to"]:
        return one.rows.start > 0 and one.side.lowered[one.rows.start - 1] == "from"
    return any(word not in SMALL_WORDS and word not in WITHIN_NAMES for word in between)
