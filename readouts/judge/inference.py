"""Contradictions that a natural-language-inference model sees between linked passages."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readouts.align import Reading
from readouts.types import Conflict, ConflictSide, Passage

if TYPE_CHECKING:
    from readouts.encoders.cross_encoder import Inference

CONTRADICTION = "contradiction"
"""The kind of conflict that only a model finds."""
_SURE = 0.9
"""Probability that both directions must reach: such models contradict whatever merely differs. Not tuned."""

Placed = tuple[Reading, Passage]


def find_contradictions(pairs: Sequence[tuple[Placed, Placed]], model: "Inference") -> tuple[Conflict, ...]:
    """Ask a model which linked passages contradict each other.

    Parameters
    ----------
    pairs : sequence
        Linked passages, each with its account's reading.
    model : Inference
        What tells the probability.

    Returns
    -------
    tuple of Conflict
        Of kind ``contradiction``, in the order of the pairs; their spans are the whole passages, and their
        confidence is the lesser probability of the two directions.
    """
    texts = [tuple(passage.span.of(reading.account.text) for reading, passage in pair) for pair in pairs]
    onward = model.contradiction([(left, right) for left, right in texts])
    back = model.contradiction([(right, left) for left, right in texts])
    found = []
    for (left, right), words, *both in zip(pairs, texts, onward, back, strict=True):
        probability = round(float(min(both)), 4)
        if probability >= _SURE:
            one, other = (
                ConflictSide(passage.id, passage.span, said)
                for (_, passage), said in zip((left, right), words, strict=True)
            )
            reason = f"{model.name} reads the two as a contradiction ({probability:.2f})"
            found.append(Conflict(CONTRADICTION, one, other, probability, reason))
    return tuple(found)
