"""The installed entry point, and ``python -m readouts``: a process that runs one command and ends."""

import gc
import sys

RARELY = 700_000
"""New objects after which cycles are looked for. Comparing two accounts makes some 100,000, in which there are none
to speak of, and looking through them takes 20 ms."""


def main() -> int:
    """Run the command line with the arguments of the process; return what :func:`readouts.cli.main` does."""
    # What is imported is no rubbish: looking for some in it, the last time when the process ends, takes 0.1 s.
    gc.disable()
    from readouts.cli import main as run

    gc.freeze()
    gc.set_threshold(RARELY, *gc.get_threshold()[1:])
    gc.enable()
    try:
        return run()
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
