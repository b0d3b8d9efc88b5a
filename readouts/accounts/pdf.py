"""The text layer of a PDF, by pypdf; needs the extra ``pdf``."""

from io import BytesIO
from typing import TYPE_CHECKING

from readouts.accounts.document import Document, compose, damaged, missing_extra, warn_unused
from readouts.accounts.pdf_lines import page_lines, paragraphs, without_heads
from readouts.errors import InputError

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 500


def read_pdf(data: bytes, *, where: str, encoding: str | None) -> Document:
    """Read the text layer of a PDF.

    Parameters
    ----------
    data : bytes
        The PDF.
    where : str
        Name of the file, for messages.
    encoding : str or None
        Not used, with a warning: a PDF says itself how its text is encoded.

    Returns
    -------
    Document
        Paragraphs joined from lines, words joined at hyphens; running heads and page numbers are in `dropped`. The
        day on which the file was made is not taken for the day of publication.

    Raises
    ------
    InputError
        If pypdf is not installed, or the PDF is locked, damaged, a scan without text, or too long.
    """
    warn_unused(encoding, where)
    try:
        from pypdf import PdfReader
    except ImportError:
        raise missing_extra("PDF", "pdf", where) from None
    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
        pages = [page_lines(page) for page in reader.pages] if 0 < count <= _MOST_PAGES else []
        title = None if locked else _title(reader)
    except Exception as error:  # pypdf raises all kinds on files that are no PDFs
        raise damaged("PDF", error, where) from None
    if locked:
        raise InputError("this PDF is locked with a password", where=where, mend="save it without one")
    if count > _MOST_PAGES:
        what = f"this PDF has {count} pages, {_MOST_PAGES} are the most"
        raise InputError(what, where=where, mend="give only the pages of this account")
    lines, dropped = without_heads(pages)
    if not any(lines):
        raise InputError(
            "there is no text in this PDF: its pages are pictures",
            where=where,
            mend="run text recognition (OCR) over it, or type the text into a .txt file",
        )
    return compose(
        paragraphs(lines),
        where=where,
        title=title,
        dropped=dropped,
    )


def _title(reader: "PdfReader") -> str | None:
    """Return the title; what cannot be read of it is no reason to refuse the text."""
    try:
        about = reader.metadata
        return str(about.title) if about and about.title else None
    except Exception:  # pypdf raises all kinds here too
        return None
