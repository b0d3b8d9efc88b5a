"""Words of which each passage has one of a set: "northern" against "southern", "permanent" against "temporary"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from readouts.judge.frames import Frame
from readouts.text.reach import contrast_groups
from readouts.types import Span

_WORD = re.compile(r"[A-Za-z]+(?:-[a-z]+)*")


def contrasts(frame: Frame, *, which: bool) -> Iterator[tuple[Span, Span]]:
    """Yield two words of one set, unless a side has both; `which` is as for `contrast_groups`."""
    groups = contrast_groups(which=which)
    left, right = _words(frame.left.text, which=which), _words(frame.right.text, which=which)
    if not (left and right):
        return
    mine, theirs = {word for word, _ in left}, {word for word, _ in right}
    for word, span in left:
        for other, there in right:
            if word not in theirs and other not in mine and groups[word] & groups[other]:
                yield span, there


@lru_cache(maxsize=4096)
def _words(text: str, *, which: bool) -> tuple[tuple[str, Span], ...]:
    groups = contrast_groups(which=which)
    return tuple(
        (word, Span(*match.span())) for match in _WORD.finditer(text) if (word := match.group().lower()) in groups
    )
