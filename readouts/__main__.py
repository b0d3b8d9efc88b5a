"""The installed entry point, and ``python -m readouts``: a process that runs one command and ends."""

import gc
import sys


def main() -> int:
    """Run the command line with the arguments of the process; return what :func:`readouts.cli.main` does."""
    # What is imported is no rubbish: looking for some in it, the last time when the process ends, takes 0.1 s.
    gc.disable()
    from readouts.cli import main as run

    gc.freeze()
    gc.enable()
    try:
        return run()
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
