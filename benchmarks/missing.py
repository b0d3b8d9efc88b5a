"""How well the parts that readouts calls missing are those that people marked, token by token.

Run ``python benchmarks/missing.py ../shared/data``. WiCE: tokens of a claim that a page does not support; iSTS
2016 (SemEval 2016 task 2): chunks of a sentence that have no counterpart in the other (NOALI), and chunks that say
more than theirs (SPE). Nothing is fitted; a baseline's cut is the best on these very rows, which flatters it.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keeping
import numpy as np
from data import rows
from measure import read_sentences

from readouts import judge
from readouts.align import EncodedReading, Evidence, evidence
from readouts.encoders import Encoder, load
from readouts.judge import Carrier, Pair
from readouts.types import Span


@dataclass(frozen=True)
class Item:
    """A sentence in tokens, what people marked as missing, and the text it was held against."""

    tokens: tuple[str, ...]
    gold: tuple[bool, ...]
    other: tuple[str, ...]


def wice(folder: Path) -> Iterator[Item]:
    """Claims of WiCE that are supported in part."""
    for row in rows(folder / "coverage" / "wice_unsupported_tokens.jsonl.gz"):
        evidence_lines = tuple(line for line in row["evidence"] if line.strip())
        yield Item(tuple(row["claim_tokens"]), tuple(map(bool, row["non_supported"])), evidence_lines)


def ists(folder: Path, kinds: tuple[str, str]) -> Iterator[Item]:
    """Both sentences of each pair; `kinds` are the types that count as missing on the left and on the right."""
    for row in rows(folder / "links" / "ists2016.jsonl.gz"):
        for side, other, specific in (("1", "2", kinds[0]), ("2", "1", kinds[1])):
            missing = {
                token
                for chunk in row["alignment"]
                if chunk["type"].startswith("NOALI") or (specific and chunk["type"].startswith(specific))
                for token in chunk["left" if side == "1" else "right"]
            }
            tokens = tuple(row[f"tokens_{side}"])
            yield Item(tokens, tuple(n in missing for n in range(1, len(tokens) + 1)), (row[f"sentence_{other}"],))


def measure(items: Sequence[Item], encoder: Encoder) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 of each method over all tokens that are words."""
    scored: list[tuple[list[Span], tuple[bool, ...], EncodedReading, Carrier, Evidence]] = []
    for item in items:
        of, by = read_sentences((" ".join(item.tokens),), encoder), read_sentences(item.other, encoder)
        spans, at = [], 0
        for token in item.tokens:
            spans.append(Span(at, at + len(token)))
            at += len(token) + 1
        scored.append((spans, item.gold, of, Carrier(by), evidence(of, by)))
    gold = np.array(
        [g for spans, marks, of, _, _ in scored for s, g in zip(spans, marks, strict=True) if _word(s, of)]
    )

    def flat(each: Callable[[list[Span], EncodedReading, Carrier, Evidence], list[float]]) -> np.ndarray:
        return np.array(
            [
                value
                for spans, _, of, by, seen in scored
                for span, value in zip(spans, each(spans, of, by, seen), strict=True)
                if _word(span, of)
            ]
        )

    return {
        "readouts: phrases without a counterpart": _figures(gold, flat(_lacking) > 0),
        "readouts: parts called missing": _figures(gold, flat(_missing) > 0),
        "baseline: every token": _figures(gold, np.ones(len(gold), dtype=bool)),
        "baseline: its stem is nowhere in the other text": _figures(gold, flat(_unseen) > 0),
        "baseline: cosine of the nearest token, best cut": _best(gold, flat(_far)),
    }


def _word(span: Span, of: EncodedReading) -> bool:
    return any(char.isalnum() for char in span.of(of.account.text))


def _missing(spans: list[Span], of: EncodedReading, by: Carrier, seen: Evidence) -> list[float]:
    verdict = judge.judge_passages(Pair(of, by, seen, judge.load_calibration()), [1.0])[0]
    return [float(any(s.start < m.end and m.start < s.end for m in verdict.missing)) for s in spans]


def _lacking(spans: list[Span], of: EncodedReading, by: Carrier, seen: Evidence) -> list[float]:
    phrases = judge.lacking(of.passages[0].span, of, by, seen)
    return [float(any(s.start < p.end and p.start < s.end for p in phrases)) for s in spans]


def _unseen(spans: list[Span], of: EncodedReading, by: Carrier, _seen: Evidence) -> list[float]:
    rows_of = [of.words.inside(span.start, span.end) for span in spans]
    return [float(any(stem not in by.stems for stem in of.words.stems[row])) for row in rows_of]


def _far(spans: list[Span], _of: EncodedReading, _by: Carrier, seen: Evidence) -> list[float]:
    best = (seen.best[seen.inside(span.start, span.end)] for span in spans)
    return [1.0 - float(values.mean()) if len(values) else 0.0 for values in best]


def _figures(gold: np.ndarray, found: np.ndarray) -> tuple[float, float, float]:
    right = float((gold & found).sum())
    precision, recall = right / max(1, int(found.sum())), right / max(1, int(gold.sum()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _best(gold: np.ndarray, score: np.ndarray) -> tuple[float, float, float]:
    cuts = np.unique(np.quantile(score, np.linspace(0, 1, 101)))
    return max((_figures(gold, score >= cut) for cut in cuts), key=lambda figures: figures[2])


def table(found: dict[str, Any]) -> str:
    """Return the figures of each set as Markdown."""
    lines: list[str] = []
    for name, one in found["sets"].items():
        lines += [f"### {name}: {one['sentences']} sentences", ""]
        lines += ["| method | precision | recall | F1 |", "|---|--:|--:|--:|"]
        for method, figures in one["methods"].items():
            lines.append(f"| {method} | {' | '.join(f'{figure:.3f}' for figure in figures)} |")
        lines.append("")
    return "\n".join(lines).rstrip()


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the development data")
    options = parser.parse_args()
    encoder = load()
    items = {
        "WiCE, unsupported tokens": list(wice(options.folder)),
        "iSTS 2016, NOALI": list(ists(options.folder, ("", ""))),
        "iSTS 2016, NOALI and SPE": list(ists(options.folder, ("SPE1", "SPE2"))),
    }
    sets = {name: {"sentences": len(those), "methods": measure(those, encoder)} for name, those in items.items()}
    print(table({"sets": sets}))
    keeping.keep("missing", {"sets": sets})


if __name__ == "__main__":
    main()
