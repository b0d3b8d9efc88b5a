"""How well sources, cues and contents of attributions are found in news articles.

Run ``python benchmarks/attribution.py ../shared/data``. PolNeAR (Newell et al. 2018), development part. The taggers are
fitted on the same part, so these figures flatter them; ``train_attribution.py`` prints the cross-validated ones.

*Exact*: the same characters. *Overlap*: characters in common, as precision and recall over all characters. *Paired*: a
source or content counts only where the cue meets the gold's cue (as Citron's own evaluation demands), both for exact and
for characters. Gold and found parts that touch what the annotators set aside (editor's notes, photo credits) count on
neither side. *Direct*: contents that stand wholly in quotation marks, on both sides; *quoted words* asks instead whether
the words of such contents are in any content of the other side, so that a quotation found with a word too many is not
wholly lost. The baseline takes every quotation and every verb "said" with the words next to it.
"""

import argparse
import ast
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from data import rows

from readouts.text.attribution import Attributed, attributions
from readouts.text.quotes import quotations
from readouts.types import Span

PARTS = ("source", "cue", "content")
HEAD = "| part | exact P | exact R | exact F1 | overlap P | overlap R | overlap F1 |\n|---|--:|--:|--:|--:|--:|--:|"
Parts = dict[str, list[Span]]


@dataclass(frozen=True, slots=True)
class Gold:
    """An article and what its annotators marked; `aside` is what they were told not to read."""

    text: str
    attributions: list[Parts]
    aside: list[Span]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the development data")
    gold = read_gold(parser.parse_args().folder)
    print(f"{len(gold)} articles, {sum(len(one.attributions) for one in gold)} attributions\n")
    print(table(gold, [attributions(one.text) for one in gold]))
    print(table(gold, [baseline(one.text) for one in gold], "baseline: ").removeprefix(HEAD + "\n"))


def read_gold(folder: Path) -> list[Gold]:
    """Return the annotated articles."""
    found = []
    for row in rows(folder / "attribution" / "polnear.jsonl.gz"):
        listed, aside = (
            ast.literal_eval(raw) if isinstance(raw, str) else raw or []
            for raw in (row["attributions"], row["discard"])
        )
        marked = [{part: [Span(s["start"], s["end"]) for s in one[part]] for part in PARTS} for one in listed]
        found.append(Gold(row["text"], marked, [Span(*pair) for pair in aside]))
    return found


def baseline(text: str) -> list[Attributed]:
    """Every "said" with the two words before it as its source, and the quotation before it or the words after it."""
    quoted, found = quotations(text), []
    for match in re.finditer(r"((?:\S+\s+){2})(said|says)\b([^.\n]*)", text):
        before = [q for q in quoted if q.span.end <= match.start() and match.start() - q.span.end < 3]
        content = before[-1].inner if before else Span(match.end(2), max(match.end(3), match.end(2) + 1))
        source = Span(match.start(1), match.start(1) + len(match[1].rstrip()))
        found.append(Attributed(source, Span(*match.span(2)), (content,), "", "", direct=bool(before)))
    return found


def table(gold: Sequence[Gold], results: Sequence[Sequence[Attributed]], name: str = "") -> str:
    """Return the figures as rows of a Markdown table."""
    wanted = [[one for one in doc.attributions if not _aside(one, doc)] for doc in gold]
    mine = [
        [one for one in (_parts(doc.text, found) for found in own) if not _aside(one, doc)]
        for doc, own in zip(gold, results, strict=True)
    ]
    texts = [doc.text for doc in gold]
    lines = [
        HEAD,
        *(
            _line(f"{name}{p}", [[g[p] for g in d] for d in wanted], [[f[p] for f in d] for d in mine])
            for p in PARTS
        ),
    ]
    for kind, sought in (("direct", True), ("indirect", False)):
        chosen = [
            [
                [one["content"] for one in doc if _direct(text, one["content"]) is sought]
                for text, doc in zip(texts, side, strict=True)
            ]
            for side in (wanted, mine)
        ]
        lines.append(_line(f"{name}content, {kind}", *chosen))
    lines.append(_quoted(f"{name}quoted words", texts, wanted, mine))
    lines += [_paired(f"{name}{part}, paired", wanted, mine, part) for part in ("source", "content")]
    return "\n".join(lines)


