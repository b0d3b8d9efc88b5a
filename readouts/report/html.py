"""The report as one HTML file that needs nothing else: no network, no other file, and no script to be readable."""

import base64
import re
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from readouts.plain import without_hidden
from readouts.report.view import view
from readouts.report.view.emphasis import SCORES
from readouts.report.view.page import page
from readouts.report.view.verdicts import DISCREPANCIES, TO_CHECK

if TYPE_CHECKING:
    from readouts.comparison import Comparison

# No-break spaces too, with which news pages are strewn: they tear lines and hide words from a search.
_SPACE = re.compile(r"[\t\n\r\f\v \u00a0]+")


def render(comparison: "Comparison") -> str:
    """Render a comparison as one self-contained HTML page.

    Parameters
    ----------
    comparison : Comparison
        Any comparison.

    Returns
    -------
    str
        The page. Its policy forbids every request and every script but its own, which it names by hash; whatever
        comes from an account is escaped, and control and bidi characters show as a replacement mark.
    """
    shown = view(comparison, pairs=False)
    style, script = _asset("report.css"), _asset("report.js")
    return _environment().get_template("report.html.jinja").render(
        view=shown,
        page=page(comparison, shown),
        measures=SCORES,
        discrepancies=DISCREPANCIES,
        to_check=TO_CHECK,
        # Neither holds anything from outside.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'",
    )  # fmt: skip


def fragment(comparison: "Comparison") -> str:
    """Return the answer and the omissions as a piece of HTML for a notebook, without style or script."""
    return _environment().get_template("notebook.html.jinja").render(view=view(comparison, pairs=False))


def visible(value: object) -> object:
    """Show what a browser would drop or obey unseen: control characters, bidi overrides, lone surrogates."""
    if isinstance(value, str) and not isinstance(value, Markup) and not value.isprintable():
        return without_hidden(_SPACE.sub(" ", value))
    return value


@cache
def _asset(name: str) -> str:
    return files("readouts.report").joinpath("templates", name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("readouts.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
