"""What a page adds to the view: the accounts side by side, every verdict on each passage, and the matrix."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from readouts.plain import direction
from readouts.report.view.blocks import blocks
from readouts.report.view.lines import Line
from readouts.report.view.quotes import Quote
from readouts.report.view.rows import (
    MARKS,
    STANDING,
    AccountRow,
    ConflictRow,
    Finding,
    Fold,
    Piece,
    Share,
    fold,
    listed,
    word,
)
from readouts.report.view.verdicts import finding, marked, telling
from readouts.report.view.wording import NamingRow
from readouts.types import Passage, Verdict, VerdictKind

if TYPE_CHECKING:
    from readouts.comparison import Comparison
    from readouts.report.view import View

_CLEAR = ((0.1, 2), (0.25, 1))
"""How far from 0 or 1 the support of a verdict may lie to count as far, or clear, of the middle."""
_CLEARNESS = (("0", "any"), ("1", "≤ 0.25 or ≥ 0.75"), ("2", "≤ 0.10 or ≥ 0.90"))
_FULL = 4
"""Accounts up to which a passage carries its whole evidence; with more, it names them by verdict."""
_VERDICTS = 4000
"""Verdicts up to which that holds: with more, a browser would be slow to open the page."""
_MANY = 400
"""Passages from which on a browser puts off laying out what is far from the window."""
_UNEVEN = 2.5
"""How many times as long one of two accounts may be before paper has them one after the other."""
_TOPICS = 12
_BETWEEN = 6
_HITS = 300
_NAMES = 50
_IN_JSON = "the JSON report holds them all"


class Supporting(NamedTuple):
    """Another account's support of a passage."""

    source: str
    support: str


class VerdictGroup(NamedTuple):
    """The other accounts that share one verdict on a passage; `near` holds the anchors of the nearest in them."""

    kind: str
    word: str
    mark: str
    accounts: tuple[Supporting, ...]
    near: tuple[str, ...]


class PassageRow(NamedTuple):
    """A passage of a column.

    `anchor` is its place on the page, `kind` where it stands among all accounts, `linked` holds the
    anchors of the passages linked to it, `topics` the numbers of its topics, `clear` how far its support is from
    the middle. It has either `judged`, one finding for each other account, or `groups`.
    """

    id: str
    anchor: str
    kind: str
    word: str
    mark: str
    pieces: tuple[Piece, ...]
    judged: tuple[Finding, ...]
    groups: tuple[VerdictGroup, ...]
    kinds: tuple[str, ...]
    topics: tuple[int, ...]
    speaker: str
    said: str
    linked: tuple[str, ...]
    clear: int


@dataclass(frozen=True, slots=True)
class Column:
    """One account with its passages in reading order; `direction` is that of its writing."""

    account: AccountRow
    direction: str
    passages: tuple[PassageRow, ...]


class Cell(NamedTuple):
    """What an account says of a topic: its share, how many of its passages stand where, and the first of them."""

    share: Share
    counts: tuple[tuple[str, str, str, int], ...]
    href: str


class MatrixRow(NamedTuple):
    """One topic with a cell for each account."""

    label: str
    cells: tuple[Cell, ...]


class Page(NamedTuple):
    """What is on a page beside the view; `layout` and `named` follow from how many accounts there are."""

    columns: tuple[Column, ...]
    layout: str
    named: bool
    matrix: Fold[MatrixRow]
    between: Fold[Line]
    conflicts: Fold[ConflictRow]
    discrepancies: Fold[ConflictRow]
    naming: Fold[NamingRow]
    hits: Fold[Quote]
    href: Mapping[str, str]
    legend: tuple[tuple[str, str, str], ...]
    topics: tuple[str, ...]
    speakers: tuple[str, ...]
    clearness: tuple[tuple[str, str], ...]


def page(comparison: "Comparison", view: "View") -> Page:
    """Set the accounts side by side.

    Parameters
    ----------
    comparison : Comparison
        Any comparison.
    view : View
        Its view.

    Returns
    -------
    Page
        Every passage of every account once, in the order in which the accounts were given.
    """
    anchors = anchors_of(comparison)
    places = {name: href(anchor) for name, anchor in anchors.items()}
    columns = _columns(comparison, view.accounts, anchors)
    words = sorted(account.words for account in view.accounts)
    pair = len(columns) == 2
    layout = {
        "two": pair,
        "uneven": pair and words[-1] > _UNEVEN * words[0],
        "many": len(comparison.passages) >= _MANY,
    }
    return Page(
        columns=columns,
        layout=" ".join(name for name, holds in layout.items() if holds),
        named=not pair,
        matrix=fold(_matrix(view, columns), "topics", _TOPICS),
        between=fold(view.between, "lines", _BETWEEN),
        conflicts=listed(view.conflicts, "conflicts"),
        discrepancies=listed(view.discrepancies, "figures"),
        naming=fold(view.naming, "names", listed=_NAMES, elsewhere=_IN_JSON),
        hits=fold(view.hits, "words", _HITS, _HITS, _IN_JSON),
        href=places,
        legend=tuple((kind.value, word(kind), mark) for kind, mark in MARKS.items()),
        topics=tuple(topic.label for topic in view.topics),
        speakers=tuple(sorted({row.speaker for side in columns for row in side.passages if row.speaker})),
        clearness=_CLEARNESS,
    )


