"""Comparison becomes text: the report protocol, the registry by name and suffix, and writing to a file.

A new format is one file in this folder and one line in the registry, two if it takes options.
"""

import json as _json
import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from readouts.errors import FormatError

if TYPE_CHECKING:
    from readouts.comparison import Comparison


class Report(Protocol):
    """One format: a module with this one function."""

    def render(self, comparison: "Comparison", **options: Any) -> str | bytes:  # noqa: ANN401 - each format's own
        """Return the whole report; raises TypeError for an option that the format does not take."""


FORMATS: dict[str, tuple[str, ...]] = {
    "text": (".txt",),
    "markdown": (".md", ".markdown"),
    "json": (".json",),
    "html": (".html", ".htm"),
    "docx": (".docx",),
    "csv": (".csv",),
}
"""Every format by name, with the suffixes of files that hold it."""

ALIASES: dict[str, str] = {"md": "markdown"}
"""Other names of formats, which are suffixes that everybody knows."""

OPTIONS: dict[str, tuple[str, ...]] = {"text": ("width", "color", "detail"), "markdown": ("detail",)}
"""What may be said of the looks of a report; a format that is not named here takes no option."""

_MODULES = {"text": "terminal"}


def load(name: str) -> Report:
    """Return the report of a format; raises FormatError naming the formats there are."""
    name = ALIASES.get(name, name)
    if name not in FORMATS:
        raise FormatError("there is no such format", where=name, mend=f"use one of {', '.join(FORMATS)}")
    return cast("Report", import_module(f"readouts.report.{_MODULES.get(name, name)}"))


def format_of(path: Path) -> str:
    """Return the format that a file's suffix stands for; raises FormatError where it stands for none."""
    for name, suffixes in FORMATS.items():
        if path.suffix.lower() in suffixes:
            return name
    known = ", ".join(suffix for suffixes in FORMATS.values() for suffix in suffixes)
    raise FormatError(
        f"the suffix “{path.suffix}” stands for no format",
        where=str(path),
        mend=f"use one of {known}, or name a format",
    )


def schema() -> dict[str, Any]:
    """Return the JSON Schema of ``readouts.comparison/1`` (draft 2020-12)."""
    from importlib.resources import files

    text = files("readouts.report").joinpath("schema/comparison-1.json").read_text("utf-8")
    return cast("dict[str, Any]", _json.loads(text))


def write(path: Path, text: str | bytes) -> None:
    """Write a file whole or not at all; an existing file keeps its permissions.

    Raises
    ------
    FormatError
        If the folder is missing or cannot be written to, or the path is no regular file.
    """
    if path.exists() and not path.is_file():
        # Renaming over a device such as /dev/null would replace it.
        raise FormatError(
            "it is a folder" if path.is_dir() else "it is a device or a pipe", where=str(path), mend="name a file"
        )
    try:
        mode = path.stat().st_mode & 0o777 if path.exists() else None
        temporary = path.parent / f".{path.name[:40]}-{os.urandom(8).hex()}"
        try:
            with open(temporary, "xb", opener=None if mode is None else _for_us_alone) as out:
                out.write(text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace"))
            if mode is not None:
                temporary.chmod(mode)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise FormatError(
            f"cannot be written ({reason})",
            where=str(path),
            mend="give a file in a folder that exists and is yours",
        ) from error


def _for_us_alone(path: str, flags: int) -> int:
    """Create a file that nobody else reads: what it replaces may be kept from others."""
    return os.open(path, flags, 0o600)
