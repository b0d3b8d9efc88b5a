"""What bytes or a file name look like, where that is not plain text."""

import re

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"ID3\x03", "a sound recording"),
    (b"ID3\x04", "a sound recording"),
    (b"OggS\0", "a sound recording"),
)
_HTML = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
# All but tab, line and page ends, and escape, with which coloured terminal output begins.
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_MOST_CONTROLS = 0.02
_REAL_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}")


def looks_like(data: bytes) -> str | None:
    """Name what bytes look like by how they begin, or ``None`` where nothing speaks against text.

    Examples
    --------
    >>> looks_like(b"%PDF-1.7 ...")
    'a PDF'
    """
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a picture or a recording"
    if head[:3] == b"\0\0\0" and head[4:8] == b"ftyp":
        return "a recording"
    return "the source of a web page (HTML)" if _HTML.match(head) else None


def holds_controls(text: str) -> bool:
    """Tell whether a decoded text has so many control characters (or any NUL) that it is no text."""
    return "\0" in text or len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text)


def suffix_of(name: str) -> str:
    """Return the suffix that names a file's format, in lower case, or an empty string.

    Examples
    --------
    >>> suffix_of("tass.TXT"), suffix_of("call of 26.01.2022"), suffix_of(".txt")
    ('.txt', '', '')
    """
    stem, dot, tail = name.rpartition(".")
    suffix = dot + tail
    return suffix.lower() if stem and _REAL_SUFFIX.fullmatch(suffix) else ""
