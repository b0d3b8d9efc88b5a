"""Shared by all tests: an exact toy encoder, hand-written comparisons, and a cache folder of their own."""

import re
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

from readouts.comparison import Comparison
from readouts.encoders import Encoding
from readouts.types import (
    Account,
    Claim,
    Conflict,
    ConflictSide,
    Discrepancy,
    Emphasis,
    Event,
    Link,
    Manifest,
    Nearest,
    Passage,
    Relation,
    Span,
    Topic,
    Verdict,
    VerdictKind,
)

DIM = 8
# Machines are noisy: a deadline would be a timed assertion.
settings.register_profile("readouts", deadline=None, derandomize=True)
settings.load_profile("readouts")


class ToyEncoder:
    """Each word is one of eight axes or a pair of them, by its hash: exact in float32 on any machine."""

    name = "toy"
    weights_sha256 = "0" * 64
    languages: frozenset[str] | None = None

    def __init__(self) -> None:
        self.calls = 0

    def encode(self, texts: Sequence[str]) -> Encoding:
        self.calls += 1
        passages, tokens, spans, owners = [], [], [], []
        for index, text in enumerate(texts):
            rows = [self._vector(m.group()) for m in re.finditer(r"\w+", text)]
            total = np.sum(rows, axis=0) if rows else np.eye(DIM)[0]
            passages.append(total / np.linalg.norm(total))
            tokens += rows
            spans += [m.span() for m in re.finditer(r"\w+", text)]
            owners += [index] * len(rows)
        return Encoding(
            np.array(passages, dtype=np.float32).reshape(-1, DIM),
            np.array(tokens, dtype=np.float32).reshape(-1, DIM),
            np.array(spans, dtype=np.int32).reshape(-1, 2),
            np.array(owners, dtype=np.int32),
        )

    @staticmethod
    def _vector(word: str) -> np.ndarray:
        vector = np.zeros(DIM)
        digest = sha256(word.casefold().encode("utf-8", "surrogatepass")).digest()
        vector[digest[0] % DIM] = 1.0
        return vector


def save_letters(folder: Path) -> int:
    """Save a word-piece tokenizer of single letters; return how many pieces it has."""
    from transformers import BertTokenizerFast

    letters = "abcdefghijklmnopqrstuvwxyz"
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    (folder / "vocab.txt").write_text("\n".join(pieces), encoding="utf-8")
    BertTokenizerFast(vocab=str(folder / "vocab.txt")).save_pretrained(folder)
    return len(pieces)


@pytest.fixture
def processor_seconds() -> Callable[[float], AbstractContextManager[None]]:
    """Return a context that fails the test once it has used so much of the processor, however busy the machine.

    A pattern that takes time by the square of a text is stopped by it: for a hundred thousand characters it would
    go on for hours.
    """

    @contextmanager
    def limit(seconds: float) -> Iterator[None]:
        def stop(_signal: int, _frame: object) -> None:
            pytest.fail(f"it goes on after {seconds} s of the processor")

        before = signal.signal(signal.SIGVTALRM, stop)
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, before)

    return limit


