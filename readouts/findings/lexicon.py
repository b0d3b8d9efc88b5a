"""Lexicons: which words have which grade. One comes with the package; users add their own."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from readouts.accounts.tables import read_table
from readouts.errors import InputError
from readouts.text.phrases import Phrases

Lexicon = Mapping[str, Sequence[str]]
"""Grade to entries. An entry is words, with endings in brackets: ``urge(s|d)``."""

STRONG = frozenset({"directive", "assertive", "critical", "warning"})
"""Grades of strong wording."""
COOPERATIVE = "cooperative"
"""The grade of what sides do together; it is none where it is denied."""
NEUTRAL = "neutral"
"""The grade of verbs that merely report; it counts only where such a verb attributes words to somebody."""

_ENTRY = re.compile(r"\(([^()]*)\)")
_MANY = 3
"""Endings from which a bracket is a paradigm, of which one has to stand there."""
_LONGEST = 100
"""Characters of an entry."""
_MOST = 5_000
"""Entries of a user's lexicon."""


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon that comes with the package: grade to entries."""
    text = files("readouts.findings").joinpath("lexicons/wording.toml").read_text("utf-8")
    return {grade: tuple(table["words"]) for grade, table in tomllib.loads(text).items() if isinstance(table, dict)}


def read_lexicon(path: str | Path) -> dict[str, tuple[str, ...]]:
    """Read entries of a user's own, which are added to those of :func:`load_lexicon`.

    Parameters
    ----------
    path : str or Path
        A TOML file with a table for each grade, known or new, that lists its ``words``.

    Returns
    -------
    dict of str to tuple of str
        Grade to entries.

    Raises
    ------
    InputError
        If the file cannot be read, is no TOML, or does not fit.
    """
    table, where = read_table(path)
    found = {}
    for grade, rows in table.items():
        if grade == "version":
            continue
        entries = rows.get("words") if isinstance(rows, dict) else None
        if not isinstance(entries, list) or not all(_fits(entry) for entry in entries):
            raise InputError(
                f"the grade “{grade[:40]}” lists no words",
                where=where,
                mend=f'write [{grade[:40]}] and words = ["…", "…"], each of 1 to {_LONGEST} characters',
            )
        found[grade] = tuple(entries)
    if not found or sum(map(len, found.values())) > _MOST:
        raise InputError(
            f"a lexicon has 1 to {_MOST} entries",
            where=where,
            mend='add a table such as [warning] with words = ["…"]',
        )
    return found


def extend(own: Lexicon | None) -> Lexicon:
    """Return the lexicon of the package with a user's `own` entries, which take a word over from its old grade."""
    if not own:
        return load_lexicon()
    taken = {entry for entries in own.values() for entry in entries}
    kept = {grade: tuple(e for e in entries if e not in taken) for grade, entries in load_lexicon().items()}
    return {**kept, **{grade: (*kept.get(grade, ()), *entries) for grade, entries in own.items()}}


def compile_lexicon(lexicon: Lexicon) -> tuple[list[tuple[str, str]], Phrases]:
    """Return grade and entry of each entry, the longest first, and what finds them by their number."""
    return _compiled(tuple((grade, tuple(entries)) for grade, entries in lexicon.items()))


@cache
def _compiled(lexicon: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[list[tuple[str, str]], Phrases]:
    table = sorted(
        ((grade, entry) for grade, entries in lexicon for entry in entries), key=lambda row: (-len(row[1]), row)
    )
    return table, Phrases([_expression(entry) for _, entry in table])


def _expression(entry: str) -> str:
    parts, at = [], 0
    for match in _ENTRY.finditer(entry):
        endings = "|".join(re.escape(ending) for ending in match[1].split("|"))
        stem = entry[at : match.start()]
        # A stem that is no word by itself ("cooperat(e|es)") needs one of its endings.
        optional = "?" if len(match[1].split("|")) < _MANY else ""
        parts.append(re.escape(stem) + f"(?:{endings}){optional}")
        at = match.end()
    parts.append(re.escape(entry[at:]))
    return re.sub(r"(?:\\\s)+", r"\\s+", "".join(parts))


def _fits(entry: object) -> bool:
    return isinstance(entry, str) and 0 < len(entry.strip()) <= _LONGEST and bool(re.search(r"\w", entry))
