"""Write the tables in ``docs/json.md`` from the JSON Schema in the package: ``python docs/make_json.py [--check]``."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from readouts.report import schema

PAGE = Path(__file__).with_name("json.md")
HEAD = """# The JSON

`readouts compare … --format json` and `comparison.to_json()` write `"schema": "readouts.comparison/1"`. More keys may
be added anywhere; none of these may vanish or change meaning. The JSON Schema (draft 2020-12) lies in the package:
`readouts.report.schema()`. Offsets are half-open and count code points of `accounts[].text`; scores run from 0 to 1,
higher is nearer. `verdicts` has one entry for every passage and every other account.

| key | what it holds |
|---|---|
"""


def rows(node: dict[str, Any], path: str) -> Iterator[str]:
    """Yield one row a key."""
    for name, part in node.get("properties", {}).items():
        key = f"{path}.{name}".lstrip(".")
        yield f"| `{key}` | {part['description']} |"
        for inner in (part, *part.get("anyOf", [])):
            yield from rows(inner, key)
        for more, mark in ((part.get("items"), "[]"), (part.get("additionalProperties"), ".*")):
            if isinstance(more, dict):
                yield from rows(more, key + mark)


if __name__ == "__main__":
    page = HEAD + "\n".join(rows(schema(), "")) + "\n"
    if sys.argv[1:] == ["--check"]:
        if page != PAGE.read_text("utf-8"):
            sys.exit("docs/json.md is not current: run python docs/make_json.py")
    else:
        PAGE.write_text(page, "utf-8")
