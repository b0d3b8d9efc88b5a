"""What each side made of it, as reports show it: emphasis, order, wording, who says what, readout fields."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readouts.findings import FIELDS, NEUTRAL, Wording, same_speaker, too_short
from readouts.types import Emphasis, Span, Topic

if TYPE_CHECKING:
    from readouts.comparison import Comparison

_WORDS_SHOWN = 4
_CHARACTERISTIC = 6
_BRIEF = frozenset({"initiator", "form", "place", "participants", "duration", "characterisation"})
_SILENT = frozenset({NEUTRAL, "hedged", "characterisation", "set_phrase"})
"""Grades that do not say how strongly an account speaks."""
_SPEAKS = {
    "directive": "in demands",
    "cooperative": "of working together",
    "assertive": "with stress on its own position",
    "critical": "in blame",
    "warning": "in warnings",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an account, to be checked: the passage, the words, and what else there is to say of them."""

    passage: str
    source: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One readout field: for each account, in their order, the words that state it; none where it is not stated.

    `brief` fields are short enough for a first look; the others are clauses.
    """

    name: str
    cells: tuple[tuple[Quote, ...], ...]
    brief: bool


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """How many passages of each account, in their order, are attributed to one speaker."""

    speaker: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One account: `gist` says in words how it speaks, `said` names its grades with their commonest words."""

    source: str
    gist: str
    said: str


