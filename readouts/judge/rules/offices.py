"""Who, by office: the justice minister is not the agriculture minister of the same government."""

import re
from collections.abc import Iterator
from functools import lru_cache

from readouts.judge.frames import Frame
from readouts.text.clued import Clued
from readouts.types import Span

_FIELD = (
    r"foreign\s+trade|agriculture|farm|culture|defen[cs]e|development|economic|economics|economy|education|energy|environment|finance"
    r"|fisheries|foreign|health|industry|interior|home|immigration|infrastructure|justice|labou?r|migration|mining|oil"
    r"|planning|petroleum|research|science|sports?|tourism|trade|commerce|transport|treasury|water|youth|digital"
)
_OFFICE = Clued(
    rf"\b(?:(?P<vice>vice|deputy)[\s-]+)?(?:(?P<field>{_FIELD})(?:\s+affairs)?\s+(?:minister|secretary|ministry)s?"
    rf"|(?:minister|ministry|secretary)\s+(?:of|for)\s+(?:the\s+)?(?P<field2>{_FIELD})(?:\s+affairs)?"
    r"|(?P<premier>prime\s+minister|premier|head\s+of\s+government|chancellor)"
    r"|(?P<president>president|head\s+of\s+state)(?!\s+of\s+the\s+(?:court|parliament|assembly|senate|council|commission))"
    r"|(?:top|chief)\s+(?P<diplomat>diplomat)|(?P<speaker>speaker)"
    r"|(?P<other>chief\s+justice|attorney[\s-]general|prosecutor[\s-]general|chief\s+of\s+(?:the\s+)?(?:general\s+|defen[cs]e\s+)?staff"
    r"|ombuds(?:man|woman)|auditor[\s-]general))\b",
    re.IGNORECASE,
    clues=(
        "minister ministry secretary premier head chancellor president diplomat speaker chief attorney prosecutor"
        " ombuds auditor"
    ).split(),
)
_WORDS = re.compile(r"(?!(?:of|the)\b)\b[a-z]+")
_ONE = {"defense": "defence", "labor": "labour", "farm": "agriculture", "home": "interior", "economics": "economy",
    "economic": "economy", "commerce": "trade", "treasury": "finance", "diplomat": "foreign", "petroleum": "oil",
    "sports": "sport", "chief-general-staff": "chief-staff", "chief-defence-staff": "chief-staff",
    "chief-defense-staff": "chief-staff", "ombudswoman": "ombudsman"}  # fmt: skip


_CHANCELLOR, _CHANCELLORS = "chancellor", frozenset({"chief foreign", "chief finance"})
"""A chancellor is the foreign minister in Latin America, and in London the one for finance."""


def find_offices(frame: Frame) -> Iterator[tuple[Span, Span]]:
    """Yield two offices of one rank where each passage names one that the other lacks."""
    left = _offices(frame.left.text)
    right = _offices(frame.right.text) if left else {}
    for office, span in left.items():
        for other, there in right.items():
            if _CHANCELLOR in (span.of(frame.left.text).lower(), there.of(frame.right.text).lower()) and (
                {office, other} & _CHANCELLORS
            ):
                continue
            if office not in right and other not in left and office.partition(" ")[0] == other.partition(" ")[0]:
                yield span, there


@lru_cache(maxsize=512)
def _offices(text: str) -> dict[str, Span]:
    """Return where each office is first named, by its rank and field."""
    found: dict[str, Span] = {}
    for match in _OFFICE.finditer(text):
        named = (match["field"] or match["field2"] or match["diplomat"] or "").lower()
        # "Foreign trade" is one field, and the minister for it no foreign minister.
        field = named.rpartition(" ")[2] or (
            "premier"
            if match["premier"]
            else "president"
            if match["president"]
            else "speaker"
            if match["speaker"]
            else "-".join(_WORDS.findall(match["other"].lower()))
        )
        rank = "deputy" if match["vice"] else "chief"
        found.setdefault(f"{rank} {_ONE.get(field, field)}", Span(*match.span()))
    return found
