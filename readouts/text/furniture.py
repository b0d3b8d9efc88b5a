"""A page's furniture: what a press office puts around an account, which says next to nothing of the talk itself.

Release lines, date lines, contacts, salutations, signatures, stage directions, links and bare headings are passages
like any other, so that offsets stay those of the text. But no account leaves out another's telephone number: what
stands here accuses nobody, is no topic, and nobody says it. It is told by its structure (a line by itself, of
capitals and joining words, without a full stop) and by closed classes of words that press offices use.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from readouts.text import furniture_words as press
from readouts.text.briefing_room import runs_the_briefing
from readouts.text.headers import MARKS, WORD, mastheads_and_titles, read_on
from readouts.text.lead_ins import lead_ins
from readouts.text.lines import line_end, line_start, lines_of, opens_line
from readouts.text.page_notices import contacts, foot, is_notice, may_be_notice
from readouts.text.standing_labels import standing_labels
from readouts.types import Span

REASON = "it belongs to the page rather than to the account: a heading, a date line, a signature or the like"
"""Why nobody leaves it out, in plain words."""


def furniture(text: str, passages: Sequence[Span]) -> frozenset[int]:
    r"""Return which passages are a page's furniture, by their numbers from 0.

    Parameters
    ----------
    text : str
        An account's text. Links, dates in figures and front matter are known in any language, words in English.
    passages : sequence of Span
        Its passages, in order.

    Returns
    -------
    frozenset of int
        Never all of them: where there is nothing else, that is what the account says.

    Examples
    --------
    >>> lines = ["FOR IMMEDIATE RELEASE", "Riga, 4 May 2025", "They agreed to meet again in June.", "-ENDS-"]
    >>> text, starts = "\n\n".join(lines), [0, 23, 41, 77]
    >>> sorted(furniture(text, [Span(at, at + len(line)) for at, line in zip(starts, lines, strict=True)]))
    [0, 1, 3]
    """
    return _sorted(text, tuple(passages))[0]


def titles(text: str, passages: Sequence[Span]) -> frozenset[int]:
    r"""Return which passages are bare titles, by their numbers from 0.

    Parameters
    ----------
    text : str
        An account's text, in English.
    passages : sequence of Span
        Its passages, in order.

    Returns
    -------
    frozenset of int
        Those above the account that tell who met whom, or what kind of document it is. Another account may say the
        same, but none leaves it out.

    Examples
    --------
    >>> text = "Minister Roe's Call with Minister Poe\n\nThe ministers spoke of the dam."
    >>> titles(text, [Span(0, 37), Span(39, 70)])
    frozenset({0})
    """
    return _sorted(text, tuple(passages))[1]


@lru_cache(maxsize=32)
def _sorted(text: str, passages: tuple[Span, ...]) -> tuple[frozenset[int], frozenset[int]]:
    found: set[int] = set()
    front = press.FRONT_MATTER.match(text)
    ahead = front.end() if front and _opened(text) else 0
    for number, passage in enumerate(passages):
        if passage.start < ahead or (
            passage.end - passage.start <= press.LONGEST
            and (
                _is_furniture(text, passage)
                or _is_furniture_by_lines(text, passage)
                or _is_signed(text, passages, number, found)
                or _is_place_below(text, passages, number, found)
                or _is_bare_heading(text, passages, number, found)
                or _is_beside_others(text, passages, number)
            )
        ):
            found.add(number)
    found |= runs_the_briefing(text, passages) | contacts(text, passages) | read_on(text, passages)
    found |= _labels(text, passages)
    found |= foot(text, passages, found)

    def aside(number: int, line: Span) -> bool:
        return number in found or _is_furniture(text, line)

    mastheads, bare = mastheads_and_titles(text, passages, aside)
    found |= mastheads
    bare -= found
    if len(found) + len(bare) < len(passages):
        return frozenset(found), frozenset(bare)
    return (frozenset(found), frozenset()) if len(found) < len(passages) else (frozenset(), frozenset())


def said_by_nobody(text: str, passages: Sequence[Span]) -> frozenset[int]:
    """Return which passages nobody says, by their numbers from 0: furniture, and headings in capitals too.

    Parameters
    ----------
    text : str
        An account's text.
    passages : sequence of Span
        Its passages, in order.
    """
    return _said_by_nobody(text, tuple(passages))


@lru_cache(maxsize=32)
def _said_by_nobody(text: str, passages: tuple[Span, ...]) -> frozenset[int]:
    headings = (number for number, passage in enumerate(passages) if _is_capital_heading(text, passage))
    return _sorted(text, passages)[0].union(headings)


def _is_capital_heading(text: str, passage: Span) -> bool:
    if text[passage.end - 1] in press.COMPLETE + ":;," or passage.end - passage.start > press.LONGEST:
        return False
    words = WORD.findall(passage.of(text))
    return (
        1 < len(words) <= press.LONGEST_TITLE
        and _by_itself(text, passage)
        and all(
            word[0].isupper() or _plain(word) in press.JOINING or _plain(word) in press.TELLING for word in words
        )
        and sum(word[0].isupper() for word in words) > len(words) // 2
    )


def _opened(text: str) -> bool:
    """Tell whether a text that opens with a rule has keys below it."""
    return re.match(r"\s*---[ \t]*\n\s*[\w-]+:", text) is not None


@lru_cache(maxsize=32)
def _may_hold_notice(text: str) -> bool:
    """Return whether any line of a text may be a notice: fifty clues are sought in most texts in vain, so once."""
    return may_be_notice(" ".join(text.split()))


def _is_furniture(text: str, passage: Span) -> bool:
    said = passage.of(text)
    bare = " ".join(said.split()).strip(MARKS)
    if (_may_hold_notice(text) and is_notice(bare)) or press.TAGS.fullmatch(said):
        return True
    first = bare.partition(" ")[0].rstrip(",.:").casefold()
    opens = first in press.OPENERS or bare[:1] in {"(", "[", "©"}
    if len(bare) > press.SENTENCE and bare[-1] in press.COMPLETE and not opens:
        return False
    words = WORD.findall(bare)
    if not words:
        return True
    if opens and len(words) <= press.LONGEST_CONTACT and press.CONTACT.match(bare):
        # "The below is attributable to the Spokesperson: Secretary Roe met …" says something behind its colon.
        return len(WORD.findall(bare.partition(": ")[2])) <= press.BEHIND_COLON
    if len(words) <= press.LONGEST_LEAD and press.LEAD.search(bare):
        return True
    if _is_end(bare) or _is_all_links(bare) or _is_greeting(bare) or _is_bar(said, bare):
        return True
    if _is_dateline(text, passage, bare, words) or _is_passing(bare, words):
        return True
    bracketed = press.BRACKETED.fullmatch(bare)
    if bracketed:
        return len(words) <= press.DIRECTION or press.OF_EDITORS.match(bracketed["inner"]) is not None
    return _by_itself(text, passage) and (_is_line_of_names(bare, words) or _is_credit(bare, words))


def _is_furniture_by_lines(text: str, passage: Span) -> bool:
    if text.find("\n", passage.start, passage.end) < 0:
        return False
    return all(_is_furniture(text, line) for line in lines_of(text, passage))


def _labels(text: str, passages: Sequence[Span]) -> set[int]:
    """Return the lines that say who speaks below and no more: labels, and "Minister Aalto said:"."""
    ends = {label.end("cue") for label in standing_labels(text)} | {lead.line.end for lead in lead_ins(text)}
    return {number for number, passage in enumerate(passages) if ends and passage.end in ends}


def _is_dateline(text: str, passage: Span, bare: str, words: Sequence[str]) -> bool:
    """Tell the place and day with which a paragraph opens: "OSLO, 3 May (AFX).", "Riga, 4 May 2025."."""
    if len(words) > press.LONGEST_PLACE + 2 or not opens_line(text, passage.start, MARKS):
        return False
    rest, dates = press.DATE.subn(" ", press.AGENCY.sub(" ", bare))
    left = WORD.findall(rest)
    return (
        bool(dates and left)
        and all(word[0].isupper() for word in left)
        and not _tells(left)
        and ":" not in rest[:-1]
    )


def _is_passing(bare: str, words: Sequence[str]) -> bool:
    """Tell what leads to an account, hands over to somebody else, or is said on meeting."""
    return len(words) <= press.LONGEST_CONTACT and any(shape.fullmatch(bare) for shape in press.PASSING)


def _is_beside_others(text: str, passages: Sequence[Span], number: int) -> bool:
    """Tell by its neighbours a lead to a list, a salutation, the head of a table, and a title in bold."""
    passage = passages[number]
    said = passage.of(text)
    words = WORD.findall(said)
    if len(words) > press.LONGEST_LIST_LEAD or not words:
        return False
    bold = press.RUN_IN.fullmatch(said)
    if bold:
        told = WORD.findall(bold["title"])
        return len(told) <= press.LONGEST_MARKED and not _tells(told) and _plain(told[0]) not in press.ANSWERS
    if number + 1 == len(passages):
        return said.startswith("--") and _all_names(words) and said[-1] not in press.STOPS
    below = passages[number + 1].of(text)
    if said[-1] == ":":
        listed = below[-1] in ";," or below[0].islower() or press.LISTED.match(_line(text, passages[number + 1]))
        return bool(listed) and _plain(words[-1]) in press.LEADING
    if said[-1] == ",":
        polite = all(word[0].isupper() or _plain(word) in press.GREETED for word in words)
        return (
            polite and _by_itself(text, passage) and said[0].isupper() and below[0].isupper() and below[-1] != ","
        )
    if not WORD.search(below) and number + 2 < len(passages):  # Markdown rules off the head of a table
        below = passages[number + 2].of(text)
    return _is_table_head(said, below, passages[number - 1].of(text) if number else "")


def _is_table_head(said: str, below: str, above: str) -> bool:
    cells = press.COLUMNS.split(said.strip("| "))
    return (
        len(cells) > 1
        and len(press.COLUMNS.split(below.strip("| "))) == len(cells)
        and not press.COLUMNS.search(above)
        and not any(letter.isdigit() for letter in said)
        and all(cell[:1].isupper() and len(cell.split()) <= press.CELL for cell in cells)
    )


def _line(text: str, passage: Span) -> str:
    return text[line_start(text, passage.start) : passage.end]


def _is_signed(text: str, passages: Sequence[Span], number: int, found: set[int]) -> bool:
    """Tell a signature below a letter: names and addresses right after the closing words."""
    said = passages[number].of(text)
    if number - 1 not in found or not (_is_name(said) or press.LINKED.search(said)):
        return False
    if press.CLOSING.match(text, passages[number - 1].start, passages[number - 1].end):
        return True
    above = passages[number - 2] if number > 1 and number - 2 in found else None
    return above is not None and press.CLOSING.match(text, above.start, above.end) is not None


def _is_name(line: str) -> bool:
    words = WORD.findall(line)
    return (
        len(words) <= press.LONGEST_PLACE
        and _all_names(words)
        and line[-1] not in press.STOPS
        and not _tells(words)
    )


def _is_end(bare: str) -> bool:
    bare = bare.strip("<([])>")
    return len(bare) < press.SENTENCE and bare[:3].casefold() == "end" and press.ENDS.fullmatch(bare) is not None


def _is_all_links(bare: str) -> bool:
    """Tell what is hardly more than links and numbers to reach somebody by."""
    if not press.LINKED.search(bare):
        return False
    rest, links = press.LINK.subn(" ", bare)
    left = WORD.findall(rest)
    return bool(links) and (
        len(left) <= press.BESIDE_LINKS or (len(left) <= press.LONGEST_NAME and bool(press.TOLD.match(bare)))
    )


def _is_greeting(bare: str) -> bool:
    label = press.LABEL.match(bare) if ":" in bare else None
    said = bare[label.end() :] if label else bare
    if said.partition(" ")[0].rstrip(",.:").casefold() not in press.OPENERS:
        return False
    greeting = press.GREETING.match(said)
    if greeting is None:
        return False
    rest = WORD.findall(said[greeting.end() :])
    return len(rest) <= press.LONGEST_GREETING and all(
        word[0].isupper() or _plain(word) in press.GREETED for word in rest
    )


def _is_bar(said: str, bare: str) -> bool:
    """Tell a bar of links; a row of a table in Markdown is none."""
    pieces = press.BAR.split(bare)
    return (
        len(pieces) > 2
        and not (said[0] == said[-1] == "|")
        and bare[-1] not in press.STOPS
        and all(len(WORD.findall(piece.rpartition(":")[2])) <= press.BAR_PIECE for piece in pieces)
    )


def _by_itself(text: str, passage: Span) -> bool:
    """Tell whether a passage fills its lines."""
    after = text[passage.end : line_end(text, passage.end)]
    return opens_line(text, passage.start, MARKS) and not after.strip(MARKS)


def _is_line_of_names(bare: str, words: Sequence[str]) -> bool:
    """Tell a date line, a release line, a document's kind and a signature: lines of names that tell nothing."""
    plain = sum(word[0].islower() and word not in press.JOINING for word in words)
    if len(words) > press.LONGEST_TITLE or (bare[-1] == "." and "," not in bare):
        return False
    if press.KIND.match(bare) and _is_title(bare):
        return True
    if plain > press.PLAIN or bare[-1] in "!?;:" or _tells(words):
        return False
    if press.BYLINE.fullmatch(bare):
        return True
    rest, dates = press.DATE.subn(" ", bare)
    rest, keys = press.KEYED.subn(" ", rest, count=1)
    left = WORD.findall(press.TIME.sub(" ", rest))
    if (dates or keys or press.CLOCK.search(bare)) and len(left) <= press.LONGEST_PLACE and _all_names(left):
        return True
    if press.RELEASE.search(bare):
        return _all_names(WORD.findall(press.RELEASE.sub(" ", rest)))
    return (
        len(left) <= press.LONGEST_NAME
        and _all_names(left)
        and any(_plain(word) in press.SIGNERS for word in words)
    )


