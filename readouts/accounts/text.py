"""Bytes to text: the byte order mark, UTF-8, and where it is neither, a guess that says so.

The text is decoded once and kept exactly as decoded, line ends (CRLF, CR) included; only a leading byte
order mark is dropped. Every offset in a comparison counts in this text.
"""

import codecs
import logging
import re

from readouts.accounts.kinds import holds_controls, looks_like
from readouts.errors import InputError
from readouts.text.language import detect_language

_log = logging.getLogger("readouts")

MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_ISO_2022 = re.compile(rb"\x1b(?:\$[@B]|\([BJI])")
# In the order in which equally good guesses are preferred. The detecting library knows a hundred tables, and
# among them reads one curly quote in an English text as DOS Baltic; no ministry publishes in that.
_CANDIDATES = (
    "cp1252 cp1250 cp1251 cp1254 gb18030 cp932 euc_jp big5 cp949 cp1253 cp1255 cp1256 cp1257 iso8859_2 "
    "iso8859_5 koi8_r cp866 mac_roman utf_16_le utf_16_be"
)
_ASCII = bytes(range(128))
_EAST_ASIAN = frozenset({"gb18030", "cp932", "euc_jp", "big5", "cp949"})
_FEW = 0.04  # share of bytes above 127 in English, German or Spanish; French and Portuguese reach 0.06
_LETTERS = frozenset(b" abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LOOK_AT = 1 << 16
_MOSTLY_ASCII = 0.2
_TIE = 0.02  # what the detecting library's scores differ by without meaning anything
_TURKISH = frozenset("ðþýÐÞÝ")  # what ğ, ş, ı, Ğ, Ş and İ look like when cp1254 is read as cp1252


def decode(data: bytes, *, where: str, encoding: str | None = None) -> str:
    """Decode the bytes of an account.

    Parameters
    ----------
    data : bytes
        The whole file.
    where : str
        Its name, for messages.
    encoding : str, optional
        Name of the encoding, where known. Otherwise the byte order mark decides, then UTF-8 if the bytes are
        valid UTF-8, then a guess, on which the logger ``readouts`` warns.

    Raises
    ------
    InputError
        If the bytes are no text, do not fit the encoding, or hold no words.

    Examples
    --------
    >>> decode("“Talks,” he said.".encode("utf-16"), where="tass.txt")
    '“Talks,” he said.'
    """
    kind = looks_like(data)
    if kind:
        raise InputError(f"it looks like {kind}", where=where, mend="save its text as a .txt file first")
    text = characters(data, where=where, encoding=encoding)
    if holds_controls(text):
        raise _no_text(where)
    check_words(text, where)
    return text


def characters(data: bytes, *, where: str, encoding: str | None = None) -> str:
    """Decode bytes as :func:`decode` does, without asking whether they look like text."""
    return _as_told(data, encoding, where) if encoding else _as_found(data, where)


def check_words(text: str, where: str) -> None:
    """Raise :class:`InputError` where a text holds no letter and no digit."""
    if not any(map(str.isalnum, text)):
        what = "there are no words in it" if text.strip().strip("\ufeff") else "it is empty"
        raise InputError(what, where=where, mend="give a file with the text of the account")


def _as_told(data: bytes, encoding: str, where: str) -> str:
    try:
        text = data.decode(encoding)
        text.encode("utf-8")
    except LookupError:
        mend = "give a name such as utf-8, cp1251 or gb18030"
        raise InputError(f"there is no encoding “{encoding}”", where=where, mend=mend) from None
    except UnicodeDecodeError as error:
        what = f"it is not in {encoding} (byte {error.start + 1:,} does not fit)"
        mend = "give another encoding, or none to have it detected"
        raise InputError(what, where=where, mend=mend) from None
    except (ValueError, DeprecationWarning):
        mend = "give another encoding, or none to have it detected"
        raise InputError(f"{encoding} does not give readable text", where=where, mend=mend) from None
    return text.removeprefix("\ufeff")


def _as_found(data: bytes, where: str) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _as_marked(data[len(mark) :], encoding, where)
    found = _unmarked(data)
    if found is None:
        if b"\0" in data:
            raise _no_text(where)
        mend = "save it as UTF-8, or name the encoding with --encoding (encoding= in Python)"
        raise InputError("its encoding cannot be told", where=where, mend=mend)
    if found != "utf-8":
        _log.warning(
            "%s: not UTF-8, read as %s by guess; where letters look wrong, name the encoding with --encoding",
            where,
            found,
        )
    return data.decode(found)


def _as_marked(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"it is marked as {encoding}, but is damaged at byte {error.start + 1:,}"
        mend = "save it again as UTF-8"
        raise InputError(what, where=where, mend=mend) from None


def _unmarked(data: bytes) -> str | None:
    if b"\0" in data:
        return next((name for name in ("utf-16-le", "utf-16-be") if _is_utf_16(data, name)), None)
    if _ISO_2022.search(data) and _fits(data, "iso2022_jp"):
        return "iso2022_jp"
    return "utf-8" if _fits(data, "utf-8") else _guess(data)


def _guess(data: bytes) -> str | None:
    western = data.decode("cp1252", "replace")
    if _TURKISH & set(western) and _fits(data, "cp1254") and detect_language(data.decode("cp1254")) == "tr":
        return "cp1254"
    high = len(data.translate(None, delete=_ASCII)) / len(data)
    if high < _FEW and _fits(data, "cp1252"):
        return "cp1252"
    from charset_normalizer import from_bytes

    known = _CANDIDATES.split()
    matches = [match for match in from_bytes(data, cp_isolation=known) if _plausible(data, match.encoding)]
    if high < _MOSTLY_ASCII:
        matches = [match for match in matches if match.encoding not in _EAST_ASIAN] or matches
    if not matches:
        return None
    best = matches[0]
    near = {m.encoding for m in matches if m.chaos - best.chaos < _TIE and best.coherence - m.coherence < _TIE}
    return min(near, key=known.index)


def _plausible(data: bytes, encoding: str) -> bool:
    if encoding.startswith("utf_16"):
        return _is_utf_16(data, encoding)
    # A Hebrew text read as KOI8-R comes out as Russian without a single small letter.
    return _fits(data, encoding) and not (encoding == "koi8_r" and data.decode(encoding).isupper())


def _is_utf_16(data: bytes, encoding: str) -> bool:
    if not _fits(data, encoding) or holds_controls(data.decode(encoding)):
        return False
    head = data[:_LOOK_AT]
    # A script has few blocks, so the byte that says the block varies less than the other one.
    low, high = (head[::2], head[1::2]) if encoding.endswith("le") else (head[1::2], head[::2])
    # Eight-bit text read as UTF-16 is mostly units of two ASCII letters; real UTF-16 has a fifth at most.
    letters = sum(first in _LETTERS and second in _LETTERS for first, second in zip(low, high, strict=True))
    return letters < 0.4 * len(low) and len(set(high)) <= len(set(low))


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _no_text(where: str) -> InputError:
    return InputError("it looks like binary data", where=where, mend="save its text as a .txt file first")
