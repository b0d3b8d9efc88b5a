"""Judge readings of one event and find their topics, as one Comparison."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from readouts import findings
from readouts.align.reading import EncodedReading, Reading
from readouts.comparison import Comparison
from readouts.encoders import Cache, Encoder
from readouts.encoders.cores import one_core_a_product
from readouts.report import judged
from readouts.text import any_case, clued
from readouts.types import Event

if TYPE_CHECKING:
    from readouts.align import Evidence
    from readouts.encoders.cross_encoder import Inference


def conclude(
    readings: Sequence[EncodedReading],
    encoder: Encoder,
    *,
    cache: Cache | None,
    event: Event | None,
    topic_words: Sequence[str],
    lexicon: findings.Lexicon | None,
    inference: "Inference | None",
    tell: Callable[[str, float], None],
) -> Comparison:
    """Compare accounts that were read and encoded; see :func:`readouts.compare` for the options.

    Parameters
    ----------
    readings : sequence of EncodedReading
        Two or more.
    encoder : Encoder
        What encoded them.
    cache : Cache or None
        Where the judgement is kept.
    event : Event or None
        What happened.
    topic_words : sequence of str
        The user's topics.
    lexicon : mapping of str to sequence of str, or None
        The user's graded words.
    inference : Inference or None
        What looks for contradictions.
    tell : callable
        Called as the work goes on.

    Returns
    -------
    Comparison
        All of it, with the evidence.
    """
    # Hundreds of small products: waking another core takes longer than any of them.
    with one_core_a_product:
        judgement, evidence = _judge(readings, encoder, inference, cache, tell)
        tell("finding topics", 0.9)
        topics = findings.find_topics(readings, topic_words=topic_words, lexicon=findings.extend(lexicon))
    tell("done", 1.0)
    return Comparison(
        event=event,
        accounts=tuple(reading.account for reading in readings),
        passages=tuple(passage for reading in readings for passage in reading.passages),
        links=judgement.links,
        verdicts=judgement.verdicts,
        topics=topics,
        conflicts=judgement.conflicts,
        manifest=judgement.manifest,
        lexicon={grade: tuple(entries) for grade, entries in (lexicon or {}).items()},
        evidence=evidence,
    )


def get_ready(readings: Sequence[Reading], lexicon: findings.Lexicon | None) -> None:
    """Import, compile and read what the conclusion needs of each account alone, while they are encoded.

    Parameters
    ----------
    readings : sequence of Reading
        The accounts.
    lexicon : mapping of str to sequence of str, or None
        The user's graded words.
    """
    # Imported here: what was judged before, and need not be encoded either, needs none of this.
    import numpy.random  # noqa: F401

    import readouts.judgement  # noqa: F401
    from readouts.judge import read_ahead

    any_case.compile_ahead()
    for reading in readings:
        clued.compile_ahead(reading.account.text)
        read_ahead(reading)
        findings.find_wording([reading.account], reading.passages, findings.extend(lexicon))
        findings.find_fields([reading.account], reading.passages)


def _judge(
    readings: Sequence[EncodedReading],
    encoder: Encoder,
    inference: "Inference | None",
    cache: Cache | None,
    tell: Callable[[str, float], None],
) -> tuple[judged.Judgement, "Mapping[tuple[str, str], Evidence]"]:
    """Judge the accounts, or read what they were judged to be; return it with the evidence for it."""
    # A named inference model may change under its name: what it finds is not kept.
    store = None if inference else cache
    name = judged.key([reading.account for reading in readings], encoder) if store else ""
    kept = judged.find(store, name) if store else None
    later = _Evidence(readings, encoder, cache)
    if kept is not None:
        return kept, later
    # Imported here: what is kept needs none of the rules, whose patterns take long to compile.
    from readouts.judgement import judge_accounts

    tell("aligning", 0.7)
    seen = later.found
    tell("judging", 0.8)
    judgement = judge_accounts(readings, encoder, seen, inference)
    if store:
        judged.keep(store, name, judgement)
    return judgement, seen


class _Evidence(Mapping[tuple[str, str], "Evidence"]):
    """What each account finds in each other one, gathered when it is first asked for."""

    def __init__(self, readings: Sequence[EncodedReading], encoder: Encoder, cache: Cache | None) -> None:
        self._readings, self._encoder, self._cache = readings, encoder, cache

    @cached_property
    def found(self) -> dict[tuple[str, str], "Evidence"]:
        from readouts.align.scale import cosine_scale
        from readouts.judgement import gather_evidence

        with one_core_a_product:
            return gather_evidence(self._readings, self._encoder, cosine_scale(self._encoder, self._cache))

    def __getitem__(self, pair: tuple[str, str]) -> "Evidence":
        return self.found[pair]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)
