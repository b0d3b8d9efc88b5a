"""The records that travel through the pipeline, one per step.

All are frozen; sequences are tuples and records refer to each other by id. Offsets are half-open and count
code points of ``Account.text``. Scores are floats in 0..1, higher is nearer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as _date
from enum import StrEnum
from hashlib import sha256

from readouts.counting import count_words

LONGEST_ID = 200
"""Characters of an account's id at most."""


def is_account_id(name: str) -> bool:
    r"""Return whether an account may have this id.

    Examples
    --------
    >>> is_account_id("state"), is_account_id(" "), is_account_id("two\nlines")
    (True, False, False)
    """
    return bool(name.strip()) and name.isprintable() and len(name) <= LONGEST_ID


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A part of a text, as half-open offsets ``0 <= start < end``.

    Raises
    ------
    ValueError
        If the span is empty, reversed or starts before the text.

    Examples
    --------
    >>> Span(4, 8).of("the talk went on")
    'talk'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start}, {self.end}")

    def of(self, text: str) -> str:
        """Return the words the span covers in `text`."""
        return text[self.start : self.end]

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Return whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


def _check_day(day: str) -> None:
    try:
        _date.fromisoformat(day)
    except (ValueError, TypeError):
        raise ValueError(f"an account's date is a day, YYYY-MM-DD, got {day!r}") from None


@dataclass(frozen=True, slots=True)
class Account:
    """One source's text about an event. The text is never altered: every offset refers to it.

    Parameters
    ----------
    text : str
        The words of the account.
    id : str
        Short name, unique within the event; the prefix of its passages' ids.
    source : str, optional
        Who publishes it; the id where not given.
    title, language, url : str, optional
        Headline, BCP 47 language tag, and where it was published.
    date : str, optional
        Day of publication, ``YYYY-MM-DD``.
    own_words : bool, optional
        Whether this is what an article says itself, its quotations cut out to be accounts of their own. The article
        holds them all the same: nothing is called left out by it.

    Raises
    ------
    ValueError
        If the id is empty, very long or unprintable, or the date is no date.
    TypeError
        If the text is not a string.

    Examples
    --------
    >>> Account("They spoke on Wednesday.", id="state", source="U.S. State Department").words
    4
    """

    text: str = field(repr=False)
    id: str = field(kw_only=True)
    source: str = field(kw_only=True, default="")
    title: str | None = field(kw_only=True, default=None)
    date: str | None = field(kw_only=True, default=None)
    language: str | None = field(kw_only=True, default=None)
    url: str | None = field(kw_only=True, default=None)
    own_words: bool = field(kw_only=True, default=False)

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(f"an account's text is a str, got {type(self.text).__name__}")
        if not is_account_id(self.id):
            raise ValueError(f"an account's id is 1 to {LONGEST_ID} printable characters, got {self.id!r}")
        if self.date is not None:
            _check_day(self.date)
        if not self.source:
            object.__setattr__(self, "source", self.id)

    @property
    def sha256(self) -> str:
        """Hash of the text, which stays the same however passages are cut."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def words(self) -> int:
        """Number of words, see :func:`count_words`."""
        return count_words(self.text)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, as an event folder names it."""

    title: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a passage: speaker, reporting verb, and the source it was reported through."""

    speaker: str | None = None
    via: str | None = None
    cue: str | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an account; `id` is ``account:number``, counted from 1 in reading order."""

    id: str
    account: str
    span: Span
    attribution: Attribution | None = None


def account_of(passage_id: str) -> str:
    """Return the id of the account that a passage stands in, by the passage's own id."""
    return passage_id.rpartition(":")[0]


