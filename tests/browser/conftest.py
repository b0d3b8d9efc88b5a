"""A browser for the module, and a page of a comparison in it that notes what it asks for and what it says."""

import os
import shutil

import pytest

from readouts.comparison import Comparison
from readouts.types import Account, Manifest, Nearest, Passage, Span, Verdict, VerdictKind

CHROMIUM = shutil.which("chromium")
if os.environ.get("READOUTS_BROWSER") == "required":
    assert CHROMIUM, "READOUTS_BROWSER=required, but there is no chromium"
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium on the PATH")


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def visit(browser, tmp_path):
    contexts = []

    def go(comparison, anchor="", **options):
        path = tmp_path / "report.html"
        comparison.save(path)
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.asked, page.told = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.told.append(message.text))
        page.on("pageerror", lambda error: page.told.append(str(error)))
        page.goto(path.as_uri() + anchor)
        return page

    yield go
    for context in contexts:
        context.close()


def at(page, name):
    return page.locator(f'[id="{name}"]')


def wait_until_current(page, passage):
    """Wait until the page shows a passage as the current one, which it does after the address has changed."""
    page.locator(f'[id="{passage}"][aria-current="true"]').wait_for(state="attached")


def shown(page):
    return page.locator(".passage:visible").count()


def quiet(page):
    """Nothing left the file, nothing went wrong, nothing ran that is not the page's own."""
    assert [url.split(":")[0] for url in page.asked] == ["file"]
    assert page.told == []
    assert page.evaluate("window.ran") is None
    assert page.locator("script").count() == 1
    return True


def left_out(*texts):
    """Accounts that leave out all of each other; each line of a text is a passage."""
    accounts = tuple(Account(text, id=f"a{n}", source=f"Source {n}", language="en") for n, text in enumerate(texts))
    passages = []
    for account in accounts:
        start = 0
        for number, line in enumerate(account.text.split("\n"), start=1):
            passages.append(Passage(f"{account.id}:{number}", account.id, Span(start, start + len(line))))
            start += len(line) + 1
    verdicts = tuple(
        Verdict(
            passage.id, by.id, VerdictKind.LEFT_OUT, 0.1, 0.5, (Nearest(f"{by.id}:1", 0.2),), (), ("a reason",), ()
        )
        for passage in passages
        for by in accounts
        if by.id != passage.account
    )
    manifest = Manifest("0.0.0", "toy", "0" * 64, {}, ())
    return Comparison(None, accounts, tuple(passages), (), verdicts, (), (), manifest)


@pytest.fixture
def many_left_out():
    return left_out(*("\n".join(f"Clause {n} of {side} is short." for n in range(12)) for side in ("one", "two")))
