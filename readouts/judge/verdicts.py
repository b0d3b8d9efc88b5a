"""Verdicts: for every passage and every other account, whether that account carries it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from readouts.judge.calibration import Calibration
from readouts.judge.carrier import Carrier, fold
from readouts.judge.lacking import lacking
from readouts.judge.reasons import reasons
from readouts.judge.support import Asked, Found
from readouts.text import furniture, questions
from readouts.text.hollow import is_hollow
from readouts.text.language import is_english
from readouts.text.pairs import whole_pairs
from readouts.text.polarity import hedging, negators
from readouts.text.tokens import Words
from readouts.types import Claim, Passage, Span, Support, Verdict, VerdictKind

_SHARED, _LEFT_OUT, _PARTIAL, _UNCLEAR = (
    VerdictKind.SHARED,
    VerdictKind.LEFT_OUT,
    VerdictKind.PARTIAL,
    VerdictKind.UNCLEAR,
)
_RESTATED = 0.75
"""Probability from which a passage counts as restated by one that is spoken for, as a headline is by a lead."""
_DENIED_TOO = 0.9
"""Probability below which a denial is not called shared where nothing near it is one: of such in the
invented events, half are carried."""

_LEANS = 0.5
"""Probability from which a claim is likelier carried than not, so that its passage is not left out as a whole."""
TOO_LITTLE = "it is a word or two, which say too little to be found again"
"""Why nobody leaves out "Not so.", in plain words."""
_A_WORD_OR_TWO = 2
_CONDITIONAL = re.compile(r"\b(?:until|unless|before|without|except)\b", re.IGNORECASE)
"""What makes a denial a condition, which may be told without denying: "no talks until", "must end before"."""


@dataclass(frozen=True, eq=False)
class Pair(Asked):
    """One account as another may carry it: all that judging a span of it takes.

    Parameters
    ----------
    of, by, seen
        As in :class:`~readouts.judge.support.Asked`.
    calibration : Calibration
        What turns signals into a probability.
    """

    calibration: Calibration

    def judge(self, spans: Sequence[Span], *, restated: Sequence[bool] = ()) -> list[tuple[Found, float]]:
        """Return for each span what there is for it, and the probability (0..1) that the other account carries it.

        A passage of `by` that repeats another passage of `of` word for word is spoken for. What else it seems
        to carry by its vocabulary counts only where the likeness is strong enough to be a restatement, and
        not at all where `restated`, which is true where not given, is false.
        """
        found = self.find([[span] for span in spans])
        probabilities = [self.calibration.probability(one) for one in found]
        if self._spare.by.without:
            allowed = restated or [True] * len(spans)
            spoken = [
                number
                for number, (one, probability) in enumerate(zip(found, probabilities, strict=True))
                if not (allowed[number] and (one.verbatim or probability >= _RESTATED))
            ]
            spare = self._spare.find([[spans[number]] for number in spoken])
            for number, one in zip(spoken, spare, strict=True):
                probabilities[number] = min(probabilities[number], self.calibration.probability(one))
        return list(zip(found, probabilities, strict=True))

    @cached_property
    def _spare(self) -> Asked:
        """The same without what is spoken for."""
        text = self.of.account.text
        own = {fold(passage.span.of(text)) for passage in self.of.passages} - {""}
        repeated = (index for index, folded in enumerate(self.by.folded) if folded in own)
        return Asked(self.of, Carrier(self.by.reading, frozenset(repeated)), self.seen)


def judge_span(span: Span, pair: Pair) -> Support:
    """Judge any span of one account against another.

    Parameters
    ----------
    span : Span
        Offsets into the text of ``pair.of``.
    pair : Pair
        The two accounts.

    Returns
    -------
    Support
        Probability, verdict, nearest passages and signals.
    """
    ((found, probability),) = pair.judge([span])
    return Support(probability, _kind_of([span], found, probability, pair), found.nearest, found.signals)


def judge_passages(pair: Pair, salience: Sequence[float]) -> tuple[Verdict, ...]:
    """Judge every passage of one account against another, by its claims.

    Parameters
    ----------
    pair : Pair
        The two accounts.
    salience : sequence of float
        One score (0..1) a passage of ``pair.of``.

    Returns
    -------
    tuple of Verdict
        One a passage, in reading order.
    """
    of = pair.of
    repeated, mute = _mute(pair)
    wholes = [
        _repeat(found, pair) if number in repeated else (found, probability)
        for number, (found, probability) in enumerate(pair.judge(of.spans))
    ]
    cut = [
        parts if len(parts) > 1 and not found.verbatim and number not in mute else ()
        for number, (parts, (found, _)) in enumerate(zip(of.claims, wholes, strict=True))
    ]
    restated = [
        found.verbatim or probability >= _RESTATED
        for (found, probability), parts in zip(wholes, cut, strict=True)
        for _ in parts
    ]
    spans = [part for parts in cut for part in parts]
    hollow = [
        _is_hollow(part, passage, pair) for passage, parts in zip(of.spans, cut, strict=True) for part in parts
    ]
    claims = (
        (Claim(part, probability, _of_claim(_kind_of([part], found, probability, pair), empty)), empty)
        for part, empty, (found, probability) in zip(
            spans, hollow, pair.judge(spans, restated=restated), strict=True
        )
    )
    rows = enumerate(zip(of.passages, wholes, cut, salience, strict=True))
    return tuple(
        _abstain(passage, whole[0], mute[number], whole[1], pair, score)
        if number in mute
        else _verdict(passage, whole, tuple(islice(claims, len(parts))), pair, score, title=number in of.titles)
        for number, (passage, whole, parts, score) in rows
    )


def _is_hollow(part: Span, passage: Span, pair: Pair) -> bool:
    account = pair.of.account
    return is_english(account.language) and is_hollow(account.text, part, passage, pair.of.words)


def _of_claim(kind: VerdictKind, hollow: bool) -> VerdictKind:
    """What holds nothing of the matter is no omission by itself: "the spokesman said" is missed by nobody."""
    return _UNCLEAR if hollow and kind is _LEFT_OUT else kind


def _mute(pair: Pair) -> tuple[frozenset[int], Mapping[int, str]]:
    """Sort the passages that assert nothing by their numbers: those that stand word for word in the other account.

    The others have a reason each why that account does not leave them out.
    """
    of, there = pair.of, frozenset(pair.by.folded)
    slight = (n for n, passage in enumerate(of.passages) if _says_too_little(passage.span, of.words))
    why = dict.fromkeys(slight, TOO_LITTLE)
    why |= {**dict.fromkeys(of.furniture, furniture.REASON), **dict.fromkeys(of.asking, questions.REASON)}
    text = of.account.text
    # A line of marks, and a word or two that everybody says anyhow, are carried as little as they are left out.
    spans = [passage.span for passage in of.passages]
    repeated = frozenset(
        n for n in why if of.words.telling(spans[n].start, spans[n].end) and fold(spans[n].of(text)) in there
    )
    return repeated, {n: said for n, said in why.items() if n not in repeated}


def _says_too_little(span: Span, found: Words) -> bool:
    inside = found.inside(span.start, span.end)
    return 0 < inside.stop - inside.start <= _A_WORD_OR_TWO and not found.telling(span.start, span.end)


def _repeat(found: Found, pair: Pair) -> tuple[Found, float]:
    same = found._replace(verbatim=True)
    return same, pair.calibration.probability(same)


def _abstain(passage: Passage, found: Found, why: str, probability: float, pair: Pair, salience: float) -> Verdict:
    """Return the verdict on a passage that asserts nothing."""
    return Verdict(
        passage=passage.id,
        by=pair.by.reading.account.id,
        verdict=_UNCLEAR,
        support=probability,
        salience=salience,
        nearest=found.nearest,
        missing=(),
        reasons=(why,),
    )


def _verdict(
    passage: Passage,
    judged_whole: tuple[Found, float],
    claimed: Sequence[tuple[Claim, bool]],
    pair: Pair,
    salience: float,
    *,
    title: bool,
) -> Verdict:
    text, source = pair.of.account.text, pair.by.reading.account.source
    whole, probability = judged_whole
    judged = tuple(claim for claim, _ in claimed)
    # Of several claims, one may be denied and the others not.
    kind = _rolled_up(_kind_of(() if claimed else [passage.span], whole, probability, pair), claimed)
    if title and kind is not _SHARED:
        return _abstain(passage, whole, furniture.REASON, probability, pair, salience)
    missing = _missing(kind, passage.span, judged, text)
    differing = _differing(kind, passage.span, missing, whole, pair)
    return Verdict(
        passage=passage.id,
        by=pair.by.reading.account.id,
        verdict=kind,
        support=probability,
        salience=salience,
        nearest=whole.nearest,
        missing=missing,
        reasons=reasons(
            kind,
            whole,
            [span.of(text) for span in missing],
            source,
            differing=[span.of(text) for span in differing],
            readable=pair.seen.readable,
            own_words=pair.by.reading.account.own_words,
        ),
        claims=judged,
        differing=differing,
    )


def _kind_of(spans: Sequence[Span], found: Found, probability: float, pair: Pair) -> VerdictKind:
    """Return the verdict on spans; a denial beside which nothing is denied is not surely the same."""
    kind = _kind(found, probability, pair)
    if kind is not _SHARED or probability >= _DENIED_TOO or not _denies_alone(spans, found, pair):
        return kind
    return _UNCLEAR


def _denies_alone(spans: Sequence[Span], found: Found, pair: Pair) -> bool:
    """Return whether spans deny outright, and nothing that is nearest to them denies in whatever words."""
    of, by = pair.of, pair.by.reading
    if not (is_english(of.account.language) and is_english(by.account.language)):
        return False
    texts = [span.of(of.account.text) for span in spans]
    if not any(negators(text) and not _CONDITIONAL.search(text) for text in texts):
        return False
    denying = hedging()
    return not any(
        negators(by.spans[row].of(by.account.text)) or not denying.isdisjoint(by.words.stems[by.rows_of_each[row]])
        for row in (by.rows[nearest.passage] for nearest in found.nearest)
    )


def _kind(found: Found, probability: float, pair: Pair) -> VerdictKind:
    """What says nothing ("* * *") is left out by nobody, and what the encoder cannot read accuses nobody.

    Neither does what an article says itself: what is not in it is quoted beside it.
    """
    kind = pair.calibration.verdict(probability)
    if found.verbatim:
        return kind
    accuses = pair.seen.readable and not pair.by.reading.account.own_words
    return _UNCLEAR if found.wordless or (kind is _LEFT_OUT and not accuses) else kind


def _rolled_up(whole: VerdictKind, claimed: Sequence[tuple[Claim, bool]]) -> VerdictKind:
    """Combine the verdict on a passage with those on its claims, of which the hollow ones decide nothing.

    Where a single claim of the matter is left, it and the passage around it are one statement, judged twice.
    """
    parts = [claim.verdict for claim, hollow in claimed if not hollow]
    kind = roll_up(whole, parts)
    if len(parts) == 1 and parts[0] is not whole:
        kind = _UNCLEAR
    # A hollow claim that is carried makes nothing partial, yet keeps the accusation of the whole back.
    return _UNCLEAR if kind is _LEFT_OUT and any(claim.support >= _LEANS for claim, _ in claimed) else kind


def roll_up(whole: VerdictKind, parts: Sequence[VerdictKind]) -> VerdictKind:
    """Combine the verdict on a whole passage with those on its claims.

    Parameters
    ----------
    whole : VerdictKind
        ``shared``, ``left_out`` or ``unclear``, from the passage taken at once.
    parts : sequence of VerdictKind
        The same for each claim; empty where the passage makes one claim.

    Returns
    -------
    VerdictKind
        ``partial`` where one claim is carried and another is not; ``unclear`` where claims that could not
        be told might turn the verdict.

    Examples
    --------
    >>> roll_up(VerdictKind.UNCLEAR, [VerdictKind.SHARED, VerdictKind.LEFT_OUT]).value
    'partial'
    """
    if not parts:
        return whole
    carried, dropped = _SHARED in parts, _LEFT_OUT in parts
    if carried and dropped:
        return _PARTIAL
    if not dropped and (whole is _SHARED or all(part is _SHARED for part in parts)):
        return _SHARED
    if not carried and (whole is _LEFT_OUT or all(part is _LEFT_OUT for part in parts)):
        return _LEFT_OUT
    if whole is _SHARED and dropped:
        return _PARTIAL
    return _UNCLEAR


def _missing(kind: VerdictKind, passage: Span, judged: Sequence[Claim], text: str) -> tuple[Span, ...]:
    if kind is _LEFT_OUT:
        return (passage,)
    if kind is _PARTIAL:
        dropped = (claim.span for claim in judged if claim.verdict is _LEFT_OUT)
        return tuple(part for span in dropped for part in whole_pairs(text, passage, span))
    return ()


def _differing(
    kind: VerdictKind, passage: Span, missing: Sequence[Span], found: Found, pair: Pair
) -> tuple[Span, ...]:
    """Return the phrases of what is carried that are worded in another way, or that are added."""
    if kind not in {_SHARED, _PARTIAL} or found.verbatim or not pair.seen.readable:
        return ()
    phrases = lacking(passage, pair.of, pair.by, pair.seen)
    return tuple(p for p in phrases if not any(p.meets(m) for m in missing))
