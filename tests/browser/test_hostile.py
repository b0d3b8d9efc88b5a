"""Hostile accounts, each opened in a browser: nothing runs, nothing breaks the page."""

import pytest

import readouts
from readouts.types import Account
from tests.browser.conftest import needs_browser, quiet
from tests.conftest import ToyEncoder

pytestmark = needs_browser

HOSTILE = {
    "script": "<script>window.ran = 1</script>",
    "handler": "<img src=x onerror='window.ran=1'><svg onload=window.ran=1><a href='javascript:window.ran=1'>x</a>",
    "end of style": "</style><style>* { display: none }</style></title></script><script>window.ran=1</script>",
    "template": "{{ 7*7 }} {% for x in y %} {# z #} ${7*7} #{7*7}",
    "attribute": '" onfocus="window.ran=1" autofocus x=" \' onmouseover=\'window.ran=1\' > ',
    "comment": "<!-- --> ]]> <![CDATA[ <plaintext> <textarea> <base href=//example.org>",
    "entity": "&lt;script&gt; &#x2028; &amp;amp; &NotAnEntity;",
    "bidi": "\u202egnp.exe\u202c \u2066a\u2067b\u2069 \u200f\u061c\u200e",
    "no space": "x" * 100_000,
    "no space, wide": "会" * 30_000,
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏿 🇺🇳 \U0001f9d1\u200d\U0001f692",
    "nul": "a\x00b \x1b[31m \x07 \x9b \ufeff \ufffe \U0010ffff",
    "lone surrogate": "a \ud800 b \udfff c",
    "combining": "Z̸̡̢̧̛̗̱" * 300,
    "lines": "a\u2028b\u2029c\x0bd\x0ce\rf",
    "hash": "#accounts % %41 %E0%A4%A",
}


def spelled(text):
    """What an id may hold of it."""
    return "".join(char for char in text if char.isprintable())[:60].strip() or "id"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_account_runs_nothing_and_breaks_nothing(visit, name):
    text = HOSTILE[name]
    accounts = (
        Account(f"Grain was discussed. {text} ends here.", id=spelled(text), source=text[:500], title=text[:500]),
        Account(f"Visas were discussed. {text}", id="b " + spelled(text), source=f"b {text[:50]}", language="en"),
        Account("Grain was discussed in March.", id="c", language="en"),
    )
    event = readouts.types.Event(text[:500], "2031-02-03")
    page = visit(
        readouts.compare(
            *accounts, event=event, encoder=ToyEncoder(), topic_words=[text[:60].replace(",", " ") or "x"]
        )
    )
    rows = page.locator(".passage").all()
    assert rows
    for row in rows:
        row.focus()
        assert page.locator("#panel").is_visible()
    row.press("Enter")
    page.fill("#search", text[:40])
    page.fill("#search", "")
    page.keyboard.press("Escape")
    assert quiet(page)
    assert page.evaluate("document.querySelectorAll('img, textarea, base, plaintext, style ~ style').length") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    # What was escaped is there to be read, and the page goes on to its end after it.
    assert page.locator("#method").is_visible()
    assert "ends here." in page.locator("#accounts").inner_text()
    page.reload()
    assert page.locator(".passage.pinned").count() <= 1
    assert quiet(page) if len(page.asked) == 1 else [url.split(":")[0] for url in page.asked] == ["file", "file"]
