"""What one passage has instead of the other where all else is the same, word for word.

Whoever repeats a sentence and changes a word in it means another thing, or has another word for it. So here the two
words themselves are looked at: which kind they are of, and whether one may stand for the other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.parties import party_names
from readouts.judge.rules.times import WEEKDAYS
from readouts.judge.rules.topics import names_topics
from readouts.text.any_case import AnyCase
from readouts.text.dates import dates
from readouts.text.ladders import rungs_apart
from readouts.text.modality import HEDGES, modal_cues
from readouts.text.places import find_place
from readouts.text.polarity import SMALL_WORDS, opposites
from readouts.text.proper_names import TITLES, Name
from readouts.text.quantities import quantities
from readouts.text.roots import root
from readouts.text.spells import single_spells
from readouts.text.thesaurus import thesaurus
from readouts.types import Span

_LEAST_SAME, _LONGEST = 5, 6
"""Words that two passages have in common at least, and that either has instead at most."""
_SAYS_SOMETHING, _RARE = 0.2, 0.43
"""Weights above which a word says something, and above which it may be nobody's but a name's."""
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
_AUXILIARIES = frozenset("am is are was were be been being has have had do does did will would to that it".split())
_JOINING = frozenset(
    "and or nor as with between both while whereas but together alongside versus like against"
    " met meet meets meeting spoke speak speaks talk talks talked confer conferred conversed negotiated joined"
    " neighbours borders borders signed agreed exchanged discussed faced faces clashed".split()
)
"""What two do together, or what joins them, so that either may be named first."""
_LONGEST_DEED, _LONGEST_NAME = 12, 4
"""Words of the longest stretch in which two names are exchanged, and of each of them."""
_LEAST = re.compile(
    r"\b(?:(?:at\s+least|no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than|a\s+minimum\s+of|upwards?\s+of"
    r"|more\s+than|over|in\s+excess\s+of)|minimum|or\s+more)\b"
)
_MOST = re.compile(
    r"\b(?:(?:at\s+most|no\s+more\s+than|not\s+more\s+than|a\s+maximum\s+of|up\s+to|not\s+exceeding|fewer\s+than"
    r"|less\s+than|under|at\s+the\s+most)|maximum|or\s+(?:fewer|less))\b"
)
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
_TIMES = frozenset(
    "second minute hour day night morning evening afternoon week weekend month quarter year decade".split()
)
_WHERE = frozenset("in at near outside to from into around".split())
_COUNTED = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|dozens?|hundreds?|thousands?|millions?|billions?)\b"
)
_WITHIN_NAMES = frozenset("the of and for de du des del da la le al bin ibn von van der".split())
_ONLY = frozenset("only alone solely exclusively merely purely".split())
_EXCEPT = re.compile(
    r"^(?:but|and)?\s*(?:except|excluding|save|barring|other\s+than|apart\s+from|with\s+the\s+exception|but\s+not|not\s+including)\b"
)
_ALL = frozenset("all every each any entire whole everybody everyone everything".split())
_TELLS_HOW_FAR = AnyCase(
    r"\b(?:appl(?:y|ies|ied)|cover(?:s|ed|ing)?|protect(?:s|ed)?|benefits?|goes|went|go\s+to|holds?|held|concerns?|extend(?:s|ed)?"
    r"|(?:given|granted|open|available|limited|restricted|paid|allotted)\s+to|eligible|entitled|valid|exempt(?:s|ed)?"
    r"|bans?|banned|prohibit(?:s|ed)?|allow(?:s|ed)?|permit(?:s|ted)?|lift(?:s|ed)?|suspend(?:s|ed)?|includes?)\b"
)
"""Verbs that say how far a rule or a grant reaches, so that an item more or less is another reach."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one passage has instead of the other.

    Parameters
    ----------
    side : Side
        The passage.
    rows : range
        Its words that the other lacks; none where only the other has words more.
    """

    side: Side
    rows: range

    @property
    def words(self) -> list[str]:
        """The words in lower case."""
        return self.side.lowered[self.rows.start : self.rows.stop]

    @property
    def span(self) -> Span:
        """Where they stand; where there are none, the word they would follow or, at the start, precede."""
        rows = self.rows or range(max(0, self.rows.start - 1), max(1, self.rows.start))
        return Span(self.side.spans[rows[0]][0], self.side.spans[rows[-1]][1])

    def saying(self) -> list[int]:
        """Return the words that say something."""
        return [row for row in self.rows if self.side.weights[row] > _SAYS_SOMETHING]


@lru_cache(maxsize=2)
def stretches(frame: Frame, most: int = _LONGEST) -> tuple[Stretch, Stretch] | None:
    """Return what each passage has instead of the other, or ``None`` where more than one stretch differs.

    Parameters
    ----------
    frame : Frame
        The passages.
    most : int, default 6
        Words that either may have instead at most.
    """
    own, others = frame.left.stems, frame.right.stems
    least = min(len(own), len(others))
    ahead = next((n for n in range(least) if own[n] != others[n]), least)
    behind = next((n for n in range(least - ahead) if own[-1 - n] != others[-1 - n]), least - ahead)
    left, right = range(ahead, len(own) - behind), range(ahead, len(others) - behind)
    longest = max(len(left), len(right))
    if not longest or longest > most or ahead + behind < max(_LEAST_SAME, longest):
        return None
    return Stretch(frame.left, left), Stretch(frame.right, right)


def find_instead(frame: Frame, kind: str) -> Iterator[tuple[Span, Span]]:
    """Yield the two stretches of passages that are the same but for them, where they differ in a fact of a kind.

    Parameters
    ----------
    frame : Frame
        The passages.
    kind : str
        "number", "date", "name", "polarity", "modality" or "scope".
    """
    found = stretches(frame)
    if found and _LOOKS[kind](frame, *found):
        yield found[0].span, found[1].span


def find_turned(frame: Frame) -> Iterator[tuple[Span, Span]]:
    """Yield the two stretches of one sentence in which two names have changed places around a deed.

    Who accuses whom is one thing, who is joined to whom another: "A and B" is "B and A", "A met B" is "B met A".
    """
    found = stretches(frame, _LONGEST_DEED)
    if found is None:
        return
    left, right = found
    own, others = ([side.side.concepts[row] for row in side.rows] for side in found)
    sizes = range(1, _LONGEST_NAME + 1)
    for first, last in ((a, b) for a in sizes for b in sizes if a + b < min(len(own), len(others)) + 1):
        if own[:first] != others[len(others) - first :] or own[len(own) - last :] != others[:last]:
            continue
        between = left.words[first : len(own) - last]
        if own[first : len(own) - last] == others[last : len(others) - first] and _is_deed(left, between):
            ends = left.rows[0], left.rows[-last]
            if all(left.side.text[left.side.spans[row][0]].isupper() for row in ends):
                yield left.span, right.span
                return


def _is_deed(one: Stretch, between: list[str]) -> bool:
    """Return whether the words between two names tell what the one does to the other."""
    if _JOINING & {*between} or re.search(r"[,;:/]", one.span.of(one.side.text)):
        return False
    if between == ["to"]:
        return one.rows.start > 0 and one.side.lowered[one.rows.start - 1] == "from"
    return any(word not in SMALL_WORDS and word not in _WITHIN_NAMES for word in between)


def _rungs(kind: str, left: Stretch, right: Stretch) -> bool:
    return rungs_apart(kind, " ".join(left.words), " ".join(right.words))


def _numbers(_: Frame, left: Stretch, right: Stretch) -> bool:
    # Two numbers are read and compared elsewhere: "six months" is "half a year".
    timed = any(day.span.meets(one.span) for one in (left, right) for day in dates(one.side.text))
    return not timed and not (_has_quantity(left) and _has_quantity(right)) and _rungs("number", left, right)


def _has_quantity(one: Stretch) -> bool:
    return any(
        number.span.meets(one.span) for number in (*quantities(one.side.text), *single_spells(one.side.text))
    )


def _dates(_: Frame, left: Stretch, right: Stretch) -> bool:
    # On Sunday evening it is Monday morning elsewhere, and two weeks are 14 days: both are compared elsewhere.
    ordinals = [_ordinal(one) for one in (left, right)]
    if None not in ordinals:
        return ordinals[0] != ordinals[1] and _next_word(left) in _TIMES
    dated = _has_day(left) and _has_day(right)
    return not dated and not (_has_quantity(left) and _has_quantity(right)) and _rungs("date", left, right)


def _ordinal(one: Stretch) -> int | None:
    return _ORDINALS.get(one.words[0]) if len(one.rows) == 1 else None


def _next_word(one: Stretch) -> str:
    return one.side.lowered[one.rows.stop] if one.rows.stop < len(one.side.lowered) else ""


def _has_day(one: Stretch) -> bool:
    text = one.side.text
    rows = range(max(0, one.rows.start - 1), one.rows.stop)
    weekday = any(one.side.lowered[row] in WEEKDAYS for row in rows)
    return weekday or any("day" in day.span.of(text).lower() for day in dates(text) if day.span.meets(one.span))


def _names(_: Frame, left: Stretch, right: Stretch) -> bool:
    """Return whether a name stands where the other has another, of whatever it may be the name."""
    if _rungs("name", left, right):
        return True
    own, other = (_named(one) for one in (left, right))
    if not own or not other:
        return False
    if any(mine.same(there) for mine in _meeting(left) for there in _meeting(right)):
        # "Scarborough Shoal" and "Second Thomas Shoal" share a word that is the same for both.
        mine, there = (find_place(name) for name in (own, other))
        towns = bool(mine and there and (mine.city or there.city) and mine.city != there.city)
        return towns or (mine is None and there is None and not _alike(own, other))
    places = [find_place(name) for name in (own, other)]
    if None in places and places != [None, None]:
        # A government may be called by its town, "Paris said" and "Macron said", but nobody lands in one.
        known = next(place for place in places if place)
        return (known.seat or bool(known.city)) and _located(left) and _located(right) and not _alike(own, other)
    if all(places) and any(place.region for place in places if place):
        return False
    return not _alike(own, other)


def _located(one: Stretch) -> bool:
    return one.rows.start > 0 and one.side.lowered[one.rows.start - 1] in _WHERE


def _alike(own: str, other: str) -> bool:
    return Name.of(own).same(Name.of(other))


def _meeting(one: Stretch) -> list[Name]:
    return [name for name in party_names(one.side.text) if one.rows and name.span.meets(one.span)]


def _named(one: Stretch) -> str:
    """Return the name that a stretch is but for titles, or nothing where it has other words."""
    named: list[str] = []
    days = [day.span for day in dates(one.side.text)]
    for row in one.rows:
        start, end = one.side.spans[row]
        word = one.side.text[start:end]
        if any(day.start < end and start < day.end for day in days):
            return ""
        if (word.lower() in TITLES and not named) or word in _WITHIN_NAMES:
            continue
        if not word[0].isupper() or (row == 0 and not _is_name(one.side, row)):
            return ""
        named.append(word.removesuffix("'s").removesuffix("’s"))
    return " ".join(named)


def _is_name(side: Side, row: int) -> bool:
    """Return whether the first word of a sentence is a name: one of the table, or in no other list."""
    start, end = side.spans[row]
    following = side.text[slice(*side.spans[row + 1])] if row + 1 < len(side.spans) else ""
    known = side.stems[row] in thesaurus() or side.stems[row] in opposites() or side.lowered[row] in SMALL_WORDS
    word = side.text[start:end]
    return (
        find_place(word) is not None
        or word[1:2].isupper()
        or (not known and (bool(side.weights[row] > _RARE) or following[:1].isupper()))
    )


def _polarity(_: Frame, left: Stretch, right: Stretch) -> bool:
    if any(modal_cues(" ".join(one.words)) for one in (left, right)):
        return False
    if all(_bound(_around(one)) for one in (left, right)):
        return False  # the "no" of "no more than" denies nothing
    thwarted = [_THWARTED.search(" ".join(one.words)) is not None for one in (left, right)]
    denials = [sum(word in _NOTS for word in one.words) for one in (left, right)]
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


def _modality(_: Frame, left: Stretch, right: Stretch) -> bool:
    """Return whether one side alone hedges the same verb, or makes free what the other imposes."""
    if _rungs("modality", left, right):
        return True
    hedged = [HEDGES.search(_cased(one)) is not None for one in (left, right)]
    if hedged[0] == hedged[1] or {*left.words, *right.words} & _NOTS:
        return False
    bare, hedging = (left, right) if hedged[1] else (right, left)
    mine, theirs = (
        [root(word) for word in words if word not in _AUXILIARIES]
        for words in (bare.words, HEDGES.sub(" ", _cased(hedging)).lower().split())
    )
    return mine == theirs


def _cased(one: Stretch) -> str:
    """Return the words of a stretch as they are written: "May" may be a month."""
    return " ".join(one.side.text[slice(*one.side.spans[row])] for row in one.rows)


def _bounds_apart(left: Stretch, right: Stretch) -> bool:
    """Return whether one number is the least on one side and the most on the other: "at least", "up to"."""
    said = [_around(one) for one in (left, right)]
    mine, theirs = (_numbers_in(words) for words in said)
    return bool(mine) and mine == theirs and {_bound(words) for words in said} == {"least", "most"}


def _around(one: Stretch) -> str:
    """Return a stretch with the two words before it and after it: "least" may be all that differs."""
    return " ".join(one.side.lowered[max(0, one.rows.start - 2) : one.rows.stop + 2])


def _bound(words: str) -> str:
    """Return whether some words set the least or the most; "no more than" has "more than" in it, and is longer."""
    found = [
        (match.end() - match.start(), name)
        for name, pattern in (("least", _LEAST), ("most", _MOST))
        for match in pattern.finditer(words)
    ]
    return max(found)[1] if found else ""


def _numbers_in(words: str) -> list[str]:
    return [word for word in words.split() if _COUNTED.search(word)]


def _scope(_: Frame, left: Stretch, right: Stretch) -> bool:
    if _bounds_apart(left, right):
        return True
    if bool(left.rows) != bool(right.rows) and any(_EXCEPT.search(" ".join(one.words)) for one in (left, right)):
        return True
    # "Nearly 500" and "some 480" tell how exact a number is, and no reach.
    counted = any(_COUNTED.search(_with_next(one)) for one in (left, right))
    rungs = not counted and (
        _rungs("scope", left, right) or rungs_apart("scope", _with_next(left), _with_next(right))
    )
    return rungs or _only_of_one(left, right) or _all_of_one(left, right) or _item_of_one(left, right)


def _with_next(one: Stretch) -> str:
    """Return a stretch with the word that follows it: "almost", and "every"."""
    return " ".join(one.side.lowered[one.rows.start : one.rows.stop + 1])


def _item_of_one(left: Stretch, right: Stretch) -> bool:
    """Return whether one has an item more of what a rule reaches to: "small and large farms"."""
    if bool(left.rows) == bool(right.rows):
        return False
    one = left if left.rows else right
    text = one.side.text
    joined = bool({one.words[0], one.words[-1]} & {"and", "or"}) or text[: one.span.start].rstrip().endswith(",")
    named = any(text[one.side.spans[row][0]].isupper() for row in one.rows)
    ahead = _TELLS_HOW_FAR.search(text, 0, one.span.start)
    return joined and not named and ahead is not None and bool(one.saying()) and not names_topics(text)


def _only_of_one(left: Stretch, right: Stretch) -> bool:
    """Return whether one side alone says "only", but of a number, where it adds nothing."""
    mine, theirs = ({*one.words} & _ONLY for one in (left, right))
    if bool(mine) == bool(theirs):
        return False
    one = left if mine else right
    behind = one.side.lowered[one.rows.stop : one.rows.stop + 1]
    return not any(any(c.isdigit() for c in word) for word in (*one.words, *behind))


def _all_of_one(left: Stretch, right: Stretch) -> bool:
    """Return whether one has all of a thing where the other names another: "all vehicles" and "lorries"."""
    mine, theirs = ({*one.words} & _ALL for one in (left, right))
    if bool(mine) == bool(theirs):
        return False
    whole, part = (left, right) if mine else (right, left)
    known = {whole.side.stems[row] for row in whole.rows}
    return any(part.side.stems[row] not in known for row in part.saying()) and not _rungs("scope", part, part)


_LOOKS = {
    "number": _numbers,
    "date": _dates,
    "name": _names,
    "polarity": _polarity,
    "modality": _modality,
    "scope": _scope,
}
