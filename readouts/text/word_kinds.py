"""What an English word may be by itself: a noun, an adjective, a verb, or one that holds a sentence together.

A heuristic in place of a dictionary: short lists, and endings with the commonest exceptions.
"""

import re
from enum import StrEnum
from functools import cache, lru_cache

from readouts.text.listed import listed
from readouts.text.roots import is_irregular


class Kind(StrEnum):
    """What a word may be by itself."""

    NOUN = "noun"
    ADJECTIVE = "adjective"
    ED = "regular form of the past"
    IRREGULAR = "irregular form of the past"
    ING = "form in -ing"
    VERB = "verb and no noun"
    EITHER = "verb or noun"
    VERB_S = "verb in the third person"
    EITHER_S = "verb in the third person or plural of a noun"
    DETERMINER = "determiner"
    PREPOSITION = "preposition"
    TO = "to"
    SUBJECT = "pronoun before a verb"
    MODAL = "modal"
    BEING = "form of to be or to have"
    ADVERB = "adverb"
    CONJUNCTION = "conjunction"
    WHICH = "which"
    STOP = "anything else that ends a phrase"


_DETERMINERS = frozenset(
    """
    the a an this these those his her its their our my your whose some any no every each all both another such
    other others many few fewer several much more most less least half enough either neither own same certain
    various
    """.split()
)
_PREPOSITIONS = frozenset(
    """
    of in on at by for with about against between into through during before after above below from up down off
    over under to without within among amongst amid amidst along across around behind beneath beside besides
    beyond concerning considering despite except inside like near onto opposite outside per regarding respecting
    since throughout till toward towards until unto upon versus via vis-à-vis vis-a-vis pending following
    including notwithstanding aboard alongside atop underneath
    """.split()
)
_SUBJECTS = frozenset("i you he she it we they who".split())
_OBJECTS = frozenset("me him us them myself yourself himself herself itself ourselves themselves whom".split())
_MODALS = frozenset(
    "will would shall should can could may might must cannot do does did don't didn't doesn't won't let".split()
)
_BE = frozenset("is are was were be been being am have has had having isn't aren't wasn't weren't get got".split())
_ADVERBS = frozenset(
    """
    not also again still already even just only very so too then now here there once twice ever never soon yet
    away back together further else always often sometimes rather quite almost perhaps maybe instead however
    therefore thus hence meanwhile moreover nevertheless otherwise ahead apart aside abroad forward forwards
    today yesterday tomorrow tonight ago later earlier sooner long least nearly well anyway anywhere everywhere
    nowhere somewhere onwards afterwards simply likewise indeed besides tantamount afresh anew alike
    alone whatsoever please yes okay ok thanks
    """.split()
)
_CONJUNCTIONS = frozenset(
    """
    and or but nor as if because while whereas although though unless than when where why how what whether
    whenever wherever whatever whoever lest provided etc ie eg
    """.split()
)
_PRONOUNS = frozenset(
    """
    nobody nothing none noone someone something anyone anything everyone everything everybody somebody anybody
    one ones
    """.split()
)
_NOT_ADVERBS = frozenset(
    """
    ally family supply reply assembly anomaly monopoly july italy early friendly daily weekly monthly yearly
    likely unlikely costly elderly deadly orderly timely fly rally folly homily quarterly scholarly hourly
    lively lovely holy ugly disorderly unfriendly godly
    """.split()
)
_PLAIN_ADJECTIVES = frozenset(
    """
    new old good better best bad worse worst great greater greatest high higher highest low lower lowest long
    longer longest short shorter big bigger biggest small smaller smallest large larger largest main full whole
    joint strong stronger strongest weak further early earlier late later latest recent current close closer
    closest firm clear clearer safe secure free open ready sure able common deep deeper deepest wide wider broad
    broader urgent permanent present different independent consistent imminent frequent sufficient efficient
    prudent apparent transparent violent important significant relevant constant unpleasant reluctant major
    minor chief prime top key poor poorer poorest rich hard harder fair just right wrong due former next last
    first second third previous prior extra real true actual grave frank candid solid sound direct indirect
    immediate ultimate private separate adequate appropriate legitimate moderate concrete complete absolute
    discreet genuine acute unique intense tense precise massive huge vast tiny western eastern northern southern
    central single double multiple robust swift slow quick fast rapid steady stable unprecedented unanswered
    unresolved principled detailed renewed continued limited unlimited advanced armed occupied happy glad sad
    sorry pleased proud grateful eager willing unable aware simple possible impossible public effective
    substantive brutal fruitful meaningful reckless likely unlikely timely friendly deadly costly daily weekly
    monthly british french spanish turkish polish english irish swedish danish finnish dutch german greek swiss
    czech ukrainian kazakh uzbek afghan arab thai philippine filipino trilateral bilateral
    """.split()
)
_ADJECTIVE = re.compile(
    r".{2,}(?:ory|.est|ous|ful|less|ible|able|ical|ional|eral|tral|ural|ial|ual|gal|cal|nal|ral|tic|ific|mic|nic|ive|ary|ese|ish|ian|ean|can)$"
)
_NOT_ADJECTIVES = frozenset(
    """
    proposal approval withdrawal arrival removal signal capital hospital festival journal canal terminal
    material official principal rival referral appraisal refusal individual criminal professional potential
    credential general admiral mural funeral mineral corral manual ritual residual initiative objective
    executive representative perspective alternative directive missive archive offensive incentive drive
    narrative olive detective native motive collective republic topic public traffic clinic critic arctic
    antarctic baltic pacific atlantic pandemic epidemic mechanic academic panic picnic fabric skeptic sceptic
    statistic characteristic logistic arithmetic cosmetic domestic secretary january february boundary military
    summary commentary library anniversary tributary adversary beneficiary mercenary dictionary salary diary
    glossary intermediary commissary penitentiary infirmary estuary civilian politician guardian historian
    technician physician musician table cable vegetable variable bible ocean european american african mexican
    republican vatican pecan five hive dive live survive revive give vital-sign rehearsal disposal denial trial
    burial territory factory history victory directory laboratory observatory inventory memory theory category
    story interest request protest forest arrest guest harvest conquest contest quest unrest bequest digest
    aerial editorial memorial serial social-media testimonial tutorial numeral integral
    """.split()
)
_NOT_PARTICIPLES = frozenset(
    "need speed seed breed embed deed bleed creed greed weed feed reed sled bed red hundred sacred united".split()
)
_NOT_GERUNDS = frozenset(
    """
    bring fling wring meeting building ceiling beijing morning evening spring string king wing ring thing sing
    sling sterling sibling darling briefing hearing training funding shipping fishing mining banking policing
    pricing housing understanding undertaking crossing landing opening closing filling finding meaning wording
    feeling gathering setting standing warning beginning ruling offering drilling dredging reading proceeding
    nothing something anything everything dumping trafficking laundering smuggling bombing shelling killing
    bloodletting planning engineering manufacturing processing stockpiling outsourcing lending spending
    borrowing saving rating sitting posting holding timing
    """.split()
)
OWNING = re.compile(
    r"(?:['’]s|s['’])$|^\d+-[a-z]|-(?:like|old|wide|free|term|scale|level|related|based|long|made|run|held|born|ready|high)$"
)
"""What owns something or describes it whatever it is."""
_VERBAL = re.compile(r".{3,}(?:ise|ize|ify|ate)$")
_NOT_VERBAL = frozenset(
    """
    climate candidate mandate estate certificate delegate magistrate senate corporate advocate carbonate nitrate
    phosphate sulphate plate template pirate emirate consulate electorate directorate inspectorate caliphate
    protectorate affiliate associate aggregate graduate surrogate syndicate duplicate debate enterprise exercise
    expertise franchise merchandise premise promise compromise surprise paradise prize size doctorate sultanate
    patriarchate private chocolate noise real-estate interstate tripartite
    """.split()
)
_OWNERS = frozenset("other one another today yesterday tomorrow everyone everybody nobody anybody who".split())


