"""The turns of a transcript: whose label stands before what is said, and where a turn ends."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from readouts.text.lines import line_end
from readouts.text.offices import CHIEF
from readouts.text.questions import bare_turns
from readouts.text.standing_labels import ASKERS, is_asker, standing_labels
from readouts.text.tagging import Tagged
from readouts.types import Span

_LABEL = re.compile(
    r"^[\"“]?(?P<who>[A-Z][A-Z.’' -]{0,40}[A-Z]|[QA])(?P<cue>:)[ \t]+(?P<said>\S(?:[^\n]*\S)?)", re.MULTILINE
)
_OFFICE_LABEL = re.compile(
    r"^[*_]{0,2}(?P<who>(?=[^:\n]{0,100}\b"
    rf"(?:{CHIEF}|Ambassador|King|Emir|Representative"
    r"|Spokes\w+|Director|Commissioner|Chairman)\b)[A-Z][\w’'.-]*(?: (?:of|the|for|and|on|to|[A-Z][\w’'.-]*)){1,14}"
    r")(?P<cue>:)[*_]{0,2}[ \t]+(?P<said>\S(?:[^\n]*\S)?)",
    re.MULTILINE,
)
"""The label of a turn by office and name, as the Kremlin and others write it."""
_INTRODUCED_LABEL = re.compile(
    r"^[*_]{0,2}(?P<who>[A-Z][\w.’'-]*(?: [\w.’'-]+){0,3}? [A-Z][\w’'-]*), (?P<office>(?=[^:\n]{0,80}\b"
    rf"(?:{CHIEF}|Ambassador|Spokes\w+|Director|Commissioner|Chairman|Leader)\b)[A-Z][\w’'-]*(?: [\w’'-]+){{0,6}})"
    r"(?P<cue>:)[*_]{0,2}[ \t]+(?P<said>\S(?:[^\n]*\S)?)",
    re.MULTILINE,
)
"""The label of a first turn, which says by what office the later ones are labelled: "Ada Lie, Prime Minister:"."""
_ANY_LABEL = re.compile(
    r"^[*_]{0,2}(?P<who>[^\W\d_][^:\n]{0,120}?)[*_]{0,2}(?P<cue>:)[*_]{0,2}[ \t]+(?P<said>\S(?:[^\n]*\S)?)",
    re.MULTILINE,
)
_RULE = re.compile(r"\n\s*(?:(?:[*•—-]\s?){3,}|[<(\[][…. ]{1,5}[>)\]])\s*\n")
_CLOSES = re.compile(
    r"^[ \t]*(?:[-#* ]{0,3}ENDS?\b|#{3}|\d{1,2}:\d\d\s?[AaPp]\.?[Mm]\b|[<(\[][…. ]{1,5}[>)\]]\s*$"
    r"|(?:[*•—-]\s?){3,}$)",
    re.MULTILINE,
)
"""What ends the last turn of a transcript."""
_REPORTERS = frozenset({"Q", "QUESTION", "REPORTER", "JOURNALIST"})
_ANSWER = "A"
"""The label of an answer, which does not say whose it is: what is said in it names its speakers itself."""


def turns(text: str) -> Iterator[Tagged]:
    """Yield the turns of a transcript: "Q: …", "WALLACE: …", or "President of Chile Ana Roe: …" up to the next.

    A label of an office may stand on a line of its own as well.

    Parameters
    ----------
    text : str
        A text.
    """
    labels = list(_LABEL.finditer(text))
    if len(labels) > 1:
        yield from _transcript(text, labels)
        return
    if introduced := list(_INTRODUCED_LABEL.finditer(text)):
        yield from _interview(text, introduced)
        return
    labels = _by_office(text)
    ends = [*(match.start() for match in labels[1:]), len(text)]
    for match, end in zip(labels, ends, strict=True) if len(labels) > 1 else ():
        rule = _RULE.search(text, match.end(), end)
        last = len(text[: rule.start() if rule else end].rstrip())
        said = Span(match.start("said"), max(last, match.end("said")))
        yield Tagged((0, 0), Span(*match.span("cue")), Span(*match.span("who")), (said,), turn=True)


def _by_office(text: str) -> list[re.Match[str]]:
    """Return the labels of offices, on a line of their own or not, and of those who ask between them."""
    standing = standing_labels(text)
    found = {label.start("who"): label for label in (*standing, *_OFFICE_LABEL.finditer(text))}
    if found:
        called = {label["who"] for label in standing}
        for label in _ANY_LABEL.finditer(text):
            if label["who"] in called or is_asker(label["who"]):
                found.setdefault(label.start("who"), label)
    return [found[at] for at in sorted(found)]


def _transcript(text: str, turns: Sequence[re.Match[str]]) -> Iterator[Tagged]:
    """Yield turns with labels in capitals; of an answer also the paragraphs below it, up to the next label."""
    bare = list(bare_turns(text))
    labels = [match["who"] for match in turns]
    answers = bool(bare) or len(set(labels)) < len(labels) or not _REPORTERS.isdisjoint(labels)
    starts = sorted(match.start() for match in (*turns, *bare))
    for match in turns:
        said = Span(*match.span("said"))
        if answers and match["who"] not in _REPORTERS:
            after = bisect_right(starts, match.start())
            end = starts[after] if after < len(starts) else len(text)
            closing = _CLOSES.search(text, said.end, end)
            said = Span(said.start, max(said.end, len(text[: closing.start() if closing else end].rstrip())))
        if match["who"] != _ANSWER:
            yield Tagged((0, 0), Span(*match.span("cue")), Span(*match.span("who")), (said,), turn=True)
    for match in bare:
        start = match.end() - len(match.group().lstrip(" \t>*_"))
        label = Span(start, start + len("Q"))
        yield Tagged((0, 0), label, label, (Span(match.end(), line_end(text, match.end())),), turn=True)


def _interview(text: str, introduced: Sequence[re.Match[str]]) -> Iterator[Tagged]:
    """Yield the turns of those whom a label introduces by name and office, and another by either; and questions."""
    called = {re.escape(match[key]) for match in introduced for key in ("who", "office")}
    later = re.compile(
        rf"^[*_]{{0,2}}(?P<who>{'|'.join(sorted(called))}|{ASKERS})"
        r"(?P<cue>:)[*_]{0,2}[ \t]+(?P<said>\S(?:[^\n]*\S)?)",
        re.MULTILINE,
    )
    turns = sorted([*introduced, *later.finditer(text)], key=lambda match: match.start())
    if len(turns) == 1:
        return
    ends = [*(match.start() for match in turns[1:]), len(text)]
    holders: dict[str, Span] = {}
    for match, end in zip(turns, ends, strict=True):
        if "office" in match.groupdict():
            holders[match["office"]] = Span(*match.span("who"))
        closing = _CLOSES.search(text, match.end("said"), end)
        said = Span(match.start("said"), len(text[: closing.start() if closing else end].rstrip()))
        who = holders.get(match["who"], Span(*match.span("who")))
        yield Tagged((0, 0), Span(*match.span("cue")), who, (said,), turn=True)
