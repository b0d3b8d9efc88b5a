"""Write the tables of ``docs/benchmarks.md`` from the kept results: ``python benchmarks/tables.py [--check]``.

A table stands between ``<!-- NAME -->`` and ``<!-- end of NAME -->``. With ``--check`` nothing is written, and the exit
code is 1 where the page is not what the results say.
"""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import keeping

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
TABLES = {
    "coverage": ("coverage", "table"),
    "events": ("events", "table"),
    "written": ("events", "table_of_written"),
    "passages": ("passages", "table"),
    "passages_unseen": ("passages", "table_of_unseen"),
    "missing": ("missing", "table"),
    "conflicts": ("conflicts", "table"),
    "contradictions": ("conflicts", "table_of_contradictions"),
    "cold_start": ("cold_start", "table"),
    "stages": ("stages", "table"),
    "throughput": ("throughput", "table"),
    "cache": ("cache", "table"),
    "scaling": ("scaling", "table"),
    "fields": ("fields", "table"),
}
"""Of each table on the page, the script that keeps its result and that script's function which makes the table."""
TIMED = ("cold_start", "stages", "throughput", "cache", "scaling")
"""Scripts whose figures hang on the machine, which is therefore named below the table."""


def render(page: str) -> str:
    """Return the page with its tables made anew."""
    for name, (script, function) in TABLES.items():
        found = keeping.read(script)
        if found is None:
            print(f"{script}: nothing was kept, so its tables stay as they are", file=sys.stderr)
            continue
        said: str = getattr(import_module(script), function)(found)
        if script in TIMED:
            said += f"\n\n{_measured_on(found['machine'])}"
        before, start, rest = page.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition(f"<!-- end of {name} -->")
        if not end:
            sys.exit(f"{PAGE}: no marks for {name}")
        page = f"{before}{start}{said}\n{end}{after}"
    return page


def _measured_on(machine: dict[str, Any]) -> str:
    return (
        f"Measured on {machine['cores']} cores with {machine['kernels']}, numpy {machine['numpy']} and Python "
        f"{machine['python']}, threads: {machine.get('threads', 'all')}; load at the end {machine['load'][0]}."
    )


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
