"""The talk itself: what each account states about it, and whom it lets speak."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readouts.findings import FIELDS, same_speaker
from readouts.report.view.quotes import Quote, quote

if TYPE_CHECKING:
    from readouts.comparison import Comparison

_BRIEF = frozenset({"initiator", "form", "place", "participants", "duration", "characterisation"})


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One readout field: for each account, in their order, the words that state it; none where it is not stated.

    `brief` fields are short enough for a first look; the others are clauses.
    """

    name: str
    cells: tuple[tuple[Quote, ...], ...]
    brief: bool


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """How many passages of each account, in their order, are attributed to one speaker; a dash where none is."""

    speaker: str
    counts: tuple[str, ...]


def fields(comparison: "Comparison") -> tuple[FieldRow, ...]:
    """Return the fields that any account states."""
    return tuple(
        FieldRow(
            name.replace("_", " "),
            tuple(
                tuple(
                    quote(comparison, found.passage, found.span, found.value)
                    for found in comparison.fields
                    if found.field == name and found.account == account.id
                )
                for account in comparison.accounts
            ),
            name in _BRIEF,
        )
        for name in FIELDS
        if any(found.field == name for found in comparison.fields)
    )


def unstated(comparison: "Comparison") -> str:
    """Name the fields that no account states, where any field is stated at all."""
    missing = [name.replace("_", " ") for name in FIELDS if all(found.field != name for found in comparison.fields)]
    return f"Not stated by any: {', '.join(missing)}." if missing and comparison.fields else ""


def speakers(comparison: "Comparison") -> tuple[SpeakerRow, ...]:
    """Count the passages that each account gives to a speaker, those with the most first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    # "Biden", "Joseph Biden" and "Joseph R. Biden" are one row, under the longest name.
    names = sorted({c.speaker for c in comparison.claims if not c.joint}, key=lambda name: (-len(name), name))
    full = {name: next(other for other in names if same_speaker(name, other)) for name in names}
    said = (("both sides" if c.joint else full[c.speaker], c.account, c.passage) for c in comparison.claims)
    for speaker, account, _ in dict.fromkeys(said):
        counts[speaker][account] += 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1].total(), item[0]))
    return tuple(
        SpeakerRow(speaker, tuple(str(own[account.id] or "–") for account in comparison.accounts))
        for speaker, own in ranked
    )
