"""Encodings: told, marked, and guessed."""

import codecs
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.accounts.text import decode
from readouts.errors import InputError

ENGLISH = (
    "The Foreign Secretary’s office described the exchange as “frank” – and said both sides would return to it "
    "after the summer recess. A third round is planned; no date was named."
)
TEXTS = {
    "en": ENGLISH,
    "pt": "O ministro não confirmou a data da reunião, mas a delegação disse que a cooperação continuará.",
    "fr": "La ministre a rappelé l’importance du dialogue, et les deux délégations se reverront à l’été prochain.",
    "de": "Der Außenminister erklärte, die Gespräche über die Grenzübergänge würden fortgeführt.",
    "ru": "Министры подтвердили готовность продолжить консультации и обсудили открытие новых маршрутов.",
    "zh": "双方外长就边境口岸重新开放交换了意见，并同意在夏季之后继续磋商。",
    "zh-Hant": "雙方外長就邊境口岸重新開放交換了意見，並同意在夏季之後繼續磋商。",
    "ja": "両外相は国境の再開について意見を交換し、夏以降に協議を続けることで一致した。",
    "ko": "양국 장관은 국경 재개방에 대해 의견을 나누고 여름 이후 협의를 계속하기로 했다.",
    "he": "שני השרים שוחחו על פתיחת המעבר והסכימו להמשיך בהתייעצויות לאחר הקיץ.",
    "el": "Οι δύο υπουργοί συμφώνησαν να συνεχίσουν τις διαβουλεύσεις μετά το καλοκαίρι.",
    "tr": "İki bakan sınır kapısının yeniden açılmasını görüştü ve yazdan sonra çalışmayı sürdürme kararı aldı.",
    "ar": "اتفق الوزيران على مواصلة المشاورات بعد الصيف وبحثا إعادة فتح المعبر.",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("language", TEXTS)
def test_unicode_with_and_without_a_mark(language, encoding, caplog):
    text = TEXTS[language]

    assert decode(text.encode(encoding), where="a.txt") == text
    assert bool(caplog.records) == encoding.endswith("e")  # guessed: utf-16-le and utf-16-be


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("en", "cp1252"),
        ("pt", "cp1252"),
        ("fr", "cp1252"),
        ("de", "cp1252"),
        ("ru", "cp1251"),
        ("ru", "koi8_r"),
        ("ru", "cp866"),
        ("zh", "gb18030"),
        ("zh", "gbk"),
        ("zh-Hant", "big5"),
        ("ja", "shift_jis"),
        ("ja", "euc_jp"),
        ("ja", "iso2022_jp"),
        ("ko", "cp949"),
        ("he", "cp1255"),
        ("el", "cp1253"),
        ("tr", "cp1254"),
        ("ar", "cp1256"),
    ],
)
@pytest.mark.parametrize("times", [1, 20])
def test_older_encodings_are_guessed_with_a_warning(language, encoding, times, caplog):
    text = " ".join([TEXTS[language]] * times)

    with caplog.at_level(logging.WARNING, logger="readouts"):
        assert decode(text.encode(encoding), where="old.txt") == text

    (record,) = caplog.records
    assert record.getMessage().startswith("old.txt: not UTF-8, read as ")
    assert "--encoding" in record.getMessage()


@pytest.mark.parametrize(
    "text",
    [
        "The sides’ talks went on.",
        "“Not yet,” he said.",
        "Talks – long ones – in Zürich",
        "The §5 fee of £10 rose by ½",
        "a naïve view",
        "The €5m fund…",
        "Côte d’Ivoire",
        "Türkiye’s view",
        "• first\r\n• second",
    ],
)
def test_a_few_western_characters_in_a_short_english_text(text):
    assert decode(text.encode("cp1252"), where="a.txt") == text


def test_only_the_first_mark_is_dropped():
    assert decode(codecs.BOM_UTF8 + "\ufeffTalks\ufeff".encode(), where="a.txt") == "\ufeffTalks\ufeff"
    assert decode("\ufeffTalks".encode(), where="a.txt", encoding="utf-8") == "Talks"


def test_the_encoding_told_wins():
    # Valid UTF-8 that was meant otherwise.
    assert decode("é".encode(), where="a.txt", encoding="cp1252") == "Ã©"


@pytest.mark.parametrize(
    ("data", "encoding", "problem"),
    [
        ("Münster".encode("cp1252"), "utf-8", "it is not in utf-8 (byte 2 does not fit)"),
        (b"Talks", "utf-99", "there is no encoding “utf-99”"),
        (b"Talks", "rot13", "there is no encoding “rot13”"),
        (b"Talks", "hex", "there is no encoding “hex”"),
        (b"Talks", "utf\0", "utf\ufffd"),
        (rb"Talks \ud800", "unicode_escape", "unicode_escape does not give readable text"),
        (codecs.BOM_UTF16_LE + b"T\0a", None, "it is marked as utf-16-le, but is damaged at byte 3"),
        (b"\xff\xfe\x41\xd8\x41\x00", None, "it is marked as utf-16-le"),
        (b"\x81\x8d\x8f\xff" * 3, "cp1252", "it is not in cp1252 (byte 1 does not fit)"),
    ],
)
def test_encodings_that_do_not_fit(data, encoding, problem):
    with pytest.raises(InputError) as caught:
        decode(data, where="a.txt", encoding=encoding)

    assert problem in str(caught.value)


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "utf-16", "cp1252", "utf-7", "punycode", "idna"]))
def test_any_bytes_give_a_text_that_can_be_written_or_one_clear_error(data, encoding):
    try:
        text = decode(data, where="a.txt", encoding=encoding)
    except InputError as error:
        assert str(error).startswith("a.txt: ")
    else:
        assert any(char.isalnum() for char in text)
        assert text.encode("utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).filter(str.isalnum))
def test_text_in_utf_8_comes_back_as_it_is(text):
    assert decode(codecs.BOM_UTF8 + text.encode(), where="a.txt") == text
