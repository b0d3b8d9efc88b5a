"""The report for a terminal: reads well at 80 columns and more, without colour, and piped."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readouts.report.columns import Column, Table
from readouts.report.styled import Block, Indented, Text, print_rows
from readouts.report.terminal_findings import made_of_it
from readouts.report.terminal_parts import bullet, clean, heading
from readouts.report.view import View, view
from readouts.report.view.rows import Cited, Finding, LinkRow, Piece, Section

if TYPE_CHECKING:
    from readouts.comparison import Comparison

_SHOWN = 10
"""Findings shown under a heading; the Markdown and JSON reports hold all of them."""
_NARROWEST = 40
_BAR = 10
_STYLES = {"=": "green", "~": "yellow", "!": "bold red", "-": "bold magenta", "?": "dim"}


def render(
    comparison: "Comparison", *, width: int = 100, color: bool = False, detail: bool = False, **_options: object
) -> str:
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
    room = max(_NARROWEST, width)
    shown = print_rows(_parts(view(comparison), room, detail=detail), room, color=color)
    return "\n".join(line.rstrip() for line in shown.splitlines()) + "\n"


def _parts(shown: View, width: int, *, detail: bool) -> list[Block]:
    parts: list[Block] = [
        _title(shown),
        *_answer(shown),
        Text(""),
    ]
    if shown.warnings or shown.cautions:
        parts += [Text(f"Warning: {clean(line)}", look="bold yellow") for line in shown.warnings]
        parts += [*(Text(clean(line), look="yellow") for line in shown.cautions), Text("")]
    parts += [_coverage(shown), Text("")]
    parts += _conflicts(shown) if shown.conflicts else []
    for section in shown.omissions:
        parts += _section(section, detail=detail)
    parts += _section(shown.partial, detail=detail) if shown.partial.findings else []
    parts += _section(shown.unconfirmed, detail=detail) if shown.unconfirmed.findings else []
    parts += _links(shown, detail=detail) if shown.links else []
    parts += _section(shown.unclear, detail=detail) if shown.unclear.findings else []
    parts += _topics(shown, width) if shown.topics else []
    parts += made_of_it(shown, detail=detail)
    parts += [heading("Method"), *(Text(clean(line), look="dim") for line in shown.method)]
    return parts


def _title(shown: View) -> Text:
    title = Text(clean(shown.title), look="bold")
    return title.append(f" · {clean(shown.date)}") if shown.date else title


def _answer(shown: View) -> list[Block]:
    parts: list[Block] = [Text(clean(shown.answer.counts), look="bold")]
    for group in shown.answer.groups:
        parts += [Text(""), Text(group.title, look="bold underline")]
        parts += [bullet(Text(clean(line))) for line in group.lines]
    return parts


def _coverage(shown: View) -> Table:
    counted = [Column(title, right=True) for title in ("all", *shown.kinds)]
    table = Table([Column("passages of"), Column("carried by"), *counted], gap=2, titled=True)
    for row in shown.coverage:
        counts = [Text(str(count), look="" if count else "dim") for count in row.counts]
        table.add(Text(clean(row.of)), Text(clean(row.by)), str(row.passages), *counts)
    return table


def _conflicts(shown: View) -> list[Block]:
    parts: list[Block] = [heading("Conflicts")]
    for conflict in shown.conflicts:
        parts.append(Text(f"{conflict.mark} {clean(conflict.kind)}: {clean(conflict.reason)}", look=_STYLES["!"]))
        parts += [Indented(_cited(side), 2) for side in conflict.sides]
    return [*parts, Text("")]


def _section(section: Section, *, detail: bool) -> list[Block]:
    shown = len(section.findings) if detail else _SHOWN
    parts: list[Block] = [heading(section.title), Text(clean(section.lead), look="dim")]
    parts += [_finding(finding) for finding in section.findings[:shown]]
    hidden = len(section.findings) - shown
    if hidden > 0:
        parts.append(Text(f"  and {hidden} more; --detail shows all of them", look="dim"))
    return [*parts, Text("")]


def _finding(finding: Finding) -> Block:
    grid = Table([Column(width=1), Column()], gap=1)
    grid.add(Text(finding.mark, look=_STYLES[finding.mark]), _quote(finding.pieces))
    grid.add("", Text(f"{clean(finding.passage)} · support {finding.support} in {clean(finding.by)}", look="dim"))
    for near in finding.nearest:
        nearest = Text(f"nearest ({near.score}) {clean(near.passage)}: ", look="dim")
        grid.add("", nearest.append(clean(near.text), look="dim italic"))
    return grid


def _cited(side: Cited) -> Text:
    return Text(f"{clean(side.source)} [{clean(side.passage)}]: ", look="dim").append_text(_quote(side.pieces))


def _quote(pieces: Sequence[Piece]) -> Text:
    quote = Text("")
    for piece in pieces:
        # Folding each piece alone would glue it to the next one.
        before = " " if piece.text[:1].isspace() and quote.plain else ""
        after = " " if piece.text[-1:].isspace() else ""
        body = clean(piece.text)
        if body:
            quote.append(before).append(
                f"[{body}]" if piece.missing else body, look="bold" if piece.missing else ""
            )
        quote.append(after if body else before)
    return quote


def _links(shown: View, *, detail: bool) -> list[Block]:
    parts: list[Block] = [heading("In both"), Text("Linked passages, side by side.", look="dim")]
    count = len(shown.links) if detail else _SHOWN
    return [
        *parts,
        *(part for row in shown.links[:count] for part in _link(row)),
        *_more(len(shown.links) - count),
        Text(""),
    ]


def _more(hidden: int) -> list[Block]:
    return [Text(f"  and {hidden} more; --detail shows all of them", look="dim")] if hidden > 0 else []


def _link(row: LinkRow) -> list[Block]:
    table = Table([Column(share=1), Column(share=1)], gap=2, whole=True)
    for n in range(max(len(row.left), len(row.right))):
        table.add(*(_cell(side[n]) if n < len(side) else "" for side in (row.left, row.right)))
    return [Text(f"{row.relation} · near {row.score}", look="dim"), Indented(table, 2)]


def _cell(finding: Finding) -> Text:
    return Text(f"{clean(finding.passage)} ", look="dim").append_text(_quote(finding.pieces))


def _topics(shown: View, width: int) -> list[Block]:
    sources = [Column(clean(account.source), least=14) for account in shown.accounts]
    table = Table([Column("topic", least=16), *sources], gap=2, titled=True)
    bars = width >= 30 + 24 * len(shown.accounts)
    for row in shown.topics[: 2 * _SHOWN]:
        cells = []
        for share in row.shares:
            bar = "█" * max(1, round(share.bar * _BAR)) if share.bar else ""
            order = f" · {share.order}" if share.order else ""
            cells.append(Text(f"{bar} {share.percent}{order}".strip() if bars else f"{share.percent}{order}"))
        table.add(Text(clean(row.label)), *cells)
    lead = "Share of each account's words, and the place in which it first comes up."
    return [heading("Topics"), Text(lead, look="dim"), table, Text("")]
