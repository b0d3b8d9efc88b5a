"""What a comparison's records amount to: topics, emphasis, wording, speakers, who says what, what the talk was.

Every ``find_`` is a pure function of these records, whatever the order of the accounts; some take what others
found, as topics do the wording. The ``read_`` functions read a user's own topics and words from a file.
"""

from readouts.findings.bearing_out import borne_out
from readouts.findings.characteristic import Characteristic, find_characteristic, too_short
from readouts.findings.claims import Said, find_claims, find_sides
from readouts.findings.differences import Difference, comparable, find_differences
from readouts.findings.elsewhere import ASSERTS_NOTHING, find_elsewhere, find_nearby
from readouts.findings.fields import FIELDS, Field, find_fields
from readouts.findings.labels import names_matter, read_ahead
from readouts.findings.lexicon import NEUTRAL, Lexicon, extend, load_lexicon, read_lexicon
from readouts.findings.naming import Named, Naming, find_naming
from readouts.findings.order import Order, find_order
from readouts.findings.people import same_speaker
from readouts.findings.topics import find_topics, read_topics
from readouts.findings.wording import Wording, find_wording

__all__ = [
    "ASSERTS_NOTHING",
    "FIELDS",
    "NEUTRAL",
    "Characteristic",
    "Difference",
    "Field",
    "Lexicon",
    "Named",
    "Naming",
    "Order",
    "Said",
    "Wording",
    "borne_out",
    "comparable",
    "extend",
    "find_characteristic",
    "find_claims",
    "find_differences",
    "find_elsewhere",
    "find_fields",
    "find_naming",
    "find_nearby",
    "find_order",
    "find_sides",
    "find_topics",
    "find_wording",
    "load_lexicon",
    "names_matter",
    "read_ahead",
    "read_lexicon",
    "read_topics",
    "same_speaker",
    "too_short",
]
