"""What a page or a mail says of itself: notices on cookies and mailing lists, and whom to reach and where."""

import re
from collections.abc import Sequence

from readouts.text.clued import Clued
from readouts.types import Span

_NOTICE = Clued(
    r"""\W*(?:
        (?:please\s+)?(?:consider|think\s+(?:of|about))\s+the\s+environment\s+before\s+(?:you\s+)?print\w*
      | confidentiality\s+notice\b
      | this\s+(?:e-?mail|message|transmission)
        (?:,?\s+(?:and|or|including|together|with|any|all|its|the|attach\w+|files?|contents?|transmitted|it)){0,9},?
        \s+(?:is|are|may|contains?)\b[^.]{0,60}\b(?:confidential|privileged|intended\s+(?:only|solely)\s+for)\b
      | if\s+you\s+(?:no\s+longer|do\s+not|don[’']t)\s+(?:wish|want)\s+to\s+receive\s+(?:\w+\s+){0,3}
        (?:e-?mails?|messages|newsletters?|alerts|releases)\b
      | (?:to|you\s+(?:can|may))\s+unsubscribe\b
      | [^.]{0,60}\bclick\s+(?:here|on\s+the\s+link)\s+to\s+(?:un)?subscribe\b
      | (?:please\s+)?(?:sign\s+up|subscribe)\s+(?:to|for)\s+(?:our|the|your|my|free|daily|weekly)\b[^.:]{0,30}
        \b(?:newsletters?|e-?mails?|alerts?|bulletins?|podcasts?|channel)\b
      | enter\s+your\s+e-?mail\b
      | (?:we|this\s+(?:web)?site)\s*(?:[’']d\s+like\s+to\s+|would\s+like\s+to\s+)?(?:use|set)s?
        \s+(?:\w+\s+){0,2}cookies\b
      | by\s+(?:clicking|continuing|using|browsing)\b[^.]{0,60}\byou\s+(?:agree|consent|accept)\b[^.]{0,60}
        \b(?:cookies|terms|privacy)\b
      | skip\s+to\s+(?:the\s+)?(?:main\s+)?(?:content|navigation|menu)\W*$
      | sent\s+from\s+(?:my|outlook\s+for)\s+\w+(?:\s+\w+)?\W*$
      | (?:this\s+(?:web)?site\s+is\s+)?best\s+viewed\s+(?:at|in|with|on)\b
      | (?:visits|visitors|page\s+views|hits)\s*:\s*[\d.,\s]+$
      | (?:do\s+not|don[’']t)\s+include\s+(?:any\s+)?personal\s+(?:or\s+financial\s+)?(?:information|details|data)\b
      | (?:\d{1,2}\s+\w+\s+\d{4}|\w+\s+\d{1,2},\s+\d{4})\s*:\s*(?:first\s+)?(?:published|posted|updated)\W*$
      | [^.:]{0,30}\battributable\s+to\b[^.:]{0,60}:\s*$
      | todo\s*:
      | (?:(?:print(?:able)?(?:\s+(?:version|this\s+page))?
        |(?:suggest|send|recommend|e-?mail)(?:\s+\w+)?\s+to\s+a\s+friend
        |back\s+to\s+(?:the\s+)?top|top\s+of\s+(?:the\s+)?page)(?:\s*[|·•/:>»]\s*|\W*$))+$
    )""",
    re.VERBOSE | re.IGNORECASE,
    clues=(
        "environment", "confidential", "privileged", "intended", "receive", "subscribe", "sign", "mail", "cookie",
        "terms", "privacy", "skip", "sent", "viewed", "visit", "views", "hits", "personal", "published", "posted",
        "updated", "attributable", "todo", "print", "friend", "top",
    ),
)  # fmt: skip
_HEADS_CONTACTS = Clued(
    r"(?:(?:press|media|for)\s+)*contacts?(?:\s+(?:persons?|details|information|for\s+(?:the\s+)?(?:press|media)))?\s*:?",
    re.IGNORECASE,
    clues=("contact",),
)
_REACHED = re.compile(r"\d[\d ()./-]{4,}\d|\S@\S|\b(?:e-?mail|phone|mobile|telephone|tel)\b", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
_STOPPED = re.compile(r"[.!?…][\"”’')]*\s*$")
_LONGEST_LINE, _MOST_LINES = 80, 12
"""Characters of a line, and lines, of a block of contacts at most."""


def is_notice(line: str) -> bool:
    """Tell whether a line says something of the page or mail it stands in, and nothing of the matter.

    Examples
    --------
    >>> is_notice("We use cookies on this site."), is_notice("This message was conveyed to the envoy.")
    (True, False)
    """
    return _NOTICE.match(line) is not None


def contacts(text: str, passages: Sequence[Span]) -> set[int]:
    r"""Return the passages of a block of contacts, by their numbers from 0.

    Parameters
    ----------
    text : str
        An account's text.
    passages : sequence of Span
        Its passages, in order.

    Returns
    -------
    set of int
        From a line "Contact" to the end of its paragraph, or of the next one, where it says how to reach somebody
        and none of its lines is a sentence.

    Examples
    --------
    >>> text = "They met.\n\nContact\nAda Brandt\nPhone +47 22 55 00 19"
    >>> contacts(text, [Span(0, 9), Span(11, 18), Span(19, 29), Span(30, 52)])
    {1, 2, 3}
    """
    found: set[int] = set()
    for number, passage in enumerate(passages):
        line_end = text.find("\n", passage.start)
        head = text[passage.start : line_end if line_end >= 0 else len(text)].strip(" \t*_#\r")
        if not _HEADS_CONTACTS.fullmatch(head) or line_end < 0:
            continue
        start = line_end + 1
        while text[start : start + 1] in {"\n", "\r", " ", "\t"}:
            start += 1
        end = text.find("\n\n", start)
        end = end if end >= 0 else len(text)
        lines = _LINE.findall(text[start:end])
        if (
            0 < len(lines) <= _MOST_LINES
            and _REACHED.search(text, start, end)
            and not any(len(line) > _LONGEST_LINE or _STOPPED.search(line) for line in lines)
        ):
            found.update(row for row in range(number, len(passages)) if passages[row].start < end)
    return found
