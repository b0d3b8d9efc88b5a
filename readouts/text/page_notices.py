"""What a page or a mail says of itself: notices on cookies and mailing lists, and whom to reach and where."""

import re
from bisect import bisect_left
from collections.abc import Sequence, Set

from readouts.text.clued import Clued
from readouts.text.furniture_words import ANSWERS, SIGNERS, TELLING
from readouts.text.lines import line_end, opens_line
from readouts.types import Span

_LINKS = (
    r"(?:print(?:able)? version|print this page|(?:suggest|send|recommend|e-?mail)(?: \w+)? to a friend"
    r"|back to (?:the )?top|top of (?:the )?page)"
)
_BUTTONS = (
    r"(?:accessibility(?: statement)?|privacy(?: policy| notice)?|terms (?:of use|of service|and conditions)"
    r"|cookies?(?: policy| settings)|sitemap|contact us|imprint|legal notice|accept all|reject all|only necessary)"
)
# Sought in lines with single spaces only, so that a clue may be several words.
_NOTICE = Clued(
    r"\W*(?:(?:please )?(?:consider|think (?:of|about)) the environment before (?:you )?print"
    r"|confidentiality notice\b"
    r"|this (?:e-?mail|message|transmission)"
    r"(?:,? (?:and|or|including|together|with|any|all|its|the|attach\w+|files?|contents?|transmitted|it)){0,9},?"
    r" (?:is|are|may|contains?)\b[^.]{0,60}\b(?:confidential|privileged|intended (?:only|solely|exclusively) for"
    r"|intended for (?:(?:its|their|use|sole|exclusive|named|intended|of|the) ){0,6}(?:addressee|recipient)s?)\b"
    r"|if you (?:are|were) not the (?:(?:intended|named) )?(?:addressee|recipient)\b"
    r"|if you (?:no longer|do not|don[’']t) (?:wish|want) to receive (?:\w+ ){0,3}"
    r"(?:e-?mails?|messages|newsletters?|alerts|releases)\b"
    r"|(?:to|you (?:can|may)) unsubscribe\b|[^.]{0,60}\bclick (?:here|on the link) to (?:un)?subscribe\b"
    r"|(?:please )?(?:sign up|subscribe) (?:to|for) (?:our|the|your|my|free|daily|weekly)\b[^.:]{0,30}"
    r"\b(?:newsletters?|e-?mails?|alerts?|bulletins?|podcasts?|channel)\b"
    r"|enter your e-?mail\b"
    r"|(?:we|this (?:web)?site)(?:[’']d like to| would like to)? (?:use|set)s? (?:\w+ ){0,2}cookies\b"
    r"|by (?:clicking|continuing|using|browsing)\b[^.]{0,60}\byou (?:agree|consent|accept)\b[^.]{0,60}"
    r"\b(?:cookies|terms|privacy)\b"
    r"|skip to (?:the )?(?:main )?(?:content|navigation|menu)\W*$"
    r"|sent from (?:my|outlook for) \w+(?: \w+)?\W*$"
    r"|(?:this (?:web)?site is )?best viewed (?:at|in|with|on)\b"
    r"|(?:visits|visitors|page views|hits): ?[\d., ]+$"
    r"|(?:do not|don[’']t) include (?:any )?personal (?:or financial )?(?:information|details|data)\b"
    r"|(?:\d{1,2} \w+ \d{4}|\w+ \d{1,2}, \d{4}): (?:first )?(?:published|posted|updated)\W*$"
    r"|[^.:]{0,30}\battributable to\b[^.:]{0,60}:\W*$"
    r"|todo ?:|(?:photos?|pictures?|images?)(?: are| is)? attached\W*$"
    r"|home [>»›/] [^.]{1,100}[^.:;,]$"
    rf"|(?=.*{_LINKS})(?:(?:print|{_LINKS})(?: ?[|·•/:>»] ?|\W*$))+$"
    rf"|(?:{_BUTTONS}(?:[ |·•/.,]+|$)){{2,}}$)",
    re.IGNORECASE,
    clues=(
        "the environment before ", "confidential", "privileged", "intended only for", "intended solely for",
        "intended exclusively for", "addressee", "recipient",
        "to receive ", "subscribe", "sign up ", "enter your e", "you agree", "you consent", "you accept",
        "accessibility", "privacy", "terms of ", "terms and ", "cookie", "sitemap", "contact us", "imprint",
        "legal notice", "accept all", "reject all", "only necessary",
        "skip to ", "sent from ", "best viewed ", "visits:", "visitors:", "page views:", "hits:",
        "include personal ", "include any personal ", ": published", ": posted", ": updated", ": first ",
        "attributable to", "todo", "version", "print this page", "to a friend", "back to t", "top of ",
        "attached", "home > ", "home » ", "home › ", "home / ",
    ),
)  # fmt: skip
_HEADS_CONTACTS = Clued(
    r"(?:(?:press|media|for)\s+)*contacts?(?:\s+(?:persons?|details|information|for\s+(?:the\s+)?(?:press|media)))?\s*:?"
    r"|(?:(?:press|media|public|general|for|all)\s+){1,3}(?:[ei]nquiries|relations|office|desk)\s*:?",
    re.IGNORECASE,
    clues=("contact", "nquiries", "relations", "office", "desk"),
)
_NUMBER = Clued(
    r"(?:[^\W\d_][\w’'&-]*[ :,]{1,2}){0,4}"
    r"(?:tel(?:ephone)?|phone|mobile|cell|fax|hotline|newsdesk|switchboard)(?:\.|\s+(?:no\.?|number))?\s{0,2}:?\s{0,2}"
    r"[+(]{0,2}\d[\d ()./-]{5,20}\d(?:\s+\([^()\n]{1,40}\))?\W{0,2}",
    re.IGNORECASE,
    clues=("tel", "phone", "mobile", "cell", "fax", "hotline", "newsdesk", "switchboard"),
)
"""A number to call: "Telephone 22 55 00 19", "Press desk, phone: +47 22 55 00 19 (office hours)"."""
_SIGNER = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?[^\W\d_a-zß-ÿ][\w’'-]*(?:\s+(?:[^\W\d_a-zß-ÿ][\w’'.-]*|de|van|von|bin|al)){1,3}"
)
_SITTING = re.compile(
    r"(?:the\s+)?(?:meeting|session|sitting|briefing|conference|call)\s+(?:was\s+)?(?:began|started|opened|convened|called\s+to\s+order)\s+at\s+"
    r"\d{1,2}(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?,?\s+and\s+(?:was\s+)?(?:ended|closed|concluded|rose|adjourned|suspended)\s+at\s+"
    r"\d{1,2}(?:[:.]\d\d)?(?:\s*[ap]\.?m)?\W*",
    re.IGNORECASE,
)
"""When a sitting began and ended, below its record."""
_REACHED = re.compile(r"\d[\d ()./-]{4,}\d|\S@\S|\b(?:e-?mail|phone|mobile|telephone|tel)\b", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?=.*,)(?=.*\b\d{1,5}[a-z]?\b)"
    r"(?:(?:[^\W\d_a-z][\w.’'-]*|\d{1,5}[a-z]?|of|the|and|de|la|le|du|del|da|do|von|van|der|am|an|al)(?:,?\s+|[.,]?$)){3,16}"
)
_BLURB = re.compile(
    r"[^\W\d_a-z][\w.’'-]*(?:\s+[^\W\d_a-z][\w.’'-]*){1,3}\s+is\s+(?:an?\s+|the\s+|our\s+)?(?:[\w-]+\s+){0,3}"
    r"(?:correspondent|reporter|editor|columnist|writer)\s+(?:of|for|at|with)\s+[^.]{2,60}\.?"
)
_LINE = re.compile(r"[^\n]+")
_WRITTEN = re.compile(r"[^\n\r \t]")
_STOPPED = re.compile(r"[.!?…][\"”’')]*\s*$")
_LONGEST_LINE, _MOST_LINES = 80, 12
"""Characters of a line, and lines, of a block of contacts at most."""
_LONGEST_BLOCK = _MOST_LINES * (_LONGEST_LINE + 1) + 1
"""Characters by which a block shows that it is too long, for many a block may open and none end."""


