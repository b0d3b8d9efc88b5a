"""What every report shows: sorted, grouped and worded once, so that no format decides anything."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readouts.report.view_findings import Findings, find
from readouts.types import Account, Span, Verdict, VerdictKind

if TYPE_CHECKING:
    from readouts.comparison import Comparison

MARKS = {
    VerdictKind.SHARED: "=",
    VerdictKind.PARTIAL: "~",
    VerdictKind.CONFLICT: "!",
    VerdictKind.LEFT_OUT: "-",
    VerdictKind.UNCLEAR: "?",
}
"""A sign for each verdict that needs no colour."""
STANDING = (
    VerdictKind.CONFLICT, VerdictKind.SHARED, VerdictKind.PARTIAL, VerdictKind.UNCLEAR, VerdictKind.LEFT_OUT,
)  # fmt: skip
"""A passage stands where the first of these puts it that any other account's verdict is."""


_TOO_SHORT = 2
"""Passages up to which an account says too little for its silence to mean anything."""
LISTED = 50
"""Findings that a section of a page lists; the rest are in the columns, one filter away."""
_HEADLINE = 300
"""Characters of a passage quoted in the summary; its section quotes it whole."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a passage's text; `missing` where the other account lacks it."""

    text: str
    missing: bool


@dataclass(frozen=True, slots=True)
class Near:
    """The passage that came nearest, for the reader to check."""

    passage: str
    source: str
    text: str
    score: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict ready to show: `by` names the accounts that it holds for."""

    passage: str
    source: str
    by: str
    mark: str
    pieces: tuple[Piece, ...]
    support: str
    nearest: tuple[Near, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its findings; `lead` says in a sentence what they are.

    `always` says that it is shown even where it has no finding, since that is an answer too.
    """

    title: str
    lead: str
    findings: tuple[Finding, ...]
    always: bool = False

    @property
    def listed(self) -> tuple[Finding, ...]:
        """The findings that a page lists."""
        return self.findings[:LISTED]

    @property
    def more(self) -> str:
        """What a page says of the others; empty where there are none."""
        if len(self.findings) <= LISTED:
            return ""
        return f"The first {LISTED} of {len(self.findings)}; the others are marked in the accounts above."


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Linked passages side by side."""

    relation: str
    left: tuple[Finding, ...]
    right: tuple[Finding, ...]
    score: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one account's passages another carries; `counts` in the order of the view's `kinds`."""

    of: str
    by: str
    passages: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account as the report introduces it."""

    id: str
    source: str
    title: str
    date: str
    language: str
    words: int
    passages: int


@dataclass(frozen=True, slots=True)
class Share:
    """One account's part of a topic's row; `bar`, `low` and `high` are 0..1, for a format that draws."""

    percent: str
    interval: str
    order: str
    bar: float
    low: float = 0.0
    high: float = 0.0


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic with one share an account, in the order of the accounts."""

    label: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A conflict with both spans."""

    kind: str
    left: str
    right: str
    reason: str


@dataclass(frozen=True, slots=True)
class View:
    """A whole report, with no decision left to make."""

    title: str
    date: str
    summary: tuple[str, ...]
    accounts: tuple[AccountRow, ...]
    kinds: tuple[str, ...]
    coverage: tuple[Coverage, ...]
    conflicts: tuple[ConflictRow, ...]
    omissions: tuple[Section, ...]
    partial: Section
    links: tuple[LinkRow, ...]
    unclear: Section
    topics: tuple[TopicRow, ...]
    unconfirmed: Section
    made: Findings
    warnings: tuple[str, ...]
    method: tuple[str, ...]


def view(comparison: "Comparison") -> View:
    """Make the view of a comparison.

    Parameters
    ----------
    comparison : Comparison
        Any comparison.

    Returns
    -------
    View
        Omissions are ranked by salience; everything else stands in reading order.
    """
    event = comparison.event
    return View(
        title=event.title if event else " and ".join(_names(comparison.accounts)),
        date=(event.date or "") if event else "",
        summary=_summary(comparison),
        accounts=tuple(_account(comparison, account) for account in comparison.accounts),
        kinds=tuple(word(kind) for kind in _kinds(comparison)),
        coverage=_coverage(comparison),
        conflicts=_conflicts(comparison),
        omissions=tuple(_omitted(comparison, account) for account in comparison.accounts),
        partial=Section(
            "Carried in part",
            "The words in brackets have no counterpart in the other account.",
            tuple(finding(comparison, v) for v in comparison.verdicts if v.verdict is VerdictKind.PARTIAL),
        ),
        links=_links(comparison),
        unclear=Section(
            "Unclear",
            "The evidence is too thin to say whether the other account carries these.",
            tuple(finding(comparison, v) for v in comparison.verdicts if v.verdict is VerdictKind.UNCLEAR),
        ),
        topics=_topics(comparison),
        unconfirmed=_unconfirmed(comparison),
        made=find(comparison),
        warnings=comparison.manifest.warnings,
        method=_method(comparison),
    )


def word(kind: VerdictKind) -> str:
    """Return what a verdict is called in a report."""
    return kind.value.replace("_", " ")


def _names(accounts: Iterable[Account]) -> list[str]:
    return [account.source for account in accounts]


def _summary(comparison: "Comparison") -> tuple[str, ...]:
    """Answer the question in lines: what is shared, what is only here, and what matters most of that."""
    kinds: dict[str, set[VerdictKind]] = {passage.id: set() for passage in comparison.passages}
    for verdict in comparison.verdicts:
        kinds[verdict.passage].add(verdict.verdict)
    counts = Counter(_standing(kinds[passage.id], passage.account) for passage in comparison.passages)
    parts = [f"shared {counts['shared']}", f"partial {counts['partial']}"]
    if counts["conflict"]:
        parts.append(f"conflict {counts['conflict']}")
    parts += [f"only {account.source} {counts['only ' + account.id]}" for account in comparison.accounts]
    parts.append(f"unclear {counts['unclear']}")
    first = f"Of {len(comparison.passages)} passages: {' · '.join(parts)}"
    return (first, *(line for account in comparison.accounts for line in _headline(comparison, account)))


def _headline(comparison: "Comparison", account: Account) -> tuple[str, ...]:
    """Quote the most salient passage that an account leaves out."""
    for verdict in comparison.left_out_by(account.id)[:1]:
        quote = comparison.text(verdict.passage)
        clipped = quote if len(quote) <= _HEADLINE else f"{quote[:_HEADLINE]} …"
        return (f"{account.source} leaves out: “{clipped}” [{verdict.passage}]",)
    return ()


def _standing(kinds: set[VerdictKind], account: str) -> str:
    """Say where a passage stands among all accounts: shared by any, else partly, else unclear, else only here."""
    for kind in STANDING[:-1]:
        if kind in kinds:
            return kind.value
    return f"only {account}"


def _account(comparison: "Comparison", account: Account) -> AccountRow:
    return AccountRow(
        id=account.id,
        source=account.source,
        title=account.title or "",
        date=account.date or "",
        language=account.language or "",
        words=account.words,
        passages=sum(passage.account == account.id for passage in comparison.passages),
    )


def _kinds(comparison: "Comparison") -> tuple[VerdictKind, ...]:
    """The verdicts that have a column: a column of conflicts that were never looked for would claim too much."""
    return tuple(kind for kind in MARKS if kind is not VerdictKind.CONFLICT or comparison.conflicts)


def _coverage(comparison: "Comparison") -> tuple[Coverage, ...]:
    rows, columns = [], _kinds(comparison)
    for of in comparison.accounts:
        own = {passage.id for passage in comparison.passages if passage.account == of.id}
        for by in comparison.accounts:
            if by.id != of.id:
                kinds = Counter(v.verdict for v in comparison.verdicts if v.by == by.id and v.passage in own)
                rows.append(Coverage(of.source, by.source, len(own), tuple(kinds[kind] for kind in columns)))
    return tuple(rows)


def _conflicts(comparison: "Comparison") -> tuple[ConflictRow, ...]:
    def side(passage: str, span: Span) -> str:
        account = comparison.account(comparison.passage(passage).account)
        return f"{account.source} [{passage}]: {span.of(account.text)}"

    return tuple(
        ConflictRow(c.kind, side(c.left.passage, c.left.span), side(c.right.passage, c.right.span), c.reason)
        for c in comparison.conflicts
    )


def _omitted(comparison: "Comparison", account: Account) -> Section:
    found = comparison.left_out_by(account.id)
    others = _join(_names(other for other in comparison.accounts if other.id != account.id))
    lead = f"In {others}, not in {account.source}; what matters most to its own account comes first."
    if not found:
        lead = f"Nothing that {others} says is left out for certain."
    title = f"Left out by {account.source}"
    return Section(title, lead, tuple(finding(comparison, v) for v in found), always=True)


def _unconfirmed(comparison: "Comparison") -> Section:
    """What one account puts in the other side's mouth and the other side's account does not carry."""
    judged = {(verdict.passage, verdict.by): verdict for verdict in comparison.verdicts}
    found = tuple(
        finding(comparison, judged[said.passage, said.of])
        for said in comparison.claims
        if said.unconfirmed and said.of is not None
    )
    return Section(
        "Said of the other side, not confirmed by it",
        "One account attributes these to the other side, or to both; the other side’s account does not carry them.",
        tuple(sorted(found, key=lambda one: (one.support, one.passage))),
    )


def finding(comparison: "Comparison", verdict: Verdict) -> Finding:
    """Make a verdict ready to show."""
    passage = comparison.passage(verdict.passage)
    account = comparison.account(passage.account)
    return Finding(
        passage=passage.id,
        source=account.source,
        by=comparison.account(verdict.by).source,
        mark=MARKS[verdict.verdict],
        pieces=_pieces(account.text, passage.span, _marked(verdict)),
        support=f"{verdict.support:.2f}",
        nearest=tuple(
            Near(
                near.passage,
                comparison.account(verdict.by).source,
                comparison.text(near.passage),
                f"{near.score:.2f}",
            )
            for near in verdict.nearest[:1]
        ),
        reasons=verdict.reasons,
    )


def _marked(verdict: Verdict) -> Sequence[Span]:
    """A passage that is missing as a whole needs no mark on every word."""
    return verdict.missing if verdict.verdict in {VerdictKind.PARTIAL, VerdictKind.CONFLICT} else ()


def _pieces(text: str, passage: Span, missing: Sequence[Span]) -> tuple[Piece, ...]:
    pieces, at = [], passage.start
    for span in sorted(missing):
        if span.start > at:
            pieces.append(Piece(text[at : span.start], missing=False))
        if span.end > at:
            pieces.append(Piece(text[max(at, span.start) : span.end], missing=True))
            at = span.end
    if at < passage.end:
        pieces.append(Piece(text[at : passage.end], missing=False))
    return tuple(pieces)


def _links(comparison: "Comparison") -> tuple[LinkRow, ...]:
    by_pair = {(verdict.passage, verdict.by): verdict for verdict in comparison.verdicts}
    rows = []
    for link in comparison.links:
        left, right = (comparison.passage(side[0]).account for side in (link.left, link.right))
        rows.append(
            LinkRow(
                relation=link.relation.value,
                left=tuple(finding(comparison, by_pair[name, right]) for name in link.left),
                right=tuple(finding(comparison, by_pair[name, left]) for name in link.right),
                score=f"{link.score:.2f}",
            )
        )
    return tuple(rows)


def _topics(comparison: "Comparison") -> tuple[TopicRow, ...]:
    order = {
        account.id: sorted(
            (part.first, topic.id)
            for topic in comparison.topics
            for part in topic.emphasis
            if part.account == account.id and part.first is not None
        )
        for account in comparison.accounts
    }
    rows = []
    for topic in comparison.topics:
        shares = []
        for part in topic.emphasis:
            if part.first is None:
                shares.append(Share("–", "", "", 0.0))
                continue
            place = [name for _, name in order[part.account]].index(topic.id) + 1
            low, high = part.interval
            shares.append(
                Share(f"{part.share:.0%}", f"{low:.0%} to {high:.0%}", f"{_ordinal(place)}", part.share, low, high)
            )
        rows.append(TopicRow(topic.label, tuple(shares)))
    return tuple(rows)


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _method(comparison: "Comparison") -> tuple[str, ...]:
    manifest = comparison.manifest
    low, high = (manifest.parameters.get(name) for name in ("left_out_below", "shared_from"))
    lines = [f"readouts {manifest.readouts}, encoder {manifest.encoder}"]
    if low is not None and high is not None:
        lines.append(
            f"Support is the estimated probability that the other account carries a passage: left out up to {low}, "
            f"shared from {high}, unclear between; a passage is partial where one of its claims is carried and "
            "another is not. Near is the similarity of the nearest passage found, from 0 to 1."
        )
    examined = str(manifest.parameters.get("examined", ""))
    if examined.startswith("conflicts: "):
        lines.append(
            f"Conflicts looked for: {examined.removeprefix('conflicts: ')}, between linked passages in English. "
            "Many are missed. Speakers are found in English alone."
        )
    elif "conflicts" not in examined:
        lines.append("Not examined by this version: conflicts between accounts, and who is quoted.")
    for account in comparison.accounts:
        held = sum(passage.account == account.id for passage in comparison.passages)
        if held <= _TOO_SHORT:
            lines.append(
                f"{account.source} holds {held} passage{'' if held == 1 else 's'}: of so short a text nobody can "
                "tell whether it left something out on purpose."
            )
    lines.append("A verdict is about the words compared here, not about what was said or is true.")
    return tuple(lines)


def _join(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
