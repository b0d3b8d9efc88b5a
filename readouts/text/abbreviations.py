"""Words before a full stop that need not end a sentence, and words that open one.

The lists are short on purpose: what readouts, agency reports and treaties use. Case counts, so that "gen." or
"no" at the end of a sentence is not taken for a title or a number.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from readouts.text.clued import Clued


class Dotted(StrEnum):
    """What a full stop after a word may mean, going by the word alone."""

    TITLE = "title"
    """Something always follows, as after "Gen.": never the end."""
    NUMBER = "number"
    """A number may follow, as after "No.": the end unless it does."""
    OPEN = "open"
    """Could be either, as after "U.S.": the end where a word follows that opens sentences."""
    CLOSING = "closing"
    """Closes a list or a measure, as "etc.": the end before a capital, not before a number."""
    PLAIN = "plain"
    """An ordinary word: the end."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Under "" stands what holds in every language, Cyrillic included.
_LISTS: Mapping[str, Mapping[Dotted, str]] = MappingProxyType(
    {
        "": {
            Dotted.TITLE: """
                Mr Mrs Ms Mx Dr MR MRS MS DR GEN COL AMB PROF
                Drs Prof Profs Gen Gens Rt Lt Col Cols Maj Capt Cmdr Cdr Brig
                Adm Sgt Cpl Pvt Amb Ambs Rep Reps Sen Sens Gov Govs Pres Hon hon Rev Msgr Messrs Mme Mlle
                Sec Secy Asst Dep Min Atty vs v cf e.g i.e eg ie viz incl resp
                ул им акад проф ген зам гл пл просп т.е т.н т.к
                см ср рис табл напр адм полк м-р г-н г-жа вул ім акад гр Дж Вл Ал
            """,
            Dotted.NUMBER: """
                No Nos no nos Art Arts art arts Secs sec secs para paras Para Paras par p pp Vol vol vols
                Ch ch Fig fig figs c ca approx cl Cl Res Add Corr Doc Ex Reg Nr nr ст стр п пп ч разд абз
                pop tel ext ref
            """,
            Dotted.OPEN: """
                Jr Sr Ret ret Retd retd Co Corp Inc Ltd Plc Pte Pty Bros Esq LLC St Ste Mt Ft Ave Blvd Rd Dept Govt
                Intl Natl Univ Assn Inst Op al Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue
                Tues Wed Thu Thur Thurs Fri Ala Ariz Ark Calif Colo Conn Del Fla Ill Ind Kan Ky Mass Md
                Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont Que U.S U.N E.U
                EE UU янв февр апр авг сент окт нояб дек обл р-н пос дер руб долл
            """,
            Dotted.CLOSING: """
                etc bn mn mln tn т.д т.п др пр млн млрд трлн тыс чел гг вв н.э usw
            """,
        },
        "fr": {
            Dotted.TITLE: "M MM Mmes Mlles Mgr Gal av apr env p.ex",
            Dotted.NUMBER: "al chap",
            Dotted.OPEN: "J.-C",
        },
        "de": {
            Dotted.TITLE: "Hr Fr bzw ggf evtl sog inkl zzgl vgl z.B d.h u.a",
            Dotted.NUMBER: "Kap Ziff Bd Abs S",
            Dotted.OPEN: "Str Jh Mio Mrd",
        },
        "es": {
            Dotted.TITLE: "Sr Sra Sres Srta Dra Gral Lic Ing Excmo Excma Ud Uds D Dña",
            Dotted.NUMBER: "núm Núm pág págs arts",
        },
        "pt": {Dotted.TITLE: "Sr Sra Srs Dra Exmo Exma Gal", Dotted.NUMBER: "pág arts"},
        "it": {Dotted.TITLE: "Sig Dott Dr.ssa On Avv Ing Gen sig dott on", Dotted.NUMBER: "pag artt"},
    }
)
# Written with a number before the name of a month or a noun: "am 3. Oktober", "den 3. Oktober".
_ORDINAL_LANGUAGES = _words("cs da de et fi hr hu is lt lv nb nn no pl sk sl sr tr")
# "J", "J.-P", "Ph.D": initials and acronyms, whether listed or not.
_LETTERS = re.compile(r"(?:[^\W\d_]{1,3}\.-?)*[^\W\d_]|(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")
_WORD = re.compile(r"[^\W\d_]+")

_OPENERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "": _words(
            """
            The A An This That These Those It Its He His She Her They Their We Our I You There Here Both
            Each Neither Either Some Many Most Several But And Or Yet So Nor If When While As At By For
            From In Into Of On To With Within Without During Before After Since Until Although Though
            Because Despite Instead However Moreover Furthermore Additionally Also Meanwhile
            Nevertheless Nonetheless Therefore Thus Then Later Earlier Today Yesterday Tomorrow Finally
            Asked According Following Regarding Concerning Speaking Turning What Who Which Where Why How
            Is Are Was Were Do Does Did Has Have Had Will Would Can Could Should Must May Let Not No
            Nothing Nobody Once Only Such Separately Similarly Likewise Accordingly Overall Regardless
            Among Besides Beyond Between Through Throughout
            Это Эти Этот Эта В Во На По При С Со Из К О Об От До За Для Под Над Он Она Они Мы Я Вы Их
            Его Её И Но А Как Что Если Когда Также Кроме Однако Поэтому Затем После Перед Стороны Обе
            Россия Москва Так Тем Ранее Сегодня Вчера
            """
        ),
        "fr": _words("Le La Les Un Une Des Du Il Elle Ils Elles Ce Cette Ces Nous Dans En Pour Mais Et Lors Selon"),
        "de": _words(
            "Der Die Das Ein Eine Er Sie Es Wir Im Am Auf Bei Nach Mit Aber Und Dies Diese Dieser Beide Zudem"
        ),
        "es": _words("El Los Las Una Lo Ambos Ambas Según Durante Tras Pero También Esto Este Esta"),
    }
)
# Spelt like family names, or like initials.
_ALSO_NAMES = _words("A An As At Do He Her His I In Is It Its No On Or So To Will May В И А О К С Так")
_PLACES = Clued(
    r"(?:China|Russia|Ukraine|Iran|Israel|India|Japan|Turkey|Türkiye|Moscow|Beijing|Washington|Kyiv|Tehran|Tokyo"
    r"|Brussels|London|Paris|Berlin|NATO)\s+(?:also\s+)?(?:is|are|was|has|had|will|would|can|could|should|must|may"
    r"|hopes?|hoped|believes?|believed|opposes?|opposed|supports?|supported|urges?|urged|wants?|wanted|stands?"
    r"|said|says|calls?|called|remains?|does|did|never|always)\b"
)
_LOOK_AHEAD = 60


def dotted(word: str, language: str) -> Dotted:
    """Say what a full stop after `word` may mean.

    Parameters
    ----------
    word : str
        The word without that stop; inner stops are kept ("U.S").
    language : str
        ISO 639-1 code, or ``""`` for what holds everywhere.

    Examples
    --------
    >>> dotted("Gen", "en"), dotted("U.S", "en"), dotted("talks", "en")
    (<Dotted.TITLE: 'title'>, <Dotted.OPEN: 'open'>, <Dotted.PLAIN: 'plain'>)
    """
    kind = _table(language).get(word)
    if kind is not None:
        return kind
    if _LETTERS.fullmatch(word):
        return Dotted.OPEN
    return Dotted.PLAIN


def opens_sentence(text: str, start: int, language: str = "", *, strict: bool = False) -> bool:
    """Say whether the word at `start` is one that opens sentences rather than continues a name.

    Parameters
    ----------
    text : str
        The whole text.
    start : int
        Offset of the word's first letter.
    language : str
        ISO 639-1 code, or ``""``.
    strict : bool
        Leave out what may also be a name: "J. He", "J. London said".

    Examples
    --------
    >>> opens_sentence("The two sides", 0), opens_sentence("Secretary of State", 0)
    (True, False)
    """
    match = _WORD.match(text, start, start + _LOOK_AHEAD)
    if match is None:
        return False
    word, after = match[0], text[match.end() : match.end() + 1]
    if after and not after.isspace() and after not in ",’'":
        return False
    openers = _openers(language)
    if word in openers or (len(word) > 2 and word.isupper() and word.capitalize() in openers):
        return not (strict and word in _ALSO_NAMES)
    return not strict and _PLACES.match(text, start, start + _LOOK_AHEAD) is not None


def has_ordinal_stops(language: str) -> bool:
    """Say whether the language writes "3." for "third"."""
    return language in _ORDINAL_LANGUAGES


@lru_cache(maxsize=64)
def _table(language: str) -> Mapping[str, Dotted]:
    lists = (_LISTS[""], _LISTS.get(language, {}))
    return {word: kind for one in lists for kind, words in one.items() for word in words.split()}


@lru_cache(maxsize=64)
def _openers(language: str) -> frozenset[str]:
    return _OPENERS[""] | _OPENERS.get(language, frozenset())