def is_notice(line: str) -> bool:
    """Tell whether a line says something of the page or mail it stands in, and nothing of the matter.

    Between its words stand single spaces.

    Examples
    --------
    >>> is_notice("We use cookies on this site."), is_notice("This message was conveyed to the envoy.")
    (True, False)
    """
    return _NOTICE.match(line) is not None or _NUMBER.fullmatch(line) is not None


def may_be_notice(words: str) -> bool:
    """Return whether some words, with single spaces between them, hold a clue without which nothing is a notice."""
    return _NOTICE.may_match(words) or _NUMBER.may_match(words)


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
        head_end = line_end(text, passage.start)
        if head_end - passage.start > _LONGEST_LINE:
            continue
        below = _WRITTEN.search(text, head_end)
        if not below or not _HEADS_CONTACTS.fullmatch(text[passage.start : head_end].strip(" \t*_#\r")):
            continue
        start = below.start()
        end = text.find("\n\n", start, start + _LONGEST_BLOCK)
        end = end if end >= 0 else min(len(text), start + _LONGEST_BLOCK)
        lines = _LINE.findall(text[start:end])
        if (
            0 < len(lines) <= _MOST_LINES
            and _REACHED.search(text, start, end)
            and not any(len(line) > _LONGEST_LINE or _STOPPED.search(line) for line in lines)
        ):
            found.update(range(number, bisect_left(passages, end, key=lambda one: one.start)))
    return found


def foot(text: str, passages: Sequence[Span], found: Set[int]) -> set[int]:
    r"""Return what stands below an account besides what is furniture anywhere, by the numbers of the passages.

    Parameters
    ----------
    text : str
        An account's text.
    passages : sequence of Span
        Its passages, in order.
    found : set of int
        Those that are furniture for another reason.

    Returns
    -------
    set of int
        The address of a house, the note on an author, when a sitting began and ended, and the name of an officer
        above the office or how to reach it. Nothing but furniture stands below them.

    Examples
    --------
    >>> text = "They met.\n\n4 Harbour Road, Norvik.\n\n-ENDS-"
    >>> foot(text, [Span(0, 9), Span(11, 34), Span(36, 42)], {2})
    {1}
    """
    added: set[int] = set()
    for number in range(len(passages) - 1, 0, -1):
        if number in found:
            continue
        said = passages[number].of(text).strip()
        address = number + 1 < len(passages) and (
            _ADDRESS.fullmatch(said) or _is_signer(said, passages[number + 1].of(text))
        )
        if not (
            (address or _BLURB.fullmatch(said) or _SITTING.fullmatch(said))
            and opens_line(text, passages[number].start)
        ):
            break
        added.add(number)
    return added


def _is_signer(said: str, below: str) -> bool:
    """Tell the name of an officer, below which stands the office or how to reach it."""
    words = [word.rstrip(".").casefold() for word in said.split()]
    return (
        _SIGNER.fullmatch(said) is not None
        and TELLING.isdisjoint(words)
        and words[0] not in ANSWERS
        and (_REACHED.search(below) is not None or not SIGNERS.isdisjoint(below.casefold().split()))
    )
