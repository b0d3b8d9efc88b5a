"""The page in a real browser: what it shows, what the keyboard and the pointer do, and that nothing leaves it."""

import warnings
from dataclasses import replace

import pytest

from readouts.types import Attribution
from tests.browser.conftest import at, needs_browser, shown, wait_until_current

pytestmark = needs_browser


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
    assert shown(page) == 7
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
    wait_until_current(page, "south:3")
    assert page.locator("[aria-current]").evaluate_all("found => found.map(one => one.id)") == ["south:3"]


def test_the_keyboard_is_enough(visit, hand_made):
    page = visit(hand_made)
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "north:2"
    page.keyboard.press("Enter")
    wait_until_current(page, "north:2")
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


def test_ribbons_join_linked_passages_and_the_one_looked_at_stands_out(visit, hand_made):
    page = visit(hand_made)
    assert page.locator(".ribbons path").count() == len(hand_made.links)
    assert page.locator(".ribbons path.on").count() == 0
    at(page, "south:3").hover()
    on = page.locator(".ribbons path.on")
    assert (on.count(), on.get_attribute("class")) == (1, "conflict on")
    page.check("#changes")
    # What is shared is hidden: left are the conflict, and the link whose dates differ.
    assert page.locator(".ribbons path").count() == 2


@pytest.mark.parametrize("how", ["pointer", "keyboard"])
def test_a_finding_leads_to_its_passage_in_one_step(visit, hand_made, how):
    page = visit(hand_made)
    link = page.locator("#omissions .findings a", has_text="north:3").first
    if how == "pointer":
        link.click()
    else:
        link.focus()
        page.keyboard.press("Enter")
    wait_until_current(page, "north:3")
    assert page.evaluate("document.activeElement.id") == "north:3"
    # The page may still be scrolling there.
    page.wait_for_function(
        "(() => { const row = document.getElementById('north:3').getBoundingClientRect(); "
        "return row.top >= 0 && row.bottom <= document.getElementById('panel').getBoundingClientRect().top; })()"
    )


def test_the_answer_leads_to_what_it_quotes(visit, hand_made):
    page = visit(hand_made)
    page.locator(".answer .conflict a").first.click()
    wait_until_current(page, "north:4")
    assert page.evaluate("location.hash") == "#north:4"


def test_filters_work_from_the_keyboard(visit, hand_made):
    page = visit(hand_made)
    page.locator("[name=verdict][value=shared]").focus()
    page.keyboard.press("Space")
    assert shown(page) == 7
    page.locator("#clear").focus()
    page.keyboard.press("End")
    # Two that are left out, with a support below 0.10.
    assert shown(page) == 2
    assert page.locator("#count").inner_text() == "2 of 10 passages"
    page.locator("button[type=reset]").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.passage:not([hidden])').length === 10")
    page.locator("#topic").focus()
    page.keyboard.type("river")
    assert shown(page) == 1


def test_a_search_marks_what_it_finds(visit, hand_made):
    page = visit(hand_made)
    page.fill("#search", "crossing")
    found = page.evaluate("[...CSS.highlights.get('found')].map((range) => range.toString())")
    assert found == ["crossing", "crossing"]
    page.fill("#search", "no such words")
    assert shown(page) == 0
    page.keyboard.press("Escape")
    page.fill("#search", "")
    assert page.evaluate("CSS.highlights.get('found').size") == 0


def test_one_passage_is_in_the_tab_order_and_evidence_is_reached_by_key(visit, hand_made):
    page = visit(hand_made)
    assert page.locator(".passage[tabindex='0']").count() == 1
    page.locator("#keys").focus()
    page.keyboard.press("Tab")  # The pane itself scrolls.
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "north:1"
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "south:2"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "north:2"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "north:1"


def test_folded_findings_open_and_number_on(visit, many_left_out):
    page = visit(many_left_out)
    fold = page.locator("#omissions .fold").first
    assert not fold.locator("li").first.is_visible()
    fold.locator("summary").first.click()
    assert fold.locator("li").first.is_visible()
    assert fold.locator("ol").get_attribute("start") == "9"
    assert fold.locator("ol > li").count() == 4


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_paper_holds_every_passage_and_every_finding(visit, many_left_out, paper, tmp_path):
    from pypdf import PdfReader

    page = visit(many_left_out)
    assert page.locator("#omissions .fold").first.get_attribute("open") is None
    path = tmp_path / "report.pdf"
    page.pdf(path=path, format=paper)
    pages = PdfReader(path).pages
    size = {"A4": (595, 842), "Letter": (612, 792)}[paper]
    for one in pages:
        assert (float(one.mediabox.width), float(one.mediabox.height)) == pytest.approx(size, abs=2)
    text = " ".join(" ".join(one.extract_text().split()) for one in pages)
    for passage in many_left_out.passages:
        # Once in its column, once among what is left out.
        assert text.count(many_left_out.text(passage.id)) >= 2
    assert "Keys" not in text
    assert "Changes only" not in text
