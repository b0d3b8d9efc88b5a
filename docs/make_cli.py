"""Write the usage in ``docs/cli.md`` from what ``--help`` prints: ``python docs/make_cli.py [--check]``."""

import contextlib
import io
import os
import sys
from pathlib import Path

from readouts.cli import main

PAGE = Path(__file__).with_name("cli.md")
BEGIN, END = "<!-- usage: written by docs/make_cli.py -->", "<!-- end of usage -->"
COMMANDS = ("", "compare", "extract", "read", "demo", "encoders", "cache", "cache info", "cache clear")


def usage() -> str:
    """Return the help of every command as Markdown."""
    os.environ["COLUMNS"] = "80"  # help is wrapped to the terminal, and the page may not depend on one
    parts = []
    for command in COMMANDS:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            main([*command.split(), "--help"])
        heading = f"### `readouts {command}`" if command else "### `readouts`"
        parts.append(f"{heading}\n\n```text\n{printed.getvalue().rstrip()}\n```")
    return "\n\n".join(parts)


def page() -> str:
    """Return the page with its usage as it is now; what stands around it is written by hand."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{usage()}\n\n{END}{after}"


if __name__ == "__main__":
    current = page()
    if sys.argv[1:] == ["--check"]:
        if current != PAGE.read_text("utf-8"):
            sys.exit("docs/cli.md is not current: run python docs/make_cli.py")
    else:
        PAGE.write_text(current, "utf-8")
