"""What is said in a briefing to run it: who asks next, what was not heard, and that is the end of it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from readouts.text.clued import Clued
from readouts.text.lines import opens_line
from readouts.types import Span

_RUNS = Clued(
    r"""(?:[^:\n]{0,40}:\s+)?(?:
        (?:i[’']m\s+|i\s+am\s+)?sorry[,.]?\s+(?:but\s+)?i\s+(?:didn[’']t|did\s+not|couldn[’']t|could\s+not|can[’']t)
        \s+(?:quite\s+)?(?:hear|catch)\s+(?:that|you|it|the\s+(?:end|question))(?:\s+\w+)?
      | (?:please\s+)?(?:state|give|tell\s+us|say)\s+your\s+names?\s+and
        \s+(?:\w+\s+)?(?:outlets?|affiliations?|organi[sz]ations?)
      | i\s+(?:just\s+)?have\s+(?:\w+\s+){1,3}(?:items?|announcements?|things?)\s+(?:at|for|off)\s+the\s+top
      | i\s+(?:just\s+)?have\s+nothing\s+(?:at|for|off)\s+the\s+top
      | (?:(?:all\s+right|okay|yes|and|so|the),?\s+)?(?:next|last|final|one\s+more|first)
        (?:\s+(?:question|one|up))?(?:,?\s+please)?
      | (?:(?:and|so|okay|all\s+right),?\s+)?(?:with\s+that,?\s+)?(?:[\w’'-]+(?:\s+[\w’'-]+)?,\s+)?
        (?:please,?\s+)?go\s+ahead(?:,\s+[\w’'-]+(?:\s+[\w’'-]+)?)?(?:,?\s+please)?
      | (?:yes,\s+)?(?:here|over\s+here|in\s+(?:the\s+)?(?:back|front))(?:,?\s+please)?
      | (?:i|we)(?:[’']ll|\s+will)\s+(?:take\s+(?:it|that|this|the\s+question)\s+back|get\s+back\s+to\s+you)
        (?:\s+(?:for|to)\s+you)?(?:\s+on\s+(?:that|this|it))?
      | \W*(?:the\s+)?(?:press\s+)?(?:briefing|conference|call|availability)\s+(?:was\s+|is\s+)?
        (?:concluded|ended|adjourned|began|started)\s+at\s+[\d:.]+\s*(?:[ap]\.?m\.?)?(?:\s+\w{2,4})?
    )\W*""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST, _LONGEST_TURN = 120, 400
"""Characters of what merely runs a briefing, and of what a moderator says in one sentence, at most."""
_TURN = re.compile(r"^[ \t>*_]{0,6}[^\W\d_a-z][\w.’' -]{0,40}:", re.MULTILINE)
_FEWEST_TURNS = 2
"""Turns of speakers from which a text may be the transcript of a briefing."""
_MODERATORS = re.compile(
    r"^[ \t>*_]{0,6}(?:MODERATOR|OPERATOR|HOST|Moderator|Operator|Host)[*_]{0,2}:", re.MULTILINE
)
_LABELLED = 8
"""Characters before the label of a moderator at most: marks of a list or of bold letters."""
_HOUSEKEEPING = Clued(
    r"\b(?:embargo\w*|on\s+background|on\s+the\s+record|off\s+the\s+record|questions?|over\s+to|turn\s+it\s+over|floor"
    r"|join(?:ed|ing)\b|this\s+call|the\s+call|line|mute|transcript|attributable|ground\s+rules|thanks|thank\s+you"
    r"|welcome|go\s+ahead|reminder|follow-?ups?|next\s+up|time\s+for|briefing|all\s+right|okay)\b",
    re.IGNORECASE,
)
"""What a moderator speaks of who runs a call and says nothing of its matter."""
_ASKS = re.compile(r"[ \t*_]{0,4}(?:Q(?:UESTION)?|Question|REPORTER|Reporter|JOURNALIST|Journalist)\b[^:\n]{0,30}:")
_CALLED = re.compile(r"[^\W\d_a-z][\w’'-]*(?:\s+[^\W\d_a-z][\w’'-]*)?\.")
_ANSWERS = frozenset(
    """
    yes no none never nothing nobody agreed correct right exactly absolutely indeed sure true false maybe perhaps
    both neither
    """.split()
)


def runs_the_briefing(text: str, passages: Sequence[Span]) -> set[int]:
    r"""Return what is said to run a briefing and nothing else, by the numbers of the passages.

    Parameters
    ----------
    text : str
        An account's text, in English.
    passages : sequence of Span
        Its passages, in order.

    Examples
    --------
    >>> text = "MINISTER LIE: The dam holds. Next.\n\nQ: Will it open?"
    >>> runs_the_briefing(text, [Span(0, 28), Span(29, 34), Span(36, 52)])
    {1}
    """
    found = _moderated(text, passages)
    if len(_TURN.findall(text)) < _FEWEST_TURNS:
        return found
    found |= {
        number
        for number, passage in enumerate(passages)
        if passage.end - passage.start <= _LONGEST and _RUNS.fullmatch(text, passage.start, passage.end)
    }
    for number in range(len(passages) - 2, 0, -1):
        here, below = passages[number], passages[number + 1]
        # Several names may stand there, each a sentence: "Next. Ada."
        asks = _ASKS.match(text, below.start) or (number + 1 in found and not opens_line(text, below.start))
        # A name alone on its line may be all that somebody says.
        if asks and not opens_line(text, here.start) and _is_called(here.of(text)):
            found.add(number)
    return found


def _moderated(text: str, passages: Sequence[Span]) -> set[int]:
    """Return what a moderator says who runs a call, by the numbers of the passages."""
    starts = [passage.start for passage in passages]
    found: set[int] = set()
    until = 0
    for turn in _MODERATORS.finditer(text):
        # One paragraph may hold many turns, and is read once.
        if turn.end() <= until:
            continue
        end = text.find("\n\n", turn.end())
        until = end if end >= 0 else len(text)
        first = max(0, bisect_right(starts, turn.start() + _LABELLED) - 1)
        for number, passage in enumerate(passages[first : bisect_left(starts, until)], first):
            if passage.end - passage.start <= _LONGEST_TURN and _HOUSEKEEPING.search(passage.of(text)):
                found.add(number)
    return found


def _is_called(said: str) -> bool:
    """Tell the name of who asks next: one or two words with capitals, which are no answer."""
    if not _CALLED.fullmatch(said):
        return False
    words = [word.casefold() for word in re.findall(r"\w+", said)]
    return _ANSWERS.isdisjoint(words) and not any(word.endswith("ly") for word in words)
