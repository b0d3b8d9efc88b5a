"""Pages of many accounts, of long ones, and of ones written backwards or without spaces."""

import re
import warnings

import pytest

import readouts
from readouts.types import Account
from tests.browser.conftest import at, left_out, needs_browser, quiet, shown, wait_until_current
from tests.conftest import ToyEncoder

pytestmark = needs_browser
TEXTS = (
    "The border crossing will reopen in March. Grain was discussed. A hotline will be set up.",
    "The border crossing will reopen in April. Visas were discussed.",
    "The border crossing will reopen in March. Nothing was said about the fishermen.",
    "A hotline will be set up. Grain exports were discussed at length.",
    "The border crossing will reopen. A hotline will be set up.",
    "Grain was discussed. The talks were candid.",
)


def compared(count, words="{}"):
    accounts = (
        Account(text, id=f"a{n}", source=words.format(f"Source {n}"), language="en")
        for n, text in enumerate(TEXTS[:count])
    )
    return readouts.compare(*accounts, encoder=ToyEncoder())


@pytest.fixture(scope="module")
def four():
    return compared(4)


@pytest.fixture(scope="module")
def six():
    return compared(6)


@pytest.mark.parametrize("which", ["four", "six"])
def test_columns_of_many_accounts_scroll_in_a_pane_and_not_the_page(visit, which, request):
    comparison = request.getfixturevalue(which)
    page = visit(comparison, viewport={"width": 1024, "height": 700})
    assert page.locator(".column").count() == len(comparison.accounts)
    wide, seen, whole = page.evaluate(
        "(() => { const pane = document.querySelector('.pane'); "
        "return [pane.scrollWidth, pane.clientWidth, document.documentElement.scrollWidth]; })()"
    )
    assert wide > seen
    assert whole <= 1024
    last = comparison.passages[-1].id
    assert not at(page, last).evaluate(
        "(row) => { const b = row.getBoundingClientRect(); return b.right <= innerWidth; }"
    )
    page.goto(page.url + f"#{last}")
    page.wait_for_function(
        f"document.getElementById('{last}').getBoundingClientRect().right <= innerWidth"
        f" && document.getElementById('{last}').getBoundingClientRect().left >= 0"
    )
    assert quiet(page)


def test_each_other_account_has_its_verdict_in_the_evidence(visit, four):
    page = visit(four)
    at(page, "a0:1").hover()
    said = page.locator("#panel").inner_text()
    for verdict in four.verdicts:
        if verdict.passage == "a0:1":
            assert re.search(
                rf"{verdict.verdict.value.replace('_', ' ')}\s*·\s*{four.account(verdict.by).source}\s+support {verdict.support:.2f}",
                said,
            )
            assert four.text(verdict.nearest[0].passage) in said


def test_of_many_accounts_the_evidence_names_them_by_verdict_and_leads_to_the_nearest(visit, six):
    page = visit(six)
    at(page, "a0:1").focus()
    said = page.locator("#panel").inner_text()
    for verdict in six.verdicts:
        if verdict.passage == "a0:1":
            assert f"{six.account(verdict.by).source}\u2069 {verdict.support:.2f}" in said
            link = page.locator("#panel a", has_text=verdict.nearest[0].passage)
            assert link.get_attribute("href") == f"#{verdict.nearest[0].passage}"
    link.click()
    wait_until_current(page, verdict_near(six))


def verdict_near(comparison):
    return [v.nearest[0].passage for v in comparison.verdicts if v.passage == "a0:1"][-1]


@pytest.mark.parametrize("which", ["four", "six"])
def test_partners_light_up_in_every_column_and_ribbons_lead_to_the_linked_ones(visit, which, request):
    comparison = request.getfixturevalue(which)
    page = visit(comparison)
    assert page.locator(".ribbons").count() == 0
    at(page, "a0:1").hover()
    linked = {
        name
        for link in comparison.links
        for own, others in ((link.left, link.right), (link.right, link.left))
        if "a0:1" in own
        for name in others
    }
    near = {verdict.nearest[0].passage for verdict in comparison.verdicts if verdict.passage == "a0:1"}
    lit = set(page.evaluate("[...document.querySelectorAll('.passage.lit')].map((row) => row.id)"))
    assert lit == {"a0:1"} | linked | near
    assert linked
    assert page.locator(".ribbons path.on").count() == len(linked)


