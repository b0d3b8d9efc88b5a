"""The text layer of a PDF, by pypdf; needs the extra ``pdf``."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from readouts.accounts.document import Document, compose, damaged, missing_extra
from readouts.errors import InputError

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 500
_SHARE_OF_PAGES = 0.5
"""Share of the pages whose first or last line must be alike for it to be a running head."""
_FEWEST_PAGES = 3
_SHORT = 0.8
"""A line shorter than this share of the page's usual line ends its paragraph, if it ends a sentence."""
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad\u2010]$")
_ENDS = re.compile(r"[.!?:。！？][”\"’»)\]]*$")


def read_pdf(data: bytes, *, where: str, encoding: str | None = None) -> Document:
    """Read the text layer of a PDF.

    Parameters
    ----------
    data : bytes
        The PDF.
    where : str
        Name of the file, for messages.
    encoding : str, optional
        Not used: a PDF says itself how its text is encoded.

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
    try:
        from pypdf import PdfReader
    except ImportError:
        raise missing_extra("PDF", "pdf", where) from None
    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
        pages = [page.extract_text().splitlines() for page in reader.pages] if 0 < count <= _MOST_PAGES else []
        title = None if locked else _title(reader)
    except Exception as error:  # pypdf raises all kinds on files that are no PDFs
        raise damaged("PDF", error, where) from None
    if locked:
        raise InputError("this PDF is locked with a password", where=where, mend="save it without one")
    if count > _MOST_PAGES:
        what = f"this PDF has {count} pages, {_MOST_PAGES} are the most"
        raise InputError(what, where=where, mend="give only the pages of this account")
    lines, dropped = _without_heads([[line.strip() for line in page if line.strip()] for page in pages])
    if not any(lines):
        raise InputError(
            "there is no text in this PDF: its pages are pictures",
            where=where,
            mend="run text recognition (OCR) over it, or type the text into a .txt file",
        )
    return compose(
        _paragraphs(lines),
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


def _without_heads(pages: Sequence[list[str]]) -> tuple[list[list[str]], list[str]]:
    """Take lines away that open or close most pages, alike but for their numbers."""
    edges = Counter(key for page in pages for key in {_alike(line) for line in (*page[:1], *page[-1:])})
    heads = {key for key, n in edges.items() if len(pages) >= _FEWEST_PAGES and n > len(pages) * _SHARE_OF_PAGES}
    kept: list[list[str]] = []
    dropped: list[str] = []
    for page in pages:
        own = list(page)
        for at in (0, -1):
            apart = bool(own) and (_alike(own[at]) in heads or own[at].isdigit())
            dropped += [own.pop(at)] if apart else []
        kept.append(own)
    return kept, dropped


def _alike(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _paragraphs(pages: Sequence[list[str]]) -> Iterator[str]:
    lines = [line for page in pages for line in page]
    usual = sorted(map(len, lines))[len(lines) * 3 // 4] if lines else 0
    current = ""
    for line in lines:
        current = _HYPHEN.sub("", current) + line if _HYPHEN.search(current) else f"{current} {line}".strip()
        if _ENDS.search(line) and len(line) < usual * _SHORT:
            yield current
            current = ""
    yield current
