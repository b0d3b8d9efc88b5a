"""Reasons: what a verdict rests on, in plain words, the same in every report."""

from collections.abc import Sequence

from readouts.judge.support import Found
from readouts.types import VerdictKind

_QUOTED_WORDS = 8


def reasons(
    kind: VerdictKind,
    found: Found,
    missing: Sequence[str],
    source: str,
    *,
    differing: Sequence[str] = (),
    readable: bool = True,
    own_words: bool = False,
) -> tuple[str, ...]:
    """Say what a verdict rests on.

    Parameters
    ----------
    kind : VerdictKind
        The verdict.
    found : Found
        What the other account has for the passage.
    missing : sequence of str
        The words of the missing parts.
    source : str
        Who publishes the other account.
    differing : sequence of str
        Phrases of the rest whose words the other account lacks.
    readable : bool, default True
        Whether the encoder was trained for the languages of both accounts.
    own_words : bool, default False
        Whether the other account is what an article says beside its quotations.

    Returns
    -------
    tuple of str
        Clauses without full stops, the weightiest first.
    """
    if found.wordless:
        return ("it holds no words to compare",)
    if found.verbatim:
        return (f"the same words stand in {source}",)
    said = []
    if kind is VerdictKind.PARTIAL:
        said.append(f"no counterpart in {source} for {_quoted(missing)}")
    if differing:
        said.append(f"worded otherwise in {source}, or not there: {_quoted(differing)}")
    if kind is VerdictKind.UNCLEAR and not readable:
        said.append("the encoder was not trained for the language of both accounts")
    elif kind is VerdictKind.UNCLEAR and own_words:
        said.append("what an article says itself need not repeat what it quotes")
    elif kind is VerdictKind.UNCLEAR:
        said.append("the evidence is too thin to say either way")
    if found.signals["announced"]:
        said.append(f"{source} says as much of the talk itself")
    words = f"{found.signals['passage']:.0%} of its words or their equivalents, weighed by how much they say"
    said.append(f"{words}, occur in {source}")
    said.append(
        f"its words are {found.signals['meaning']:.2f} alike in meaning to the nearest ones there (1 is the same)"
    )
    if found.signals["numbers"] < 1:
        said.append(f"{1 - found.signals['numbers']:.0%} of its numbers are not in {source}")
    return tuple(said)


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(f"“{_clip(text)}”" for text in texts)


def _clip(text: str) -> str:
    words = text.split()
    return " ".join(words[:_QUOTED_WORDS]) + (" …" if len(words) > _QUOTED_WORDS else "")
