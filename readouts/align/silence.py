"""What a question says is no counterpart to what is asserted: its words are silent to the other account."""

import numpy as np
from numpy.typing import NDArray

from readouts.align.reading import EncodedReading


def silent_tokens(reading: EncodedReading) -> NDArray[np.bool_]:
    """Tell of each token of an account whether it stands in a question that nobody affirms."""
    return np.isin(reading.encoding.token_passage, list(reading.silent))


def silence(cosines: NDArray[np.float32], ours: NDArray[np.bool_], theirs: NDArray[np.bool_]) -> None:
    """Let no silent token there be near what is asserted here, in place; questions may be near each other.

    Parameters
    ----------
    cosines : float32, (tokens of ours, tokens of theirs)
        As they are asked for from our side.
    ours, theirs : bool, (n_tokens,)
        Which tokens are silent.
    """
    if theirs.any():
        cosines[np.ix_(~ours, theirs)] = 0.0