def _aside(one: Parts, doc: Gold) -> bool:
    spans = [span for part in PARTS for span in one[part]]
    return any(span.start < out.end and out.start < span.end for span in spans for out in doc.aside)


def _parts(text: str, one: Attributed) -> Parts:
    """Return the parts as PolNeAR marks them: quotations with their marks."""
    marked = {quotation.inner: quotation.span for quotation in quotations(text)}
    content = [marked.get(span, span) for span in one.content]
    return {"source": [one.source] if one.source else [], "cue": [one.cue], "content": content}


def _direct(text: str, spans: Sequence[Span]) -> bool:
    """Whether a content stands wholly in quotation marks."""
    quoted = quotations(text)
    return bool(spans) and all(any(q.span.start <= s.start and s.end <= q.span.end for q in quoted) for s in spans)


def _line(name: str, gold: list[list[list[Span]]], found: list[list[list[Span]]]) -> str:
    exact = right = total = sought = 0
    common = theirs = ours = 0
    for wanted, mine in zip(gold, found, strict=True):
        keys, own = [frozenset(s) for s in wanted if s], [frozenset(s) for s in mine if s]
        right += sum(key in keys for key in own)
        exact += sum(key in own for key in keys)
        total, sought = total + len(own), sought + len(keys)
        a, b = _characters(wanted), _characters(mine)
        common, theirs, ours = common + len(a & b), theirs + len(a), ours + len(b)
    return _cells(name, (right, total), (exact, sought), (common, ours), (common, theirs))


def _quoted(name: str, texts: Sequence[str], gold: list[list[Parts]], found: list[list[Parts]]) -> str:
    counts = []
    for side, other in ((found, gold), (gold, found)):
        common = total = 0
        for text, own, theirs in zip(texts, side, other, strict=True):
            quoted = _characters(one["content"] for one in own if _direct(text, one["content"]))
            common += len(quoted & _characters(one["content"] for one in theirs))
            total += len(quoted)
        counts.append((common, total))
    return _cells(name, None, None, *counts)


def _paired(name: str, gold: list[list[Parts]], found: list[list[Parts]], part: str) -> str:
    counts = [[0, 0, 0, 0], [0, 0, 0, 0]]
    for wanted, mine in zip(gold, found, strict=True):
        for side, own, others in ((0, mine, wanted), (1, wanted, mine)):
            for one in own:
                met = [other for other in others if _touch(one["cue"], other["cue"])]
                chars = _characters([one[part]])
                counts[side][0] += any(frozenset(other[part]) == frozenset(one[part]) for other in met)
                counts[side][1] += 1
                counts[side][2] += max((len(chars & _characters([other[part]])) for other in met), default=0)
                counts[side][3] += len(chars)
    ours, theirs = counts
    return _cells(name, (ours[0], ours[1]), (theirs[0], theirs[1]), (ours[2], ours[3]), (theirs[2], theirs[3]))


def _touch(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one for b in other)


def _cells(name: str, *counts: tuple[int, int] | None) -> str:
    cells: list[str] = []
    for pair in (counts[:2], counts[2:]):
        known = [count for count in pair if count is not None]
        shares = [part / max(1, whole) for part, whole in known]
        shares += [2 * shares[0] * shares[1] / max(1e-9, sum(shares))] if shares else []
        cells += [f"{share:.3f}" for share in shares] or [""] * 3
    return f"| {name} | " + " | ".join(cells) + " |"


def _characters(spans: Iterable[Sequence[Span]]) -> set[int]:
    return {at for row in spans for span in row for at in range(span.start, span.end)}


if __name__ == "__main__":
    main()
