"""What one passage has instead of the other where all else is the same, word for word.

Whoever repeats a sentence and changes a word in it means another thing, or has another word for it. So here the two
words themselves are looked at: which kind they are of, and whether one may stand for the other.
"""

import re
from collections.abc import Iterator

from readouts.judge.frames import Frame
from readouts.judge.rules.other_name import is_other_name
from readouts.judge.rules.other_reach import bound, is_other_reach
from readouts.judge.rules.stretches import Stretch, rungs_between, stretches
from readouts.text.dates import dates
from readouts.text.days_and_months import WEEKDAYS
from readouts.text.ladders import rungs_apart
from readouts.text.modality import HEDGES, modal_cues
from readouts.text.number_words import ORDINALS
from readouts.text.polarity import SMALL_WORDS
from readouts.text.proportions import proportions
from readouts.text.quantities import quantities
from readouts.text.roots import root
from readouts.text.spells import single_spells
from readouts.types import Span

_THWARTED = re.compile(
    r"\b(?:turned\s+(?:back|away)|stopped|halted|stranded)\s+(?:before|short\s+of)|(?:fell|falls|stopp(?:ed|ing))\s+short\s+of"
    r"|(?:prevented|kept|barred|blocked|deterred|hindered|dissuaded|stopped)\s+from|(?:refrain|abstain)(?:s|ed|ing)?\s+from"
    r"|(?:omit|neglect|forg[eo]t)(?:s|ted|ed)?\s+to|decided\s+against|gave\s+up|unable\s+to|instead\s+of|rather\s+than"
    r"|(?:came|come|comes)\s+close\s+to|(?:only\s+)?narrowly\s+(?:missed|escaped)\b"
)
"""What a deed was kept from happening by: "was turned back before reaching the town" is no arrival."""
_NOTS = frozenset(
    """
    not no never cannot neither nor none nobody nothing without n't didn't doesn't don't won't isn't wasn't aren't
    weren't hasn't haven't couldn't wouldn't refused refuse refuses refusing declined declines failed fails fail
    failing hardly scarcely barely
    """.split()
)
_CARRYING = SMALL_WORDS | frozenset({"manage", "managed", "manages", "agree", "agreed", "agrees", "able"})
"""Words that only carry the one that says what was done: "managed to settle" is "settled"."""
_WEIGHING = frozenset(
    """
    consider considering explore exploring examine examining study studying weigh weighing discuss discussing
    """.split()
)
"""What makes of a deed that is promised one that is thought about."""
_AUXILIARIES = frozenset("am is are was were be been being has have had do does did will would to that it".split())
_STEPS = frozenset({"this", "next", "last"})
_TIMES = frozenset(
    "second minute hour day night morning evening afternoon week weekend month quarter year decade anniversary"
    " spring summer autumn winter".split()
)


def find_instead(frame: Frame, kind: str) -> Iterator[tuple[Span, Span]]:
    """Yield the two stretches of passages that are the same but for them, where they differ in a fact of a kind.

    Parameters
    ----------
    frame : Frame
        The passages.
    kind : str
        "number", "date", "name", "polarity", "modality" or "scope".
    """
    found = frame.once(stretches)
    if found and _LOOKS[kind](*found):
        yield found[0].span, found[1].span


def _numbers(left: Stretch, right: Stretch) -> bool:
    if not rungs_between("number", left, right):
        return False
    # Two numbers are read and compared elsewhere: "six months" is "half a year".
    timed = any(day.span.meets(one.span) for one in (left, right) for day in dates(one.side.text))
    counted = all(_has_quantity(one) or _has_share(one) for one in (left, right))
    return not (timed or counted)


def _has_share(one: Stretch) -> bool:
    """Return whether a stretch tells a share or a rhythm: "twice a year" is "every six months"."""
    return any(share.span.meets(one.span) for share in proportions(one.side.text))


def _has_quantity(one: Stretch) -> bool:
    return any(
        number.span.meets(one.span) for number in (*quantities(one.side.text), *single_spells(one.side.text))
    )


