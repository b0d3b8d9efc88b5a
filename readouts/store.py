"""A store of files on disk, keyed by content: safe under parallel writers, bounded, never a wrong result.

Nothing is pickled. Each file holds a digest of its payload, so a damaged one is noticed. A store that cannot be
used costs time and one warning.
"""

import json
import logging
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

FOLDER_VARIABLE = "READOUTS_CACHE_DIR"
_NAME = re.compile(r"[0-9a-f]{64}\.[a-z]+")
"""Form of the names of all that is kept: a hash of what decides it, and its kind."""
_PART = "readouts-"
_PART_NAME = re.compile(rf"{_PART}\w+\.part")
_ABANDONED = 3600
"""Seconds after which a file that is still being written is one of a process that was killed."""
_DIGEST = 32
_LARGEST = 1 << 30
_COUNTED_AFTER = 1 << 24
"""Bytes written by one process after which it looks at the whole folder again: others write there too."""
_log = logging.getLogger("readouts")


class StoreInfo(NamedTuple):
    """What a store holds."""

    folder: Path
    entries: int
    bytes: int
    limit_bytes: int


class Store:
    """Bytes by key.

    Parameters
    ----------
    folder : Path, optional
        Where to keep them; ``$READOUTS_CACHE_DIR``, else the user's cache folder.
    limit_mb : int, default 512
        Megabytes beyond which the least recently used are dropped.
    """

    def __init__(self, folder: Path | None = None, limit_mb: int = 512) -> None:
        self.folder = folder or _folder()
        self._limit = limit_mb << 20
        self._warned = False
        self._uncounted = _COUNTED_AFTER

    def read(self, name: str) -> bytes | None:
        """Return what is kept under a name (64 hexadecimal digits and a suffix), if it can be used."""
        path = self.folder / name
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
        return raw[_DIGEST:]

    def write(self, name: str, payload: bytes) -> None:
        """Keep bytes under a name (64 hexadecimal digits and a suffix); a reader never sees half a file."""
        if not _NAME.fullmatch(name):
            # Such a file would be neither counted nor dropped.
            raise ValueError(f"a name is 64 hexadecimal digits, a full stop and lower-case letters, got {name!r}")
        if len(payload) > self._limit:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, part = tempfile.mkstemp(dir=self.folder, prefix=_PART, suffix=".part")
            temporary = Path(part)
            try:
                with os.fdopen(handle, "wb") as out:
                    out.write(sha256(payload).digest() + payload)
                temporary.replace(self.folder / name)
            finally:
                temporary.unlink(missing_ok=True)
            self._uncounted += len(payload)
            if self._uncounted >= min(_COUNTED_AFTER, self._limit // 8):
                self._uncounted = 0
                self._evict()
        except OSError as error:
            self._warn(f"the cache {self.folder} cannot be written ({error.strerror}); going on without it")

    def info(self) -> StoreInfo:
        """Return where the store is and how much it holds."""
        entries = self._entries()
        return StoreInfo(self.folder, len(entries), sum(size for _, size, _ in entries), self._limit)

    def clear(self) -> int:
        """Remove every file of ours, and nothing else; return how many there were."""
        entries = self._entries()
        for _, _, path in entries:
            path.unlink(missing_ok=True)
        return len(entries)

    def _entries(self) -> list[tuple[float, int, Path]]:
        """Return (time of last use, size, path) of each file of ours, least recently used first.

        What a killed process left half written is among them, so that it is counted and dropped too.
        """
        found, abandoned = [], time.time() - _ABANDONED
        try:
            with os.scandir(self.folder) as entries:
                for entry in entries:
                    part = _PART_NAME.fullmatch(entry.name)
                    if (part or _NAME.fullmatch(entry.name)) and entry.is_file(follow_symlinks=False):
                        state = entry.stat(follow_symlinks=False)
                        if part and state.st_mtime > abandoned:
                            continue
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


def content_key(*decides: object) -> str:
    """Return the name, without its suffix, of what some values that JSON knows and the installed code decide."""
    stated = json.dumps([installed(), *decides], sort_keys=True, default=list)
    return sha256(stated.encode("ascii")).hexdigest()


@cache
def installed() -> str:
    """Return a hash of what tells installations apart: each file of the package, and when a library last changed.

    Computed once per process: a process keeps running the code it started with.
    """
    libraries = [Path(folder) for folder in sys.path if folder.endswith("-packages")]
    files = sorted(_files(str(Path(__file__).parent)))
    stated = [*files, *((str(path), path.stat()) for path in libraries if path.exists())]
    return sha256(repr([(name, state.st_size, state.st_mtime_ns) for name, state in stated]).encode()).hexdigest()


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield each file in a folder and below, but compiled modules; a path for each would take thrice as long."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path)
            elif not entry.name.endswith(".pyc"):
                yield entry.path, entry.stat()


def _folder() -> Path:
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("readouts") / "encodings"
