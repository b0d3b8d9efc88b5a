"""Whether a run of stops ends its sentence, by what stands before it and after it."""

import re
import unicodedata

from readouts.text.abbreviations import Dotted, dotted, has_ordinal_stops, opens_sentence
from readouts.text.clued import Clued
from readouts.text.layout import UNSEEN
from readouts.types import Span

_WIDE_STOPS = "。！？．｡﹗﹖"
_AHEAD = re.compile(rf"""[\s{UNSEEN}"'“‘«„»‹(\[{{（「『【《¿¡*_]*+""")
_QUOTES = frozenset("\"'”’“‘„‟»«›‹」』＂")
_BULLETS = frozenset("•‣◦▪■●◆►➢①②③④⑤⑥⑦⑧⑨⑩")
_DASHES = frozenset("-–—―")
_SIGNS = frozenset("#@&%§")
_ARTICLE = re.compile(r"(?:al|el|ad|ar|as|ash|an|at|az)-[^\W\d_]")

_WORD_MARKS = frozenset(".-’'/&")
_LONGEST_WORD = 40
_LONGEST_ASIDE = 200
_ENUMERATOR = re.compile(r"[\W_]*(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,5})")
_ENUMERATOR_INSIDE = re.compile(r"[:;]\s+(?:\d{1,2}|[a-z])$")
_NUMBER = re.compile(r"[\d№]|[IVXLC]{2,}\b|[VX]\b|[A-Z]{1,4}/")
_JOINT = re.compile("[-’'/&]")
# What stands behind a title in capitals: "MS. HARLOW", "GEN. J. ROE"; but "told the SEC. The".
_IN_CAPITALS = re.compile(r"[^\W\d_](?:\.|[\w’'-]*)")
_SPACED_PAIR = re.compile(r"([^\W\d_]{1,2})\.\s$")
# After these a letter is no initial of a name: "Annex A. The".
_LETTERED = re.compile(r"(?i:plan|option|annex|appendix|group|part|section|phase|article|class|type|item)\s$")
_YEAR = re.compile(r"\d{2,4}\s?$")
# "В 1995 г. Россия": so short an opening is no sentence yet.
_YEAR_PHRASE = re.compile(r"\W*(?i:во?|с|до|к|после|на|из|от|по|у|з|до|після)\s[^.!?]{0,30}")
_YEAR_WORDS = frozenset({"г", "р"})

_REPORTING = Clued(
    r"(?:[^\W\d_][\w.’'-]{0,30}\s){1,4}?"
    r"(?:said|says|asked|asks|told|added|adds|replied|answered|wrote|exclaimed|shouted|stressed|declared|noted"
    r"|wondered|continued|concluded|urged|warned)"
    r"(?=[.,;:]|\s(?:in|at|on|during|after|before|to|reporters|journalists|when|as|the)\b)"
)
_WIDE_REPORTING = Clued(
    r"[^。！？，,：:\s]{0,12}?(?:说道|说|說|表示|称|稱|指出|强调|強調|问道|问|問)[，,。：:]|[\u3041-\u309f]"
)


def ends_sentence(text: str, span: Span, stops: tuple[int, int], limit: int, language: str) -> bool:
    """Say whether a run of stops ends the sentence it stands in.

    Parameters
    ----------
    text : str
        The whole text.
    span : Span
        The sentence if it ends here: from its first character to the last mark that closes with it.
    stops : tuple of int
        Half-open offsets of the stops themselves.
    limit : int
        End of the block.
    language : str
        ISO 639-1 code, or ``""``.

    Examples
    --------
    >>> text = "They met Gen. Roe. He left."
    >>> [ends_sentence(text, Span(0, end), (end - 1, end), len(text), "en") for end in (13, 18)]
    [False, True]
    """
    ahead = _AHEAD.match(text, span.end, limit)
    position = ahead.end() if ahead else span.end
    if position >= limit:
        return False
    marks = text[slice(*stops)]
    tail = text[stops[1] : span.end]
    quoted = not _QUOTES.isdisjoint(tail)
    if not _may_open(text, position, quoted=quoted, wide=marks[-1] in _WIDE_STOPS):
        return False
    if marks[-1] in _WIDE_STOPS:
        return not (quoted and _WIDE_REPORTING.match(text, span.end, limit))
    if ".." in marks.replace(" ", "").replace("\u00a0", "") or "…" in marks:
        # Between spaces or in brackets the dots stand for words that were cut.
        cut = text[stops[0] - 1].isspace() or text[stops[0] - 1] in "[("
        return quoted or not cut or opens_sentence(text, position, language, strict=True)
    if marks.strip(".") or "?" in tail or "!" in tail:
        return not (
            _is_aside(text, span.start, stops[0], tail) or (quoted and _REPORTING.match(text, position, limit))
        )
    return _full_stop_ends(text, Span(span.start, stops[0]), position, language)


