"""Reports inside reports: "TASS reported that Wang said …", "…, Wang said, according to TASS"."""

import re
from collections.abc import Sequence

from readouts.text.tagging import Tagged

_ACCORDING = re.compile(r"according\s+to$", re.IGNORECASE)


def reported_in(text: str, found: Sequence[Tagged]) -> dict[int, int]:
    """Find which attribution reports which other one.

    Parameters
    ----------
    text : str
        The text.
    found : sequence of Tagged
        What was found in it.

    Returns
    -------
    dict of int to int
        The number of an attribution to that of the nearest one that it is reported in.
    """
    result = {}
    units: dict[tuple[int, int], list[int]] = {}
    for number, one in enumerate(found):
        if one.unit[1]:  # not the turn of a transcript, which stands in no unit
            units.setdefault(one.unit, []).append(number)
    for inner, one in enumerate(found):
        near = [
            (sum(span.end - span.start for span in found[outer].content), outer)
            for outer in units.get(one.unit, ())
            if outer != inner and found[outer].source is not None and _reports(text, found[outer], one)
        ]
        if near:
            result[inner] = min(near)[1]
    return result


def _reports(text: str, outer: Tagged, inner: Tagged) -> bool:
    if _is_according(text, inner) and not _is_according(text, outer):
        return False
    if any(inner.cue in span for span in outer.content):
        return True
    return _is_according(text, outer) and any(a.meets(b) for a in outer.content for b in inner.content)


def _is_according(text: str, one: Tagged) -> bool:
    return bool(_ACCORDING.search(one.cue.of(text)))
