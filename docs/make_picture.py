"""Draw ``docs/demo.svg``, the picture in the README, from what ``readouts demo`` prints now."""

import io
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

import readouts
from readouts.accounts import seed_accounts

PICTURE = Path(__file__).with_name("demo.svg")
WIDTH, LINES = 96, 34
# rich's own template fetches fonts from a server; a picture in a README should fetch nothing.
TEMPLATE = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>.{unique_id}-matrix {{ font-family: monospace; font-size: {char_height}px; line-height: {line_height}px; }}
{styles}</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g></svg>
"""


def main() -> None:
    """Render the first screen of the demo."""
    event, accounts = seed_accounts()
    report = readouts.compare(*accounts, event=event).to_text(width=WIDTH, color=True)
    console = Console(width=WIDTH, record=True, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(report.splitlines()[:LINES])))
    svg = console.export_svg(title="readouts demo", theme=MONOKAI, code_format=TEMPLATE, unique_id="demo")
    PICTURE.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