def _is_credit(bare: str, words: Sequence[str]) -> bool:
    """Tell who of a house wrote it: "Reuters Staff"; a word between that ends as a verb does tells something."""
    return (
        1 < len(words) <= press.LONGEST_CREDIT
        and _plain(words[-1]) in press.CREDITS
        and bare[-1] not in press.STOPS
        and all(word[0].isupper() for word in words)
        and not _tells(words)
        and not any(
            word.casefold().endswith(("s", "ed")) and word.casefold() not in press.PAPERS for word in words[1:-1]
        )
    )


def _is_title(bare: str) -> bool:
    return bare[-1] not in press.STOPS and ": " not in bare


def _all_names(words: Sequence[str]) -> bool:
    return all(word[0].isupper() or _plain(word) in press.JOINING for word in words)


def _plain(word: str) -> str:
    return word.rstrip(".").casefold()


def _tells(words: Sequence[str]) -> bool:
    """Tell whether a heading says what happened, or with whom."""
    return any(_plain(word) in press.TELLING for word in words)


def _is_place_below(text: str, passages: Sequence[Span], number: int, found: set[int]) -> bool:
    """Tell a place that stands on a line of its own right below a date, or a town with its country below it."""
    if number - 1 not in found or not _by_itself(text, passages[number]):
        return False
    above, said = passages[number - 1].of(text), passages[number].of(text)
    return (
        any(letter.isdigit() for letter in above)
        and (
            "\n\n" not in text[passages[number - 1].end : passages[number].start]
            or press.TOWN.fullmatch(said) is not None
        )
        and _is_name(said)
    )


