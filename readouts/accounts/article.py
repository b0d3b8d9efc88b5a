"""One article becomes several accounts: one for each source it quotes, and the journalist's own."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from readouts.accounts.naming import unique
from readouts.accounts.own_words import own_words
from readouts.accounts.publishers import Publisher, find_publisher
from readouts.accounts.quoted_words import is_statement, quoted_words
from readouts.errors import InputError
from readouts.text.attribution import Attributed, attributions
from readouts.text.passages import segment
from readouts.types import Account, Span

JOURNALIST = "journalist"
"""Id of the article's own account."""
_ITSELF = " (own words)"
_ENDED = re.compile(r"[.!?…。！？؟][\"”’»)\]]*$")
_ANOTHER_CLAUSE = re.compile(r"\b(?:that|how|why|whether)\s*[\"“„«「『]?\s*$")


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
        own = first.account.own_words or second.account.own_words
        merged = replace(
            first, account=replace(joined[0], own_words=own), pieces=joined[1], via=first.via or second.via
        )
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
    groups = _grouped(article.text, [one for one in quoted_words(article.text, said) if one.speaker])
    if not groups:
        raise InputError(
            "no source is quoted in it", where=article.id, mend="give an article in English that quotes its sources"
        )
    ids = unique([_slug(speaker) for speaker, _ in groups])
    found = []
    for name, (speaker, quoted) in zip(ids, groups, strict=True):
        via = _published(_most_through(quoted), publishers)
        spans = sorted({span for one in quoted for span in one.content if is_statement(article.text, span)})
        account, pieces = _account(article, spans, name, _source(speaker, via, publishers))
        found.append(Extracted(account, speaker, via, pieces))
    taken = [piece.article for one in found for piece in one.pieces]
    own = own_words(article.text, article.language, taken, said)
    if own:
        account, pieces = _account(article, own, unique([*ids, JOURNALIST])[-1], f"{article.source}{_ITSELF}")
        found.append(Extracted(replace(account, title=article.title, own_words=True), "", "", pieces))
    return Extraction(article, tuple(found))


def _grouped(text: str, said: Sequence[Attributed]) -> list[tuple[str, list[Attributed]]]:
    """Group what is said by speaker: "Lavrov" is "Sergey Lavrov" where both occur."""
    groups: list[tuple[str, list[Attributed]]] = []
    for one in said:
        if not any(is_statement(text, span) for span in one.content):
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


def _most_through(quoted: Sequence[Attributed]) -> str:
    """Return through whom most of what a source says came; empty where most came directly."""
    through = Counter(one.via for one in quoted)
    return max(through, key=lambda via: through[via])


def _account(article: Account, spans: Sequence[Span], name: str, source: str) -> tuple[Account, tuple[Piece, ...]]:
    parts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for number, span in enumerate(spans):
        words = span.of(article.text).strip()
        start = article.text.index(words, span.start)
        following = spans[number + 1] if number + 1 < len(spans) else None
        goes_on = following is not None and _goes_on(article, span, following)
        ending = "." if words.endswith((",", "，")) and not goes_on else ""
        words = words.rstrip(",，") if ending else words
        if not words:
            continue
        gap = _gap(article.text, Span(start, span.end), following, goes_on=goes_on) if following else ""
        # A stop that stands outside the marks is set back, or two quotations would be one sentence.
        ending = ending or ("." if gap == " " and not goes_on and not _ENDED.search(words) else "")
        pieces.append(Piece(Span(at, at + len(words)), Span(start, start + len(words))))
        parts += [words + ending, gap]
        at += len(words) + len(ending) + len(gap)
    text = "".join(parts).rstrip() if pieces else ""
    account = Account(text, id=name, source=source, date=article.date, language=article.language)
    return account, tuple(pieces)


def _goes_on(article: Account, span: Span, following: Span) -> bool:
    """Tell whether a quotation is the first part of a sentence, as “We will,” he said, “not wait” has two."""
    between = article.text[span.end : following.start]
    return (
        following.of(article.text).lstrip()[:1].islower()
        and not _ANOTHER_CLAUSE.search(between)
        and not any(span.end <= start <= following.start for start in _sentence_starts(article))
    )


def _gap(text: str, span: Span, following: Span, *, goes_on: bool) -> str:
    """Return what stands between two pieces: a sentence that begins small needs a paragraph to be one."""
    small = following.of(text).lstrip()[:1].islower()
    return "\n\n" if "\n" in text[span.end : following.start] or (small and not goes_on) else " "


@lru_cache(maxsize=2)
def _sentence_starts(article: Account) -> tuple[int, ...]:
    return tuple(span.start for span in segment(article.text, article.language))


def _source(speaker: str, via: str, publishers: Sequence[Publisher]) -> str:
    name = _published(speaker, publishers)
    return f"{name}, via {via}" if via else name


def _published(name: str, publishers: Sequence[Publisher]) -> str:
    known = find_publisher(name, publishers) if name else None
    return known.name if known else name


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-")[:60] or "source"
