from readouts.align import EncodedReading, Reading
from readouts.judge import Side, read_ahead
from readouts.judge.rules.parties import party_names
from readouts.judge.rules.values import value_spans
from readouts.pipeline import read_passages
from readouts.text.dates import dates
from readouts.text.modality import modal_cues
from readouts.text.poles import _of_all_kinds, poles
from readouts.text.reach import reaches
from readouts.types import Account
from tests.conftest import ToyEncoder

TEXT = (
    "Minister Aalto said on 4 May 2031 that the crossing at Lumi must reopen.  Both sides turned the offer of 40 "
    "vessels down.\nMost delegations will not attend."
)


def read(language: str):
    return read_passages(Account(TEXT, id="a", language=language), ToyEncoder())


def unencoded(reading: EncodedReading) -> Reading:
    return Reading(reading.account, reading.passages, reading.words)


def misses() -> list[int]:
    return [one.cache_info().misses for one in (_of_all_kinds, modal_cues, party_names, dates, reaches)]


def test_what_the_rules_ask_of_a_passage_is_read_already():
    reading = read("en")
    for one in (_of_all_kinds, modal_cues, party_names, dates, reaches):
        one.cache_clear()
    read_ahead(unencoded(reading))
    before = misses()
    assert min(before) >= len(reading.passages)
    for passage in reading.passages:
        side = Side(reading, passage)
        # As the rules ask: another key would be read again, and reading ahead be in vain.
        for kind in ("polarity", "scope"):
            poles(side.text, kind, tuple(side.spans))
        modal_cues(side.text), party_names(side.text), value_spans(side.text), reaches(side.text)
    assert misses() == before


def test_what_is_not_read_as_english_is_left_alone():
    reading = read("fi")
    modal_cues.cache_clear()
    read_ahead(reading)
    assert modal_cues.cache_info().misses == 0


def test_an_encoded_reading_has_what_was_found_before():
    encoded = read("en")
    reading = unencoded(encoded)
    claims = reading.claims
    again = reading.encoded(encoded.encoding)
    assert again.claims is claims
    assert again.encoding is encoded.encoding
    assert again.rows == encoded.rows
