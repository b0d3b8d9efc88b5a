"""The answer in a few lines: who left out what, where they conflict, what each dwelt on."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from readouts.findings import names_matter
from readouts.report.view.lines import Line, cite, join, name, say
from readouts.report.view.method import looked_for_conflicts
from readouts.report.view.quotes import tidy, within
from readouts.report.view.rows import MARKS, NO_CLAIM, Answer, Glance, Group, Tally, word
from readouts.report.view.topics import speaks_of
from readouts.report.view.verdicts import asserting_nothing, omissions, others_of, standing, uncertain, untold
from readouts.types import Account, Conflict, ConflictSide, Discrepancy, VerdictKind

if TYPE_CHECKING:
    from readouts.comparison import Comparison

_QUOTED = 240
"""Characters of a passage quoted in the answer; its section quotes it whole."""
_DISPUTED = 3
"""Conflicts, and figures that differ, that the answer quotes."""
_QUOTING = 4
"""Accounts up to which the answer quotes what each left out; with more it counts alone."""


def answer(comparison: "Comparison") -> Answer:
    """Answer the question of the whole report."""
    groups = (
        Group("Left out", VerdictKind.LEFT_OUT.value, _omissions(comparison)),
        Group("In conflict", VerdictKind.CONFLICT.value, _conflicts(comparison)),
        Group("To check", VerdictKind.UNCLEAR.value, _disputed(comparison, comparison.discrepancies)),
        Group("Dwelt on", "topic", _most(comparison)),
    )
    places = _places(comparison)
    return Answer(
        counts=_counts(comparison, places),
        groups=tuple(group for group in groups if group.lines),
        glance=tuple(_glance(account, places) for account in comparison.accounts),
    )


def _places(comparison: "Comparison") -> Counter[tuple[str, VerdictKind | None]]:
    """Count, for each account, where its passages stand among all: conflict first, then shared by any."""
    places = standing(comparison)
    return Counter((passage.account, places[passage.id]) for passage in comparison.passages)


def _counts(comparison: "Comparison", places: Counter[tuple[str, VerdictKind | None]]) -> Line:
    def total(kind: VerdictKind | None) -> int:
        return sum(places[account.id, kind] for account in comparison.accounts)

    parts = [say("shared {}", total(VerdictKind.SHARED)), say("partial {}", total(VerdictKind.PARTIAL))]
    if total(VerdictKind.CONFLICT):
        parts.append(say("conflict {}", total(VerdictKind.CONFLICT)))
    parts += [
        say("only {} {}", name(one.source), places[one.id, VerdictKind.LEFT_OUT]) for one in comparison.accounts
    ]
    parts.append(say("unclear {}", total(VerdictKind.UNCLEAR)))
    if total(None):
        parts.append(say("{} {}", NO_CLAIM, total(None)))
    return say("Of {} passages: {}", len(comparison.passages), join(parts, " · "))


def _glance(account: Account, places: Counter[tuple[str, VerdictKind | None]]) -> Glance:
    counts = {kind: places[account.id, kind] for kind in (*MARKS, None) if places[account.id, kind]}
    total, at, parts = sum(counts.values()), 0, []
    for place, number in counts.items():
        # What makes no claim bears the mark of what is unclear, which its verdict is.
        kind = place or VerdictKind.UNCLEAR
        called = NO_CLAIM if place is None else "only here" if kind is VerdictKind.LEFT_OUT else word(kind)
        start, width = round(at / total, 4), round(number / total, 4)
        parts.append(Tally(kind.value, called, MARKS[kind], number, start, width))
        at += number
    return Glance(account.source, total, tuple(parts))


def _omissions(comparison: "Comparison") -> tuple[Line, ...]:
    return tuple(_omission(comparison, account) for account in comparison.accounts)


def _omission(comparison: "Comparison", account: Account) -> Line:
    """Count what an account leaves out, and quote what of it matters most."""
    if account.own_words:
        said = "{} is what the article says itself: it quotes {}, and leaves nothing of that out."
        return say(said, name(account.source), others_of(comparison, account))
    judged = Counter(verdict.verdict for verdict in comparison.verdicts if verdict.by == account.id)
    found = omissions(comparison, account)
    who, total = name(account.source), sum(judged.values())
    others = say("the others") if len(comparison.accounts) > 2 else others_of(comparison, account)
    if untold(comparison, account):
        amount = "the only passage" if total == 1 else f"the {total} passages"
        return say("It cannot be told what {} leaves out of {} of {}.", who, amount, others)
    if not found:
        if judged[VerdictKind.SHARED] + asserting_nothing(comparison, account) == total:
            return say("{} leaves out nothing of {}.", who, others)
        if total == 1:
            return say("{} does not leave out the only passage of {} for certain.", who, others)
        doubt = uncertain(judged[VerdictKind.UNCLEAR] - asserting_nothing(comparison, account))
        return say("{} leaves out none of the {} passages of {} for certain{}.", who, total, others, doubt)
    first, amount = found[0].passage, _amount(len(found), total)
    if len(comparison.accounts) > _QUOTING:
        return say("{} leaves out {} of {} [{}]", who, amount, others, cite(first, first))
    most = ":" if len(found) == 1 else ", above all:"
    quote = name(within(_clipped(tidy(comparison.text(first)))))
    return say("{} leaves out {} of {}{} “{}” [{}]", who, amount, others, most, quote, cite(first, first))


def _amount(number: int, total: int) -> str:
    """Say how many passages of how many."""
    if number == total:
        return {1: "the only passage", 2: "both passages"}.get(total, f"all {total} passages")
    return f"{number} of the {total} passages"


def _clipped(quote: str) -> str:
    """Cut a long quotation short after a word."""
    return quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED].rsplit(maxsplit=1)[0]} …"


def _conflicts(comparison: "Comparison") -> tuple[Line, ...]:
    """Quote the conflicts; where none is found, say how little that means, unless none was looked for."""
    if comparison.conflicts or not looked_for_conflicts(comparison):
        return _disputed(comparison, comparison.conflicts)
    return (say("No conflict found; many are missed, above all what is contradicted in other words."),)


def _disputed(comparison: "Comparison", those: Sequence[Conflict | Discrepancy]) -> tuple[Line, ...]:
    lines = [_against(comparison, found) for found in those[:_DISPUTED]]
    hidden = len(those) - len(lines)
    return (*lines, *([say("and {} more", hidden)] if hidden else []))


def _against(comparison: "Comparison", found: Conflict | Discrepancy) -> Line:
    def side(one: ConflictSide) -> Line:
        account = comparison.account(comparison.passage(one.passage).account)
        words = name(within(_clipped(tidy(one.span.of(account.text)))))
        return say("{} “{}” [{}]", name(account.source), words, cite(one.passage, one.passage))

    return say("{} against {} ({})", side(found.left), side(found.right), found.kind)


def _most(comparison: "Comparison") -> tuple[Line, ...]:
    """Say what each account makes most of."""
    lines = []
    for column, account in enumerate(comparison.accounts):
        raised = [topic for topic in comparison.topics if topic.emphasis[column].place is not None]
        # The opening often tells no more than who met whom.
        raised = [topic for topic in raised if names_matter(topic.emphasis[column].label or topic.label)] or raised
        if raised:
            # A line at the very top scores high, though nobody dwells on a line.
            least = max(topic.emphasis[column].share for topic in raised) / 2
            dwelt = (topic for topic in raised if topic.emphasis[column].share >= least)
            dwelt = (topic for topic in dwelt if speaks_of(comparison, topic, topic.emphasis[column]))
            top = min(dwelt, key=lambda topic: topic.emphasis[column].place or 0, default=None)
            if top is None:
                continue
            part = top.emphasis[column]
            where = ", from its opening on" if part.in_lead else ""
            said = f"{part.share:.0%} of its words{where}"
            lines.append(say("{}: “{}”, {}", name(account.source), name(part.label or top.label), said))
    return tuple(lines)
