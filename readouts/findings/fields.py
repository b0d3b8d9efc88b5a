"""Readout fields: who asked for the talk, what it was, where, with whom, how long, how it went, what comes next."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from readouts.findings import field_patterns as patterns
from readouts.findings import outcome_patterns as outcomes
from readouts.findings.asserted import is_asked, is_asserted
from readouts.findings.opening import is_sentence, opening
from readouts.findings.participants import find_participants
from readouts.text.any_case import folded
from readouts.text.clued import Clued
from readouts.text.furniture import furniture
from readouts.text.language import is_english
from readouts.text.proper_names import Sort, proper_names
from readouts.text.questions import in_turns
from readouts.types import Account, Passage, Span

_OPENING = 4
"""Sentences in which an account says what it is about."""


@dataclass(frozen=True, slots=True)
class Field:
    """What an account states about the talk itself.

    Parameters
    ----------
    account, passage : str
        Where it stands.
    field : str
        One of :data:`FIELDS`.
    span : Span
        The words that state it, as offsets into the account's text.
    value : str
        The same in short: the party, the place, the form (``call``, ``video call``, ``meeting``, ``letter``,
        ``visit``); the words themselves for a clause.
    """

    account: str
    passage: str
    field: str
    span: Span
    value: str


class _Line(NamedTuple):
    """A passage as a rule looks at it: its number from 0, and its text."""

    number: int
    text: str


class _Lines(tuple[_Line, ...]):
    """The passages of one account that state anything; a question states nothing."""

    @cached_property
    def opening(self) -> "tuple[_Line, ...]":
        """The passages in which the account says what it is about."""
        return self[: opening([line.text for line in self], _OPENING)]

    def hinted(self, patterns: Sequence[Clued]) -> Iterator[tuple[_Line, list[Clued]]]:
        """Yield the lines that hold a clue to any of some patterns, with these; most fields are stated nowhere."""
        rows = [set().union(*map(self._holding, pattern.clues)) for pattern in patterns]
        for row in sorted(set().union(*rows)):
            yield self[row], [one for one, own in zip(patterns, rows, strict=True) if row in own]

    def _holding(self, clue: str) -> set[int]:
        """Return the numbers of the lines that hold a clue, which is sought in all of them at once."""
        if clue not in self._found:
            rows, at = set(), self._all.find(clue)
            while at >= 0:
                row = bisect_right(self._starts, at) - 1
                rows.add(row)
                at = self._all.find(clue, self._starts[row + 1]) if row + 1 < len(self) else -1
            self._found[clue] = rows
        return self._found[clue]

    @cached_property
    def _found(self) -> dict[str, set[int]]:
        return {}

    @cached_property
    def _all(self) -> str:
        return "\n".join(folded(line.text) for line in self)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line.text) + 1 for line in self[:-1])]


_Hit = tuple[int, int, str]
"""Start and end within the line, and the value."""


def find_fields(accounts: Sequence[Account], passages: Sequence[Passage]) -> tuple[Field, ...]:
    """Find the readout fields of each account.

    Parameters
    ----------
    accounts, passages : sequences
        Those of the comparison; the rules read English, and accounts in other languages have no fields.

    Returns
    -------
    tuple of Field
        Account by account, field by field in the order of :data:`FIELDS`, then in reading order. What an account
        does not state is absent.

    Examples
    --------
    >>> text = "The ministers spoke by phone for forty minutes at the request of the Norwegian side."
    >>> found = find_fields([Account(text, id="a", language="en")], [Passage("a:1", "a", Span(0, len(text)))])
    >>> [(one.field, one.value) for one in found]
    [('initiator', 'Norwegian side'), ('form', 'call'), ('duration', 'forty minutes')]
    """
    return tuple(
        found
        for account in accounts
        if is_english(account.language)
        for found in _of_account(account, tuple(passage for passage in passages if passage.account == account.id))
    )


@lru_cache(maxsize=32)
def _of_account(account: Account, own: tuple[Passage, ...]) -> tuple[Field, ...]:
    """Find the fields of one account; kept, since they are read while the accounts are encoded."""
    found: list[Field] = []
    spans = [passage.span for passage in own]
    # What a reporter says before the mark of question states nothing either.
    aside = furniture(account.text, spans) | frozenset(in_turns(account.text, spans))
    texts = enumerate(span.of(account.text) for span in spans)
    lines = _Lines(_Line(number, text) for number, text in texts if number not in aside and not is_asked(text))
    form = next(iter(_form(lines)), None)
    for field, rule in _RULES.items():
        for number, (start, end, value) in rule(lines, form[1][2] if form else ""):
            at = own[number].span.start
            found.append(Field(account.id, own[number].id, field, Span(at + start, at + end), value))
    return tuple(found)


def _form(lines: _Lines, _known: str = "") -> Iterator[tuple[int, _Hit]]:
    """Yield the first clear word for the form of the talk, else the first verb that implies one."""
    for forms in (patterns.FORMS, patterns.IMPLIED_FORMS):
        for line in lines.opening:
            hits = [
                (*match.span(), form)
                for form, pattern in forms.items()
                for match in pattern.finditer(line.text)
                if not (
                    _of_another_talk(line.text, match.start(), 60)
                    or _is_denied(line.text, match.start())
                    or _of_one_speaker(line.text, match)
                )
            ]
            if hits:
                yield line.number, _by_video(line.text, hits)
                return


def _by_video(text: str, hits: Sequence[_Hit]) -> _Hit:
    """Return the first of some words for the form, or those for video that say how this talk was held."""
    first = min(hits, key=lambda hit: (hit[0], -hit[1]))
    if first[2] != "meeting":
        return first
    over = patterns.OVER_VIDEO.match(text, first[1])
    until = over.end() if over else first[1]
    return next((hit for hit in sorted(hits) if hit[2] == "video call" and first[0] <= hit[0] < until), first)


def _of_another_talk(text: str, at: int, back: int) -> bool:
    """Whether the words before say that another talk is meant, an earlier one or one to come."""
    return bool(patterns.OTHER_TALK_BEFORE.search(text, max(0, at - back), at))


def _is_denied(text: str, at: int) -> bool:
    """Whether the words before say that there was no such talk."""
    return bool(patterns.DENIED_BEFORE.search(text, max(0, at - 60), at))


def _of_one_speaker(text: str, form: re.Match[str]) -> bool:
    """Whether it is told how one of many takes part, "will brief the Council by video", not how they all meet."""
    alone = patterns.BY_VIDEO.search(form.group())
    return bool(alone and patterns.TAKES_PART_BEFORE.search(text, max(0, form.start() - 60), form.start()))


def _initiator(lines: _Lines, _form_: str) -> Iterator[tuple[int, _Hit]]:
    for line, sought in lines.hinted(patterns.INITIATORS):
        for pattern in sought:
            match = pattern.search(line.text)
            if match and _asks_for_this(lines, line, match):
                who = patterns.ARTICLE.sub("", _as_written(line.text, match, "who")).strip(" ,.")
                start = match.start("words") if "words" in match.re.groupindex else match.start()
                yield line.number, (start, start + len(line.text[start : match.end()].rstrip(" ,.")), who)
                return


def _asks_for_this(lines: _Lines, line: _Line, match: re.Match[str]) -> bool:
    """Whether a request is for this talk: for no other one, no later trip, and nothing that was spoken of."""
    text, start = line.text, match.start()
    if patterns.OTHER_TALK_BEFORE.search(text, max(0, start - 30), start):
        return False
    if text[start : start + 2].casefold() == "on" and patterns.OF_A_MATTER.match(text, match.end()):
        return False
    # What opens an account may announce its own talk.
    opens = line == next((one for one in lines.opening if is_sentence(one.text)), None)
    if not opens and (
        patterns.STILL_TO_COME.search(text, max(0, start - 200), start)
        or patterns.OF_A_DECISION.match(text, match.end())
    ):
        return False
    return line in lines.opening or patterns.A_TALK.search(text) is not None


def _place(lines: _Lines, form: str) -> Iterator[tuple[int, _Hit]]:
    """Yield where they met; a call has no place."""
    if form in {"call", "video call", "letter"}:
        return
    for line in lines.opening:
        if patterns.HOST_CITY.may_match(line.text) and (host := _host_city(line.text)):
            yield line.number, (host.start, host.end, host.of(line.text))
            return
        # Sought once a line: a line may hold any number of verbs.
        named: list[tuple[Span, Span]] | None = None
        until = -1
        for verb in patterns.MET.finditer(line.text):
            if (
                _of_another_talk(line.text, verb.start(), 60)
                or _is_denied(line.text, verb.start())
                or patterns.SPOKEN_OF_BEFORE.search(line.text, max(0, verb.start() - 60), verb.start())
            ):
                continue
            if named is None:
                named = list(_places_named(line.text))
            if until < verb.end():
                limit = patterns.MATTER.search(line.text, verb.end())
                until = limit.start() if limit else len(line.text)
            first = bisect_left(named, verb.end(), key=lambda place: place[0].start)
            if first < len(named) and named[first][1].end <= until:
                lead, name = named[first]
                yield line.number, (lead.start, name.end, line.text[lead.end : name.end])
                return
    if form == "visit":
        yield from _visited(lines)


def _visited(lines: _Lines) -> Iterator[tuple[int, _Hit]]:
    """Yield the place that is visited."""
    for line in lines.opening:
        for name in proper_names(line.text) if "visited" in line.text else ():
            verb = patterns.VISITED_BEFORE.search(line.text, max(0, name.span.start - 20), name.span.start)
            behind = patterns.VISITED_BEHIND.match(line.text, name.span.end)
            if name.place and verb and behind and not _of_another_talk(line.text, verb.start(), 60):
                yield line.number, (verb.start(), name.span.end, name.span.of(line.text))
                return


def _host_city(text: str) -> Span | None:
    """Return the town that hosts the talk of others."""
    for name in proper_names(text):
        if name.place and (name.place.city or name.place.seat) and patterns.HOST_CITY.match(text, name.span.end):
            return name.span
    return None


def _places_named(text: str) -> Iterator[tuple[Span, Span]]:
    """Yield each name that may be a place's, in order, and before it the words that say somebody is there."""
    for name in proper_names(text):
        lead = patterns.WHERE.search(text, max(0, name.span.start - 40), name.span.start)
        if lead and name.sort is not Sort.PERSON:
            rest = patterns.REST_OF_PLACE.match(text, name.span.end)
            if not rest and text.startswith(("'s ", "’s "), name.span.end):
                continue  # "at Arland's request"
            yield Span(*lead.span()), Span(name.span.start, rest.end() if rest else name.span.end)


