"""Rich text (RTF), by striprtf; needs the extra ``rtf``."""

from readouts.accounts.document import Document, compose, damaged, missing_extra, warn_unused
from readouts.errors import InputError


def read_rich_text(data: bytes, *, where: str, encoding: str | None) -> Document:
    """Read a rich text file: its words, paragraph by paragraph.

    Parameters
    ----------
    data : bytes
        The file.
    where : str
        Name of the file, for messages.
    encoding : str or None
        Not used, with a warning: rich text says itself how it is encoded.

    Returns
    -------
    Document
        Its text alone.

    Raises
    ------
    InputError
        If striprtf is not installed, or the file is no rich text.
    """
    warn_unused(encoding, where)
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError:
        raise missing_extra("RTF", "rtf", where) from None
    if not data.lstrip().startswith(b"{\\rtf"):
        what = "this RTF file is damaged, or not what its name says"
        raise InputError(what, where=where, mend="save its text as a .txt file (UTF-8)")
    try:
        text: str = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    except Exception as error:  # striprtf raises all kinds on damaged files
        raise damaged("RTF file", error, where) from None
    return compose(map(_row, text.split("\n")), where=where)


def _row(line: str) -> str:
    """Show a row of a table as other readers do; striprtf ends each cell in a bar."""
    return " | ".join(filter(None, map(str.strip, line.split("|")))) if line.rstrip().endswith("|") else line
