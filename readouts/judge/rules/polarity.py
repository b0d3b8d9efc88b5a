"""A yes against a no."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from readouts.judge.frames import Frame, Side
from readouts.judge.rules.candidate import Candidate, hold_against
from readouts.judge.rules.ends import opposite_ends
from readouts.judge.rules.instead import find_instead
from readouts.text.any_case import AnyCase
from readouts.text.noun_or_verb import names_a_thing
from readouts.text.polarity import (
    PARTICLES,
    SMALL_WORDS,
    denials,
    has_opposites,
    hedging,
    negated,
    negators,
    opposites,
    same_clause,
    undenied,
)
from readouts.types import Span

_Negators = tuple[tuple[int, int, int], ...]

_UNTIL = re.compile(r"\b(?:(?P<time>until|till|before)|unless|yet|but|except|other\s+than|only)\b", re.IGNORECASE)
"""What leaves a denial open at one end: what is not done before May is done after it."""
_OF_ANY_KIND = re.compile(r"\b(?:of\s+any\s+(?:kind|sort|type)|whatsoever|at\s+all)\b", re.IGNORECASE)
"""What makes a denial utter, and says nothing of the matter."""
_SUBJECT_TO = AnyCase(
    r"\b(?:subject\s+to|conditional\s+(?:up)?on|dependent\s+(?:up)?on|on\s+condition\s+of)\s+(?:\w+\s+)?$"
)
"""What makes of a thing the condition of another."""
_CONDITION = 40
"""Characters before a thing in which that stands."""
_PARTED = frozenset({"keep", "keeps", "kept", "keeping"})
_DETERMINERS = frozenset({"no", "neither", "none"})
_WITHOUT, _NON = ("-free", "less"), "non-"
SETTLED_OR_OPEN = "settled or open"
"""The rule of what one side agreed on and the other put off, or only talked of."""
_HEDGE = 6
"""Words within which a word that denies bears on another."""
_ONE_MATTER = 0.5
"""Share of what a negation covers that the other side must have."""


def find_polarity(frame: Frame) -> Iterator[Candidate]:
    """Yield what one passage affirms and the other denies."""
    nots = negators(frame.left.text), negators(frame.right.text)
    contrary = list(_opposites(frame.left, frame.right))
    yield from _contrary(frame, contrary)
    yield from _denied(frame, nots, contrary)
    for left, right, how in opposite_ends(frame, "polarity"):
        yield hold_against("one says the opposite of the other", f"ends, {how}", frame, left, right)
    for left, right, _ in opposite_ends(frame, "doubt"):
        yield hold_against("one settles what the other leaves open", SETTLED_OR_OPEN, frame, left, right)
    for left, right in find_instead(frame, "polarity"):
        yield hold_against("one says it otherwise than the other", "instead", frame, left, right)


def opposite_words(frame: Frame) -> Iterator[tuple[Span, Span]]:
    """Yield where two opposite words stand, denied or not."""
    for a, b in _opposites(frame.left, frame.right):
        yield Span(*frame.left.spans[a]), Span(*frame.right.spans[b])


def _negated(side: Side) -> list[bool]:
    return negated(side.spans, negators(side.text))


def _contrary(frame: Frame, pairs: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Yield two opposite words, neither or both of them denied."""
    if not pairs:
        return
    left, right = frame.left, frame.right
    no_left, no_right = left.once(_negated), right.once(_negated)
    for a, b in pairs:
        if no_left[a] == no_right[b] and not _hedged(left, right, a) and not _hedged(right, left, b):
            rule = "opposites" if _unmet(frame, a, b) else "opposites met"
            spans = Span(*left.spans[a]), Span(*right.spans[b])
            yield hold_against("one says the opposite of the other", rule, frame, *spans)


