"""Wording: how strongly an account speaks, by a lexicon whose every hit can be checked."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from readouts.findings.field_patterns import OFFICES
from readouts.findings.lexicon import COOPERATIVE, NEUTRAL, Lexicon, compile_lexicon, load_lexicon
from readouts.text.attribution import Attributed, attributions
from readouts.text.language import is_english
from readouts.text.questions import in_turns
from readouts.text.quotes import quotations
from readouts.text.speakers import speaker_of
from readouts.types import Account, Passage, Span


@dataclass(frozen=True, slots=True)
class Wording:
    """A place where an account's wording has a grade.

    Parameters
    ----------
    account, passage : str
        Where it stands.
    span : Span
        The words, as offsets into the account's text.
    grade : str
        What the words do: ``directive``, ``cooperative``, ``assertive``, ``critical``, ``warning``, ``hedged``,
        ``characterisation``, ``set_phrase``, ``neutral``, or a grade of the user's own.
    entry : str
        The entry of the lexicon that they match.
    quoted : bool
        Whether they stand in quotation marks: then they are the speaker's, not the account's own.
    speaker : str or None
        Whose words or deed is told, quoted or not; ``None`` where the account speaks for itself.
    reporting : bool
        Whether it is the verb by which the account reports the speaker ("demanded"): the account chose it.
    """

    account: str
    passage: str
    span: Span
    grade: str
    entry: str
    quoted: bool
    speaker: str | None = None
    reporting: bool = False


def find_wording(
    accounts: Sequence[Account], passages: Sequence[Passage], lexicon: Lexicon | None = None
) -> tuple[Wording, ...]:
    """Find graded words.

    Parameters
    ----------
    accounts : sequence of Account
        Only those in English, or in no known language, are looked at.
    passages : sequence of Passage
        Their passages.
    lexicon : mapping of str to sequence of str, optional
        Grade to entries, instead of those of :func:`readouts.findings.load_lexicon`.

    Returns
    -------
    tuple of Wording
        In the order of the passages; where entries overlap, the longer one.

    Examples
    --------
    >>> account = Account("Both sides must act.", id="a", language="en")
    >>> [found.grade for found in find_wording([account], [Passage("a:1", "a", Span(0, 20))])]
    ['directive']
    """
    key = tuple((grade, tuple(entries)) for grade, entries in (lexicon or load_lexicon()).items())
    return tuple(
        found
        for account in accounts
        if is_english(account.language)
        for found in _of_account(account, tuple(p for p in passages if p.account == account.id), key)
    )


@lru_cache(maxsize=32)
def _of_account(
    account: Account, passages: tuple[Passage, ...], lexicon: tuple[tuple[str, tuple[str, ...]], ...]
) -> tuple[Wording, ...]:
    """Find the graded words of one account; kept, since topics ask for them as well as reports."""
    table, phrases = compile_lexicon(dict(lexicon))
    quoted, said = _Holders([q.inner for q in quotations(account.text)]), _Said(account.text, passages)
    found: list[Wording] = []
    asked = frozenset(in_turns(account.text, [passage.span for passage in passages]))
    for turn, passage in enumerate(passages):
        if turn in asked:
            continue  # a reporter's words are not the account's
        for number, span in phrases.find(account.text, passage.span.start, passage.span.end):
            grade, entry = table[number]
            speaker, reporting = said.of(span)
            if span.of(account.text) == "May" or (grade == NEUTRAL and not reporting):
                continue  # the month, or a word that does nothing here
            if _is_visit(account.text, span, passage.span.end):
                continue
            if grade == COOPERATIVE and _undone(account.text, passage.span.start, span.start):
                continue
            inside = quoted.holds(span)
            found.append(Wording(account.id, passage.id, span, grade, entry, inside, speaker, reporting))
    return tuple(found)


def _undone(text: str, opening: int, start: int) -> bool:
    """Return whether what follows is denied, as in "without consultations": that is no working together."""
    return bool(_DENIED.search(text, max(opening, start - _BEFORE), start))


def _is_visit(text: str, span: Span, end: int) -> bool:
    """Return whether somebody in office is visited and nothing bidden: "called on the President on Monday"."""
    if not _CALL_ON.fullmatch(text, span.start, span.end) or not _IN_OFFICE.match(text, span.end, end):
        return False
    return not _BIDDEN.search(text, span.end, min(end, span.end + _LONGEST_BIDDING))


class _Holders:
    """Disjoint spans in order, to be asked which one holds another span."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def index(self, span: Span) -> int | None:
        at = bisect_right(self._starts, span.start) - 1
        return at if at >= 0 and span in self._spans[at] else None

    def holds(self, span: Span) -> bool:
        return self.index(span) is not None


class _Said:
    """Who is given as the source of which words of an account."""

    def __init__(self, text: str, passages: Sequence[Passage]) -> None:
        self._found = attributions(text, [passage.span for passage in passages])
        self._cues = sorted(self._found, key=lambda one: one.cue)
        self._cue_starts = [one.cue.start for one in self._cues]
        # The narrowest content that holds a word is the nearest speaker's: "the paper says that he said …".
        self._contents: list[tuple[Span, Attributed]] = sorted(
            ((span, one) for one in self._found for span in one.content), key=lambda row: row[0]
        )
        self._starts = [span.start for span, _ in self._contents]

    def of(self, span: Span) -> tuple[str | None, bool]:
        at = bisect_right(self._cue_starts, span.start) - 1
        if at >= 0 and span.start < self._cues[at].cue.end:
            return speaker_of(self._cues[at]), True
        at = bisect_right(self._starts, span.start) - 1
        for content, one in reversed(self._contents[max(0, at - _BACK) : at + 1]):
            if span in content:
                return speaker_of(one), False
        return None, False


_BEFORE = 40
"""Characters before a word in which it may be denied."""
_DENIED = re.compile(
    r"\b(?:without|no|not(?! only)|never|neither|nor|cannot|\w+n['’]t|(?:lack|absence) of|rather than|instead of|"
    r"(?:refus|declin|fail)\w* to)\s+(?:(?:any|a|the|been|be|yet|even|prior|further|proper|\w+ly)\s+){0,2}$",
    re.IGNORECASE,
)
_CALL_ON = re.compile(r"call(?:s|ed|ing)?\s+on", re.IGNORECASE)
_IN_OFFICE = re.compile(
    rf"\s+(?:(?:the|his|her|its|their)\s+)?(?:[A-Z][\w.’'-]*\s+){{0,3}}(?:{OFFICES}|Head\s+of\s+State|King|Queen|Emir|Sultan|Speaker)\b"
)
_BIDDEN = re.compile(r"\b(?:to|that)\s+[a-z]|\bfor\s+(?:an?|the)\s+[a-z]")
"""What follows where somebody is called on to do a thing."""
_LONGEST_BIDDING = 300
_BACK = 8
"""Contents looked at before a word: those that begin earlier have ended, but for nested ones."""
