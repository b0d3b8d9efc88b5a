"""Words that are deeds as verbs and name another thing as nouns: "to station troops", "the power station"."""

_BOTH = frozenset({"station", "stations"})
_BEFORE_A_VERB = frozenset(
    "to will would shall should may might can could must not also then we they you i".split()
)


def names_a_thing(word: str, before: str) -> bool:
    """Return whether a word in lower case that may be a deed is none, by the word before it.

    Examples
    --------
    >>> names_a_thing("station", "pumping"), names_a_thing("station", "to"), names_a_thing("stationed", "are")
    (True, False, False)
    """
    return word in _BOTH and before not in _BEFORE_A_VERB
