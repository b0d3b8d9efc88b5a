"""Whether a sentence says of a clause that it is so: not where it asks, denies, supposes or passes on a rumour."""

import re

from readouts.text.clued import Clued

_I = re.IGNORECASE
_ASKED = re.compile(r"\?[)\]”\"’'»*_\s]*$")
_LOOK_BACK = 300
"""Characters before a clause in which the words that govern it are sought."""
_LOOK_AHEAD = 200
_WITHIN = r"(?:(?!\b(?:but|while|whereas|although|said|added|adding|stressed|stressing)\b)[^;]){0,200}$"
"""What is still governed: all up to the next clause that stands by itself."""
_NOUNS = r"reports?|news|stor(?:y|ies)|statements?|information|idea|notion"
_HEARSAY = r"claims?|allegations?|rumou?rs?|speculations?|suggestions?|accusations?|assertions?|insinuations?"
_FALSE = (
    r"false|untrue|incorrect|wrong|inaccurate|baseless|unfounded|groundless|fake|fabricated|misleading|nonsense|"
    r"(?:a\s+)?(?:lie|fabrication|fiction|invention)"
)
_DENIED = Clued(
    r"(?:"
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:e|es|ed|ing)|"
    r"rebut(?:s|ted)?|contradict(?:s|ed|ing)?|contrary\s+to|disavow(?:s|ed)?)\s+"
    r"(?:(?!(?:and|but|said)\b)[\w’'-]+\s+){0,6}?that\b"
    r"|\bden(?:y|ies|ied|ying)\s+(?:having|ever|to\s+have|(?:(?!(?:and|but)\b)[\w’'-]+\s+){1,4}(?:had|has|have))\b"
    r"|(?:\bnot|\bnever|\bcannot|n[’']t)\s+(?:(?:yet|been|be|the|a|an|necessarily)\s+){0,2}"
    r"(?:sa(?:y|id)|state[ds]?|confirm(?:ed)?|announced?|claim(?:ed)?|mean(?:t)?|believed?|think|thought|"
    r"impl(?:y|ied)|suggest(?:ed)?|indicated?|true|correct|case|certain|clear|aware|accept(?:ed)?|"
    r"acknowledged?|admit(?:ted)?|recall(?:ed)?)\s+(?:(?!(?:and|but)\b)\w+\s+){0,3}?that\b"
    r"|\bno\s+(?:truth|evidence|indication|sign|suggestion|confirmation|proof|basis|substance|question)\s+"
    r"(?:(?!(?:and|but)\b)\w+\s+){0,4}?that\b"
    rf"|\b(?:{_FALSE})\s+(?:to\s+(?:say|claim|suggest)\s+)?that\b"
    rf"|\b(?:{_HEARSAY})\s+that\b"
    rf"){_WITHIN}",
    _I,
    clues=("that", "den"),
)
_OF_A_REPORT = Clued(rf"(?:\b(?:{_NOUNS})\s+(?:\w+\s+){{0,3}}that\b|^that\b){_WITHIN}", _I, clues=("that",))
_IS_FALSE = Clued(
    rf"[^;]{{0,160}}?\b(?:is|are|was|were)\s+(?:\w+\s+){{0,2}}?(?:{_FALSE}|denied|not\s+(?:true|correct|the\s+case))\b",
    _I,
)
_SUPPOSED = Clued(
    r"(?:(?P<opens>^[“\"]?(?:if|should|were|had|unless|whether)\b)"
    r"|\b(?:if|unless|(?P<asks>whether)|in\s+case|in\s+the\s+event|provided|lest|(?:as|so)\s+long\s+as)\b)"
    r"(?P<between>[^,;:]{0,200})$",
    _I,
)
_COORDINATE = re.compile(r"\b(?:and|but)\s+(?:\w+ly\s+)?$", _I)
_TO_COME = re.compile(r"(?:will|would|shall)\b", _I)


def is_asked(line: str) -> bool:
    """Return whether a passage is a question, which states nothing."""
    return bool(_ASKED.search(line))


def is_asserted(line: str, start: int, end: int) -> bool:
    """Return whether a passage says that a clause of it is so.

    Parameters
    ----------
    line : str
        The passage, one sentence.
    start, end : int
        Where the words stand that open the clause.

    Returns
    -------
    bool
        ``False`` for a question, for what is denied, called false or a mere claim, and for a condition. What
        follows from a condition is asserted.

    Examples
    --------
    >>> said = "If they agreed to a truce, talks would resume."
    >>> is_asserted(said, said.find("agreed"), said.find(" to")), is_asserted(said, said.find("would"), len(said))
    (False, True)
    """
    before = line[max(0, start - _LOOK_BACK) : start]
    if is_asked(line) or _DENIED.search(before):
        return False
    if _OF_A_REPORT.search(before) and _IS_FALSE.match(line, end, end + _LOOK_AHEAD):
        return False
    return not _is_supposed(before, line[start:end], opens=start <= _LOOK_BACK)


def _is_supposed(before: str, words: str, *, opens: bool) -> bool:
    supposed = _SUPPOSED.search(before)
    if not supposed or (supposed["opens"] and not opens):
        return False
    if _TO_COME.match(words) and not supposed["asks"]:
        return False  # "if attacked it will respond": no condition holds a "will"
    return bool(supposed["opens"]) or not _COORDINATE.search(supposed["between"])
