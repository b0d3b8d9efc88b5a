"""Word documents (DOCX), by python-docx; needs the extra ``docx``."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from readouts.accounts.document import Document, compose, damaged, missing_extra, tidy, warn_unused
from readouts.errors import InputError

_MOST_MEMBERS = 2_000
_MOST_UNPACKED = 64_000_000
_MOST_BLOCKS = 50_000


def read_word(data: bytes, *, where: str, encoding: str | None) -> Document:
    """Read a Word document: paragraphs and rows of tables, in reading order.

    Parameters
    ----------
    data : bytes
        The document.
    where : str
        Name of the file, for messages.
    encoding : str or None
        Not used, with a warning: a Word document says itself how its text is encoded.

    Returns
    -------
    Document
        Heads and foots of pages are in `dropped`; comments, footnotes and text boxes are not read. The day on which
        the file was made is not taken for the day of publication.

    Raises
    ------
    InputError
        If python-docx is not installed, or the document is damaged, or unpacks to more than any text does.
    """
    warn_unused(encoding, where)
    try:
        import docx
    except ImportError:
        raise missing_extra("Word", "docx", where) from None
    try:
        _check_size(data, where)
        document = docx.Document(BytesIO(data))
        blocks = list(_blocks(document, where))
        about = document.core_properties
        heads = [
            paragraph.text
            for section in document.sections
            for part in (section.header, section.footer)
            for paragraph in part.paragraphs
        ]
        # What python-docx makes up where it finds no properties, as in LibreOffice's files.
        made_up = about.last_modified_by == "python-docx"
        title, language = None if made_up else about.title or None, about.language or None
    except InputError:
        raise
    except Exception as error:  # python-docx and lxml raise all kinds on files that are no documents
        raise damaged("Word document", error, where) from None
    return compose(blocks, where=where, title=title, language=language, dropped=dict.fromkeys(heads))


def _check_size(data: bytes, where: str) -> None:
    """Refuse what would unpack to far more than it is; what the archive declares is what is unpacked at most."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_UNPACKED:
        what = f"this Word document unpacks to more than {_MOST_UNPACKED / 1_000_000:g} MB"
        raise InputError(what, where=where, mend="save its text as a .txt file (UTF-8)")


def _blocks(document: Any, where: str) -> Iterator[str]:  # noqa: ANN401 - python-docx has no public type for it
    count = 0
    for block in document.iter_inner_content():
        rows = block.rows if hasattr(block, "rows") else None
        for text in (block.text,) if rows is None else (_row(row) for row in rows):
            count += 1
            if count > _MOST_BLOCKS:
                what = f"this Word document has more than {_MOST_BLOCKS:,} paragraphs and rows"
                raise InputError(what, where=where, mend="give only the text of this account")
            yield text


def _row(row: Any) -> str:  # noqa: ANN401
    # A cell that spans several columns comes once for each of them.
    cells = dict.fromkeys(tidy(cell.text) for cell in row.cells)
    return " | ".join(filter(None, cells))
