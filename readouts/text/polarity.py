"""Yes and no: which words of a sentence stand under a negation.

A negation covers what follows it up to the end of its clause, and two of them cancel out (the scope rule of
NegEx, Chapman et al. 2001). Verbs that refuse ("rejected", "failed to") negate what they govern.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from readouts.text.any_case import AnyCase
from readouts.text.listed import listed
from readouts.text.tokens import stem

_NEGATORS = AnyCase(
    r"""\b(?: not\s+only | no\s+(?:later|earlier|sooner|fewer|less|more)\s+than
        | not\s+(?:fewer|less|more)\s+than | no\s+doubt )\b
      | (?P<no>\b(?: not | cannot | never | no\s+longer | no | neither | nor | without | none | nobody | nothing
          | unless | hardly | scarcely | anything\s+but | far\s+from | by\s+no\s+means
          | rather\s+than | instead\s+of )\b | n['’]t\b
      | \b(?: fail(?:s|ed|ing)?\s+to | refus(?:e|es|ed|ing)(?:\s+to)? | declin(?:e|es|ed|ing)\s+(?:to|the|an?)
        | reject(?:s|ed|ing)? | oppos(?:e|es|ed|ing)(?:\s+to)? | object(?:s|ed|ing|ions?)?\s+to
        | den(?:y|ies|ied|ying) | rul(?:e|es|ed|ing)\s+out | (?:turn|vot)(?:e|es|s|ed|ing)?\s+down
        | (?:prohibit|disallow)(?:s|ed|ing)? | forb(?:ids?|ade|idding) | exclud(?:e|es|ed) | dismiss(?:es|ed|ing)?
        | veto(?:es|ed|ing)? | spurn(?:s|ed|ing)? | rebuff(?:s|ed|ing)? | withh(?:old|olds|eld|olding)
        | repudiat(?:e|es|ed|ing) | refrain(?:s|ed|ing)?\s+from | ceas(?:e|es|ed|ing)\s+to
        | (?:stay(?:s|ed|ing)?|keep(?:s|ing)?|kept)\s+(?:away|out)\s+(?:from|of) | steer(?:s|ed|ing)?\s+clear\s+of
        | prevent(?:s|ed|ing)?\s+(?:\w+\s+){0,3}from | (?:barred|banned|prohibited|excluded|kept)\s+from
        | forb(?:id|ids|ade|idden)\s+to | unable\s+to | unwilling\s+to | reluctant\s+to
        | (?:has|have|had|is|are)\s+yet\s+to | (?:still\s+ha(?:s|ve|d)|remain(?:s|ed)?)\s+to
        | (?:stopp(?:ed|ing)|f(?:ell|all|alls))\s+short\s+of
        | (?:failure|refusal|unwillingness|inability|reluctance|opposition|resistance)\s+to
        | (?:lack|absence|rejection|denial|dismissal)\s+of
        | (?:vot|argu|warn|advis|decid|campaign)(?:e|es|ed|s|ing)?\s+against
        | (?:sp(?:oke|eaks?|eaking)|c(?:ame|ome|omes)|stood|stands?)\s+(?:out\s+)?against
        | abandon(?:s|ed|ing)? | block(?:s|ed|ing)? | avoid(?:s|ed|ing)? | too\s+\w+\s+to )\b)""",
    re.VERBOSE,
)
SMALL_WORDS = frozenset(
    """
    a an the this that these those any all some each every no not to of in on at for from with by as into about over
    be been being am is are was were do does did done have has had having will would shall should may might can
    could must it its he she they we you i him her them his their our your there here which who whom whose what
    when where certain
    longer yet still also even ever so such very only just more most again now then further and or but if than up
    out get gets got getting going
    """.split()
)
"""Words that by themselves affirm nothing that a negation could deny."""
EXCEPTION = AnyCase(
    r"\b(?:but\s+not|though\s+not|except(?:ing)?(?:\s+for)?|with\s+the\s+exception\s+of|excluding|leaving\s+out"
    r"|save\s+for)\s+"
    r"(?:(?:on|in|for|from|to|at|of|by|with)\s+)?(?:(?:the|its|their|any)\s+)?"
)
"""What takes something out of what was said: a matter of how far it reaches, not of yes and no."""
_CLAUSE_END = AnyCase(r"[,;:.!?()“”\"–—]|\b(?:but|while|whereas|although|though|however|because|and\s+that)\b")
_LONGEST_CLAUSE = 1000
"""Characters from the start of a negation that it covers at most, where no clause ends."""


@lru_cache(maxsize=4096)
def negators(text: str) -> tuple[tuple[int, int, int], ...]:
    """Find the negations of a passage.

    Parameters
    ----------
    text : str
        One passage.

    Returns
    -------
    tuple of (int, int, int)
        Start and end of each negation, and where its clause ends.

    Examples
    --------
    >>> negators("They did not agree, but went on.")
    ((9, 12, 18),)
    """
    found: list[tuple[int, int, int]] = []
    for match in _NEGATORS.finditer(text):
        if match["no"] and not EXCEPTION.match(text, max(0, text.rfind(" ", 0, match.start() - 1) + 1)):
            furthest = max(match.end(), min(len(text), match.start() + _LONGEST_CLAUSE))
            end = _CLAUSE_END.search(text, match.end(), furthest)
            if match["no"].lower() == "nor" and found:
                # "Neither the one nor the other": each of the two denies what follows it, and not both.
                found[-1] = (*found[-1][:2], min(found[-1][2], match.start()))
            found.append((match.start(), match.end(), end.start() if end else furthest))
    return tuple(found)


def covering(at: int, cover: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return those negations of a passage, of all that it has in order, under which an offset stands."""
    # Without a look at those that are too far before it: a passage of a hundred kilobytes may have thousands.
    near = cover[bisect_left(cover, (at - _LONGEST_CLAUSE,)) : bisect_left(cover, (at,))]
    return [one for one in near if one[1] <= at < one[2]]


def negated(spans: Sequence[tuple[int, int]], cover: Sequence[tuple[int, int, int]]) -> list[bool]:
    """Return for each word span of a passage whether an odd number of its negations covers it."""
    return [len(covering(start, cover)) % 2 == 1 for start, _ in spans] if cover else [False] * len(spans)


def same_clause(text: str, start: int, end: int) -> bool:
    """Return whether no clause ends between two offsets."""
    return _CLAUSE_END.search(text, start, end) is None


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """Return for each stem that has them the stems of its opposites: "lift" and "impos"."""
    found: dict[str, set[str]] = {}
    for line in listed("opposites.txt"):
        sides = [{_stemmed(word) for word in side.split()} for side in line.split(" - ")]
        for side, other in (sides, sides[::-1]):
            for word in side:
                found.setdefault(word, set()).update(other)
    return {word: frozenset(others - {word}) for word, others in found.items()}


@lru_cache(maxsize=1 << 14)
def has_opposites(word: str) -> bool:
    """Return whether a word in lower case is a form of one that has opposites, rather than one of the same stem.

    Examples
    --------
    >>> has_opposites("authorises"), has_opposites("authorities"), has_opposites("political")
    (True, False, False)
    """
    return word not in _OTHER_WORDS and any(
        word == form or _ENDINGS.fullmatch(word.removeprefix(form.removesuffix("e").removesuffix("y")))
        for form in _forms().get(stem(word), ())
        if word.startswith(form.removesuffix("e").removesuffix("y"))
    )


@cache
def _forms() -> Mapping[str, frozenset[str]]:
    """Return the listed forms of each stem that has opposites."""
    found: dict[str, set[str]] = {}
    for line in listed("opposites.txt"):
        for word in line.replace(" - ", " ").split():
            form = word.partition("_")[0]
            found.setdefault(stem(form), set()).add(form)
    return {word: frozenset(forms) for word, forms in found.items()}


_ENDINGS = re.compile(
    r"[b-df-hj-np-tv-z]?(?:ed|ing|ings|er|ers)|e|es|s|y|d|ied|ies|ment|ments|(?:at|it)?ions?|ances?|ences?|als?|ness"
)
"""What may follow a form, its last "e" or "y" left out, without making another word of it."""
_OTHER_WORDS = frozenset("department departments publication publications".split())


@cache
def hedging() -> frozenset[str]:
    """Return the stems of words that deny what stands near them without a "not": "an end to", "silent"."""
    return frozenset(stem(word) for word in _HEDGING.split())


_HEDGING = """
absent absence lack lacking missing silent silence stop stopped cease ceased end ended ending only alone unless
until refuse refused refusal reject rejected rejection decline declined deny denied denial doubt doubted oppose
opposed object objection obstacle hurdle barrier bar barred ban banned block blocked prevent prevented avoid
avoided avert averted fail failed failure abandon abandoned drop dropped cancel cancelled suspend suspended
suspension halt halted withdraw withdrawn forgo dismiss dismissed rather instead exempt spare spared unresolved
outstanding pending contested disputed dispute except exclude excluded withhold withheld waive waived renounce
renounced quiet barely hardly seldom rarely nobody nothing none unable cannot impossible unlikely false
unfounded wrong rumour rumoured lift lifted remove removed revoke revoked reverse reversed overturn unchanged
unless too little otherwise despite contrary
against release released free freed left escape freeze froze frozen seize seized waiver exemption
"""
PARTICLES = frozenset({"off", "down", "out", "away", "back", "apart", "short", "up"})
"""Words that make another verb of the one before: "call off" is no call."""


def _stemmed(phrase: str) -> str:
    word, _, particle = phrase.partition("_")
    return f"{stem(word)}_{particle}" if particle else stem(word)


@lru_cache(maxsize=4096)
def denials(word: str) -> tuple[str, ...]:
    """Return what a prefix may make the opposite of a word in lower case: with it, or without it.

    Not all of them are words; what is sought is the ones that stand in the other passage.

    Examples
    --------
    >>> "conditional" in denials("unconditional"), "impermanent" in denials("permanent")
    (True, True)
    """
    made = (
        before + word
        for prefix in _ALL_PREFIXES
        for before in (prefix, f"{prefix}-")
        if not word.startswith(before) and _denied(before + word, word, prefix)
    )
    return (*undenied(word), *made)


@lru_cache(maxsize=4096)
def undenied(word: str) -> tuple[str, ...]:
    """Return what is left of a word in lower case without a prefix that may deny it.

    Examples
    --------
    >>> undenied("unconditional"), undenied("permanent")
    (('conditional',), ())
    """
    if not word.startswith(_ALL_PREFIXES):
        return ()
    return tuple(
        word[len(before) :]
        for prefix in _ALL_PREFIXES
        for before in (prefix, f"{prefix}-")
        if word.startswith(before) and _denied(word, word[len(before) :], prefix)
    )


def _denied(long: str, short: str, prefix: str) -> bool:
    if len(short) < _SHORTEST or long in _NOT_DENIED or not short.isalpha():
        return False
    return prefix in _SURE_PREFIXES or short.endswith(_ADJECTIVES)


_SHORTEST = 4
"""Letters of the shortest word that a prefix denies: "unfit" is too short to tell from "unit"."""
_SURE_PREFIXES = ("un", "non", "dis")
_PREFIXES = ("in", "im", "il", "ir", "de", "mis")
_ALL_PREFIXES = (*_SURE_PREFIXES, *_PREFIXES)
_ADJECTIVES = (
    "able", "ible", "al", "ive", "ent", "ant", "ful", "ed", "ate", "ous", "ic", "ary", "ory", "ly", "ence", "ance",
    "ity", "ise", "ize", "ised", "ized", "isation", "ization", "ising", "izing", "ile", "ect", "ple", "ure", "id",
    "ete",
)  # fmt: skip
_NOT_DENIED = frozenset(
    """
    invaluable inflammable indifferent infamous disclose disclosed discover discovered display displayed dispatch
    dispatched discharge discharged dispute disputed discuss discussed disease uncover uncovered unveil unveiled
    unload undergo understanding improve improved improvement impress increase increased inform informed
    information include included income inside insure insured intend intended intense invest invested dispose
    disposed distance distant import imported impart implant imply implied impose imposed important impact depart
    departed deploy deployed deport deported deposit deposited depress describe design desire detail develop
    devote debate defence demand denote decline declined deliver delivered dissolve dissolved district disaster
    """.split()
)