def _participants(lines: _Lines, _form_: str) -> Iterator[tuple[int, _Hit]]:
    for row, hit in find_participants([line.text for line in lines]):
        yield lines[row].number, hit


def _duration(lines: _Lines, _form_: str) -> Iterator[tuple[int, _Hit]]:
    """Yield how long they talked, as a sentence has it rather than a heading, which rounds."""
    hinted = sorted(lines.hinted(patterns.DURATIONS), key=lambda hit: not is_sentence(hit[0].text))
    for line, sought in hinted:
        if not patterns.TALK_LASTS.search(line.text):
            continue
        for pattern in sought:
            match = pattern.search(line.text)
            if match and not patterns.TO_THE_PRESS.search(line.text, 0, match.end()):
                groups = match.groupdict()
                said = next(name for name, words in groups.items() if words and name != "words")
                # Between the verb and the length there may stand who talked.
                start = match.start("words") if "words" in groups else match.start()
                yield line.number, (start, match.end(), _as_written(line.text, match, said))
                return


def _characterisation(lines: _Lines, _form_: str) -> Iterator[tuple[int, _Hit]]:
    for line, sought in lines.hinted(patterns.CHARACTERISATIONS):
        taken = -1
        for match in sorted(
            (m for pattern in sought for m in pattern.finditer(line.text)),
            key=lambda m: m.start("how"),
        ):
            if match.start("how") >= taken:
                taken = match.end("how")
                yield line.number, (*match.span("how"), _as_written(line.text, match, "how"))


