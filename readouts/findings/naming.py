"""Naming: how the accounts name the same thing, with the words side by side."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import NamedTuple

from readouts.text.language import is_english
from readouts.text.proper_names import proper_names
from readouts.text.tokens import SAYS_SOMETHING, Words, stem, words
from readouts.types import Account, Link, Passage, Relation, Span

_HEAD = 0.1
_LONGEST = 3
"""Words of a differing phrase at most; a longer one says something else instead of naming it otherwise."""
_SENTENCE = 500
"""Words of a passage at most: what has no full stop is no sentence, and takes minutes to compare word by word."""
_BEFORE = re.compile(r"(?:[^\W\d_][\w’'-]*\s+){0,3}$")
_AFTER = re.compile(
    r"\s+(?:in|inside|into|around|in\s+and\s+around|against|over|on|near|with|of|surrounding)\s+(?:the\s+)?(?=[A-Z])"
)
_CLOSED = re.compile(
    r"^(?:the|a|an|of|in|on|at|to|by|for|and|or|its|his|her|their|our|this|that|with|from|about)$", re.I
)


class Named(NamedTuple):
    """The words of one account, with the passage that they stand in."""

    passage: str
    span: Span


class Naming(NamedTuple):
    """The same thing in the words of two accounts.

    `kind` is ``rendering`` where two linked passages differ in these words alone ("reasonable concerns",
    "legitimate concerns"), else the group of nouns of the lexicon: ``conflict``, ``forces``, ``status`` or
    ``authority``.
    """

    kind: str
    left: Named
    right: Named


def find_naming(
    accounts: Sequence[Account], passages: Sequence[Passage], links: Sequence[Link]
) -> tuple[Naming, ...]:
    """Find what two accounts name differently.

    Parameters
    ----------
    accounts, passages, links : sequences
        Those of the comparison; only English accounts, or such in no known language, are looked at.

    Returns
    -------
    tuple of Naming
        Pair by pair of accounts; renderings first, in the order of the links.
    """
    english = {account.id: account for account in accounts if is_english(account.language)}
    placed = {passage.id: passage for passage in passages if passage.account in english}
    counted = {name: words(account.text) for name, account in english.items()}
    lines = {name: _Line(p, english[p.account].text, counted[p.account]) for name, p in placed.items()}
    nouns = {
        name: _nouns(account.text, [p for p in passages if p.account == name]) for name, account in english.items()
    }
    renderings: dict[tuple[str, str], list[Naming]] = defaultdict(list)
    for link in links:
        if link.relation not in {Relation.PARAPHRASE, Relation.PARTIAL}:
            continue
        for left in (placed[name] for name in link.left if name in placed):
            for right in (placed[name] for name in link.right if name in placed):
                renderings[left.account, right.account].extend(_renderings(lines[left.id], lines[right.id]))
    found: list[Naming] = []
    for one, two in combinations([account.id for account in accounts if account.id in english], 2):
        found.extend(renderings.get((one, two), ()))
        found.extend(Naming(row.kind, row.right, row.left) for row in renderings.get((two, one), ()))
        found.extend(_slants(nouns[one], nouns[two]))
    return tuple(dict.fromkeys(found))


def _renderings(first: "_Line", second: "_Line") -> Iterator[Naming]:
    """Yield what stands between the same words in both passages."""
    if max(len(first.stems), len(second.stems)) > _SENTENCE:
        return
    for tag, a, b, c, d in SequenceMatcher(a=first.stems, b=second.stems, autojunk=False).get_opcodes():
        if tag != "replace" or max(b - a, d - c) > _LONGEST:
            continue
        # A shared word after the phrase is its head ("… concerns"), one before it what it belongs to.
        after = b < len(first.stems) and first.head(b) and first.joined(b - 1) and second.joined(d - 1)
        before = a > 0 and first.head(a - 1) and first.joined(a - 1) and second.joined(c - 1)
        if not (after or before) or not (first.plain(a, b) and second.plain(c, d)):
            continue
        yield Naming(
            "rendering",
            Named(first.passage, first.span(a - (not after), b + after)),
            Named(second.passage, second.span(c - (not after), d + after)),
        )


class _Line:
    """The words of one passage."""

    def __init__(self, passage: Passage, text: str, found: Words) -> None:
        inside = found.inside(passage.span.start, passage.span.end)
        self.passage = passage.id
        self._text = text
        self._spans: list[list[int]] = found.spans[inside].tolist()
        self._weights: list[float] = found.weights[inside].tolist()
        self.stems = found.stems[inside]

    def content(self, row: int) -> bool:
        return self._weights[row] >= SAYS_SOMETHING

    def head(self, row: int) -> bool:
        """Whether a word may be the head of a phrase: also one that every readout has, such as "concerns"."""
        return self._weights[row] >= _HEAD

    def joined(self, row: int) -> bool:
        """Whether nothing but space stands between a word and the next."""
        gap = self._text[self._spans[row][1] : self._spans[row + 1][0]]
        return not gap.strip(" \n-")

    def plain(self, first: int, last: int) -> bool:
        """Whether the words are content and neither names nor numbers, which conflicts look at."""
        surface = [self._text[start:end] for start, end in self._spans[first:last]]
        return any(self.content(row) for row in range(first, last)) and all(
            word[0].islower() for word in surface if not _CLOSED.match(word)
        )

    def span(self, first: int, last: int) -> Span:
        return Span(self._spans[first][0], self._spans[last - 1][1])


_Found = dict[tuple[str, str], list[tuple[str, Named]]]


def _slants(one: _Found, two: _Found) -> Iterator[Naming]:
    """Yield the first noun of each where the two have none in common for one thing."""
    for key in sorted(one.keys() & two.keys()):
        if not {root for root, _ in one[key]} & {root for root, _ in two[key]}:
            yield Naming(key[0], one[key][0][1], two[key][0][1])


def _nouns(text: str, passages: Sequence[Passage]) -> _Found:
    """Return the nouns of the lexicon that are tied to a place: group and place to stems and spans."""
    groups, pattern = _lexicon()
    found: _Found = defaultdict(list)
    for passage in passages:
        line = passage.span.of(text)
        places = [name for name in proper_names(line) if name.place]
        if not places:
            continue
        for match in pattern.finditer(line):
            lead = _BEFORE.search(line, max(0, match.start() - 60), match.start())
            start = lead.start() if lead else match.start()
            after = _AFTER.match(line, match.end())
            ahead = [n for n in places if start <= n.span.start and n.span.end <= match.start()]
            behind = [n for n in places if after is not None and n.span.start == after.end()]
            edges = [match.start(), match.end(), *(n.span.start for n in ahead), *(n.span.end for n in behind)]
            span = Span(passage.span.start + min(edges), passage.span.start + max(edges))
            root = stem(match.group().split()[-1])
            for party in sorted({p for n in (*ahead, *behind) if n.place for p in n.place.parties}):
                found[groups[match.group().lower()], party].append((root, Named(passage.id, span)))
    return found


@cache
def _lexicon() -> tuple[dict[str, str], re.Pattern[str]]:
    text = files("readouts.findings").joinpath("lexicons/naming.toml").read_text("utf-8")
    groups = {
        word: group
        for group, table in tomllib.loads(text).items()
        if isinstance(table, dict)
        for word in table["words"]
    }
    listed = "|".join(re.escape(word) for word in sorted(groups, key=len, reverse=True))
    return groups, re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)