@dataclass(frozen=True, slots=True)
class NamingRow:
    """The same thing in the words of two accounts."""

    kind: str
    left: Quote
    right: Quote


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """All that was measured of one topic in one account, as text."""

    topic: str
    source: str
    place: str
    score: str
    share: str
    first: str
    passages: str
    returns: str
    opening: str
    quoted: str
    strength: str
    speakers: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What each side made of it, with no decision left to make."""

    most: tuple[str, ...]
    differences: tuple[str, ...]
    order: tuple[str, ...]
    unmentioned: tuple[str, ...]
    wording: tuple[WordingRow, ...]
    verbs: tuple[str, ...]
    characteristic: tuple[str, ...]
    naming: tuple[NamingRow, ...]
    speakers: tuple[SpeakerRow, ...]
    fields: tuple[FieldRow, ...]
    unstated: str
    scores: tuple[ScoreRow, ...]
    hits: tuple[Quote, ...]


def find(comparison: "Comparison") -> Findings:
    """Make the findings of a comparison ready to show."""
    return Findings(
        most=_most(comparison),
        differences=_differences(comparison),
        order=_order(comparison),
        unmentioned=tuple(topic.label for topic in comparison.topics if not topic.passages),
        wording=_wording(comparison),
        verbs=_verbs(comparison),
        characteristic=_characteristic(comparison),
        naming=_naming(comparison),
        speakers=_speakers(comparison),
        fields=_fields(comparison),
        unstated=_unstated(comparison),
        scores=_scores(comparison),
        hits=_hits(comparison),
    )


def _source(comparison: "Comparison", account: str) -> str:
    return comparison.account(account).source


def _most(comparison: "Comparison") -> tuple[str, ...]:
    """Say what each account makes most of."""
    lines = []
    for column, account in enumerate(comparison.accounts):
        top = next((topic for topic in comparison.topics if topic.emphasis[column].place == 1), None)
        if top:
            part = top.emphasis[column]
            where = ", from its opening on" if part.in_lead else ""
            lines.append(f"{account.source} makes most of “{top.label}”: {part.share:.0%} of its words{where}.")
    return tuple(lines)


def _differences(comparison: "Comparison") -> tuple[str, ...]:
    topics = {topic.id: topic for topic in comparison.topics}
    shares = [found for found in comparison.differences if found.measure == "share" and found.differs]
    lines = []
    for found in sorted(shares, key=lambda found: (-abs(found.value), found.topic, found.left, found.right)):
        more, less = (found.left, found.right) if found.value > 0 else (found.right, found.left)
        low, high = sorted(abs(end) for end in found.interval)
        topic = topics[found.topic]
        lines.append(
            f"{_source(comparison, more)} gives “{topic.label}” more room than {_source(comparison, less)} does: "
            f"{_share(topic, more):.0%} of its words against {_share(topic, less):.0%} "
            f"(a difference of {low * 100:.0f} to {high * 100:.0f} points)."
        )
    if not lines and comparison.differences:
        lines.append("No topic takes so much more room in one account that chance could not explain it.")
    return tuple(lines)


def _share(topic: Topic, account: str) -> float:
    return next(part.share for part in topic.emphasis if part.account == account)


def _order(comparison: "Comparison") -> tuple[str, ...]:
    lines = []
    for found in comparison.order:
        names = f"{_source(comparison, found.left)} and {_source(comparison, found.right)}"
        count = len(found.topics)
        if found.tau is None:
            topics = "no topic" if not count else f"only {count} topic{'' if count == 1 else 's'}"
            lines.append(f"{names} have {topics} in common, too few to compare their order.")
        else:
            lines.append(
                f"{names} take up the {count} topics that both have {found.meaning} "
                f"(Kendall’s tau {found.tau:.2f}: {found.concordant} of {found.pairs} pairs)."
            )
    return tuple(lines)


def _wording(comparison: "Comparison") -> tuple[WordingRow, ...]:
    rows = []
    for account in comparison.accounts:
        own = [found for found in comparison.wording if found.account == account.id and found.grade != NEUTRAL]
        grades = Counter(found.grade for found in own)
        parts = []
        for grade, count in sorted(grades.items(), key=lambda item: (-item[1], item[0])):
            listed = _listed([found for found in own if found.grade == grade], account.text)
            parts.append(f"{grade.replace('_', ' ')} {count} ({listed})")
        if parts:
            rows.append(WordingRow(account.source, _gist(account.source, own, account.text), "; ".join(parts)))
    return tuple(rows)


def _listed(found: Sequence[Wording], text: str) -> str:
    words = Counter(" ".join(one.span.of(text).casefold().split()) for one in found)
    listed = [
        f"“{word}”" + (f" ×{n}" if n > 1 else "")
        for word, n in sorted(words.items(), key=lambda item: (-item[1], item[0]))
    ]
    return ", ".join(listed[:_WORDS_SHOWN]) + (", …" if len(listed) > _WORDS_SHOWN else "")


def _gist(source: str, own: Sequence[Wording], text: str) -> str:
    """Say which kinds of strong wording prevail, in a correspondent's words."""
    grades = Counter(found.grade for found in own if found.grade not in _SILENT)
    if not grades:
        return f"{source} speaks without strong words."
    most = max(grades.values())
    leading = sorted(grade for grade, count in grades.items() if count == most)
    manner = " and ".join(_SPEAKS.get(grade, f"in words called {grade}") for grade in leading)
    words = "; ".join(_listed([found for found in own if found.grade == grade], text) for grade in leading)
    quoted = sum(found.quoted for found in own if found.grade in leading)
    whose = f", {quoted} of {most * len(leading)} quoted" if quoted else ""
    return f"{source} speaks mostly {manner} ({words}{whose})."


def _verbs(comparison: "Comparison") -> tuple[str, ...]:
    """Say with which verbs an account reports each speaker: they are the account's choice, not the speaker's."""
    lines = []
    for account in comparison.accounts:
        speakers: dict[str, list[Wording]] = defaultdict(list)
        for found in comparison.wording:
            if found.account == account.id and found.reporting and found.speaker:
                speakers[found.speaker].append(found)
        for speaker, own in sorted(speakers.items(), key=lambda item: (-len(item[1]), item[0])):
            grades: dict[str, list[Wording]] = defaultdict(list)
            for found in own:
                grades[found.grade].append(found)
            said = "; ".join(
                f"{grade} {_listed(found, account.text)}"
                for grade, found in sorted(grades.items(), key=lambda item: (-len(item[1]), item[0]))
            )
            lines.append(f"{account.source} reports {speaker} with verbs {said}.")
    return tuple(lines)


def _characteristic(comparison: "Comparison") -> tuple[str, ...]:
    lines = []
    short = set(too_short(comparison.accounts))
    for account in comparison.accounts:
        if account.id in short:
            lines.append(f"{account.source}: too short to say which words set it apart.")
            continue
        own = [found for found in comparison.characteristic if found.account == account.id]
        listed = ", ".join(
            f"“{found.word}” ({found.count} against {found.others})" for found in own[:_CHARACTERISTIC]
        )
        lines.append(f"{account.source}: {listed or 'no word sets it apart beyond chance'}.")
    return tuple(lines)


