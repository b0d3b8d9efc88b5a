"""Verdicts: for every passage and every other account, whether that account carries it."""

from collections.abc import Sequence

from readouts.align import Evidence, Reading
from readouts.judge.calibration import Calibration
from readouts.judge.support import Carrier, Found, find
from readouts.text.claims import claims
from readouts.types import Claim, Span, Support, Verdict, VerdictKind

_SHARED, _LEFT_OUT, _PARTIAL, _UNCLEAR = (
    VerdictKind.SHARED,
    VerdictKind.LEFT_OUT,
    VerdictKind.PARTIAL,
    VerdictKind.UNCLEAR,
)
_QUOTED_WORDS = 8


def judge_span(span: Span, of: Reading, by: Carrier, seen: Evidence, calibration: Calibration) -> Support:
    """Judge any span of one account against another.

    Parameters
    ----------
    span : Span
        Offsets into the text of `of`.
    of : Reading
        The account that says it.
    by : Carrier
        The account that may carry it.
    seen : Evidence
        What `of` finds in `by`.
    calibration : Calibration
        What turns signals into a probability.

    Returns
    -------
    Support
        Probability, verdict, nearest passages and signals.
    """
    found = find([span], of, by, seen)
    probability = calibration.probability(found)
    return Support(probability, calibration.verdict(probability), found.nearest, found.signals)


def verdicts(
    of: Reading, by: Carrier, seen: Evidence, calibration: Calibration, salience: Sequence[float]
) -> tuple[Verdict, ...]:
    """Judge every passage of one account against another, by its claims.

    Parameters
    ----------
    of, by, seen, calibration
        As for :func:`judge_span`.
    salience : sequence of float
        One score (0..1) a passage of `of`.

    Returns
    -------
    tuple of Verdict
        One a passage, in reading order.
    """
    return tuple(_verdict(index, of, by, seen, calibration, salience[index]) for index in range(len(of.passages)))


def _verdict(
    index: int, of: Reading, by: Carrier, seen: Evidence, calibration: Calibration, salience: float
) -> Verdict:
    passage = of.passages[index]
    text = of.account.text
    whole = find([passage.span], of, by, seen)
    probability = calibration.probability(whole)
    parts = claims(text, passage.span, of.words)
    judged = tuple(_claim(part, of, by, seen, calibration) for part in parts) if len(parts) > 1 else ()
    kind = roll_up(calibration.verdict(probability), [claim.verdict for claim in judged])
    missing = _missing(kind, passage.span, judged)
    return Verdict(
        passage=passage.id,
        by=by.reading.account.id,
        verdict=kind,
        support=probability,
        salience=salience,
        nearest=whole.nearest,
        missing=missing,
        reasons=_reasons(kind, whole, missing, text, by.reading.account.source),
        claims=judged,
    )


def _claim(part: Span, of: Reading, by: Carrier, seen: Evidence, calibration: Calibration) -> Claim:
    judged = judge_span(part, of, by, seen, calibration)
    return Claim(part, judged.probability, judged.verdict)


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


def _missing(kind: VerdictKind, passage: Span, judged: Sequence[Claim]) -> tuple[Span, ...]:
    if kind is _LEFT_OUT:
        return (passage,)
    if kind is _PARTIAL:
        return tuple(claim.span for claim in judged if claim.verdict is _LEFT_OUT)
    return ()


def _reasons(
    kind: VerdictKind, whole: Found, missing: Sequence[Span], text: str, source: str
) -> tuple[str, ...]:
    """Say in plain words what the verdict rests on."""
    reasons = []
    if whole.verbatim:
        reasons.append(f"the same words stand in {source}")
    if kind is _PARTIAL:
        quoted = ", ".join(f"“{_clip(span.of(text))}”" for span in missing)
        reasons.append(f"no counterpart in {source} for {quoted}")
    if not whole.verbatim:
        reasons.append(f"{whole.signals['words']:.0%} of its words, weighed by how much they say, occur in {source}")
        reasons.append(f"the nearest words in {source} are {whole.signals['meaning']:.2f} alike in meaning (1 is the same)")
    if whole.signals["numbers"] < 1:
        reasons.append(f"{1 - whole.signals['numbers']:.0%} of its numbers are not in {source}")
    if kind is _UNCLEAR:
        reasons.append("the evidence is too thin to say either way")
    return tuple(reasons)


def _clip(text: str) -> str:
    words = text.split()
    return " ".join(words[:_QUOTED_WORDS]) + (" …" if len(words) > _QUOTED_WORDS else "")
