"""Words of an account as a report quotes them: without what marks a list, a heading or emphasis in its source."""

import re
from typing import TYPE_CHECKING, NamedTuple

from readouts.types import Span

if TYPE_CHECKING:
    from readouts.comparison import Comparison

_BULLET = re.compile(r"(?:\s*(?:[-*+•▪◦‣·–—>]|#{1,6})\s+)+")
_LINK = re.compile(r"\[([^\[\]]+)\]\((?:[a-z]+:|/|#)[^()\s]*\)")
_EMPHASIS = re.compile(r"\*\*|(?<![\w/@])__?(?=[^\W_])|(?<=[^\W_]|[.,;:!?)”\"])__?(?!\w)")
_MARKS = re.compile(r"[*_\]]")
_QUOTATION = re.compile(r"[“”„«»\"]")


class Quote(NamedTuple):
    """Words of an account, to be checked: the passage, the words, and what else there is to say of them."""

    passage: str
    source: str
    text: str
    note: str = ""


def quote(comparison: "Comparison", passage: str, span: Span, note: str = "") -> Quote:
    """Quote a span of a passage."""
    account = comparison.account(comparison.passage(passage).account)
    return Quote(passage, account.source, tidy(span.of(account.text)), note)


def tidy(text: str, *, opening: bool = True) -> str:
    """Leave out the bullet that a quotation begins with, which a list of quotations has too, and marks of Markdown.

    Parameters
    ----------
    text : str
        Words of an account.
    opening : bool, default True
        Whether they are the beginning of what is quoted.

    Returns
    -------
    str
        The same words. What the account itself says stays as it is: this is for reports alone.

    Examples
    --------
    >>> tidy("- The **ferry** runs until _May_.")
    'The ferry runs until May.'
    """
    if opening and (bullet := _BULLET.match(text)):
        text = text[bullet.end() :]
    if _MARKS.search(text):
        text = _EMPHASIS.sub("", _LINK.sub(r"\1", text))
    return text


def within(text: str) -> str:
    """Turn quotation marks to single ones, for words that a report sets in double ones.

    A sentence out of a longer quotation gets the mark that stands in another sentence.

    Examples
    --------
    >>> within('"We will pay," said Roe.'), within('We have waited since May,” said Roe.')
    ('‘We will pay,’ said Roe.', '‘We have waited since May,’ said Roe.')
    """
    opened, before, single = 0, 0, []
    end = 0
    for mark in _QUOTATION.finditer(text):
        single.append(text[end : mark.start()])
        end = mark.end()
        opens = _opens(text, mark)
        single.append("‘" if opens else "’")
        opened += 1 if opens else -1
        before, opened = (before + 1, 0) if opened < 0 else (before, opened)
    return "‘" * before + "".join((*single, text[end:])) + "’" * opened


def _opens(text: str, mark: re.Match[str]) -> bool:
    if mark.group() in "“„«":
        return True
    before = text[mark.start() - 1 : mark.start()]
    return mark.group() == '"' and (not before or before.isspace() or before in "([—–-")
