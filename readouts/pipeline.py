"""The pipeline: accounts are read and encoded, judged by the evidence for it, and their topics found.

:func:`compare` goes through these steps. What a step needs is imported when it is needed, most of it while the
accounts are being encoded; where a judgement was kept, neither the rules nor the evidence are needed at all.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from readouts import encoders
from readouts.encoders.cores import one_core_a_product
from readouts.errors import EventError, InputError
from readouts.types import Account, Event, Passage, Span

if TYPE_CHECKING:
    from readouts.align.reading import EncodedReading, Reading
    from readouts.comparison import Comparison
    from readouts.encoders import Cache, Encoder, Encoding
    from readouts.encoders.cross_encoder import Inference
    from readouts.findings import Lexicon

Progress = Callable[[str, float], None]
"""Called with what is being done and how much of the whole is done (0..1)."""


def compare(
    *accounts: Account,
    event: Event | None = None,
    encoder: "str | Encoder | None" = None,
    cache: "Cache | None" = None,
    download: bool = False,
    topic_words: Sequence[str] = (),
    lexicon: "Lexicon | None" = None,
    nli: "str | Inference | None" = None,
    progress: Progress | None = None,
) -> "Comparison":
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
        Where encodings, judgements, attributions and frequencies of words are kept between runs; none are kept
        where not given.
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
    TypeError
        If what is compared is no account.

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
    tell("loading the encoder", 0.0)
    chosen = _load(encoder, download, cache)
    inference = encoders.load_inference(nli, download=download) if isinstance(nli, str) else nli
    with ExitStack() as keeping:
        readings = _read_and_encode(accounts, chosen, cache, lexicon, tell, keeping)
        from readouts import findings
        from readouts.comparison import Comparison
        from readouts.judgements import judge_or_recall

        # Hundreds of small products: waking another core takes longer than any of them.
        with one_core_a_product:
            judgement, evidence = judge_or_recall(readings, chosen, inference, cache, tell)
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
            discrepancies=judgement.discrepancies,
            manifest=judgement.manifest,
            lexicon={grade: tuple(entries) for grade, entries in (lexicon or {}).items()},
            evidence=evidence,
        )


def _read_and_encode(
    accounts: Sequence[Account],
    encoder: "Encoder",
    cache: "Cache | None",
    lexicon: "Lexicon | None",
    tell: Progress,
    keeping: ExitStack,
) -> "list[EncodedReading]":
    """Cut the accounts into passages; while these are encoded, read them, and get ready what judges them.

    What is looked up from then on is kept in the cache, until `keeping` is left.
    """
    with encoders.Encoders(encoder, cache) as ahead:
        begun = [_begin(account, ahead) for account in accounts]
        ahead.start()
        # Imported and read, which takes as long as encoding an account, while the accounts are encoded.
        import readouts.comparison
        import readouts.judgements  # noqa: F401
        from readouts.text import attribution, frequencies

        keeping.enter_context(frequencies.keep_in(cache))
        keeping.enter_context(attribution.keep_in(cache))
        read = [_read(account, spans) for account, spans, _ in begun]
        if ahead.busy:
            _warm_up(read, lexicon)
        readings = []
        for done, (reading, (_, _, encoding)) in enumerate(zip(read, begun, strict=True)):
            tell(f"encoding {accounts[done].id}", 0.1 + 0.6 * done / len(accounts))
            readings.append(reading.encoded(encoding()))
    return readings


def read_passages(account: Account, encoder: "Encoder", cache: "Cache | None" = None) -> "EncodedReading":
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
    with encoders.Encoders(encoder, cache) as ahead:
        known, spans, encoding = _begin(account, ahead)
        return _read(known, spans).encoded(encoding())


def _begin(
    account: Account, ahead: "encoders.Encoders"
) -> "tuple[Account, Sequence[Span], Callable[[], Encoding]]":
    """Cut an account into passages and begin to encode them.

    Return it with its language, with the passages and what waits for their encoding.
    """
    from readouts.text.language import detect_language
    from readouts.text.passages import segment

    known = replace(account, language=account.language or detect_language(account.text))
    spans = segment(account.text, known.language)
    if not spans:
        raise InputError("the account holds no text", where=account.id, mend="give a text with words in it")
    return known, spans, ahead.begin(account.text, spans)


def _read(account: Account, spans: Sequence[Span]) -> "Reading":
    """Say who says each passage, and cut the account into words."""
    from readouts.align.reading import Reading
    from readouts.text.language import is_english
    from readouts.text.speakers import attribute
    from readouts.text.tokens import words

    said = attribute(account.text, spans) if is_english(account.language) else (None,) * len(spans)
    passages = tuple(
        Passage(f"{account.id}:{n}", account.id, span, who)
        for n, (span, who) in enumerate(zip(spans, said, strict=True), start=1)
    )
    return Reading(account, passages, words(account.text, account.language or "en"))


def _warm_up(readings: "Sequence[Reading]", lexicon: "Lexicon | None") -> None:
    """Import and read what is asked of each account alone later, while they are being encoded."""
    # Imported here: what was judged before, and need not be encoded either, needs none of this.
    import numpy.random  # noqa: F401

    import readouts.align.similarity  # noqa: F401
    from readouts import findings
    from readouts.judge import read_ahead

    for reading in readings:
        findings.read_ahead(reading)
        read_ahead(reading)
        findings.find_wording([reading.account], reading.passages, findings.extend(lexicon))
        findings.find_fields([reading.account], reading.passages)


def _check(accounts: Sequence[Account]) -> None:
    for account in accounts:
        if not isinstance(account, Account):
            raise TypeError(
                f"compare takes accounts, got {account!r:.80}: make one with Account(text, id=…), or read(path)"
            )
    if len(accounts) < 2:
        raise EventError(
            f"{len(accounts) or 'no'} account given",
            where="the accounts",
            mend="give at least two accounts of the event",
        )
    ids = [account.id for account in accounts]
    for name in ids:
        if ids.count(name) > 1:
            raise EventError("two accounts have this id", where=name, mend="give each account an id of its own")


def _load(encoder: "str | Encoder | None", download: bool, cache: "Cache | None") -> "Encoder":
    if encoder is None or isinstance(encoder, str):
        return encoders.load(encoder, download=download, remember=cache)
    return encoder


def _silent(_what: str, _share: float) -> None:
    return
