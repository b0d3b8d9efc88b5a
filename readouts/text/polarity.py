"""Yes and no: which words of a sentence stand under a negation.

A negation covers what follows it up to the end of its clause, and two of them cancel out (the scope rule of
NegEx, Chapman et al. 2001). Verbs that refuse ("rejected", "failed to") negate what they govern.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from readouts.text.tokens import stem

_NEGATORS = re.compile(
    r"""\b(?: not\s+only | no\s+(?:later|earlier|sooner|fewer|less|more)\s+than
        | not\s+(?:fewer|less|more)\s+than )\b
      | (?P<no>\b(?: not | cannot | never | no\s+longer | no | neither | nor | without | none )\b | n['’]t\b
      | \b(?: fail(?:s|ed|ing)?\s+to | refus(?:e|es|ed|ing)(?:\s+to)? | declin(?:e|es|ed|ing)\s+to
        | reject(?:s|ed|ing)? | oppos(?:e|es|ed|ing) | den(?:y|ies|ied|ying) | rul(?:e|es|ed|ing)\s+out
        | refrain(?:s|ed|ing)?\s+from
        | prevent(?:s|ed|ing)?\s+(?:\w+\s+){0,3}from | barred\s+from | banned\s+from | unable\s+to
        | stopp(?:ed|ing)\s+short\s+of
        | (?:failure|refusal|unwilling|unwillingness|inability)\s+to | (?:lack|absence)\s+of
        | abandon(?:s|ed|ing)? | block(?:s|ed|ing)? | avoid(?:s|ed|ing)? | too\s+\w+\s+to )\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[,;:.!?()“”\"–—]|\b(?:but|while|whereas|although|though|however|because|and\s+that)\b", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def negators(text: str) -> tuple[tuple[int, int, int], ...]:
    """Find the negations of a passage.

    Parameters
    ----------
    text : str
        One passage.

    Returns
    -------
    tuple of (int, int, int)
        Start and end of each negation, and where its clause ends.

    Examples
    --------
    >>> negators("They did not agree, but went on.")
    ((9, 12, 18),)
    """
    found = []
    for match in _NEGATORS.finditer(text):
        if match["no"]:
            end = _CLAUSE_END.search(text, match.end())
            found.append((match.start(), match.end(), end.start() if end else len(text)))
    return tuple(found)


def negated(spans: Sequence[tuple[int, int]], cover: Sequence[tuple[int, int, int]]) -> list[bool]:
    """Return for each word span of a passage whether an odd number of its negations covers it."""
    return [sum(end <= start < until for _, end, until in cover) % 2 == 1 for start, _ in spans]


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """Return for each stem that has them the stems of its opposites: "lift" and "impos"."""
    found: dict[str, set[str]] = {}
    for line in files("readouts.text").joinpath("opposites.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        sides = [{stem(word) for word in side.split()} for side in line.split(" - ")]
        for side, other in (sides, sides[::-1]):
            for word in side:
                found.setdefault(word, set()).update(other)
    return {word: frozenset(others - {word}) for word, others in found.items()}
