"""What a view is made of: rows ready to show, which any format may place and none needs to think about."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from readouts.report.view.lines import Line
from readouts.types import VerdictKind

Item = TypeVar("Item")

MARKS = {
    VerdictKind.SHARED: "=",
    VerdictKind.PARTIAL: "~",
    VerdictKind.CONFLICT: "!",
    VerdictKind.LEFT_OUT: "-",
    VerdictKind.UNCLEAR: "?",
}
"""A sign for each verdict that needs no colour."""
STANDING = (
    VerdictKind.CONFLICT, VerdictKind.SHARED, VerdictKind.PARTIAL, VerdictKind.UNCLEAR, VerdictKind.LEFT_OUT,
)  # fmt: skip
"""Order of precedence: a passage is filed under the first of these verdicts that any other account gave it."""
_LISTED = 50
_PRINTED = 200
_OPEN = 8
_OPENING = 60
"""Characters by which a passage is called to mind that is quoted above."""
_ABOVE = " … (above)"
_WORTH_FOLDING = 3


NO_CLAIM = "no claim"
"""What stands apart from what is unclear: questions, titles and a page's furniture assert nothing to be carried."""


def word(kind: VerdictKind) -> str:
    """Return what a verdict is called in a report."""
    return kind.value.replace("_", " ")


class Fold(NamedTuple, Generic[Item]):
    """A list of which a page shows the `first` at once and the `rest` when asked.

    `label` says what that is, `more` where those are that the page does not list at all; either may be empty.
    """

    first: tuple[Item, ...]
    rest: tuple[Item, ...]
    label: str
    more: str = ""

    @property
    def next(self) -> int:
        """The number of the first item of the rest."""
        return len(self.first) + 1


def fold(
    items: Sequence[Item], what: str, count: int = _OPEN, listed: int | None = None, elsewhere: str = ""
) -> Fold[Item]:
    """Fold a list after `count` items, unless hardly anything would be folded away, and end it after `listed`."""
    kept = tuple(items[:listed])
    hidden = len(items) - len(kept)
    more = f"The first {len(kept)} of {len(items)}; {elsewhere}." if hidden else ""
    if not hidden and len(kept) < count + _WORTH_FOLDING:
        return Fold(kept, (), "")
    return Fold(kept[:count], kept[count:], f"{len(kept) - count} more {what}", more)


def printed(items: Sequence[Item]) -> Fold[Item]:
    """End a list for paper, where nothing folds; nobody reads thousands of pages."""
    return fold(items, "", _PRINTED, _PRINTED, "the JSON report holds them all")


def listed(items: Sequence[Item], what: str) -> Fold[Item]:
    """Fold a list of findings; those that a page does not list stand in its columns, one filter away."""
    return fold(items, what, listed=_LISTED, elsewhere="the others are marked in the accounts above")


class Piece(NamedTuple):
    """A run of a passage's text.

    `missing` where the other account lacks it or says otherwise, `differs` where that account carries the passage
    but has no counterpart for these words: another rendering, or a small addition.
    """

    text: str
    missing: bool
    differs: bool = False


class Near(NamedTuple):
    """The passage that came nearest, for the reader to check."""

    passage: str
    source: str
    text: str
    score: str


class Finding(NamedTuple):
    """A verdict ready to show: `by` names the account that it holds for, `missing` the missing pieces alone.

    `doubt` is the reason that says what may be told otherwise there, where it is unclear for that, or partial.
    """

    passage: str
    source: str
    by: str
    kind: str
    word: str
    mark: str
    pieces: tuple[Piece, ...]
    missing: tuple[str, ...]
    support: str
    nearest: tuple[Near, ...]
    reasons: tuple[str, ...]
    doubt: str = ""

    @property
    def aside(self) -> str:
        """What has to be said of it beside its counterparts: that it has none, where nothing else stands there."""
        return f"left out by {self.by}" if self.kind == VerdictKind.LEFT_OUT.value else ""


