"""The English names of days and months, of which the patterns and lists of several modules are made.

Not those of :mod:`calendar`, which speaks the language of the program's locale.
"""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
CALENDAR = frozenset((*WEEKDAYS, *MONTHS))
"""Both, which are written with capitals and name nobody."""
WEEKDAY, MONTH = ("|".join(name.capitalize() for name in names) for names in (WEEKDAYS, MONTHS))
"""Each as the alternatives of a pattern, with capitals."""
SHORT_MONTH = "(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
"""The months that are cut short, with capitals; a stop may stand behind them."""