def _denied(
    frame: Frame, nots: tuple[_Negators, _Negators], contrary: Sequence[tuple[int, int]]
) -> Iterator[Candidate]:
    """Yield what one passage denies of a word that the other has without a denial."""
    if not any(nots):
        return
    no_left, no_right = frame.left.once(_negated), frame.right.once(_negated)
    for side, other, to, found, others, mine, theirs in (
        (frame.left, frame.right, frame.to_right, nots[0], nots[1], no_left, no_right),
        (frame.right, frame.left, frame.to_left, nots[1], nots[0], no_right, no_left),
    ):
        for start, end, until in found:
            utter = {row for span in _utterly(side, end, until) for row in side.rows(span)}
            covered = [row for row, (at, _) in enumerate(side.spans) if end <= at < until and row not in utter]
            ruled = [row for row in covered if row in to]
            # What is negated is the first word that says something; if the other side lacks it, nothing is denied.
            head = next((row for row in covered if not _is_small(side, row)), None)
            if head is None or head not in ruled or _denied_after(other, to[head], others):
                continue
            there = other.lowered[to[head]]
            if there.endswith(_WITHOUT) or there.startswith(_NON):
                # "Without a visa" is "visa-free", and what was not ratified met with "non-ratification".
                continue
            if side.text[start:end].lower() in _DETERMINERS and not _said_of(side, covered, head, to):
                continue
            if _hedged(side, other, head, Span(start, end)) or any(
                # "None of the ships had weapons", "the ships were free of weapons": any word may be the one denied.
                _hedged(other, side, to[row])
                for row in ruled
                if not _is_small(side, row)
            ):
                continue
            if _is_bounded(side, other, end, until) or not _of_one_matter(side, covered, to):
                continue
            apart = {stem for row, stem in enumerate(side.stems) if not start <= side.spans[row][0] < end}
            if opposites().get(side.stems[head], frozenset()) & {*apart, *other.stems} or contrary:
                # "It does not close" and "it stays open": two denials of one thing.
                continue
            flipped = [row for row in ruled if mine[row] != theirs[to[row]]]
            own, met = _utter(side, start, head), _condition(other, to[head])
            ordered = (own, met) if side is frame.left else (met, own)
            if head in flipped and len(flipped) * 2 > len(ruled):
                rule = "denied" if side.stems[head] == other.stems[to[head]] else "denied, other word"
                if met.start < other.spans[to[head]][0]:
                    rule = "condition denied"
                yield hold_against("one says yes, the other no", rule, frame, *ordered)


def _utterly(side: Side, start: int, end: int) -> Iterator[Span]:
    for match in _OF_ANY_KIND.finditer(side.text, start, end):
        yield Span(*match.span())


def _utter(side: Side, start: int, head: int) -> Span:
    """Return what is denied, with what makes the denial utter right behind it: "no fee of any kind"."""
    end = side.spans[head][1]
    utter = _OF_ANY_KIND.match(side.text, end + 1)
    return Span(start, utter.end() if utter else end)


def _condition(side: Side, row: int) -> Span:
    """Return what is denied elsewhere, with what makes a condition of it: "subject to a fee" is one fact."""
    start, end = side.spans[row]
    ahead = _SUBJECT_TO.search(side.text, max(0, start - _CONDITION), start)
    return Span(ahead.start() if ahead else start, end)


def _is_bounded(side: Side, other: Side, start: int, end: int) -> bool:
    """Return whether a denial ends at something, unless the other side's yes ends there too: both "before May"."""
    return any(
        not bound["time"] or bound.group().lower() not in other.lowered
        for bound in _UNTIL.finditer(side.text, start, end)
    )


def _hedged(side: Side, other: Side, row: int, apart: Span | None = None) -> bool:
    """Return whether a word that denies without a "not" stands in the clause and only on this side: "an end to"."""
    at = side.spans[row][0]
    hedges = (
        near
        for near in side.once(_hedges)
        if near != row
        and abs(near - row) <= _HEDGE
        and not (apart and apart.start <= side.spans[near][0] < apart.end)
        and side.stems[near] not in other.stems
    )
    return any(same_clause(side.text, *sorted((at, side.spans[near][0]))) for near in hedges)


def _hedges(side: Side) -> list[int]:
    """Return the words that deny what stands near them without a "not"."""
    denying = hedging()
    return [row for row, word in enumerate(side.stems) if word in denying]


