"""Who does it to whom: two names that exchange their roles."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.candidate import Candidate, hold_against
from readouts.judge.rules.turned import find_turned
from readouts.text.any_case import AnyCase
from readouts.text.proper_names import TITLES, Name
from readouts.text.tokens import SAYS_SOMETHING, stem

MUTUAL = AnyCase(
    r"\b(?:counterparts?|colleagues?|interlocutors?|opposite\s+number|each\s+other|one\s+another|telephone|phone"
    r"|(?:spoke|speak|talk\w*|call|conversation|met|meet(?:s|ing)?|discuss\w*|exchang\w*|agreed|agreement|consult\w*)\b"
    r"[^,;.]{0,60}\b(?:with|between)|(?:spoke|speak|talk\w*)\s+to)\b"
)
"""What two do with each other, so that either may be named first, and each names the other."""
_IRREGULAR = frozenset(
    """
    gave sent sold told lent paid sought brought lost won beat led wrote showed hosts
    """.split()
)
_BY = re.compile(r"\bby\s+(?:the\s+)?(?:[A-Z][\w\-]*\s+){0,4}$")
_MAY_BOTH = AnyCase(
    r"\b(?:accus|blam|criticis|criticiz|condemn|threaten|warn|congratulat|greet|met\b|meet|fac|trust|border)"
)
"""What each may well do to the other."""
_SAME_DEED = 0.6
"""Share of the words between the two names that both passages have there."""
_TOGETHER = frozenset({"and", "with", "between", "or", "by", "while", "whose", "who", "which"})


def find_exchanged(frame: Frame, left: Sequence[Name], right: Sequence[Name]) -> Iterator[Candidate]:
    """Yield a deed whose doer and receiver change places: "A thanked B" against "B thanked A"."""
    for mine, theirs in find_turned(frame):
        yield hold_against("the roles are exchanged", "one sentence", frame, mine, theirs)
        return
    if min(len(left), len(right)) < 2:
        return
    if _MAY_BOTH.search(frame.left.text) or MUTUAL.search(frame.left.text) or MUTUAL.search(frame.right.text):
        return
    for found in (*_in_deeds(frame, left, right), *_in_order(frame, left, right)):
        yield found
        return


def _in_deeds(frame: Frame, left: Sequence[Name], right: Sequence[Name]) -> Iterator[Candidate]:
    theirs = {verb: (doer, other) for verb, doer, other in _deeds(frame.right.text, right)}
    for verb, doer, receiver in _deeds(frame.left.text, left):
        if verb not in theirs or doer.same(receiver):
            continue
        there, other = theirs[verb]
        if doer.same(other) and receiver.same(there) and not doer.same(there):
            yield hold_against("the roles are exchanged", "deed", frame, doer.span, there.span)


def _in_order(frame: Frame, left: Sequence[Name], right: Sequence[Name]) -> Iterator[Candidate]:
    """Yield two neighbouring names that stand the other way round about the same words."""
    for first, second in pairwise(left):
        for third, fourth in pairwise(right):
            if not (first.same(fourth) and second.same(third)) or first.same(second) or first.same(third):
                continue
            own, other = _between(frame.left, first, second), _between(frame.right, third, fourth)
            if (
                own
                and other
                and own[0] in other
                and len({*own} & {*other}) >= _SAME_DEED * max(len(own), len(other))
            ):
                yield hold_against("the roles are exchanged", "order", frame, first.span, third.span)


def _between(side: Side, first: Name, second: Name) -> list[str]:
    """Return the words between two names, the verb first; none where these do it together or in the passive."""
    gap = side.text[first.span.end : second.span.start].lower()
    said = re.findall(r"[a-z]+", gap)
    if re.search(r"[,;:]", gap) or _TOGETHER & set(said):
        return []
    return [
        side.stems[row]
        for row, (start, end) in enumerate(side.spans)
        if first.span.end <= start and end <= second.span.start
        and side.weights[row] > SAYS_SOMETHING and side.text[start:end].lower() not in TITLES
    ]  # fmt: skip


def _deeds(text: str, names: Sequence[Name]) -> Iterator[tuple[str, Name, Name]]:
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
