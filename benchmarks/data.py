"""The labelled development data, read by path; nothing of it is kept in the repository."""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readouts.accounts import read_event
from readouts.types import Account, Span

Row = dict[str, Any]
WRITTEN = Path(__file__).with_name("written")
"""Our own invented events, see its README."""


@dataclass(frozen=True, slots=True)
class Case:
    """A part of a text (spans of one of its sentences), and whether a document carries it."""

    group: str
    """What cross-validation must not split: rows of one group share a document."""
    own: tuple[str, ...]
    """The sentences of the text the part comes from."""
    sentence: int
    spans: tuple[Span, ...]
    other: tuple[str, ...]
    """The sentences of the document."""
    carried: bool


@dataclass(frozen=True, slots=True)
class EventClaim:
    """A gold claim of a real event as one of its accounts makes it, and whether the other carries it."""

    event: str
    claim: str
    verdict: str
    own: Account
    other: Account
    quotes: tuple[Span, ...]
    """Where the sentences that make the claim stand in the account's text."""
    carried: bool


def events(folder: Path) -> list[EventClaim]:
    """Every gold claim of every event, once for each account that makes it."""
    found = []
    for path in sorted((folder / "events").glob("*/gold.json")):
        accounts = {account.id: account for account in read_event(path.parent)[1]}
        for claim in json.loads(path.read_text("utf-8"))["claims"]:
            for name, sentences in claim["quotes"].items():
                own, other = accounts[name], next(a for key, a in accounts.items() if key != name)
                starts = [(own.text.find(sentence), len(sentence)) for sentence in sentences]
                found.append(
                    EventClaim(
                        event=path.parent.name,
                        claim=claim["claim"],
                        verdict=claim["verdict"],
                        own=own,
                        other=other,
                        quotes=tuple(Span(start, start + size) for start, size in starts if start >= 0),
                        carried=not claim["verdict"].startswith("only_"),
                    )
                )
    if not found:
        sys.exit(f"skipped: there are no events in {folder}")
    return [claim for claim in found if claim.quotes]


def written(name: str) -> list[EventClaim]:
    """Every claim of our own invented events, once for each account that makes it; its quotes are just its words."""
    found = []
    for row in map(json.loads, (WRITTEN / f"{name}.jsonl").read_text("utf-8").splitlines()):
        accounts = {one["id"]: Account(one["text"], id=one["id"], language="en") for one in row["accounts"]}
        for claim in row["claims"]:
            for maker, parts in claim["quotes"].items():
                own, other = accounts[maker], next(a for key, a in accounts.items() if key != maker)
                starts = sorted((own.text.index(part), len(part)) for part in parts)
                found.append(
                    EventClaim(
                        event=row["event"],
                        claim=claim["claim"],
                        verdict=claim["verdict"],
                        own=own,
                        other=other,
                        quotes=tuple(Span(start, start + size) for start, size in starts),
                        carried=not claim["verdict"].startswith("only_"),
                    )
                )
    return found


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a gzipped file of JSON lines; stops the script where the file is missing."""
    if not path.exists():
        sys.exit(f"skipped: {path} is not here (give the folder of the development data)")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def propsegment(folder: Path) -> list[Case]:
    """Propositions of one document, and whether another on the same subject entails them."""
    return [
        Case(
            group=row["cluster"],
            own=tuple(row["hypothesis"]),
            sentence=row["sentence_index"],
            spans=_runs(row["hypothesis"][row["sentence_index"]], row["spans"]),
            other=tuple(row["premise"]),
            carried=row["label"] == "entails",
        )
        for row in rows(folder / "coverage" / "propsegment.jsonl.gz")
    ]


def pyramid(folder: Path, name: str) -> list[Case]:
    """Short claims of a reference summary, and whether a system's summary carries them."""
    return [
        Case(row["id"], (claim,), 0, (Span(0, len(claim)),), _sentences(summary["summary"]), bool(present))
        for row in rows(folder / "coverage" / f"{name}.jsonl.gz")
        for summary in row["summaries"]
        for claim, present in zip(row["scus"], summary["present"], strict=True)
    ]


WICE_LABELS = ("not_supported", "partially_supported", "supported")


def wice(folder: Path) -> tuple[list[Case], list[int]]:
    """Claims of Wikipedia and whether a web page carries the whole of them; and which of the three labels each has."""
    found = list(rows(folder / "coverage" / "wice.jsonl.gz"))
    cases = [
        Case(
            group=row["claim_title"],
            own=(row["claim"],),
            sentence=0,
            spans=(Span(0, len(row["claim"])),),
            other=tuple(line for line in row["evidence"] if line.strip()),
            carried=row["label"] == WICE_LABELS[-1],
        )
        for row in found
    ]
    return cases, [WICE_LABELS.index(row["label"]) for row in found]


def _runs(sentence: str, tokens: list[list[int]]) -> tuple[Span, ...]:
    """Join the spans of neighbouring tokens, since the data's tokens split words at hyphens."""
    runs: list[Span] = []
    for start, end in tokens:
        if runs and not sentence[runs[-1].end : start].strip():
            runs[-1] = Span(runs[-1].start, end)
        else:
            runs.append(Span(start, end))
    return tuple(runs)


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"(?<=[.!?])\s+", text) if part.strip())