def _is_bare_heading(text: str, passages: Sequence[Span], number: int, found: set[int]) -> bool:
    """Tell a heading of a word or two over prose: "Energy", "Regional security"; items of a list are none."""
    passage = passages[number]
    if passage.end - passage.start > press.SENTENCE or text[passage.end - 1] in press.STOPS:
        return False
    said = passage.of(text)
    numbered = press.NUMBERED.match(said)
    bare = said[numbered.end() if numbered else 0 :].strip(MARKS)
    words = WORD.findall(bare)
    marked = said.startswith("#") or text[max(0, passage.start - 8) : passage.start].lstrip("\n").startswith("#")
    most = (
        press.LONGEST_MARKED
        if marked or numbered
        else press.LONGEST_HEADING + (len(words) == 3 and words[1] in {"and", "of"})
    )
    if not bare or bare[-1] in press.STOPS or len(words) > most or not bare[0].isupper() or _tells(words):
        return False
    if number + 1 == len(passages) or not _by_itself(text, passage):
        return False
    if marked:
        return True
    before = number == 0 or number - 1 in found or passages[number - 1].of(text)[-1] in press.COMPLETE
    return (
        before
        and (said[0].isupper() or numbered is not None)
        and passages[number + 1].of(text)[-1] in press.COMPLETE
    )
