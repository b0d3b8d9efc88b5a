"""How firmly a text says that something comes about: must, should, may; agreed, offered, considered."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from readouts.text.any_case import AnyCase
from readouts.text.listed import listed
from readouts.text.phrases import Phrases
from readouts.text.polarity import covering, negators
from readouts.types import Span

_DENIED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bno|\bwithout)\s+(?:\w+\s+)?$", re.IGNORECASE)
_OF_NONE = AnyCase(r"(?:no|none|nobody|nothing|neither)$")
_LOOK_BACK = 16


class Cue(NamedTuple):
    """A word or phrase that tells how firmly something is said to come about.

    Parameters
    ----------
    span : Span
        Offsets of the cue.
    step : int
        From 1 (it may be) to 4 (it must or will be).
    kin : str
        The group of cues that say the same.
    """

    span: Span
    step: int
    kin: str

    @property
    def stands_alone(self) -> bool:
        """Whether it governs no verb, as "mandatory" does not."""
        return self.kin.startswith("adjective")


@lru_cache(maxsize=4096)
def modal_cues(text: str) -> tuple[Cue, ...]:
    """Find the cues of an English passage; those that are denied are left out.

    Parameters
    ----------
    text : str
        One passage.

    Returns
    -------
    tuple of Cue
        In reading order, disjoint.

    Examples
    --------
    >>> [(c.step, c.kin) for c in modal_cues("They must report, but may not vote; talks will resume.")]
    [(4, 'obligation'), (4, 'will')]
    """
    phrases, kinds = _table()
    found: list[Cue] = []
    for number, span in phrases.find(text):
        step, kin = kinds[number]
        ahead = text[span.end : span.end + 5].lower()
        denied = (
            ahead.startswith((" not ", "n't"))
            or _DENIED.search(text, max(0, span.start - _LOOK_BACK), span.start)
            or any(
                # "No date was promised": what is said of nobody and nothing is not said.
                _OF_NONE.match(text, start, end)
                for start, end, _ in covering(span.start, negators(text))
            )
        )
        # "Up to the" is no cue in "the follow-up to the conference".
        hyphened = "-" in (text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1])
        if not denied and not hyphened and span.of(text) not in _MONTHS:
            found.append(Cue(span, step, kin))
    return tuple(cue for cue, *others in _neighbours(found) if not _is_auxiliary(text, cue, *others))


def _neighbours(cues: Sequence[Cue]) -> Iterator[tuple[Cue, Cue | None, Cue | None]]:
    """Yield each cue with the one before it and the one after it."""
    return zip(cues, (None, *cues[:-1]), (*cues[1:], None), strict=False)


def _is_auxiliary(text: str, cue: Cue, before: Cue | None, after: Cue | None) -> bool:
    """Return whether "would" only carries another cue: "would try to", "will be optional", "hoped they would"."""
    if cue.kin != "will" or cue.span.of(text).lower() not in _AUXILIARIES:
        return False
    between = text[cue.span.end : after.span.start].strip() if after else None
    carried = between == "" or (after is not None and after.stands_alone and between in _BEING)
    ruled = before is not None and before.kin != "will" and _THAT.search(text, before.span.start, cue.span.start)
    return carried or bool(ruled)


_THAT = re.compile(r"\bthat\b[^,;:]*$")
_AUXILIARIES = frozenset({"will", "would"})
_BEING = frozenset({"be", "remain", "become", "stay"})
_MONTHS = frozenset({"May", "Will"})
"""A month and a name, where they are not the cue."""


HEDGES = re.compile(
    r"\b(?:(?:may|might|could|must)\s+(?:well\s+|possibly\s+|perhaps\s+)?(?:have|be)|may|might|possibly|perhaps|probably"
    r"|conceivably|potentially|presumably|supposedly|apparently|allegedly|purportedly|seemingly|maybe"
    r"|(?:is|are|was|were)\s+(?:thought|believed|suspected|presumed|rumoured|likely|alleged)\s+to"
    r"|(?:seem|appear)(?:s|ed)?\s+to|(?:thought|believed|suspected|presumed|likely|alleged)\s+to)\b"
)
"""What makes a deed that is told of as done one that may have been: "was caused", "may have been caused"."""


@cache
def _table() -> tuple[Phrases, Sequence[tuple[int, str]]]:
    """Return the cues, and the step and kin of each."""
    rows: list[tuple[str, tuple[int, str]]] = []
    for line in listed("modality.txt"):
        head, _, cues = line.partition(": ")
        step, _, kin = head.partition(" ")
        rows += [(one.strip(), (int(step), kin)) for one in cues.split(";") if one.strip()]
    # The first alternative that matches wins, so the longest come first.
    rows.sort(key=lambda row: (-len(re.sub(r"\(\?:|[|?()]", "", row[0])), row[0]))
    written = [(opening, kind) for one, kind in rows for opening in _openings(one)]
    return Phrases([opening.replace(" ", r"\s+") for opening, _ in written]), [kind for _, kind in written]


def _openings(alternative: str) -> list[str]:
    """Write an alternative that begins with a choice out: "(?:is|are) to" as "is to" and "are to"."""
    choice = re.match(r"\(\?:([^()]+)\)( ?)(?!\?)", alternative)
    if choice is None:
        return [alternative]
    return [word + alternative[choice.end(1) + 1 :] for word in choice[1].split("|")]
