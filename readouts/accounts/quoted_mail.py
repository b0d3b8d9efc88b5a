"""Earlier mails that a mail quotes, and the heads of those it passes on: neither is a part of the account."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from readouts.text.clued import Clued

_QUOTED = re.compile(r"[ \t]*>")
_FORWARDS = re.compile(r"\s*(?:fwd?|wg|tr|rv|enc)\s*[:：]", re.IGNORECASE)
_REPLIES = re.compile(r"\s*(?:re|aw|sv|vs|antw|odp|res|rif|回复|答复)\s*[:：]", re.IGNORECASE)
_FORWARDED = re.compile(r"\bforwarded\s+message\b", re.IGNORECASE)
_WROTE = Clued(
    r"(?:on|am|le|el)\s[^\n]{6,200}\s(?:wrote|schrieb[^\n]{0,80}|a\s+écrit|escribió)\s*:\s*", re.IGNORECASE
)
_RULE = re.compile(
    r"[ \t]*(?:-{2,}\s*(?:original|forwarded)\s+message\s*-{2,}|begin\s+forwarded\s+message\s*:|_{8,})[ \t]*",
    re.IGNORECASE,
)
_FIELD = re.compile(r"[ \t*]*(?P<name>from|sent|date|to|cc|subject|reply-to)[*]*\s*:[*]*", re.IGNORECASE)
_FEWEST_FIELDS, _MOST_LINES = 3, 16
"""Fields of the head of a mail at least, and its lines at most."""
_FEWEST_OWN = 25
"""Words of the sender's own from which the rest is but quoted: what has fewer passes on what it quotes."""


class Parted(NamedTuple):
    """A mail without what it quotes."""

    own: str
    quoted: tuple[str, ...]
    """What was taken out of it, in order."""


def without_quoted(text: str, subject: str, *, answers: bool = False) -> Parted:
    r"""Take out of a reply what it quotes of earlier mails, and of any mail the heads of these.

    Parameters
    ----------
    text : str
        Its text, with line feeds alone.
    subject : str
        Its subject, which may say that it is a reply, or that it passes on another mail.
    answers : bool, default False
        Whether its header names the mail that it replies to; programs say so of what is passed on, too.

    Returns
    -------
    Parted
        All that a mail quotes is kept where it is no reply, or hardly says anything else.

    Examples
    --------
    >>> said = "The ministers agreed to dredge the harbour. " * 4
    >>> without_quoted(f"{said}\n\n> Any news?\n\nAda", "Re: harbour").quoted
    ('> Any news?',)
    """
    lines = text.split("\n")
    heads = _heads(lines)
    of_heads = {row for first, last in heads for row in range(first, last)}
    out = set(of_heads)
    replies = (answers or _REPLIES.match(subject)) and not _FORWARDS.match(subject)
    if replies and not _FORWARDED.search(text):
        out |= _quotations(lines)
        if heads:
            out.update(range(heads[0][0], len(lines)))
        own = [line for row, line in enumerate(lines) if row not in out]
        if sum(len(line.split()) for line in own) < _FEWEST_OWN:
            out = of_heads
    # A blank line stays where something was taken out, so that no paragraph goes on across it.
    return Parted(
        "\n".join("" if row in out else line for row, line in enumerate(lines)),
        tuple(line for row, line in enumerate(lines) if row in out and line.strip(" \t>")),
    )


def _quotations(lines: Sequence[str]) -> set[int]:
    """Return the lines that are marked as quoted, and those that say above them who wrote it."""
    out = {row for row, line in enumerate(lines) if _QUOTED.match(line)}
    for row in sorted(out):
        above = next((at for at in range(row - 1, max(-1, row - 4), -1) if lines[at].strip()), -1)
        if above >= 0 and above not in out:
            # Programs break the line that names the writer where it is long.
            for first in (above, above - 1):
                if first >= 0 and _WROTE.fullmatch(" ".join(lines[first : above + 1]).strip()):
                    out.update(range(first, above + 1))
                    break
    return out


def _heads(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the heads of earlier mails stand: a rule, and who wrote when to whom."""
    found: list[tuple[int, int]] = []
    row = 0
    while row < len(lines):
        last, names = _fields(lines, row + 1 if _RULE.fullmatch(lines[row]) else row)
        if "from" in names and len(names) >= _FEWEST_FIELDS and not names.isdisjoint({"sent", "date"}):
            found.append((row, last))
            row = last
        else:
            row += 1
    return found


def _fields(lines: Sequence[str], start: int) -> tuple[int, set[str]]:
    """Return the names of the fields from a line on, and where they end; blank lines may stand between them."""
    names: set[str] = set()
    last = start
    for row in range(start, min(start + _MOST_LINES, len(lines))):
        field = _FIELD.match(lines[row])
        if field:
            names.add(field["name"].casefold())
            last = row + 1
        elif lines[row].strip():
            break
    return last, names
