"""The report for a terminal: reads well at 80 columns and more, without colour, and piped."""

import io
from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from readouts.report.terminal_findings import made_of_it
from readouts.report.terminal_parts import Columns, Paragraph, ShortTable, bullet, clean, heading
from readouts.report.view import View, view
from readouts.report.view.rows import Cited, ConflictRow, Finding, LinkRow, Piece, Quoting, Section, Silent
from readouts.report.view.verdicts import DIFFERS, DISCREPANCIES, TO_CHECK

if TYPE_CHECKING:
    from readouts.comparison import Comparison

_SHOWN = 10
"""Findings shown under a heading; the Markdown and JSON reports hold all of them."""
_SILENT_SHOWN = 3
"""Of what asserts nothing."""
_NARROWEST = 40
_BAR = 10
_HEIGHT = 25
"""Lines of a terminal, which nothing here depends on; not given, it is asked of the system for every part."""
_BETWEEN = " · "
_STYLES = {"=": "green", "~": "yellow", "!": "bold red", "-": "bold magenta", "?": "dim"}


def render(comparison: "Comparison", *, width: int = 100, color: bool = False, detail: bool = False) -> str:
    """Render a comparison for a terminal.

    Parameters
    ----------
    comparison : Comparison
        Any comparison.
    width : int, default 100
        Columns, at least 40.
    color : bool, default False
        Whether to use ANSI colours; every mark is a character as well.
    detail : bool, default False
        Whether to show everything that was measured of emphasis and wording, and every finding under a heading.

    Returns
    -------
    str
        The report, ending in a line end. Control and bidi characters of the accounts are shown as such, so
        that no account can steer the terminal.
    """
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(_NARROWEST, width),
        height=_HEIGHT,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    # At once: what a call of print does by itself costs as much as a line of text.
    parts = _parts(view(comparison), console.width, detail=detail)
    console.print(Group(*(Paragraph(part) if isinstance(part, Text) else part for part in parts)))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _parts(shown: View, width: int, *, detail: bool) -> list[RenderableType]:
    parts: list[RenderableType] = [
        _title(shown),
        *_answer(shown, width),
        "",
    ]
    if shown.warnings or shown.cautions:
        parts += [Text(f"Warning: {clean(line)}", style="bold yellow") for line in shown.warnings]
        parts += [*(Text(clean(line), style="yellow") for line in shown.cautions), ""]
    parts += [_coverage(shown), ""]
    parts += [heading("Conflicts"), *_disputed(shown.conflicts)] if shown.conflicts else []
    parts += _discrepancies(shown) if shown.discrepancies else []
    quoting = Quoting()
    for section in (*shown.omissions, shown.partial, shown.unconfirmed):
        parts += _section(section, quoting, detail=detail)
    parts += _links(shown, detail=detail) if shown.links else []
    for section in (shown.unlinked, shown.unclear):
        parts += _section(section, quoting, detail=detail)
    parts += _silent(shown.silent, detail=detail) if shown.silent.rows else []
    parts += _topics(shown, width) if shown.topics else []
    parts += made_of_it(shown, detail=detail)
    parts += [heading("Method"), *(Text(clean(line), style="dim") for line in shown.method)]
    return parts


def _title(shown: View) -> Text:
    title = Text(clean(shown.title), style="bold")
    return title.append(f" · {clean(shown.date)}") if shown.date else title


def _answer(shown: View, width: int) -> list[RenderableType]:
    parts: list[RenderableType] = [Text(_folded(clean(shown.answer.counts), width), style="bold")]
    for group in shown.answer.groups:
        parts += ["", Text(group.title, style="bold underline")]
        parts += [bullet(Text(clean(line))) for line in group.lines]
    return parts


def _folded(counts: str, width: int) -> str:
    """Fold the line of counts between two of them, never within one."""
    lines = [""]
    for part in counts.split(_BETWEEN):
        joined = f"{lines[-1]}{_BETWEEN}{part}" if lines[-1] else part
        if lines[-1] and cell_len(joined) > width:
            lines.append(f"{_BETWEEN.lstrip()}{part}")
        else:
            lines[-1] = joined
    return "\n".join(lines)


def _coverage(shown: View) -> RenderableType:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(Text("passages of"))
    table.add_column(Text("carried by"))
    table.add_column(Text("all"), justify="right")
    for kind in shown.kinds:
        table.add_column(Text(kind), justify="right")
    for row in shown.coverage:
        counts = [Text(str(count), style="" if count else "dim") for count in row.counts]
        table.add_row(Text(clean(row.of)), Text(clean(row.by)), Text(str(row.passages)), *counts)
    return ShortTable(table)


def _discrepancies(shown: View) -> list[RenderableType]:
    return [heading(DISCREPANCIES), Text(TO_CHECK, style="dim"), *_disputed(shown.discrepancies)]


