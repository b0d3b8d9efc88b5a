"""An account that is one long run of anything is compared in seconds."""

import pytest

from readouts.pipeline import compare
from readouts.types import Account
from tests.conftest import ToyEncoder

OTHER = Account(
    "They met on Monday and agreed to continue talks. Minister Aalto requested the call, he said.",
    id="other",
    language="en",
)


@pytest.mark.parametrize(
    "piece", ["A ", "Aa ", "1,", "(", "“a” ", "met ", "A said ", " ", "\t", "also ", "held talks "]
)
def test_a_long_run_is_compared_in_seconds(piece, processor_seconds):
    run = (piece * 20_000)[:20_000]
    text = (
        f"They met {run} and Aalto requested it. He spoke by phone with Roe{run} about an hour, said Aalto {run}x."
    )
    with processor_seconds(15):
        compare(Account(text, id="one", language="en"), OTHER, encoder=ToyEncoder())
