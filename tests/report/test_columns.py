"""The terminal report's own layout against rich's, which it replaces: the same rows, byte for byte."""

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText

from readouts.report.columns import Column, Table
from readouts.report.styled import Indented, Text, print_rows

_WORDS = st.lists(st.text("abcdefgéß中国🙂\u0301-", min_size=1, max_size=30), max_size=12).map(" ".join)
_LOOKS = st.sampled_from(["", "dim", "bold red", "dim italic"])
_TEXTS = st.tuples(st.tuples(_WORDS, _LOOKS), st.lists(st.tuples(_WORDS, _LOOKS), max_size=3))
_WIDTHS = st.integers(12, 70)


def by_rich(width: int, *blocks: object) -> str:
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=True, color_system="standard", no_color=False, highlight=False,
        markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    for block in blocks:
        console.print(block)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def by_us(width: int, *blocks: object) -> str:
    return "\n".join(line.rstrip() for line in print_rows(blocks, width, color=True).splitlines())


def texts(drawn: tuple) -> tuple[Text, RichText]:
    (first, look), more = drawn
    own, theirs = Text(first, look=look), RichText(first, style=look)
    for words, added in more:
        own.append(f" {words}", added)
        theirs.append(f" {words}", style=added)
    return own, theirs


@settings(max_examples=150, deadline=None)
@given(_TEXTS, _WIDTHS)
def test_text_is_folded_as_rich_folds_it(drawn, width):
    own, theirs = texts(drawn)

    assert by_us(width, own, Indented(own, 2)) == by_rich(width, theirs, Padding(theirs, (0, 0, 0, 2)))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_TEXTS, _TEXTS, _TEXTS), min_size=1, max_size=4), _WIDTHS, st.booleans(), st.booleans())
def test_a_table_is_laid_out_as_rich_lays_it_out(rows, width, whole, titled):
    own = Table([Column("a title"), Column("b", share=1), Column("c", share=2)], gap=2, titled=titled, whole=whole)
    theirs = RichTable(
        box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", show_header=titled, expand=whole
    )
    theirs.add_column("a title")
    theirs.add_column("b", ratio=1)
    theirs.add_column("c", ratio=2)
    for row in rows:
        pairs = [texts(cell) for cell in row]
        own.add(*(one for one, _ in pairs))
        theirs.add_row(*(other for _, other in pairs))

    assert by_us(width, own) == by_rich(width, theirs)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(_WORDS, st.integers(0, 10**9)), min_size=1, max_size=4), _WIDTHS)
def test_numbers_stand_at_the_right_and_columns_have_a_least_width(rows, width):
    own = Table([Column("of", least=10), Column("all", right=True)], gap=2, titled=True)
    theirs = RichTable(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    theirs.add_column("of", min_width=10)
    theirs.add_column("all", justify="right")
    for words, number in rows:
        own.add(words, str(number))
        theirs.add_row(RichText(words), RichText(str(number)))

    assert by_us(width, own) == by_rich(width, theirs)
