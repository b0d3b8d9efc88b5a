"""Renew the sample report of the seed event and its pictures: ``python docs/make_report.py``.

The pictures need Debian's ``chromium`` and the ``dev`` extra; without a browser only the page is written.
"""

import shutil
from pathlib import Path

import readouts
from readouts.accounts import seed_accounts

DOCS = Path(__file__).parent
PAGE = DOCS / "sample-report.html"
PICTURES = {
    "sample-report.png": {"width": 1280, "height": 860, "scheme": "light"},
    "sample-report-dark.png": {"width": 1280, "height": 860, "scheme": "dark"},
    "sample-report-phone.png": {"width": 390, "height": 844, "scheme": "light"},
}


def main() -> None:
    """Write the page, then photograph it."""
    event, accounts = seed_accounts()
    readouts.compare(*accounts, event=event).save(PAGE)
    browser = shutil.which("chromium")
    if browser is None:
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for name, look in PICTURES.items():
            page = chromium.new_page(
                viewport={"width": look["width"], "height": look["height"]}, color_scheme=look["scheme"]
            )
            page.goto(PAGE.as_uri())
            page.screenshot(path=str(DOCS / name))
            page.close()
        chromium.close()


if __name__ == "__main__":
    main()
