"""Sentences of a report's own, in which the words from outside stay marked off.

A format that knows directions of writing isolates those words, one that knows links leads to where they stand.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Run(NamedTuple):
    """A part of a line; `outside` where the words are not the report's own, `passage` where they stand."""

    text: str
    outside: bool = False
    passage: str = ""


class Line(NamedTuple):
    """One sentence, or what a sentence is made of."""

    runs: tuple[Run, ...]

    def __str__(self) -> str:
        """Return the words alone."""
        return "".join(run.text for run in self.runs)


Part = str | int | Run | Line


def name(text: str) -> Run:
    """Mark words off as not the report's own: a name, a label, a quotation."""
    return Run(text, outside=True)


def cite(text: str, passage: str) -> Run:
    """Mark words off, and say in which passage they stand."""
    return Run(text, outside=True, passage=passage)


def say(template: str, *parts: Part) -> Line:
    """Put parts into a sentence, one at each ``{}``.

    Examples
    --------
    >>> str(say("{} leaves out {} of {}.", name("TASS"), 2, 5))
    'TASS leaves out 2 of 5.'
    """
    words = template.split("{}")
    if len(words) != len(parts) + 1:
        raise ValueError(f"{template!r} has room for {len(words) - 1} parts, got {len(parts)}")
    runs = [Run(words[0])]
    for part, after in zip(parts, words[1:], strict=True):
        runs += [*_runs(part), Run(after)]
    return Line(tuple(run for run in runs if run.text))


def join(parts: Iterable[Part], between: str = ", ", last: str | None = None) -> Line:
    """Join parts to one line, with `last` before the last of them where it is given.

    Examples
    --------
    >>> str(join(["a", "b", "c"], last=" and "))
    'a, b and c'
    """
    runs: list[Run] = []
    items = list(parts)
    for index, part in enumerate(items):
        if index:
            runs.append(Run(last if last is not None and index == len(items) - 1 else between))
        runs += _runs(part)
    return Line(tuple(runs))


def _runs(part: Part) -> tuple[Run, ...]:
    if isinstance(part, Line):
        return part.runs
    return (part,) if isinstance(part, Run) else (Run(str(part)),)