class Relation(StrEnum):
    """What a link means."""

    VERBATIM = "verbatim"
    PARAPHRASE = "paraphrase"
    PARTIAL = "partial"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Link:
    """An alignment between passages of two accounts.

    `score` is how near the passages are, `confidence` the probability that at least one side carries the
    other. `only_left` and `only_right` are the words that the other side lacks.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    score: float
    relation: Relation
    confidence: float
    only_left: tuple[Span, ...] = ()
    only_right: tuple[Span, ...] = ()


class VerdictKind(StrEnum):
    """Whether another account carries a passage; `unclear` abstains."""

    SHARED = "shared"
    PARTIAL = "partial"
    CONFLICT = "conflict"
    LEFT_OUT = "left_out"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage of the other account that comes closest, and how close it is (0..1)."""

    passage: str
    score: float


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing a passage says, with the other account's support for it (0..1) and the verdict on it."""

    span: Span
    support: float
    verdict: VerdictKind


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether account `by` carries `passage`, with the evidence.

    `support` is a calibrated probability. `salience` (0..1) ranks what matters most to the account that
    says it. `missing` lies inside the passage; `nearest` is never empty while `by` has a passage. `differing` are
    the phrases of what is carried whose words have no counterpart: another rendering, or a small addition.
    """

    passage: str
    by: str
    verdict: VerdictKind
    support: float
    salience: float
    nearest: tuple[Nearest, ...]
    missing: tuple[Span, ...]
    reasons: tuple[str, ...]
    claims: tuple[Claim, ...] = ()
    differing: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """How far an account carries a span of another one: the answer of ``Comparison.support``.

    `signals` names what was measured, each in 0..1, before calibration made `probability` of it.
    """

    probability: float
    verdict: VerdictKind
    nearest: tuple[Nearest, ...]
    signals: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """One side of a conflict: the span, the passage it stands in, and the value as read."""

    passage: str
    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two linked passages that cannot both be right, with the kind and the reason."""

    kind: str
    left: ConflictSide
    right: ConflictSide
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Two figures of linked passages that cannot both be right if they are told of one thing, which cannot be told.

    Each account lacks the other's figure everywhere. The kind is ``number`` or ``date``.
    """

    kind: str
    left: ConflictSide
    right: ConflictSide
    reason: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A measured value with its 95 % bootstrap interval."""

    value: float
    interval: tuple[float, float]


_NONE = Measure(0.0, (0.0, 0.0))


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What one account makes of one topic.

    `share` is the topic's part of the account's words (0..1) with a 95 % bootstrap interval; `first` is how
    far into the account it first comes up (0 at the start, below 1), and `rank` its place among the
    account's topics by share, from 1. Both are ``None`` where the account does not touch the topic.

    `first_interval` belongs to `first`. `passages` is how many of the account's passages are about the topic and
    `returns` how often the account comes back to it after another matter. `in_title` says whether the headline
    names it (``None`` where the account has none) and `in_lead` whether the opening does. `quoted` is the share of
    the topic's words that stand in quotation marks, `strength` the share of its passages with a strong word.
    `score` (0..1) combines all of them, and `place` is the topic's place among the account's topics by it.
    `speakers` are those to whom the account attributes passages about it, the most words first. `label` names the
    topic by phrases of the account's own passages; it is empty where the topic is the user's, or is not touched.
    """

    account: str
    share: float
    interval: tuple[float, float]
    first: float | None
    rank: int | None
    first_interval: tuple[float, float] | None = None
    passages: int = 0
    returns: int = 0
    in_title: bool | None = None
    in_lead: bool = False
    quoted: Measure = _NONE
    strength: Measure = _NONE
    score: Measure = _NONE
    place: int | None = None
    speakers: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """Passages of all the accounts about the same matter; `emphasis` has one entry per account."""

    id: str
    label: str
    passages: tuple[str, ...]
    emphasis: tuple[Emphasis, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What made a comparison: enough to repeat it, and what it cannot tell.

    `warnings` are lines for the reader, for instance that an account is not in the encoder's language.
    """

    readouts: str
    encoder: str
    weights_sha256: str
    parameters: Mapping[str, float | int | str]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the accounts are to each other, and what made that out."""

    links: tuple[Link, ...]
    verdicts: tuple[Verdict, ...]
    conflicts: tuple[Conflict, ...]
    discrepancies: tuple[Discrepancy, ...]
    manifest: Manifest
