"""How fast sentences are encoded, beside SentenceTransformer: ``python benchmarks/throughput.py [SENTENCES]``.

Also the share of the machine's matrix product peak, measured in the same run by one large float32 product.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import cold_start
import keeping
import numpy as np

from readouts.encoders import load, weights

_ROUNDS = 5
_LAYERS, _WIDTH, _INNER = 6, 384, 1536


def peak() -> float:
    """Return the float32 operations a second of a large matrix product."""
    one = np.random.default_rng(0).standard_normal((2048, 2048)).astype(np.float32)
    best = min(timed(lambda: one @ one)[0] for _ in range(8))
    return 2 * 2048**3 / best


def timed(call: Callable[[], object]) -> tuple[float, float]:
    """Return the wall and processor seconds of a call."""
    started, busy = time.perf_counter(), time.process_time()
    call()
    return time.perf_counter() - started, time.process_time() - busy


def main(count: int) -> None:
    """Measure, print and keep."""
    from sentence_transformers import SentenceTransformer  # seconds, for a table that is only made again

    text = " ".join(cold_start.account(seed) for seed in range(1 + count // 60))
    sentences = [f"{s}." for s in text.split(". ")][:count]
    random.Random(0).shuffle(sentences)
    encoder = load()
    tokens = len(encoder.encode(sentences).tokens) + 2 * len(sentences)
    reference = SentenceTransformer(str(weights.folder()), device="cpu")
    reference.encode(sentences[:32])
    measured: dict[str, Any] = {"sentences": len(sentences), "tokens": tokens, "runs": []}
    for _ in range(_ROUNDS):
        own = timed(lambda: encoder.encode(sentences))
        theirs = timed(lambda: reference.encode(sentences))
        measured["runs"].append({"readouts": own, "sentence_transformers": theirs, "peak": peak()})
    keeping.keep("throughput", measured)
    print(table(measured))


def table(measured: dict[str, Any]) -> str:
    """Return the medians as Markdown, and the ratio of the two in each round."""
    tokens, runs = measured["tokens"], measured["runs"]
    most = max(run["peak"] for run in runs)
    products = 2 * tokens * _LAYERS * (4 * _WIDTH * _WIDTH + 2 * _WIDTH * _INNER)
    lines = [
        "| encoder | seconds | processor seconds | sentences a second | share of the GEMM peak |",
        "|---|--:|--:|--:|--:|",
    ]
    for key, name in (("readouts", "readouts"), ("sentence_transformers", "SentenceTransformer.encode")):
        wall, busy = (statistics.median(run[key][part] for run in runs) for part in (0, 1))
        share = products / wall / most
        lines.append(f"| {name} | {wall:.2f} | {busy:.2f} | {measured['sentences'] / wall:.0f} | {share:.0%} |")
    wall, busy = (
        statistics.median(run["readouts"][part] / run["sentence_transformers"][part] for run in runs)
        for part in (0, 1)
    )
    lines += [
        "",
        f"{measured['sentences']} sentences, {tokens} tokens, medians of {len(runs)} rounds. In one round readouts takes "
        f"{wall:.2f} times as long, and {busy:.2f} times the processor seconds (medians of the rounds' ratios); the peak "
        f"is {most / 1e9:.0f} GFLOP/s.",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
