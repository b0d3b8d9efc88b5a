"""The place, day and agency with which news begin: nobody says them, and so nobody leaves them out."""

from readouts.text.clued import Clued
from readouts.text.lines import opens_line
from readouts.types import Span

_NAME = r"[^\W\d_a-z][\w.’'-]*"
_AGENCY = r"(?:,?\s+[A-Z]{2,8}\b|\s+[(/][^()/\n]{1,30}[)/])"
_DASH = r"\s*(?:[–—:]|-{1,2})\s+"
_DATED = Clued(
    rf"{_NAME}(?:(?:,?\s+|/){_NAME}){{0,4}},\s+(?:\d{{1,2}}\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    rf"[a-z]*\.?(?:\s+\d{{1,2}})?(?:,?\s+\d{{4}})?{_AGENCY}?{_DASH}"
)
# Without a day, the place is in capitals or an agency stands behind it, and a sentence opens behind a dash with
# spaces around it. "EU – China talks" has too short a name for a town.
_PLACE = Clued(
    rf"(?:[^\W\d_a-z]{{4,}}(?:[ ’'/-][^\W\d_a-z]{{2,}}){{0,3}}(?:,\s+{_NAME}(?:\s+{_NAME})?)?{_AGENCY}?"
    rf"|{_NAME}(?:\s+{_NAME}){{0,2}}(?:,\s+[A-Z]{{3,8}}|\s+[(/][A-Z][^()/\n]{{1,30}}[)/]))"
    r"\s+(?:[–—]|-{1,2})\s+(?=[^\W\d_a-z]|[“\"‘'«„])"
)


def after_dateline(text: str, passage: Span) -> int:
    """Return where a passage begins to say something, behind its dateline.

    Parameters
    ----------
    text : str
        An account's text.
    passage : Span
        One of its passages.

    Returns
    -------
    int
        The start of the passage where it opens with no dateline.

    Examples
    --------
    >>> text = "NORVIK - Two ferries sailed."
    >>> after_dateline(text, Span(0, len(text)))
    9
    """
    found = _DATED.match(text, passage.start, passage.end)
    if found is None and opens_line(text, passage.start):
        found = _PLACE.match(text, passage.start, passage.end)
    return found.end() if found else passage.start
