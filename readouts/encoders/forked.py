"""Work done in processes forked off this one, which does not have to share Python's one lock with them."""

import os
import signal
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

_SIZE = 8
"""Bytes that say how long an answer is."""


class Forked:
    """Tasks shared out among forked processes, each of which answers when all of its tasks are done.

    Parameters
    ----------
    work : callable
        Makes the answer to the task of a number; called in a forked process, where no thread of this one goes on.
    sizes : sequence of int
        How long each task takes, in whatever unit.
    processes : int
        How many to fork at most, at least 1.

    Examples
    --------
    >>> forked = Forked(lambda number: b"%d" % number**2, [1, 1, 5], 2)
    >>> [forked.answer(number) for number in range(3)]
    [b'0', b'1', b'4']
    >>> forked.close()
    """

    def __init__(self, work: Callable[[int], bytes], sizes: Sequence[int], processes: int) -> None:
        self._running: dict[int, _Child] = {}
        self._answers: dict[int, bytes] = {}
        for tasks in _shared_out(sizes, processes):
            child = _fork(work, tasks)
            self._running.update(dict.fromkeys(tasks, child))

    def answer(self, task: int) -> bytes | None:
        """Wait for the answer to a task; ``None`` where its process did not come to its end."""
        child = self._running.get(task)
        if child:
            answers = _split(child.source.read())
            self._end(child)
            # Of a process that failed half-way nothing is believed.
            if len(answers) == len(child.tasks):
                self._answers.update(zip(child.tasks, answers, strict=True))
        return self._answers.pop(task, None)

    def close(self) -> None:
        """End the processes that nobody waited for."""
        for child in set(self._running.values()):
            os.kill(child.process, signal.SIGKILL)
            self._end(child)

    def _end(self, child: "_Child") -> None:
        child.source.close()
        os.waitpid(child.process, 0)
        for task in child.tasks:
            del self._running[task]


@dataclass(frozen=True, slots=True, eq=False)
class _Child:
    """A forked process, where its answers are read, and its tasks in the order of the answers."""

    process: int
    source: BinaryIO
    tasks: tuple[int, ...]


def _fork(work: Callable[[int], bytes], tasks: tuple[int, ...]) -> _Child:
    source, sink = os.pipe()
    with warnings.catch_warnings():
        # Python warns of forking beside threads, whose locks nobody would release: the child takes none of theirs.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process:
        os.close(sink)
        return _Child(process, os.fdopen(source, "rb"), tasks)
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.close(source)
        with os.fdopen(sink, "wb") as stream:
            # All at once in the end: a pipe holds little, and nobody reads it before.
            answers = [work(task) for task in tasks]
            for answer in answers:
                stream.write(len(answer).to_bytes(_SIZE, "big"))
                stream.write(answer)
    finally:
        # Nothing of the parent's is flushed, closed or cleaned up twice, whatever was raised.
        os._exit(0)


def _split(answered: bytes) -> list[bytes]:
    found, at = [], 0
    while at + _SIZE <= len(answered):
        end = at + _SIZE + int.from_bytes(answered[at : at + _SIZE], "big")
        if end > len(answered):
            break
        found.append(answered[at + _SIZE : end])
        at = end
    return found


def _shared_out(sizes: Sequence[int], processes: int) -> list[tuple[int, ...]]:
    """Share tasks out, the longest first, each to who has the least to do."""
    shares: list[list[int]] = [[] for _ in range(min(processes, len(sizes)))]
    filled = [0] * len(shares)
    for task in sorted(range(len(sizes)), key=lambda number: -sizes[number]):
        least = filled.index(min(filled))
        shares[least].append(task)
        filled[least] += sizes[task]
    return [tuple(share) for share in shares]
