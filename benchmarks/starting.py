"""The environment in which the benchmarks start processes: as on a user's machine, where bytecode is kept."""

import os
from pathlib import Path


def environment(folder: Path) -> dict[str, str]:
    """Return this process's environment, but with compiled modules kept in a folder.

    An installed package has its bytecode beside it after the first start. In a development environment that is often
    turned off, and each start would compile all modules anew. A first run that is not measured fills the folder.
    """
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**own, "PYTHONPYCACHEPREFIX": str(folder)}
