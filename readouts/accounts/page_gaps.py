"""Lists that belong to a page's text and were taken for menus: they are set back where they stood."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from readouts.accounts.document import tidy

_LISTS = frozenset({"ul", "ol", "dl"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_ITEMS = frozenset({"li", "dt", "dd"})
_PASSED_OVER = frozenset({"br", "hr", "script", "style", "noscript"})
_NOT_TEXT = frozenset({"nav", "header", "footer", "aside", "form", "menu"})
_INTRODUCING = 3
"""Words from which a line that ends in a colon introduces what follows; "Share this:" does not."""
_SENTENCE = 5
"""Words of an item from which it says something by itself."""
_MOST_LINKED = 0.5
"""Share of a list's letters in links up to which it is no menu."""


class Gap(NamedTuple):
    """The items of a list that is missing, behind the paragraph with these words."""

    behind: str
    items: tuple[str, ...]


def with_lists(tree: Any, blocks: Sequence[str]) -> list[str]:  # noqa: ANN401 - lxml has no types
    """Set back the lists that directly follow a kept paragraph and go on with it.

    Parameters
    ----------
    tree : HtmlElement
        The page.
    blocks : sequence of str
        The paragraphs that were found in it.

    Returns
    -------
    list of str
        The same in the same order, each item of such a list a paragraph of its own.
    """
    kept = set(blocks)
    gaps: dict[str, tuple[str, ...]] = {}
    for gap in _gaps(tree, kept):
        gaps.setdefault(gap.behind, gap.items)
    whole: list[str] = []
    for block in blocks:
        whole += [block, *gaps.pop(block, ())]
    return whole


def _gaps(tree: Any, kept: set[str]) -> Iterator[Gap]:  # noqa: ANN401
    for one in tree.iter(*_LISTS):
        if any(above.tag in _NOT_TEXT or above.tag in _LISTS for above in one.iterancestors()):
            continue
        before, heading = _before(one), ""
        if before is not None and before.tag in _HEADINGS and _words(before) not in kept:
            before, heading = _before(before), _words(before)
        if before is None or before.tag in _LISTS:
            continue
        behind, items = _words(before), tuple(filter(None, map(_words, one.iter(*_ITEMS))))
        if behind in kept and kept.isdisjoint(items) and _is_text(one, heading or behind, items):
            yield Gap(behind, (heading, *items) if heading else items)


def _words(element: Any) -> str:  # noqa: ANN401
    """Return the words of an element without those of the lists in it."""
    parts = [element.text or ""]
    for child in element:
        if child.tag not in _LISTS:
            parts += child.itertext()
        parts.append(child.tail or "")
    return tidy("".join(parts))


def _before(one: Any) -> Any:  # noqa: ANN401
    """Return the element before a list, where no words stand between them."""
    before = one.getprevious()
    while before is not None and not (before.tail or "").strip() and before.tag in _PASSED_OVER:
        before = before.getprevious()
    return None if before is None or (before.tail or "").strip() else before


def _is_text(one: Any, behind: str, items: Sequence[str]) -> bool:  # noqa: ANN401
    """Tell a list of the text from a menu, a bar of links to share and the like."""
    letters = sum(map(len, items))
    linked = sum(len(tidy("".join(link.itertext()))) for link in one.iter("a", "button"))
    if not letters or linked > _MOST_LINKED * letters:
        return False
    sentences = sum(len(item.split()) >= _SENTENCE for item in items)
    introduced = behind.endswith((":", "：")) and len(behind.split()) >= _INTRODUCING
    return 2 * sentences >= len(items) or (introduced and any(len(item.split()) > 1 for item in items))
