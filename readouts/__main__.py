"""The installed entry point, and ``python -m readouts``."""

import sys

from readouts.cli import main

if __name__ == "__main__":
    sys.exit(main())
