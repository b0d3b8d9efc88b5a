"""Questions: what is asked asserts nothing, whoever asks it.

"Did he agree to send troops?" neither says that he agreed nor that he did not, so a question carries nothing that
another account asserts, and cannot be left out of one. A reporter's whole turn is the
reporter's, not the account's.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from readouts.text.clued import Clued
from readouts.types import Span

REASON = "it is a question, which asserts nothing"
"""Why nobody leaves a question out, in plain words."""
_ASKED = re.compile(r"[?？؟⁇⁈⁉‽][!?]*[\s\"'”’“»›)\]*_]*$")
_LAST_CHARACTERS = 12
"""Characters at the end of a passage in which its mark of question stands."""
_QUOTED, _UNQUOTED = re.compile(r"[“«„\"]"), re.compile(r"[”»“\"]")
_INTRODUCED, _SHORTLY = 6, 2
"""Words before a quoted question that do no more than say who asked, with a colon and without: "He asked: “…?”"."""
_TO_ASK = "To ask"
_WRITTEN = re.compile(rf"(?:[^:\n]{{0,80}}:\s*)?{_TO_ASK} (?:the|[Hh]is|[Hh]er|[Tt]heir)\b")
"""How a written question to a government begins in parliaments."""
_YES = Clued(
    r"""[\"“'*_\s]*(?:[A-Z][\w.’' -]{0,60}:[*_]*\s*)?[\"“]?
        (?:Yes|Yeah|Absolutely|Indeed|Correct|Certainly|That(?:[’']s|\sis)\s(?:right|correct|true))\b""",
    re.VERBOSE,
)
_TURN = re.compile(
    r"""^[ \t>*_]{0,6}(?:Q\.|(?:Q|QUESTION|Question|REPORTER|Reporter|JOURNALIST|Journalist)
        (?:[ \t]+(?:\d{1,3}|[ivx]{1,4}))?(?:[ \t]*\([^()\n]{1,60}\))?[*_]{0,2}:)[*_]{0,2}(?:[ \t]+|$)\s*""",
    re.VERBOSE | re.MULTILINE,
)
_BARE_TURN = re.compile(r"^[ \t>*_]{0,6}Q[*_]{0,2}[ \t]+(?=[A-Z\"“'‘(—…-])", re.MULTILINE)
"""How the White House labels a reporter's turn."""
_ANSWERED = re.compile(r"^[ \t>*_]{0,6}[A-Z][A-Z.’' -]{1,60}[*_]{0,2}:[*_]{0,2}[ \t]", re.MULTILINE)
"""A speaker's label in capitals: without one, a line that begins with Q is no turn."""
_TURN_ENDS = Clued(
    r"\n[ \t]*\n|^[ \t>*_]{0,6}[A-Z][\w.’' -]{0,60}:|\b(?:Answer|ANSWER)[*_]{0,2}:|(?<=[?.!])[ \t]+A:",
    re.MULTILINE,
)


def asks(text: str, passage: Span) -> bool:
    """Tell whether a passage is a question.

    Parameters
    ----------
    text : str
        An account's text.
    passage : Span
        One of its passages.

    Returns
    -------
    bool
        Also where little but a question is quoted, and where it is put in writing ("To ask the Minister").

    Examples
    --------
    >>> [asks(text, Span(0, len(text))) for text in ("Q: Will they sign?", "They signed, but “for how long?”")]
    [True, False]
    """
    last = text[max(passage.start, passage.end - _LAST_CHARACTERS) : passage.end]
    asked = _ASKED.search(last)
    if asked is None:
        return (
            text.find(_TO_ASK, passage.start, passage.end) >= 0
            and _WRITTEN.match(text, passage.start, passage.end) is not None
        )
    if not _UNQUOTED.search(asked.group()):
        return True
    opening = _QUOTED.search(text, passage.start, passage.end - 1)
    if opening is None:
        return True
    before = text[passage.start : opening.start()].rstrip()
    return len(before.split()) <= (_INTRODUCED if before.endswith(":") else _SHORTLY)


def asking(text: str, passages: Sequence[Span]) -> frozenset[int]:
    """Return which passages ask something, by their numbers from 0: questions, and reporters' turns.

    Parameters
    ----------
    text : str
        An account's text.
    passages : sequence of Span
        Its passages, in order.
    """
    turns = frozenset(in_turns(text, passages))
    return turns | {number for number, passage in enumerate(passages) if asks(text, passage)}


def affirmed(text: str, passages: Sequence[Span], asked: frozenset[int]) -> frozenset[int]:
    """Return those of some questions that the passage after them affirms: with "Yes" an answer says what was asked.

    Parameters
    ----------
    text : str
        An account's text.
    passages : sequence of Span
        Its passages, in order.
    asked : frozenset of int
        What :func:`asking` found in it.
    """
    followed = (n for n in asked if n + 1 < len(passages) and n + 1 not in asked)
    return frozenset(n for n in followed if _YES.match(text, passages[n + 1].start, passages[n + 1].end))


def bare_turns(text: str) -> Iterator[re.Match[str]]:
    """Yield the labels of reporters' turns that have no colon, "Q   Mr. President, …", where others have one."""
    if "Q " in text and _ANSWERED.search(text):
        yield from _BARE_TURN.finditer(text)


def in_turns(text: str, passages: Sequence[Span]) -> list[int]:
    """Return the numbers of the passages that stand in a reporter's turn of a transcript, from its label on.

    Parameters
    ----------
    text : str
        An account's text.
    passages : sequence of Span
        Its passages, in order.

    Notes
    -----
    A turn ends with its paragraph, or where the next one has a label.
    """
    starts = [passage.start for passage in passages]
    found: list[int] = []
    for turn in (*_TURN.finditer(text), *bare_turns(text)):
        end = _TURN_ENDS.search(text, turn.end())
        first = max(0, bisect_right(starts, turn.start() + len(turn.group()) - 1) - 1)
        last = bisect_right(starts, (end.start() if end else len(text)) - 1)
        found.extend(range(first, last))
    return found
