"""Who says what: sources, cues and contents in an English text.

The three parts of an attribution are those of PARC3 and PolNeAR (Pareti 2012; Newell et al. 2018): a source, the
cue that attributes (a reporting verb, or "according to"), and the content. Two taggers find them, quotation marks
correct them: a quotation is never cut, and never left without a speaker where its sentence or paragraph has one.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import NamedTuple

from readouts.store import Store, content_key
from readouts.text.passages import segment
from readouts.types import Span

_FORMAT = "readouts-attributions-4"


class Attributed(NamedTuple):
    """Words that somebody is given as the source of.

    Parameters
    ----------
    source : Span or None
        Who says it, as it stands in the text.
    cue : Span
        The words that attribute: a reporting verb, "according to", the colon behind a name.
    content : tuple of Span
        What is said: quotations without their marks, or a clause.
    speaker : str
        The source's name, pronouns resolved; empty where nobody could be named.
    via : str
        Through whom it was reported; empty where directly.
    direct : bool
        Whether all of the content is quoted, and nobody else quotes it.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    speaker: str
    via: str
    direct: bool


def attributions(text: str, sentences: Sequence[Span] | None = None) -> tuple[Attributed, ...]:
    """Find who says what in a text.

    Parameters
    ----------
    text : str
        Any text; the taggers were fitted on English news.
    sentences : sequence of Span, optional
        Its sentences; cut here where not given.

    Returns
    -------
    tuple of Attributed
        In order of their cues. Linear in the length of the text, but for long sentences with many cues.

    Examples
    --------
    >>> text = "“The talks were useful,” Minister Aalto said. She added that a second round would follow."
    >>> [(found.speaker, text[found.cue.start : found.cue.end], found.direct) for found in attributions(text)]
    [('Aalto', 'said', True), ('Aalto', 'added', False)]
    """
    return _attributions(text, segment(text, "en") if sentences is None else tuple(sentences))


_STORE: ContextVar[Store | None] = ContextVar("where attributions are kept", default=None)
"""Of the comparison that is being made: another thread, or a later call, may keep them elsewhere or nowhere."""


@contextmanager
def keep_in(store: Store | None) -> Iterator[None]:
    """Keep what is found in a store, or nowhere, while the context lasts."""
    before = _STORE.set(store)
    try:
        yield
    finally:
        _STORE.reset(before)


@lru_cache(maxsize=32)
def _attributions(text: str, sentences: tuple[Span, ...]) -> tuple[Attributed, ...]:
    store = _STORE.get()
    name = _name(text, sentences) if store else ""
    found = _read(store.read(name)) if store else None
    if found is None:
        found = _find(text, sentences)
        if store:
            store.write(name, _written(found))
    return found


def _find(text: str, sentences: tuple[Span, ...]) -> tuple[Attributed, ...]:
    # Imported here: what is kept needs neither the taggers nor their weights.
    from readouts.text import cue_tagger, role_tagger
    from readouts.text.assembly import assemble
    from readouts.text.tagging import TaggerReading, tag

    reading = TaggerReading(text, sentences)
    return assemble(reading, tag(reading, cue_tagger.tagger(), role_tagger.tagger()))


def _name(text: str, sentences: Sequence[Span]) -> str:
    cut = [(span.start, span.end) for span in sentences]
    return f"{content_key(_FORMAT, text, cut)}.attributions"


def _written(found: Sequence[Attributed]) -> bytes:
    rows = [
        (
            _pairs([one.source] if one.source else []),
            _pairs([one.cue]),
            _pairs(one.content),
            one.speaker,
            one.via,
            one.direct,
        )
        for one in found
    ]
    return json.dumps(rows).encode("ascii")


def _pairs(spans: Sequence[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _read(payload: bytes | None) -> tuple[Attributed, ...] | None:
    if payload is None:
        return None
    try:
        return tuple(
            Attributed(
                source=Span(*source[0]) if source else None,
                cue=Span(*cue[0]),
                content=tuple(Span(*part) for part in content),
                speaker=str(speaker),
                via=str(via),
                direct=bool(direct),
            )
            for source, cue, content, speaker, via, direct in json.loads(payload)
        )
    except (ValueError, TypeError, LookupError):
        return None
