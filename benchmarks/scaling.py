"""How time and memory grow with the accounts: ``python benchmarks/scaling.py``.

Each size runs in processes of its own, on texts made by ``cold_start.py``. Printed is the wall time of all of it with an
empty cache, that of the rest (segment, align, judge, topics, findings, JSON) with the encodings kept, the peak memory,
and the slope of each on a log-log scale: 1 is in step with the words, 2 with their square. The rest is timed in a process
that has compared two short accounts and never seen these: one that has compared them remembers words and facts of
their passages. All of it less the rest is what encoding takes alone.
"""

import json
import math
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import keeping

WORDS = (200, 800, 3_200, 12_800, 20_000)
ACCOUNTS = (2, 4, 8, 16)
_CHILD = """
import json, resource, sys, time
from pathlib import Path
sys.path.insert(0, {here!r})
import cold_start, readouts
from readouts.encoders import Cache, load
cold_start.WORDS = {words}
accounts = [readouts.Account(cold_start.account(n), id=f"a{{n}}", language="en") for n in range({accounts})]
encoder = load()
encoder.encode(["warm up"])
readouts.compare(*(readouts.Account("They spoke of grain and of visas.", id=n, language="en") for n in "ab")).to_json()
cache = Cache(Path({folder!r}), 8000)
started, busy = time.perf_counter(), time.process_time()
readouts.compare(*accounts, encoder=encoder, cache=cache).to_json()
taken = time.perf_counter() - started, time.process_time() - busy
print(json.dumps([*taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def measure(accounts: int, words: int) -> list[float]:
    """Return wall and processor seconds of all of it, both of the rest, and peak megabytes of one size."""
    with tempfile.TemporaryDirectory() as folder:
        *whole, peak = _compared(accounts, words, folder)
        # Only the encodings are kept, so that this is all the rest.
        for path in Path(folder).iterdir():
            if path.suffix != ".encoding":
                path.unlink()
        *rest, _ = _compared(accounts, words, folder)
    return [*whole, *rest, peak]


def _compared(accounts: int, words: int, folder: str) -> list[float]:
    """Return wall and processor seconds of one comparison in a process of its own, and its peak megabytes."""
    code = _CHILD.format(here=str(Path(__file__).parent), accounts=accounts, words=words, folder=folder)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found: list[float] = json.loads(done.stdout)
    return found


def slope(sizes: Sequence[float], values: Sequence[float]) -> float:
    """Return the least-squares slope on a log-log scale."""
    x, y = ([math.log(value) for value in column] for column in (sizes, values))
    middle = statistics.mean(x)
    return sum((a - middle) * b for a, b in zip(x, y, strict=True)) / sum((a - middle) ** 2 for a in x)


def main() -> None:
    """Measure, print and keep."""
    measured: dict[str, list[list[float]]] = {"words": [], "accounts": []}
    for title, sizes in (("words", WORDS), ("accounts", ACCOUNTS)):
        for size in sizes:
            measured[title].append([size, *(measure(2, size) if title == "words" else measure(size, 800))])
            print(title, *measured[title][-1], flush=True)
    keeping.keep("scaling", measured)
    print(table(measured))


def table(measured: dict[str, Any]) -> str:
    """Return both tables as Markdown, with the slopes."""
    lines: list[str] = []
    for title in ("words", "accounts"):
        rows = measured[title]
        lines += [
            f"| {title} | all, s | all, processor s | the rest, s | the rest, processor s | peak memory, MB |",
            "|--:|--:|--:|--:|--:|--:|",
        ]
        for size, whole, busy, rest, rest_busy, peak in rows:
            lines.append(f"| {size:,} | {whole:.2f} | {busy:.2f} | {rest:.2f} | {rest_busy:.2f} | {peak:.0f} |")
        sizes, columns = [row[0] for row in rows], list(zip(*rows, strict=True))
        names = ("all", "all, processor", "rest", "rest, processor", "memory")
        for span, first in (("over the whole table", 0), ("of the last step", -2)):
            slopes = (slope(sizes[first:], column[first:]) for column in columns[1:])
            said = ", ".join(f"{name} {value:.2f}" for name, value in zip(names, slopes, strict=True))
            lines += ["", f"Slope {span}: {said}."]
        lines.append("")
    return "\n".join(lines).rstrip()


if __name__ == "__main__":
    main()