def _may_open(text: str, position: int, *, quoted: bool, wide: bool) -> bool:
    """Say whether a sentence can begin with the character at `position`."""
    first = text[position]
    if first in _BULLETS or first in _SIGNS:
        return True
    if first in _DASHES:
        return (
            not quoted
            and text[position + 1 : position + 2].isspace()
            and text[position + 2 : position + 3].isupper()
        )
    if first.isalnum():
        return wide or not first.islower() or _ARTICLE.match(text, position) is not None
    return unicodedata.category(first).startswith("S")


def _is_aside(text: str, start: int, stop: int, tail: str) -> bool:
    """Say whether the stop belongs to words in brackets inside the sentence: "(was he late?)"."""
    if ")" not in tail or any(char in ".!?" for char in tail.rpartition(")")[2]):
        return False
    return text.rfind("(", max(start, stop - _LONGEST_ASIDE), stop) > start + 1


def _full_stop_ends(text: str, span: Span, position: int, language: str) -> bool:
    """Decide on a single full stop at ``span.end``; the next word is at `position`."""
    short = span.end - span.start <= _LONGEST_WORD
    if short and _ENUMERATOR.fullmatch(text, span.start, span.end):
        return False
    if _ENUMERATOR_INSIDE.search(text, max(span.start, span.end - 6), span.end):
        return False
    word = _word_before(text, span)
    before = text[max(span.start, span.end - len(word) - _LONGEST_WORD) : span.end - len(word)]
    if word in _YEAR_WORDS:
        dated = _YEAR.search(before) is not None
        return dated and not (short and _YEAR_PHRASE.fullmatch(text, span.start, span.end))
    number = _NUMBER.match(text, position) is not None or unicodedata.category(text[position]) == "Sc"
    if word.isdecimal() and len(word) <= 3 and has_ordinal_stops(language):
        return not number and opens_sentence(text, position, language)
    if len(word) == 1 and _LETTERED.search(before):
        return True
    kind = _kind(word, before, language)
    if kind is Dotted.PLAIN and word.isupper() and _is_in_capitals(text, span, position):
        kind = _kind(word.title(), before, language)
    match kind:
        case Dotted.TITLE:
            return False
        case Dotted.NUMBER | Dotted.CLOSING:
            return not number
        case Dotted.OPEN:
            return opens_sentence(text, position, language, strict=len(word) == 1)
        case Dotted.PLAIN:
            return True


def _is_in_capitals(text: str, span: Span, position: int) -> bool:
    """Say whether a word in capitals is so for the line's sake, as those around it are, and is no acronym."""
    if span.of(text).isupper():
        return True
    behind = _IN_CAPITALS.match(text, position)
    return behind is not None and len(behind.group()) > 1 and behind.group().isupper()


def _kind(word: str, before: str, language: str) -> Dotted:
    pair = _SPACED_PAIR.search(before) if len(word) <= 2 else None
    if pair is not None:
        kind = dotted(f"{pair[1]}.{word}", language)
        if kind is not Dotted.PLAIN:
            return kind
    kind = dotted(word, language)
    # "Lt.-Gen.", "L’art.": the last part decides.
    last = _JOINT.split(word)[-1]
    return dotted(last, language) if kind is Dotted.PLAIN and last else kind


def _word_before(text: str, span: Span) -> str:
    first = span.end
    while first > max(span.start, span.end - _LONGEST_WORD) and _in_word(text[first - 1]):
        first -= 1
    return text[first : span.end].lstrip(".-’'/&")


def _in_word(char: str) -> bool:
    return char.isalnum() or char in _WORD_MARKS
