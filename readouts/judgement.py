"""What two or more readings are judged to be to each other: links, verdicts and conflicts."""

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from readouts import align, encoders, judge
from readouts.align import EncodedReading, Evidence
from readouts.encoders import Encoder
from readouts.report.judged import Judgement
from readouts.text.language import UNKNOWN, is_english, primary
from readouts.types import Account, Conflict, Link, Manifest, Verdict
from readouts.version import __version__

if TYPE_CHECKING:
    from readouts.encoders.cross_encoder import Inference


def judge_accounts(
    readings: Sequence[EncodedReading],
    encoder: Encoder,
    seen: dict[tuple[str, str], Evidence],
    inference: "Inference | None",
) -> Judgement:
    """Judge every account against every other one.

    Parameters
    ----------
    readings : sequence of EncodedReading
        Two or more.
    encoder : Encoder
        What encoded them.
    seen : dict
        What :func:`gather_evidence` found.
    inference : Inference or None
        What looks for contradictions.

    Returns
    -------
    Judgement
        Links, verdicts and conflicts, and what made them.
    """
    verdicts = _verdicts(readings, seen)
    links = _links(readings, seen, verdicts)
    conflicts = _conflicts(readings, links, judge.standing(links, verdicts), inference)
    verdicts, links = judge.dispute(verdicts, links, conflicts)
    return Judgement(
        links=judge.standing(links, verdicts),
        verdicts=verdicts,
        conflicts=conflicts,
        manifest=_manifest(readings, encoder, inference),
    )


def gather_evidence(
    readings: Sequence[EncodedReading], encoder: Encoder, scale: float
) -> dict[tuple[str, str], Evidence]:
    """Return for each ordered pair of accounts what the first finds in the second."""
    seen = {}
    for one, other in combinations(readings, 2):
        readable = _reads(encoder, one.account) and _reads(encoder, other.account)
        for found in align.evidence_both_ways(one, other, scale=scale, readable=readable):
            seen[found.of, found.by] = found
    return seen


def _verdicts(readings: Sequence[EncodedReading], seen: dict[tuple[str, str], Evidence]) -> tuple[Verdict, ...]:
    calibration = judge.load_calibration()
    carriers = {reading.account.id: judge.Carrier(reading) for reading in readings}
    found: list[Verdict] = []
    for of in readings:
        salience = judge.score_salience(of)
        for by in readings:
            if by is not of:
                pair = (of.account.id, by.account.id)
                judged = judge.Pair(of, carriers[by.account.id], seen[pair], calibration)
                found.extend(judge.judge_passages(judged, salience))
    return tuple(found)


def _links(
    readings: Sequence[EncodedReading], seen: dict[tuple[str, str], Evidence], verdicts: Sequence[Verdict]
) -> tuple[Link, ...]:
    by_passage = {(verdict.passage, verdict.by): verdict for verdict in verdicts}
    found: list[Link] = []
    for left, right in combinations(readings, 2):
        pair = (left.account.id, right.account.id)
        matching = align.match(seen[pair], seen[pair[::-1]], may_meet=judge.meeting(left, right))
        found.extend(judge.relate(match, left, right, by_passage) for match in matching.matches)
    return tuple(found)


def _conflicts(
    readings: Sequence[EncodedReading],
    matched: Sequence[Link],
    links: Sequence[Link],
    inference: "Inference | None",
) -> tuple[Conflict, ...]:
    """Look for conflicts; the rules read English, a model is asked about those links that they leave.

    The rules look at every match: where a number is changed, neither side carries the other's, and no link stands.
    """
    # One side a passage, so that its words and facts are read once however many links it has.
    placed = {passage.id: judge.Side(reading, passage) for reading in readings for passage in reading.passages}
    found = [
        *judge.find_all_conflicts(
            [
                pair
                for pair in _pairs(matched, placed)
                if all(is_english(side.reading.account.language) for side in pair)
            ]
        )
    ]
    if inference:
        known = {(conflict.left.passage, conflict.right.passage) for conflict in found}
        open_pairs = [
            ((left.reading, left.passage), (right.reading, right.passage))
            for left, right in _pairs(links, placed)
            if (left.passage.id, right.passage.id) not in known
        ]
        found.extend(judge.find_contradictions(open_pairs, inference))
    return tuple(found)


def _pairs(links: Sequence[Link], placed: dict[str, judge.Side]) -> list[tuple[judge.Side, judge.Side]]:
    return [(placed[left], placed[right]) for link in links for left in link.left for right in link.right]


def _manifest(readings: Sequence[EncodedReading], encoder: Encoder, inference: "Inference | None") -> Manifest:
    calibration = judge.load_calibration()
    kinds = [*judge.CONFLICT_KINDS, *([judge.CONTRADICTION] if inference else [])]
    return Manifest(
        readouts=__version__,
        encoder=encoder.name,
        weights_sha256=encoder.weights_sha256,
        parameters={
            "left_out_below": calibration.left_out_below,
            "shared_from": calibration.shared_from,
            "link_cutoff": align.LINK_CUTOFF,
            "examined": f"conflicts: {', '.join(kinds)}",
            **({"nli": inference.name} if inference else {}),
        },
        warnings=_warnings(readings, encoder),
    )


def _warnings(readings: Sequence[EncodedReading], encoder: Encoder) -> tuple[str, ...]:
    found = [
        f"{account.id}: the text is in language “{account.language}”, for which the encoder {encoder.name} was "
        "not trained; nothing is called left out here, name a multilingual encoder to find out"
        for account in sorted((reading.account for reading in readings), key=lambda account: account.id)
        if not _reads(encoder, account)
    ]
    if encoder.weights_sha256 != encoders.DEFAULT_WEIGHTS_SHA256:
        found.append(
            f"{encoder.name}: probabilities were calibrated for {encoders.DEFAULT}; with this encoder they are "
            "rougher"
        )
    return tuple(found)


def _reads(encoder: Encoder, account: Account) -> bool:
    """Whether the encoder was trained for the account's language; what is not known counts as yes."""
    code = primary(account.language)
    return encoder.languages is None or code == UNKNOWN or code in encoder.languages
