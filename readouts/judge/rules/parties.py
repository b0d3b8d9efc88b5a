"""The parties that a sentence names: its proper names without feasts, those of one body joined."""

import re
from functools import lru_cache

from readouts.text.dates import dates
from readouts.text.proper_names import Name, Sort, proper_names
from readouts.types import Span

_OF = re.compile(r"\s+(?:of\s+(?:the\s+)?|for\s+)?")


@lru_cache(maxsize=4096)
def party_names(text: str) -> tuple[Name, ...]:
    """Return the names of a passage; those of a body are joined: "Committee of the Red Cross" is one."""
    found: list[Name] = []
    days = [moment.span for moment in dates(text)]
    for name in proper_names(text):
        if any(day.start <= name.span.start < day.end for day in days):
            continue
        before = found[-1] if found else None
        if (
            before
            and Sort.BODY in (before.sort, name.sort)
            and _OF.fullmatch(text, before.span.end, name.span.start)
        ):
            joined = Span(before.span.start, name.span.end)
            found[-1] = name._replace(
                span=joined,
                words=before.words + name.words,
                sort=Sort.BODY,
                place=None,
                located=before.located,
            )
        else:
            found.append(name)
    return tuple(found)
