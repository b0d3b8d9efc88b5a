"""The small numbers that are written in words, for the patterns that read them where no number stands alone."""

CARDINALS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split(),
        1,
    )
}
"""From "one" to "twenty", with their values."""
NUMBERS = frozenset(CARDINALS) | frozenset(
    """
    thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion
    billions trillion trillions half quarter dozen dozens
    """.split()
)
"""Words that number something."""
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
"""From "first" to "twentieth", with their values."""
CARDINAL = "|".join(reversed(CARDINALS))
"""The cardinals as the alternatives of a pattern, "fourteen" ahead of "four"."""


def cardinals(first: int, last: int) -> str:
    """Return the cardinals from one to another, both included, as the alternatives of a pattern.

    Examples
    --------
    >>> cardinals(2, 4)
    'two|three|four'
    """
    return "|".join(list(CARDINALS)[first - 1 : last])


def small_number(text: str) -> int:
    """Return the value of a number in digits or of a cardinal in any case.

    Examples
    --------
    >>> small_number("Twelve"), small_number("30")
    (12, 30)
    """
    return int(text) if text.isdigit() else CARDINALS[text.lower()]
