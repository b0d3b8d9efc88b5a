"""What all but encoding takes, stage by stage, and what a pair takes beside its encoding: ``python benchmarks/stages.py [ROUNDS]``.

Two accounts of 800 words, in one process that has compared others before, each round another pair; nothing is kept on
disk. Segmenting to text report. For the stages the encodings are made beforehand, and it is processor time that counts,
since a busy machine changes it least. Then another pair is encoded, and compared from nothing right after. Cycles of
garbage are looked for as rarely as within a command of ours.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

import cold_start
import keeping
from throughput import timed

import readouts
from readouts import findings
from readouts.__main__ import RARELY
from readouts.align import pairs
from readouts.encoders import Encoder, Encoding, encode_passages, load
from readouts.judge import accounts as judging
from readouts.text import passages, speakers, tokens

ROUNDS = 15
STAGES = {
    "segment": (passages, ("segment",)),
    "attribution": (speakers, ("attribute",)),
    "words": (tokens, ("words",)),
    "align": (pairs, ("gather_evidence",)),
    "verdicts": (judging, ("_verdicts",)),
    "links and conflicts": (judging, ("_links", "_disputed", "find_discrepancies", "find_doubts")),
    "topics": (findings, ("find_topics",)),
}
"""Which functions make up a stage, where they are looked up."""
FINDINGS = ("wording", "differences", "order", "characteristic", "naming", "claims", "fields")


class Remembering:
    """The default encoder, which encodes the same texts once."""

    def __init__(self) -> None:
        self._encoder = load()
        self.name, self.weights_sha256 = self._encoder.name, self._encoder.weights_sha256
        self.languages = self._encoder.languages
        self._found: dict[tuple[str, ...], Encoding] = {}

    def encode(self, texts: Sequence[str]) -> Encoding:
        key = tuple(texts)
        if key not in self._found:
            self._found[key] = self._encoder.encode(texts)
        return self._found[key]


def round_of(number: int, encoder: Remembering) -> dict[str, float]:
    """Return the milliseconds of each stage for one pair of accounts."""
    accounts = _pair(number)
    _encode(accounts, encoder)
    taken: dict[str, float] = {}
    with ExitStack() as patched:
        for stage, (module, names) in STAGES.items():
            for name in names:
                inner = getattr(module, name)
                patched.enter_context(mock.patch.object(module, name, _timed(taken, stage, inner)))
        with _clocked(taken, "all"):
            comparison = readouts.compare(*accounts, encoder=encoder)
            with _clocked(taken, "findings"):
                for name in FINDINGS:
                    getattr(comparison, name)
            with _clocked(taken, "text report"):
                comparison.to_text()
    return taken


def whole_of(number: int, encoder: Encoder) -> dict[str, list[float]]:
    """Return wall and processor milliseconds of encoding a pair, and of comparing it from text to report."""
    accounts = _pair(number)

    def compare() -> None:
        readouts.compare(*accounts, encoder=encoder).to_text()

    calls = {"encoding": lambda: _encode(accounts, encoder), "comparison": compare}
    return {part: [seconds * 1000 for seconds in timed(call)] for part, call in calls.items()}


def _pair(number: int) -> list[readouts.Account]:
    return [
        readouts.Account(cold_start.account(2 * number + n), id=name, language="en")
        for n, name in enumerate(("north", "south"))
    ]


def _encode(accounts: Sequence[readouts.Account], encoder: Encoder) -> None:
    for account in accounts:
        encode_passages(encoder, account.text, passages.segment(account.text, "en"))


@contextmanager
def _clocked(taken: dict[str, float], stage: str) -> Iterator[None]:
    started = time.process_time()
    yield
    taken[stage] = taken.get(stage, 0.0) + (time.process_time() - started) * 1000


def _timed(taken: dict[str, float], stage: str, inner: Callable[..., object]) -> Callable[..., object]:
    def timed(*args: object, **kwargs: object) -> object:
        with _clocked(taken, stage):
            return inner(*args, **kwargs)

    return timed


def main(rounds: int) -> None:
    """Measure, print and keep."""
    encoder = Remembering()
    gc.set_threshold(RARELY, *gc.get_threshold()[1:])
    round_of(0, encoder)  # the first pair loads tables and compiles patterns
    runs = [round_of(number, encoder) for number in range(1, rounds + 1)]
    wholes = [whole_of(number, load()) for number in range(rounds + 1, 2 * rounds + 1)]
    measured = {"rounds": rounds, "runs": runs, "wholes": wholes}
    keeping.keep("stages", measured)
    print(table(measured))


def table(measured: dict[str, Any]) -> str:
    """Return the medians as Markdown."""
    runs = measured["runs"]
    stages = [*STAGES, "findings", "text report"]
    whole = statistics.median(run["all"] for run in runs)
    lines = ["| stage | processor ms, median | share |", "|---|--:|--:|"]
    for stage in stages:
        middle = statistics.median(run[stage] for run in runs)
        lines.append(f"| {stage} | {middle:.1f} | {middle / whole:.0%} |")
    rest = statistics.median(run["all"] - sum(run[stage] for stage in stages) for run in runs)
    lines += [f"| the rest | {rest:.1f} | {rest / whole:.0%} |", f"| all but encoding | {whole:.1f} | 100% |"]
    return "\n".join([*lines, *_beside_encoding(measured["wholes"])])


def _beside_encoding(wholes: Sequence[dict[str, list[float]]]) -> list[str]:
    rows = {
        part: [statistics.median(whole[part][n] for whole in wholes) for n in (0, 1)]
        for part in ("encoding", "comparison")
    }
    lines = ["", "| a pair | ms, median | processor ms, median |", "|---|--:|--:|"]
    lines += [f"| {part} | {wall:.0f} | {processor:.0f} |" for part, (wall, processor) in rows.items()]
    ratios = [statistics.median(w["comparison"][n] / w["encoding"][n] for w in wholes) for n in (0, 1)]
    return [*lines, f"| comparison / encoding, median of the rounds | {ratios[0]:.2f} | {ratios[1]:.2f} |"]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
