"""Which attribution belongs to which passage."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from readouts.text.attribution import Attributed, attributions
from readouts.text.furniture import said_by_nobody
from readouts.text.places import find_place
from readouts.text.questions import asking
from readouts.types import Attribution, Span


def attribute(text: str, passages: Sequence[Span]) -> tuple[Attribution | None, ...]:
    """Say of each passage who says it.

    Parameters
    ----------
    text : str
        An account's text; the taggers read English.
    passages : sequence of Span
        Its passages, in order.

    Returns
    -------
    tuple of Attribution or None
        One a passage: of the attribution whose content covers most of it, else of the one whose cue stands in
        it; ``None`` where nobody is named. Of a report inside a report it is the inner one, and the outer one is
        its `via`; but what "Norway" says by a minister is said by the minister. A heading and a page's furniture
        are said by nobody, and a question only by whom it is quoted of.

    Examples
    --------
    >>> text = "Minister Aalto said that the crossing will reopen. It rained."
    >>> attribute(text, [Span(0, 50), Span(51, 60)])
    (Attribution(speaker='Aalto', via=None, cue='said', quoted=False), None)
    """
    best: dict[int, tuple[bool, int, bool, Attributed]] = {}
    starts = [passage.start for passage in passages]
    found = attributions(text, passages)
    countries = {one.speaker for one in found if one.via and find_place(one.speaker)}
    carried = {
        (one.via, passage)
        for one in found
        if one.via and one.speaker not in countries
        for passage in _touched(starts, one.content)
    }
    for one in found:
        if one.via and not (one.speaker or (one.source and _OWN.match(one.source.of(text)))):
            continue  # a report within a report that names nobody is his who reports it
        for part in (*one.content, one.cue):
            for index in _touched(starts, [part]):
                passage = passages[index]
                common = min(part.end, passage.end) - max(part.start, passage.start)
                outer = (one.speaker, index) in carried or (bool(one.via) and one.speaker in countries)
                rank = not outer, common, bool(one.speaker)
                if common > 0 and rank > best.get(index, (False, 0, False))[:3]:
                    best[index] = *rank, one
    aside, questions = said_by_nobody(text, passages), asking(text, passages)
    return tuple(
        _record(text, best[n][3])
        if n in best and n not in aside and (best[n][3].direct or n not in questions)
        else None
        for n in range(len(passages))
    )


def _touched(starts: Sequence[int], parts: Sequence[Span]) -> Iterator[int]:
    """Yield the numbers of the passages in which parts of the text stand."""
    for part in parts:
        yield from range(max(0, bisect_right(starts, part.start) - 1), bisect_right(starts, part.end - 1))


def speaker_of(one: Attributed) -> str | None:
    """Return who says it; ``None`` where nobody is named, or where a clause was taken for a name."""
    return one.speaker if 0 < len(one.speaker.split()) <= _LONGEST_NAME else None


_OWN = re.compile(r"(?:I|we|our)\b", re.IGNORECASE)
_LONGEST_NAME = 7
"""Words of a name with its description at most."""


def _record(text: str, one: Attributed) -> Attribution:
    return Attribution(speaker_of(one), one.via or None, " ".join(one.cue.of(text).split()), one.direct)
