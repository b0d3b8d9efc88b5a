"""The formula with which a talk closes: that both sides stay in touch, each house in its own words.

"The presidents agreed to maintain contacts" and "The two leaders agreed to speak again" say the same, though they
have but "agreed" in common, and nearly every readout has one of the two.
"""

import re

from readouts.text.clued import Clued
from readouts.types import Span

_LONGEST = 200
"""Characters of a closing formula at most."""
_CLOSE = (
    r"(?:close|closer|constant|regular|permanent|direct|frequent|continuous|steady|active|further|their|mutual)"
)
_CONTACT = (
    r"(?:contacts?|touch|communications?|dialogue|dialog|exchanges?|conversations?|coordination|consultations?)"
)
_KEEP = (
    r"(?:(?:speak|talk|confer)\s+(?:to\s+each\s+other\s+|with\s+each\s+other\s+)?again"
    rf"|(?:remain|stay|keep|be|continue)\s+in\s+(?:{_CLOSE}\s+){{0,2}}{_CONTACT}"
    rf"|(?:maintain|continue|keep(?:\s+up)?|carry\s+on|pursue|preserve)\s+(?:on\s+)?(?:{_CLOSE}\s+){{0,2}}{_CONTACT}"
    rf"|keep\s+(?:their|the)\s+teams\s+in\s+(?:{_CLOSE}\s+){{0,2}}{_CONTACT})"
)
_TAIL = (
    r"(?:\s+(?:soon|regularly|directly|closely|personally|with\s+(?:each\s+other|one\s+another)|at\s+(?:all|various|different|the\s+highest)"
    r"\s+levels?|in\s+(?:various|different|all|this)\s+formats?|in\s+the\s+(?:future|coming\s+(?:days|weeks|months))"
    r"|on\s+(?:these|all|the|such)\s+(?:issues|matters|topics)(?:\s+discussed|\s+raised)?"
    r"|through\s+diplomatic\s+channels|between\s+(?:the(?:ir)?\s+)?(?:two\s+)?(?:teams|sides|countries|administrations))){0,2}"
)
_BOUND = (
    r"(?:(?:agreed|decided|pledged|promised|undertook|resolved|arranged|confirmed|intend(?:ed)?|wished|expect(?:ed)?)\s+"
    r"(?:(?:on\s+the\s+need\s+|their\s+(?:readiness|intention)\s+)?to\s+|that\s+(?:they|the\s+\w+|both\s+\w+)\s+(?:would|will)\s+)"
    r"|(?:will|would|shall)\s+|are\s+to\s+|expressed\s+(?:their\s+)?(?:readiness|willingness|intention)\s+to\s+)"
)
_PASSIVE = (
    rf"(?:contacts|the\s+{_CONTACT}|exchanges)\s+(?:at\s+all\s+levels\s+|between\s+(?:[\w’'-]+\s+){{1,4}})?"
    r"(?:would|will|should|are\s+to)\s+(?:be\s+)?(?:continued?|carry\s+on|maintained|kept\s+up|go\s+on)"
)
_PARTING = Clued(
    rf"(?:[^.;:!?]{{0,120}}?\b)?(?:(?:also|have|has|had)\s+){{0,2}}(?:{_BOUND}(?:also\s+)?{_KEEP}|(?:agreed|decided)\s+that\s+{_PASSIVE})"
    rf"{_TAIL}\W{{0,3}}",
    re.IGNORECASE,
    clues=(
        "again",
        "contact",
        "touch",
        "communication",
        "dialog",
        "exchange",
        "conversation",
        "coordination",
        "consultation",
    ),
)
_JOINING = re.compile(
    r"\b(?:discuss\w*|and\s+(?:discussed|reviewed|noted|welcomed|condemned)|but|while|after|before)\b", re.I
)
"""Words before the formula by which more is told than that."""


def parting(text: str, span: Span) -> bool:
    """Return whether a claim says that both sides stay in touch, and no more.

    Parameters
    ----------
    text : str
        An English text.
    span : Span
        A passage, or a part of one.

    Examples
    --------
    >>> for said in ("The leaders agreed to speak again.", "They agreed to speak again about the dam."):
    ...     print(parting(said, Span(0, len(said))))
    True
    False
    """
    if span.end - span.start > _LONGEST:
        return False
    said = " ".join(span.of(text).split())
    return _PARTING.fullmatch(said) is not None and _JOINING.search(said) is None
