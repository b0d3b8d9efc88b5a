"""What each side made of it, for a terminal: short first, everything with `detail`."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from readouts.report.terminal_parts import ShortTable, bullet, clean, heading
from readouts.report.view import View
from readouts.report.view.lines import Line
from readouts.report.view.quotes import Quote
from readouts.report.view.talk import FieldRow, SpeakerRow

_LINES = 6
_SPEAKERS = 8


def made_of_it(shown: View, *, detail: bool) -> list[RenderableType]:
    """Return the sections on emphasis, wording, speakers and fields; one with nothing to say is left out."""
    parts: list[RenderableType] = []
    between = shown.between if detail else shown.between[:_LINES]
    if between:
        parts += [heading("Between the accounts"), *_lines(between), *(_scores(shown) if detail else ()), ""]
    if shown.wording:
        parts += [heading("Wording"), *_lines(row.said if detail else row.gist for row in shown.wording)]
        if detail:
            parts += _lines([*shown.verbs, *shown.characteristic])
            parts += [
                Text(f"{clean(q.text)} [{clean(q.passage)}]: {clean(q.note)}", style="dim") for q in shown.hits
            ]
        parts.append("")
    if shown.naming and detail:
        parts += [heading("Named differently"), *(_named(*row.sides) for row in shown.naming), ""]
    if shown.speakers:
        rows = shown.speakers if detail else shown.speakers[:_SPEAKERS]
        parts += [heading("Who speaks"), _speakers(shown, rows), ""]
    if shown.fields:
        brief = [row for row in shown.fields if detail or row.brief]
        parts += [heading("The talk itself"), _fields(shown, brief), *_lines(filter(None, [shown.unstated])), ""]
    return parts


def _lines(lines: Iterable[str | Line]) -> list[RenderableType]:
    return [bullet(Text(clean(line))) for line in lines]


def _table(*titles: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in titles:
        table.add_column(Text(clean(title)))
    return table


def _scores(shown: View) -> list[RenderableType]:
    parts: list[RenderableType] = [""]
    for row in shown.scores:
        parts.append(Text(f"{clean(row.topic)}, {clean(row.source)}", style="bold"))
        measures = (f"{title} {value}" for title, value in row.measures)
        parts.append(Text(f"{'; '.join(measures)}; speakers {clean(row.speakers)}", style="dim"))
    return parts


def _named(left: Quote, right: Quote) -> Text:
    return Text(" / ").join(
        Text(f"{clean(q.source)} [{clean(q.passage)}]: “{clean(q.text)}”") for q in (left, right)
    )


def _speakers(shown: View, rows: Sequence[SpeakerRow]) -> RenderableType:
    table = _table("passages given to", *(account.source for account in shown.accounts))
    for row in rows:
        table.add_row(Text(clean(row.speaker)), *map(Text, row.counts))
    return ShortTable(table)


def _fields(shown: View, rows: Sequence[FieldRow]) -> Table:
    table = _table("", *(account.source for account in shown.accounts))
    for column in table.columns[1:]:
        column.ratio = 1
    table.expand = True
    for row in rows:
        cells = (
            Text("; ".join(clean(q.text) for q in cell)) if cell else Text("not stated", style="dim")
            for cell in row.cells
        )
        table.add_row(Text(row.name, style="dim"), *cells)
    return table
