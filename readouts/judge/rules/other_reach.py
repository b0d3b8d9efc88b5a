"""Another reach, where all else is the same: a bound, "only", "all", an exception, an item more."""

import re
from itertools import combinations

from readouts.judge.rules.stretches import Stretch, rungs_between
from readouts.judge.rules.topics import names_topics
from readouts.text.any_case import AnyCase
from readouts.text.ladders import rungs_apart
from readouts.text.number_words import cardinals
from readouts.text.polarity import denials, opposites
from readouts.text.reach import OFTEN, contrast_groups
from readouts.text.tokens import stem

_LEAST = re.compile(
    r"\b(?:(?:at\s+least|no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than|a\s+minimum\s+of|upwards?\s+of"
    r"|more\s+than|over|in\s+excess\s+of)|minimum|or\s+more)\b"
)
_MOST = re.compile(
    r"\b(?:(?:at\s+most|no\s+more\s+than|not\s+more\s+than|a\s+maximum\s+of|up\s+to|not\s+exceeding|fewer\s+than"
    r"|less\s+than|under|at\s+the\s+most)|maximum|or\s+(?:fewer|less))\b"
)
_COUNTED = re.compile(
    rf"\d|\b(?:{cardinals(2, 12)}|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|dozens?|hundreds?|thousands?|millions?|billions?)\b"
)
_SOME_OF = re.compile(rf"(?:{_COUNTED.pattern}|\bone)\S*\s+of\b")
_ONLY = frozenset("only alone solely exclusively merely purely".split())
_EXCEPT = re.compile(
    r"^(?:but|and)?\s*(?:except|excluding|save|barring|other\s+than|apart\s+from|with\s+the\s+exception|but\s+not|not\s+including)\b"
)
_ALL = frozenset(
    "all every each any entire whole everybody everyone everything everywhere throughout nationwide both".split()
)
_TWO = frozenset({"two", "and", "sides", "parties"})
_JOINING = frozenset({"and", "or", "both"})
_IN_AND_OUT = tuple({near, far} for near in ("in", "inside", "within") for far in ("outside", "beyond"))
_NEXT_WORD = re.compile(r"\s+(?!(?:and|or|in|on|at|to|of|for|from|by|with|as|under|until|within)\b)[a-z]")
_TELLS_HOW_FAR = AnyCase(
    r"\b(?:appl(?:y|ies|ied)|cover(?:s|ed|ing)?|protect(?:s|ed)?|benefits?|goes|went|go\s+to|holds?|held|concerns?|extend(?:s|ed)?"
    r"|(?:given|granted|open|available|limited|restricted|paid|allotted)\s+to|eligible|entitled|valid|exempt(?:s|ed)?"
    r"|bans?|banned|prohibit(?:s|ed)?|allow(?:s|ed)?|permit(?:s|ted)?|lift(?:s|ed)?|suspend(?:s|ed)?|includes?)\b"
)
"""Verbs that say how far a rule or a grant reaches, so that an item more or less is another reach."""


def is_other_reach(left: Stretch, right: Stretch) -> bool:
    """Return whether one stretch reaches further than the other."""
    if _bounds_apart(left, right):
        return True
    if bool(left.rows) != bool(right.rows) and any(_EXCEPT.search(" ".join(one.words)) for one in (left, right)):
        return True
    # "Nearly 500" and "some 480" tell how exact a number is, and no reach.
    counted = any(_COUNTED.search(one.with_next) for one in (left, right))
    rungs = not counted and (
        rungs_between("scope", left, right) or rungs_apart("scope", left.with_next, right.with_next)
    )
    return rungs or _only_of_one(left, right) or _all_of_one(left, right) or _item_of_one(left, right)


def _item_of_one(left: Stretch, right: Stretch) -> bool:
    """Return whether one has an item more of what a rule reaches to: "small and large farms"."""
    if bool(left.rows) == bool(right.rows):
        return False
    one = left if left.rows else right
    if _joins_a_contrary(one):
        return True
    text = one.side.text
    joined = bool({one.words[0], one.words[-1]} & {"and", "or"}) or text[: one.span.start].rstrip().endswith(",")
    # "Armenian and Iranian lorries" are two kinds of lorries; "Peru and Chile" may be named for other reasons.
    of_a_kind = one.words[0] in _JOINING and _NEXT_WORD.match(text, one.span.end) is not None
    named = not of_a_kind and any(text[one.side.spans[row][0]].isupper() for row in one.rows)
    ahead = _TELLS_HOW_FAR.search(text, 0, one.span.start)
    return joined and not named and ahead is not None and bool(one.saying()) and not names_topics(text)


def _joins_a_contrary(one: Stretch) -> bool:
    """Return whether a stretch adds to a word beside it what it excludes: "declared" and "undeclared sites"."""
    added = [word for word in one.words if word not in _JOINING]
    if len(added) != 1 or len(added) == len(one.words):
        return False
    beside = (row for row in (one.rows.start - 1, one.rows.stop) if 0 <= row < len(one.side.lowered))
    return any(_contrary(one.side.lowered[row], added[0]) for row in beside)


def _contrary(word: str, other: str) -> bool:
    """Return whether of all there is the one word has one part, and the other the rest."""
    groups = contrast_groups(which=True)
    return (
        word in denials(other)
        or stem(word) in opposites().get(stem(other), ())
        or not groups.get(word, frozenset()).isdisjoint(groups.get(other, ()))
        or {word, other} in _IN_AND_OUT
    )


def _is_everything(one: Stretch) -> bool:
    """Return whether a stretch names two parts that are the whole: "big and small"."""
    return "and" in one.words and any(_contrary(word, other) for word, other in combinations(one.words, 2))


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
    if _is_everything(part) or OFTEN.search(whole.with_next):
        return False
    if _SOME_OF.search(" ".join(part.words)):
        return True
    if "both" in whole.words and (_TWO & {*part.words} or part.cased != part.cased.lower()):
        return False  # "both countries" are "the two countries", or Peru and Chile
    known = {whole.side.stems[row] for row in whole.rows}
    return any(part.side.stems[row] not in known for row in part.saying()) and not rungs_between(
        "scope", part, part
    )


def _bounds_apart(left: Stretch, right: Stretch) -> bool:
    """Return whether one number is the least on one side and the most on the other: "at least", "up to"."""
    said = [one.around for one in (left, right)]
    mine, theirs = (_numbers_in(words) for words in said)
    return bool(mine) and mine == theirs and {bound(words) for words in said} == {"least", "most"}


def bound(words: str) -> str:
    """Return whether some words set the least or the most; "no more than" has "more than" in it, and is longer."""
    found = [
        (match.end() - match.start(), name)
        for name, pattern in (("least", _LEAST), ("most", _MOST))
        for match in pattern.finditer(words)
    ]
    return max(found)[1] if found else ""


def _numbers_in(words: str) -> list[str]:
    return [word for word in words.split() if _COUNTED.search(word)]