@pytest.fixture
def toy() -> ToyEncoder:
    return ToyEncoder()


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test touches the user's cache."""
    monkeypatch.setenv("READOUTS_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
    return


NORTH = (
    "Minister Aalto raised the closed border crossing. Both ministers agreed to reopen it in March and to fund "
    "new scanners. Fisheries were discussed. About 1,200 lorries wait there. A hotline will be set up."
)
SOUTH = (
    "The crossing at the border was discussed. It will reopen in May. Some 900 lorries are waiting there. "
    "Minister Roe rejected all claims about the river. A hotline will be set up."
)


def _account(text: str, name: str, source: str) -> tuple[Account, tuple[Passage, ...]]:
    spans = [m.span() for m in re.finditer(r"[A-Z][^.]*\.", text)]
    passages = tuple(Passage(f"{name}:{n}", name, Span(*span)) for n, span in enumerate(spans, start=1))
    return Account(text, id=name, source=source, date="2031-02-03", language="en"), passages


def _verdict(
    passage: str, by: str, kind: str, support: float, salience: float, near: str, score: float, **more: tuple
) -> Verdict:
    return Verdict(
        passage, by, VerdictKind(kind), support, salience, (Nearest(near, score),), more.get("missing", ()),
        more.get("reasons", ("a reason",)), more.get("claims", ()),
    )  # fmt: skip


@pytest.fixture
def hand_made() -> Comparison:
    """Two accounts with every kind of verdict and relation, written by hand."""
    north, of_north = _account(NORTH, "north", "Ministry of the North")
    south, of_south = _account(SOUTH, "south", "South News Agency")
    scanners = Span(NORTH.index("to fund"), NORTH.index(" Fisheries") - 1)
    left_out = (of_north[2].span,), (of_south[3].span,)
    number = [
        Span(text.index(value), text.index(value) + len(value))
        for text, value in ((NORTH, "1,200"), (SOUTH, "900"))
    ]
    whole = Span(of_north[1].span.start, scanners.start - 5)
    month = [
        Span(text.index(value), text.index(value) + len(value))
        for text, value in ((NORTH, "in March"), (SOUTH, "in May"))
    ]
    return Comparison(
        event=Event("Call of Ministers Aalto and Roe", "2031-02-03"),
        accounts=(north, south),
        passages=of_north + of_south,
        links=(
            Link(("north:1",), ("south:1",), 0.81, Relation.PARAPHRASE, 0.93),
            Link(("north:2",), ("south:2",), 0.64, Relation.PARTIAL, 0.71, (scanners,), ()),
            Link(("north:4",), ("south:3",), 0.77, Relation.CONFLICT, 0.8),
            Link(("north:5",), ("south:5",), 1.0, Relation.VERBATIM, 0.99),
        ),
        verdicts=(
            _verdict("north:1", "south", "shared", 0.93, 0.7, "south:1", 0.8),
            _verdict(
                "north:2", "south", "partial", 0.41, 0.9, "south:2", 0.6,
                missing=(scanners,),
                claims=(Claim(whole, 0.9, VerdictKind.SHARED), Claim(scanners, 0.1, VerdictKind.LEFT_OUT)),
            ),
            _verdict("north:3", "south", "left_out", 0.06, 0.3, "south:4", 0.2, missing=left_out[0]),
            _verdict("north:4", "south", "conflict", 0.8, 0.5, "south:3", 0.7, missing=(number[0],)),
            _verdict("north:5", "south", "shared", 0.99, 0.4, "south:5", 1.0),
            _verdict("south:1", "north", "shared", 0.9, 0.6, "north:1", 0.8),
            _verdict("south:2", "north", "unclear", 0.7, 0.6, "north:2", 0.6),
            _verdict("south:3", "north", "conflict", 0.8, 0.5, "north:4", 0.7, missing=(number[1],)),
            _verdict("south:4", "north", "left_out", 0.04, 0.8, "north:3", 0.2, missing=left_out[1]),
            _verdict("south:5", "north", "unclear", 0.35, 0.4, "north:5", 0.5),
        ),
        topics=(
            Topic("t1", "border crossing", ("north:1", "north:2", "south:1", "south:2"), (
                Emphasis("north", 0.6, (0.2, 0.9), 0.0, 1), Emphasis("south", 0.4, (0.1, 0.8), 0.0, 1))),
            Topic("t2", "river", ("south:4",), (
                Emphasis("north", 0.0, (0.0, 0.0), None, None), Emphasis("south", 0.25, (0.0, 0.6), 0.6, 2))),
            Topic("t3", "fisheries", (), (
                Emphasis("north", 0.0, (0.0, 0.0), None, None), Emphasis("south", 0.0, (0.0, 0.0), None, None))),
        ),
        conflicts=(
            Conflict(
                "number", ConflictSide("north:4", number[0], "1200"), ConflictSide("south:3", number[1], "900"), 0.8,
                "1,200 against 900 lorries",
            ),
        ),
        discrepancies=(
            Discrepancy(
                "date", ConflictSide("north:2", month[0], "in March"), ConflictSide("south:2", month[1], "in May"),
                "March against May",
            ),
        ),
        manifest=Manifest("0.0.0", "toy", "0" * 64, {"left_out_below": 0.2, "shared_from": 0.5}, ("mind the gap",)),
    )  # fmt: skip


@pytest.fixture
def seed_folder() -> Path:
    return Path(__file__).parent.parent / "seeds" / "blinken-wang-2022-01-26"
