"""A natural-language-inference model that reads two passages together; optional, and only used by name."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from readouts.encoders.sentence_transformers import load_model
from readouts.errors import EncoderError

_LABEL = "contradict"


class Inference(Protocol):
    """What tells how likely one passage contradicts another."""

    name: str

    def contradiction(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Return, for each (premise, hypothesis), the probability (0..1) that they contradict each other."""


class CrossEncoderInference:
    """Any sentence-transformers CrossEncoder that has a label for contradiction.

    Parameters
    ----------
    name : str
        Name on the hub, or path of a folder.
    download : bool, default False
        Whether a model that is not on this machine may be fetched.

    Raises
    ------
    EncoderError
        If the model is not here, has no safetensors weights, or has no such label.
    """

    def __init__(self, name: str, *, download: bool = False) -> None:
        self.name = name
        self._model = load_model("CrossEncoder", name, download=download)
        labels = dict(getattr(self._model.model.config, "id2label", {}))
        self._column = next((int(n) for n, label in labels.items() if _LABEL in str(label).lower()), None)
        if self._column is None:
            raise EncoderError(
                f"the model has no label for contradiction, only {', '.join(map(str, labels.values())) or 'none'}",
                where=name,
                mend="choose a model for natural language inference",
            )

    def contradiction(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Return, for each (premise, hypothesis), the probability (0..1) that they contradict each other."""
        if not pairs:
            return np.zeros(0)
        scores = self._model.predict(list(pairs), apply_softmax=True, show_progress_bar=False)
        return np.asarray(scores, dtype=np.float64)[:, self._column]
