"""Wording: how strongly an account speaks, by a lexicon whose every hit can be checked."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from readouts.text.language import UNKNOWN, primary
from readouts.text.quotes import quotations
from readouts.types import Account, Passage, Span

_ENTRY = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Wording:
    """A place where an account's wording has a grade.

    Parameters
    ----------
    account, passage : str
        Where it stands.
    span : Span
        The words, as offsets into the account's text.
    grade : str
        What the words do: ``directive``, ``cooperative``, ``assertive``, ``critical``, ``hedged`` or
        ``characterisation``.
    entry : str
        The entry of the lexicon that they match.
    quoted : bool
        Whether they stand in quotation marks: then they are the speaker's, not the account's own.
    """

    account: str
    passage: str
    span: Span
    grade: str
    entry: str
    quoted: bool


@cache
def load_lexicon() -> Mapping[str, tuple[str, ...]]:
    """Return the lexicon that comes with the package: grade to entries."""
    text = files("readouts.findings").joinpath("lexicons/wording.toml").read_text("utf-8")
    return {grade: tuple(table["words"]) for grade, table in tomllib.loads(text).items() if isinstance(table, dict)}


def find_wording(
    accounts: Sequence[Account],
    passages: Sequence[Passage],
    lexicon: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Wording, ...]:
    """Find graded words.

    Parameters
    ----------
    accounts : sequence of Account
        Only those in English, or in no known language, are looked at.
    passages : sequence of Passage
        Their passages.
    lexicon : mapping of str to sequence of str, optional
        Grade to entries of your own, instead of those of :func:`load_lexicon`. An entry is words, with endings
        in brackets: ``urge(s|d)``.

    Returns
    -------
    tuple of Wording
        In the order of the passages; where entries overlap, the longer one.

    Examples
    --------
    >>> account = Account("Both sides must act.", id="a", language="en")
    >>> [found.grade for found in find_wording([account], [Passage("a:1", "a", Span(0, 20))])]
    ['directive']
    """
    table, pattern = _compiled(tuple((grade, tuple(words)) for grade, words in (lexicon or load_lexicon()).items()))
    texts = {a.id: a.text for a in accounts if primary(a.language) in {"en", UNKNOWN}}
    quoted = {name: [q.inner for q in quotations(text)] for name, text in texts.items()}
    found = []
    for passage in passages:
        if passage.account not in texts:
            continue
        text = texts[passage.account]
        inside = [q for q in quoted[passage.account] if q.start < passage.span.end and passage.span.start < q.end]
        for match in pattern.finditer(text, passage.span.start, passage.span.end):
            grade, entry = table[int(str(match.lastgroup)[1:])]
            span = Span(*match.span())
            if match.group() == "May":
                continue  # the month
            own = any(span in q for q in inside)
            found.append(Wording(passage.account, passage.id, span, grade, entry, own))
    return tuple(found)


@cache
def _compiled(
    lexicon: tuple[tuple[str, tuple[str, ...]], ...],
) -> tuple[list[tuple[str, str]], re.Pattern[str]]:
    """Return the entries, the longest first, and one pattern in which each is a group."""
    table = sorted(
        ((grade, entry) for grade, entries in lexicon for entry in entries), key=lambda row: (-len(row[1]), row)
    )
    groups = "|".join(f"(?P<e{n}>{_expression(entry)})" for n, (_, entry) in enumerate(table))
    return table, re.compile(rf"\b(?:{groups})\b", re.IGNORECASE)


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
    return "".join(parts).replace(r"\ ", r"\s+")


_MANY = 3
"""Endings from which a bracket is a paradigm, of which one has to stand there."""
