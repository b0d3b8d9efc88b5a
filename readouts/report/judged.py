"""Judgements kept on disk: other topics, or another format, need no account judged anew."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from readouts.encoders import Encoder
from readouts.errors import FormatError
from readouts.report.cursor import Cursor
from readouts.report.json_judged import judged_to_dict, read_judged
from readouts.store import Store, content_key
from readouts.types import Account, Conflict, Link, Manifest, Verdict

_FORMAT = "readouts-judgement-1"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the accounts are to each other, and what made that out."""

    links: tuple[Link, ...]
    verdicts: tuple[Verdict, ...]
    conflicts: tuple[Conflict, ...]
    manifest: Manifest


def key(accounts: Sequence[Account], encoder: Encoder) -> str:
    """Return the key of a judgement: a hash of all that decides it, the installed code included."""
    reads = None if encoder.languages is None else sorted(encoder.languages)
    used = [encoder.name, encoder.weights_sha256, reads]
    return content_key(_FORMAT, [asdict(account) for account in accounts], used)


def find(store: Store, name: str) -> Judgement | None:
    """Return a kept judgement, or ``None`` where there is none that can be used."""
    payload = store.read(f"{name}.judgement")
    if payload is None:
        return None
    try:
        return Judgement(**read_judged(Cursor(json.loads(payload))))
    except (ValueError, FormatError):
        return None


def keep(store: Store, name: str, judgement: Judgement) -> None:
    """Keep a judgement, by the contract of the JSON report."""
    store.write(f"{name}.judgement", json.dumps(judged_to_dict(judgement)).encode("ascii"))
