"""What the rules ask of each passage by itself, read while the accounts are still being encoded.

All of it is remembered by text, so that the rules find it read; what is read here decides nothing.
"""

from readouts.align import Reading
from readouts.judge import calibration, weighing
from readouts.judge.rules.parties import party_names
from readouts.judge.rules.values import value_spans
from readouts.text.language import is_english
from readouts.text.modality import modal_cues
from readouts.text.polarity import opposites
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
    if not is_english(reading.account.language):
        return
    weighing.load()
    thesaurus()
    opposites()
    for which in (False, True):
        contrast_groups(which=which)
    _ = reading.passages_with, reading.claims, reading.register_words, reading.genre
    for passage, rows in zip(reading.passages[:_MOST], reading.rows_of_each, strict=False):
        at, text = passage.span.start, passage.span.of(reading.account.text)
        words = tuple((start - at, end - at) for start, end in reading.words.spans[rows].tolist())
        poles(text, "polarity", words)  # and with it those of every other kind
        modal_cues(text)
        party_names(text)
        value_spans(text)
        reaches(text)
