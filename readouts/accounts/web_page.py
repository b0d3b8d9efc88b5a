"""Saved web pages: main text and metadata by trafilatura (Barbaresi 2021), and what was left aside."""

import codecs
import re
from collections.abc import Iterator
from typing import Any

from readouts.accounts.document import Document, compose, damaged, tidy
from readouts.accounts.page_gaps import with_lists
from readouts.accounts.text import MARKS, characters
from readouts.errors import InputError

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{2,40})", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{4}\)(https?://[^\s>]{1,1000})")
_DECLARED_WITHIN = 4096
# What browsers read these names as (WHATWG encoding standard), which is what the pages mean by them.
_MEANT = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "iso-8859-9": "cp1254",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "x-gbk": "gb18030", "iso-8859-8-i": "iso8859_8",
}  # fmt: skip
_MOST_ELEMENTS = 100_000
_DEEPEST = 400
_MOST_DROPPED = 1000
_UNSHOWN = frozenset({"script", "style", "template", "noscript", "svg", "head", "iframe", "object", "select"})
_INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strong sub sup time u var"
    " wbr".split()
)
_ROW = "row"
_COLUMN = 3
"""Paragraphs of a cell from which it is a column of the page."""
_ENDS = re.compile(r"(?:\S+\s+){4,}\S+[.!?][\"”’)]*$")
_BAR = re.compile(
    r"(?:share|tweet|print|e-?mail|follow)(?:\s+(?:this|the|us|it|on|via|by|with|page|article|story|friends))*"
    r"\s*[|:•·/]\s*(?:[^\s.!?|:•·/]+(?:\s+|\s*[|•·/,]\s*|$)){0,9}",
    re.IGNORECASE,
)
_LEAVES = frozenset({"p", "head", "item", "quote", "code", "ab", "fw"})
# Dates are only taken from where the page states them, never guessed from its words or from today.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}


def read_page(data: bytes, *, where: str, encoding: str | None) -> Document:
    """Read the main text of a saved web page.

    Parameters
    ----------
    data : bytes
        The HTML.
    where : str
        Name of the file, for messages.
    encoding : str, optional
        Where not given: a byte order mark, then UTF-8 where valid, then what the page declares, then a guess.

    Raises
    ------
    InputError
        If it holds no main text, or more elements or a deeper nesting than any page has.

    Notes
    -----
    The library is handed a parsed tree and no address, so it has nothing to fetch.
    """
    source = characters(data, where=where, encoding=encoding or declared(data)).replace("\0", "")
    try:
        return _read(source, where)
    except (InputError, ImportError):
        raise
    except RecursionError:
        raise _too_deep(where) from None
    except Exception as error:  # the libraries raise all kinds on pages that are no pages
        raise damaged("web page", error, where) from None


def declared(data: bytes) -> str | None:
    """Return the encoding a page declares, where it is needed and fits; else ``None``.

    Examples
    --------
    >>> declared(b"<meta charset='windows-1251'>" + "Министр".encode("cp1251"))
    'windows-1251'
    """
    if any(data.startswith(mark) for mark, _ in MARKS) or _is_utf_8(data):
        return None  # browsers save a page as UTF-8 and leave its declaration as it was
    found = _CHARSET.search(data[:_DECLARED_WITHIN])
    name = found[1].decode("ascii", "replace").lower() if found else ""
    name = _MEANT.get(name, name)
    try:
        wide = codecs.lookup(name).name.startswith(("utf-16", "utf-32", "utf-7")) if name else True
        data.decode(name or "ascii")
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if wide else name


