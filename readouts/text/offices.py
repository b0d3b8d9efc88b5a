"""Words for those who hold offices, of which the patterns and lists of several modules are made.

Each adds what it alone needs: a signature has a "press officer", and a label in a transcript has none.
"""

HONORIFICS = frozenset({"mr", "mrs", "ms", "dr"})
"""Titles that anybody may have, in lower case."""
CHIEF = "President|Minister|Chancellor|Premier|Secretary"
"""The offices that mostly lead talks, as the alternatives of a pattern."""
TOGETHER = (
    r"presidents|leaders|ministers|sides|parties|delegations|interlocutors|counterparts|principals|secretaries"
    r"|heads\s+of\s+state"
)
"""What those who talk with each other are called together, as the alternatives of a pattern."""
