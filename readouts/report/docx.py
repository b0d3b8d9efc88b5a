"""The report as a Word document, for those who edit and forward it."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from readouts.errors import FormatError
from readouts.plain import direction, plain
from readouts.report.view import View, view
from readouts.report.view.lines import Line, join, name, say
from readouts.report.view.quotes import Quote
from readouts.report.view.rows import ConflictRow, Finding, Item, Piece, Quoting, Section, Silent, printed
from readouts.report.view.verdicts import DIFFERS, DISCREPANCIES, TO_CHECK

if TYPE_CHECKING:
    from readouts.comparison import Comparison

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def render(comparison: "Comparison") -> bytes:
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
    document.styles["Normal"].paragraph_format.space_after = Pt(5)
    document.core_properties.title = plain(shown.title)[:255]
    document.core_properties.author = "readouts"
    document.core_properties.created = document.core_properties.modified = _EPOCH
    _fill(document, shown)
    out = io.BytesIO()
    document.save(out)
    return _timeless(out.getvalue())


def _fill(document: Any, shown: View) -> None:  # noqa: ANN401 - python-docx has no types
    _opening(document, shown)
    if shown.conflicts:
        document.add_heading("Conflicts", 1)
        _disputed(document, shown.conflicts)
    if shown.discrepancies:
        document.add_heading(DISCREPANCIES, 1)
        _paragraph(document, TO_CHECK, small=True).paragraph_format.keep_with_next = True
        _disputed(document, shown.discrepancies)
    quoting = Quoting()
    for section in (*shown.omissions, shown.unconfirmed, shown.partial):
        _section(document, section, quoting)
    if shown.links:
        document.add_heading("In both", 1)
        _paragraph(document, DIFFERS, small=True).paragraph_format.keep_with_next = True
        cells = ((r.relation, r.score, _quotes(r.left), _quotes(r.right)) for r in _ended(document, shown.links))
        _table(document, ("relation", "near", "one account", "the other"), cells, (2.6, 1.3, 6.4, 6.4))
    for section in (shown.unlinked, shown.unclear):
        _section(document, section, quoting)
    _silent(document, shown.silent)
    _topics(document, shown)
    _talk(document, shown)
    _wording(document, shown)
    _closing(document, shown)


def _disputed(document: Any, rows: Sequence[ConflictRow]) -> None:  # noqa: ANN401
    for row in _ended(document, rows):
        _paragraph(document, f"{row.mark} {row.kind}: {row.reason}").paragraph_format.keep_with_next = True
        for side in row.sides:
            lead = say("{} [{}]: ", name(side.source), side.passage)
            _pieces(_paragraph(document, lead, style="List Bullet", small=True), side.pieces)


def _opening(document: Any, shown: View) -> None:  # noqa: ANN401
    document.add_heading(plain(shown.title), 0)
    _paragraph(document, join(filter(None, (shown.date, *map(name, _sources(shown)))), " · "), small=True)
    for group in shown.answer.groups:
        document.add_heading(group.title, 2)
        _list(document, group.lines)
    _paragraph(document, shown.answer.counts, small=True)
    for line in shown.warnings:
        _paragraph(document, f"Warning: {line}")
    for caution in shown.cautions:
        _paragraph(document, caution)


def _topics(document: Any, shown: View) -> None:  # noqa: ANN401
    if not shown.topics:
        return
    document.add_heading("Who covers what", 1)
    lead = (
        "Share of each account's words (95 % interval, unless that is wider than half of them), and the place in "
        "which it first comes up."
    )
    lead = f"{lead} {shown.topics_note}".strip()
    _paragraph(document, lead, small=True).paragraph_format.keep_with_next = True
    rows = ((row.label, *(_share(s.percent, s.interval, s.order) for s in row.shares)) for row in shown.topics)
    _table(document, ("topic", *_sources(shown)), rows)
    _list(document, shown.between)


def _talk(document: Any, shown: View) -> None:  # noqa: ANN401
    if shown.fields:
        document.add_heading("The talk itself", 1)
        rows = (
            (
                row.name,
                *(
                    "; ".join(f"{q.text} [{q.passage}]" for q in cell) or lacking
                    for cell, lacking in zip(row.cells, row.lacking, strict=True)
                ),
            )
            for row in shown.fields
        )
        _table(document, ("", *_sources(shown)), rows)
        if shown.unstated:
            _paragraph(document, shown.unstated, small=True)
    if shown.speakers:
        document.add_heading("Who speaks", 1)
        rows = ((row.speaker, *row.counts) for row in shown.speakers)
        _table(document, ("passages given to", *_sources(shown)), rows)


def _wording(document: Any, shown: View) -> None:  # noqa: ANN401
    if shown.wording or shown.naming or shown.scores:
        document.add_heading("Wording", 1)
    for row in shown.wording:
        _paragraph(document, row.gist, style="List Bullet")
        _paragraph(document, row.said, style="List Bullet 2", small=True)
    _list(document, (*shown.verbs, *shown.characteristic), small=True)
    if shown.naming:
        document.add_heading("Named differently", 2)
        _list(document, (join(map(_named, row.sides), "; ") for row in _ended(document, shown.naming)))
    if shown.scores:
        document.add_heading("Everything measured of emphasis", 2)
        for score in _ended(document, shown.scores):
            parts = (f"{title} {value}" for title, value in score.measures)
            measures = f"{'; '.join(parts)}; speakers "
            line = say("{}, {}: {}{}", name(score.topic), name(score.source), measures, name(score.speakers))
            _paragraph(document, line, style="List Bullet", small=True)


def _named(quote: Quote) -> Line:
    return say("{} [{}]: “{}”", name(quote.source), quote.passage, name(quote.text))


def _closing(document: Any, shown: View) -> None:  # noqa: ANN401
    document.add_heading("Accounts", 1)
    _table(
        document,
        ("id", "source", "title", "date", "language", "words", "passages"),
        ((a.id, a.source, a.title, a.date, a.language, a.words, a.passages) for a in shown.accounts),
        (2.2, 3.6, 4.2, 2, 1.6, 1.3, 1.7),
    )
    header = ("passages of", "carried by", "all", *shown.kinds)
    rows = ((row.of, row.by, row.passages, *row.counts) for row in shown.coverage)
    _table(document, header, rows, (3.7, 3.7, *(1.5 for _ in header[2:])))
    document.add_heading("Method, and what this cannot tell", 1)
    _list(document, shown.method)
    _list(document, (f"{key}: {value}" for key, value in shown.manifest), small=True)


def _ended(document: Any, items: Sequence[Item]) -> Iterator[Item]:  # noqa: ANN401
    """Yield what a document prints of a list; what it does not print, it says before."""
    some = printed(items)
    if some.more:
        _paragraph(document, some.more, small=True)
    yield from some.first


def _section(document: Any, section: Section, quoting: Quoting) -> None:  # noqa: ANN401
    if not section.findings and not section.always:
        return
    document.add_heading(_isolated(section.title), 1)
    lead = _paragraph(document, section.lead, small=True)
    lead.paragraph_format.keep_with_next = bool(section.findings)
    for finding in _ended(document, section.findings):
        _finding(document, quoting.once(finding))


def _silent(document: Any, silent: Silent) -> None:  # noqa: ANN401
    if not silent.rows:
        return
    document.add_heading(silent.title, 1)
    _paragraph(document, silent.lead, small=True).paragraph_format.keep_with_next = True
    for row in _ended(document, silent.rows):
        lead = say("{} [{}]: ", name(row.source), row.passage)
        _pieces(_paragraph(document, lead, style="List Bullet", small=True), row.pieces)


def _finding(document: Any, finding: Finding) -> None:  # noqa: ANN401
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(f"{finding.mark} ").bold = True
    _pieces(paragraph, finding.pieces)
    where = say(
        "{} · {} · support {} in {}", finding.passage, name(finding.source), finding.support, name(finding.by)
    )
    _note(document, where, following=True)
    for near in finding.nearest:
        there = say("Nearest there ({}), {}: {}", near.score, near.passage, name(near.text))
        _note(document, there, following=bool(finding.reasons))
    if finding.reasons:
        _note(document, join(map(name, finding.reasons), "; "))


def _note(document: Any, line: Line, *, following: bool = False) -> None:  # noqa: ANN401
    from docx.shared import Cm, Pt

    layout = _paragraph(document, line, small=True).paragraph_format
    layout.left_indent, layout.keep_with_next = Cm(0.6), following
    layout.space_after = Pt(0 if following else 7)


def _pieces(paragraph: Any, pieces: Sequence[Piece]) -> None:  # noqa: ANN401
    from docx.oxml import OxmlElement

    backwards = direction("".join(piece.text for piece in pieces)) == "rtl"
    if backwards:
        # python-docx has no property for the direction of a paragraph.
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    for piece in pieces:
        run = paragraph.add_run(_marked(piece))
        run.bold, run.font.rtl = piece.missing, backwards or None


def _marked(piece: Piece) -> str:
    """Return a piece in brackets where it is missing, between ‹ and › where it is worded otherwise."""
    if piece.missing:
        return f"[{plain(piece.text)}]"
    return f"‹{plain(piece.text)}›" if piece.differs else _spaced(piece.text)


def _spaced(text: str) -> str:
    """Make a piece plain without losing the white space at its ends."""
    lead, tail = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    return f"{lead}{plain(text)}{tail}" if text.strip() else " "


def _isolated(line: Line) -> str:
    """Make a line plain, and set what is written backwards apart from the words around it."""
    parts = ((run, _spaced(run.text)) for run in line.runs)
    return "".join(
        f"\u2068{text}\u2069" if run.outside and direction(text) == "rtl" else text for run, text in parts
    )


def _quotes(findings: Iterable[Finding]) -> list[str]:
    """Return what each passage says; a cell gives each a paragraph."""
    return [
        f"{found.passage}: " + "".join(map(_marked, found.pieces)) + (f" ({found.aside})" if found.aside else "")
        for found in findings
    ]


def _share(percent: str, interval: str, order: str) -> str:
    return ", ".join(filter(None, (f"{percent} ({interval})" if interval else percent, order)))


def _sources(shown: View) -> list[str]:
    return [account.source for account in shown.accounts]


def _list(document: Any, lines: Iterable[str | Line], *, small: bool = False) -> None:  # noqa: ANN401
    for line in lines:
        _paragraph(document, line, style="List Bullet", small=small)


def _paragraph(document: Any, line: str | Line, *, style: str | None = None, small: bool = False) -> Any:  # noqa: ANN401
    from docx.shared import Pt, RGBColor

    paragraph = document.add_paragraph()
    if style is not None:
        # By its id: python-docx looks a name up in all of its styles, for every paragraph anew.
        paragraph._p.style = style.replace(" ", "")
    run = paragraph.add_run(_isolated(line) if isinstance(line, Line) else _spaced(line))
    if small:
        run.font.size, run.font.color.rgb = Pt(9), RGBColor(0x4A, 0x48, 0x44)
    return paragraph


def _table(
    document: Any,  # noqa: ANN401
    header: Iterable[str],
    rows: Iterable[Iterable[object]],
    widths: Sequence[float] = (),
) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm, Pt

    lines = [[_paragraphs(value) for value in row] for row in (header, *rows)]
    table = document.add_table(rows=len(lines), cols=len(lines[0]), style="Light List Accent 1")
    for row, values in zip(table.rows, lines, strict=True):
        for cell, parts in zip(row.cells, values, strict=True):
            for number, part in enumerate(parts):
                paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
                paragraph.add_run(part).font.size = Pt(9)
    for cell in table.rows[0].cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    for row in table.rows:
        # python-docx has no property for a row that must not break over two pages.
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for column, width in zip(table.columns, widths, strict=False):
        # Word goes by the cells, LibreOffice by the column.
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    document.add_paragraph()


def _paragraphs(value: object) -> list[str]:
    """Return the paragraphs of a cell: one, unless there is a list of them."""
    return [plain(str(part)) for part in (value if isinstance(value, list) else [value])]


def _timeless(data: bytes) -> bytes:
    """Give every part of the archive one date, so that the same comparison makes the same file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
