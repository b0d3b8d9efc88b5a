"""Time ``readouts compare`` as a whole command, cold and warm, beside the ten lines of ``naive.py``.

Run ``python benchmarks/cold_start.py [ROUNDS]``. Two accounts of 800 words each are made here; the commands run in turn, so
that a noisy machine is noisy for all of them. Quote the ratios. Compiled modules are kept between the runs, as they are
where the package is installed.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import keeping
import starting

ROUNDS = 5
WORDS = 800
_SUBJECTS = ["The minister", "The delegation", "Her counterpart", "The two sides", "The envoy", "The president"]
_VERBS = ["raised", "discussed", "rejected", "welcomed", "postponed", "confirmed"]
_MATTERS = [
    "the closed border crossing",
    "fishing quotas in the strait",
    "grain shipments",
    "visa rules for students",
    "the arrest of two oceanographers",
    "a joint ferry line",
    "the repair of the dam",
    "the ceasefire along the river",
    "climate finance for islands",
    "the exchange of prisoners",
]
_ENDS = [
    "in March",
    "before the summit",
    "with some reservations",
    "at length",
    "for the first time",
    "in the capital",
]


def account(seed: int) -> str:
    """Make an account of about 800 words."""
    chosen = random.Random(seed)
    sentences: list[str] = []
    while sum(len(s.split()) for s in sentences) < WORDS:
        first, second = chosen.sample(_MATTERS, 2)
        subject, verb, end = (chosen.choice(part) for part in (_SUBJECTS, _VERBS, _ENDS))
        sentences.append(f"{subject} {verb} {first} and {second} {end}.")
    return " ".join(sentences)


def run(command: list[str], cache: Path, bytecode: Path) -> tuple[float, float, float]:
    """Return wall seconds, peak memory in MB and processor seconds of one command."""
    environment = {**starting.environment(bytecode), "READOUTS_CACHE_DIR": str(cache)}
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} failed")
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1 << 20)
    return time.perf_counter() - started, peak, usage.ru_utime + usage.ru_stime


def main() -> None:
    """Measure, print and keep."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    here = Path(__file__).parent
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        paths = [root / "north.txt", root / "south.txt"]
        for seed, path in enumerate(paths):
            path.write_text(account(seed), encoding="utf-8")
        files = [str(path) for path in paths]
        readouts = [sys.executable, "-m", "readouts", "compare", *files]
        naive = [sys.executable, str(here / "naive.py"), *files]
        warm, bytecode, other = root / "warm", root / "bytecode", [*readouts, "--format", "markdown"]
        shown = [sys.executable, "-m", "readouts", "--help"]
        for command in (readouts, other, naive, shown):
            run(command, warm, bytecode)
        taken: dict[str, list[tuple[float, float, float]]] = {
            name: [] for name in ("naive", "cold", "warm, another report", "warm, same report", "--help")
        }
        for number in range(rounds):
            taken["naive"].append(run(naive, warm, bytecode))
            taken["cold"].append(run(readouts, root / f"cold-{number}", bytecode))
            # The encodings are kept, this report is not.
            taken["warm, another report"].append(run([*other, "--topic-words", f"word{number}"], warm, bytecode))
            taken["warm, same report"].append(run(readouts, warm, bytecode))
            taken["--help"].append(run(shown, warm, bytecode))
    measured = {"rounds": rounds, "words": WORDS, "taken": taken}
    keeping.keep("cold_start", measured)
    print(table(measured))


def table(measured: dict[str, Any]) -> str:
    """Return the medians as Markdown."""
    taken: dict[str, list[tuple[float, float, float]]] = measured["taken"]
    lines = [
        "| command | seconds, median (min to max) | processor seconds, median | peak memory, MB | times faster than naive |",
        "|---|--:|--:|--:|--:|",
    ]
    base = statistics.median(run[0] for run in taken["naive"])
    for name, runs in taken.items():
        seconds, peaks, busy = (list(column) for column in zip(*runs, strict=True))
        middle = statistics.median(seconds)
        lines.append(
            f"| {name} | {middle:.2f} ({min(seconds):.2f} to {max(seconds):.2f}) | {statistics.median(busy):.2f} | "
            f"{statistics.median(peaks):.0f} | {base / middle:.1f} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
