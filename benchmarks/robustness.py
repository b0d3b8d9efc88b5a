"""What readers make of damaged files: ``python benchmarks/robustness.py [FILES]``.

Takes the files of ``tests/accounts/files`` and mails made here, and changes them at random: bytes flipped, parts cut out,
doubled or swapped, files cut short, members of archives changed. Each is read in a process with bounded memory and time.
A text, or one line that says what is wrong, is right; anything else is a fault.
"""

import logging
import multiprocessing
import random
import resource
import sys
import tempfile
import time
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

from readouts.accounts import read_document
from readouts.errors import InputError

FILES = Path(__file__).parent.parent / "tests" / "accounts" / "files"
MAIL = (
    b"Subject: Call\nFrom: Press <p@ministry.example>\nContent-Type: text/plain\n\nThe ministers spoke of grain.\n"
)
_SECONDS, _MEGABYTES = 20, 2_000


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with one to four changes."""
    for _ in range(chance.randint(1, 4)):
        at, size = chance.randrange(len(data) + 1), chance.randint(1, 400)
        way = chance.randrange(5)
        if way == 0:
            data = data[:at]
        elif way == 1:
            data = data[:at] + data[at + size :]
        elif way == 2:
            data = data[: at + size] + data[at:]
        elif way == 3:
            data = data[:at] + chance.randbytes(min(size, 40)) + data[at + size :]
        else:
            data = bytes(b ^ (1 << chance.randrange(8)) if chance.random() < 0.002 else b for b in data)
        data = data or b"\0"
    return data


def damaged_members(data: bytes, chance: random.Random) -> bytes:
    """Return an archive with its members changed, so that the archive itself can be opened."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, damaged(body, chance) if body and chance.random() < 0.1 else body)
    return out.getvalue()


def outcome(path: str) -> tuple[str, float]:
    """Read one file; return what came of it and the seconds."""
    started = time.perf_counter()
    try:
        read_document(path)
        found = "text"
    except InputError as error:
        found = "fault: several lines" if "\n" in str(error) else "one line"
    except BaseException as error:
        found = f"fault: {type(error).__name__}"
    return found, time.perf_counter() - started


def _bounded() -> None:
    limit = _MEGABYTES << 20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    logging.disable()  # as the command line does: what pypdf says of broken parts is nobody's answer


def main(count: int) -> None:
    """Read the files and print what came of them."""
    chance = random.Random(0)
    sources = [(path.suffix, path.read_bytes()) for path in sorted(FILES.iterdir())] + [(".eml", MAIL)]
    results: dict[str, Counter[str]] = {suffix: Counter() for suffix, _ in sources}
    slowest = 0.0
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder, context.Pool(2, _bounded) as pool:
        waiting = []
        for number in range(count):
            suffix, data = sources[number % len(sources)]
            inside = suffix == ".docx" and chance.random() < 0.7
            path = Path(folder) / f"{number}{suffix}"
            path.write_bytes(damaged_members(data, chance) if inside else damaged(data, chance))
            waiting.append((suffix, pool.apply_async(outcome, (str(path),))))
        for suffix, result in waiting:
            try:
                found, seconds = result.get(timeout=_SECONDS)
            except multiprocessing.TimeoutError:
                found, seconds = "fault: too slow", float(_SECONDS)
            results[suffix][found] += 1
            slowest = max(slowest, seconds)
    print("| format | files | text | one line | faults |\n|---|--:|--:|--:|--:|")
    for suffix, counts in sorted(results.items()):
        faults = sum(n for name, n in counts.items() if name.startswith("fault"))
        print(f"| {suffix} | {counts.total()} | {counts['text']} | {counts['one line']} | {faults} |")
    for suffix, counts in results.items():
        for name, number in counts.items():
            if name.startswith("fault"):
                print(f"{suffix}: {name} {number}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\nslowest {slowest:.2f} s; peak memory of a process {peak:.0f} MB, allowed {_MEGABYTES}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
