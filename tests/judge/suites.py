"""The suites of changed sentences and of quiet pairs, and the kinds of conflict that are found in a pair."""

import json
from pathlib import Path

from readouts import Account
from readouts.encoders import load
from readouts.judge import Side, find_conflicts
from readouts.pipeline import read_passages

SUITE = Path(__file__).parents[1] / "perturbations"


def kinds(left: str, right: str) -> set[str]:
    """Return the kinds of the conflicts between two texts."""
    encoder = load()
    one, other = (
        read_passages(Account(text, id=name, language="en"), encoder) for name, text in (("a", left), ("b", right))
    )
    return {
        c.kind for a in one.passages for b in other.passages for c in find_conflicts(Side(one, a), Side(other, b))
    }


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a suite."""
    return [json.loads(line) for line in (SUITE / name).read_text("utf-8").splitlines()]
