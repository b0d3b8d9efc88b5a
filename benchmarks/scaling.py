"""How time and memory grow with the accounts: ``python benchmarks/scaling.py [--json FILE]``.

Each size runs in a process of its own, on texts made by ``cold_start.py``. Printed is the wall time of encoding, of all
the rest (segment, align, judge, topics, findings, JSON), the peak memory, and the slope of each on a log-log scale:
1 is in step with the words, 2 with their square.
"""

import json
import math
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

WORDS = (200, 800, 3_200, 12_800, 20_000)
ACCOUNTS = (2, 4, 8, 16)
_CHILD = """
import json, resource, sys, time
sys.path.insert(0, {here!r})
import cold_start, readouts
from readouts.encoders import load
cold_start.WORDS = {words}
accounts = [readouts.Account(cold_start.account(n), id=f"a{{n}}", language="en") for n in range({accounts})]
encoder = load()
encoder.encode(["warm up"])
readouts.compare(*(readouts.Account("They spoke of grain and of visas.", id=n, language="en") for n in "ab")).to_json()
spent = 0.0
class Timed:
    name, weights_sha256, languages = encoder.name, encoder.weights_sha256, encoder.languages
    def encode(self, texts):
        global spent
        started = time.perf_counter()
        found = encoder.encode(texts)
        spent += time.perf_counter() - started
        return found
started = time.perf_counter()
readouts.compare(*accounts, encoder=Timed()).to_json()
wall = time.perf_counter() - started
print(json.dumps([spent, wall - spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def measure(accounts: int, words: int) -> tuple[float, float, float]:
    """Return seconds of encoding, seconds of the rest, and peak megabytes of one size."""
    code = _CHILD.format(here=str(Path(__file__).parent), accounts=accounts, words=words)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    encoding, rest, peak = json.loads(done.stdout)
    return encoding, rest, peak


def slope(sizes: list[int], values: list[float]) -> float:
    """Return the slope between the two largest sizes on a log-log scale."""
    (x1, x2), (y1, y2) = next(pairwise(sizes[-2:])), next(pairwise(values[-2:]))
    return math.log(y2 / y1) / math.log(x2 / x1)


def main() -> None:
    """Measure and print."""
    results: dict[str, list[tuple[int, float, float, float]]] = {"words": [], "accounts": []}
    for title, sizes in (("words", WORDS), ("accounts", ACCOUNTS)):
        print(f"| {title} | encoding, s | the rest, s | peak memory, MB |\n|--:|--:|--:|--:|")
        for size in sizes:
            row = measure(2, size) if title == "words" else measure(size, 800)
            results[title].append((size, *row))
            print(f"| {size:,} | {row[0]:.2f} | {row[1]:.2f} | {row[2]:.0f} |", flush=True)
        rows = results[title]
        slopes = [slope([r[0] for r in rows], [r[column] for r in rows]) for column in (1, 2, 3)]
        print(f"\nslope of the last step: encoding {slopes[0]:.2f}, rest {slopes[1]:.2f}, memory {slopes[2]:.2f}\n")
    if "--json" in sys.argv:
        Path(sys.argv[sys.argv.index("--json") + 1]).write_text(json.dumps(results, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
