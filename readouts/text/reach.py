"""Words that tell how far something reaches: all, some, only, except."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from readouts.text.any_case import AnyCase
from readouts.text.listed import listed
from readouts.types import Span

OFTEN = re.compile(
    r"\b(?:every|each)\s+(?:\w+\s+)?(?:hour|day|night|week|fortnight|month|quarter|year|decade)s?\b", re.IGNORECASE
)
"""What tells how often, and not how many of them all."""
_KINDS = {
    "all": r"all(?:\s+of)?(?!\s+but\b)(?:\s+the)?|the\s+totality\s+of|entire(?:ty\s+of)?|whole(?:\s+of)?"
    r"|any(?!\s+(?:longer|more|further)\b)(?:\s+of)?|(?:every|each)(?!\s+other\b)(?!\s+(?:\w+\s+)?(?:day|week|month|year|hour|quarter|minute|second|morning|afternoon|evening|night|weekend"
    r"|season|summer|winter|spring|autumn|time|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\b)(?:\s+one)?(?:\s+of)?|both"
    r"|full|fully|entirely|everywhere|everyone|everybody|complete|completely|total(?!\s+of\b)|totally|throughout|wholly|nationwide|universal"
    r"|when(?:so)?ever|wherever|whoever|anywhere|anyone|without\s+exception|in\s+full|in\s+their\s+entirety|comprehensive",
    "most": r"most(?:\s+of)?|(?:the\s+|an?\s+)?majority\s+of|the\s+bulk\s+of|largely|mostly|mainly"
    r"|(?:nearly|almost|virtually|practically)\s+(?:all|every|everyone|everybody|everything|each|the\s+(?:whole|entire))"
    r"|all\s+but",
    "some": r"not\s+(?:all|every|everyone|everybody|each|the\s+whole)|some(?:\s+of)?(?!\s+\d)"
    r"|many(?:\s+of)?|several(?:\s+of)?|(?:a\s+)?parts?\s+of|partly|partial"
    r"|partially|a\s+few(?:\s+of)?|certain|(?<!not )one\s+of"
    r"|one\s+or\s+more\s+of|selected|half\s+of|a\s+minority\s+of"
    r"|limited|individual|a\s+(?:small\s+)?(?:number|portion|fraction|share)\s+of|(?:only\s+)?in\s+part"
    r"|specific|designated|declared",
    "only": r"only|solely|exclusively|alone|nothing\s+but|no\s+more\s+than|merely|restricted\s+to|limited\s+to"
    r"|confined\s+to",
    "except": r"except(?:ing)?(?:\s+for)?|with\s+the\s+exception\s+of|excluding|other\s+than|apart\s+from"
    r"|save\s+for|but\s+not",
    "also": r"including|as\s+well\s+as|also|in\s+addition\s+to|together\s+with|along\s+with"
    r"|among\s+others?",
}
_ANY = "|".join(rf"(?P<{kind}>{_KINDS[kind]})" for kind in sorted(_KINDS, key=lambda kind: kind == "all"))
_REACH = AnyCase(rf"\b(?:{_ANY})\b")
_EXCLUSIVE = frozenset(
    frozenset(pair.split())
    for pair in ("all some", "all most", "all only", "all except", "also except", "also only")
)


class Reach(NamedTuple):
    """A word of reach: where it stands and which kind it is."""

    span: Span
    kind: str

    def excludes(self, other: "Reach") -> bool:
        """Return whether the two cannot both be said of one thing."""
        return frozenset((self.kind, other.kind)) in _EXCLUSIVE


@lru_cache(maxsize=4096)
def reaches(text: str) -> tuple[Reach, ...]:
    """Find the words of reach of an English passage, in reading order.

    Examples
    --------
    >>> [reach.kind for reach in reaches("All the ports, but only some of the ships.")]
    ['all', 'only', 'some']
    """
    return tuple(Reach(Span(*match.span()), match.lastgroup or "") for match in _REACH.finditer(text))


@cache
def contrast_groups(*, which: bool) -> Mapping[str, frozenset[int]]:
    """Return for each word of a contrast the sets that it belongs to.

    Parameters
    ----------
    which : bool
        Whether those that tell which thing is meant ("northern"), or those that tell how far a thing goes
        ("permanent").
    """
    found: dict[str, set[int]] = {}
    for number, line in enumerate(listed("contrasts.txt")):
        if line.startswith(_WHICH) is which:
            for word in line.removeprefix(_WHICH).split():
                found.setdefault(word, set()).add(number)
    return {word: frozenset(groups) for word, groups in found.items()}


_WHICH = "which:"
