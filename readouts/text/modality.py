"""How firmly a text says that something comes about: must, should, may; agreed, offered, considered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from readouts.types import Span

_DENIED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bno)\s+(?:\w+\s+)?$", re.IGNORECASE)
_LOOK_BACK = 16


@dataclass(frozen=True, slots=True)
class Cue:
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
    pattern, kinds = _table()
    found: list[Cue] = []
    for match in pattern.finditer(text):
        step, kin = kinds[match.lastgroup or ""]
        ahead = text[match.end() : match.end() + 5].lower()
        denied = ahead.startswith((" not ", "n't")) or _DENIED.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        if not denied and match.group() not in _MONTHS:
            found.append(Cue(Span(*match.span()), step, kin))
    return tuple(found)


_MONTHS = frozenset({"May", "Will"})
"""A month and a name, where they are not the cue."""


@cache
def _table() -> tuple[re.Pattern[str], Mapping[str, tuple[int, str]]]:
    kinds: dict[str, tuple[int, str]] = {}
    alternatives: list[tuple[str, str]] = []
    for number, line in enumerate(files("readouts.text").joinpath("modality.txt").read_text("utf-8").splitlines()):
        if line.startswith("#") or not line.strip():
            continue
        head, _, listed = line.partition(": ")
        step, _, kin = head.partition(" ")
        kinds[f"g{number}"] = int(step), kin
        alternatives += [(f"g{number}", one.strip()) for one in listed.split(";") if one.strip()]
    # The first alternative that matches wins, so the longest come first; Python wants each group's name once.
    alternatives.sort(key=lambda row: (-len(re.sub(r"\(\?:|[|?()]", "", row[1])), row[1]))
    named: dict[str, tuple[int, str]] = {}
    parts = []
    for at, (group, one) in enumerate(alternatives):
        name = f"c{at}"
        named[name] = kinds[group]
        parts.append(f"(?P<{name}>{one.replace(' ', chr(92) + 's+')})")
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE), named
