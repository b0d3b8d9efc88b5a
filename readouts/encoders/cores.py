"""How many cores there are to work with, and how they are shared out."""

import os
from threading import Lock
from typing import Any

THREADS_VARIABLE = "READOUTS_THREADS"
_MOST_THREADS = 16


def cores() -> int:
    """Return how many threads encode: ``$READOUTS_THREADS``, else the cores of this process, at most 16."""
    named = os.environ.get(THREADS_VARIABLE, "")
    if named.isdecimal() and int(named) > 0:
        return min(int(named), _MOST_THREADS)
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, _MOST_THREADS)


class _OneCoreAProduct:
    """Within this each matrix product takes one core; the last to leave ends it.

    The first to come has to be the main thread: OpenBLAS passes over what another thread asks for.
    """

    def __init__(self) -> None:
        self._inside = 0
        self._lock = Lock()
        self._limits: Any = None

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                from threadpoolctl import threadpool_limits

                self._limits = threadpool_limits(limits=1, user_api="blas")
            self._inside += 1

    def __exit__(self, *_error: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._limits.restore_original_limits()


one_core_a_product = _OneCoreAProduct()
"""The one of its kind, since the number of threads of a product is one for the process."""