def href(anchor: str) -> str:
    """Return the link to a place within a page, ready for an attribute."""
    return "#" + quote(anchor, safe=":")


def anchors_of(comparison: "Comparison") -> dict[str, str]:
    """A passage's id is its anchor, unless it has white space; the page's own anchors have no colon."""
    return {
        passage.id: passage.id
        if ":" in passage.id and not any(char.isspace() or not char.isprintable() for char in passage.id)
        else f"passage-{number}"
        for number, passage in enumerate(comparison.passages)
    }


def _matrix(view: "View", columns: Sequence[Column]) -> tuple[MatrixRow, ...]:
    inside: dict[tuple[int, str], list[PassageRow]] = defaultdict(list)
    for side in columns:
        for row in side.passages:
            for topic in row.topics:
                inside[topic, side.account.id].append(row)
    return tuple(
        MatrixRow(
            topic.label,
            tuple(
                _cell(share, inside[number, side.account.id])
                for share, side in zip(topic.shares, columns, strict=True)
            ),
        )
        for number, topic in enumerate(view.topics)
    )


def _cell(share: Share, rows: Sequence[PassageRow]) -> Cell:
    counts = tuple(
        (kind.value, word(kind), mark, number)
        for kind, mark in MARKS.items()
        if (number := sum(row.kind == kind.value for row in rows))
    )
    return Cell(share, counts, href(rows[0].anchor) if rows else "")


def _columns(
    comparison: "Comparison",
    accounts: Sequence[AccountRow],
    anchors: Mapping[str, str],
) -> tuple[Column, ...]:
    verdicts, linked, topics = _by_passage(comparison)
    full = len(accounts) <= _FULL and len(comparison.verdicts) <= _VERDICTS
    rows: dict[str, list[PassageRow]] = defaultdict(list)
    for passage in comparison.passages:
        own = verdicts[passage.id]
        kind, leading = _leading(telling(comparison, own) or own)
        said = passage.attribution
        rows[passage.account].append(
            PassageRow(
                id=passage.id,
                anchor=anchors[passage.id],
                kind=kind.value,
                word=word(kind),
                mark=MARKS[kind],
                pieces=marked(comparison, leading),
                judged=tuple(finding(comparison, verdict) for verdict in own) if full else (),
                groups=() if full else _groups(comparison, own, anchors),
                kinds=tuple(dict.fromkeys(verdict.verdict.value for verdict in own)),
                topics=tuple(topics[passage.id]),
                speaker=(said.speaker or "") if said else "",
                said=_said(passage),
                linked=tuple(dict.fromkeys(anchors[name] for name in linked[passage.id])),
                clear=max(_clear(verdict.support) for verdict in own),
            )
        )
    return tuple(
        Column(account, direction(comparison.account(account.id).text), tuple(rows[account.id]))
        for account in accounts
    )


def _by_passage(
    comparison: "Comparison",
) -> tuple[dict[str, list[Verdict]], dict[str, list[str]], dict[str, list[int]]]:
    verdicts: dict[str, list[Verdict]] = defaultdict(list)
    linked: dict[str, list[str]] = defaultdict(list)
    topics: dict[str, list[int]] = defaultdict(list)
    for verdict in comparison.verdicts:
        verdicts[verdict.passage].append(verdict)
    for block in blocks(comparison):
        for own, others in ((block.left, block.right), (block.right, block.left)):
            for name in own:
                linked[name] += others
    for number, topic in enumerate(comparison.topics):
        for name in topic.passages:
            topics[name].append(number)
    return verdicts, linked, topics


def _leading(verdicts: Sequence[Verdict]) -> tuple[VerdictKind, Verdict]:
    """A passage stands where the best of its verdicts puts it: shared by any, else partly, else unclear."""
    leading = min(verdicts, key=lambda verdict: STANDING.index(verdict.verdict))
    return leading.verdict, leading


def _groups(
    comparison: "Comparison", verdicts: Sequence[Verdict], anchors: Mapping[str, str]
) -> tuple[VerdictGroup, ...]:
    groups: dict[VerdictKind, list[Verdict]] = {kind: [] for kind in MARKS}
    for verdict in verdicts:
        groups[verdict.verdict].append(verdict)
    return tuple(
        VerdictGroup(
            kind.value,
            word(kind),
            MARKS[kind],
            tuple(Supporting(comparison.account(one.by).source, f"{one.support:.2f}") for one in group),
            tuple(anchors[one.nearest[0].passage] for one in group if one.nearest),
        )
        for kind, group in groups.items()
        if group
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
