"""Wording as reports show it: for each account, what its words do, with the words."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readouts.comparison import Comparison

_WORDS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One account: `said` names the grades, the commonest first, each with its commonest words and their count."""

    source: str
    said: str


def wording_rows(comparison: "Comparison") -> tuple[WordingRow, ...]:
    """Return one row for each account that has graded words."""
    rows = []
    for account in comparison.accounts:
        own = [found for found in comparison.wording if found.account == account.id]
        grades = Counter(found.grade for found in own)
        parts = []
        for grade, count in sorted(grades.items(), key=lambda item: (-item[1], item[0])):
            words = Counter(
                " ".join(found.span.of(account.text).casefold().split()) for found in own if found.grade == grade
            )
            listed = [
                f"“{word}”" + (f" ×{n}" if n > 1 else "")
                for word, n in sorted(words.items(), key=lambda item: (-item[1], item[0]))
            ]
            more = ", …" if len(listed) > _WORDS_SHOWN else ""
            parts.append(f"{grade} {count} ({', '.join(listed[:_WORDS_SHOWN])}{more})")
        if parts:
            rows.append(WordingRow(account.source, "; ".join(parts)))
    return tuple(rows)
