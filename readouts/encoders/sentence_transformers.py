"""Any sentence-transformers model, by name or path. Nothing is fetched unless the user asks for it."""

import contextlib
import logging
import warnings
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from readouts.encoders.encoding import Encoding
from readouts.encoders.windows import Window, Windows, windows
from readouts.errors import EncoderError

_BATCH = 32
_LONGEST = 512
_CONFIGURING = frozenset({".json", ".txt", ".model"})
"""Suffixes of the files that say how the weights are used: tokenizer, pooling, longest text."""
_READ = 1 << 20


class SentenceTransformersEncoder:
    """A sentence-transformers model with token vectors.

    Parameters
    ----------
    name : str
        Name on the hub, or path of a folder.
    download : bool, default False
        Whether a model that is not on this machine may be fetched.

    Raises
    ------
    EncoderError
        If the model is not here, has no safetensors weights, gives no token vectors, or has a tokenizer that
        gives no offsets.
    """

    def __init__(self, name: str, *, download: bool = False) -> None:
        self.name = name
        self._model = _load(name, download=download)
        tokenizer: Any = getattr(self._model, "tokenizer", None)
        if not getattr(tokenizer, "is_fast", False):
            raise EncoderError(
                "the model's tokenizer gives no character offsets",
                where=name,
                mend="choose a model with a fast tokenizer",
            )
        files = sorted(_folder(name).rglob("*"))
        self.weights_sha256 = _hash([path for path in files if path.suffix == ".safetensors"])
        self.configuration_sha256 = _hash([path for path in files if path.suffix in _CONFIGURING])
        self.languages = _languages(self._model)
        self._backend = tokenizer.backend_tokenizer
        self._padding = tokenizer.pad_token_id or 0
        self._backend.no_padding()
        self._backend.no_truncation()
        self._frame = self._backend.encode("", add_special_tokens=True).ids
        longest = min(int(self._model.max_seq_length or _LONGEST), _LONGEST)
        if len(self._frame) != 2 or longest <= 2:
            raise EncoderError(
                "the model does not frame a text with one special token on each side",
                where=name,
                mend="choose a BERT-like model",
            )
        self._window = longest - 2
        ((states, pooled),) = self._run([Window(0, (), ())])
        self._dimension = len(pooled)
        if states.shape[1] != self._dimension:
            raise EncoderError(
                f"the model gives tokens {states.shape[1]} numbers and passages {self._dimension}",
                where=name,
                mend="choose a model without a dense layer after its pooling",
            )

    def encode(self, texts: Sequence[str]) -> Encoding:
        """Encode each text on its own.

        Parameters
        ----------
        texts : sequence of str
            Any texts; long ones are read in windows.

        Returns
        -------
        Encoding
            The row of a text within one window is the model's own; token vectors are its last states.
        """
        cut = windows(self._backend, texts, self._window)
        order = sorted(range(len(cut)), key=lambda n: len(cut[n].ids))
        read = Windows(cut, self._dimension)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            for n, (states, pooled) in zip(batch, self._run([cut[n] for n in batch]), strict=True):
                read.fill(n, states, pooled)
        return read.assemble(len(texts))

    def _run(self, batch: Sequence[Window]) -> Iterator[tuple[Any, Any]]:
        import torch

        first, last = self._frame
        framed = [(first, *window.ids, last) for window in batch]
        longest = max(map(len, framed))
        ids = torch.full((len(framed), longest), self._padding)
        mask = torch.zeros((len(framed), longest), dtype=torch.long)
        for row, inputs in enumerate(framed):
            ids[row, : len(inputs)] = torch.tensor(inputs)
            mask[row, : len(inputs)] = 1
        with torch.inference_mode():
            out = self._model.forward(
                {"input_ids": ids.to(self._model.device), "attention_mask": mask.to(self._model.device)}
            )
        for row, inputs in enumerate(framed):
            yield (
                out["token_embeddings"][row, : len(inputs)].float().cpu().numpy(),
                out["sentence_embedding"][row].float().cpu().numpy().astype(np.float64),
            )


def _load(name: str, *, download: bool) -> Any:  # noqa: ANN401 - the library is not typed
    model = load_model("SentenceTransformer", name, download=download)
    if not any(hasattr(module, "auto_model") or hasattr(module, "model") for module in model):
        raise EncoderError("the model gives no token vectors", where=name, mend="choose a transformer model")
    return model.eval()


