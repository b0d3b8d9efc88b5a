"""The report as a Word document, for those who edit and forward it."""

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from readouts.errors import FormatError
from readouts.report.plain import plain
from readouts.report.view import Finding, Section, View, view

if TYPE_CHECKING:
    from readouts.comparison import Comparison

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def render(comparison: "Comparison", **_options: object) -> bytes:
    """Render a comparison as an Office Open XML document.

    Parameters
    ----------
    comparison : Comparison
        Any comparison.

    Returns
    -------
    bytes
        The ``.docx`` file, the same bytes for the same comparison.

    Raises
    ------
    FormatError
        If python-docx is not installed.
    """
    try:
        from docx import Document
        from docx.shared import Cm, Pt
    except ImportError as error:
        raise FormatError(
            "Word documents need python-docx", where="docx", mend="pip install 'readouts[docx]'"
        ) from error
    document, shown = Document(), view(comparison)
    for section in document.sections:
        section.page_width = Cm(21)
        section.page_height = Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
    font = document.styles["Normal"].font
    font.name = "Georgia"
    font.size = Pt(10.5)
    document.core_properties.title = plain(shown.title)[:255]
    document.core_properties.author = "readouts"
    document.core_properties.created = document.core_properties.modified = _EPOCH
    _fill(document, shown)
    out = io.BytesIO()
    document.save(out)
    return _timeless(out.getvalue())


def _fill(document: Any, shown: View) -> None:  # noqa: ANN401 - python-docx has no types
    document.add_heading(plain(shown.title), 0)
    if shown.date:
        document.add_paragraph(plain(shown.date))
    for number, line in enumerate(shown.summary):
        document.add_paragraph(plain(line), style=None if number == 0 else "List Bullet")
    for line in shown.warnings:
        document.add_paragraph(f"Warning: {plain(line)}")
    header = ("passages of", "carried by", "all", *shown.kinds)
    _table(document, header, ((row.of, row.by, row.passages, *row.counts) for row in shown.coverage))
    if shown.conflicts:
        document.add_heading("Conflicts", 1)
        for row in shown.conflicts:
            document.add_paragraph(plain(f"{row.kind}: {row.reason}"))
            document.add_paragraph(plain(row.left), style="List Bullet")
            document.add_paragraph(plain(row.right), style="List Bullet")
    for section in (*shown.omissions, shown.partial):
        _section(document, section)
    if shown.links:
        document.add_heading("In both", 1)
        cells = ((row.relation, row.score, _quotes(row.left), _quotes(row.right)) for row in shown.links)
        _table(document, ("relation", "near", "one account", "the other"), cells)
    _section(document, shown.unclear)
    if shown.topics:
        document.add_heading("Topics", 1)
        document.add_paragraph("Share of each account's words (95 % interval), and the place in which it comes up.")
        _table(
            document,
            ("topic", *(account.source for account in shown.accounts)),
            ((row.label, *(_share(s.percent, s.interval, s.order) for s in row.shares)) for row in shown.topics),
        )
    _made(document, shown)
    document.add_heading("Accounts", 1)
    _table(
        document,
        ("id", "source", "title", "date", "language", "words", "passages"),
        ((a.id, a.source, a.title, a.date, a.language, a.words, a.passages) for a in shown.accounts),
    )
    document.add_heading("Method", 1)
    for line in shown.method:
        document.add_paragraph(plain(line), style="List Bullet")


def _made(document: Any, shown: View) -> None:  # noqa: ANN401
    """Add what each side made of it."""
    made, sources = shown.made, [account.source for account in shown.accounts]
    lines = [*made.most, *made.differences, *made.order, *(row.gist for row in made.wording)]
    lines += [f"Nobody mentions: {', '.join(made.unmentioned)}."] if made.unmentioned else []
    lines += [
        f"{row.left.source}: “{row.left.text}”; {row.right.source}: “{row.right.text}”" for row in made.naming
    ]
    if lines:
        document.add_heading("What each made of it", 1)
    for line in lines:
        document.add_paragraph(plain(line), style="List Bullet")
    _section(document, shown.unconfirmed)
    if made.speakers:
        document.add_heading("Who speaks", 1)
        _table(document, ("passages given to", *sources), ((row.speaker, *row.counts) for row in made.speakers))
    if made.fields:
        document.add_heading("The talk itself", 1)
        rows = (
            (row.name, *("; ".join(quote.text for quote in cell) or "not stated" for cell in row.cells))
            for row in made.fields
        )
        _table(document, ("", *sources), rows)
        if made.unstated:
            document.add_paragraph(plain(made.unstated))


def _section(document: Any, section: Section) -> None:  # noqa: ANN401
    if not section.findings and not section.always:
        return
    document.add_heading(plain(section.title), 1)
    document.add_paragraph(plain(section.lead))
    for finding in section.findings:
        _finding(document, finding)


def _finding(document: Any, finding: Finding) -> None:  # noqa: ANN401
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(f"{finding.mark} ").bold = True
    for piece in finding.pieces:
        body = f"[{plain(piece.text)}]" if piece.missing else _spaced(piece.text)
        paragraph.add_run(body).bold = piece.missing
    notes = [f"{finding.passage} · support {finding.support} in {finding.by}"]
    notes += [f"nearest ({near.score}), {near.passage}: {near.text}" for near in finding.nearest]
    for note in (*notes, *finding.reasons):
        small = document.add_paragraph(style="List Bullet")
        small.add_run(plain(note)).font.size = Pt(9)


def _spaced(text: str) -> str:
    """Make a piece plain without losing the white space at its ends."""
    lead, tail = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    return f"{lead}{plain(text)}{tail}" if text.strip() else " "


def _quotes(findings: Iterable[Finding]) -> str:
    return " ".join(
        f"{found.passage}: " + "".join(f"[{p.text}]" if p.missing else p.text for p in found.pieces)
        for found in findings
    )


def _share(percent: str, interval: str, order: str) -> str:
    return f"{percent} ({interval}), {order}" if interval else percent


def _table(document: Any, header: Iterable[str], rows: Iterable[Iterable[object]]) -> None:  # noqa: ANN401
    from docx.shared import Pt

    names = list(header)
    table = document.add_table(rows=1, cols=len(names), style="Light Grid Accent 1")
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        cell.text = plain(str(name))
    for row in rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = plain(str(value))
    for line in table.rows:
        for cell in line.cells:
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(9)
    document.add_paragraph()


def _timeless(data: bytes) -> bytes:
    """Give every part of the archive one date, so that the same comparison makes the same file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
