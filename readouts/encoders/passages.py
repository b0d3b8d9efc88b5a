"""An account's passages encoded, with token offsets into the account's own text."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from typing import Protocol, Self, runtime_checkable

import numpy as np

from readouts.encoders.blocks import blocks
from readouts.encoders.cache import Cache, from_bytes, to_bytes
from readouts.encoders.cores import cores, may_fork, short_turns
from readouts.encoders.encoding import Encoder, Encoding
from readouts.encoders.forked import Forked
from readouts.errors import EncoderError
from readouts.types import Span


@runtime_checkable
class SideBySide(Protocol):
    """An encoder whose `encode` may run in several threads at once, and gives the same bytes there."""

    def side_by_side(self) -> AbstractContextManager[int]:
        """Within this, as many threads as it gives may encode."""


@runtime_checkable
class Forkable(SideBySide, Protocol):
    """An encoder that may encode in a forked process too, where it waits for no thread."""

    def encode_unchecked(self, texts: Sequence[str]) -> Encoding:
        """Encode what must not be given out before `check`."""

    def check(self) -> None:
        """Raise EncoderError where what was encoded must not be given out."""


def encode_passages(encoder: Encoder, text: str, spans: Sequence[Span], cache: Cache | None = None) -> Encoding:
    """Encode the passages of one account, alone, so that no other account moves its vectors.

    Parameters
    ----------
    encoder : Encoder
        What makes the vectors.
    text : str
        The account's text.
    spans : sequence of Span
        Its passages.
    cache : Cache, optional
        Where encodings are kept.

    Returns
    -------
    Encoding
        One row a passage; token spans are offsets into `text`.

    Raises
    ------
    EncoderError
        If the encoder gives another number of rows than there are passages.
    """
    with Encoders(encoder, cache) as ahead:
        return ahead.begin(text, spans)()


class Encoders:
    """Encodes while the rest goes on, several blocks at a time, where the encoder can; else at once.

    Parameters
    ----------
    encoder : Encoder
        What makes the vectors.
    cache : Cache, optional
        Where they are kept, a block a file.
    """

    def __init__(self, encoder: Encoder, cache: Cache | None = None) -> None:
        self._encoder, self._cache = encoder, cache
        self._pool: ThreadPoolExecutor | None = None
        self._waiting: list[Sequence[str]] = []
        self._forked: Forked | None = None
        self._leave = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._forked:
            self._forked.close()
        if self._pool:
            # What is being encoded comes to its end; what waits is dropped.
            self._pool.shutdown(cancel_futures=True)
        self._leave.close()

    @property
    def busy(self) -> bool:
        """Whether anything is encoded beside what goes on here: not everything was kept."""
        return self._pool is not None or bool(self._waiting)

    def begin(self, text: str, spans: Sequence[Span]) -> Callable[[], Encoding]:
        """Begin to encode the passages of one account; return what waits for its end and gives the encoding."""
        texts = [span.of(text) for span in spans]
        parts = [self._block(texts[block]) for block in blocks(texts)]
        return lambda: _together([part() for part in parts], spans)

    def _block(self, texts: Sequence[str]) -> Callable[[], Encoding]:
        kept = self._cache.get(Cache.key(self._encoder, texts)) if self._cache else None
        if kept is not None:
            return lambda: kept
        if isinstance(self._encoder, Forkable) and may_fork() and not self._forked:
            self._waiting.append(texts)
            return partial(self._apart, self._encoder, len(self._waiting) - 1)
        if isinstance(self._encoder, SideBySide):
            running: Future[Encoding] = self._threads(self._encoder).submit(self._encode, texts)
            return running.result
        made = self._encode(texts)
        return lambda: made

    def start(self) -> None:
        """Start to encode in forked processes, if in any; called once every account was handed to `begin`."""
        encoder = self._encoder
        if self._waiting and not self._forked and isinstance(encoder, Forkable):
            self._leave.enter_context(encoder.side_by_side())
            waiting = self._waiting
            self._forked = Forked(
                lambda number: to_bytes(encoder.encode_unchecked(waiting[number])),
                [sum(map(len, texts)) for texts in waiting],
                cores() - 1,  # this process is another, as soon as it waits
            )

    def _apart(self, encoder: Forkable, number: int) -> Encoding:
        """Return what a forked process made; make it here where it failed, which tells why."""
        self.start()
        answer = self._forked.answer(number) if self._forked else None
        if answer is None:
            return self._encode(self._waiting[number])
        encoder.check()
        return self._keep(self._waiting[number], from_bytes(answer))

    def _threads(self, encoder: SideBySide) -> ThreadPoolExecutor:
        """Return the threads that encode, made when a block has to be encoded: often all of them are kept."""
        if self._pool is None:
            threads = self._leave.enter_context(encoder.side_by_side())
            self._leave.enter_context(short_turns)
            self._pool = ThreadPoolExecutor(threads, thread_name_prefix="readouts-encoder")
        return self._pool

    def _encode(self, texts: Sequence[str]) -> Encoding:
        encoding = self._encoder.encode(texts)
        if len(encoding.passages) != len(texts):
            raise EncoderError(
                f"{len(encoding.passages)} rows for {len(texts)} passages",
                where=self._encoder.name,
                mend="give an encoder that returns one row a text",
            )
        return self._keep(texts, encoding)

    def _keep(self, texts: Sequence[str], encoding: Encoding) -> Encoding:
        if self._cache:
            self._cache.put(Cache.key(self._encoder, texts), encoding)
        return encoding


def _together(parts: Sequence[Encoding], spans: Sequence[Span]) -> Encoding:
    """Put blocks together, with offsets into the account's text."""
    first = np.cumsum([0, *(len(part.passages) for part in parts)])
    owners = [part.token_passage + at for part, at in zip(parts, first[:-1].tolist(), strict=True)]
    token_passage = np.concatenate(owners).astype(np.int32)
    starts = np.array([span.start for span in spans], dtype=np.int32)
    shifted = np.concatenate([part.token_spans for part in parts]) + starts[token_passage][:, None]
    return Encoding(
        np.concatenate([part.passages for part in parts]),
        np.concatenate([part.tokens for part in parts]),
        shifted.astype(np.int32),
        token_passage,
    )
