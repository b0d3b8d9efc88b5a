"""How a comparison was made, and what it cannot tell."""

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from readouts.report.view.lines import Line, join, name, say
from readouts.text.language import is_english

if TYPE_CHECKING:
    from readouts.comparison import Comparison

_CONFLICTS = "conflicts: "
"""What the manifest begins with where conflicts were looked for."""
_TOO_SHORT = 2
"""Passages up to which an account says too little for its silence to mean anything."""


def method(comparison: "Comparison") -> tuple[Line, ...]:
    """Say what made the comparison, what its numbers mean, and what it cannot tell."""
    manifest = comparison.manifest
    low, high = (manifest.parameters.get(key) for key in ("left_out_below", "shared_from"))
    made = say("readouts {}, encoder {}", manifest.readouts, name(manifest.encoder))
    lines = []
    if low is not None and high is not None:
        lines.append(
            f"Support is the estimated probability that the other account carries a passage: left out up to {low}, "
            f"shared from {high}, unclear between; a passage is partial where one of its claims is carried and "
            "another is not. Near is the similarity of the nearest passage found, from 0 to 1."
        )
    lines += _measured(manifest.weights_sha256)
    examined = _examined(comparison)
    if examined.startswith(_CONFLICTS):
        lines.append(
            f"Conflicts looked for: {examined.removeprefix(_CONFLICTS)}, between linked passages in English. "
            "Many are missed. Speakers are found in English alone."
        )
    elif "conflicts" not in examined:
        lines.append("Not examined by this version: conflicts between accounts, and who is quoted.")
    closing = "A verdict is about the words compared here, not about what was said or is true."
    return (made, *(join([line]) for line in lines), say(closing))


def looked_for_conflicts(comparison: "Comparison") -> bool:
    """Return whether conflicts were looked for: in English, and by a version that knows of them."""
    read = sum(is_english(account.language) for account in comparison.accounts)
    return read > 1 and _examined(comparison).startswith(_CONFLICTS)


def _examined(comparison: "Comparison") -> str:
    return str(comparison.manifest.parameters.get("examined", ""))


def _measured(weights: str) -> list[str]:
    """Say how often verdicts of this encoder were right where people had judged the same; nothing for others."""
    found = measured()
    if weights != found["weights"]:
        return []
    out, shared, unseen = found["left_out"], found["shared"], found["unseen"]
    right, seen = unseen["left_out"]["precision"], unseen["left_out"]["recall"]
    return [
        f"Measured on {found['events']} real events, each judged by a fit that had not seen it: "
        f"{out['precision']:.0%} of what was called left out was, and {out['recall']:.0%} of what was left out was "
        f"found; {shared['precision']:.0%} of what was called shared was, and {shared['recall']:.0%} of what was "
        "shared was found.",
        f"On {unseen['events']} invented events that nothing was fitted on, {right:.0%} of what was called left "
        f"out was, and {seen:.0%} was found: expect that of calls and meetings of another kind.",
    ]


@cache
def measured() -> dict[str, Any]:
    """Return the accuracy of the default encoder's verdicts, as ``docs/benchmarks.md`` has it."""
    # Not files("readouts.judge"), which would import all that judges.
    text = files("readouts").joinpath("judge/measured.json").read_text("utf-8")
    return cast("dict[str, Any]", json.loads(text))


def cautions(comparison: "Comparison") -> tuple[Line, ...]:
    """Name the accounts that are too short for what they leave out to mean anything."""
    lines: list[Line] = []
    for account in comparison.accounts:
        held = sum(passage.account == account.id for passage in comparison.passages)
        if held <= _TOO_SHORT:
            passages = "1 passage" if held == 1 else f"{held} passages"
            said = "{} holds {}: of so short a text nobody can tell whether it left something out on purpose."
            lines.append(say(said, name(account.source), passages))
    return tuple(lines)
