"""Who and where: another name in the same place, or the same names with their roles exchanged."""

import re
from collections.abc import Iterator

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.found import Found, hold_against
from readouts.judge.rules.pairing import alone_in_place
from readouts.text.proper_names import Name, proper_names
from readouts.text.tokens import stem

_SAME_SENTENCE = 0.65
"""Share of both passages that must have a counterpart before their names are looked at."""
_MUTUAL = re.compile(
    r"\b(?:counterparts?|colleagues?|interlocutors?|opposite\s+number|each\s+other|one\s+another|telephone|phone"
    r"|(?:spoke|speak|talk\w*|call|conversation|met|meet(?:s|ing)?|discuss\w*|exchang\w*|agreed)\b[^,;.]{0,60}\b(?:with|to|between))\b",
    re.IGNORECASE,
)
_IRREGULAR = frozenset(
    """
    gave sent sold told lent paid sought brought lost won beat led wrote showed hosts
    """.split()
)
_BY = re.compile(r"\bby\s+(?:the\s+)?(?:[A-Z][\w\-]*\s+){0,4}$")


def find_names(frame: Frame) -> Iterator[Found]:
    """Yield a name that one passage has where the other has another, or two that exchange their roles."""
    left, right = proper_names(frame.left.text), proper_names(frame.right.text)
    if not left or not right or frame.alike < _SAME_SENTENCE:
        return
    free_left = [n for n in left if not any(n.same(o) for o in right)]
    free_right = [n for n in right if not any(n.same(o) for o in left)]
    if len(free_left) == len(free_right) == 1:
        own, other = free_left[0], free_right[0]
        # Each side names the other: "spoke with Ms Holt" and "spoke with Mr Varga" are one conversation.
        mutual = _MUTUAL.search(frame.left.text) or _MUTUAL.search(frame.right.text)
        if (
            own.comparable(other)
            and (not mutual or (own.located and other.located))
            and alone_in_place(frame, own.span, other.span)
            and not (_stands_in(own, frame.right) or _stands_in(other, frame.left))
        ):
            yield hold_against("the names differ", frame, own.span, other.span, frame.alike)
    elif not free_left and not free_right:
        yield from _exchanged(frame, left, right)


def _stands_in(name: Name, side: Side) -> bool:
    return any(name.same(other) for other in proper_names(side.reading.account.text))


def _exchanged(frame: Frame, left: tuple[Name, ...], right: tuple[Name, ...]) -> Iterator[Found]:
    """Yield a deed whose doer and receiver change places: "A thanked B" against "B thanked A"."""
    if _MUTUAL.search(frame.left.text) or _MUTUAL.search(frame.right.text):
        return
    theirs = {verb: (doer, other) for verb, doer, other in _deeds(frame.right.text, right)}
    for verb, doer, receiver in _deeds(frame.left.text, left):
        if verb not in theirs or doer.same(receiver):
            continue
        there, other = theirs[verb]
        if doer.same(other) and receiver.same(there) and not doer.same(there):
            yield hold_against("the roles are exchanged", frame, doer.span, there.span, frame.alike)
            return


def _deeds(text: str, names: tuple[Name, ...]) -> Iterator[tuple[str, Name, Name]]:
    """Yield verb, doer and receiver for each past-tense verb with a name close on both sides."""
    for match in re.finditer(r"\b[a-z]+\b", text):
        word = match.group()
        if not (word.endswith("ed") or word in _IRREGULAR):
            continue
        before = [n for n in names if n.span.end <= match.start() and _clear(text[n.span.end : match.start()])]
        after = [n for n in names if n.span.start >= match.end() and _clear(text[match.end() : n.span.start])]
        agent = next((n for n in after if _BY.search(text[: n.span.start])), None)
        passive = bool(re.search(r"\b(?:was|were|been|being|be|is|are)\s+(?:\w+ly\s+)?$", text[: match.start()]))
        if passive and agent:
            # "A draft was handed to A by B": the receiver stands before the verb or after it.
            others = [n for n in after if n is not agent] or before[-1:]
            if others:
                yield stem(word), agent, others[0]
        elif not passive and before and after:
            yield stem(word), before[-1], after[0]


def _clear(between: str) -> bool:
    return not re.search(r"[,;:]|\b(?:and|that|who|which)\b", between)
