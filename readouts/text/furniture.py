"""A page's furniture: what a press office puts around an account, which says next to nothing of the talk itself.

Release lines, date lines, contacts, salutations, signatures, stage directions, links and bare headings are passages
like any other, so that offsets stay those of the text. But no account leaves out another's telephone number: what
stands here accuses nobody, is no topic, and nobody says it. It is told by its structure (a line by itself, of
capitals and joining words, without a full stop) and by closed classes of words that press offices use.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from readouts.text.clued import Clued
from readouts.text.days_and_months import MONTH, WEEKDAY
from readouts.text.offices import HONORIFICS
from readouts.types import Span

REASON = "it belongs to the page rather than to the account: a heading, a date line, a signature or the like"
"""Why nobody leaves it out, in plain words."""
_LONGEST = 400
"""Characters of a passage that may be furniture: what is longer says something."""
_SENTENCE = 80
"""Characters from which what ends in a full stop is a sentence, unless it opens as furniture does."""
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?:[^\n]*\n){1,40}?---[ \t]*(?:\n|$)")
_MARKS = " \t\n>#*_|•·-–—"
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_LINK = Clued(
    r"\[[^\[\]\n]{0,80}\]\((?:https?:|mailto:|tel:|/|#)[^()\s]*\)|(?:https?://|www\.|mailto:)\S+"
    r"|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|[#@]\w+|\+\d[\d ()./-]{6,}\d"
)
_LINKED = re.compile(r"[@#+]|://|www\.|\]\(|mailto:")
_BESIDE_LINKS = 3
"""Words that may stand beside links, addresses and telephone numbers, unless the first says what they are."""
_BRACKETED = re.compile(r"[(\[](?P<inner>[^()\[\]]{1,200})[)\]]\W*")
_DIRECTION = 3
"""Words of a stage direction at most: "(Laughter.)", "[Through an interpreter]"."""
_OF_EDITORS = Clued(
    r"\W*(?:additional\s+)?(?:reporting|writing|editing|compiled|corrects|corrected|correction|adds"
    r"|updates|recasts|refiles"
    r"|fixes|removes|photo|picture|translat\w+|unofficial|as\s+(?:delivered|prepared|interpreted"
    r"|translated))\b",
    re.IGNORECASE,
)
_LABEL = Clued(r"(?:[A-Z][\w.’'-]*(?:[ ]+(?:of[ ]+)?[A-Z][\w.’'-]*){0,6}|Q|A)\s*:\s*")
_GREETING = Clued(
    r"""(?:(?:i\s+)?thank\s+you|thanks|many\s+thanks|good\s+(?:morning|afternoon|evening|day)|hello
      |welcome|greetings|dear
      |(?:your\s+)?excellenc(?:y|ies)|ladies\s+and\s+gentlemen|(?:distinguished|esteemed|honou?rable)
      |(?:mr|madam|mme)\.?\s+(?:president|chair\w*|speaker|secretary-general)|(?:kind|best
      |warm)\s+regards|regards
      |(?:yours\s+)?(?:sincerely|faithfully|truly)|please\s+be\s+seated|okay|all\s+right)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:with\s+)?(?:kind(?:est)?|best|warm)\s+regards|regards|(?:yours\s+)?(?:sincerely|faithfully))[\s,.]*$",
    re.IGNORECASE,
)
"""How a letter closes, above its signature."""
_GREETED = HONORIFICS | frozenset(
    """
    you very much so again all everyone everybody for being here coming joining us and to the that a lot
    indeed my our
    your dear colleagues colleague friends friend ladies gentlemen members press media delegates guests
    sir madam
    minister president secretary ambassador excellency excellencies chair chairman both
    today this morning
    afternoon evening of in
    """.split()
)
_LONGEST_GREETING = 12
_RELEASE = Clued(
    r"\b(?:(?:for\s+)?immediate\s+release|(?:press|media|news)\s+(?:release|note|statement)"
    r"|press\s+office|embargoed|read-?out"
    r"|as\s+(?:delivered|prepared)|check\s+against\s+delivery|(?:unofficial|courtesy)\s+translation"
    r"|fact\s+sheet"
    r"|office\s+of\s+the\s+(?:press\s+secretary|spokes\w+))\b",
    re.IGNORECASE,
)
_KIND = Clued(
    r"""(?:the\s+)?(?:(?:opening|closing|introductory|joint|official|written|oral)\s+)*
        (?:statement|remarks|speech|address|explanation\s+of\s+vote|intervention|transcript|interview
        |answers?|questions?
          |repl(?:y|ies)|response|comments?|press\s+(?:conference|briefing|availability)
          |(?:\w+\s+)?spokes\w+[’']?s?\s+(?:response|statement|remarks|comments?|answers?|reply))\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words with which a heading begins that says what kind of document it stands over."""
_TOLD = Clued(
    r"(?:e-?mail|tel(?:ephone)?|fax|phone|mobile|website|web|address|from|to|cc|sent|date|ref)\.?\s*:", re.I
)
_CONTACT = Clued(
    r"""(?:for\s+)?(?:further|more|additional)\s+(?:information|details|en?quiries|inquiries)\b
      | (?:press|media|public)\s+(?:contacts?|enquiries|inquiries|office|relations)\s*[:|]
      | contacts?\s*:|tel\s*\.|follow\s+us\b|(?:to\s+)?(?:un)?subscribe\b|view\s+(?:this|in)\b|click\s+here\b
      | read\s+more\b|share\s+(?:this|on|via)\b|print\s+this\b|(?:photos?|images?|captions?|credits?
      |source)\s*:
      | ©|copyright\b|all\s+rights\s+reserved|if\s+you\s+(?:have\s+)?received?\b|this\s+(?:e-?mail
      |message)\s+(?:is|may|and|was)\b
      | please\s+(?:find|see)\s+(?:below|attached|enclosed|the\s+attached)\b|notes?\s+(?:to
      |for)\s+(?:the\s+)?editors?\b
      | (?:the\s+(?:below|following|above)|the\s+following\s+\w+)\s+is\s+attributable\b|attributable\s+to\b
      | (?:published|posted|updated|last\s+(?:updated|modified))\b(?=[^.]{0,40}\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_CONTACT, _BEHIND_COLON = 25, 6
"""Words at most of a contact or notice, and of what stands behind its colon."""
_OPENERS = frozenset(
    """
    i thank thanks many good hello welcome greetings dear your excellency excellencies ladies
    distinguished esteemed
    honourable honorable mr madam mme kind best warm regards yours sincerely faithfully please okay all
    for further more
    additional press media public contact contacts tel follow to subscribe unsubscribe view click read
    share print photo
    photos image images caption captions credit credits source copyright if this note notes the
    attributable published
    posted updated last
    """.split()
)
"""First words of contacts, notices and greetings: no other passage need be tried."""
_ENDS = re.compile(
    r"(?:ends?|end\s+of\s+(?:statement|text|transcript|message|(?:press|media)\s+release))", re.IGNORECASE
)
_LEAD = re.compile(r"\b(?:the\s+following|as\s+follows|below)\s*[.:]?$", re.IGNORECASE)
_LONGEST_LEAD = 7
"""Words at most of what merely leads to what follows: "They discussed the following:"."""
_BAR = re.compile(r"\s[|·•/]\s")
_BAR_PIECE = 3
"""Words of a piece of a bar at most: "Facebook | X | Print"."""
_DATE = Clued(
    rf"""\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?
        |sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s+\d{{4}})?
      | \b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTH})(?:,?\s+\d{{4}})? | \b(?:{MONTH})\s+(?:19|20)\d\d\b
      | \b(?:19|20)\d\d-\d\d-\d\d\b | \b\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)?\d\d\b""",
    re.VERBOSE | re.IGNORECASE,
)
_TIME = Clued(
    rf"\b\d{{1,2}}[:.]\d\d(?::\d\d)?\b|\b(?:{WEEKDAY})\b|\b[ap]\.?m\b\.?"
    r"|\b(?:GMT|UTC|CET|CEST|EST|EDT"
    r"|MSK|local\s+time|hrs?|hours)\b",
    re.IGNORECASE,
)
_PLAIN = 4
"""Words without a capital, but for joining ones, in a line of names at most: "For immediate release"."""
_LONGEST_PLACE = 6
"""Words beside the date of a date line at most."""
_KEYED = Clued(r"(?:date|time|place|venue|location)\s*[|:]\s*", re.IGNORECASE)
_BYLINE = Clued(
    r"By(?:\s+[A-Z][\w.’'-]*){2,4}(?:,?\s+(?:\w+\s+){0,3}(?:correspondent|reporter|editor|staff|writer))?"
)
_JOINING = frozenset("of the and for to at in on by de la le du von van al el & no nr vol after before".split())
_SIGNERS = HONORIFICS | frozenset(
    """
    ambassador minister president chancellor secretary spokesperson spokesman spokeswoman representative
    envoy director
    sir lord lady h.e ministry department office embassy consulate council commission
    delegation mission
    house bureau agency administration cabinet kremlin government moderator correspondent reuters afp ap
    bbc nhk tass
    """.split()
)
"""Words of which the name of a person in office, of a house or of a newspaper has one."""
_TELLING = frozenset(
    """
    with between from about regarding over amid against is are was were be been has have had will would
    shall not meet
    meets meeting meetings met talk talks call calls called conversation conversations summit summits
    visit visits
    visited trip trips spoke speak speaks say says said hold holds held host hosts hosted receive
    receives received sign
    signs signed agree agrees agreed agreement agreements discuss discusses discussed welcome welcomes
    condemn condemns
    urge urges announce announces thanks reject rejects accept accepts demand demands offer offers warn
    warns open opens
    end ends begin begins start starts stop stops back backs win wins plan plans seek seeks pledge
    pledges vow vows deny
    denies refuse refuses resign resigns arrive arrives leave leaves return returns reaffirm reaffirms
    congratulate
    congratulates support supports join joins attend attends
    """.split()
)
"""Words of a heading that says something: what happened, or with whom."""
_LONGEST_HEADING, _LONGEST_MARKED, _LONGEST_NAME, _LONGEST_TITLE = 2, 5, 10, 30
"""Words at most of a bare heading, of one that is marked as such, of a name with its offices, and of any title."""
_STOPS = ".!?…:;,"
_COMPLETE = '.!?…”"’»)'


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
    return _furniture(text, tuple(passages))


@lru_cache(maxsize=32)
def _furniture(text: str, passages: tuple[Span, ...]) -> frozenset[int]:
    found: set[int] = set()
    front = _FRONT_MATTER.match(text)
    ahead = front.end() if front and _opened(text) else 0
    for number, passage in enumerate(passages):
        if passage.start < ahead or (
            passage.end - passage.start <= _LONGEST
            and (
                _is_furniture(text, passage)
                or _is_signed(text, passages, number, found)
                or _is_place_below(text, passages, number, found)
                or _is_bare_heading(text, passages, number, found)
            )
        ):
            found.add(number)
    return frozenset(found) if len(found) < len(passages) else frozenset()


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
    return _furniture(text, passages).union(headings)


def _is_capital_heading(text: str, passage: Span) -> bool:
    if text[passage.end - 1] in _COMPLETE + ":;," or passage.end - passage.start > _LONGEST:
        return False
    words = _WORD.findall(passage.of(text))
    return (
        1 < len(words) <= _LONGEST_TITLE
        and _by_itself(text, passage)
        and all(word[0].isupper() or _plain(word) in _JOINING or _plain(word) in _TELLING for word in words)
        and sum(word[0].isupper() for word in words) > len(words) // 2
    )


def _opened(text: str) -> bool:
    """Tell whether a text that opens with a rule has keys below it."""
    return re.match(r"\s*---[ \t]*\n\s*[\w-]+:", text) is not None


def _is_furniture(text: str, passage: Span) -> bool:
    said = passage.of(text)
    bare = " ".join(said.split()).strip(_MARKS)
    first = bare.partition(" ")[0].rstrip(",.:").casefold()
    opens = first in _OPENERS or bare[:1] in {"(", "[", "©"}
    if len(bare) > _SENTENCE and bare[-1] in _COMPLETE and not opens:
        return False
    words = _WORD.findall(bare)
    if not words:
        return any(letter.isdigit() for letter in bare)
    if opens and len(words) <= _LONGEST_CONTACT and _CONTACT.compiled.match(bare):
        # "The below is attributable to the Spokesperson: Secretary Roe met …" says something behind its colon.
        return len(_WORD.findall(bare.partition(": ")[2])) <= _BEHIND_COLON
    if len(words) <= _LONGEST_LEAD and _LEAD.search(bare):
        return True
    if _is_end(bare) or _is_all_links(bare) or _is_greeting(bare) or _is_bar(bare):
        return True
    bracketed = _BRACKETED.fullmatch(bare)
    if bracketed:
        return len(words) <= _DIRECTION or _OF_EDITORS.compiled.match(bracketed["inner"]) is not None
    return _by_itself(text, passage) and _is_line_of_names(bare, words)


def _is_signed(text: str, passages: Sequence[Span], number: int, found: set[int]) -> bool:
    """Tell a signature below a letter: names and addresses right after the closing words."""
    said = passages[number].of(text)
    if number - 1 not in found or not (_is_name(said) or _LINKED.search(said)):
        return False
    if _CLOSING.match(text, passages[number - 1].start, passages[number - 1].end):
        return True
    above = passages[number - 2] if number > 1 and number - 2 in found else None
    return above is not None and _CLOSING.match(text, above.start, above.end) is not None


def _is_name(line: str) -> bool:
    words = _WORD.findall(line)
    return len(words) <= _LONGEST_PLACE and _all_names(words) and line[-1] not in _STOPS and not _tells(words)


def _is_end(bare: str) -> bool:
    return len(bare) < _SENTENCE and bare[:3].casefold() == "end" and _ENDS.fullmatch(bare) is not None


def _is_all_links(bare: str) -> bool:
    """Tell what is hardly more than links and numbers to reach somebody by."""
    if not _LINKED.search(bare):
        return False
    rest, links = _LINK.compiled.subn(" ", bare)
    left = _WORD.findall(rest)
    return bool(links) and (
        len(left) <= _BESIDE_LINKS or (len(left) <= _LONGEST_NAME and bool(_TOLD.compiled.match(bare)))
    )


def _is_greeting(bare: str) -> bool:
    label = _LABEL.compiled.match(bare) if ":" in bare else None
    said = bare[label.end() :] if label else bare
    if said.partition(" ")[0].rstrip(",.:").casefold() not in _OPENERS:
        return False
    greeting = _GREETING.compiled.match(said)
    if greeting is None:
        return False
    rest = _WORD.findall(said[greeting.end() :])
    return len(rest) <= _LONGEST_GREETING and all(word[0].isupper() or _plain(word) in _GREETED for word in rest)


def _is_bar(bare: str) -> bool:
    pieces = _BAR.split(bare)
    return (
        len(pieces) > 2
        and bare[-1] not in _STOPS
        and all(len(_WORD.findall(piece.rpartition(":")[2])) <= _BAR_PIECE for piece in pieces)
    )


def _by_itself(text: str, passage: Span) -> bool:
    """Tell whether a passage fills its lines."""
    line = text.rfind("\n", 0, passage.start) + 1
    end = text.find("\n", passage.end)
    after = text[passage.end : end if end >= 0 else len(text)]
    return not text[line : passage.start].strip(_MARKS) and not after.strip(_MARKS)


def _is_line_of_names(bare: str, words: Sequence[str]) -> bool:
    """Tell a date line, a release line, a document's kind and a signature: lines of names that tell nothing."""
    plain = sum(word[0].islower() and word not in _JOINING for word in words)
    if len(words) > _LONGEST_TITLE or (bare[-1] == "." and "," not in bare):
        return False
    if _KIND.compiled.match(bare) and _is_title(bare):
        return True
    if plain > _PLAIN or bare[-1] in "!?;:" or _tells(words):
        return False
    if _BYLINE.compiled.fullmatch(bare):
        return True
    rest, dates = _DATE.compiled.subn(" ", bare)
    rest, keys = _KEYED.compiled.subn(" ", rest, count=1)
    left = _WORD.findall(_TIME.compiled.sub(" ", rest))
    if (dates or keys) and len(left) <= _LONGEST_PLACE and _all_names(left):
        return True
    if _RELEASE.search(bare):
        return _all_names(_WORD.findall(_RELEASE.compiled.sub(" ", rest)))
    return len(left) <= _LONGEST_NAME and _all_names(left) and any(_plain(word) in _SIGNERS for word in words)


