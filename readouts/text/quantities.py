"""Numbers in a text, read as values so that "100,000" and "100000" agree."""

import re

_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?")
_SEPARATOR = re.compile(r"[,\u00a0\u202f ]")


def numbers(text: str) -> frozenset[str]:
    """Return the values of the numbers written in digits, in a canonical decimal form.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    frozenset of str
        Values without thousands separators and without trailing zeros.

    Examples
    --------
    >>> sorted(numbers("about 100,000 soldiers on November 15, 2021, or 2.50 %"))
    ['100000', '15', '2.5', '2021']
    """
    return frozenset(_canonical(match.group()) for match in _NUMBER.finditer(text))


def _canonical(number: str) -> str:
    plain = _SEPARATOR.sub("", number)
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.lstrip("0") or "0"
