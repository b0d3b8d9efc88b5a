"""How many cores there are to work with, and how they are shared out."""

import os
import sys
from functools import cache
from threading import Lock
from typing import Any

THREADS_VARIABLE = "READOUTS_THREADS"
_BLAS_VARIABLE = "OPENBLAS_NUM_THREADS"
_TOKENIZERS_VARIABLE = "TOKENIZERS_PARALLELISM"
_MOST_THREADS = 16


def cores() -> int:
    """Return how many threads encode: ``$READOUTS_THREADS``, else the cores of this process, at most 16."""
    named = os.environ.get(THREADS_VARIABLE, "")
    if named.isdecimal() and int(named) > 0:
        return min(int(named), _MOST_THREADS)
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, _MOST_THREADS)


def one_core_from_the_start() -> None:
    """Say, before numpy is imported, that all matrix products of this process take one core, and its tokenizer too.

    OpenBLAS would begin a thread a core as it is loaded, each of which spins before it sleeps; so would the
    tokenizer in each process that encodes. For a process of our own alone, in which no other library multiplies.
    """
    if "numpy" not in sys.modules:
        os.environ.setdefault(_TOKENIZERS_VARIABLE, "false")
        os.environ.setdefault(_BLAS_VARIABLE, "1")
        one_core_a_product.already = os.environ[_BLAS_VARIABLE] == "1"


def may_fork() -> bool:
    """Return whether this process may be forked to work on several cores: if it is a command of ours, on Linux.

    Other processes may hold locks in threads of their own, and libraries of macOS do not stand it.
    """
    return one_core_a_product.already and sys.platform == "linux" and hasattr(os, "memfd_create") and cores() > 1


def _is_from_a_wheel() -> bool:
    """Return whether numpy multiplies with the OpenBLAS of its own wheels, which heeds the variable."""
    import numpy as np

    return "scipy-openblas" in str(np.show_config(mode="dicts"))


@cache
def _blas() -> Any:  # noqa: ANN401 - threadpoolctl has no types
    """Return what sets how many cores a product of numpy takes.

    The libraries of a process are gone through once: no product here is made by any but the one numpy brings.
    """
    import numpy as np  # noqa: F401 - loads that one
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController().select(user_api="blas")


class _WhileAny:
    """A state of the whole process that holds while anybody is within; the last to leave ends it."""

    def __init__(self) -> None:
        self._inside = 0
        self._lock = Lock()

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._begin()
            self._inside += 1

    def __exit__(self, *_error: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._end()

    def _begin(self) -> None:
        raise NotImplementedError

    def _end(self) -> None:
        raise NotImplementedError


class _OneCoreAProduct(_WhileAny):
    """Within this each matrix product of numpy takes one core.

    The first to come has to be the main thread: OpenBLAS passes over what another thread asks for.
    """

    def __init__(self) -> None:
        super().__init__()
        self._limits: Any = None
        self.already = False
        """Whether OpenBLAS was told before it was loaded."""

    def _begin(self) -> None:
        if not (self.already and _is_from_a_wheel()):
            self._limits = _blas().limit(limits=1)

    def _end(self) -> None:
        if self._limits is not None:
            self._limits.restore_original_limits()
            self._limits = None


class _ShortTurns(_WhileAny):
    """Within this Python lets another thread on sooner.

    A thread that encodes asks for a moment between any two products, and would wait 5 ms for each beside one that
    imports or parses.
    """

    _SECONDS = 2e-4

    def _begin(self) -> None:
        self._before = sys.getswitchinterval()
        sys.setswitchinterval(min(self._before, self._SECONDS))

    def _end(self) -> None:
        sys.setswitchinterval(self._before)


one_core_a_product = _OneCoreAProduct()
short_turns = _ShortTurns()
"""The only ones of their kind, since what they set is one for the process."""