def _of_one_matter(side: Side, covered: Sequence[int], to: Mapping[int, int]) -> bool:
    """Return whether most of what a negation covers is found on the other side, denied there or not."""
    said = [row for row in covered if not _is_small(side, row)]
    total = sum(float(side.weights[row]) for row in said)
    return sum(float(side.weights[row]) for row in said if row in to) >= _ONE_MATTER * total


def _said_of(side: Side, covered: list[int], head: int, to: dict[int, int]) -> bool:
    """Return whether what is said of "no side" is said on the other side as well: first words have counterparts."""
    said = [row for row in covered if row > head and not _is_small(side, row)]
    return not said or any(row in to for row in said[:2])


def _is_small(side: Side, row: int) -> bool:
    return side.lowered[row] in SMALL_WORDS


def _unmet(frame: Frame, own: int, other: int) -> bool:
    """Return whether two words stand for nothing else: "raised" that stands for "increased" denies no "fell"."""
    return frame.to_right.get(own, other) == other and frame.to_left.get(other, own) == own


def _denied_after(side: Side, row: int, nots: tuple[tuple[int, int, int], ...]) -> bool:
    """Return whether a word stands before a negation in its clause: "the Queen cannot come" is no yes to her."""
    at = side.spans[row][0]
    return any(at < start and same_clause(side.text, at, start) for start, _, _ in nots)


def _opposites(left: Side, right: Side) -> Iterator[tuple[int, int]]:
    """Yield opposite words, unless a side has both of them: "extended, not suspended" disputes nothing."""
    if (
        left.once(_contraries).isdisjoint(right.once(_phrases))
        and left.once(_undenied).isdisjoint(right.lowered)
        and right.once(_undenied).isdisjoint(left.lowered)
    ):
        return
    where = right.once(_places)
    table = opposites()
    none: frozenset[str] = frozenset()
    phrases, others = left.once(_phrases), right.once(_phrases)
    for a, phrase in enumerate(phrases):
        if phrase in where:
            continue
        if table.get(phrase, none) & set(phrases):
            continue  # it was closed and is open: said of two times
        against = [row for word in table.get(phrase, ()) for row in where.get(word, ())]
        denied = denials(left.lowered[a])
        for b in sorted({*against, *(row for word in denied for row in where.get(f"={word}", ()))}):
            if others[b] not in phrases and not table.get(others[b], none) & set(others):
                yield a, b


def _places(side: Side) -> dict[str, list[int]]:
    """Return where each phrase of a passage stands, and each word in lower case behind a "="."""
    where: dict[str, list[int]] = {}
    for row, phrase in enumerate(side.once(_phrases)):
        where.setdefault(phrase, []).append(row)
        where.setdefault(f"={side.lowered[row]}", []).append(row)
    return where


def _contraries(side: Side) -> frozenset[str]:
    """Return what says the opposite of a word of a passage, but for what denies it by a prefix."""
    table = opposites()
    return frozenset(word for phrase in table.keys() & side.once(_phrases) for word in table[phrase])


def _undenied(side: Side) -> frozenset[str]:
    """Return what a passage denies by a prefix."""
    return frozenset(word for one in side.lowered for word in undenied(one))


def _phrases(side: Side) -> list[str]:
    """Return the stem of each word, with the particle that makes another verb of it: "call_off"."""
    # "Authorities" has the stem of "authorise", and is nobody's opposite.
    words = [
        own if has_opposites(word) and not names_a_thing(word, before) else f"~{word}"
        for own, before, word in zip(side.stems, ["", *side.lowered], side.lowered, strict=False)
    ]
    pairs = zip_longest(words, side.stems[1:], fillvalue="")
    found = [f"{word}_{after}" if after in PARTICLES else word for word, after in pairs]
    for row, word in enumerate(side.lowered):
        # "The tariff kept the wine out": the particle may stand behind what it is about.
        if word in _PARTED and "out" in side.lowered[row + 1 : row + _HEDGE]:
            found[row] = f"{words[row]}_out"
    return found
