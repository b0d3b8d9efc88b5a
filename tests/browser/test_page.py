"""The page in a real browser: what it shows, what the keyboard and the pointer do, and that nothing leaves it."""

import os
import shutil
import warnings

import pytest

import readouts
from readouts.types import Account, Attribution
from tests.conftest import ToyEncoder

CHROMIUM = shutil.which("chromium")
if os.environ.get("READOUTS_BROWSER") == "required":
    assert CHROMIUM, "READOUTS_BROWSER=required, but there is no chromium"
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium on the PATH")


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


def shown(page):
    return page.locator(".passage:visible").count()


def test_nothing_leaves_the_file_and_nothing_goes_wrong(visit, hand_made):
    page = visit(hand_made)
    at(page, "north:1").hover()
    assert [url.split(":")[0] for url in page.asked] == ["file"]
    assert page.told == []


def test_hover_and_focus_show_evidence_and_partners(visit, hand_made):
    page = visit(hand_made)
    at(page, "north:2").hover()
    assert "to fund new scanners" in page.locator("#panel").inner_text()
    assert "0.41" in page.locator("#panel").inner_text()
    assert "lit" in at(page, "south:2").get_attribute("class")
    at(page, "south:4").focus()
    assert "a reason" in page.locator("#panel").inner_text()
    assert "lit" in at(page, "north:3").get_attribute("class")


def test_a_click_pins_and_escape_lets_go(visit, hand_made):
    page = visit(hand_made)
    at(page, "north:2").click()
    at(page, "south:5").hover()
    assert "north:2" in page.locator("#panel").inner_text()
    assert page.url.endswith("#north:2")
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


def test_filters_search_and_reset(visit, hand_made):
    page = visit(hand_made)
    assert shown(page) == 10
    page.check("#changes")
    assert shown(page) == 6
    page.click("button[type=reset]")
    page.select_option("#topic", label="river")
    assert shown(page) == 1
    page.click("button[type=reset]")
    page.fill("#search", "LORRIES")
    assert shown(page) == 2
    page.click("button[type=reset]")
    page.uncheck("[name=verdict][value=left_out]")
    assert shown(page) == 8
    assert page.locator("#speaker").count() == 0


def test_the_speaker_filter_is_there_where_somebody_speaks(visit, hand_made):
    from dataclasses import replace

    passages = (
        replace(hand_made.passages[0], attribution=Attribution("Aalto", quoted=True)),
        *hand_made.passages[1:],
    )
    page = visit(replace(hand_made, passages=passages))
    page.select_option("#speaker", "Aalto")
    assert shown(page) == 1
    assert "Aalto · quoted" in at(page, "north:1").inner_text()


def test_a_deep_link_pins_its_passage(visit, hand_made):
    page = visit(hand_made, "#south:3")
    assert at(page, "south:3").get_attribute("aria-current") == "true"


def test_the_keyboard_is_enough(visit, hand_made):
    page = visit(hand_made)
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "north:2"
    page.keyboard.press("Enter")
    assert at(page, "north:2").get_attribute("aria-current") == "true"
    page.keyboard.press("l")
    assert page.evaluate("document.activeElement.id") == "south:2"
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("cj")
    assert page.input_value("#search") == "cj"
    page.locator("#search").fill("")
    at(page, "north:1").focus()
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    assert page.is_checked("#changes")


def test_it_can_be_read_without_script(visit, hand_made):
    page = visit(hand_made, java_script_enabled=False)
    assert shown(page) == 10
    assert page.locator("#filters").is_hidden()
    at(page, "north:3").locator("summary").click()
    assert "a reason" in at(page, "north:3").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_axe_finds_nothing_serious(visit, hand_made, scheme, width):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from axe_playwright_python.sync_playwright import Axe
    # The policy of the page would keep the checker out as well.
    page = visit(hand_made, color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    at(page, "north:2").click()
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in {"serious", "critical"}] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


HOSTILE = (
    "<script>window.ran = 1</script> </style><img src=x onerror='window.ran=1'> {{ 7*7 }} {% x %} \u202egnp.exe\u202c "
    "quotes \" ' & emoji \N{CHERRY BLOSSOM} nul \x00 --> ]]> "
)


def test_a_hostile_account_runs_nothing(visit):
    accounts = (
        Account(
            HOSTILE + "Grain. " + "x" * 100_000,
            id="a\"'<b> onfocus=window.ran=1",
            source="</script><b>",
            title=HOSTILE,
        ),
        Account("Grain was discussed. " + HOSTILE, id="{{ b }}", language="en"),
    )
    page = visit(readouts.compare(*accounts, encoder=ToyEncoder()))
    for row in page.locator(".passage").all():
        row.focus()
    assert page.evaluate("window.ran") is None
    assert page.told == []
    assert [url.split(":")[0] for url in page.asked] == ["file"]
    assert page.locator("script").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    assert "{{ 7*7 }}" in page.locator("body").inner_text()
