"""How well sources, cues and contents of attributions are found in news articles.

Run ``python benchmarks/attribution.py ../shared/data``. PolNeAR (Newell et al. 2018), development part. The rules are
not fitted to it by a program, but their author has read rows of it. Exact: the same characters; overlap: characters in common, counted as
precision and recall over all characters. The baseline takes every quotation and every verb "said" with the words next to it.
"""

import argparse
import ast
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from data import Row, rows

from readouts.text.attribution import Attributed, attributions
from readouts.text.quotes import quotations
from readouts.types import Span

PARTS = ("source", "cue", "content")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the development data")
    parser.add_argument("--errors", action="store_true", help="list attributions of the first articles")
    options = parser.parse_args()
    documents = list(rows(options.folder / "attribution" / "polnear.jsonl.gz"))
    gold = [_gold(row) for row in documents]
    print(f"{len(documents)} articles, {sum(map(len, gold))} attributions\n")
    print(
        "| part | exact P | exact R | exact F1 | overlap P | overlap R | overlap F1 |\n|---|--:|--:|--:|--:|--:|--:|"
    )
    for name, find in (("", attributions), ("baseline: ", baseline)):
        found = [[_parts(row["text"], one) for one in find(row["text"])] for row in documents]
        for part in PARTS:
            _line(
                f"{name}{part}", [[g[part] for g in doc] for doc in gold], [[f[part] for f in doc] for doc in found]
            )
        for kind, wanted in (("direct", True), ("indirect", False)):
            _line(
                f"{name}content, {kind}",
                [
                    [g["content"] for g in doc if _direct(row["text"], g["content"]) is wanted]
                    for row, doc in zip(documents, gold, strict=True)
                ],
                [
                    [f["content"] for f in doc if _direct(row["text"], f["content"]) is wanted]
                    for row, doc in zip(documents, found, strict=True)
                ],
            )
    if options.errors:
        for row, doc in zip(documents[:8], gold, strict=False):
            mine = {(span.start, span.end) for one in attributions(row["text"]) for span in (one.cue,)}
            for g in doc:
                mark = "ok  " if any((s.start, s.end) in mine for s in g["cue"]) else "MISS"
                print(mark, *(" / ".join(s.of(row["text"]) for s in g[part]) for part in PARTS), sep=" | ")
            for one in attributions(row["text"]):
                if not any(one.cue.start == s.start for g in doc for s in g["cue"]):
                    print(
                        "FALSE",
                        one.speaker,
                        one.cue.of(row["text"]),
                        [s.of(row["text"]) for s in one.content],
                        sep=" | ",
                    )


def baseline(text: str) -> list[Attributed]:
    """Every "said" with the two words before it as its source, and the quotation before it or the words after it."""
    quoted, found = quotations(text), []
    for match in re.finditer(r"((?:\S+\s+){2})(said|says)\b([^.\n]*)", text):
        before = [q for q in quoted if q.span.end <= match.start() and match.start() - q.span.end < 3]
        content = before[-1].inner if before else Span(match.end(2), max(match.end(3), match.end(2) + 1))
        source = Span(match.start(1), match.start(1) + len(match[1].rstrip()))
        found.append(Attributed(source, Span(*match.span(2)), (content,), "", "", direct=bool(before)))
    return found


def _gold(row: Row) -> list[dict[str, list[Span]]]:
    raw = row["attributions"]
    listed = ast.literal_eval(raw) if isinstance(raw, str) else raw
    return [{part: [Span(s["start"], s["end"]) for s in one[part]] for part in PARTS} for one in listed]


def _parts(text: str, one: Attributed) -> dict[str, list[Span]]:
    """Return the parts as PolNeAR marks them: quotations with their marks."""
    marked = {quotation.inner: quotation.span for quotation in quotations(text)}
    content = [marked.get(span, span) for span in one.content]
    return {"source": [one.source] if one.source else [], "cue": [one.cue], "content": content}


def _direct(text: str, spans: Sequence[Span]) -> bool:
    """Whether a content stands wholly in quotation marks."""
    quoted = quotations(text)
    return bool(spans) and all(any(q.span.start <= s.start and s.end <= q.span.end for q in quoted) for s in spans)


def _line(name: str, gold: list[list[list[Span]]], found: list[list[list[Span]]]) -> None:
    exact = right = total = sought = 0
    common = theirs = ours = 0
    for wanted, mine in zip(gold, found, strict=True):
        keys = [frozenset((s.start, s.end) for s in spans) for spans in wanted if spans]
        own = [frozenset((s.start, s.end) for s in spans) for spans in mine if spans]
        right += sum(key in keys for key in own)
        exact += sum(key in own for key in keys)
        total, sought = total + len(own), sought + len(keys)
        a, b = _characters(wanted), _characters(mine)
        common, theirs, ours = common + len(a & b), theirs + len(a), ours + len(b)
    cells = [right / max(1, total), exact / max(1, sought)]
    cells.append(2 * cells[0] * cells[1] / max(1e-9, sum(cells)))
    loose = [common / max(1, ours), common / max(1, theirs)]
    loose.append(2 * loose[0] * loose[1] / max(1e-9, sum(loose)))
    print(f"| {name} | " + " | ".join(f"{value:.3f}" for value in (*cells, *loose)) + " |")


def _characters(spans: Iterable[Sequence[Span]]) -> set[int]:
    return {at for row in spans for span in row for at in range(span.start, span.end)}


if __name__ == "__main__":
    main()