class Quoting:
    """What a report that is read from top to bottom has quoted already, so that it quotes nothing twice.

    With three accounts a passage may be left out by two of them, and put in the mouth of either.
    """

    def __init__(self) -> None:
        self._quoted: set[str] = set()
        self._shown: set[str] = set()
        self._told: set[tuple[str, str]] = set()

    def once(self, finding: Finding) -> Finding:
        """Return a finding to be printed next: where its passage stands above, only its opening.

        The nearest passage is called to mind by its opening too where it stands above, and where the same was said
        of the passage and the account it is not named again. Marked words belong to one account, so a passage with
        any is quoted again.
        """
        marked = any(piece.missing or piece.differs for piece in finding.pieces)
        again = finding.passage in self._quoted and not marked
        told = again and (finding.passage, finding.by) in self._told
        self._told.add((finding.passage, finding.by))
        self._quoted.add(finding.passage)
        self._shown.add(finding.passage)
        nearest = [
            near._replace(text=_opening(near.text)) if near.passage in self._shown else near
            for near in finding.nearest
        ]
        self._shown.update(near.passage for near in finding.nearest)
        found = finding._replace(nearest=tuple(nearest))
        if again:
            said = _opening("".join(piece.text for piece in finding.pieces))
            found = found._replace(pieces=(Piece(said, missing=False),))
        return found._replace(nearest=(), reasons=(), doubt="") if told else found


def _opening(said: str) -> str:
    """Return the opening of a passage that stands above; a short one is as soon read as looked for."""
    if len(said) <= _OPENING + len(_ABOVE):
        return said
    start = said[:_OPENING]
    return f"{start.rpartition(' ')[0] or start}{_ABOVE}"


class Section(NamedTuple):
    """A heading with its findings; `lead` says in a sentence what they are.

    `always` says that it is shown even where it has no finding, since that is an answer too.
    """

    title: Line
    lead: Line
    findings: tuple[Finding, ...]
    always: bool = False

    @property
    def listed(self) -> Fold[Finding]:
        """The findings that a page lists."""
        return listed(self.findings, "passages")


class LinkRow(NamedTuple):
    """Linked passages side by side."""

    relation: str
    left: tuple[Finding, ...]
    right: tuple[Finding, ...]
    score: str


class Coverage(NamedTuple):
    """How much of one account's passages another carries; `counts` in the order of the view's `kinds`."""

    of: str
    by: str
    passages: int
    counts: tuple[int, ...]


class AccountRow(NamedTuple):
    """An account as the report introduces it."""

    id: str
    source: str
    title: str
    date: str
    language: str
    words: int
    passages: int


class Tally(NamedTuple):
    """How many passages of an account stand in one place; `start` and `width` are 0..1, for a format that draws."""

    kind: str
    word: str
    mark: str
    number: int
    start: float
    width: float


class Glance(NamedTuple):
    """One account at a glance: where its passages stand among all the accounts."""

    source: str
    passages: int
    parts: tuple[Tally, ...]


class Group(NamedTuple):
    """A part of the answer under a word of its own."""

    title: str
    kind: str
    lines: tuple[Line, ...]


class Answer(NamedTuple):
    """The whole report in a few lines: `counts` adds up to all passages, `groups` says what matters of them."""

    counts: Line
    groups: tuple[Group, ...]
    glance: tuple[Glance, ...]


class Share(NamedTuple):
    """One account's part of a topic's row; `bar`, `low` and `high` are 0..1, for a format that draws.

    `elsewhere` names passages of an account without a share, and `how` says what they do: raise the topic all the
    same, or come nearest to it.
    """

    percent: str
    interval: str
    order: str
    bar: float
    low: float = 0.0
    high: float = 0.0
    how: str = ""
    elsewhere: tuple[str, ...] = ()


class TopicRow(NamedTuple):
    """A topic with one share an account, in the order of the accounts."""

    id: str
    label: str
    shares: tuple[Share, ...]


class Cited(NamedTuple):
    """A passage with the words that a conflict is about marked in it."""

    passage: str
    source: str
    pieces: tuple[Piece, ...]


class Silent(NamedTuple):
    """A heading with the passages that assert nothing, each once, whoever it was asked of."""

    title: str
    lead: str
    rows: tuple[Cited, ...]

    @property
    def label(self) -> str:
        """How many there are."""
        return "1 passage" if len(self.rows) == 1 else f"{len(self.rows)} passages"

    @property
    def listed(self) -> Fold[Cited]:
        """Those that a page lists."""
        return listed(self.rows, "passages")


class ConflictRow(NamedTuple):
    """A conflict or a discrepancy, with both passages and, marked in them, both spans."""

    kind: str
    verdict: str
    mark: str
    reason: str
    sides: tuple[Cited, Cited]
