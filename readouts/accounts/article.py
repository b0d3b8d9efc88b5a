"""One article becomes several accounts: one for each source it quotes, and the journalist's own."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from readouts.accounts.naming import unique
from readouts.accounts.publishers import Publisher, find_publisher
from readouts.errors import InputError
from readouts.text.attribution import Attributed, attributions
from readouts.text.passages import segment
from readouts.types import Account, Span

JOURNALIST = "journalist"
"""Id of the article's own account."""
_STATEMENT = 4
"""Words from which a quotation says something by itself; shorter ones stay phrases in the journalist's text."""
_CAPTION = re.compile(
    r"\([^()]{0,120}\b(?:Images?|Photos?|AP|AFP|Reuters|Getty|EPA|Xinhua|TASS|Sputnik)\b[^()]{0,60}\)\s*$"
)
_BYLINE = re.compile(r"^\s*(?:Follow|By|Read\s+more|Contact|Photo|Image|Related)\b[^.!?]{0,120}[.!?]?\s*$")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an account's text, with where it stands in the article: both are half-open offsets."""

    account: Span
    article: Span


@dataclass(frozen=True, slots=True)
class Extracted:
    """An account found in an article.

    Parameters
    ----------
    account : Account
        What is said, as an account of its own.
    speaker : str
        Who says it; empty for the journalist.
    via : str
        Through whom it came to the article; empty where nobody is named.
    pieces : tuple of Piece
        Where its words stand in the article. A comma that a quotation ended in is a full stop in the account.
    """

    account: Account
    speaker: str
    via: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an article holds; iterating gives the accounts, so that ``compare(*extract(article))`` works."""

    article: Account
    found: tuple[Extracted, ...]

    def __iter__(self) -> Iterator[Account]:
        return (one.account for one in self.found)

    def only(self, ids: Sequence[str]) -> "Extraction":
        """Return the accounts named, in that order; raises InputError where one is not there."""
        return replace(self, found=tuple(self._one(name) for name in ids))

    def rename(self, names: Mapping[str, str]) -> "Extraction":
        """Return the same with other ids; raises InputError where one is not there or two become the same."""
        for name in names:
            self._one(name)
        renamed = [names.get(one.account.id, one.account.id) for one in self.found]
        for name in renamed:
            if renamed.count(name) > 1:
                raise InputError(f"two accounts would be called “{name}”", where="extract", mend="use another name")
        pairs = zip(self.found, renamed, strict=True)
        return replace(self, found=tuple(replace(one, account=replace(one.account, id=n)) for one, n in pairs))

    def merge(self, into: str, other: str) -> "Extraction":
        """Return the same with one account taken into another, in the order of the article."""
        first, second = self._one(into), self._one(other)
        if first is second:
            raise InputError(f"“{into}” cannot be merged with itself", where="extract", mend="name two accounts")
        spans = sorted(piece.article for one in (first, second) for piece in one.pieces)
        joined = _account(self.article, spans, first.account.id, first.account.source)
        merged = replace(first, account=joined[0], pieces=joined[1], via=first.via or second.via)
        kept = (merged if one is first else one for one in self.found if one is not second)
        return replace(self, found=tuple(kept))

    def _one(self, name: str) -> Extracted:
        for one in self.found:
            if one.account.id == name:
                return one
        ids = ", ".join(one.account.id for one in self.found)
        raise InputError(f"there is no account “{name[:60]}” in it", where="extract", mend=f"there are {ids}")


def extract(article: Account, *, publishers: Sequence[Publisher] = ()) -> Extraction:
    """Find the accounts inside one article.

    Parameters
    ----------
    article : Account
        An article in English that quotes its sources.
    publishers : sequence of Publisher, optional
        Publishers of your own, see :func:`readouts.accounts.read_publishers`.

    Returns
    -------
    Extraction
        One account for each source that is quoted with a statement of four words or more, in order of
        appearance, then the journalist's own text without those sentences, captions and bylines. What is
        reported in the journalist's words stays with the journalist.

    Raises
    ------
    InputError
        If nobody is quoted.

    Examples
    --------
    >>> text = "“We will reopen the crossing,” Minister Aalto said. “We will not wait,” Minister Roe replied."
    >>> [account.id for account in extract(Account(text, id="paper"))]
    ['aalto', 'roe']
    """
    said = attributions(article.text)
    groups = _grouped([one for one in said if one.direct and one.speaker], article.text)
    if not groups:
        raise InputError(
            "no source is quoted in it", where=article.id, mend="give an article in English that quotes its sources"
        )
    ids = unique([_slug(speaker) for speaker, _ in groups])
    found = []
    for name, (speaker, quoted) in zip(ids, groups, strict=True):
        via = _published(next((one.via for one in quoted if one.via), ""), publishers)
        spans = sorted({span for one in quoted for span in one.content if _words(span, article.text) >= _STATEMENT})
        account, pieces = _account(article, spans, name, _source(speaker, via, publishers))
        found.append(Extracted(account, speaker, via, pieces))
    taken = [piece.article for one in found for piece in one.pieces]
    own = _own_text(article, taken)
    if own:
        account, pieces = _account(article, own, unique([*ids, JOURNALIST])[-1], article.source)
        found.append(Extracted(replace(account, title=article.title), "", "", pieces))
    return Extraction(article, tuple(found))


def _grouped(said: Sequence[Attributed], text: str) -> list[tuple[str, list[Attributed]]]:
    """Group what is said by speaker: "Lavrov" is "Sergey Lavrov" where both occur."""
    groups: list[tuple[str, list[Attributed]]] = []
    for one in said:
        if not any(_words(span, text) >= _STATEMENT for span in one.content):
            continue
        words = set(one.speaker.casefold().split())
        for index, (name, row) in enumerate(groups):
            known = set(name.casefold().split())
            if words <= known or known <= words:
                groups[index] = (max(name, one.speaker, key=lambda n: len(n.split())), [*row, one])
                break
        else:
            groups.append((one.speaker, [one]))
    return groups


def _words(span: Span, text: str) -> int:
    return len(span.of(text).split())


def _account(article: Account, spans: Sequence[Span], name: str, source: str) -> tuple[Account, tuple[Piece, ...]]:
    parts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for number, span in enumerate(spans):
        words = span.of(article.text).strip()
        start = article.text.index(words, span.start)
        goes_on = number + 1 < len(spans) and spans[number + 1].of(article.text).lstrip()[:1].islower()
        ending = "." if words.endswith((",", "，")) and not goes_on else ""
        words = words.rstrip(",，") if ending else words
        if not words:
            continue
        if parts:
            gap = "\n\n" if "\n" in article.text[pieces[-1].article.end : start] else " "
            parts.append(gap)
            at += len(gap)
        pieces.append(Piece(Span(at, at + len(words)), Span(start, start + len(words))))
        parts.append(words + ending)
        at += len(words) + len(ending)
    account = Account("".join(parts), id=name, source=source, date=article.date, language=article.language)
    return account, tuple(pieces)


def _own_text(article: Account, taken: Sequence[Span]) -> list[Span]:
    """Return the sentences that hold no extracted quotation, without captions and bylines."""
    aside = [
        Span(*m.span())
        for m in _LINE.finditer(article.text)
        if _CAPTION.search(m.group()) or _BYLINE.match(m.group())
    ]
    apart = sorted([*taken, *aside])
    starts = [span.start for span in apart]
    reach = list(accumulate((span.end for span in apart), max))
    return [
        sentence
        for sentence in segment(article.text, article.language)
        if not (index := bisect_left(starts, sentence.end)) or reach[index - 1] <= sentence.start
    ]


def _source(speaker: str, via: str, publishers: Sequence[Publisher]) -> str:
    name = _published(speaker, publishers)
    return f"{name}, via {via}" if via else name


def _published(name: str, publishers: Sequence[Publisher]) -> str:
    known = find_publisher(name, publishers) if name else None
    return known.name if known else name


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-")[:60] or "source"
