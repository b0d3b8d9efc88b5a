"""The labels of speakers that stand on a line of their own: "Minister Aalto:", and below it what the minister says.

A heading may end in a colon too. A label names an office with or without its holder, or recurs.
"""

import re
from collections import Counter
from functools import lru_cache

from readouts.text.clued import Clued
from readouts.text.frequencies import zipf
from readouts.text.furniture_words import KIND, LISTED
from readouts.text.lexemes import CLOSED
from readouts.text.offices import CHIEF, HONORIFICS

ASKERS = r"(?:Q(?:UESTION)?|Question|REPORTER|Reporter|JOURNALIST|Journalist|INTERVIEWER|Interviewer)"
"""Labels of those who ask, as a pattern."""
_WORD = r"[^\W\d_a-zß-ÿ][\w’'.-]{0,40}"
_STANDING = re.compile(
    rf"^[ \t>]{{0,4}}[*_]{{0,2}}(?P<who>{_WORD}(?: (?:of|the|for|and|de|von|van|bin|al|{_WORD})){{0,11}})"
    r"[*_]{0,2}(?P<cue>:)[*_]{0,2}[ \t]*\n\s*(?P<said>\S(?:[^\n]*\S)?)",
    re.MULTILINE,
)
_ANY = re.compile(r"^[ \t>]{0,4}[*_]{0,2}(?P<who>[^\W\d_][^:\n*_]{0,120})[*_]{0,2}:", re.MULTILINE)
_HEAD = re.compile(r" (?:of|for) ")
_OFFICE = Clued(
    rf"\b(?:{CHIEF}|Ambassador|King|Queen|Emir|Representative|Spokes\w+|Director|Commissioner|Chair\w*|General|Prince"
    rf"|Governor|Speaker|Official|Envoy|{'|'.join(sorted(HONORIFICS))})\b",
    re.IGNORECASE,
)
_ASKER = re.compile(ASKERS)
_LONGEST_NAME, _STRANGE = 4, 3.4
"""Words of a name that is a label because it recurs, and how common (Zipf) in English the rarest is at most."""


@lru_cache(maxsize=32)
def standing_labels(text: str) -> tuple[re.Match[str], ...]:
    r"""Find the labels that stand on a line of their own.

    Parameters
    ----------
    text : str
        A text, in English.

    Returns
    -------
    tuple of re.Match
        In order; each with the groups `who`, `cue` for its colon, and `said` for the line below it.

    Examples
    --------
    >>> text = "Minister Aalto:\n\nThe strait is open.\n\nTrade:\n\nThe toll is halved."
    >>> [label["who"] for label in standing_labels(text)]
    ['Minister Aalto']
    """
    if ":" not in text:
        return ()
    found = [match for match in _STANDING.finditer(text) if not _leads_to_list(match)]
    times = Counter(match["who"] for match in _ANY.finditer(text)) if found else Counter[str]()
    return tuple(
        match
        for match in found
        if is_asker(match["who"])
        or _holds_office(match["who"])
        or (times[match["who"]] > 1 and _may_be_name(match["who"]))
    )


def is_asker(who: str) -> bool:
    """Tell whether a label is that of those who ask."""
    return _ASKER.fullmatch(who) is not None


def _leads_to_list(label: re.Match[str]) -> bool:
    return bool(LISTED.match(label["said"])) or label["said"][0].islower()


def _holds_office(who: str) -> bool:
    """Tell one office, with or without its holder, from the heading of what is said of it."""
    words = who.split()
    if words[0].casefold() in CLOSED or KIND.match(who):
        return False
    return _OFFICE.search(_HEAD.split(who, maxsplit=1)[0]) is not None


def _may_be_name(who: str) -> bool:
    """Tell a name from a heading that recurs, which is of common words."""
    words = who.split()
    return len(words) <= _LONGEST_NAME and min(zipf(word.casefold(), "en") for word in words) < _STRANGE
