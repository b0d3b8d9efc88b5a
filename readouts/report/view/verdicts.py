"""Verdicts ready to show: findings, the sections that list them, links, conflicts and counts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from readouts.findings import ASSERTS_NOTHING
from readouts.report.view.blocks import Block
from readouts.report.view.lines import Line, join, name, say
from readouts.report.view.quotes import tidy
from readouts.report.view.rows import (
    MARKS,
    NO_CLAIM,
    STANDING,
    Cited,
    ConflictRow,
    Coverage,
    Finding,
    LinkRow,
    Near,
    Piece,
    Section,
    Silent,
    word,
)
from readouts.types import Account, Conflict, ConflictSide, Discrepancy, Span, Verdict, VerdictKind

if TYPE_CHECKING:
    from readouts.comparison import Comparison

_PERHAPS = "perhaps "
"""How the reason of a doubt begins."""
_SURELY = 0.2
"""Support up to which what is left out stands first. Of 74 passages quoted for that in reports of invented events
that nothing was fitted on, 53 are left out; where salience alone decides, 44."""


def finding(comparison: "Comparison", verdict: Verdict) -> Finding:
    """Make a verdict ready to show."""
    passage = comparison.passage(verdict.passage)
    account, by = comparison.account(passage.account), comparison.account(verdict.by).source
    pieces = tidied(marked(comparison, verdict))
    return Finding(
        passage=passage.id,
        source=account.source,
        by=by,
        kind=verdict.verdict.value,
        word=word(verdict.verdict),
        mark=MARKS[verdict.verdict],
        pieces=pieces,
        missing=tuple(piece.text for piece in pieces if piece.missing),
        support=f"{verdict.support:.2f}",
        nearest=tuple(
            Near(near.passage, by, tidy(comparison.text(near.passage)), f"{near.score:.2f}")
            for near in (() if ASSERTS_NOTHING.intersection(verdict.reasons) else verdict.nearest[:1])
        ),
        reasons=verdict.reasons,
        doubt=_doubt(comparison, verdict),
    )


def _doubt(comparison: "Comparison", verdict: Verdict) -> str:
    """Return the reason by which something may be told otherwise, in what is unclear or partial; else empty."""
    if verdict.verdict not in {VerdictKind.UNCLEAR, VerdictKind.PARTIAL} or not verdict.reasons:
        return ""
    figures = {
        (side.passage, found.reason) for found in comparison.discrepancies for side in (found.left, found.right)
    }
    first = verdict.reasons[0]
    return first if first.startswith(_PERHAPS) or (verdict.passage, first) in figures else ""


def marked(comparison: "Comparison", verdict: Verdict) -> tuple[Piece, ...]:
    """Cut the passage of a verdict into pieces, with marks on what the other account lacks or words otherwise."""
    passage = comparison.passage(verdict.passage)
    # A passage that is missing as a whole needs no mark on every word.
    missing = verdict.missing if verdict.verdict in {VerdictKind.PARTIAL, VerdictKind.CONFLICT} else ()
    return pieces_of(comparison.account(passage.account).text, passage.span, missing, verdict.differing)


def pieces_of(
    text: str, passage: Span, missing: Sequence[Span], differing: Sequence[Span] = ()
) -> tuple[Piece, ...]:
    """Cut a passage into the pieces that are marked and those that are not; together they are the passage."""
    pieces, at = [], passage.start
    for span, lacks in sorted([*((span, True) for span in missing), *((span, False) for span in differing)]):
        if span.start > at:
            pieces.append(Piece(text[at : span.start], missing=False))
        if span.end > at:
            pieces.append(Piece(text[max(at, span.start) : span.end], missing=lacks, differs=not lacks))
            at = span.end
    if at < passage.end:
        pieces.append(Piece(text[at : passage.end], missing=False))
    return tuple(pieces)


def tidied(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Leave out what no quotation needs: a bullet at the beginning, marks of Markdown."""
    kept: list[Piece] = []
    for piece in pieces:
        if text := tidy(piece.text, opening=not kept):
            kept.append(piece if text == piece.text else piece._replace(text=text))
    return tuple(kept) or tuple(pieces)


def of_kind(comparison: "Comparison", kind: VerdictKind, title: str, lead: str) -> Section:
    """Return the section on all verdicts of a kind, in reading order."""
    chosen = telling(comparison, comparison.verdicts)
    found = tuple(finding(comparison, verdict) for verdict in chosen if verdict.verdict is kind)
    return Section(say(title), say(lead), found)