def test_one_key_goes_round_the_partners_and_back(visit, four):
    page = visit(four)
    at(page, "a0:1").focus()
    seen = []
    for _ in range(12):
        page.keyboard.press("l")
        seen.append(page.evaluate("document.activeElement.id"))
        if seen[-1] == "a0:1":
            break
    assert seen[-1] == "a0:1"
    assert len({name.split(":")[0] for name in seen}) == 4
    assert len(set(seen)) == len(seen)


def test_a_long_name_does_not_widen_the_page(visit):
    page = visit(compared(4, "{}" + "OfficeOf" * 30), viewport={"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.fixture(scope="module")
def three_languages():
    accounts = (
        Account("The ministers met on Monday. Grain was discussed.", id="en", source="The North", language="en"),
        Account(
            "التقى الوزيران يوم الاثنين. وناقش الوزيران (Grain Deal 2.0) بقيمة 40 مليون.",
            id="ar",
            source="الجنوب",
            language="ar",
        ),
        Account("两国外长周一举行会谈。双方讨论了粮食出口。", id="zh", source="联合通讯社", language="zh"),
    )
    return readouts.compare(*accounts, encoder=ToyEncoder())


@pytest.mark.parametrize("width", [1440, 390])
def test_what_is_written_backwards_runs_backwards_and_what_is_ours_does_not(visit, three_languages, width):
    page = visit(three_languages, viewport={"width": width, "height": 900})
    directions = page.evaluate(
        "[...document.querySelectorAll('.passages')].map((list) => [list.lang, getComputedStyle(list).direction])"
    )
    assert directions == [["en", "ltr"], ["ar", "rtl"], ["zh", "ltr"]]
    for said in page.locator(".answer dd, .lines li, .counts, h3").all():
        assert said.evaluate("(one) => getComputedStyle(one).direction") == "ltr"
    # The verdict's mark stands where reading begins, the label under it as English reads.
    row = at(page, "ar:1")
    mark, words = row.locator(".glyph").first.bounding_box(), row.locator(".words").bounding_box()
    assert mark["x"] > words["x"]
    assert row.locator("details").evaluate("(one) => getComputedStyle(one).direction") == "ltr"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert quiet(page)


def test_names_in_a_sentence_of_ours_are_isolated(visit, three_languages):
    page = visit(three_languages)
    names = page.evaluate("[...document.querySelectorAll('.counts bdi')].map((one) => one.textContent)")
    assert names == ["The North", "الجنوب", "联合通讯社"]
    places = page.evaluate(
        "(() => { const line = document.querySelector('.counts'), range = new Range(); return [...line.querySelectorAll('bdi')]"
        ".map((one) => { range.selectNode(one.nextSibling); "
        "return [one.getBoundingClientRect().right, range.getBoundingClientRect().left]; }); })()"
    )
    # The count that follows a name stands to its right, whichever way the name runs.
    assert all(left >= right - 1 for right, left in places)


@pytest.mark.parametrize("text", ["التقى", "粮食"])
def test_search_finds_words_of_any_script(visit, three_languages, text):
    page = visit(three_languages)
    page.fill("#search", text)
    assert shown(page) == 1


def test_ten_thousand_passages_can_be_used(visit):
    sides = ("\n".join(f"Clause {n} of {side}." for n in range(5000)) for side in ("one", "two"))
    page = visit(left_out(*sides))
    assert page.locator(".passage").count() == 10_000
    page.fill("#search", "clause 4999")
    assert shown(page) == 2
    page.click("button[type=reset]")
    page.wait_for_function("document.querySelectorAll('.passage:not([hidden])').length === 10000")
    page.keyboard.press("Escape")
    at(page, "a1:4000").focus()
    assert "0.10 · nearest there: a0:1" in page.locator("#panel").inner_text()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "a1:4001"
    assert page.locator("#omissions .findings > li").count() == 2 * 50
    assert "The first 50 of 5000" in page.locator("#omissions").text_content()
    assert quiet(page)


def test_a_short_account_stays_beside_a_long_one(visit):
    page = visit(left_out("Only one.", "\n".join(f"Clause {n} is one of very many." for n in range(60))))
    at(page, "a1:50").scroll_into_view_if_needed()
    box = at(page, "a0:1").bounding_box()
    assert 0 < box["y"] < 900


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("which", ["four", "six", "three_languages"])
def test_axe_finds_nothing_serious_in_many_accounts(visit, which, scheme, request):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from axe_playwright_python.sync_playwright import Axe
    page = visit(request.getfixturevalue(which), color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.locator(".passage").first.click()
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in {"serious", "critical"}] == []
