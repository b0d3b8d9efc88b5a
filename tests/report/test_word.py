"""The Word document in a word processor, where there is one."""

import shutil
import subprocess

import pytest
from pypdf import PdfReader

OFFICE = shutil.which("soffice")


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice Writer on the PATH")
def test_libreoffice_opens_the_document_and_prints_all_of_it(hand_made, tmp_path):
    hand_made.save(tmp_path / "report.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "report.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(tmp_path / "report.pdf").pages)
    for passage in hand_made.passages:
        words = hand_made.text(passage.id)
        assert words in text.replace("[", "").replace("]", "")
    for verdict in hand_made.left_out_by("north"):
        assert f"support {verdict.support:.2f} in Ministry of the North" in text
    assert "Method, and what this cannot tell" in text
