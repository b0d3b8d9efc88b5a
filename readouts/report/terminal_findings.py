"""What each side made of it, for a terminal: short first, everything with `detail`."""

from collections.abc import Iterable, Sequence

from readouts.report.columns import Column, Table
from readouts.report.styled import Block, Text
from readouts.report.terminal_parts import bullet, clean, heading
from readouts.report.view import View
from readouts.report.view.emphasis import SCORES
from readouts.report.view.lines import Line
from readouts.report.view.quotes import Quote
from readouts.report.view.talk import FieldRow, SpeakerRow

_LINES = 6
_SPEAKERS = 8


def made_of_it(shown: View, *, detail: bool) -> list[Block]:
    """Return the sections on emphasis, wording, speakers and fields; one with nothing to say is left out."""
    parts: list[Block] = []
    gap = Text("")
    between = shown.between if detail else shown.between[:_LINES]
    if between:
        parts += [heading("Between the accounts"), *_lines(between), *(_scores(shown) if detail else ()), gap]
    if shown.wording:
        parts += [heading("Wording"), *_lines(row.said if detail else row.gist for row in shown.wording)]
        if detail:
            parts += _lines([*shown.verbs, *shown.characteristic])
            parts += [
                Text(f"{clean(q.text)} [{clean(q.passage)}]: {clean(q.note)}", look="dim") for q in shown.hits
            ]
        parts.append(gap)
    if shown.naming and detail:
        parts += [heading("Named differently"), *(_named(*row.sides) for row in shown.naming), gap]
    if shown.speakers:
        rows = shown.speakers if detail else shown.speakers[:_SPEAKERS]
        parts += [heading("Who speaks"), _speakers(shown, rows), gap]
    if shown.fields:
        brief = [row for row in shown.fields if detail or row.brief]
        parts += [heading("The talk itself"), _fields(shown, brief), *_lines(filter(None, [shown.unstated])), gap]
    return parts


def _lines(lines: Iterable[str | Line]) -> list[Block]:
    return [bullet(Text(clean(line))) for line in lines]


def _scores(shown: View) -> list[Block]:
    parts: list[Block] = [Text("")]
    for row in shown.scores:
        parts.append(Text(f"{clean(row.topic)}, {clean(row.source)}", look="bold"))
        measures = (f"{title} {value}" for title, value in zip(SCORES[2:], row.measures, strict=False))
        parts.append(Text(f"{'; '.join(measures)}; speakers {clean(row.speakers)}", look="dim"))
    return parts


def _named(left: Quote, right: Quote) -> Text:
    sides = (f"{clean(q.source)} [{clean(q.passage)}]: “{clean(q.text)}”" for q in (left, right))
    return Text(" / ".join(sides))


def _speakers(shown: View, rows: Sequence[SpeakerRow]) -> Table:
    columns = [Column("passages given to"), *(Column(clean(account.source)) for account in shown.accounts)]
    table = Table(columns, gap=2, titled=True)
    for row in rows:
        table.add(Text(clean(row.speaker)), *row.counts)
    return table


def _fields(shown: View, rows: Sequence[FieldRow]) -> Table:
    columns = [Column(), *(Column(clean(account.source), share=1) for account in shown.accounts)]
    table = Table(columns, gap=2, titled=True, whole=True)
    for row in rows:
        cells = (
            Text("; ".join(clean(q.text) for q in cell)) if cell else Text("not stated", look="dim")
            for cell in row.cells
        )
        table.add(Text(row.name, look="dim"), *cells)
    return table
