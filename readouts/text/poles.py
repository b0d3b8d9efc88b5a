"""Ends: phrases that stand at one of two ends of a matter, whatever words a sentence has for it.

"Turned down the offer", "took up the proposal" and "no agreement was reached" share no word, yet each says yes or
no to something. The phrases are listed in ``poles.txt`` by the matter and its two ends, and looked up by stem.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from readouts.text.listed import listed
from readouts.text.polarity import negators
from readouts.text.roots import root
from readouts.types import Span

_GAP, _LONGEST_GAP = "...", 3
_LONGEST_DENIAL = 48
"""Characters from a denial to the end of what it denies up to which both are shown together."""


@dataclass(frozen=True, slots=True)
class Pole:
    """A phrase at one end of a matter.

    Parameters
    ----------
    span : Span
        Offsets of the phrase, with the denial before it if there is one.
    matter : str
        What it is about: "consent", "accord".
    yes : bool
        At which end it stands, once it is denied.
    denied : bool
        Whether a denial put it there.
    words : int
        Words of the phrase without articles.
    """

    span: Span
    matter: str
    yes: bool
    denied: bool
    words: int


def poles(text: str, kind: str, spans: tuple[tuple[int, int], ...]) -> tuple[Pole, ...]:
    """Find the phrases of an English passage that stand at an end of a matter.

    Parameters
    ----------
    text : str
        One passage.
    kind : str
        "polarity" or "scope".
    spans : tuple of (int, int)
        Its words, in reading order.

    Returns
    -------
    tuple of Pole
        In reading order; a phrase that several matters list stands there once for each.

    Examples
    --------
    >>> text = "They turned the offer down."
    >>> words = ((0, 4), (5, 11), (12, 15), (16, 21), (22, 26))
    >>> [(p.span.of(text), p.matter, p.yes) for p in poles(text, "polarity", words)][0]
    ('turned the offer down', 'consent', False)
    """
    return _of_all_kinds(text, spans).get(kind, ())


@lru_cache(maxsize=4096)
def _of_all_kinds(text: str, spans: tuple[tuple[int, int], ...]) -> Mapping[str, tuple[Pole, ...]]:
    table = _table()
    kept = [(text[start:end].lower(), start, end) for start, end in spans]
    words = [(root(word), start, end) for word, start, end in kept if word not in _LEFT_OUT]
    found: dict[str, list[Pole]] = {}
    after: dict[tuple[str, str], int] = {}
    for at, (first, start, end) in enumerate(words):
        rows = table.get(first, ()) + table.get(f"={text[start:end]}", ())
        following = words[at + 1][0] if rows and at + 1 < len(words) else ""
        taken: set[tuple[str, str]] = set()
        for phrase, kind, matter, yes in rows:
            # Hundreds of phrases begin with a word like "no": most of them end at the word after it.
            if len(phrase) > 1 and phrase[1] not in (following, _GAP):
                continue
            if (kind, matter) in taken or at < after.get((kind, matter), 0):
                continue
            last = _match(phrase, words, at)
            if last is None:
                continue
            taken.add((kind, matter))
            after[kind, matter] = last + 1
            span = Span(start, words[last][2])
            # "Rejected" denies what it governs, but not itself; "no deal" is listed with its "no".
            cover = [(a, b) for a, b, until in negators(text) if b <= span.start < until]
            denied = len(cover) % 2 == 1
            if denied:
                span = _with_denial(cover[-1], span)
            found.setdefault(kind, []).append(Pole(span, matter, yes is not denied, denied, len(phrase)))
    return {kind: tuple(ends) for kind, ends in found.items()}


def _with_denial(denial: tuple[int, int], span: Span) -> Span:
    return Span(denial[0], span.end) if span.end - denial[0] <= _LONGEST_DENIAL else span


def _match(phrase: Sequence[str], words: Sequence[tuple[str, int, int]], at: int) -> int | None:
    """Return the last word of a phrase that begins at a word, or ``None`` where it does not."""
    for wanted, following in zip(phrase[1:], (*phrase[2:], ""), strict=False):
        if wanted == _GAP:
            ahead = [
                row for row in range(at + 2, min(len(words), at + 2 + _LONGEST_GAP)) if words[row][0] == following
            ]
            if not ahead:
                return None
            at = ahead[0] - 1
        elif at + 1 < len(words) and words[at + 1][0] == wanted:
            at += 1
        else:
            return None
    return at


_Row = tuple[tuple[str, ...], str, str, bool]


@cache
def _table() -> Mapping[str, tuple[_Row, ...]]:
    """Return for each word the phrases that begin with it, the longest first, with their kind, matter and end."""
    found: dict[str, set[_Row]] = {}
    for line in listed("poles.txt"):
        head, _, phrases = line.partition(": ")
        kind, matter, end = head.split()
        for one in phrases.split(";"):
            words = tuple(
                word if word == _GAP or word.startswith("=") else root(word)
                for word in one.split()
                if word not in _LEFT_OUT
            )
            if words:
                found.setdefault(words[0], set()).add((words, kind, matter, end == "+"))
    return {word: tuple(sorted(rows, key=lambda row: (-len(row[0]), row))) for word, rows in found.items()}


_LEFT_OUT = frozenset("a an the its their his her our my your very quite".split())
"""Articles and possessives, which tell phrases apart from nothing."""
