"""Bearing out: how much of what is credited to a topic speaks of what the topic is called."""

from collections.abc import Sequence

from readouts.counting import count_words
from readouts.text.language import is_english, primary
from readouts.text.tokens import each_stem, stems

_AND = " · "
"""What joins the phrases of a label."""


def borne_out(label: str, texts: Sequence[str], language: str | None = None) -> float:
    """Measure how far passages bear out what they are called.

    Passages of one account that are about several matters may be near each other all the same, as those of one
    speaker are; their topic is then called by a matter of one of them.

    Parameters
    ----------
    label : str
        One or two phrases, joined by a middle dot.
    texts : sequence of str
        The passages.
    language : str, optional
        Theirs; English where not given.

    Returns
    -------
    float
        The share (0..1) of their words that stand in passages with the noun of one of the phrases: its last word,
        in English; any word of it in other languages.

    Examples
    --------
    >>> borne_out("old lock · ferry line", ["The locks are shut.", "Visas were discussed."])
    0.5714285714285714
    """
    tongue = "en" if is_english(language) else primary(language)
    phrases = [found for phrase in label.split(_AND) if (found := stems(phrase, tongue))]
    named = {phrase[-1] for phrase in phrases} if tongue == "en" else {one for own in phrases for one in own}
    sizes = [max(1, count_words(text)) for text in texts]
    told = (not named.isdisjoint(each_stem(text, tongue)) for text in texts)
    borne = sum(size for size, it_is in zip(sizes, told, strict=True) if it_is)
    return borne / max(1, sum(sizes))
