"""What each side made of it, for a terminal: short first, everything with `detail`."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from readouts.report.terminal_parts import clean, heading
from readouts.report.view import View
from readouts.report.view_findings import FieldRow, Quote

_LINES = 3
_SPEAKERS = 8


def made_of_it(shown: View, *, detail: bool) -> list[RenderableType]:
    """Return the sections on emphasis, wording, speakers and fields; one with nothing to say is left out."""
    made = shown.made
    parts: list[RenderableType] = []
    emphasis = [*made.most, *(made.differences if detail else made.differences[:_LINES]), *made.order]
    emphasis += [f"Nobody mentions: {', '.join(made.unmentioned)}."] if made.unmentioned else []
    if emphasis:
        parts += [heading("Emphasis"), *_lines(emphasis), *(_scores(shown) if detail else ()), ""]
    wording = [row.gist for row in made.wording] if not detail else [f"{r.source}: {r.said}" for r in made.wording]
    if wording:
        parts += [heading("Wording"), *_lines(wording)]
        if detail:
            parts += _lines([*made.verbs, *made.characteristic])
            parts += [
                Text(f"{clean(q.text)} [{clean(q.passage)}]: {clean(q.note)}", style="dim") for q in made.hits
            ]
        parts.append("")
    if made.naming and detail:
        parts += [heading("Named differently"), *(_named(row.left, row.right) for row in made.naming), ""]
    if made.speakers:
        parts += [heading("Who speaks"), _speakers(shown, len(made.speakers) if detail else _SPEAKERS), ""]
    if made.fields:
        rows = [row for row in made.fields if detail or row.brief]
        parts += [heading("The talk itself"), _fields(shown, rows), *_lines(filter(None, [made.unstated])), ""]
    return parts


def _lines(lines: Iterable[str]) -> list[RenderableType]:
    return [Text(clean(line)) for line in lines]


def _table(*titles: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in titles:
        table.add_column(Text(clean(title)))
    return table


def _scores(shown: View) -> list[RenderableType]:
    parts: list[RenderableType] = [""]
    for row in shown.made.scores:
        parts.append(Text(f"{clean(row.topic)}, {clean(row.source)}", style="bold"))
        measures = (
            f"place {row.place}, score {row.score}; share {row.share}; first at {row.first}; "
            f"{row.passages} passages, returns {row.returns}; opening: {row.opening}; "
            f"quoted {row.quoted}; strong {row.strength}; speakers {row.speakers}"
        )
        parts.append(Text(clean(measures), style="dim"))
    return parts


def _named(left: Quote, right: Quote) -> Text:
    return Text(" / ").join(
        Text(f"{clean(q.source)} [{clean(q.passage)}]: “{clean(q.text)}”") for q in (left, right)
    )


def _speakers(shown: View, count: int) -> Table:
    table = _table("passages given to", *(account.source for account in shown.accounts))
    for row in shown.made.speakers[:count]:
        table.add_row(Text(clean(row.speaker)), *(str(n) if n else "–" for n in row.counts))
    return table


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
