"""Texts in scripts without spaces, and from right to left: words, passages, shares, reports."""

import numpy as np
import pytest

import readouts
from readouts.counting import count_words
from readouts.encoders import Encoding
from readouts.text.passages import segment
from readouts.text.tokens import words

CHINESE = (
    "两国外长于三日通了电话。部长说：“我们不接受进一步拖延。”双方还就航班和签证交换了意见！下一轮会谈将于三月举行。"
)
JAPANESE = "両国の外相は電話で会談した。航空便と査証について意見を交わした。次回の会談は三月に行われる。"
ARABIC = "أجرى الوزيران اتصالا هاتفيا يوم الأربعاء. وناقشا التأشيرات والرحلات الجوية. هل يفتح المعبر في آذار؟ سيجيب الخبراء عن ذلك."


class Pieces:
    """An encoder for every script: one axis for each of 64 kinds of word, by its hash; it claims all languages."""

    name = "pieces"
    weights_sha256 = "1" * 64
    languages: frozenset[str] | None = None

    def encode(self, texts):
        passages, tokens, spans, owners = [], [], [], []
        for index, text in enumerate(texts):
            own = words(text, None)
            rows = [np.eye(64)[sum(map(ord, stem)) % 64] for stem in own.stems] or [np.eye(64)[0]]
            total = np.sum(rows, axis=0)
            passages.append(total / np.linalg.norm(total))
            tokens += rows[: len(own.stems)]
            spans += own.spans.tolist()
            owners += [index] * len(own.stems)
        return Encoding(
            np.array(passages, dtype=np.float32).reshape(-1, 64),
            np.array(tokens, dtype=np.float32).reshape(-1, 64),
            np.array(spans, dtype=np.int32).reshape(-1, 2),
            np.array(owners, dtype=np.int32),
        )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (CHINESE, 49),
        ("双方在2022年会谈。", 7),
        ("王毅 met Blinken.", 4),
        ("They met on 3 March — in Riga.", 8),
        (ARABIC, 19),
    ],
)
def test_words_are_counted_in_every_script(text, count):
    assert count_words(text) == readouts.Account(text, id="x").words == count


def test_counting_agrees_with_the_words_that_are_compared():
    for text in (CHINESE, JAPANESE):
        assert count_words(text) == len(words(text, None).stems)


@pytest.mark.parametrize(
    ("text", "language", "endings"),
    [(CHINESE, "zh", "。”！。"), (JAPANESE, "ja", "。。。"), (ARABIC, "ar", "..؟.")],
)
def test_passages_end_at_the_stops_of_the_script(text, language, endings):
    found = segment(text, language)
    assert "".join(text[span.end - 1] for span in found) == endings
    assert "".join(span.of(text) for span in found).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("encoder", [Pieces(), None])
@pytest.mark.parametrize(
    ("one", "other", "language", "same", "only"),
    [
        (
            CHINESE,
            "气候变化没有谈到。下一轮会谈将于三月举行。",
            "zh",
            "下一轮会谈将于三月举行。",
            "气候变化没有谈到。",
        ),
        (ARABIC, "لم يذكر المناخ. سيجيب الخبراء عن ذلك.", "ar", "سيجيب الخبراء عن ذلك.", "لم يذكر المناخ."),
    ],
)
def test_a_comparison_in_other_scripts_has_the_right_passages_shares_and_reports(
    encoder, one, other, language, same, only
):
    accounts = [
        readouts.Account(one, id="east", language=language),
        readouts.Account(other, id="west", language=language),
    ]
    found = readouts.compare(*accounts, **({"encoder": encoder} if encoder else {}))
    texts = {passage.id: found.text(passage.id) for passage in found.passages}
    assert list(texts.values()).count(same) == 2
    assert only in texts.values()
    alike = {verdict.passage: verdict.verdict for verdict in found.verdicts if texts[verdict.passage] == same}
    assert set(alike.values()) == {"shared"}
    raw = found.to_dict()
    for account in accounts:
        shares = [
            topic["emphasis"][account.id]["share"] for topic in raw["topics"] if account.id in topic["emphasis"]
        ]
        assert len(shares) > 1
        own = [texts[passage.id] for passage in found.passages if passage.account == account.id]
        # What is asked is in no topic.
        told = sum(count_words(text) for text in own if text[-1] not in "؟？") / count_words(account.text)
        assert sum(shares) == pytest.approx(told, abs=0.01)
    assert {row["id"]: row["words"] for row in raw["accounts"]} == {a.id: count_words(a.text) for a in accounts}
    for report in (found.to_text(width=100), found.to_markdown(), found.to_html()):
        assert only.rstrip(".。") in " ".join(report.split())
    assert 'dir="auto"' in found.to_html()
