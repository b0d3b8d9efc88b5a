"""What the cache saves: ``python benchmarks/cache.py [ROUNDS]``.

The encodings of one account of 800 words: with an empty cache, with all of it kept, with one sentence corrected, and with
no cache at all, in one process, in turn; and what a kept file that was damaged costs. Quote the ratios.
"""

import logging
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cold_start
import keeping

from readouts.encoders import Cache, Encoding, encode_passages
from readouts.encoders.default import DefaultEncoder
from readouts.text.passages import segment

ROUNDS = 7


class Counted:
    """The default encoder, which counts the passages that it encodes."""

    def __init__(self) -> None:
        self._encoder = DefaultEncoder()
        self.name, self.weights_sha256 = self._encoder.name, self._encoder.weights_sha256
        self.languages, self.side_by_side = self._encoder.languages, self._encoder.side_by_side
        self.passages = 0

    def encode(self, texts: Sequence[str]) -> Encoding:
        self.passages += len(texts)
        return self._encoder.encode(texts)


def round_of(number: int, encoder: Counted) -> dict[str, tuple[float, int]]:
    """Return seconds and the passages encoded of each case."""
    text = cold_start.account(number)
    spans = segment(text, "en")
    place = spans[len(spans) // 2]
    corrected = text[: place.start] + "Nothing of the kind was said there." + text[place.end :]
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder))
        found = {
            "no cache": _timed(encoder, text, None),
            "miss": _timed(encoder, text, cache),
            "hit": _timed(encoder, text, cache),
            "one sentence corrected": _timed(encoder, corrected, cache),
        }
        kept = next(path for path in Path(folder).glob("*.encoding"))
        kept.write_bytes(kept.read_bytes()[:-5])
        both = [_timed(encoder, one, cache) for one in (text, corrected)]
        found["one file damaged"] = max(both, key=lambda one: one[1])
    return found


def _timed(encoder: Counted, text: str, cache: Cache | None) -> tuple[float, int]:
    encoder.passages, started = 0, time.perf_counter()
    encode_passages(encoder, text, segment(text, "en"), cache)
    return time.perf_counter() - started, encoder.passages


def main(rounds: int) -> None:
    """Measure, print and keep."""
    encoder = Counted()
    encoder.encode(["warm up"])
    logging.getLogger("readouts").setLevel(logging.ERROR)  # a damaged file is told of, as it should be
    runs = [round_of(number, encoder) for number in range(rounds)]
    measured = {"rounds": rounds, "runs": runs}
    keeping.keep("cache", measured)
    print(table(measured))


def table(measured: dict[str, Any]) -> str:
    """Return the medians as Markdown."""
    runs = measured["runs"]
    base = statistics.median(run["no cache"][0] for run in runs)
    lines = [
        "| case | ms, median | passages encoded, mean | share of the time without a cache |",
        "|---|--:|--:|--:|",
    ]
    for name in runs[0]:
        middle = statistics.median(run[name][0] for run in runs)
        passages = statistics.mean(run[name][1] for run in runs)
        lines.append(f"| {name} | {middle * 1000:.1f} | {passages:.1f} | {middle / base:.0%} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
