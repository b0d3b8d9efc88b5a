"""What the rules ask of each passage by itself, read while the accounts are still being encoded.

All of it is remembered by text, so that the rules find it read; what is read here decides nothing.
"""

from collections.abc import Sequence

from readouts.align import Reading
from readouts.judge import calibration, counterparts, weighing
from readouts.judge.rules.parties import party_names
from readouts.judge.rules.values import value_spans
from readouts.text.language import is_english
from readouts.text.modality import modal_cues
from readouts.text.polarity import negators, opposites
from readouts.text.poles import poles
from readouts.text.reach import contrast_groups, reaches
from readouts.text.thesaurus import thesaurus

_MOST = 500
"""Passages of an account that are read ahead; of more, some would be forgotten before the rules come to them."""


def read_ahead(reading: Reading) -> None:
    """Read what the rules will ask of an account.

    Parameters
    ----------
    reading : Reading
        The account, which need not be encoded.
    """
    calibration.load()
    counterparts.heads()
    _ = reading.marks
    if not is_english(reading.account.language):
        return
    weighing.load()
    thesaurus()
    opposites()
    for which in (False, True):
        contrast_groups(which=which)
    _ = reading.passages_with, reading.claims, reading.register_words, reading.genre
    text, spans = reading.account.text, reading.words.spans
    passages = zip(reading.passages[:_MOST], reading.rows_of_each, strict=False)
    read_facts(
        [
            (passage.span.of(text), tuple(map(tuple, (spans[rows] - passage.span.start).tolist())))
            for passage, rows in passages
        ]
    )


def read_facts(passages: Sequence[tuple[str, tuple[tuple[int, int], ...]]]) -> None:
    """Read what the rules ask of each of some English passages by itself.

    Kind by kind rather than passage by passage: what one kind runs through stays in the core's caches.

    Parameters
    ----------
    passages : sequence of (str, tuple of (int, int))
        Each with its words.
    """
    for read in (value_spans, party_names, negators, modal_cues, reaches):
        for text, _ in passages:
            read(text)
    for text, words in passages:
        poles(text, "polarity", words)  # and with it those of every other kind
