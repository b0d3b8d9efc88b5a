"""The accounts side by side, as a page shows them: each passage with every verdict on it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from readouts.report.view import MARKS, STANDING, AccountRow, Finding, View, finding, word
from readouts.types import Passage, Verdict, VerdictKind

if TYPE_CHECKING:
    from readouts.comparison import Comparison

_CLEAR = ((0.1, 2), (0.25, 1))
"""How far from 0 or 1 the support of a verdict may lie to count as far, or clear, of the middle."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One verdict on a passage: `word` is its name, `near` the anchor of the nearest passage or empty."""

    kind: str
    word: str
    near: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage of a column.

    `anchor` is its place on the page, `kind` where it stands among all accounts, `linked` and `partners` the
    anchors of the passages linked to it and of those near it, `clear` how far its support is from the middle.
    """

    id: str
    anchor: str
    kind: str
    word: str
    mark: str
    finding: Finding | None
    text: str
    judged: tuple[Judged, ...]
    kinds: tuple[str, ...]
    topics: tuple[str, ...]
    speaker: str
    said: str
    linked: tuple[str, ...]
    partners: tuple[str, ...]
    clear: int


@dataclass(frozen=True, slots=True)
class Column:
    """One account with its passages in reading order."""

    account: AccountRow
    passages: tuple[PassageRow, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What an account says of a topic: how many of its passages stand where, and the first of them."""

    counts: tuple[tuple[str, str, str, int], ...]
    href: str


def href(anchor: str) -> str:
    """Return the link to a place within a page, ready for an attribute."""
    return "#" + quote(anchor, safe=":")


def columns(comparison: "Comparison", view: View, anchors: Mapping[str, str]) -> tuple[Column, ...]:
    """Return the accounts side by side, in the order in which they were given.

    Parameters
    ----------
    comparison : Comparison
        Any comparison.
    view : View
        Its view, which introduces the accounts.
    anchors : mapping of str to str
        The place of each passage on the page, as :func:`anchors_of` gives it.

    Returns
    -------
    tuple of Column
        Every passage of every account, once.
    """
    verdicts, linked, topics = _by_passage(comparison)
    rows = defaultdict(list)
    for passage in comparison.passages:
        rows[passage.account].append(
            _row(comparison, passage, verdicts[passage.id], anchors, linked[passage.id], topics[passage.id])
        )
    return tuple(Column(account, tuple(rows[account.id])) for account in view.accounts)


def cells(comparison: "Comparison", sides: tuple[Column, ...]) -> tuple[tuple[Cell, ...], ...]:
    """Return the topic by account matrix: one row a topic, one cell an account."""
    return tuple(tuple(_cell(topic.id, side) for side in sides) for topic in comparison.topics)


def _cell(topic: str, side: Column) -> Cell:
    inside = [row for row in side.passages if topic in row.topics]
    counts = tuple(
        (kind.value, word(kind), mark, number)
        for kind, mark in MARKS.items()
        if (number := sum(row.kind == kind.value for row in inside))
    )
    return Cell(counts, href(inside[0].anchor) if inside else "")


def anchors_of(comparison: "Comparison") -> dict[str, str]:
    """A passage's id is its anchor, unless it has white space; the page's own anchors have no colon."""
    return {
        passage.id: passage.id
        if ":" in passage.id and not any(char.isspace() or not char.isprintable() for char in passage.id)
        else f"passage-{number}"
        for number, passage in enumerate(comparison.passages)
    }


def _by_passage(
    comparison: "Comparison",
) -> tuple[dict[str, list[Verdict]], dict[str, list[str]], dict[str, list[str]]]:
    verdicts: dict[str, list[Verdict]] = defaultdict(list)
    linked: dict[str, list[str]] = defaultdict(list)
    topics: dict[str, list[str]] = defaultdict(list)
    for verdict in comparison.verdicts:
        verdicts[verdict.passage].append(verdict)
    for link in comparison.links:
        for own, others in ((link.left, link.right), (link.right, link.left)):
            for name in own:
                linked[name] += others
    for topic in comparison.topics:
        for name in topic.passages:
            topics[name].append(topic.id)
    return verdicts, linked, topics


def _row(
    comparison: "Comparison",
    passage: Passage,
    verdicts: list[Verdict],
    anchors: Mapping[str, str],
    linked: list[str],
    topics: list[str],
) -> PassageRow:
    kind, leading = _leading(verdicts)
    said = passage.attribution
    near = [verdict.nearest[0].passage for verdict in verdicts if verdict.nearest]
    return PassageRow(
        id=passage.id,
        anchor=anchors[passage.id],
        kind=kind.value,
        word=word(kind),
        mark=MARKS[kind],
        finding=finding(comparison, leading) if leading else None,
        text=comparison.text(passage.id),
        judged=tuple(_judged(comparison, verdict, anchors) for verdict in verdicts),
        kinds=tuple(dict.fromkeys(verdict.verdict.value for verdict in verdicts)),
        topics=tuple(topics),
        speaker=(said.speaker or "") if said else "",
        said=_said(passage),
        linked=tuple(dict.fromkeys(anchors[name] for name in linked)),
        partners=tuple(dict.fromkeys(anchors[name] for name in (*linked, *near))),
        clear=max((_clear(verdict.support) for verdict in verdicts), default=0),
    )


def _leading(verdicts: list[Verdict]) -> tuple[VerdictKind, Verdict | None]:
    """A passage stands where the best of its verdicts puts it: shared by any, else partly, else unclear."""
    for kind in STANDING:
        for verdict in verdicts:
            if verdict.verdict is kind:
                return kind, verdict
    return VerdictKind.UNCLEAR, None


def _judged(comparison: "Comparison", verdict: Verdict, anchors: Mapping[str, str]) -> Judged:
    near = verdict.nearest[0].passage if verdict.nearest else ""
    return Judged(
        verdict.verdict.value,
        word(verdict.verdict),
        href(anchors[near]) if near else "",
        finding(comparison, verdict),
    )


def _said(passage: Passage) -> str:
    said = passage.attribution
    if said is None:
        return ""
    who = " via ".join(name for name in (said.speaker, said.via) if name)
    return " · ".join(part for part in (who, "quoted" if said.quoted else "") if part)


def _clear(support: float) -> int:
    distance = min(support, 1 - support)
    return next((level for limit, level in _CLEAR if distance <= limit), 0)