def _is_utf_8(data: bytes) -> bool:
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _read(source: str, where: str) -> Document:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring
    from trafilatura.core import bare_extraction

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        raise _no_main_text(where) from None
    _check_size(tree, where)
    shown = list(_shown(tree))
    found: Any = bare_extraction(
        tree, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=_DATES
    )
    if found is None or found.body is None:
        raise _no_main_text(where)
    title = tidy(found.title or "")
    links = frozenset(tidy("".join(link.itertext())) for link in tree.iter("a"))
    blocks = with_lists(tree, [block for block in _blocks(found.body, links) if block and not _is_bar(block)])
    if blocks and blocks[0] == title:
        del blocks[0]
    if all(block in links or not _is_prose(block) for block in blocks):
        raise _no_main_text(where)
    saved = _SAVED_FROM.search(source[:_DECLARED_WITHIN])
    return compose(
        blocks,
        where=where,
        title=title,
        source=found.sitename or found.hostname,
        date=found.date,
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        url=found.url or (saved[1] if saved else None),
        dropped=_without(shown, blocks),
    )


def _check_size(tree: Any, where: str) -> None:  # noqa: ANN401 - lxml has no types
    from lxml import etree

    depth = deepest = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        deepest = max(deepest, depth)
        if elements > _MOST_ELEMENTS:
            what = f"this page has more than {_MOST_ELEMENTS:,} elements"
            raise InputError(what, where=where, mend="save its text as a .txt file (UTF-8)")
        if deepest > _DEEPEST:
            raise _too_deep(where)


def _blocks(body: Any, links: frozenset[str]) -> Iterator[str]:  # noqa: ANN401
    """Give the paragraphs of trafilatura's tree; a row of a table is one, unless the table lays out the page."""
    for element in body:
        if element.tag == _ROW and any(map(_is_column, element)):
            for cell in element:
                parts = [tidy(cell.text or ""), *_blocks(cell, links)]
                # A column of links is the menu.
                yield from () if links.issuperset(filter(None, parts)) else parts
        elif element.tag == _ROW:
            yield " | ".join(filter(None, (tidy(" ".join(cell.itertext())) for cell in element)))
        elif element.tag in _LEAVES and not any(child.tag in _LEAVES | {"list", "table"} for child in element):
            yield from _lines(element)
        else:
            yield tidy(element.text or "")
            yield from _blocks(element, links)
        yield tidy(element.tail or "")


def _is_column(cell: Any) -> bool:  # noqa: ANN401
    """Tell a column of the page from a cell of a table: it holds several paragraphs, and sentences among them."""
    paragraphs = [tidy("".join(part.itertext())) for part in cell.iter("p")]
    return len(paragraphs) >= _COLUMN and sum(_ENDS.search(part) is not None for part in paragraphs) > 1


def _lines(element: Any) -> Iterator[str]:  # noqa: ANN401
    parts = [element.text or ""]
    for child in element.iterdescendants():
        parts += ["\n" if child.tag == "lb" else "", child.text or "", child.tail or ""]
    yield from map(tidy, "".join(parts).split("\n\n"))


def _shown(tree: Any) -> Iterator[str]:  # noqa: ANN401
    """Give what a browser would show of a page, block by block."""
    from lxml import etree

    parts: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else "script"
        if name not in _INLINE:
            yield tidy("".join(parts))
            parts = []
        hidden += (name in _UNSHOWN) * (1 if event == "start" else -1)
        if not hidden:
            parts.append((element.text if event == "start" else element.tail) or "")
    yield tidy("".join(parts))


def _without(shown: list[str], blocks: list[str]) -> list[str]:
    kept = set(blocks)
    whole = "\n".join(blocks)
    rest = [part for part in dict.fromkeys(shown) if part and part not in kept]
    return [part for part in rest[:_MOST_DROPPED] if part not in whole]


def _is_bar(block: str) -> bool:
    """Tell a bar of ways to share a page; what has numbers may be a row of a table."""
    return bool(_BAR.fullmatch(block)) and not any(map(str.isdigit, block))


def _is_prose(block: str) -> bool:
    # Scripts without spaces say as much in six characters as others in five words.
    return len(block.split()) >= 5 or sum(ord(char) > 0x2E7F for char in block) >= 6


def _too_deep(where: str) -> InputError:
    return InputError("this page is nested too deeply", where=where, mend="save its text as a .txt file (UTF-8)")


def _no_main_text(where: str) -> InputError:
    what = "there is no main text in this page, only menus and the like, or its text is fetched by a script"
    return InputError(what, where=where, mend="open the page, copy its text into a .txt file (UTF-8)")