def unclear(comparison: "Comparison") -> Section:
    """Return the section on what is in doubt: first what may be told otherwise, then where the evidence is thin."""
    found = of_kind(
        comparison,
        VerdictKind.UNCLEAR,
        "Unclear",
        "Whether the other account carries these cannot be told: a word or a figure may differ (these come first), "
        "or the evidence is too thin.",
    )
    doubted = (one for one in found.findings if ASSERTS_NOTHING.isdisjoint(one.reasons))
    return found._replace(findings=tuple(sorted(doubted, key=lambda one: not one.doubt)))


def silent(comparison: "Comparison") -> Silent:
    """Return the passages that assert nothing, in reading order."""
    places = standing(comparison)
    return Silent(
        "No claim",
        "Questions, titles and lines of the page itself assert nothing: nobody carries them or leaves them out.",
        tuple(
            Cited(passage.id, account.source, tidied(pieces_of(account.text, passage.span, ())))
            for passage in comparison.passages
            if places[passage.id] is None
            for account in [comparison.account(passage.account)]
        ),
    )


def standing(comparison: "Comparison") -> dict[str, VerdictKind | None]:
    """Return where each passage stands among all accounts, conflict first; ``None`` where it asserts nothing."""
    judged: dict[str, list[Verdict]] = {passage.id: [] for passage in comparison.passages}
    for verdict in telling(comparison, comparison.verdicts):
        judged[verdict.passage].append(verdict)
    return {name: _stands(verdicts) for name, verdicts in judged.items()}


def _stands(verdicts: Sequence[Verdict]) -> VerdictKind | None:
    kinds = {verdict.verdict for verdict in verdicts}
    kind = next((kind for kind in STANDING if kind in kinds), VerdictKind.UNCLEAR)
    doubted = [verdict for verdict in verdicts if verdict.verdict is VerdictKind.UNCLEAR]
    return None if kind is VerdictKind.UNCLEAR and doubted and all(map(asserts_nothing, doubted)) else kind


def asserts_nothing(verdict: Verdict) -> bool:
    """Return whether a verdict abstains since there is nothing to carry: a question, a title or the like."""
    return verdict.verdict is VerdictKind.UNCLEAR and not ASSERTS_NOTHING.isdisjoint(verdict.reasons)