def load_model(kind: str, name: str, *, download: bool) -> Any:  # noqa: ANN401 - the library is not typed
    """Load a model with the library's class `kind`: on the processor, from safetensors, without code of its own.

    Parameters
    ----------
    kind : {"SentenceTransformer", "CrossEncoder"}
        The class.
    name : str
        Name on the hub, or path of a folder.
    download : bool
        Whether a model that is not on this machine may be fetched.

    Raises
    ------
    EncoderError
        If it cannot be loaded.
    """
    if find_spec("sentence_transformers") is None:
        raise EncoderError(
            "only the default encoder works without sentence-transformers, which is not installed here",
            where=name,
            mend="run: pip install sentence-transformers",
        )
    with _quiet():
        import sentence_transformers

        try:
            return getattr(sentence_transformers, kind)(
                name,
                device="cpu",
                local_files_only=not download,
                trust_remote_code=False,
                model_kwargs={"use_safetensors": True},
            )
        except Exception as error:
            raise _refusal(name, error, download=download) from error


def _refusal(name: str, error: Exception, *, download: bool) -> EncoderError:
    """Say in one line why a model could not be loaded; the libraries raise a dozen kinds of errors."""
    reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
    path = Path(name)
    if path.is_dir():
        if not any(path.rglob("*.safetensors")):
            return EncoderError(
                "the folder holds no model with safetensors weights",
                where=name,
                mend="give the folder of a sentence-transformers model saved as safetensors",
            )
        return EncoderError(f"the model cannot be loaded ({reason})", where=name, mend="check the folder")
    if not _is_not_found(error):
        mend = "mend what the brackets name, or choose another model"
        return EncoderError(f"the model cannot be loaded ({reason})", where=name, mend=mend)
    if download:
        return EncoderError(
            f"there is no such model, or the hub cannot be reached ({reason})",
            where=name,
            mend="check the name and the connection",
        )
    return EncoderError(
        "there is no such encoder on this machine",
        where=name,
        mend="give the path of a model's folder, fetch it with --download, or leave --encoder out",
    )


def _is_not_found(error: BaseException) -> bool:
    """Return whether the hub, or its cache here, did not give the model: the libraries wrap what it raised."""
    from huggingface_hub import errors

    kinds = (
        errors.HfHubHTTPError,
        errors.HFValidationError,
        errors.LocalEntryNotFoundError,
        errors.OfflineModeIsEnabled,
    )
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, kinds):
        cause = cause.__cause__
    return cause is not None


def _folder(name: str) -> Path:
    folder = Path(name)
    if not folder.is_dir():
        from huggingface_hub import snapshot_download

        folder = Path(snapshot_download(name, local_files_only=True))
    return folder


def _hash(files: Sequence[Path]) -> str:
    digest = sha256()
    for path in files:
        with path.open("rb") as file:
            while block := file.read(_READ):
                digest.update(block)
    return digest.hexdigest()


def _languages(model: Any) -> frozenset[str] | None:  # noqa: ANN401
    stated = getattr(getattr(model, "model_card_data", None), "language", None)
    named = [stated] if isinstance(stated, str) else list(stated or [])
    return frozenset(str(code).split("-")[0].lower() for code in named) or None


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep the libraries' progress bars, log lines and deprecation warnings away from the user.

    By their own switches: to redirect the standard streams would take them from the other threads of a program too.
    """
    from huggingface_hub.utils.tqdm import are_progress_bars_disabled, disable_progress_bars, enable_progress_bars

    # Imported before the levels are set: as it is imported, transformers sets its own.
    from transformers.utils import logging as transformers_logging

    hub_was_quiet, bars_were_on = are_progress_bars_disabled(), transformers_logging.is_progress_bar_enabled()
    levels = {
        name: logging.getLogger(name).level for name in ("sentence_transformers", "transformers", "huggingface_hub")
    }
    disable_progress_bars()
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    for name in levels:
        logging.getLogger(name).setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)
        if bars_were_on:
            transformers_logging.enable_progress_bar()  # type: ignore[no-untyped-call]
        if not hub_was_quiet:
            enable_progress_bars()
