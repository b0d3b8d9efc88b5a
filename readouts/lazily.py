"""Names of a package that are imported when they are first used, so that importing the package costs little."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def lazily(package: str, names: Mapping[str, str]) -> Callable[[str], Any]:
    """Return a module's ``__getattr__`` (PEP 562).

    Parameters
    ----------
    package : str
        The package's ``__name__``.
    names : mapping of str to str
        Each public name, and the module that holds it.

    Returns
    -------
    callable
        Imports a name's module and keeps the name in the package; raises AttributeError for any other name.
    """

    def __getattr__(name: str) -> Any:  # noqa: ANN401, N807 - whatever the name stands for
        if name not in names:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found = getattr(import_module(names[name]), name)
        setattr(sys.modules[package], name, found)
        return found

    return __getattr__
