"""How each account speaks: graded words, reporting verbs, characteristic words, names for the same thing."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from readouts.findings import NEUTRAL, Wording, too_short
from readouts.report.view.lines import Line, join, name, say
from readouts.report.view.quotes import Quote, quote

if TYPE_CHECKING:
    from readouts.comparison import Comparison

_WORDS_SHOWN = 4
_CHARACTERISTIC = 6
_SILENT = frozenset({NEUTRAL, "hedged", "characterisation", "set_phrase"})
"""Grades that do not say how strongly an account speaks."""
_ENOUGH = 3
"""Strong words from which it can be said how an account speaks: one or two may be of its procedure."""
_SPEAKS = {
    "directive": "in demands",
    "cooperative": "of working together",
    "assertive": "with stress on its own position",
    "critical": "in blame",
    "warning": "in warnings",
}


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One account: `gist` says in words how it speaks, `said` names its grades with their commonest words."""

    gist: Line
    said: Line


class NamingRow(NamedTuple):
    """The same thing in the words of two accounts."""

    kind: str
    sides: tuple[Quote, Quote]


def wording(comparison: "Comparison") -> tuple[WordingRow, ...]:
    """Say how each account speaks that has graded words."""
    rows = []
    for account in comparison.accounts:
        own = [found for found in comparison.wording if found.account == account.id and found.grade != NEUTRAL]
        grades = Counter(found.grade for found in own)
        parts = [
            say(
                "{} {} ({})",
                grade.replace("_", " "),
                count,
                _listed([found for found in own if found.grade == grade], account.text),
            )
            for grade, count in sorted(grades.items(), key=lambda item: (-item[1], item[0]))
        ]
        if parts:
            source = name(account.source)
            gist = say("{} {}", source, _gist(own, account.text))
            rows.append(WordingRow(gist, say("{}: {}", source, join(parts, "; "))))
    return tuple(rows)


def _listed(found: Sequence[Wording], text: str) -> Line:
    words = Counter(" ".join(one.span.of(text).casefold().split()) for one in found)
    listed: list[Line | str] = [
        say("“{}”{}", name(word), f" ×{count}" if count > 1 else "")
        for word, count in sorted(words.items(), key=lambda item: (-item[1], item[0]))
    ]
    return join(listed[:_WORDS_SHOWN] + (["…"] if len(listed) > _WORDS_SHOWN else []))


def _gist(own: Sequence[Wording], text: str) -> Line:
    """Say which kinds of strong wording prevail, in a correspondent's words, where there are enough to tell."""
    strong = [found for found in own if found.grade not in _SILENT]
    if not strong:
        return say("speaks without strong words.")
    if len(strong) < _ENOUGH:
        return say("has too few strong words to say how it speaks ({}).", _listed(strong, text))
    grades = Counter(found.grade for found in strong)
    most = max(grades.values())
    leading = sorted(grade for grade, count in grades.items() if count == most)
    manner = join((_SPEAKS.get(grade, f"in words called {grade}") for grade in leading), last=" and ")
    words = join((_listed([one for one in own if one.grade == grade], text) for grade in leading), "; ")
    quoted = sum(found.quoted for found in own if found.grade in leading)
    whose = f", {quoted} of {most * len(leading)} quoted" if quoted else ""
    mostly = most >= _ENOUGH and 2 * most > len(strong)
    often = "equally often" if len(leading) > 1 else "mostly" if mostly else "most often"
    return say("speaks {} {} ({}{}).", often, name(str(manner)), words, whose)


def verbs(comparison: "Comparison") -> tuple[Line, ...]:
    """Say with which verbs an account reports each speaker: they are the account's choice, not the speaker's."""
    lines = []
    for account in comparison.accounts:
        speakers: dict[str, list[Wording]] = defaultdict(list)
        for found in comparison.wording:
            if found.account == account.id and found.reporting and found.speaker:
                speakers[found.speaker].append(found)
        for speaker, own in sorted(speakers.items(), key=lambda item: (-len(item[1]), item[0])):
            grades: dict[str, list[Wording]] = defaultdict(list)
            for one in own:
                grades[one.grade].append(one)
            said = join(
                (
                    say("{} {}", name(grade), _listed(found, account.text))
                    for grade, found in sorted(grades.items(), key=lambda item: (-len(item[1]), item[0]))
                ),
                "; ",
            )
            lines.append(say("{} reports {} with verbs {}.", name(account.source), name(speaker), said))
    return tuple(lines)


def characteristic(comparison: "Comparison") -> tuple[Line, ...]:
    """Name the words that set each account apart."""
    lines = []
    short = set(too_short(comparison.accounts))
    for account in comparison.accounts:
        own = [found for found in comparison.characteristic if found.account == account.id]
        words = join(
            say("“{}” ({} against {})", name(found.word), found.count, found.others)
            for found in own[:_CHARACTERISTIC]
        )
        if account.id in short:
            words = say("too short to say which words set it apart")
        elif not own:
            words = say("no word sets it apart beyond chance")
        lines.append(say("{}: {}.", name(account.source), words))
    return tuple(lines)


def naming(comparison: "Comparison") -> tuple[NamingRow, ...]:
    """Return what two accounts name differently."""
    return tuple(
        NamingRow(
            found.kind,
            (
                quote(comparison, found.left.passage, found.left.span),
                quote(comparison, found.right.passage, found.right.span),
            ),
        )
        for found in comparison.naming
    )


def hits(comparison: "Comparison") -> tuple[Quote, ...]:
    """Return every graded word with its grade, the entry that found it, and whose word it is."""
    found = []
    for hit in comparison.wording:
        whose = "quoted" if hit.quoted else "its own words"
        if hit.speaker:
            whose = f"the verb that reports {hit.speaker}" if hit.reporting else f"{whose}, of {hit.speaker}"
        note = f"{hit.grade.replace('_', ' ')} by the entry “{hit.entry}”; {whose}"
        found.append(quote(comparison, hit.passage, hit.span, note))
    return tuple(found)
