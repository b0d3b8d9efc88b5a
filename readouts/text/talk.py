"""The words that announce a talk: every account of one has them, in its own way.

"Another phone call took place between President A and President B" and "This morning I spoke with President B"
say the same, though they have hardly a word in common.
"""

import re
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz

from readouts.text.days_and_months import MONTH, WEEKDAY
from readouts.text.proper_names import proper_names
from readouts.text.tokens import Words, register
from readouts.types import Span

_TALK = (
    r"(?:(?:tele)?phone\s+(?:call|conversation|talk)s?|video\s*-?\s*(?:call|conference|talk|link)s?|conversation|call"
    r"|talks|meeting|summit)"
)
_HELD = r"(?:took\s+place|was\s+held|has\s+(?:just\s+)?(?:concluded|ended|taken\s+place))"
_BOTH = re.compile(
    r"\b(?:[Tt]he|[Bb]oth)\s+(?:two\s+)?(?:(?:foreign|prime)\s+)?(?:leaders|presidents|ministers|sides)\b(?!\s+of\b)"
)
"""Those two whom an account is about, where it names neither in the sentence."""
_PRAISED = r"(?:(?:[Vv]ery|[Gg]reat|[Gg]ood|[Ee]xcellent|[Ww]onderful|[Nn]ice|[Ll]ong)\s+(?:and\s+)?)"
_ANNOUNCED = re.compile(
    rf"""\b(?:spoke|talked|conversed|met|conferred)\b[^.;:]{{0,40}}?\bwith\b
       | \b(?:phoned|telephoned|called|received\s+a\s+call\s+from)\s+(?=(?:[A-Z]|the\s+[A-Z]))
       | \b(?:held|had|hosted|conducted)\b[^.;:]{{0,60}}?\b{_TALK}\b
       | \b{_TALK}\s+(?:\w+\s+)?{_HELD}\b
       | \b(?:spoke|talked|conferred)\s+(?:\w+\s+)?(?:by|on|over|via)\s+(?:the\s+)?(?:(?:tele)?phone|video)\b
       | \b{_PRAISED}{{1,4}}{_TALK}\s+(?:\w+\s+)?with\b
       | \b(?:[Gg]ood|[Gg]reat|[Gg]lad|[Pp]leased|[Hh]appy|[Dd]elighted|[Hh]onou?red|[Pp]leasure)\s+to\s+
         (?:speak\s+(?:with|to)|talk\s+(?:with|to)|meet(?:\s+with)?)\s+(?=(?:my\s+friend,?\s+)?(?:[A-Z]|the\s+[A-Z]))
       | \b{_TALK}\s+(?:between|of)\b[^.;:]{{0,200}}?\b{_HELD}\b
    """,
    re.VERBOSE,
)
_TALKING = tuple("spoke speak talk convers conferred met meet phoned call video summit".split())
"""Of which every announcement holds one, and most passages none."""
_MATTER = re.compile(
    rf"""(?<!\s)\s+(?:about|on|regarding|concerning|during\s+which|in\s+which|at\s+which|where|focus(?:ing|ed)\s+on
          |devoted\s+to|discussing|to\s+(?:discuss|review|follow|talk|exchange|coordinate|address))\b
        (?!\s+(?:{WEEKDAY}|{MONTH}|\d|the\s+(?:(?:tele)?phone|margins|sidelines|occasion)))""",
    re.VERBOSE,
)
_AT_WHOSE = re.compile(r"\bat\s+the\s+(?:initiative|request|invitation)\s+of\b[^,.;:]{0,60}")
"""Who asked for the talk, which is told in the same breath."""
FURNITURE = frozenset(
    """
    took take place between held had have spoke call called phone telephone phoned video conference conversation
    talk meeting met summit conclud end just again anoth third second hour long length secur lengthi jr mr today
    yesterday morn afternoon even tonight monday tuesday wednesday thursday friday saturday sunday januari
    februari march april may june juli august septemb octob novemb decemb first part period link
    veri good great excel wonder nice friend dear glad pleas happi delight honor honour pleasur two leader side
    """.split()
)
"""Stems of what an announcement is made of beside names, the praise of courtesy included, which says nothing."""
_SAME_NAME = 80
"""Likeness (0..100) from which two last names are spellings of one: "Zelensky", "Zelenskyy"."""
_OTHER = 0.25
"""Weighted share of other words up to which a claim announces a talk and says little else."""


