"""The pages say what the code does."""

import re
import subprocess
import sys
from itertools import chain
from pathlib import Path

import readouts

ROOT = Path(__file__).parents[2]


def test_the_json_page_is_current():
    command = [sys.executable, str(ROOT / "docs" / "make_json.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_tables_of_the_benchmarks_are_what_was_measured():
    command = [sys.executable, str(ROOT / "benchmarks" / "tables.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_readme_is_short_and_its_python_runs(capsys):
    text = (ROOT / "README.md").read_text("utf-8")
    assert len(text.split()) < 600
    for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        exec(compile(block, "README.md", "exec"), {})
    assert "state:2" in capsys.readouterr().out


def test_every_link_of_the_pages_leads_somewhere():
    for page in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_public_names_are_those_listed():
    listed = {name for name in readouts.__all__ if not name.startswith("__")}
    assert all(hasattr(readouts, name) for name in listed)
    described = (ROOT / "docs" / "library.md").read_text("utf-8") + (ROOT / "docs" / "errors.md").read_text("utf-8")
    assert all(name in described for name in listed)


def test_the_thresholds_in_the_docs_are_those_in_use():
    from readouts.judge import load_calibration

    calibration = load_calibration()
    text = (ROOT / "docs" / "verdicts.md").read_text("utf-8")
    assert f"support up to {calibration.left_out_below}," in text
    assert f"support from {calibration.shared_from}," in text


def test_every_dependency_is_justified():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    for line in [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]:
        assert re.split(r"[<>=\[]", line)[0] in page, line
