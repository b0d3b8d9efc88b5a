"""Support beside other ways to tell whether a text carries a claim, on the same rows in one run.

Run ``python benchmarks/peers.py ../shared/data``. Every score but readouts' is given its best cut on these very
rows, which flatters it; readouts is cross-validated and cut at 0.5. cite-right is measured where it is installed.
"""

import argparse
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from calibrate import tables
from data import Case, propsegment, pyramid
from fitting import Fits
from measure import Flags, Floats, read_sentences
from numpy.typing import NDArray
from sklearn.metrics import accuracy_score, average_precision_score, f1_score

from readouts.align import EncodedReading
from readouts.encoders import load

FIXED = 0.5
"""The cut of the cosine that most ten-line scripts use."""
GAP = 0.3
"""What the aligner pays for a sentence without a partner: cosines below it are no match."""
_SETS = ("propsegment", "pyrxsum")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the development data")
    options = parser.parse_args()
    encoder = load()
    measured = tables(options.folder)
    cases = {"propsegment": propsegment(options.folder), "pyrxsum": pyramid(options.folder, "pyrxsum")}

    @cache
    def reading(sentences: tuple[str, ...]) -> EncodedReading:
        return read_sentences(sentences, encoder)

    def cosine(case: Case) -> float:
        own, other = reading(case.own).encoding.passages[case.sentence], reading(case.other).encoding.passages
        return float((other @ own).max())

    @cache
    def path(own: tuple[str, ...], other: tuple[str, ...]) -> tuple[float, ...]:
        return align_in_order(reading(own).encoding.passages @ reading(other).encoding.passages.T)

    peers: dict[str, Callable[[Case], float]] = {
        "difflib: matching characters, best sentence": _difflib,
        "rapidfuzz: token_set_ratio, best sentence": _rapidfuzz,
        "cosine of the best sentence": cosine,
        "in-order aligner on the same vectors (Thompson and Koehn 2019)": lambda c: path(c.own, c.other)[
            c.sentence
        ],
    }
    if find_spec("cite_right"):
        peers["cite-right: share of the claim it cites"] = _cite_right
    fits = Fits(measured)
    for name in _SETS:
        carried = measured[name].carried
        print(f"\n### {name}: {len(carried)} rows\n\n| method | AP | F1 | accuracy |\n|---|--:|--:|--:|")
        scores = {peer: np.array([score(case) for case in cases[name]]) for peer, score in peers.items()}
        for peer, score in scores.items():
            _line(peer, carried, score, _best_cut(carried, score))
        _line(
            f"cosine of the best sentence, fixed at {FIXED}", carried, scores["cosine of the best sentence"], FIXED
        )
        _line("**readouts, cross-validated**", carried, fits.held(name).probability, 0.5)


def align_in_order(cosines: NDArray[np.floating]) -> tuple[float, ...]:
    """Return, for each row, the cosine of its partner on the best path that never turns back; 0 without one."""
    n, m = cosines.shape
    best = np.zeros((n + 1, m + 1))
    for i in range(n):
        for j in range(m):
            best[i + 1, j + 1] = max(best[i, j] + cosines[i, j] - GAP, best[i, j + 1], best[i + 1, j])
    found, i, j = [0.0] * n, n, m
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found[i] = float(cosines[i, j])
    return tuple(found)


def _text(case: Case) -> str:
    return " ".join(span.of(case.own[case.sentence]) for span in case.spans)


def _difflib(case: Case) -> float:
    text = _text(case).lower()
    blocks = (
        SequenceMatcher(None, text, other.lower(), autojunk=False).get_matching_blocks() for other in case.other
    )
    return max(sum(block.size for block in found if block.size > 2) for found in blocks) / max(1, len(text))


def _rapidfuzz(case: Case) -> float:
    from rapidfuzz import fuzz

    text = _text(case).lower()
    return max(fuzz.token_set_ratio(text, other.lower()) for other in case.other) / 100


def _cite_right(case: Case) -> float:
    from cite_right import align_citations

    text = _text(case)
    cited = align_citations(text, [" ".join(case.other)])
    covered: set[int] = set()
    for answer in cited:
        for citation in answer.citations:
            start = text.find(citation.evidence)
            size = len(citation.evidence)
            covered.update(range(start, start + size) if start >= 0 else range(min(size, len(text))))
    return len(covered) / max(1, len(text))


def _best_cut(carried: Flags, score: Floats) -> float:
    return float(max(np.unique(score), key=lambda cut: f1_score(carried, score >= cut)))


def _line(name: str, carried: Flags, score: Sequence[float] | Floats, cut: float) -> None:
    values = np.asarray(score)
    print(
        f"| {name} | {average_precision_score(carried, values):.3f} | {f1_score(carried, values >= cut):.3f} | "
        f"{accuracy_score(carried, values >= cut):.3f} |"
    )


if __name__ == "__main__":
    main()