def _naming(comparison: "Comparison") -> tuple[NamingRow, ...]:
    return tuple(
        NamingRow(
            found.kind,
            _quote(comparison, found.left.passage, found.left.span),
            _quote(comparison, found.right.passage, found.right.span),
        )
        for found in comparison.naming
    )


def _quote(comparison: "Comparison", passage: str, span: Span, note: str = "") -> Quote:
    account = comparison.account(comparison.passage(passage).account)
    return Quote(passage, account.source, span.of(account.text), note)


def _speakers(comparison: "Comparison") -> tuple[SpeakerRow, ...]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    # "Biden", "Joseph Biden" and "Joseph R. Biden" are one row, under the longest name.
    names = sorted({c.speaker for c in comparison.claims if not c.joint}, key=lambda name: (-len(name), name))
    full = {name: next(other for other in names if same_speaker(name, other)) for name in names}
    said = (("both sides" if c.joint else full[c.speaker], c.account, c.passage) for c in comparison.claims)
    for speaker, account, _ in dict.fromkeys(said):
        counts[speaker][account] += 1
    rows = [
        SpeakerRow(speaker, tuple(own[account.id] for account in comparison.accounts))
        for speaker, own in counts.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-sum(row.counts), row.speaker)))


def _fields(comparison: "Comparison") -> tuple[FieldRow, ...]:
    return tuple(
        FieldRow(
            name.replace("_", " "),
            tuple(
                tuple(
                    _quote(comparison, found.passage, found.span, found.value)
                    for found in comparison.fields
                    if found.field == name and found.account == account.id
                )
                for account in comparison.accounts
            ),
            name in _BRIEF,
        )
        for name in FIELDS
        if any(found.field == name for found in comparison.fields)
    )


def _unstated(comparison: "Comparison") -> str:
    """Name the fields that no account states, where any field is stated at all."""
    missing = [name.replace("_", " ") for name in FIELDS if all(found.field != name for found in comparison.fields)]
    return f"Not stated by any: {', '.join(missing)}." if missing and comparison.fields else ""


def _scores(comparison: "Comparison") -> tuple[ScoreRow, ...]:
    return tuple(
        _score(topic.label, _source(comparison, part.account), part)
        for topic in comparison.topics
        for part in topic.emphasis
        if part.first is not None
    )


def _score(label: str, source: str, part: Emphasis) -> ScoreRow:
    low, high = part.first_interval or (0.0, 0.0)
    opening = [name for name, there in (("title", part.in_title), ("lead", part.in_lead)) if there]
    return ScoreRow(
        topic=label,
        source=source,
        place=str(part.place),
        score=f"{part.score.value:.2f} ({part.score.interval[0]:.2f} to {part.score.interval[1]:.2f})",
        share=f"{part.share:.0%} ({part.interval[0]:.0%} to {part.interval[1]:.0%})",
        first=f"{part.first:.0%} ({low:.0%} to {high:.0%})",
        passages=str(part.passages),
        returns=str(part.returns),
        opening=", ".join(opening) or "–",
        quoted=f"{part.quoted.value:.0%} ({part.quoted.interval[0]:.0%} to {part.quoted.interval[1]:.0%})",
        strength=f"{part.strength.value:.0%} ({part.strength.interval[0]:.0%} to {part.strength.interval[1]:.0%})",
        speakers=", ".join(part.speakers) or "–",
    )


def _hits(comparison: "Comparison") -> tuple[Quote, ...]:
    found = []
    for hit in comparison.wording:
        whose = "quoted" if hit.quoted else "its own words"
        if hit.speaker:
            whose = f"the verb that reports {hit.speaker}" if hit.reporting else f"{whose}, of {hit.speaker}"
        note = f"{hit.grade.replace('_', ' ')} by the entry “{hit.entry}”; {whose}"
        found.append(_quote(comparison, hit.passage, hit.span, note))
    return tuple(found)