def _dates(left: Stretch, right: Stretch) -> bool:
    # On Sunday evening it is Monday morning elsewhere, and two weeks are 14 days: both are compared elsewhere.
    ordinals = [_ordinal(one) for one in (left, right)]
    if None not in ordinals:
        return ordinals[0] != ordinals[1] and _next_word(left) in _TIMES
    steps = [_step(one) for one in (left, right)]
    if all(steps):
        return steps[0] != steps[1]
    if not (rungs_between("date", left, right) or rungs_apart("date", left.with_next, right.with_next)):
        return False
    return not ((_has_day(left) and _has_day(right)) or (_has_quantity(left) and _has_quantity(right)))


def _step(one: Stretch) -> str:
    """Return which of several a time is, where a stretch tells nothing else: "this Thursday", "next Thursday"."""
    word = " ".join(one.words)
    return word if word in _STEPS and _next_word(one) in _TIMES.union(WEEKDAYS) else ""


def _ordinal(one: Stretch) -> int | None:
    return ORDINALS.get(one.words[0]) if len(one.rows) == 1 else None


def _next_word(one: Stretch) -> str:
    return one.side.lowered[one.rows.stop] if one.rows.stop < len(one.side.lowered) else ""


def _has_day(one: Stretch) -> bool:
    text = one.side.text
    rows = range(max(0, one.rows.start - 1), one.rows.stop)
    weekday = any(one.side.lowered[row] in WEEKDAYS for row in rows)
    return weekday or any("day" in day.span.of(text).lower() for day in dates(text) if day.span.meets(one.span))


def _polarity(left: Stretch, right: Stretch) -> bool:
    if any(modal_cues(" ".join(one.words)) for one in (left, right)):
        return False
    if all(bound(one.around) for one in (left, right)):
        return False  # the "no" of "no more than" denies nothing
    thwarted = [_THWARTED.search(" ".join(one.words)) is not None for one in (left, right)]
    denials = [sum(word in _NOTS for word in one.words) + ("yet to" in one.around) for one in (left, right)]
    if thwarted[0] != thwarted[1] and not any(denials):
        own, kept = (left, right) if thwarted[1] else (right, left)
        done = [root(word) for word in own.words if word not in _CARRYING]
        return done == [root(word) for word in _beyond(kept) if word not in _CARRYING]
    return sum(denials) == 1 and _same_but_nots(left, right)


def _beyond(one: Stretch) -> list[str]:
    """Return the words of a stretch after what kept the deed from happening."""
    return _THWARTED.sub("|", " ".join(one.words)).rpartition("|")[2].split()


def _same_but_nots(left: Stretch, right: Stretch) -> bool:
    """Return whether one stretch is the other with a denial: "shook hands" and "refused to shake hands"."""
    mine, theirs = (
        [root(word) for word in one.words if word not in _NOTS and word not in _CARRYING] for one in (left, right)
    )
    return mine == theirs and not {"only", "but"} & {*left.words, *right.words}


def _modality(left: Stretch, right: Stretch) -> bool:
    """Return whether one side alone hedges the same verb, or makes free what the other imposes."""
    if rungs_between("modality", left, right) or rungs_apart("modality", left.with_next, right.with_next):
        return True
    if _only_weighed(left, right) or _only_weighed(right, left):
        return not {*left.words, *right.words} & _NOTS
    hedged = [HEDGES.search(one.cased) is not None for one in (left, right)]
    if hedged[0] == hedged[1] or {*left.words, *right.words} & _NOTS:
        return False
    bare, hedging = (left, right) if hedged[1] else (right, left)
    mine, theirs = (
        [root(word) for word in words if word not in _AUXILIARIES]
        for words in (bare.words, HEDGES.sub(" ", hedging.cased).lower().split())
    )
    return mine == theirs


def _only_weighed(one: Stretch, other: Stretch) -> bool:
    """Return whether one side promises to consider what the other promises: "to consider publishing"."""
    if not _WEIGHING & {*other.words} or _WEIGHING & {*one.words}:
        return False
    # A verb of one stem is no part of what differs, and "to" may stand ahead of it.
    last = one.side.lowered[one.rows.stop - 1] if one.rows.stop else ""
    return (other.words[-1] in _WEIGHING and last == "to") or root(last) == root(other.words[-1])


_LOOKS = {
    "number": _numbers,
    "date": _dates,
    "name": is_other_name,
    "polarity": _polarity,
    "modality": _modality,
    "scope": is_other_reach,
}
