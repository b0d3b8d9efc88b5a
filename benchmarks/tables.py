"""Write the speed tables of ``docs/benchmarks.md`` from the kept results: ``python benchmarks/tables.py [--check]``.

A table stands between ``<!-- NAME -->`` and ``<!-- end of NAME -->``. With ``--check`` nothing is written, and the exit
code is 1 where the page is not what the results say.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keeping

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"


def _cold_start(found: dict[str, Any]) -> str:
    import cold_start

    return cold_start.table(found["taken"])


def _scaling(found: dict[str, Any]) -> str:
    import scaling

    return scaling.table(found)


def _cache(found: dict[str, Any]) -> str:
    import cache

    return cache.table(found)


def _throughput(found: dict[str, Any]) -> str:
    import throughput

    return throughput.table(found)


def _stages(found: dict[str, Any]) -> str:
    import stages

    return stages.table(found)


TABLES: dict[str, Callable[[dict[str, Any]], str]] = {
    "cold_start": _cold_start,
    "stages": _stages,
    "throughput": _throughput,
    "cache": _cache,
    "scaling": _scaling,
}


def render(page: str) -> str:
    """Return the page with its speed tables made anew."""
    for name, table in TABLES.items():
        found = keeping.read(name)
        on = found["machine"]
        said = (
            f"{table(found)}\n\nMeasured on {on['cores']} cores with {on['kernels']}, numpy {on['numpy']} and Python "
            f"{on['python']}, threads: {on.get('threads', 'all')}; load at the end {on['load'][0]}."
        )
        before, start, rest = page.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition(f"<!-- end of {name} -->")
        if not end:
            sys.exit(f"{PAGE}: no marks for {name}")
        page = f"{before}{start}{said}\n{end}{after}"
    return page


def main() -> int:
    """Write the page, or check it."""
    before = PAGE.read_text("utf-8")
    after = render(before)
    if "--check" in sys.argv:
        return int(before != after)
    PAGE.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
