"""Words of which each passage has one of a set: "northern" against "southern", "permanent" against "temporary"."""

import re
from collections.abc import Iterator

from readouts.judge.frames import Frame, Side
from readouts.text.reach import contrast_groups
from readouts.types import Span

_WORD = re.compile(r"[A-Za-z]+(?:-[a-z]+)*")


def contrasts(frame: Frame, *, which: bool) -> Iterator[tuple[Span, Span]]:
    """Yield two words of one set, unless a side has both; `which` is as for `contrast_groups`."""
    left = _of_contrast(frame.left, which=which)
    right = _of_contrast(frame.right, which=which) if left else []
    if not right:
        return
    groups = contrast_groups(which=which)
    mine, theirs = {word for word, _ in left}, {word for word, _ in right}
    for word, span in left:
        for other, there in right:
            if word not in theirs and other not in mine and groups[word] & groups[other]:
                yield span, there


def _of_contrast(side: Side, *, which: bool) -> list[tuple[str, Span]]:
    return side.once(_words)[which]


def _words(side: Side) -> tuple[list[tuple[str, Span]], list[tuple[str, Span]]]:
    """Return the words of the sets that tell how far a thing goes, and of those that tell which is meant."""
    words = [word.lower() for word in _WORD.findall(side.text)]
    how_far, which = (
        []  # most passages have none, whatever the places of their words are
        if groups.keys().isdisjoint(words)
        else [
            (word, Span(*match.span()))
            for word, match in zip(words, _WORD.finditer(side.text), strict=True)
            if word in groups
        ]
        for groups in (contrast_groups(which=False), contrast_groups(which=True))
    )
    return how_far, which
