"""The labelled development data of others, read by path; nothing of it is kept in the repository."""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zlib import crc32

from readouts.accounts import read_event
from readouts.text.passages import segment
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
    return [claim for row in _written(name) for own, other in _both_ways(row) for claim in _cut(row, own, other)]


CUTS = ((2, 2), (5, 2), (3, 4), (99, 3))
"""Passages that are kept of an account and of the one that it is held against."""


def written_cut(name: str) -> list[EventClaim]:
    """The same of a few neighbouring passages of each account, as short readouts and quoted remarks are.

    A claim of which the other account has kept some quotes and lost others is left out of the count.
    """
    return [
        claim
        for row in _written(name)
        for size, held_against in CUTS
        for own, other in _both_ways(row)
        for claim in _cut(row, own, other, size, held_against)
    ]


def _written(name: str) -> Iterator[Row]:
    yield from map(json.loads, (WRITTEN / f"{name}.jsonl").read_text("utf-8").splitlines())


def _both_ways(row: Row) -> Iterator[tuple[Account, Account]]:
    one, other = (Account(account["text"], id=account["id"], language="en") for account in row["accounts"])
    yield from ((one, other), (other, one))


def _cut(row: Row, own: Account, other: Account, size: int = 0, held_against: int = 0) -> Iterator[EventClaim]:
    """Yield the claims of what is kept of an account; all of it where no number of passages is given."""
    mine, theirs = _kept(own.text, size, f"own{size}"), _kept(other.text, held_against, f"oth{held_against}")
    shorter = replace(own, text=mine.of(own.text)), replace(other, text=theirs.of(other.text))
    for claim in row["claims"]:
        quotes = _quoted(claim, own)
        if not quotes or not all(_within(span, mine) for span in quotes):
            continue
        answered = {_within(span, theirs) for span in _quoted(claim, other)}
        if len(answered) < 2:
            yield EventClaim(
                event=row["event"],
                claim=claim["claim"],
                verdict=claim["verdict"],
                own=shorter[0],
                other=shorter[1],
                quotes=tuple(Span(span.start - mine.start, span.end - mine.start) for span in quotes),
                carried=answered == {True},
            )


def _quoted(claim: Row, account: Account) -> list[Span]:
    starts = sorted((account.text.index(part), len(part)) for part in claim["quotes"].get(account.id, ()))
    return [Span(start, start + size) for start, size in starts]


def _kept(text: str, size: int, salt: str) -> Span:
    """Return where so many neighbouring passages of a text stand, always the same ones; the whole text for 0."""
    passages = segment(text, "en")
    if not size or len(passages) <= size:
        return Span(0, len(text))
    first = crc32((salt + text[:40]).encode()) % (len(passages) - size + 1)
    return Span(passages[first].start, passages[first + size - 1].end)


def _within(span: Span, whole: Span) -> bool:
    return whole.start <= span.start and span.end <= whole.end


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
