"""Words of an account as a report quotes them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readouts.types import Span

if TYPE_CHECKING:
    from readouts.comparison import Comparison


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an account, to be checked: the passage, the words, and what else there is to say of them."""

    passage: str
    source: str
    text: str
    note: str = ""


def quote(comparison: "Comparison", passage: str, span: Span, note: str = "") -> Quote:
    """Quote a span of a passage."""
    account = comparison.account(comparison.passage(passage).account)
    return Quote(passage, account.source, span.of(account.text), note)
