"""Ends: phrases that stand at one of two ends of a matter, whatever words a sentence has for it.

"Turned down the offer", "took up the proposal" and "no agreement was reached" share no word, yet each says yes or
no to something. The phrases are listed in ``poles.txt`` by the matter and its two ends, and looked up by stem.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from readouts.text.any_case import folded
from readouts.text.listed import listed
from readouts.text.noun_or_verb import names_a_thing
from readouts.text.polarity import covering, negators
from readouts.text.roots import root
from readouts.types import Span

_GAP, _LONGEST_GAP = "...", 3
_LONGEST_DENIAL = 48
"""Characters from a denial to the end of what it denies up to which both are shown together."""


class Pole(NamedTuple):
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
    (_, as_written), low = _table(), folded(text)
    kept = [low[start:end] for start, end in spans]
    words = [
        ("" if _is_other_word(word, after_word) or names_a_thing(word, before) else _told(word), start, end)
        for before, word, after_word, (start, end) in zip(("", *kept), kept, (*kept[1:], ""), spans, strict=False)
        if word not in _LEFT_OUT
    ]
    found: dict[str, list[Pole]] = {}
    after: dict[tuple[str, str], int] = {}
    for at, (first, start, end) in enumerate(words):
        following = words[at + 1][0] if at + 1 < len(words) else ""
        rows = _beginning(first, following) + as_written.get(text[start:end], ())
        if not rows:
            continue
        taken: set[tuple[str, str]] = set()
        for phrase, kind, matter, yes, written in rows:
            if not low.startswith(written, start):
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
            cover = covering(span.start, negators(text))
            denied = len(cover) % 2 == 1
            if denied:
                span = _with_denial(cover[-1][0], span)
            found.setdefault(kind, []).append(Pole(span, matter, yes is not denied, denied, len(phrase)))
    return {kind: tuple(ends) for kind, ends in found.items()}


@lru_cache(maxsize=1 << 14)
def _beginning(first: str, following: str) -> tuple["_Row", ...]:
    """Return the phrases that two roots may begin: hundreds begin with one like "no", few with the next as well."""
    rows = _table()[0].get(first, ())
    return tuple(row for row in rows if len(row[0]) == 1 or row[0][1] in (following, _GAP))


@lru_cache(maxsize=1 << 14)
def _told(word: str) -> str:
    """Return the root of a word; who does a deed is told from the deed: "the operators met" is no operation."""
    if word == "several":
        return word  # which shares its stem with "sever"
    found, singular = root(word), word.removesuffix("s")
    agent = singular.endswith(("er", "or")) and singular not in _VERBS and found != singular
    return f"{found}~" if agent else found


def _written(word: str) -> str:
    """Return how a form of a word must begin: a stem may be that of another, "construct" that of "constructive"."""
    word = word.strip()
    return word[:-2] if word.endswith(_OTHER_CLASS) and len(word) - len(root(word)) >= _MUCH_CUT else ""


def _is_other_word(word: str, after: str) -> bool:
    """Return whether a word in lower case is not the one it seems: "close to", "the election commission"."""
    return (word in _OTHER_BEFORE and after in _OTHER_BEFORE[word]) or (after in _BODIES and word != "no")


def _with_denial(start: int, span: Span) -> Span:
    return Span(start, span.end) if span.end - start <= _LONGEST_DENIAL else span


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


_Row = tuple[tuple[str, ...], str, str, bool, str]
"""The roots of a phrase, its kind, its matter, whether it is the yes, and how its first word must begin."""


@cache
def _table() -> tuple[Mapping[str, tuple[_Row, ...]], Mapping[str, tuple[_Row, ...]]]:
    """Return the phrases that begin with each root, and those that begin with a word just as it is written.

    The longest come first, with their kind, matter and end.
    """
    found: dict[str, set[_Row]] = {}
    for line in listed("poles.txt"):
        head, _, phrases = line.partition(": ")
        kind, matter, end = head.split()
        for one in phrases.split(";"):
            words = tuple(
                word if word == _GAP or word.startswith("=") else _told(word)
                for word in one.split()
                if word not in _LEFT_OUT
            )
            if words:
                written = _written(one) if len(words) == 1 else ""
                found.setdefault(words[0], set()).add((words, kind, matter, end == "+", written))
    ordered = {word: tuple(sorted(rows, key=lambda row: (-len(row[0]), row))) for word, rows in found.items()}
    as_written = {word[1:]: rows for word, rows in ordered.items() if word.startswith("=")}
    return {word: rows for word, rows in ordered.items() if not word.startswith("=")}, as_written


_VERBS = frozenset(
    """
    deliver recover surrender consider reconsider remember register administer encounter discover uncover hinder
    render gather hamper shelter transfer waver monitor order border alter counter foster differ suffer batter
    """.split()
)
"""What ends as the name of somebody who does a thing, and is the deed."""
_OTHER_BEFORE = {
    "close": frozenset(
        "to ties contact contacts cooperation coordination relations allies friends partners associates".split()
    ),
    "let": frozenset({"it"}),
    "letting": frozenset({"it"}),
    "release": frozenset("funds money figures documents aid tranche".split()),
}
"""Words before which one has another sense: "close to" shuts nothing, and "letting it be known" allows nothing."""
_BODIES = frozenset(
    "commission commissions committee committees council board authority agency tribunal ministry bureau".split()
)
"""What a word before it is the name of: an "election commission" elects nobody."""
_OTHER_CLASS = ("ly", "ive", "ful", "al", "ble", "ity", "ate", "ize", "ise")
_MUCH_CUT = 3
"""Letters that a stem lacks from which it may be the stem of other words too."""
_LEFT_OUT = frozenset("a an the its their his her our my your very quite".split())
"""Articles and possessives, which tell phrases apart from nothing."""
