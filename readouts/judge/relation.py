"""Matches become links: what a match of passages means, once the verdicts on them are known."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from readouts.align import Match, Reading
from readouts.judge.carrier import fold
from readouts.judge.discrepancies import Doubt
from readouts.judge.rules.values import Values
from readouts.text.language import is_english
from readouts.text.polarity import negators
from readouts.types import Conflict, Discrepancy, Link, Passage, Relation, Span, Verdict, VerdictKind, account_of

_Disputed = Conflict | Discrepancy | Doubt


def meeting(left: Reading, right: Reading) -> Callable[[int, int], bool] | None:
    """Say which passages of two accounts may be linked.

    Parameters
    ----------
    left, right : Reading
        The two accounts.

    Returns
    -------
    callable or None
        Whether a passage of each, by index, may be: what asserts nothing, a question or the page's furniture, with
        its own words alone. ``None`` where all passages may.
    """
    mute = [reading.asking | reading.furniture for reading in (left, right)]
    if not any(mute):
        return None

    def may(one: int, other: int) -> bool:
        if one not in mute[0] and other not in mute[1]:
            return True
        words, others = (fold(r.passages[n].span.of(r.account.text)) for r, n in ((left, one), (right, other)))
        return words == others

    return may


def relate(match: Match, left: Reading, right: Reading, verdicts: Mapping[tuple[str, str], Verdict]) -> Link:
    """Say what a match of passages means.

    Parameters
    ----------
    match : Match
        Indices of the passages that belong together.
    left, right : Reading
        The two accounts.
    verdicts : mapping
        The verdict on each (passage id, id of the other account).

    Returns
    -------
    Link
        ``verbatim`` where the words are the same, ``paraphrase`` where each side carries all of the other, its
        numbers and dates as well, and neither denies something while the other denies nothing; else ``partial``.
        Whether it stands is for :func:`standing` to say.
    """
    lefts = [left.passages[index] for index in match.left]
    rights = [right.passages[index] for index in match.right]
    on_left = [verdicts[passage.id, right.account.id] for passage in lefts]
    on_right = [verdicts[passage.id, left.account.id] for passage in rights]
    everything = on_left + on_right
    if all(own == other for own, other in zip_longest(_words(left, lefts), _words(right, rights))):
        relation = Relation.VERBATIM
    elif (
        all(verdict.verdict is VerdictKind.SHARED for verdict in everything)
        and _met_here(on_left, rights)
        and _met_here(on_right, lefts)
        and _agree(_texts(left, lefts), _texts(right, rights))
    ):
        relation = Relation.PARAPHRASE
    else:
        relation = Relation.PARTIAL
    return Link(
        left=tuple(passage.id for passage in lefts),
        right=tuple(passage.id for passage in rights),
        score=match.score,
        relation=relation,
        confidence=max(verdict.support for verdict in everything),
        only_left=_only_here(on_left),
        only_right=_only_here(on_right),
    )


def standing(links: Sequence[Link], verdicts: Sequence[Verdict]) -> tuple[Link, ...]:
    """Keep the links of which one side carries something of the other, or disputes it.

    Parameters
    ----------
    links : sequence of Link
        Every match, related.
    verdicts : sequence of Verdict
        The verdicts on the passages of all accounts.

    Returns
    -------
    tuple of Link
        In the same order, without those whose passages are merely nearest to each other.
    """
    left_out = {(v.passage, v.by) for v in verdicts if v.verdict is VerdictKind.LEFT_OUT}
    return tuple(
        link
        for link in links
        if any(
            (passage, account_of(others[0])) not in left_out
            for own, others in ((link.left, link.right), (link.right, link.left))
            for passage in own
        )
    )


def dispute(
    verdicts: Sequence[Verdict], links: Sequence[Link], conflicts: Sequence[Conflict]
) -> tuple[tuple[Verdict, ...], tuple[Link, ...]]:
    """Mark what is disputed.

    Parameters
    ----------
    verdicts : sequence of Verdict
        The verdicts so far.
    links : sequence of Link
        The links so far.
    conflicts : sequence of Conflict
        The conflicts between linked passages.

    Returns
    -------
    tuple of Verdict, tuple of Link
        The same, in the same order, with ``conflict`` where two passages dispute each other.
    """
    found = _by_verdict(conflicts)
    disputed = {(conflict.left.passage, conflict.right.passage) for conflict in conflicts}
    return (
        tuple(
            replace(verdict, verdict=VerdictKind.CONFLICT, reasons=_with_reasons(verdict, those))
            if (those := found.get((verdict.passage, verdict.by)))
            else verdict
            for verdict in verdicts
        ),
        tuple(
            replace(link, relation=Relation.CONFLICT)
            if any((left, right) in disputed for left in link.left for right in link.right)
            else link
            for link in links
        ),
    )


def doubt(
    verdicts: Sequence[Verdict],
    discrepancies: Sequence[Discrepancy],
    doubts: Sequence[Doubt] = (),
    denials: Sequence[Doubt] = (),
) -> tuple[Verdict, ...]:
    """Call nothing shared of which a figure is another one there, or that may be told otherwise there.

    Nor is anything left out, or shared, that may be denied there.

    Parameters
    ----------
    verdicts : sequence of Verdict
        The verdicts so far.
    discrepancies : sequence of Discrepancy
        The figures that differ.
    doubts : sequence of Doubt, optional
        What may be told otherwise; it is of no account where a passage is called neither shared nor partial.
    denials : sequence of Doubt, optional
        What may be denied; it is of no account where a passage is called neither left out nor shared.

    Returns
    -------
    tuple of Verdict
        The same, in the same order, with the reason ahead; ``unclear`` where they were ``shared``, or ``left_out``.
    """
    found, perhaps, denied = _by_verdict(discrepancies), _by_verdict(doubts), _by_verdict(denials)
    return tuple(_maybe_denied(_doubted(verdict, found, perhaps), denied) for verdict in verdicts)


_ByVerdict = Mapping[tuple[str, str], Sequence[tuple[Span, str]]]
"""For each passage and other account what is disputed in it, and why."""


def _by_verdict(disputed: Sequence[_Disputed]) -> _ByVerdict:
    found: dict[tuple[str, str], list[tuple[Span, str]]] = {}
    for one in disputed:
        for side, other in ((one.left, one.right), (one.right, one.left)):
            found.setdefault((side.passage, account_of(other.passage)), []).append((side.span, one.reason))
    return found


def _with_reasons(verdict: Verdict, disputed: Sequence[tuple[Span, str]]) -> tuple[str, ...]:
    return (*(reason for _, reason in disputed), *verdict.reasons)


def _doubted(verdict: Verdict, found: _ByVerdict, perhaps: _ByVerdict) -> Verdict:
    shared, unclear = VerdictKind.SHARED, VerdictKind.UNCLEAR
    key = verdict.passage, verdict.by
    figures = found.get(key) or (perhaps.get(key) if verdict.verdict is shared else None)
    if not figures:
        # What is carried in part stays so, with what may be told otherwise in it as the first thing to know.
        beside = perhaps.get(key) if verdict.verdict is VerdictKind.PARTIAL else None
        return replace(verdict, reasons=_with_reasons(verdict, beside)) if beside else verdict
    return replace(
        verdict,
        verdict=unclear if verdict.verdict is shared else verdict.verdict,
        reasons=_with_reasons(verdict, figures),
        claims=tuple(
            replace(claim, verdict=unclear)
            if claim.verdict is shared and any(claim.span.meets(figure) for figure, _ in figures)
            else claim
            for claim in verdict.claims
        ),
    )


def _maybe_denied(verdict: Verdict, denied: _ByVerdict) -> Verdict:
    those = denied.get((verdict.passage, verdict.by))
    if verdict.verdict not in {VerdictKind.LEFT_OUT, VerdictKind.SHARED} or not those:
        return verdict
    return withdrawn(verdict, [reason for _, reason in those])


def withdrawn(verdict: Verdict, reasons: Sequence[str]) -> Verdict:
    """Return a verdict as ``unclear``, with the reasons ahead; so are those of its claims that were as it was."""
    unclear = VerdictKind.UNCLEAR
    return replace(
        verdict,
        verdict=unclear,
        missing=(),
        reasons=(*reasons, *verdict.reasons),
        claims=tuple(
            replace(claim, verdict=unclear) if claim.verdict is verdict.verdict else claim
            for claim in verdict.claims
        ),
    )


def _words(reading: Reading, passages: list[Passage]) -> Iterator[str]:
    text, found = reading.account.text, reading.words
    for passage in passages:
        rows = found.inside(passage.span.start, passage.span.end)
        for start, end in found.spans[rows].tolist():
            yield text[start:end].casefold()


def _texts(reading: Reading, passages: Sequence[Passage]) -> list[str]:
    """Return the passages' words; none of an account in a language whose numbers and dates are not read."""
    return [p.span.of(reading.account.text) for p in passages] if is_english(reading.account.language) else []


def _met_here(verdicts: Sequence[Verdict], others: Sequence[Passage]) -> bool:
    """Return whether each passage comes nearest to one of the others; else it is carried elsewhere."""
    ids = {passage.id for passage in others}
    return all(verdict.nearest and verdict.nearest[0].passage in ids for verdict in verdicts)


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether neither of two groups of passages denies alone, or has a number or a date of its own."""
    if not (one and other):
        return True
    if any(map(negators, one)) is not any(map(negators, other)):
        return False
    return all(
        held.met
        for values, texts in ((Values(one), other), (Values(other), one))
        for text in texts
        for held in values.hold(text)
    )


def _start(span: Span) -> int:
    return span.start


def _only_here(verdicts: list[Verdict]) -> tuple[Span, ...]:
    """Return what the other side lacks, in order: whole parts, and the words in which the rest differs."""
    return tuple(
        span for verdict in verdicts for span in sorted((*verdict.missing, *verdict.differing), key=_start)
    )