@lru_cache(maxsize=4096)
def announcement(text: str, span: Span) -> Span | None:
    """Find the part of a claim or passage that announces a talk, up to what it was about.

    Parameters
    ----------
    text : str
        An English text.
    span : Span
        A part of it.

    Returns
    -------
    Span or None
        From the beginning of `span`; ``None`` where no talk is announced.

    Examples
    --------
    >>> text = "President Aalto spoke today with Prime Minister Haddad about the dam."
    >>> announcement(text, Span(0, len(text))).of(text)
    'President Aalto spoke today with Prime Minister Haddad'
    """
    if not any(map(span.of(text).__contains__, _TALKING)):
        return None
    found = _ANNOUNCED.search(text, span.start, span.end)
    if found is None:
        return None
    matter = _MATTER.search(text, found.end(), span.end)
    return Span(span.start, matter.start() if matter else span.end)


class Talk(NamedTuple):
    """Who is announced to have talked.

    Parameters
    ----------
    people : frozenset of str
        Folded last names.
    parties : frozenset of str
        Countries.
    both : bool
        Whether it is told of "the two leaders", who are those of whichever talk the account is about.
    """

    people: frozenset[str]
    parties: frozenset[str]
    both: bool = False

    def same(self, other: "Talk") -> bool:
        """Tell whether two announcements may be of one talk: somebody in common, and nobody in another's place."""
        if self.both or other.both:
            return True
        extra = [p for p in self.people if not _listed(p, other.people)]
        missing = [p for p in other.people if not _listed(p, self.people)]
        if extra and missing:
            return False
        return len(extra) < len(self.people) or bool(self.parties & other.parties)


def announced_talk(text: str, span: Span, found: Words) -> Talk | None:
    """Say who talked, where a claim announces a talk and says hardly anything else.

    Parameters
    ----------
    text : str
        An English text.
    span : Span
        The claim.
    found : Words
        The words of the text.

    Returns
    -------
    Talk or None
        ``None`` where no talk is announced, where nobody is named, and where the claim says more than that.

    Examples
    --------
    >>> from readouts.text.tokens import words
    >>> one, other = "A call took place between Ms Aalto and Mr Haddad.", "I spoke with Mr Haddad."
    >>> talks = [announced_talk(text, Span(0, len(text)), words(text)) for text in (one, other)]
    >>> talks[0].same(talks[1])
    True
    """
    if announcement(text, span) != span:
        return None
    names = proper_names(span.of(text))
    rows = found.inside(span.start, span.end)
    listed = register()
    inside = [(span.start + name.span.start, span.start + name.span.end) for name in names]
    inside += [match.span() for match in _AT_WHOSE.finditer(text, span.start, span.end)]
    other = np.array(
        [
            stem not in listed and stem not in FURNITURE and not any(a <= start and end <= b for a, b in inside)
            for stem, (start, end) in zip(found.stems[rows], found.spans[rows].tolist(), strict=True)
        ],
        dtype=bool,
    )
    weights = found.weights[rows]
    people = frozenset(name.words[-1] for name in names if name.place is None)
    both = not people and bool(_BOTH.search(text, span.start, span.end))
    if not (names or both) or float(weights @ other) > _OTHER * float(weights.sum()):
        return None
    return Talk(
        people,
        frozenset(party for name in names if name.place for party in name.place.parties),
        both,
    )


def _listed(person: str, people: frozenset[str]) -> bool:
    return any(fuzz.ratio(person, other) >= _SAME_NAME for other in people)
