"""Comparison: everything found about two or more accounts of one event, and the way to every report of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from readouts import report
from readouts.align.reading import Reading
from readouts.errors import FormatError
from readouts.findings import (
    Characteristic,
    Difference,
    Field,
    Lexicon,
    Naming,
    Order,
    Said,
    Wording,
    extend,
    find_characteristic,
    find_claims,
    find_differences,
    find_elsewhere,
    find_fields,
    find_naming,
    find_nearby,
    find_order,
    find_wording,
)
from readouts.report import json as json_report
from readouts.report import table
from readouts.text.tokens import words
from readouts.types import (
    Account,
    Conflict,
    Discrepancy,
    Emphasis,
    Event,
    Link,
    Manifest,
    Passage,
    Span,
    Support,
    Topic,
    Verdict,
    VerdictKind,
    account_of,
)

if TYPE_CHECKING:
    from readouts.align import Evidence


@dataclass(frozen=True)
class Comparison:
    """Two or more accounts of one event, aligned and judged.

    Parameters
    ----------
    event : Event or None
        What happened.
    accounts : tuple of Account
        In the order in which they were given.
    passages : tuple of Passage
        Of all accounts, account by account in reading order.
    links : tuple of Link
        Passages of two accounts that belong together.
    verdicts : tuple of Verdict
        One for every passage and every other account.
    topics : tuple of Topic
        Passages of all accounts grouped by matter.
    conflicts : tuple of Conflict
        Linked passages that cannot both be right.
    manifest : Manifest
        What made the comparison.
    discrepancies : tuple of Discrepancy, optional
        Figures of linked passages that differ, where it cannot be told whether they are told of one thing.
    lexicon : mapping, optional
        Graded words of the user's own, which count beside those of the package.
    evidence : mapping, optional
        For each ordered pair of account ids, what the first finds in the second. A comparison read from
        JSON has none.

    Raises
    ------
    ValueError
        If the records do not fit together: an unknown id, a span outside its text, a verdict that is
        missing or given twice.
    """

    event: Event | None
    accounts: tuple[Account, ...]
    passages: tuple[Passage, ...]
    links: tuple[Link, ...]
    verdicts: tuple[Verdict, ...]
    topics: tuple[Topic, ...]
    conflicts: tuple[Conflict, ...]
    manifest: Manifest
    discrepancies: tuple[Discrepancy, ...] = ()
    lexicon: Lexicon = field(default_factory=dict)
    evidence: Mapping[tuple[str, str], "Evidence"] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        _check_passages(self)
        _check_verdicts(self)
        _check_links_and_topics(self)

    @cached_property
    def _accounts(self) -> dict[str, Account]:
        return {account.id: account for account in self.accounts}

    @cached_property
    def _passages(self) -> dict[str, Passage]:
        return {passage.id: passage for passage in self.passages}

    def account(self, account_id: str) -> Account:
        """Return an account by its id; raises ValueError naming the ids there are."""
        if account_id not in self._accounts:
            raise ValueError(f"no account {account_id!r}; there are {', '.join(self._accounts)}")
        return self._accounts[account_id]

    def passage(self, passage_id: str) -> Passage:
        """Return a passage by its id (``account:number``); raises ValueError where there is none."""
        if passage_id not in self._passages:
            raise ValueError(f"no passage {passage_id!r}")
        return self._passages[passage_id]

    def text(self, passage_id: str) -> str:
        """Return the words of a passage, exactly as they stand in its account."""
        passage = self.passage(passage_id)
        return passage.span.of(self.account(passage.account).text)

    @property
    def emphasis(self) -> dict[str, tuple[Emphasis, ...]]:
        """What each account makes of each topic: topic id to one entry an account."""
        return {topic.id: topic.emphasis for topic in self.topics}

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Where two accounts differ in what they make of a topic, with intervals."""
        return find_differences(self.accounts, self.passages, self.topics, self.wording)

    @cached_property
    def elsewhere(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Where an account without a passage in a topic raises it all the same: passages by topic and account."""
        return find_elsewhere(self.accounts, self.passages, self.topics, self.verdicts, self.links)

    @cached_property
    def nearby(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """What comes nearest to a topic in an account of which it cannot be told whether it raises it."""
        return find_nearby(self.topics, self.verdicts, self.elsewhere)

    @cached_property
    def order(self) -> tuple[Order, ...]:
        """Whether each two accounts take up their common topics in the same order."""
        return find_order(self.accounts, self.topics)

    @cached_property
    def wording(self) -> tuple[Wording, ...]:
        """Where the wording of an English account is directive, cooperative, critical and so on."""
        return find_wording(self.accounts, self.passages, extend(self.lexicon))

    @cached_property
    def characteristic(self) -> tuple[Characteristic, ...]:
        """The words that set each account apart, where there is text enough to tell."""
        return find_characteristic(self.accounts)

    @cached_property
    def naming(self) -> tuple[Naming, ...]:
        """What two accounts name differently."""
        return find_naming(self.accounts, self.passages, self.links)

    @cached_property
    def claims(self) -> tuple[Said, ...]:
        """Who says what of whom, and whether the other side confirms it."""
        return find_claims(self.accounts, self.passages, self.verdicts)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """What each English account states about the talk itself."""
        return find_fields(self.accounts, self.passages)

    def left_out_by(self, account_id: str) -> tuple[Verdict, ...]:
        """Return what an account leaves out of what the others say, most salient first.

        Parameters
        ----------
        account_id : str
            The account that leaves out.

        Returns
        -------
        tuple of Verdict
            Verdicts ``left_out`` on passages of the other accounts.

        Raises
        ------
        ValueError
            If there is no such account.
        """
        self.account(account_id)
        chosen = (v for v in self.verdicts if v.by == account_id and v.verdict is VerdictKind.LEFT_OUT)
        return tuple(
            sorted(
                chosen,
                key=lambda v: (-v.salience, account_of(v.passage), self.passage(v.passage).span),
            )
        )

    def support(self, account_id: str, start: int, end: int, *, by: str) -> Support:
        """Judge any part of one account against another; needs no model.

        Parameters
        ----------
        account_id : str
            The account that says it.
        start, end : int
            Half-open character offsets into that account's text.
        by : str
            The account that may carry it.

        Returns
        -------
        Support
            Probability (0..1), verdict, nearest passages and the signals behind them.

        Raises
        ------
        ValueError
            If there is no such account, both are the same, or the offsets lie outside the text.
        FormatError
            If the comparison was read from JSON, which does not hold the token evidence.
        """
        account, other, span = self.account(account_id), self.account(by), Span(start, end)
        if account_id == by or end > len(account.text):
            raise ValueError(f"support needs two accounts and offsets up to {len(account.text)}, got {by!r}, {end}")
        if (account_id, by) not in self.evidence:
            raise FormatError(
                "the comparison was read from JSON, which holds no token evidence",
                where="support",
                mend="compare the accounts again with readouts.compare",
            )
        from readouts import judge

        pair = judge.Pair(
            self._reading(account),
            judge.Carrier(self._reading(other)),
            self.evidence[account_id, by],
            judge.load_calibration(),
        )
        return judge.judge_span(span, pair)

    def _reading(self, account: Account) -> Reading:
        passages = tuple(passage for passage in self.passages if passage.account == account.id)
        return Reading(account, passages, words(account.text, account.language or "en"))

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison by the JSON contract ``readouts.comparison/1``."""
        return json_report.to_dict(self)

    @classmethod
    def from_dict(cls, data: object, *, where: str = "comparison") -> Self:
        """Read what :meth:`to_dict` wrote; raises FormatError naming the place in `where` that does not fit."""
        try:
            return cls(**json_report.records(data, where=where))
        except ValueError as error:
            raise FormatError(str(error), where=where, mend="give a file that readouts wrote") from error

    def to_json(self) -> str:
        """Return the comparison as JSON text, always encodable as UTF-8."""
        return str(self.render("json"))

    @classmethod
    def from_json(cls, text: str, *, where: str = "comparison") -> Self:
        """Read what :meth:`to_json` wrote; raises FormatError, naming `where` (say, the file), if it is none."""
        return cls.from_dict(json_report.parse(text, where=where), where=where)

    def to_markdown(self, *, detail: bool = False) -> str:
        """Return the report as Markdown, with `detail` everything that was measured."""
        return str(self.render("markdown", detail=detail))

    def to_html(self) -> str:
        """Return the report as one self-contained HTML page."""
        return str(self.render("html"))

    def to_frame(self) -> Any:  # noqa: ANN401 - of whichever library is installed
        """Return one row a verdict as a pandas DataFrame, else a polars one; FormatError where neither is there."""
        return table.frame(self)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the answer and the omissions."""
        from readouts.report.html import fragment

        return fragment(self)

    def to_text(self, *, width: int = 100, color: bool = False, detail: bool = False) -> str:
        """Return the report for a terminal of `width` columns, with or without colour and detail."""
        return str(self.render("text", width=width, color=color, detail=detail))

    def render(self, format: str, **options: Any) -> str | bytes:  # noqa: A002, ANN401 - the format's own options
        """Render the comparison.

        Parameters
        ----------
        format : str
            A name in ``readouts.report.FORMATS``.
        **options
            Passed on to the report: ``text`` takes `width`, `color` and `detail`, ``markdown`` takes `detail`,
            the others take none; see ``readouts.report.OPTIONS``.

        Returns
        -------
        str or bytes
            The whole report; bytes where the format is no text, as ``docx`` is.

        Raises
        ------
        FormatError
            If there is no such format.
        TypeError
            If the format does not take an option, naming it.
        """
        return report.load(format).render(self, **options)

    def save(self, path: str | Path, format: str | None = None, **options: Any) -> None:  # noqa: A002, ANN401
        """Write a report to a file, whole or not at all.

        Parameters
        ----------
        path : str or Path
            Where to; its suffix decides the format where none is given.
        format : str, optional
            A name in ``readouts.report.FORMATS``.
        **options
            As for :meth:`render`.

        Raises
        ------
        FormatError
            If the suffix says no format, or the file cannot be written.
        TypeError
            If the format does not take an option, naming it.
        """
        target = Path(path)
        report.write(target, self.render(format or report.format_of(target), **options))


def _check_passages(comparison: Comparison) -> None:
    if len(comparison._accounts) != len(comparison.accounts):
        raise ValueError("two accounts have the same id")
    if len(comparison._passages) != len(comparison.passages):
        raise ValueError("two passages have the same id")
    for passage in comparison.passages:
        if passage.span.end > len(comparison.account(passage.account).text):
            raise ValueError(f"passage {passage.id} ends beyond its account's text")


def _check_verdicts(comparison: Comparison) -> None:
    expected = {(p.id, a.id) for p in comparison.passages for a in comparison.accounts if a.id != p.account}
    given = [(verdict.passage, verdict.by) for verdict in comparison.verdicts]
    if len(given) != len(expected) or set(given) != expected:
        odd = sorted(expected.symmetric_difference(given)) or sorted(
            pair for pair in given if given.count(pair) > 1
        )
        raise ValueError(f"one verdict is needed for each passage and other account; see {odd[0]}")
    for verdict in comparison.verdicts:
        passage = comparison.passage(verdict.passage)
        inside = (*verdict.missing, *(claim.span for claim in verdict.claims))
        if any(span not in passage.span for span in inside):
            raise ValueError(f"the verdict of {verdict.by} on {passage.id} has a span outside the passage")
        for nearest in verdict.nearest:
            if comparison.passage(nearest.passage).account != verdict.by:
                raise ValueError(f"the nearest passage of {passage.id} is not one of {verdict.by}")


def _check_links_and_topics(comparison: Comparison) -> None:
    named = [
        *(name for link in comparison.links for name in (*link.left, *link.right)),
        *(name for topic in comparison.topics for name in topic.passages),
        *(side.passage for conflict in comparison.conflicts for side in (conflict.left, conflict.right)),
        *(side.passage for one in comparison.discrepancies for side in (one.left, one.right)),
    ]
    for name in named:
        comparison.passage(name)
    for topic in comparison.topics:
        if [part.account for part in topic.emphasis] != [account.id for account in comparison.accounts]:
            raise ValueError(f"topic {topic.id} needs one emphasis for each account, in their order")
