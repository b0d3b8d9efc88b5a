"""The pipeline on one screen: accounts in, Comparison out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from readouts import align, encoders, findings, judge
from readouts.align import EncodedReading, Evidence
from readouts.comparison import Comparison
from readouts.encoders import Cache, Encoder
from readouts.errors import EventError, InputError
from readouts.text import frequencies
from readouts.text.language import UNKNOWN, detect_language, primary
from readouts.text.passages import segment
from readouts.text.speakers import attribute
from readouts.text.tokens import words
from readouts.types import Account, Conflict, Event, Link, Manifest, Passage, Verdict
from readouts.version import __version__

if TYPE_CHECKING:
    from readouts.encoders.cross_encoder import Inference

Progress = Callable[[str, float], None]
"""Called with what is being done and how much of the whole is done (0..1)."""


def compare(
    *accounts: Account,
    event: Event | None = None,
    encoder: str | Encoder | None = None,
    cache: Cache | None = None,
    download: bool = False,
    topic_words: Sequence[str] = (),
    lexicon: findings.Lexicon | None = None,
    nli: "str | Inference | None" = None,
    progress: Progress | None = None,
) -> Comparison:
    """Compare two or more accounts of one event.

    Parameters
    ----------
    *accounts : Account
        At least two, with different ids. Their order decides the order of what comes out and nothing else.
    event : Event, optional
        What happened, for the report's title.
    encoder : str or Encoder, optional
        Name or path of a sentence-transformers model, or any object with the protocol's methods; the
        encoder that comes with the package where not given.
    cache : Cache, optional
        Where encodings are kept between runs; none are kept where not given.
    download : bool, default False
        Whether a named encoder that is not on this machine may be fetched. Nothing else reaches the network.
    topic_words : sequence of str, optional
        Topics of your own, each as words and phrases between commas, with a label before a colon as wished;
        those that no account mentions are kept, and said to be so.
    lexicon : mapping of str to sequence of str, optional
        Graded words of your own, see :func:`readouts.read_lexicon`, added to those of the package.
    nli : str or Inference, optional
        Name or path of a sentence-transformers CrossEncoder for natural language inference, or any object
        with its method: adds conflicts of kind ``contradiction`` between linked passages.
    progress : callable, optional
        Called as the work goes on.

    Returns
    -------
    Comparison
        Passages, links, verdicts and topics, with the evidence for each.

    Raises
    ------
    EventError
        If there are fewer than two accounts, or two have the same id.
    InputError
        If an account holds no passage.
    EncoderError
        If the encoder cannot be had.

    Examples
    --------
    >>> from readouts import Account, compare
    >>> both = "They agreed to reopen the border crossing in March."
    >>> one = Account(both, id="one")
    >>> two = Account(both + " Fisheries were discussed at length.", id="two")
    >>> [verdict.passage for verdict in compare(one, two).left_out_by("one")]
    ['two:2']
    """
    _check(accounts)
    tell = progress or _silent
    frequencies.keep_in(cache)
    tell("loading the encoder", 0.0)
    chosen = _load(encoder, download, cache)
    inference = encoders.load_inference(nli, download=download) if isinstance(nli, str) else nli
    readings = []
    for done, account in enumerate(accounts):
        tell(f"encoding {account.id}", 0.1 + 0.6 * done / len(accounts))
        readings.append(read_passages(account, chosen, cache))
    tell("aligning", 0.7)
    seen = _evidence(readings, chosen, align.cosine_scale(chosen, cache))
    tell("judging", 0.8)
    verdicts = _verdicts(readings, seen)
    links = _links(readings, seen, verdicts)
    conflicts = _conflicts(readings, links, inference)
    verdicts, links = judge.dispute(verdicts, links, conflicts)
    tell("finding topics", 0.9)
    topics = findings.find_topics(readings, topic_words=topic_words, lexicon=findings.extend(lexicon))
    tell("done", 1.0)
    return Comparison(
        event=event,
        accounts=tuple(reading.account for reading in readings),
        passages=tuple(passage for reading in readings for passage in reading.passages),
        links=links,
        verdicts=verdicts,
        topics=topics,
        conflicts=conflicts,
        manifest=_manifest(readings, chosen, inference),
        lexicon={grade: tuple(entries) for grade, entries in (lexicon or {}).items()},
        evidence=seen,
    )


def read_passages(account: Account, encoder: Encoder, cache: Cache | None = None) -> EncodedReading:
    """Cut an account into passages and encode them.

    Parameters
    ----------
    account : Account
        Any account; where it names no language, the detected one is filled in.
    encoder : Encoder
        What makes the vectors.
    cache : Cache, optional
        Where encodings are kept.

    Returns
    -------
    EncodedReading
        Passages, words and vectors.

    Raises
    ------
    InputError
        If the text holds no passage.
    """
    known = replace(account, language=account.language or detect_language(account.text))
    spans = segment(account.text, known.language)
    if not spans:
        raise InputError("the account holds no text", where=account.id, mend="give a text with words in it")
    said = attribute(account.text, spans) if _is_english(known) else (None,) * len(spans)
    return EncodedReading(
        account=known,
        passages=tuple(
            Passage(f"{account.id}:{n}", account.id, span, who)
            for n, (span, who) in enumerate(zip(spans, said, strict=True), start=1)
        ),
        words=words(account.text, known.language or "en"),
        encoding=encoders.encode_passages(encoder, account.text, spans, cache),
    )


def _check(accounts: Sequence[Account]) -> None:
    if len(accounts) < 2:
        raise EventError(
            f"{len(accounts) or 'no'} account given",
            where="compare",
            mend="give at least two accounts of the event",
        )
    ids = [account.id for account in accounts]
    for name in ids:
        if ids.count(name) > 1:
            raise EventError("two accounts have this id", where=name, mend="give each account an id of its own")


def _load(encoder: str | Encoder | None, download: bool, cache: Cache | None) -> Encoder:
    if encoder is None or isinstance(encoder, str):
        return encoders.load(encoder, download=download, remember=cache)
    return encoder


def _silent(_what: str, _share: float) -> None:
    return


def _evidence(
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
        matching = align.match(seen[pair], seen[pair[::-1]])
        links = (judge.relate(match, left, right, by_passage) for match in matching.matches)
        found.extend(link for link in links if link is not None)
    return tuple(found)


def _conflicts(
    readings: Sequence[EncodedReading], links: Sequence[Link], inference: "Inference | None"
) -> tuple[Conflict, ...]:
    """Look for conflicts in every link; the rules read English, a model is asked about what they leave."""
    # One side a passage, so that its words and facts are read once however many links it has.
    placed = {passage.id: judge.Side(reading, passage) for reading in readings for passage in reading.passages}
    pairs = [(placed[left], placed[right]) for link in links for left in link.left for right in link.right]
    found = [
        conflict
        for left, right in pairs
        if _is_english(left.reading.account) and _is_english(right.reading.account)
        for conflict in judge.find_conflicts(left, right)
    ]
    if inference:
        known = {(conflict.left.passage, conflict.right.passage) for conflict in found}
        open_pairs = [
            ((left.reading, left.passage), (right.reading, right.passage))
            for left, right in pairs
            if (left.passage.id, right.passage.id) not in known
        ]
        found.extend(judge.find_contradictions(open_pairs, inference))
    return tuple(found)


def _is_english(account: Account) -> bool:
    return primary(account.language) in {"en", UNKNOWN}


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
