"""How large the HTML report is and how fast a browser shows it.

Run ``python benchmarks/report.py``: a pair of 1,000-word accounts and an event of twelve accounts of 2,000 words, made by
this script; needs Debian's ``chromium`` and the ``dev`` extra. Load: from navigation to the end of the load event.
"""

import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import readouts

_SUBJECTS = "The ministers;Both sides;The delegation;The president;The envoys;The two leaders;The commission".split(
    ";"
)
_VERBS = "discussed;welcomed;rejected;agreed to study;noted;postponed;signed;reviewed;funded;criticised".split(";")
_THINGS = (
    "the border crossing;grain exports;the prisoner exchange;air defence;the fisheries quota;a hotline;the tariffs;visas for"
    " students;the railway bridge;gas transit;the ceasefire line;a joint commission;health security;the satellite launch"
).split(";")
_WHEN = "in March;before the summit;next year;without delay;at the request of the host;in the spring;by June".split(
    ";"
)
_ROUNDS = 5


def account(name: str, words: int, seed: int) -> readouts.Account:
    """Make an account of about so many words."""
    chance = random.Random(seed)
    sentences: list[str] = []
    while sum(len(sentence.split()) for sentence in sentences) < words:
        parts = (chance.choice(row) for row in (_SUBJECTS, _VERBS, _THINGS, _WHEN))
        sentences.append(" ".join(parts) + f" and {chance.choice(_VERBS)} {chance.choice(_THINGS)}.")
    return readouts.Account(" ".join(sentences), id=name, language="en")


def main() -> None:
    """Measure and print."""
    browser = shutil.which("chromium")
    if browser is None:
        sys.exit("skipped: there is no chromium here")
    from playwright.sync_api import sync_playwright

    print("| event | passages | compare, s | render, s | page, MB | load in Chromium, s, median (min to max) |")
    print("|---|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for count, words in ((2, 1000), (12, 2000)):
            started = time.perf_counter()
            comparison = readouts.compare(*(account(f"a{n}", words, n) for n in range(count)))
            compared, path = time.perf_counter() - started, Path(folder) / "report.html"
            started = time.perf_counter()
            comparison.save(path)
            rendered = time.perf_counter() - started
            times: list[float] = []
            for _ in range(_ROUNDS):
                page = chromium.new_page(viewport={"width": 1440, "height": 900})
                page.goto(path.as_uri(), wait_until="load")
                timing = "performance.getEntriesByType('navigation')[0].loadEventEnd"
                page.wait_for_function(f"{timing} > 0")
                times.append(float(page.evaluate(timing)) / 1000)
                page.close()
            print(
                f"| {count} accounts of {words:,} words | {len(comparison.passages):,} | {compared:.1f} | {rendered:.2f} | "
                f"{path.stat().st_size / 1e6:.2f} | {statistics.median(times):.2f} ({min(times):.2f} to {max(times):.2f}) |"
            )
        chromium.close()


if __name__ == "__main__":
    main()
