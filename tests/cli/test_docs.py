"""docs/cli.md and docs/errors.md say what the code says."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "readouts"
ERRORS = {"InputError", "EventError", "EncoderError", "FormatError", "error"}
"""What is called to make one; ``error`` where a caller chose which."""


def test_the_usage_in_the_docs_is_current():
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "make_cli.py", "--check"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr


def test_every_option_and_exit_code_is_documented():
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")

    for code in ("0", "1", "2", "130"):
        assert re.search(rf"^\| {code} \|", text, re.MULTILINE)
    for variable in ("READOUTS_CACHE_DIR", "READOUTS_DEBUG", "NO_COLOR"):
        assert variable in text


def pieces(node, names):
    """Return the fixed parts of each text that an expression may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [[node.value]]
    if isinstance(node, ast.JoinedStr):
        return [[part.value for part in node.values if isinstance(part, ast.Constant)]]
    if isinstance(node, ast.IfExp):
        return pieces(node.body, names) + pieces(node.orelse, names)
    if isinstance(node, ast.Name):
        return [found for value in names.get(node.id, []) for found in pieces(value, {})]
    return []


def assigned(function):
    """Return the expressions each name of a function is given."""
    names = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    names.setdefault(target.id, []).append(node.value)
                elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    for name, value in zip(target.elts, node.value.elts, strict=True):
                        if isinstance(name, ast.Name):
                            names.setdefault(name.id, []).append(value)
    return names


def messages():
    found = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        functions = [
            node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)
        ]
        for function in functions:
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
                    for parts in pieces(node.args[0], assigned(function)):
                        found.add((path.relative_to(PACKAGE).as_posix(), tuple(part.strip() for part in parts)))
    return sorted(found)


@pytest.mark.parametrize(("module", "parts"), messages())
def test_every_error_is_documented(module, parts):
    rows = (ROOT / "docs" / "errors.md").read_text("utf-8").splitlines()

    assert any(all(part in row for part in parts) for row in rows), (
        f"{module}: add a row for “{' … '.join(parts)}” to docs/errors.md"
    )


def test_the_messages_were_found():
    assert len(messages()) > 50
