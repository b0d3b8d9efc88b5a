"""Every account judged against every other one: links, verdicts and conflicts, and what made them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from readouts import encoders
from readouts.align import LINK_CUTOFF, EncodedReading, Evidence, match
from readouts.align.pairs import is_read_by
from readouts.encoders import Encoder
from readouts.judge import calibration
from readouts.judge.carrier import Carrier
from readouts.judge.conflicts import KINDS, Disputed, find_disputed
from readouts.judge.denials import find_denials
from readouts.judge.discrepancies import Undecided, find_discrepancies, find_doubts
from readouts.judge.frames import Side
from readouts.judge.inference import CONTRADICTION, find_contradictions
from readouts.judge.mutual import unless_mutual
from readouts.judge.relation import dispute, doubt, meeting, relate, standing
from readouts.judge.salience import score_salience
from readouts.judge.verdicts import Pair, judge_passages
from readouts.text.language import is_english
from readouts.types import Account, Judgement, Link, Manifest, Verdict, VerdictKind, account_of
from readouts.version import __version__

if TYPE_CHECKING:
    from readouts.encoders.cross_encoder import Inference


def judge_accounts(
    readings: Sequence[EncodedReading],
    encoder: Encoder,
    seen: Mapping[tuple[str, str], Evidence],
    inference: "Inference | None",
) -> Judgement:
    """Judge every account against every other one.

    Parameters
    ----------
    readings : sequence of EncodedReading
        Two or more.
    encoder : Encoder
        What encoded them.
    seen : mapping of (str, str) to Evidence
        What each account finds in each other one.
    inference : Inference or None
        What looks for contradictions.

    Returns
    -------
    Judgement
        Links, verdicts and conflicts, and what made them.
    """
    carriers = {reading.account.id: Carrier(reading) for reading in readings}
    verdicts = _verdicts(readings, carriers, seen)
    links = _links(readings, seen, verdicts)
    stand = standing(links, verdicts)
    order = {reading.account.id: place for place, reading in enumerate(readings)}
    linked = _pairs(stand)
    beside = nearest_beside(order, links, verdicts)
    # One side a passage, so that its words and facts are read once however many links it has.
    placed = {passage.id: Side(reading, passage) for reading in readings for passage in reading.passages}
    disputed = _disputed(placed, [*_pairs(links), *beside], linked, inference)
    values = {name: one.values for name, one in carriers.items()} if disputed.undecided else {}
    discrepancies = find_discrepancies(disputed.undecided, set(linked), set(beside), values, disputed.conflicts)
    doubts = find_doubts(_without_furniture(disputed.undecided, readings), values)
    denials = find_denials(verdicts, placed)
    verdicts = unless_mutual(doubt(verdicts, discrepancies, doubts, denials))
    verdicts, links = dispute(verdicts, links, disputed.conflicts)
    return Judgement(
        links=standing(links, verdicts),
        verdicts=verdicts,
        conflicts=disputed.conflicts,
        discrepancies=discrepancies,
        manifest=_manifest(readings, encoder, inference),
    )


def _verdicts(
    readings: Sequence[EncodedReading],
    carriers: Mapping[str, Carrier],
    seen: Mapping[tuple[str, str], Evidence],
) -> tuple[Verdict, ...]:
    fitted = calibration.load()
    found: list[Verdict] = []
    for of in readings:
        salience = score_salience(of)
        for by in readings:
            if by is not of:
                pair = (of.account.id, by.account.id)
                judged = Pair(of, carriers[by.account.id], seen[pair], fitted)
                found.extend(judge_passages(judged, salience))
    return tuple(found)


def _links(
    readings: Sequence[EncodedReading], seen: Mapping[tuple[str, str], Evidence], verdicts: Sequence[Verdict]
) -> tuple[Link, ...]:
    by_passage = {(verdict.passage, verdict.by): verdict for verdict in verdicts}
    found: list[Link] = []
    for left, right in combinations(readings, 2):
        pair = (left.account.id, right.account.id)
        matching = match(seen[pair], seen[pair[::-1]], may_meet=meeting(left, right))
        found.extend(relate(one, left, right, by_passage) for one in matching.matches)
    return tuple(found)


def _disputed(
    placed: Mapping[str, Side],
    matched: Sequence[tuple[str, str]],
    linked: Sequence[tuple[str, str]],
    inference: "Inference | None",
) -> Disputed:
    """Look for conflicts; the rules read English, a model is asked about those links that they leave.

    The rules look at every match: where a number is changed, neither side carries the other's, and no link stands.
    They look at what is carried, wholly or in part, and at what it is nearest to, as well.
    """
    pairs = [(placed[left], placed[right]) for left, right in matched]
    found = find_disputed(
        [pair for pair in pairs if all(is_english(side.reading.account.language) for side in pair)]
    )
    if not inference:
        return found
    known = {(conflict.left.passage, conflict.right.passage) for conflict in found.conflicts}
    open_pairs = [
        ((left.reading, left.passage), (right.reading, right.passage))
        for left, right in ((placed[a], placed[b]) for a, b in linked if (a, b) not in known)
    ]
    return found._replace(conflicts=(*found.conflicts, *find_contradictions(open_pairs, inference)))


def _without_furniture(undecided: Sequence[Undecided], readings: Sequence[EncodedReading]) -> list[Undecided]:
    """Return what may be told otherwise; a house that a date line names puts nothing in doubt."""
    pages = {reading.passages[row].id for reading in readings for row in reading.furniture} if undecided else set()
    return [one for one in undecided if pages.isdisjoint((one.left.passage.id, one.right.passage.id))]


def _pairs(links: Sequence[Link]) -> list[tuple[str, str]]:
    return [(left, right) for link in links for left in link.left for right in link.right]


def nearest_beside(
    order: Mapping[str, int], links: Sequence[Link], verdicts: Sequence[Verdict]
) -> list[tuple[str, str]]:
    """Pair what is carried, at least in part, with the passage that it is nearest to, where no match has the two.

    Parameters
    ----------
    order : mapping of str to int
        The place of each account among all.
    links : sequence of Link
        Every match.
    verdicts : sequence of Verdict
        The verdicts so far.

    Returns
    -------
    list of (str, str)
        The ids of passages, that of the earlier account first; each pair once.
    """
    known = set(_pairs(links))
    found: dict[tuple[str, str], None] = {}
    for verdict in verdicts:
        if verdict.verdict in {VerdictKind.SHARED, VerdictKind.PARTIAL} and verdict.nearest:
            here, there = verdict.passage, verdict.nearest[0].passage
            found[(here, there) if order[account_of(here)] < order[verdict.by] else (there, here)] = None
    return [pair for pair in found if pair not in known]


def _manifest(readings: Sequence[EncodedReading], encoder: Encoder, inference: "Inference | None") -> Manifest:
    fitted = calibration.load()
    kinds = [*KINDS, *([CONTRADICTION] if inference else [])]
    return Manifest(
        readouts=__version__,
        encoder=encoder.name,
        weights_sha256=encoder.weights_sha256,
        parameters={
            "left_out_below": fitted.left_out_below,
            "shared_from": fitted.shared_from,
            "link_cutoff": LINK_CUTOFF,
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
        if not is_read_by(encoder, account)
    ]
    if encoder.weights_sha256 != encoders.DEFAULT_WEIGHTS_SHA256:
        found.append(
            f"{encoder.name}: probabilities were calibrated for {encoders.DEFAULT}; with this encoder they are "
            "rougher"
        )
    return (*found, *_the_same([reading.account for reading in readings]))


def _the_same(accounts: Sequence[Account]) -> Iterator[str]:
    """Name the accounts that have one text, for nobody means to compare a file with itself."""
    by_text: dict[str, list[str]] = {}
    for account in accounts:
        by_text.setdefault(" ".join(account.text.split()), []).append(account.id)
    for same in sorted(sorted(ids) for ids in by_text.values() if len(ids) > 1):
        names = f"{', '.join(same[:-1])} and {same[-1]}"
        yield f"{names}: these accounts have the same text, so what they say alike is no evidence of agreement"