@lru_cache(maxsize=1 << 14)
def kind_of(word: str) -> Kind:
    """Return what a word in lower case may be by itself."""
    if owning := OWNING.search(word):
        return Kind.DETERMINER if word[: owning.start()] in _OWNERS else Kind.ADJECTIVE
    for kind, listed_words in _CLOSED:
        if word in listed_words:
            return kind
    first, second = _verbs()
    if word in first:
        return Kind.VERB
    if word in _PLAIN_ADJECTIVES:
        return Kind.ADJECTIVE
    if word.endswith("ly") and word not in _NOT_ADVERBS:
        return Kind.ADVERB
    if word.endswith("ed") and len(word) > 4 and word not in _NOT_PARTICIPLES:
        return Kind.ADJECTIVE if "-" in word else Kind.ED
    if word.endswith("ing") and len(word) > 4 and word not in _NOT_GERUNDS:
        return Kind.ADJECTIVE if "-" in word else Kind.ING
    if word in second:
        return Kind.EITHER
    if is_irregular(word):
        return Kind.IRREGULAR
    if word.endswith("s") and not word.endswith("ss"):
        bases = {word[:-1], word[:-2], f"{word[:-3]}y"} if word.endswith("es") else {word[:-1]}
        if bases & first:
            return Kind.VERB_S
        if bases & second:
            return Kind.EITHER_S
    if _VERBAL.fullmatch(word) and word not in _NOT_VERBAL:
        return Kind.VERB
    if _ADJECTIVE.fullmatch(word) and word not in _NOT_ADJECTIVES:
        return Kind.ADJECTIVE
    return Kind.NOUN


_CLOSED: tuple[tuple[Kind, frozenset[str]], ...] = (
    (Kind.TO, frozenset({"to"})), (Kind.WHICH, frozenset({"that", "which"})), (Kind.DETERMINER, _DETERMINERS),
    (Kind.PREPOSITION, _PREPOSITIONS), (Kind.SUBJECT, _SUBJECTS),
    (Kind.STOP, _OBJECTS | _PRONOUNS),
    (Kind.MODAL, _MODALS), (Kind.BEING, _BE), (Kind.ADVERB, _ADVERBS), (Kind.CONJUNCTION, _CONJUNCTIONS),
)  # fmt: skip


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    """Return the verbs that are no nouns, and those that may be."""
    found: dict[str, set[str]] = {"always": set(), "also": set()}
    for line in listed("verbs.txt"):
        head, _, words = line.partition(":")
        found[head].update(words.split())
    return frozenset(found["always"]), frozenset(found["also"])
