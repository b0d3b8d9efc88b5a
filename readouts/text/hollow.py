"""Claims that are hollow: who, when, where and on what occasion, and nothing of the matter.

Two accounts of one event have the day, the place, the names and the frame of a talk in common anyhow. Where a
sentence is cut at its commas, "on Tuesday" or "the spokesman said" is a piece of it that proves nothing either way:
an account that has it need not have what was said, and one that lacks it leaves nothing out.
"""

import re
from functools import cache

from readouts.text.proper_names import proper_names
from readouts.text.talk import FURNITURE, announcement
from readouts.text.tokens import SAYS_SOMETHING, Words, register
from readouts.types import Span

_FRAME = re.compile(
    r"(?:in|on|at|during|within|regarding|concerning|speaking|following|after)\b"
    r"(?!\s+the\s+(?:initiative|invitation|insistence|request)\b)",
    re.IGNORECASE,
)
"""How a piece begins that only says under what heading, or when, something was said. Who asked for it is more."""
_LONGEST_FRAME = 7
"""Words of such a piece at most."""
_MATTER_OF_FRAME = 2
"""Words in it that may say something: "in the field of security"."""
_DENYING = frozenset({"not", "no", "never", "none", "nobody", "noth", "without", "cannot", "neither", "nor"})
_OCCASIONS = frozenset(
    """
    agenc press news confer interview journalist report spokesman spokesperson spokeswoman sidelin margin sidelight
    telegram twitter wrote post tweet brief releas readout occas visit framework context field area sphere front
    topic issu agenda part cours outset open close end addit moment time day week month year date today present
    servic bureau correspond bulletin websit channel
    excel majesti high royal honour honor lord sir doctor dr professor prof marshal captain excellenc mrs mr ms
    republ kingdom federal state govern nation unit council commiss union transit sovereign hous palac offic
    command chief director chair vice deputi presid minist ministri secretari ambassador envoy premier chancellor
    speaker governor senat king queen princ emir sultan pope cardinal admir colonel counsellor repres
    said say told state declar add note announc explain stress affair
    """.split()
)
"""Stems of what tells the occasion, the office or the medium, beside the furniture of a talk."""
_WHEN = frozenset(
    "yesterday morn afternoon tonight monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Stems of days and their parts, beside which a place is where it was said: "this morning in New York"."""
_BESIDE_THE_MATTER = FURNITURE | _OCCASIONS


def is_hollow(text: str, span: Span, passage: Span, found: Words) -> bool:
    """Tell whether a claim says only who, when, where or on what occasion.

    Parameters
    ----------
    text : str
        An English text.
    span : Span
        One of several claims of a passage.
    passage : Span
        The passage.
    found : Words
        The words of the text.

    Returns
    -------
    bool
        Whether no word of it tells of the matter: each is a name, a number, an office, a day, a word of the talk or
        of its report, or says nothing at all. A short piece that opens the passage with a preposition may have two
        that do.

    Examples
    --------
    >>> from readouts.text.tokens import words
    >>> text = "In the field of security, Minister Aalto, who spoke on Tuesday, offered two helicopters."
    >>> found, passage = words(text), Span(0, len(text))
    >>> [is_hollow(text, Span(*part), passage, found) for part in ((0, 24), (26, 40), (42, 62), (64, 87))]
    [True, True, True, False]
    """
    rows = found.inside(span.start, span.end)
    starts, stems = [start for start, _ in found.spans[rows].tolist()], found.stems[rows]
    if not _DENYING.isdisjoint(stems):
        return False
    plain = [not text[start].isupper() or start == passage.start for start in starts]
    weights = found.weights[rows].tolist()
    matter = sum(
        weight >= SAYS_SOMETHING and one and stem not in _BESIDE_THE_MATTER and not text[start].isdigit()
        for stem, weight, start, one in zip(stems, weights, starts, plain, strict=True)
    )
    if matter > _MATTER_OF_FRAME:
        return False
    if (
        len(starts) <= _LONGEST_FRAME
        and span.start - passage.start <= 1
        and span.end < passage.end
        and _FRAME.match(text, span.start)
    ):
        return True
    if matter or any(stem in _told() for stem, one in zip(stems, plain, strict=True) if one):
        return False
    if any(text[start].isdigit() for start in starts) and not any(stem in FURNITURE for stem in stems):
        return False
    if _is_places(text, span, passage) and not any(stem in _OCCASIONS or stem in _WHEN for stem in stems):
        return False
    return announcement(text, span) is None


@cache
def _told() -> frozenset[str]:
    """Return the stems of the register that tell of the matter."""
    return register() - _BESIDE_THE_MATTER


def _is_places(text: str, span: Span, passage: Span) -> bool:
    """Tell whether a piece behind the opening names places alone, which may well be what was talked about."""
    names = proper_names(span.of(text)) if span.start - passage.start > 1 else ()
    return bool(names) and all(name.place for name in names)
