"""What a reader makes of a file: the text that offsets refer to, what the file says of itself, what was dropped."""

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from readouts.accounts.bounds import MAX_BYTES
from readouts.accounts.text import check_words
from readouts.errors import InputError
from readouts.text.language import is_language_tag

_log = logging.getLogger("readouts")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# The soft hyphen too: it says where a word may be cut, and would cut it for good here.
_UNUSABLE = re.compile("[\u00ad\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read.

    Parameters
    ----------
    text : str
        The words of the account; offsets count in it.
    title, source, date, language, url : str, optional
        What the file says of itself; `date` is a day, ``YYYY-MM-DD``.
    dropped : tuple of str
        Readable parts of the file that are not in `text`, in reading order, such as menus and running heads.
    """

    text: str = field(repr=False)
    title: str | None = field(kw_only=True, default=None)
    source: str | None = field(kw_only=True, default=None)
    date: str | None = field(kw_only=True, default=None)
    language: str | None = field(kw_only=True, default=None)
    url: str | None = field(kw_only=True, default=None)
    dropped: tuple[str, ...] = field(kw_only=True, default=())


def compose(
    blocks: Iterable[str],
    *,
    where: str,
    title: str | None = None,
    source: str | None = None,
    date: str | None = None,
    language: str | None = None,
    url: str | None = None,
    dropped: Iterable[str] = (),
) -> Document:
    """Make a document of the paragraphs that a reader found.

    Parameters
    ----------
    blocks : iterable of str
        Paragraphs, headings, items of lists and rows of tables; white space in them becomes one space, and
        between them stands one blank line.
    where : str
        Name of the file, for messages.
    title, source, date, language, url : str, optional
        What the file says; a date, language or address that is none is left out.
    dropped : iterable of str
        What was set aside.

    Raises
    ------
    InputError
        If the text is longer than 1 MB, or holds no words.
    """
    text = "\n\n".join(filter(None, map(tidy, blocks)))
    if len(text) > MAX_BYTES or len(text.encode("utf-8")) > MAX_BYTES:
        what = f"an account has at most {MAX_BYTES / 1_000_000:g} MB of text, it has more"
        raise InputError(what, where=where, mend="give only the text of this account")
    check_words(text, where)
    address = _note(url) or ""
    return Document(
        text,
        title=_note(title),
        source=_note(source),
        date=_day(date),
        language=language if language and is_language_tag(language) else None,
        url=address if address.startswith(("https://", "http://")) else None,
        dropped=tuple(filter(None, map(tidy, dropped))),
    )


def tidy(text: str) -> str:
    r"""Return a text on one line, without control characters.

    Examples
    --------
    >>> tidy(" They met\n in Riga.\x0c")
    'They met in Riga.'
    """
    return " ".join(_UNUSABLE.sub("", text.replace("\x0b", " ").replace("\x0c", " ")).split())


def warn_unused(encoding: str | None, where: str) -> None:
    """Warn that an encoding was named for a file whose format tells its own."""
    if encoding:
        _log.warning("%s: the file says itself how it is encoded; --encoding is not used for it", where)


def missing_extra(kind: str, extra: str, where: str) -> InputError:
    """Return the error for a format whose library is not installed."""
    what = f"{kind} files need a part of readouts that is not installed"
    return InputError(what, where=where, mend=f'install it with: pip install "readouts[{extra}]"')


def damaged(kind: str, error: Exception, where: str) -> InputError:
    """Return the error for a file that the library of its format gives up on."""
    what = f"this {kind} is damaged, or not what its name says ({type(error).__name__})"
    return InputError(what, where=where, mend="save it again, or save its text as a .txt file (UTF-8)")


def _note(value: str | None) -> str | None:
    return tidy(value)[:_LONGEST_NOTE] or None if value else None


def _day(value: str | None) -> str | None:
    head = (value or "")[:10]
    try:
        return date.fromisoformat(head).isoformat() if _DAY.fullmatch(head) else None
    except ValueError:
        return None
