"""Judgements of accounts: made, or read where they were made before.

Other topics, or another format, need no account judged anew.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from readouts.align.pairs import EvidenceOfPairs
from readouts.align.reading import EncodedReading
from readouts.encoders import Cache, Encoder
from readouts.errors import FormatError
from readouts.report.cursor import Cursor
from readouts.report.json_judged import judged_to_dict, read_judged
from readouts.store import Store, content_key
from readouts.types import Account, Judgement

if TYPE_CHECKING:
    from readouts.align import Evidence
    from readouts.encoders.cross_encoder import Inference

_FORMAT = "readouts-judgement-1"


def judge_or_recall(
    readings: Sequence[EncodedReading],
    encoder: Encoder,
    inference: "Inference | None",
    cache: Cache | None,
    tell: Callable[[str, float], None],
) -> "tuple[Judgement, Mapping[tuple[str, str], Evidence]]":
    """Judge the accounts, or read what they were judged to be; return it with the evidence for it.

    Parameters
    ----------
    readings : sequence of EncodedReading
        Two or more.
    encoder : Encoder
        What encoded them.
    inference : Inference or None
        What looks for contradictions.
    cache : Cache or None
        Where judgements are kept.
    tell : callable
        Called as the work goes on.

    Returns
    -------
    Judgement, mapping of (str, str) to Evidence
        The evidence for a judgement that was kept is gathered when it is first asked for.
    """
    # A named inference model may change under its name: what it finds is not kept.
    store = None if inference else cache
    name = _key([reading.account for reading in readings], encoder) if store else ""
    kept = _find(store, name) if store else None
    evidence = EvidenceOfPairs(readings, encoder, cache)
    if kept is not None:
        return kept, evidence
    # Imported here: what is kept needs none of the rules, whose patterns take long to compile.
    from readouts.judge import judge_accounts

    tell("aligning", 0.7)
    seen = evidence.gathered
    tell("judging", 0.8)
    judgement = judge_accounts(readings, encoder, seen, inference)
    if store:
        _keep(store, name, judgement)
    return judgement, seen


def _key(accounts: Sequence[Account], encoder: Encoder) -> str:
    """Return the key of a judgement: a hash of all that decides it, the installed code included."""
    reads = None if encoder.languages is None else sorted(encoder.languages)
    used = [encoder.name, encoder.weights_sha256, reads]
    return content_key(_FORMAT, [asdict(account) for account in accounts], used)


def _find(store: Store, name: str) -> Judgement | None:
    """Return a kept judgement, or ``None`` where there is none that can be used."""
    payload = store.read(f"{name}.judgement")
    if payload is None:
        return None
    try:
        return Judgement(**read_judged(Cursor(json.loads(payload))))
    except (ValueError, FormatError):
        return None


def _keep(store: Store, name: str, judgement: Judgement) -> None:
    """Keep a judgement, by the contract of the JSON report."""
    store.write(f"{name}.judgement", json.dumps(judged_to_dict(judgement)).encode("ascii"))
