"""How fast sentences are encoded, beside SentenceTransformer: ``python benchmarks/throughput.py [SENTENCES]``.

Also the share of the machine's matrix product peak, measured in the same run by one large float32 product.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable

import cold_start
import numpy as np
from sentence_transformers import SentenceTransformer

from readouts.encoders import default, load

_ROUNDS = 3
_LAYERS, _WIDTH, _INNER = 6, 384, 1536


def peak() -> float:
    """Return the float32 operations a second of a large matrix product."""
    one = np.random.default_rng(0).standard_normal((2048, 2048)).astype(np.float32)
    best = min(_timed(lambda: one @ one) for _ in range(8))
    return 2 * 2048**3 / best


def _timed(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def main(count: int) -> None:
    """Measure and print."""
    text = " ".join(cold_start.account(seed) for seed in range(1 + count // 60))
    sentences = [f"{s}." for s in text.split(". ")][:count]
    random.Random(0).shuffle(sentences)
    encoder = load()
    tokens = len(encoder.encode(sentences).tokens) + 2 * len(sentences)
    reference = SentenceTransformer(str(default.folder()), device="cpu")
    reference.encode(sentences[:32])
    own, theirs = [], []
    for _ in range(_ROUNDS):
        own.append(_timed(lambda: encoder.encode(sentences)))
        theirs.append(_timed(lambda: reference.encode(sentences)))
    ours, others, most = statistics.median(own), statistics.median(theirs), peak()
    products = 2 * tokens * _LAYERS * (4 * _WIDTH * _WIDTH + 2 * _WIDTH * _INNER)
    print(f"{len(sentences)} sentences, {tokens} tokens; medians of {_ROUNDS} runs in turn\n")
    print("| encoder | seconds | sentences a second | share of the GEMM peak |\n|---|--:|--:|--:|")
    for name, seconds in (("readouts", ours), ("SentenceTransformer.encode", others)):
        print(f"| {name} | {seconds:.2f} | {len(sentences) / seconds:.0f} | {products / seconds / most:.0%} |")
    print(f"\nreadouts takes {ours / others:.2f} times as long; peak {most / 1e9:.0f} GFLOP/s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
