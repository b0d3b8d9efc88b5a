import io
import os
import zipfile
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
RENDERINGS = {
    "report-80.txt": ("text", {"width": 80}),
    "report-120.txt": ("text", {"width": 120}),
    "report.md": ("markdown", {}),
    "report.json": ("json", {}),
    "report.html": ("html", {}),
    "report.csv": ("csv", {}),
    "report-docx.xml": ("docx", {}),
}


@pytest.mark.parametrize("name", RENDERINGS)
def test_the_report_is_as_it_was(name, hand_made):
    report_format, options = RENDERINGS[name]
    actual = hand_made.render(report_format, **options)
    if isinstance(actual, bytes):
        actual = zipfile.ZipFile(io.BytesIO(actual)).read("word/document.xml").decode()
    golden = FOLDER / name
    if os.environ.get("READOUTS_RENEW_GOLDEN"):
        golden.write_text(actual, encoding="utf-8", newline="")
    if actual != golden.read_bytes().decode():
        (FOLDER / "actual").mkdir(exist_ok=True)
        (FOLDER / "actual" / name).write_text(actual, encoding="utf-8", newline="")
    assert actual == golden.read_bytes().decode()


def test_every_format_has_a_golden_report():
    from readouts.report import FORMATS

    assert {report_format for report_format, _ in RENDERINGS.values()} == set(FORMATS)
