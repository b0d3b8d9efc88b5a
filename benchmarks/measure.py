"""The signals of labelled cases, measured with the package's own code, and the regression fitted on them."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from data import Case, EventClaim
from numpy.typing import NDArray
from rapidfuzz import fuzz
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, average_precision_score, f1_score, roc_auc_score
from sklearn.model_selection import GroupKFold

from readouts.align import EncodedReading, Evidence, evidence
from readouts.encoders import Encoder, encode_passages
from readouts.judge.carrier import Carrier
from readouts.judge.support import SIGNALS, find
from readouts.pipeline import read_passages
from readouts.text.claims import claims
from readouts.text.tokens import words
from readouts.types import Account, Passage, Span

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

BASELINES = ("best sentence cosine", "plain token support", "rapidfuzz token_set_ratio")
SUPPORT = "**support, cross-validated**"
FOLDS = 10
PLAIN = tuple(name for name in SIGNALS if name != "answered")
"""Signals of the regression for other text, where `answered` only costs: two rows of PropSegmEnt."""
READOUTS = (
    "meaning", "nearness", "together", "order", "wording", "passage", "vocabulary", "announced", "answered",
)  # fmt: skip
"""Signals of the regression for readouts; the weakest words, the numbers and the register add nothing there."""
OF_READOUTS = ("events", "written", "written, hard", "written, cut")
"""Sets of readouts; the first is for the other regression too."""


@dataclass(frozen=True)
class Table:
    """One set: signals and baselines (a row a case), labels, and the groups cross-validation must not split.

    `genre` tells how surely the accounts are readouts, which decides between the two regressions.
    """

    signals: Floats
    genre: Floats
    baselines: Floats
    carried: Flags
    groups: NDArray[np.str_]


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
    signals, genre, baselines = [], [], []
    for one in asked:
        of, by, found = reading(one.own), carrier(one.other), seen(one.own, one.other)
        measured = find(one.spans, of, by, found)
        signals.append([measured.signals[name] for name in SIGNALS])
        genre.append(measured.genre)
        baselines.append(_baselines(one.spans, one.passage, of, by.reading, found))
    return Table(
        np.array(signals),
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


def _baselines(spans: Sequence[Span], index: int, of: EncodedReading, by: object, seen: Evidence) -> list[float]:
    assert isinstance(by, EncodedReading)
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


@dataclass(frozen=True)
class Fitted:
    """The two regressions, between whose log-odds the genre decides."""

    names: tuple[str, ...]
    """Of the signals, a column of a table each."""
    plain: LogisticRegression
    readouts: LogisticRegression

    def probability(self, table: Table) -> Floats:
        """Return the probability of each row that the other account carries it."""
        plain = self.plain.decision_function(_columns(table, self.names, PLAIN))
        readouts = self.readouts.decision_function(_columns(table, self.names, READOUTS))
        odds: Floats = (1 - table.genre) * plain + table.genre * readouts
        return np.asarray(1 / (1 + np.exp(-odds)))


def cross_validated(name: str, tables: Mapping[str, Table], names: tuple[str, ...] = SIGNALS) -> Floats:
    """Return each row's probability from a fit on the other groups of its set and on all the other sets."""
    table = tables[name]
    out = np.zeros(len(table.carried))
    folds = GroupKFold(min(FOLDS, len(set(table.groups))))
    for train, test in folds.split(table.signals, table.carried, table.groups):
        fitted = fit({**tables, name: _rows(table, train)}, names)
        out[test] = fitted.probability(_rows(table, test))
    return out


def fit(tables: Mapping[str, Table], names: tuple[str, ...] = SIGNALS) -> Fitted:
    """Fit both regressions, each on its sets; every set counts the same, however many rows it has."""
    plain = [table for name, table in tables.items() if name == OF_READOUTS[0] or name not in OF_READOUTS]
    readouts = [table for name, table in tables.items() if name in OF_READOUTS]
    return Fitted(names, _regression(plain, names, PLAIN), _regression(readouts, names, READOUTS))


def _regression(tables: Sequence[Table], names: tuple[str, ...], used: Sequence[str]) -> LogisticRegression:
    weights = np.concatenate([np.full(len(t.carried), 1 / len(t.carried)) for t in tables])
    model = LogisticRegression(C=3.0, max_iter=5000)
    return model.fit(
        np.vstack([_columns(table, names, used) for table in tables]),
        np.concatenate([table.carried for table in tables]),
        sample_weight=weights * len(weights) / weights.sum(),
    )


def _columns(table: Table, names: tuple[str, ...], used: Sequence[str]) -> Floats:
    return table.signals[:, [column for column, name in enumerate(names) if name in used]]


def _rows(table: Table, chosen: NDArray[np.intp]) -> Table:
    return Table(
        table.signals[chosen],
        table.genre[chosen],
        table.baselines[chosen],
        table.carried[chosen],
        table.groups[chosen],
    )


def scores(table: Table, probability: Floats, *, left_out: bool = False) -> dict[str, Any]:
    """Return the figures of one set: every signal and baseline alone, then support; F1 of `left_out` where asked."""
    columns = [
        *((name, table.signals[:, column], None) for column, name in enumerate(SIGNALS)),
        *((f"baseline: {name}", table.baselines[:, column], None) for column, name in enumerate(BASELINES)),
        (SUPPORT, probability, 0.5),
    ]
    return {
        "rows": len(table.carried),
        "carried": float(table.carried.mean()),
        "left_out": left_out,
        "scores": {name: _figures(table.carried, score, cut, left_out) for name, score, cut in columns},
        "calibration_error": calibration_error(table.carried, probability),
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
