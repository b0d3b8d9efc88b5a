"""Work shared with processes forked off this one, which do not have to share Python's one lock with it."""

import os
import signal
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_SIZE = 8
"""Bytes of a number: that of a task, or how long its answer is."""
_MOST = 512
"""Numbers that any pipe holds before one is read."""


class Forked:
    """Tasks done in forked processes, and in this one too once it asks for an answer.

    Each takes the longest task that is left when it is free, so that all end at about the same time, whatever else
    this process does before it asks.

    Parameters
    ----------
    work : callable
        Makes the answer to the task of a number; called here or in a forked process, where no thread of this one
        goes on.
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
        self._work = work
        self._queue = _Queue(sorted(range(len(sizes)), key=lambda task: -sizes[task]))
        self._children = [_fork(work, self._queue) for _ in range(min(processes, len(sizes)))]
        self._answers: dict[int, bytes] = {}

    def answer(self, task: int) -> bytes | None:
        """Return the answer to a task; ``None`` where the process that took it did not come to its end."""
        for taken in self._queue:
            self._answers[taken] = self._work(taken)
        while self._children:
            self._answers.update(_ended(self._children.pop()))
        return self._answers.pop(task, None)

    def close(self) -> None:
        """End the processes that nobody waited for."""
        while self._children:
            child = self._children.pop()
            os.kill(child.process, signal.SIGKILL)
            _ended(child)
        self._queue.close()


@dataclass(frozen=True, slots=True)
class _Child:
    """A forked process, and the file in memory that its answers are written to."""

    process: int
    answers: int


class _Queue:
    """Tasks in a pipe, of which each goes to one of the processes that iterate; more than it holds go together."""

    def __init__(self, tasks: Sequence[int]) -> None:
        self._tasks = tasks
        self._source, sink = os.pipe()
        os.write(sink, b"".join(place.to_bytes(_SIZE, "big") for place in range(min(len(tasks), _MOST))))
        # Without anybody who might write, it ends when all is read.
        os.close(sink)

    def __iter__(self) -> Iterator[int]:
        while place := os.read(self._source, _SIZE):
            yield from self._tasks[int.from_bytes(place, "big") :: _MOST]

    def close(self) -> None:
        os.close(self._source)


def _fork(work: Callable[[int], bytes], queue: _Queue) -> _Child:
    answers = os.memfd_create("readouts-answers")
    with warnings.catch_warnings():
        # Python warns of forking beside threads, whose locks nobody would release: the child takes none of theirs.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process:
        return _Child(process, answers)
    failed = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        with os.fdopen(answers, "wb") as file:
            for task in queue:
                answer = work(task)
                file.writelines([task.to_bytes(_SIZE, "big"), len(answer).to_bytes(_SIZE, "big"), answer])
        failed = 0
    finally:
        # Nothing of the parent's is flushed, closed or cleaned up twice, whatever was raised.
        os._exit(failed)


def _ended(child: _Child) -> dict[int, bytes]:
    """Wait for the end of a process and return its answers by task: none where it failed half-way."""
    _, status = os.waitpid(child.process, 0)
    found = {}
    with os.fdopen(child.answers, "rb") as file:
        file.seek(0)
        while not status and (head := file.read(2 * _SIZE)):
            found[int.from_bytes(head[:_SIZE], "big")] = file.read(int.from_bytes(head[_SIZE:], "big"))
    return found
