"""The report as CSV for spreadsheets: one row a verdict, nothing in it that a spreadsheet would run."""

import csv
import io
from typing import TYPE_CHECKING

from readouts.plain import plain
from readouts.report.table import FIELDS, rows

if TYPE_CHECKING:
    from readouts.comparison import Comparison

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render(comparison: "Comparison") -> str:
    """Render the verdicts as CSV (RFC 4180), with a byte order mark so that Excel reads UTF-8.

    Parameters
    ----------
    comparison : Comparison
        Any comparison.

    Returns
    -------
    str
        A header and one row a verdict; what a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, FIELDS, lineterminator="\r\n")
    writer.writeheader()
    for row in rows(comparison):
        writer.writerow({name: guard(value) if isinstance(value, str) else value for name, value in row.items()})
    return "\ufeff" + out.getvalue()


def guard(text: str) -> str:
    """Fold a text to one line and keep a spreadsheet from reading it as a formula.

    Examples
    --------
    >>> guard("=1+1")
    "'=1+1"
    """
    line = plain(text)
    return f"'{line}" if line.startswith(_FORMULA) else line