def _as_written(text: str, match: re.Match[str], group: str) -> str:
    """Return the words of a group as the account has them; where case is ignored, the match holds them folded."""
    return " ".join(text[match.start(group) : match.end(group)].split())


def _clauses(pattern: Clued, unless: Clued) -> "_Rule":
    def rule(lines: _Lines, _form_: str) -> Iterator[tuple[int, _Hit]]:
        for line, (sought,) in lines.hinted([pattern]):
            taken = -1
            for match in sought.finditer(line.text):
                if match.start() < taken or unless.search(line.text, max(0, match.start() - 30), match.start()):
                    continue
                if outcomes.PURPOSE.search(line.text, max(0, match.start() - 160), match.end()):
                    continue  # what this talk is for, not what follows from it
                if _is_joint(line.text, match):
                    continue
                if not is_asserted(line.text, *match.span()):
                    continue
                taken = _clause_end(line.text, match.end())
                yield line.number, (match.start(), taken, " ".join(line.text[match.start() : taken].split()))

    return rule


def _is_joint(text: str, match: re.Match[str]) -> bool:
    """Whether all sides turn something down together, which is no disagreement between them."""
    joint = outcomes.TOGETHER.search(text, max(0, match.start() - 80), match.end())
    return bool(joint) and not outcomes.EACH_OTHER.match(text, match.end())


def _clause_end(text: str, start: int) -> int:
    end = outcomes.CLAUSE_END.search(text, start)
    stop = end.start() if end else len(text)
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in '.,;:!?”"’'):
        stop -= 1
    return stop


_Rule = Callable[[_Lines, str], Iterator[tuple[int, _Hit]]]
_RULES: Mapping[str, _Rule] = {
    "initiator": _initiator,
    "form": _form,
    "place": _place,
    "participants": _participants,
    "duration": _duration,
    "characterisation": _characterisation,
    "agreements": _clauses(outcomes.AGREED, outcomes.NOT_AGREED),
    "disagreements": _clauses(outcomes.DISAGREED, outcomes.NOT_DISAGREED),
    "warnings": _clauses(outcomes.WARNED, outcomes.NEGATED),
    "next_steps": _clauses(outcomes.NEXT, outcomes.NEGATED),
}
FIELDS: tuple[str, ...] = tuple(_RULES)
"""The fields, in the order in which reports show them."""
