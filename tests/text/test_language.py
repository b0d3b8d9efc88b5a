"""Languages are named where a text says enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.text.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two ministers agreed to continue their consultations after the summer.", "en"),
        ("Les deux ministres sont convenus de poursuivre leurs consultations.", "fr"),
        ("Die beiden Minister vereinbarten, ihre Gespräche fortzusetzen.", "de"),
        ("Министры договорились продолжить консультации после лета.", "ru"),
        ("Міністри домовилися продовжити консультації після літа.", "uk"),
        ("两国部长同意夏季之后继续磋商。", "zh"),
        ("兩國部長同意夏季之後繼續磋商，並就邊境口岸交換意見。", "zh"),
        ("両大臣は夏以降も協議を続けることで一致した。", "ja"),
        ("اتفق الوزيران على مواصلة المشاورات بعد الصيف.", "ar"),
        ("وزرا توافق کردند که گفت‌وگوها را پس از تابستان ادامه دهند.", "fa"),
        ("İki bakan görüşmelerin yazdan sonra sürmesi konusunda anlaştı.", "tr"),
    ],
)
def test_languages_states_publish_in(text, language):
    assert detect_language(text) == language
    assert detect_language(text * 400) == language


@pytest.mark.parametrize("text", ["", " \n", "OK", "26.01.2022", "…", "NATO, EU, UN, G7.", "1, 2, 3 " * 50, "双方"])
def test_abstains_where_a_text_says_too_little(text):
    assert detect_language(text) is None


def test_abstains_on_letters_that_are_no_language():
    assert detect_language("qwrt zxcv plkj mnbv hgfd wrtz bvcx " * 4) is None


@given(st.text())
def test_any_text_gives_a_short_code_or_none(text):
    found = detect_language(text)

    assert found is None or (found.isalpha() and len(found) == 2)
