"""Fit the taggers of attributions, and cross-validate them.

``python benchmarks/train_attribution.py ../shared/data`` prints five-fold figures, folds cut by article; with ``--write``
it then fits on all articles and writes ``readouts/text/cue_weights.npz`` and ``role_weights.npz``. Needs python-crfsuite.
"""

import argparse
import random
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite
from attribution import Gold, read_gold, table

from readouts.text import cue_tagger, role_tagger
from readouts.text.assembly import assemble
from readouts.text.crf import Columns, Expand, Tagger, Weights
from readouts.text.passages import segment
from readouts.text.tagging import LEAST, TaggerReading, TokenSpan, cues_in, tag

TEXT = Path(__file__).parents[1] / "readouts" / "text"
FOLDS, SEED = 5, 0
Example = tuple[Columns, list[str]]
PENALTIES = {"c1": 0.1, "c2": 0.3}
ROUNDS = 80
STEPS = 500
"""Weights are kept as whole numbers of up to this size."""


def main() -> None:
    """Cross-validate, or fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the development data")
    parser.add_argument("--write", action="store_true", help="fit on all and write the weights")
    options = parser.parse_args()
    gold = read_gold(options.folder)
    readings = [TaggerReading(one.text, segment(one.text, "en")) for one in gold]
    order = list(range(len(gold)))
    random.Random(SEED).shuffle(order)
    folds = [sorted(order[n::FOLDS]) for n in range(FOLDS)]
    # The second tagger sees the cues that the first finds on articles it was not fitted on.
    seen: dict[int, list[TokenSpan]] = {}
    cue_models = []
    for held in folds:
        rest = [n for n in range(len(gold)) if n not in held]
        model = Tagger(
            fit(cue_examples(gold, readings, rest), cue_tagger.expand), cue_tagger.SLOTS, cue_tagger.expand
        )
        cue_models.append(model)
        for n in held:
            seen[n] = found_cues(readings[n], model)
    results: list[Any] = [None] * len(gold)
    for held, cues in zip(folds, cue_models, strict=True):
        rest = [n for n in range(len(gold)) if n not in held]
        roles = Tagger(
            fit(role_examples(gold, readings, rest, seen), role_tagger.expand),
            role_tagger.SLOTS,
            role_tagger.expand,
        )
        for n in held:
            results[n] = assemble(readings[n], tag(readings[n], cues, roles))
    print(table(gold, results))
    if options.write:
        everything = range(len(gold))
        for name, examples, expand in (
            (cue_tagger.WEIGHTS, cue_examples(gold, readings, everything), cue_tagger.expand),
            (role_tagger.WEIGHTS, role_examples(gold, readings, everything, seen), role_tagger.expand),
        ):
            fit(examples, expand).write(TEXT / name)
            print(f"{name}: {(TEXT / name).stat().st_size} bytes")


def fit(examples: Iterable[Example], expand: Expand) -> Weights:
    """Fit one tagger and return its weights as whole numbers."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({**PENALTIES, "max_iterations": ROUNDS, "feature.possible_transitions": True})
    for columns, labels in examples:
        rows = zip(*columns, strict=True)
        trainer.append([[name for slot in enumerate(row) for name in expand(*slot)] for row in rows], labels)
    with tempfile.TemporaryDirectory() as scratch:
        path = str(Path(scratch) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        fitted = tagger.info()
        labels = list(tagger.labels())
        tagger.close()
    top = max(abs(w) for w in (*fitted.state_features.values(), *fitted.transitions.values()))
    scale = top / STEPS
    found: dict[str, list[int]] = {}
    for (name, label), weight in fitted.state_features.items():
        if whole := round(weight / scale):
            found.setdefault(name, [0] * len(labels))[labels.index(label)] = whole
    steps = [[round(fitted.transitions.get((a, b), -top) / scale) for b in labels] for a in labels]
    names = tuple(sorted(found))
    table = np.array([found[name] for name in names], dtype=np.int16)
    return Weights(tuple(labels), names, table, np.array(steps, dtype=np.int16), scale)


def cue_examples(
    gold: Sequence[Gold], readings: Sequence[TaggerReading], chosen: Iterable[int]
) -> Iterable[Example]:
    """Yield the units of articles with the labels of their cues."""
    for n in chosen:
        labels = ["O"] * len(readings[n].tokens.words)
        for one in gold[n].attributions:
            for span in one["cue"]:
                first, last = readings[n].tokens.within(span.start, span.end)
                labels[first:last] = ["B", *["I"] * (last - first - 1)][: last - first]
        for unit in readings[n].units:
            yield readings[n].cue_slots(unit), labels[slice(*unit)]


def role_examples(
    gold: Sequence[Gold], readings: Sequence[TaggerReading], chosen: Iterable[int], seen: dict[int, list[TokenSpan]]
) -> Iterable[Example]:
    """Yield the unit of every cue with the labels of its source and its content."""
    for n in chosen:
        reading = readings[n]
        for one in gold[n].attributions:
            if not one["cue"]:
                continue
            cue = reading.tokens.within(one["cue"][0].start, one["cue"][0].end)
            unit = next((u for u in reading.units if u[0] <= cue[0] < cue[1] <= u[1]), None)
            if unit is None:
                continue
            labels = ["O"] * (unit[1] - unit[0])
            for part, label in (("source", role_tagger.SOURCE), ("content", role_tagger.CONTENT)):
                for span in one[part]:
                    first, last = reading.tokens.within(span.start, span.end)
                    for at in range(max(first, unit[0]), min(last, unit[1])):
                        labels[at - unit[0]] = ("B" if at == max(first, unit[0]) else "I") + label
            labels[cue[0] - unit[0] : cue[1] - unit[0]] = ["K"] * (cue[1] - cue[0])
            yield reading.role_slots(unit, cue, seen[n]), labels


def found_cues(reading: TaggerReading, model: Tagger) -> list[TokenSpan]:
    """Return the cues that a tagger finds."""
    likely = model.marginals([reading.cue_slots(unit) for unit in reading.units])
    return [
        cue
        for unit, own in zip(reading.units, likely, strict=True)
        for cue in cues_in(unit, own, model.labels, LEAST)
    ]


if __name__ == "__main__":
    main()