def _disputed(rows: Sequence[ConflictRow]) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for row in rows:
        parts.append(Text(f"{row.mark} {clean(row.kind)}: {clean(row.reason)}", style=_STYLES[row.mark]))
        parts += [Paragraph(_cited(side), indent=2) for side in row.sides]
    return [*parts, ""]


def _section(section: Section, quoting: Quoting, *, detail: bool) -> list[RenderableType]:
    if not section.findings and not section.always:
        return []
    shown = len(section.findings) if detail else _SHOWN
    parts: list[RenderableType] = [heading(section.title), Text(clean(section.lead), style="dim")]
    parts += [_finding(quoting.once(finding)) for finding in section.findings[:shown]]
    return [*parts, *_more(len(section.findings) - shown), ""]


def _silent(silent: Silent, *, detail: bool) -> list[RenderableType]:
    shown = len(silent.rows) if detail else _SILENT_SHOWN
    parts: list[RenderableType] = [heading(silent.title), Text(clean(silent.lead), style="dim")]
    parts += [bullet(_cited(row)) for row in silent.rows[:shown]]
    return [*parts, *_more(len(silent.rows) - shown), ""]


def _finding(finding: Finding) -> RenderableType:
    notes = Text(f"{clean(finding.passage)} · support {finding.support} in {clean(finding.by)}", style="dim")
    rows = [(Text(finding.mark, style=_STYLES[finding.mark]), _quote(finding.pieces)), (Text(), notes)]
    rows += [(Text(), Text(clean(finding.doubt)))] if finding.doubt else []
    for near in finding.nearest:
        nearest = Text(f"nearest ({near.score}) {clean(near.passage)}: ", style="dim")
        rows.append((Text(), nearest.append(clean(near.text), style="dim italic")))
    if not finding.nearest:
        rows += [(Text(), Text(clean(reason), style="dim")) for reason in finding.reasons]
    return Columns(rows, left=1)


def _cited(side: Cited) -> Text:
    return Text(f"{clean(side.source)} [{clean(side.passage)}]: ", style="dim").append_text(_quote(side.pieces))


def _quote(pieces: Sequence[Piece]) -> Text:
    quote = Text()
    for piece in pieces:
        # Folding each piece alone would glue it to the next one.
        before = " " if piece.text[:1].isspace() and quote else ""
        after = " " if piece.text[-1:].isspace() else ""
        body = clean(piece.text)
        if body:
            shown = f"[{body}]" if piece.missing else f"‹{body}›" if piece.differs else body
            quote.append(before).append(shown, style="bold" if piece.missing else "")
        quote.append(after if body else before)
    return quote


def _links(shown: View, *, detail: bool) -> list[RenderableType]:
    parts: list[RenderableType] = [
        heading("In both"),
        Text(f"Linked passages, side by side. {DIFFERS}", style="dim"),
    ]
    count = len(shown.links) if detail else _SHOWN
    return [*parts, *(_link(row) for row in shown.links[:count]), *_more(len(shown.links) - count), ""]


def _more(hidden: int) -> list[RenderableType]:
    return [Text(f"  and {hidden} more; --detail shows all of them", style="dim")] if hidden > 0 else []


def _link(row: LinkRow) -> RenderableType:
    left, right = ([_cell(finding) for finding in side] for side in (row.left, row.right))
    beside = Columns(list(zip_longest(left, right, fillvalue=Text())), gap=2, indent=2)
    return Group(Paragraph(Text(f"{row.relation} · near {row.score}", style="dim")), beside)


def _cell(finding: Finding) -> Text:
    cell = Text(f"{clean(finding.passage)} ", style="dim").append_text(_quote(finding.pieces))
    return cell.append(f" ({clean(finding.aside)})", style="dim") if finding.aside else cell


def _topics(shown: View, width: int) -> list[RenderableType]:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(Text("topic"), ratio=2, min_width=16)
    for account in shown.accounts:
        table.add_column(Text(clean(account.source)), min_width=14)
    bars = width >= 30 + 24 * len(shown.accounts)
    for row in shown.topics[: 2 * _SHOWN]:
        cells = []
        for share in row.shares:
            bar = "█" * max(1, round(share.bar * _BAR)) if share.bar else ""
            order = f" · {share.order}" if share.order else ""
            cells.append(
                Text(clean(f"{bar} {share.percent}{order}".strip() if bars else f"{share.percent}{order}"))
            )
        table.add_row(Text(clean(row.label)), *cells)
    lead = "Share of each account's words, and the place in which it first comes up."
    lead = f"{lead} {shown.topics_note}".strip()
    return [heading("Topics"), Text(lead, style="dim"), ShortTable(table), ""]
