"""Fit which words tell a readout from other text, and write ``readouts/text/genre.json``.

Run ``python benchmarks/genre.py ../shared/data`` (``--dry-run`` writes nothing). Readouts are the real events, our own
invented ones and our own suites of sentences; other text is that of the coverage sets, all by their words alone: no label
is looked at. What is printed first comes from fits on other texts than those that are scored.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from zlib import crc32

import numpy as np
from conflict_pairs import QUIET, quiet
from data import Case, EventClaim, events, propsegment, pyramid, wice, written
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from readouts.text import genre
from readouts.text.tokens import words
from readouts.types import Account

GENRE = Path(genre.__file__).with_name("genre.json")
EVENTS, TEXTS, SENTENCES = 12, 40, 25
"""Events, other texts or sentences of ours in which a word has to be found at least, so that none is of one matter."""
OFTEN = 3
"""How often a real readout counts: there are ten of them beside hundreds of invented ones."""
PARTS, SHORTEST, LONGEST = (6, 3), 25, 400
"""Parts taken of each readout and of each other text, and their lengths in words: readouts may be of any length."""
SUITES = (
    "paraphrases", "fresh_paraphrases", "reworded_quiet", "reworded_development_quiet", "varied_paraphrases",
    "later_paraphrases", "mechanisms_paraphrases", "wide_paraphrases", "broad_paraphrases",
)  # fmt: skip
"""Our own suites of sentences that are fitted on; the others show what it says of one sentence that it has not seen."""
Text = tuple[str, ...]
Pairs = Sequence[tuple[Text, Text]]


class Names:
    """The words of texts, as stems; remembers which are names."""

    def __init__(self) -> None:
        self._seen: dict[str, Text] = {}
        self._plain: Counter[str] = Counter()

    def stems(self, account: Account | tuple[str, ...] | str) -> Text:
        if isinstance(account, tuple):
            text = "\n".join(account)
        else:
            text = account if isinstance(account, str) else account.text
        if text not in self._seen:
            found = words(text)
            self._seen[text] = found.stems
            first = (text[start] for start in found.spans[:, 0].tolist())
            lower = {(stem, letter.islower()) for stem, letter in zip(found.stems, first, strict=True)}
            for stem, plain in lower:
                self._plain[stem] += 1 if plain else -1
        return self._seen[text]

    def pairs(self, rows: Iterable[Case | EventClaim]) -> Pairs:
        """Return the two accounts of each row, every pair once."""
        return list(dict.fromkeys((self.stems(row.own), self.stems(row.other)) for row in rows))

    def sentences(self, suites: Iterable[str]) -> Pairs:
        """Return the pairs of some of our own quiet suites."""
        return [(self.stems(pair.left), self.stems(pair.right)) for suite in suites for pair in quiet(suite)]

    def is_name(self, stem: str) -> bool:
        """Whether more texts write it with a capital or as a number than not."""
        return self._plain[stem] <= 0


class Sets:
    """Pairs of accounts that are held against each other, by set."""

    def __init__(self, folder: Path) -> None:
        self.names = Names()
        self.real = self.names.pairs(events(folder))
        self.invented = self.names.pairs([*written("natural"), *written("hard")])
        self.sentences = self.names.sentences(SUITES)
        self.other = {
            "propsegment": self.names.pairs(propsegment(folder)),
            "realsumm": self.names.pairs(pyramid(folder, "realsumm")),
            "pyrxsum": self.names.pairs(pyramid(folder, "pyrxsum")),
            "wice": self.names.pairs(wice(folder)[0]),
        }
        apart = Names()  # what is a name is not learned from these either
        self.unseen = {
            "written, unseen": apart.pairs([*written("unseen"), *written("unseen_hard")]),
            "sentences of ours, unseen": apart.sentences([suite for suite in QUIET if suite not in SUITES]),
        }


class Fitted:
    """The regression of one choice of texts."""

    def __init__(self, readouts: Pairs, real: Pairs, sentences: Pairs, other: Sequence[Text], names: Names) -> None:
        drawn = np.random.default_rng(1)
        matters: Counter[str] = Counter()
        for one, two in dict.fromkeys(_ordered(pair) for pair in [*readouts, *real]):
            matters.update({*one, *two})
        found = {word for word, times in matters.items() if times >= EVENTS}
        found |= _often(other, TEXTS) | _often([one + two for one, two in sentences], SENTENCES)
        self.stems = sorted(stem for stem in found if not names.is_name(stem))
        ours = [*_texts(readouts), *_texts(real) * OFTEN]
        texts = [*_parts(ours, PARTS[0], drawn), *(one + two for one, two in sentences)]
        texts_of_others = list(_parts(other, PARTS[1], drawn))
        model = LogisticRegression(C=3.0, max_iter=3000, class_weight="balanced")
        model.fit(self._matrix([*texts, *texts_of_others]), [True] * len(texts) + [False] * len(texts_of_others))
        self.intercept, self.weights = float(model.intercept_[0]), model.coef_[0]

    def log_odds(self, pairs: Pairs) -> NDArray[np.float64]:
        """Return the mean log-odds of the two accounts of each pair."""
        texts = _texts(pairs)
        odds = dict(zip(texts, self.intercept + self._matrix(texts) @ self.weights, strict=True))
        return np.array([(odds[one] + odds[two]) / 2 for one, two in pairs])

    def _matrix(self, texts: Sequence[Text]) -> csr_matrix:
        places = {stem: column for column, stem in enumerate(self.stems)}
        cells = [
            (row, places[stem], genre.scale(len(text)))
            for row, text in enumerate(texts)
            for stem in sorted(set(text) & places.keys())
        ]
        rows, columns, values = zip(*cells, strict=True)
        return csr_matrix((values, (rows, columns)), shape=(len(texts), len(self.stems)))


def _ordered(pair: tuple[Text, Text]) -> tuple[Text, Text]:
    return (pair[0], pair[1]) if pair[0] <= pair[1] else (pair[1], pair[0])


def _texts(pairs: Pairs) -> list[Text]:
    return list(dict.fromkeys(text for pair in pairs for text in pair))


def _often(texts: Iterable[Text], least: int) -> set[str]:
    times = Counter(stem for text in texts for stem in set(text))
    return {stem for stem, count in times.items() if count >= least}


def _parts(texts: Sequence[Text], each: int, drawn: np.random.Generator) -> Iterator[Text]:
    for text in texts:
        for _ in range(each):
            size = int(np.exp(drawn.uniform(np.log(SHORTEST), np.log(LONGEST))))
            start = int(drawn.integers(0, len(text) - size)) if len(text) > size else 0
            yield text[start : start + size]


def _half(text: Text) -> int:
    return crc32(" ".join(text).encode()) % 2


def cross_validated(sets: Sets) -> dict[str, NDArray[np.float64]]:
    """Return the log-odds of every pair by a fit that has not seen it."""
    other = _texts([pair for pairs in sets.other.values() for pair in pairs])
    whole = Fitted(sets.invented, sets.real, sets.sentences, other, sets.names)
    found: dict[str, NDArray[np.float64]] = {
        "events": Fitted(sets.invented, [], sets.sentences, other, sets.names).log_odds(sets.real),
        **{name: whole.log_odds(pairs) for name, pairs in sets.unseen.items()},
    }
    parts: dict[str, list[NDArray[np.float64]]] = {}
    for half in (0, 1):
        kept = [text for text in other if _half(text) != half]
        fitted = Fitted(sets.invented, sets.real, sets.sentences, kept, sets.names)
        unseen = {n: [p for p in pairs if {_half(p[0]), _half(p[1])} == {half}] for n, pairs in sets.other.items()}
        for name, pairs in unseen.items():
            if pairs:
                parts.setdefault(name, []).append(fitted.log_odds(pairs))
    return found | {name: np.concatenate(part) for name, part in parts.items()}


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the development data")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    options = parser.parse_args()
    sets = Sets(options.folder)
    print("| pairs of | pairs | log-odds: 5th percentile | median | 95th percentile | above 0 |")
    print("|---|--:|--:|--:|--:|--:|")
    for name, odds in cross_validated(sets).items():
        low, middle, high = np.percentile(odds, (5, 50, 95))
        print(f"| {name} | {len(odds)} | {low:.1f} | {middle:.1f} | {high:.1f} | {(odds > 0).mean():.1%} |")
    other = _texts([pair for pairs in sets.other.values() for pair in pairs])
    fitted = Fitted(sets.invented, sets.real, sets.sentences, other, sets.names)
    document = {
        "intercept": round(fitted.intercept, 2),
        "weights": {
            s: round(float(w), 2) for s, w in zip(fitted.stems, fitted.weights, strict=True) if abs(w) >= 0.005
        },
        "origin": {
            "script": "benchmarks/genre.py",
            "data": "readouts: five real events, our own 150 invented ones of benchmarks/written and nine suites of our own "
            "sentences of tests/perturbations; other text: that of PropSegmEnt dev (Wikipedia), REALSumm, PyrXSum, WiCE dev; no labels",
            "fitted": datetime.now(UTC).date().isoformat(),
        },
    }
    if not options.dry_run:
        GENRE.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
