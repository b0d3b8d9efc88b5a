"""The report as Markdown, for issue trackers and notes."""

import re
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from readouts.plain import plain
from readouts.report.view import view
from readouts.report.view.emphasis import SCORES
from readouts.report.view.lines import Line
from readouts.report.view.rows import Cited, Finding, Quoting
from readouts.report.view.verdicts import DIFFERS, DISCREPANCIES, TO_CHECK

if TYPE_CHECKING:
    from readouts.comparison import Comparison

# Everywhere: markup, cells, tags, entities, mentions, references, formulas, bare addresses. At the start of a
# text, which may open a line: what would begin a list, a heading or a rule.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&@#$]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
_OPENING = re.compile(r"^(?:[-+=]|\d{1,9}[.)](?=\s|$))")


def render(comparison: "Comparison", *, detail: bool = False) -> str:
    """Render a comparison as Markdown (CommonMark with tables).

    Parameters
    ----------
    comparison : Comparison
        Any comparison.
    detail : bool, default False
        Whether to show everything that was measured of emphasis and wording.

    Returns
    -------
    str
        The report. Everything that comes from an account is escaped: it makes no heading, link, cell or tag.
    """
    return (
        _environment()
        .get_template("report.md.jinja")
        .render(
            view=view(comparison),
            quoting=Quoting(),
            measures=SCORES,
            differs=DIFFERS,
            discrepancies=DISCREPANCIES,
            to_check=TO_CHECK,
            detail=detail,
        )
    )


def escape(text: str | Line) -> str:
    r"""Fold white space and escape whatever Markdown might read as markup.

    Examples
    --------
    >>> escape("a | b")
    'a \\| b'
    """
    marked = _SPECIAL.sub(r"\\\1", plain(str(text)))
    return _OPENING.sub(lambda found: f"{found.group()[:-1]}\\{found.group()[-1]}", marked)


def quote(finding: Finding | Cited) -> str:
    """Return a passage with what is missing in bold brackets, and what is worded otherwise between ‹ and ›."""
    parts = []
    for piece in finding.pieces:
        body = escape(piece.text)
        lead = " " if piece.text[:1].isspace() else ""
        tail = " " if piece.text[-1:].isspace() else ""
        if body and (piece.missing or piece.differs):
            body = f"**\\[{body}\\]**" if piece.missing else f"‹{body}›"
        parts.append(f"{lead}{body}{tail}")
    return " ".join("".join(parts).split())


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("readouts.report"),
        # Markdown is not HTML: every value goes through `md` instead, and a test holds that none is missed.
        autoescape=False,  # noqa: S701
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = escape
    environment.filters["quote"] = quote
    return environment
