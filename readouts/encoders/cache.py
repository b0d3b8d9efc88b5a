"""A cache of encodings on disk, keyed by content: plain files, safe under parallel writers, bounded.

Nothing is pickled. Each file holds a digest of its payload, so a damaged one is noticed and made again. A
cache that cannot be used costs time and one warning, never a result.
"""

import io
import logging
import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import platformdirs

from readouts.encoders.encoding import Encoder, Encoding
from readouts.errors import EncoderError
from readouts.types import Span

FOLDER_VARIABLE = "READOUTS_CACHE_DIR"
_FORMAT = b"readouts-encoding-1"
_NAME = re.compile(r"[0-9a-f]{64}\.npz\Z")
_DIGEST = 32
_LARGEST = 1 << 30
_log = logging.getLogger("readouts")


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What a cache holds."""

    folder: Path
    entries: int
    bytes: int
    limit_bytes: int


class Cache:
    """Encodings by content.

    Parameters
    ----------
    folder : Path, optional
        Where to keep them; ``$READOUTS_CACHE_DIR``, else the user's cache folder.
    limit_mb : int, default 512
        Megabytes beyond which the least recently used are dropped.
    """

    def __init__(self, folder: Path | None = None, limit_mb: int = 512) -> None:
        named = os.environ.get(FOLDER_VARIABLE)
        self.folder = folder or (Path(named) if named else platformdirs.user_cache_path("readouts") / "encodings")
        self._limit = limit_mb << 20
        self._warned = False

    @staticmethod
    def key(encoder: Encoder, text: str, spans: Sequence[Span]) -> str:
        """Return the key of an account's encoding: a hash of all that decides it."""
        digest = sha256(_FORMAT)
        cuts = ",".join(f"{span.start}-{span.end}" for span in spans)
        for part in (encoder.name, encoder.weights_sha256, cuts, text):
            raw = part.encode("utf-8", "surrogatepass")
            digest.update(len(raw).to_bytes(8, "big") + raw)
        return digest.hexdigest()

    def get(self, key: str) -> Encoding | None:
        """Return a kept encoding, or ``None`` where there is none that can be used."""
        path = self._path(key)
        try:
            if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
                return None
            raw = path.read_bytes()
            os.utime(path)
        except OSError as error:
            self._warn(f"the cache {self.folder} cannot be read ({error.strerror}); going on without it")
            return None
        if sha256(raw[_DIGEST:]).digest() != raw[:_DIGEST]:
            _log.warning("a damaged file in the cache %s was made again", self.folder)
            return None
        try:
            with np.load(io.BytesIO(raw[_DIGEST:]), allow_pickle=False) as arrays:
                return Encoding(
                    arrays["passages"], arrays["tokens"], arrays["token_spans"], arrays["token_passage"]
                )
        # numpy parses array heads with `ast`, which raises SystemError when threads of Python 3.11 meet in it.
        except (ValueError, KeyError, OSError, SystemError, EncoderError):
            _log.warning("a file in the cache %s does not fit and was made again", self.folder)
            return None

    def put(self, key: str, encoding: Encoding) -> None:
        """Keep an encoding; a reader never sees half a file."""
        payload = io.BytesIO()
        np.savez(
            payload,
            passages=encoding.passages,
            tokens=encoding.tokens,
            token_spans=encoding.token_spans,
            token_passage=encoding.token_passage,
        )
        raw = payload.getvalue()
        if len(raw) > self._limit:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=self.folder, suffix=".part")
            temporary = Path(name)
            try:
                with os.fdopen(handle, "wb") as out:
                    out.write(sha256(raw).digest() + raw)
                temporary.replace(self._path(key))
            finally:
                temporary.unlink(missing_ok=True)
            self._evict()
        except OSError as error:
            self._warn(f"the cache {self.folder} cannot be written ({error.strerror}); going on without it")

    def info(self) -> CacheInfo:
        """Return where the cache is and how much it holds."""
        entries = self._entries()
        return CacheInfo(self.folder, len(entries), sum(size for _, size, _ in entries), self._limit)

    def clear(self) -> int:
        """Remove every encoding, and nothing that is not one; return how many there were."""
        entries = self._entries()
        for _, _, path in entries:
            path.unlink(missing_ok=True)
        return len(entries)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.npz"

    def _entries(self) -> list[tuple[float, int, Path]]:
        """Return (time of last use, size, path) of each file of ours, least recently used first."""
        found = []
        try:
            for entry in os.scandir(self.folder):
                if _NAME.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                    state = entry.stat(follow_symlinks=False)
                    found.append((state.st_mtime, state.st_size, Path(entry.path)))
        except OSError:
            return sorted(found)
        return sorted(found)

    def _evict(self) -> None:
        entries = self._entries()
        excess = sum(size for _, size, _ in entries) - self._limit
        for _, size, path in entries:
            if excess <= 0:
                break
            path.unlink(missing_ok=True)
            excess -= size

    def _warn(self, message: str) -> None:
        if not self._warned:
            self._warned = True
            _log.warning(message)
