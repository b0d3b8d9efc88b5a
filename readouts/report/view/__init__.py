"""What every report shows: sorted, grouped, cut and worded once, so that no format decides anything.

``answer`` says it in a few lines; ``verdicts``, ``topics``, ``emphasis``, ``wording``, ``talk`` and ``method`` each
make the rows of their part; ``page`` sets the accounts side by side; ``rows`` and ``lines`` are the material.
"""

from typing import TYPE_CHECKING, NamedTuple

from readouts.report.view import emphasis, talk, verdicts, wording
from readouts.report.view.answer import answer
from readouts.report.view.blocks import in_both
from readouts.report.view.emphasis import ScoreRow
from readouts.report.view.lines import Line, join, name, say
from readouts.report.view.method import cautions, method
from readouts.report.view.quotes import Quote
from readouts.report.view.rows import (
    AccountRow,
    Answer,
    ConflictRow,
    Coverage,
    LinkRow,
    Section,
    Silent,
    TopicRow,
)
from readouts.report.view.talk import FieldRow, SpeakerRow
from readouts.report.view.topics import topics, topics_note
from readouts.report.view.wording import NamingRow, WordingRow
from readouts.types import Account, VerdictKind

if TYPE_CHECKING:
    from readouts.comparison import Comparison


class View(NamedTuple):
    """A whole report, with no decision left to make."""

    title: str
    date: str
    answer: Answer
    accounts: tuple[AccountRow, ...]
    kinds: tuple[str, ...]
    coverage: tuple[Coverage, ...]
    conflicts: tuple[ConflictRow, ...]
    discrepancies: tuple[ConflictRow, ...]
    omissions: tuple[Section, ...]
    partial: Section
    links: tuple[LinkRow, ...]
    unlinked: Section
    unclear: Section
    silent: Silent
    unconfirmed: Section
    topics: tuple[TopicRow, ...]
    topics_note: str
    between: tuple[Line, ...]
    scores: tuple[ScoreRow, ...]
    wording: tuple[WordingRow, ...]
    verbs: tuple[Line, ...]
    characteristic: tuple[Line, ...]
    naming: tuple[NamingRow, ...]
    hits: tuple[Quote, ...]
    speakers: tuple[SpeakerRow, ...]
    fields: tuple[FieldRow, ...]
    unstated: str
    warnings: tuple[str, ...]
    cautions: tuple[Line, ...]
    method: tuple[Line, ...]
    manifest: tuple[tuple[str, str], ...]


def view(comparison: "Comparison", *, pairs: bool = True) -> View:
    """Make the view of a comparison.

    Parameters
    ----------
    comparison : Comparison
        Any comparison.
    pairs : bool, default True
        Whether linked passages are listed in pairs, and apart from them what else is carried, for formats that do
        not show the accounts side by side (text, Markdown, Word); the page does, and links the passages there.

    Returns
    -------
    View
        Omissions are ranked by how sure they are, then by salience; everything else stands in reading order.
    """
    event, manifest = comparison.event, comparison.manifest
    shown = tuple(in_both(comparison)) if pairs else None
    covered = topics(comparison)
    return View(
        title=event.title
        if event
        else str(join((account.source for account in comparison.accounts), last=" and ")),
        date=(event.date or "") if event else "",
        answer=answer(comparison),
        accounts=tuple(_account(comparison, account) for account in comparison.accounts),
        kinds=verdicts.columns(comparison),
        coverage=verdicts.coverage(comparison),
        conflicts=verdicts.conflicts(comparison),
        discrepancies=verdicts.discrepancies(comparison),
        omissions=tuple(
            verdicts.omitted(comparison, account) for account in comparison.accounts if not account.own_words
        ),
        partial=verdicts.of_kind(
            comparison,
            VerdictKind.PARTIAL,
            "Carried in part",
            "Words in brackets or on a tinted ground have no counterpart in the other account; those between ‹ and "
            "›, or underlined with dashes, are worded otherwise there, or added.",
        ),
        links=verdicts.links(comparison, shown or ()),
        unlinked=verdicts.unlinked(comparison, shown),
        unclear=verdicts.unclear(comparison),
        silent=verdicts.silent(comparison),
        unconfirmed=verdicts.unconfirmed(comparison),
        topics=covered,
        topics_note=topics_note(covered),
        between=(*emphasis.differences(comparison), *emphasis.order(comparison), *_unmentioned(comparison)),
        scores=emphasis.scores(comparison),
        wording=wording.wording(comparison),
        verbs=wording.verbs(comparison),
        characteristic=wording.characteristic(comparison),
        naming=wording.naming(comparison),
        hits=wording.hits(comparison),
        speakers=talk.speakers(comparison),
        fields=talk.fields(comparison),
        unstated=talk.unstated(comparison),
        warnings=manifest.warnings,
        cautions=cautions(comparison),
        method=method(comparison),
        manifest=(
            ("weights", manifest.weights_sha256),
            *((key, str(value)) for key, value in sorted(manifest.parameters.items())),
        ),
    )


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


def _unmentioned(comparison: "Comparison") -> tuple[Line, ...]:
    """Name the topics asked for that no account mentions."""
    labels = [name(topic.label) for topic in comparison.topics if not topic.passages]
    return (say("Nobody mentions: {}.", join(labels)),) if labels else ()
