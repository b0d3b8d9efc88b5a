"""What single words look like: names, numbers, denials and capitals, for what is learned word by word."""

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from readouts.types import Span

_DIGIT = re.compile(r"\d")
_DENIALS = frozenset("not no never without neither nor cannot".split())
_TITLE, _ENDS = 0.5, '.!?;:"”’'
"""Share of the words of a title that begin with a capital, at least, and the signs that end no title."""


class WordMarks(NamedTuple):
    """For each word 1 where it is so and 0 where not, (n_words,).

    In a title capitals name nobody and count for nothing; `name` is also 1 for what begins with a digit.
    """

    name: NDArray[np.float64]
    number: NDArray[np.float64]
    negation: NDArray[np.float64]
    capital: NDArray[np.float64]


def word_marks(
    text: str,
    words: NDArray[np.int32],
    capital: NDArray[np.bool_],
    named: NDArray[np.bool_],
    passages: tuple[Span, ...],
    passage_of: NDArray[np.int64],
) -> WordMarks:
    """Return what the words of a text look like.

    Parameters
    ----------
    text : str
        Any text.
    words : int32, (n_words, 2)
        Offsets of its words.
    capital : bool, (n_words,)
        Which of them begin with a capital.
    named : bool, (n_words,)
        Which of them are names, as far as capitals tell, or begin with a digit.
    passages : tuple of Span
        The passages of the text.
    passage_of : int64, (n_words,)
        Index of the passage that each word lies in; -1 where it lies in none.
    """
    surface = [text[start:end] for start, end in words.tolist()]
    within, count = passage_of >= 0, len(passages)
    all_words = np.bincount(passage_of[within], minlength=count)
    capitals = np.bincount(passage_of[within & capital], minlength=count)
    open_ended = np.array([text[span.end - 1] not in _ENDS for span in passages], dtype=bool)
    titles = np.append((capitals > _TITLE * all_words) & open_ended, False)
    of_title = capital & titles[passage_of]
    return WordMarks(
        name=(named & ~of_title).astype(np.float64),
        number=np.array([_DIGIT.search(word) is not None for word in surface], dtype=np.float64),
        negation=np.array([word.lower() in _DENIALS for word in surface], dtype=np.float64),
        capital=(capital & ~of_title).astype(np.float64),
    )
