"""The talk itself: what each account states about it, and whom it lets speak."""

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from readouts.findings import FIELDS, same_speaker
from readouts.report.view.quotes import Quote, quote
from readouts.text.language import is_english

if TYPE_CHECKING:
    from readouts.comparison import Comparison

_BRIEF = frozenset({"initiator", "form", "place", "participants", "duration", "characterisation"})


class FieldRow(NamedTuple):
    """One readout field: for each account, in their order, the words that state it; none where it is not stated.

    `brief` fields are short enough for a first look; the others are clauses. `lacking` says for each account what
    an empty cell means: the field is not stated, or the account is in a language that is not read for it.
    """

    name: str
    cells: tuple[tuple[Quote, ...], ...]
    brief: bool
    lacking: tuple[str, ...]


class SpeakerRow(NamedTuple):
    """How many passages of each account, in their order, are attributed to one speaker; a dash where none is."""

    speaker: str
    counts: tuple[str, ...]


def fields(comparison: "Comparison") -> tuple[FieldRow, ...]:
    """Return the fields that any account states."""
    lacking = tuple("not stated" if is_english(account.language) else "not read" for account in comparison.accounts)
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
            lacking,
        )
        for name in FIELDS
        if any(found.field == name for found in comparison.fields)
    )


def unstated(comparison: "Comparison") -> str:
    """Name the fields that no account states, where any field is stated at all; only English is read for them."""
    missing = [name.replace("_", " ") for name in FIELDS if all(found.field != name for found in comparison.fields)]
    if not comparison.fields:
        return ""
    read = all(is_english(account.language) for account in comparison.accounts)
    said = [f"Not stated by any{'' if read else ' that is read'}: {', '.join(missing)}."] if missing else []
    return " ".join(said if read else [*said, "Only accounts in English are read for these."])


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
