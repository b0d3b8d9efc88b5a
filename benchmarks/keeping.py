"""Where a benchmark keeps what it measured, and on what: ``tables.py`` makes the page's tables from these files."""

import json
import os
import platform
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "results"


def keep(name: str, measured: dict[str, Any]) -> None:
    """Keep what a benchmark measured."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{name}.json"
    path.write_text(json.dumps({"machine": machine(), **measured}, indent=1) + "\n", encoding="utf-8")
    print(f"kept in {path}")


def read(name: str) -> dict[str, Any] | None:
    """Return what a benchmark kept, if it has."""
    path = FOLDER / f"{name}.json"
    found: dict[str, Any] | None = json.loads(path.read_text("utf-8")) if path.exists() else None
    return found


def machine() -> dict[str, Any]:
    """Say what the figures were measured on, and how busy it was."""
    import numpy as np
    from threadpoolctl import threadpool_info

    np.ones((2, 2), dtype=np.float32) @ np.ones((2, 2), dtype=np.float32)
    blas: dict[str, Any] = next((pool for pool in threadpool_info() if pool["user_api"] == "blas"), {})
    return {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "kernels": f"{blas.get('internal_api')} {blas.get('version')} {blas.get('architecture')}",
        "threads": os.environ.get("READOUTS_THREADS", "all"),
        "load": [round(value, 2) for value in os.getloadavg()],
    }
