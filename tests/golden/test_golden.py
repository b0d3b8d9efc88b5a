import os
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
RENDERINGS = {
    "report-80.txt": ("text", {"width": 80}),
    "report-120.txt": ("text", {"width": 120}),
    "report.md": ("markdown", {}),
    "report.json": ("json", {}),
}


@pytest.mark.parametrize("name", RENDERINGS)
def test_the_report_is_as_it_was(name, hand_made):
    report_format, options = RENDERINGS[name]
    actual = hand_made.render(report_format, **options)
    golden = FOLDER / name
    if os.environ.get("READOUTS_RENEW_GOLDEN"):
        golden.write_text(actual, encoding="utf-8")
    if actual != golden.read_text("utf-8"):
        (FOLDER / "actual").mkdir(exist_ok=True)
        (FOLDER / "actual" / name).write_text(actual, encoding="utf-8")
    assert actual == golden.read_text("utf-8")


def test_every_format_has_a_golden_report():
    from readouts.report import FORMATS

    assert {report_format for report_format, _ in RENDERINGS.values()} == set(FORMATS)
