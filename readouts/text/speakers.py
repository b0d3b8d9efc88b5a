"""Which attribution belongs to which passage."""

from bisect import bisect_right
from collections.abc import Sequence

from readouts.text.attribution import Attributed, attributions
from readouts.types import Attribution, Span


def attribute(text: str, passages: Sequence[Span]) -> tuple[Attribution | None, ...]:
    """Say of each passage who says it.

    Parameters
    ----------
    text : str
        An account's text; the rules read English.
    passages : sequence of Span
        Its passages, in order.

    Returns
    -------
    tuple of Attribution or None
        One a passage: of the attribution whose content covers most of it, else of the one whose cue stands in
        it; ``None`` where nobody is named.

    Examples
    --------
    >>> text = "Minister Aalto said that the crossing will reopen. It rained."
    >>> attribute(text, [Span(0, 50), Span(51, 60)])
    (Attribution(speaker='Aalto', via=None, cue='said', quoted=False), None)
    """
    best: dict[int, tuple[int, Attributed]] = {}
    starts = [passage.start for passage in passages]
    for one in attributions(text, passages):
        for part in (*one.content, one.cue):
            first = max(0, bisect_right(starts, part.start) - 1)
            for index in range(first, bisect_right(starts, part.end - 1)):
                passage = passages[index]
                common = min(part.end, passage.end) - max(part.start, passage.start)
                if common > best.get(index, (0, one))[0]:
                    best[index] = common, one
    return tuple(_record(text, best[n][1]) if n in best else None for n in range(len(passages)))


def speaker_of(one: Attributed) -> str | None:
    """Return who says it; ``None`` where nobody is named, or where a clause was taken for a name."""
    return one.speaker if 0 < len(one.speaker.split()) <= _LONGEST_NAME else None


_LONGEST_NAME = 7
"""Words of a name with its description at most."""


def _record(text: str, one: Attributed) -> Attribution:
    return Attribution(speaker_of(one), one.via or None, " ".join(one.cue.of(text).split()), one.direct)
