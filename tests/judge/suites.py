"""The suites of changed sentences and of quiet pairs, and the kinds of conflict that are found in a pair."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from readouts import Account
from readouts.encoders import Encoder, Encoding, load
from readouts.judge import Side, find_conflicts
from readouts.pipeline import read_passages

SUITE = Path(__file__).parents[1] / "perturbations"


class Together:
    """The default encoder, with the encodings of many sentences that were made at once: several times as fast."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._encoder = load()
        self.name, self.weights_sha256 = self._encoder.name, self._encoder.weights_sha256
        self.languages = self._encoder.languages
        texts = list(dict.fromkeys(sentences))
        made = self._encoder.encode(texts)
        edges = np.searchsorted(made.token_passage, np.arange(len(texts) + 1))
        self._made = {
            text: Encoding(
                made.passages[row : row + 1],
                made.tokens[edges[row] : edges[row + 1]],
                made.token_spans[edges[row] : edges[row + 1]],
                np.zeros(edges[row + 1] - edges[row], dtype=np.int32),
            )
            for row, text in enumerate(texts)
        }

    def encode(self, texts: Sequence[str]) -> Encoding:
        """Return what was made of a text by itself; make what was not."""
        known = self._made.get(texts[0]) if len(texts) == 1 else None
        return known or self._encoder.encode(texts)


def kinds(left: str, right: str, encoder: Encoder | None = None) -> set[str]:
    """Return the kinds of the conflicts between two texts."""
    encoder = encoder or load()
    one, other = (
        read_passages(Account(text, id=name, language="en"), encoder) for name, text in (("a", left), ("b", right))
    )
    return {
        c.kind for a in one.passages for b in other.passages for c in find_conflicts(Side(one, a), Side(other, b))
    }


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a suite."""
    return [json.loads(line) for line in (SUITE / name).read_text("utf-8").splitlines()]
