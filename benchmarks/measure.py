"""The signals of labelled cases, measured with the package's own code, and how well they tell what is carried."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from data import Case, EventClaim
from numpy.typing import NDArray
from rapidfuzz import fuzz
from sklearn.metrics import accuracy_score, average_precision_score, f1_score, roc_auc_score

from readouts.align import EncodedReading, Evidence, evidence
from readouts.encoders import Encoder, encode_passages
from readouts.judge.carrier import Carrier
from readouts.judge.counterparts import WordMeasures
from readouts.judge.support import BY_RULE, SIGNALS, Asked
from readouts.pipeline import read_passages
from readouts.text.claims import claims
from readouts.text.tokens import words
from readouts.types import Account, Passage, Span

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

BASELINES = ("best sentence cosine", "plain token support", "rapidfuzz token_set_ratio")
SUPPORT = "**support, cross-validated**"


@dataclass(frozen=True)
class Table:
    """One set: signals by rule and baselines (a row a case), labels, and the groups cross-validation must not split.

    `words` has the measures that the learned signals are learned from, the words of a row each question; `genre` tells how
    surely the accounts are readouts, which decides between the two regressions.
    """

    signals: Floats
    words: WordMeasures
    genre: Floats
    baselines: Floats
    carried: Flags
    groups: NDArray[np.str_]

    def of(self, rows: NDArray[np.intp]) -> "Table":
        """Return the same of some rows, in their order."""
        place = np.full(len(self.carried), -1)
        place[rows] = np.arange(len(rows))
        kept = place[self.words.asked] >= 0
        return Table(
            self.signals[rows],
            WordMeasures(self.words.values[kept], place[self.words.asked[kept]], len(rows)),
            self.genre[rows],
            self.baselines[rows],
            self.carried[rows],
            self.groups[rows],
        )


@dataclass(frozen=True)
class Held:
    """What is said of each row by a fit that has not seen its group."""

    probability: Floats
    learned: Floats
    """The learned signals, a column each."""


def coverage_table(cases: Sequence[Case], encoder: Encoder) -> Table:
    """Measure every case of a coverage set."""
    reading = cache(lambda sentences: read_sentences(sentences, encoder))
    asked = []
    for case in cases:
        base = reading(case.own).passages[case.sentence].span.start
        spans = tuple(Span(base + span.start, base + span.end) for span in case.spans)
        asked.append(_Asked(case.own, case.other, spans, case.sentence, case.carried, case.group))
    return _table(asked, reading)


def event_table(claimed: Sequence[EventClaim], encoder: Encoder) -> tuple[Table, list[str]]:
    """Measure every gold claim of the events; also return the part of the text that was judged.

    The gold names sentences, not the claim's part of them: the part is the claim (as the package cuts
    passages) whose tokens come nearest to the gold's own wording.
    """
    reading = cache(lambda account: read_passages(account, encoder))
    asked, parts = [], []
    for row in claimed:
        index, part = _part(row, reading(row.own), encoder)
        asked.append(_Asked(row.own, row.other, (part,), index, row.carried, row.event))
        parts.append(part.of(row.own.text))
    return _table(asked, reading), parts


def written_table(claimed: Sequence[EventClaim], encoder: Encoder) -> Table:
    """Measure every claim of our own invented events, whose gold names just its words."""
    reading = cache(lambda account: read_passages(account, encoder))
    asked = []
    for row in claimed:
        starts = [passage.span.start for passage in reading(row.own).passages]
        index = max(0, bisect_right(starts, row.quotes[0].start) - 1)
        asked.append(_Asked(row.own, row.other, row.quotes, index, row.carried, row.event))
    return _table(asked, reading)


@dataclass(frozen=True)
class _Asked:
    """Whether spans of one account, in one of its passages, are carried by another."""

    own: Any
    other: Any
    spans: tuple[Span, ...]
    passage: int
    carried: bool
    group: str


def _table(asked: Sequence[_Asked], reading: Callable[[Any], EncodedReading]) -> Table:
    seen = cache(lambda own, other: evidence(reading(own), reading(other)))
    carrier = cache(lambda other: Carrier(reading(other)))
    pair = cache(lambda own, other: Asked(reading(own), carrier(other), seen(own, other)))
    signals, genre, baselines, words = [], [], [], []
    for one in asked:
        both = pair(one.own, one.other)
        (found,) = both.find([one.spans])
        signals.append([found.signals[name] for name in BY_RULE])
        genre.append(found.genre)
        baselines.append(_baselines(one.spans, one.passage, reading(one.own), reading(one.other), both.seen))
        words.append(both.word_measures([one.spans]).values)
    return Table(
        np.array(signals),
        WordMeasures(
            np.concatenate(words), np.repeat(np.arange(len(words)), [len(each) for each in words]), len(words)
        ),
        np.array(genre),
        np.array(baselines),
        np.array([one.carried for one in asked]),
        np.array([one.group for one in asked]),
    )


def _part(row: EventClaim, of: EncodedReading, encoder: Encoder) -> tuple[int, Span]:
    wording = encoder.encode([row.claim]).tokens
    best: tuple[float, int, Span] | None = None
    for index, passage in enumerate(of.passages):
        if not any(passage.span.start < q.end and q.start < passage.span.end for q in row.quotes):
            continue
        for part in claims(of.account.text, passage.span, of.words):
            spans = of.encoding.token_spans
            inside = (spans[:, 1] > part.start) & (spans[:, 0] < part.end)
            near = float((wording @ of.encoding.tokens[inside].T).max(axis=1).mean()) if inside.any() else 0.0
            if best is None or near > best[0]:
                best = (near, index, part)
    if best is None:
        raise ValueError(f"no passage for {row.claim!r}")
    return best[1], best[2]


def _baselines(
    spans: Sequence[Span], index: int, of: EncodedReading, by: EncodedReading, seen: Evidence
) -> list[float]:
    text = " ".join(span.of(of.account.text) for span in spans).lower()
    plain = np.concatenate([seen.best[seen.inside(span.start, span.end)] for span in spans])
    others = [passage.span.of(by.account.text).lower() for passage in by.passages]
    return [
        float((by.encoding.passages @ of.encoding.passages[index]).max()),
        float(plain.mean()) if len(plain) else 0.0,
        max(fuzz.token_set_ratio(text, other) for other in others) / 100,
    ]


def read_sentences(sentences: tuple[str, ...], encoder: Encoder) -> EncodedReading:
    """Read sentences that are already cut as one account."""
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    text = "\n".join(sentences)
    passages = tuple(Passage(f"x:{n}", "x", span) for n, span in enumerate(spans, start=1))
    return EncodedReading(Account(text, id="x"), passages, words(text), encode_passages(encoder, text, spans))


def scores(table: Table, held: Held, *, left_out: bool = False) -> dict[str, Any]:
    """Return the figures of one set: every signal and baseline alone, then support; F1 of `left_out` where asked."""
    columns = [
        *((name, column, None) for name, column in zip(SIGNALS, [*table.signals.T, *held.learned.T], strict=True)),
        *((f"baseline: {name}", table.baselines[:, column], None) for column, name in enumerate(BASELINES)),
        (SUPPORT, held.probability, 0.5),
    ]
    return {
        "rows": len(table.carried),
        "carried": float(table.carried.mean()),
        "left_out": left_out,
        "scores": {name: _figures(table.carried, score, cut, left_out) for name, score, cut in columns},
        "calibration_error": calibration_error(table.carried, held.probability),
    }


def _figures(carried: Flags, score: Floats, cut: float | None, left_out: bool) -> list[float]:
    """Return AP, AUC, F1 and accuracy; a signal alone is given its best cut on these very rows, which flatters it."""

    def f1(at: float) -> float:
        return float(f1_score(~carried, score < at) if left_out else f1_score(carried, score >= at))

    at = max(np.unique(score), key=f1) if cut is None else cut
    average, area = average_precision_score(carried, score), roc_auc_score(carried, score)
    return [float(average), float(area), f1(at), float(accuracy_score(carried, score >= at))]


def score_table(name: str, found: dict[str, Any], only: Sequence[str] = SIGNALS) -> str:
    """Return the figures of one set as Markdown; of the signals, a row for those of `only`."""
    lines = [
        f"### {name}: {found['rows']} rows, {found['carried']:.0%} carried",
        "",
        f"| signal | AP | AUC | F1{' of left out' if found['left_out'] else ''} | accuracy |",
        "|---|--:|--:|--:|--:|",
    ]
    for score, figures in found["scores"].items():
        if score not in SIGNALS or score in only:
            lines.append(f"| {score} | {' | '.join(f'{figure:.3f}' for figure in figures)} |")
    for verdict, (precision, recall) in found.get("verdicts", {}).items():
        lines += ["", f"{verdict}: precision {precision:.3f}, recall {recall:.3f}"]
    return "\n".join([*lines, "", f"expected calibration error {found['calibration_error']:.3f}"])


def calibration_error(carried: Flags, probability: Floats, bins: int = 10) -> float:
    """Return the expected calibration error over equal-width bins (Naeini et al. 2015)."""
    place = np.minimum((probability * bins).astype(int), bins - 1)
    gaps = [
        abs(carried[place == n].mean() - probability[place == n].mean()) * (place == n).mean()
        for n in range(bins)
        if (place == n).any()
    ]
    return float(sum(gaps))