def _is_title(bare: str) -> bool:
    return bare[-1] not in _STOPS and ": " not in bare


def _all_names(words: Sequence[str]) -> bool:
    return all(word[0].isupper() or _plain(word) in _JOINING for word in words)


def _plain(word: str) -> str:
    return word.rstrip(".").casefold()


def _tells(words: Sequence[str]) -> bool:
    """Tell whether a heading says what happened, or with whom."""
    return any(_plain(word) in _TELLING for word in words)


def _is_place_below(text: str, passages: Sequence[Span], number: int, found: set[int]) -> bool:
    """Tell a place that stands on a line of its own right below a date."""
    if number - 1 not in found or not _by_itself(text, passages[number]):
        return False
    above, said = passages[number - 1].of(text), passages[number].of(text)
    return (
        any(letter.isdigit() for letter in above)
        and "\n\n" not in text[passages[number - 1].end : passages[number].start]
        and _is_name(said)
    )


def _is_bare_heading(text: str, passages: Sequence[Span], number: int, found: set[int]) -> bool:
    """Tell a heading of a word or two over prose: "Energy", "Regional security"; items of a list are none."""
    passage = passages[number]
    if passage.end - passage.start > _SENTENCE or text[passage.end - 1] in _STOPS:
        return False
    said = passage.of(text)
    bare = said.strip(_MARKS)
    words = _WORD.findall(bare)
    marked = said.startswith("#") or text[max(0, passage.start - 8) : passage.start].lstrip("\n").startswith("#")
    most = _LONGEST_MARKED if marked else _LONGEST_HEADING + (len(words) == 3 and words[1] in {"and", "of"})
    if not bare or bare[-1] in _STOPS or len(words) > most or not bare[0].isupper() or _tells(words):
        return False
    if number + 1 == len(passages) or not _by_itself(text, passage):
        return False
    if marked:
        return True
    before = number == 0 or number - 1 in found or passages[number - 1].of(text)[-1] in _COMPLETE
    return before and said[0].isupper() and passages[number + 1].of(text)[-1] in _COMPLETE
