"""Passages of a text: its sentences, as offsets."""

from readouts.text.layout import blocks
from readouts.text.sentences import sentence_spans
from readouts.types import Span


def segment(text: str, language: str | None = None) -> tuple[Span, ...]:
    r"""Split a text into passages.

    Parameters
    ----------
    text : str
        Any text, however long; it need not be valid in any way.
    language : str, optional
        BCP 47 tag. It adds the abbreviations of that language to those that hold everywhere.

    Returns
    -------
    tuple of Span
        In order and disjoint; each begins and ends with a character that is not white space, and what lies
        between them is white space only.

    Notes
    -----
    A passage never crosses a blank line, a heading or the start of an item in a list; single line ends inside
    a paragraph do not count. Headings, and lines without a letter such as ``* * *``, are passages as well. A
    sentence without a full stop stays whole however long it is. Time is linear in the text.

    Where a stop is ambiguous ("the U.S. Secretary", "the U.S. Both sides") the next word decides, and a text
    rather stays whole than is cut inside a name.

    Examples
    --------
    >>> text = "The ministers met on Jan. 26. “We agree,” Mr. Roe\nsaid. A next round is planned"
    >>> [span.of(text) for span in segment(text, "en")]
    ['The ministers met on Jan. 26.', '“We agree,” Mr. Roe\nsaid.', 'A next round is planned']
    """
    code = (language or "").replace("_", "-").partition("-")[0].lower()
    return tuple(span for block in blocks(text) for span in sentence_spans(text, block, code))