def telling(comparison: "Comparison", verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Return the verdicts that say something: that an article does not repeat what it quotes says nothing."""
    apart = {account.id for account in comparison.accounts if account.own_words}
    return [one for one in verdicts if not (one.verdict is VerdictKind.UNCLEAR and one.by in apart)]


def omissions(comparison: "Comparison", account: Account) -> list[Verdict]:
    """Return what an account leaves out: first what is surest to be absent, and of either by salience."""
    return sorted(comparison.left_out_by(account.id), key=lambda verdict: verdict.support > _SURELY)


def omitted(comparison: "Comparison", account: Account) -> Section:
    """Return the section on what an account leaves out, see :func:`omissions`."""
    found = omissions(comparison, account)
    others = others_of(comparison, account)
    lead = say(
        "In {}, not in {}; what is surest to be absent comes first, then what matters most to its own account.",
        others,
        name(account.source),
    )
    if not found:
        doubted = (one for one in comparison.verdicts if one.by == account.id and not asserts_nothing(one))
        unclear = sum(one.verdict is VerdictKind.UNCLEAR for one in doubted)
        plural = "s" if len(comparison.accounts) == 2 else ""
        lead = say("Nothing that {} say{} is left out for certain{}.", others, plural, uncertain(unclear))
    if untold(comparison, account):
        lead = say("It cannot be told what {} leaves out.", name(account.source))
    title = say("Left out by {}", name(account.source))
    return Section(title, lead, tuple(finding(comparison, verdict) for verdict in found), always=True)


def uncertain(number: int) -> str:
    """Add that of some passages nothing can be told: what is not certain acquits nobody of them."""
    return f"; of {number} it cannot be told" if number else ""


def untold(comparison: "Comparison", account: Account) -> bool:
    """Return whether nothing can be told of what an account carries, as in a language the encoder cannot read."""
    return all(
        verdict.verdict is VerdictKind.UNCLEAR for verdict in comparison.verdicts if verdict.by == account.id
    )


def asserting_nothing(comparison: "Comparison", account: Account) -> int:
    """Count the passages of the others that it cannot leave out: questions and a page's furniture."""
    return sum(asserts_nothing(verdict) for verdict in comparison.verdicts if verdict.by == account.id)


def others_of(comparison: "Comparison", account: Account) -> Line:
    """Name the other accounts."""
    return join((name(other.source) for other in comparison.accounts if other.id != account.id), last=" and ")


def unconfirmed(comparison: "Comparison") -> Section:
    """What one account puts in the other side's mouth and the other side's account does not carry."""
    judged = {(verdict.passage, verdict.by): verdict for verdict in comparison.verdicts}
    found = tuple(
        finding(comparison, judged[said.passage, said.of])
        for said in comparison.claims
        if said.unconfirmed and said.of is not None
    )
    return Section(
        say("Said of the other side, not confirmed by it"),
        say(
            "One account attributes these to the other side, or to both; the other side’s account does not carry "
            "them."
        ),
        tuple(sorted(found, key=lambda one: (one.support, one.passage))),
    )


def links(comparison: "Comparison", shown: Sequence[Block]) -> tuple[LinkRow, ...]:
    """Return the passages of blocks side by side."""
    by_pair = {(verdict.passage, verdict.by): verdict for verdict in comparison.verdicts}
    rows = []
    for block in shown:
        left, right = (comparison.passage(side[0]).account for side in (block.left, block.right))
        rows.append(
            LinkRow(
                relation=block.relation.value,
                left=tuple(finding(comparison, by_pair[passage, right]) for passage in block.left),
                right=tuple(finding(comparison, by_pair[passage, left]) for passage in block.right),
                score=f"{block.score:.2f}",
            )
        )
    return tuple(rows)


def unlinked(comparison: "Comparison", shown: Sequence[Block] | None) -> Section:
    """What another account carries without a passage that stands beside it: among other words, or in several.

    Nothing where no blocks are shown at all: the page has every passage with its evidence.
    """
    account_of = {passage.id: passage.account for passage in comparison.passages}
    beside = {
        (passage, account_of[others[0]])
        for block in shown or ()
        for own, others in ((block.left, block.right), (block.right, block.left))
        for passage in own
    }
    found = (
        finding(comparison, verdict)
        for verdict in comparison.verdicts
        if shown is not None
        and verdict.verdict is VerdictKind.SHARED
        and (verdict.passage, verdict.by) not in beside
    )
    return Section(
        say("In both, elsewhere"),
        say(
            "The other account carries these too, among other words or in several places; the nearest passage is "
            f"only the first to look at. {DIFFERS}"
        ),
        tuple(found),
    )


DISCREPANCIES, TO_CHECK = (
    "Figures that differ",
    "Linked passages give these, and neither account has the other's anywhere. Whether both are told of one thing "
    "cannot be told: no conflict is claimed, nor that either account carries the other's.",
)
"""Title and lead of the figures that differ."""
DIFFERS = "Words between ‹ and › have no counterpart there: they are worded otherwise, or added."
"""What the marks on a shared passage mean, in the formats that have but characters for them."""


def conflicts(comparison: "Comparison") -> tuple[ConflictRow, ...]:
    """Return every conflict, with both passages."""
    return _disputed(comparison, VerdictKind.CONFLICT, comparison.conflicts)


def discrepancies(comparison: "Comparison") -> tuple[ConflictRow, ...]:
    """Return the figures that differ, with both passages."""
    return _disputed(comparison, VerdictKind.UNCLEAR, comparison.discrepancies)


def _disputed(
    comparison: "Comparison", kind: VerdictKind, those: Sequence[Conflict | Discrepancy]
) -> tuple[ConflictRow, ...]:
    def side(found: ConflictSide) -> Cited:
        passage = comparison.passage(found.passage)
        account = comparison.account(passage.account)
        return Cited(passage.id, account.source, tidied(pieces_of(account.text, passage.span, (found.span,))))

    return tuple(
        ConflictRow(found.kind, kind.value, MARKS[kind], found.reason, (side(found.left), side(found.right)))
        for found in those
    )


def columns(comparison: "Comparison") -> tuple[str, ...]:
    """Name the columns of the table of counts: one of conflicts never looked for would claim too much."""
    kinds = tuple(word(kind) for kind in MARKS if kind is not VerdictKind.CONFLICT or comparison.conflicts)
    return (*kinds, NO_CLAIM) if any(map(asserts_nothing, comparison.verdicts)) else kinds


def coverage(comparison: "Comparison") -> tuple[Coverage, ...]:
    """Count the verdicts of each ordered pair of accounts."""
    owner = {passage.id: passage.account for passage in comparison.passages}
    held = Counter(owner.values())
    counts = Counter(
        (owner[verdict.passage], verdict.by, NO_CLAIM if asserts_nothing(verdict) else word(verdict.verdict))
        for verdict in comparison.verdicts
    )
    shown = columns(comparison)
    return tuple(
        Coverage(of.source, by.source, held[of.id], tuple(counts[of.id, by.id, column] for column in shown))
        for of in comparison.accounts
        for by in comparison.accounts
        if by.id != of.id
        and not (
            by.own_words
            and counts[of.id, by.id, word(VerdictKind.UNCLEAR)] + counts[of.id, by.id, NO_CLAIM] == held[of.id]
        )
    )
