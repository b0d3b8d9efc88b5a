"""Where a passage ends: a table of cases, with ``|`` at every boundary that is expected."""

import re
from pathlib import Path

import pytest

import readouts
from readouts.text.passages import segment

# A boundary is marked once, before or after the white space at it; no case holds a bar of its own.
CASES: dict[str, list[str]] = {
    "plain": [
        "The ministers met in Geneva.| They agreed to meet again.",
        "Both sides noted progress!| Will it last?| Nobody knows.",
        "The envoy asked why?!| Nobody answered.",
        "The talks ended at noon.  |  The delegations left.",
        "One line without a full stop at its end",
        "Talks resumed; the mood was better; no date was set.| More will follow.",
        "The agenda had three items: trade, visas and fisheries.| All were closed.",
        "  Leading and trailing space is nobody’s.  ",
        "The first round ended.|The second round began.",
        "Was a date set?|Nobody would say.",
        "The text is at www.example.org/Text.Html and at press@example.org.| It is long.",
        "The total is 3.5 billion, up from 2.75.| Version 2.0.1 of the text is final.",
        "Trade reached $120.5 bn. in that year.| Exports rose.",
        "The treaty was signed in 1987.| 20 years later it lapsed.",
        "The group met in 2021.| The next meeting is open.",
        "The plenary heard a report.| al-Rashid spoke last.",
        "The text is out. |🎉 All are glad.",
    ],
    "acronym": [
        "Views of the U.S. side were heard.| Nothing was signed.",
        "They spoke of the role of the U.S. |The two sides disagreed.",
        "The U.S. Secretary of State arrived on Monday.| Talks began.",
        "Talks with U.S. President Doe lasted an hour.",
        "The line from Washington, D.C. was poor.| It was fixed.",
        "He flew back to Washington, D.C. |On Friday he reported.",
        "The U.N. Security Council met.| The E.U. Council did not.",
        "A resolution of the U.N. |It was adopted at once.",
        "The call began at 9 a.m. Moscow time and ended at 11 a.m. |They will speak again.",
        "Doors open at 8 p.m. (1700 GMT) for the press.",
        "Dr. Lee holds a Ph.D. in law.| She chaired the panel.",
        "The P.R.C. Foreign Ministry and the D.P.R.K. delegation sat apart.",
        "The future of the U.S. “Safe Ports” plan was noted.",
        "The matter was raised with the U.S. |China hopes for an answer.",
        "It was raised with the U.S. China desk.",
        "Relations with the U.K. |“We want more,” the envoy said.",
        "The U.S. Under Secretary opened the meeting.",
        "The talks ran from 8:05 a.m. to 9:20 a.m. EST. |No text was taken.",
        "Prime Minister Poe, M.P., spoke first. |Sen. R. Moe (D-Va.) replied.",
        "“The U.S. has no such plan,” said Secretary Roe. |“It never had.”",
    ],
    "title": [
        "Gen. Roe and Lt. Col. Poe met Amb. Kim.| Nobody spoke.",
        "Rep. Roe, Sen. Poe and Gov. Moe wrote to Mr. Xi and Mrs. Li.| No reply came.",
        "Ms. Moe thanked Prof. Wu and the Rt. Hon. Jane Roe.",
        "MS. MOE: We agree.| MR. ROE: So do we.",
        "Adm. Roe, Maj. Gen. Poe and Capt. Moe were present.| So was Sgt. Loe.",
        "Messrs. Roe and Poe left.| Dr. No stayed.",
        "The mayor of St. Petersburg met him.| They dined.",
        "MR. MOE: We have nothing to add.| Next.| MS. POE-ROE: Nor have we.",
        "VISIT OF MAJ. GEN. (RET.) J. T. ROE TO THE PORT OF ST. MOE",
        "MINISTER SAID NO. |THE TALKS ENDED AFTER ART. 5 WAS READ.",
        "The bank told the SEC. |The agency is silent.",
        "Lt. Gen. (Ret.) J. T. Roe met Brig. (retd.) Poe.| Gen. Moe (Ret.) was away.",
        "The chair is Gen. J. Moe (Ret.). |She sat by Gen. Poe, Ret. |The rest stood.",
    ],
    "initials": [
        "A note by J. R. Roe was read.| It was short.",
        "President Joseph R. Roe, Jr. held a call.| It lasted an hour.",
        "George W. Poe and John F. Moe wrote it.",
        "The author is Jane Roe, Ph.D. |She lives in Riga.",
        "J.R.R. Roe and A. A. Poe signed.| So did I. I. Moe.",
        "There is no plan B. |Moscow was told.",
        "The text is in Annex A. |Both sides accept it.",
    ],
    "abbreviation": [
        "Berth No. 2 is open.| Berth No. 3 is not.",
        "To the question he said no. |The envoy nodded.",
        "Under Art. 5 and para. 7 (p. 4, pp. 6-9) it is void.| So says the court.",
        "The case Roe vs. Poe is old.| Poe v. Moe is not.",
        "Star Shipping Co. Ltd. signed.| Star Lines, Inc. did not.",
        "The buyer is Star Shipping Co. |The price is secret.",
        "They spoke on Jan. 26 and on Wed. Feb. 2 by telephone.| No date was set.",
        "Some partners, e.g. Chad and Mali, agreed.| Others, i.e. Niger, did not.",
        "He named grain, fuel, etc. |The list is long.",
        "The letter of Roe et al. |Is it public?",
        "Resolution No. A/12 stands, cf. Annex II and Sec. 4 there.",
        "The modern art. |The old art.",
        "The meeting in Palo Alto, Calif. President Roe called good was long.",
        "The islands of St. Kitts (pop. 50,000) voted against. |Others abstained.",
        "The fee is $3.2 bn. |It is the largest yet.",
        "The text, which runs to 3 pp., is online. |See page 2.",
    ],
    "ellipsis": [
        "We waited… |Then they came.",
        "We waited... |Then they came.",
        "We waited... and they came.",
        "The text says that … Ukraine is free.",
        "“The parties [...] Reaffirm the pact,” it says.",
        "The parties . . . Agreed to pause. |Then they left.",
        "... The rest is silence.",
        "“A pause is not a peace” ... |The war goes on.",
        "“…and that is why we are here.” |He left the stage.",
    ],
    "quotation": [
        "“A must stop. |B must too,” he said.",
        '"A must stop. |B must too," he said.',
        "“We agree.” |He left.",
        '"We agree." |He left.',
        "“Stop!” he said. |Nobody did.",
        '"Stop!" he said. |Nobody did.',
        "“Will you come?” Minister Roe asked. |No answer came.",
        "“Will you come?” |The minister did not answer.",
        "‘We agree.’ |They left.",
        "He said: “We agree.” |“So do we,” she said.",
        "«Мы готовы». |Он уехал.",
        "« Nous sommes prêts. » |Il est parti.",
        "„Wir sind bereit.“ |Er ging.",
        "»Wir sind bereit.« |Er ging.",
        "“We agree.“ |He left.",
        "”We agree.” |He left.",
        "“We never close it. |They left. |Nobody came back.",
        '"We never close it. |They left. |Nobody came back.',
        "“We agree,” he said. |“They do not.” |The talks ended.",
        "“We stand by the text. |\n\n“We will not change it. |\n\n“That is all,” he said.",
        'He said " we agree. " |She left.',
        "“We agree.”[3] |He left.",
        "“We agree.”|The envoy left.",
        "“‘Never again.’” |So it ended.",
        "The “Yes!” camp won. |It was close.",
        "The minister “regrets the loss of life.” |Condolences were sent.",
        "“No!” |The answer was clear.",
    ],
    "brackets": [
        "The talks ended. |(The embassy declined to comment.) |A new round is planned.",
        "The talks (the third this year) ended. |Nobody spoke.",
        "The envoy (was he late?) sat down. |All rose.",
        "The envoy was late (again!). |All rose.",
        "The acting (!) Minister spoke first.",
        "(The first point stands. |The second falls.) |The rest is open.",
        "The pact was signed.[1] |It lapsed.[2][3] |It is dead.",
        "The pact was signed.¹ |It lapsed. [4] |It is dead.",
        "**The pact holds.** |The rest is open.",
        "The sides agreed (i) to open the port and (ii) to meet again. |No date is fixed.",
        "MOSCOW, Feb. 14 (WIRE) – The talks ended. |No text was agreed.",
    ],
    "lines": [
        "The two ministers discussed trade\nand visas in Vienna. |They will\nmeet again in\nSpring.",
        "The two ministers discussed trade\r\nand visas in Vienna. |They will\r\nmeet again.",
        "The first paragraph has no stop\n\n|The second has one.",
        "The first paragraph has no stop\r\n\r\n|the second neither",
        "The first paragraph has no stop\n \t \n|the second neither",
        "one paragraph\u2029|another one\u2028on two lines",
        "The minister thanked George\nW. Poe for his work as envoy.",
        "The visit of the delegation to the port of Riga – the first in years –\n"
        "was short. |The delegation of the ministry that came by sea was smaller",
        "The visit of the delegation to the port of Riga in spring was brief\n"
        "– the first in years – and all the delegates flew home on Sunday.",
    ],
    "headings": [
        "Call with Minister Roe\n\n|The Secretary spoke with Minister Roe.",
        "Call with Minister Roe\n|The Secretary spoke today with Minister Roe about grain and fuel.",
        "Office of the Spokesperson\n|Press Release\n"
        "|The Secretary spoke today with Minister Roe about grain and fuel.",
        "# Summary\n|The ministers met.\n|## Next steps\n|They will meet again.",
        "Summary\n|=======\n|The ministers met and had nothing to add to it.",
        "The talks ended well.\n|Next Steps\n|The delegations will meet again in spring to close the text.",
        "MOSCOW, January 26. /WIRE/. |The minister left.",
    ],
    "lists": [
        "The sides agreed to:\n|- open the port\n|- pause the tariff;\n|- meet again.\n",
        "* grain\n|* fuel and\n  energy\n|* fish",
        "• grain\n|•fuel\n|• fish",
        "Points\n|– grain\n|– fuel",
        "The agenda of the meeting\n|1. Trade in grain. |Prices.\n|2. Fuel\n|3. Fish",
        "(a) grain\n|(b) fuel\n|(c) fish",
        "1) grain\n|2) fuel",
        "A. Grain\n|B. Fuel\n|C. Fish",
        "1. Grain\n|1. Fuel and energy\n|1. Fish",
        "i. grain\n|ii. fuel\n|iii. fish",
        "1. The parties shall meet. |2. The parties shall talk.",
        "They agreed as follows: 1. The port opens. |2. The tariff ends.",
        "Points: • Grain. |• Fuel. |• Fish.",
        "The points were these. |- Grain comes first. |- Fuel comes next.",
        "They agreed:\n|  o  to open the port;\n|  o  to pause the tariff in\n     May; and\n|  o\tto meet.",
        "O ministro visitou ontem todo\no porto e falou com a gente",
        "(Signed)\n|For the Republic of Arland: Ada Holm\n|For Besk: P. T. Lind",
        "Date: 4 May\n|Place: Norvik, in the Hall of\n|Present: Ada Holm and Per Lind",
        "The envoys named two ports of the coast that\nRoe had sought: Norvik and Holm, where the\n"
        "Arland fleet lies and no other ship may.",
        "Present: |\n- Amb. J. Roe\n|- Dr. P. Poe\n|- Mr. M. Moe",
    ],
    "zh": [
        "双方就贸易问题交换了意见。|会谈是坦率的。",
        "谈判会继续吗？|没有人知道！|会议结束了。",
        "部长强调：“协议必须遵守。|任何一方不得违反。”|会谈随后结束。",
        "“我们同意。”他说。|会谈结束了。",
        "贸易额达到3.5亿元，增长２．５倍。|情况良好。",
        "双方同意:①开放港口;②暂停关税。|会议结束",
        "一、港口问题\n|二、关税问题\n|三、渔业问题",
        "会议在北京举行…… |各方表示满意。",
        "双方交换意见（包括关税问题）。|通话持续一小时。",
    ],
    "ja": [
        "両外相は会談した。|次回の日程は未定である。",
        "大臣は「合意した。」と述べた。|会談は終わった。",
        "「次はいつか？」|記者は尋ねた。",
    ],
    "ru": [
        "Встреча прошла в г. Москве. |Стороны обсудили торговлю.",
        "Это шаг вперёд, т. е. начало. |Работа идёт.",
        "Обсудили зерно, топливо и т. д. |Стороны довольны.",
        "Министр С. В. Роев встретил А.Б. Поева. |Беседа была краткой.",
        "Договор подписан в 1995 г. |Он действует.",
        "В 1995 г. Россия подписала договор. |Он действует.",
        "«Мы готовы. |Мы ждём», — сказал министр. |Все согласились.",
        "«Когда?» — спросил он. |Ответа не было.",
        "Оборот вырос до 3 млрд. |Это рекорд.",
        "Доклад акад. Роева и проф. Поева, см. стр. 4 и рис. 2, принят.",
        "В. Роев и Дж. Поев обсудили кризис. |Контакты продолжатся.",
        "Помощь составит 20 млн долл. США. |Она поступит весной.",
        "Переговоры состоялись 7 дек. 2021 г. |Стороны обсудили безопасность.",
    ],
    "ar": ["هل تستمر المحادثات؟ |لا أحد يعلم. |انتهى الاجتماع.", "التقى د. سالم الوزير. |ثم غادر."],
    "ur": ["دونوں وزراء نے ملاقات کی۔ |بات چیت جاری رہے گی۔"],
    "hi": ["दोनों मंत्रियों ने बात की। |वार्ता जारी रहेगी।"],
    "fr": [
        "M. Roe a reçu Mme Poe. |L’art. 5 reste en vigueur.",
        "Il a dit : « Nous restons prêts. » |L’entretien a été bref.",
    ],
    "de": [
        "Am 3. Oktober traf Dr. Roe den Minister, z. B. in Bonn. |Die Gespräche dauern an.",
        "„Wir sind bereit“, sagte er am 26. Januar. |Danach schwieg er.",
    ],
    "es": ["El Sr. Roe visitó los EE. UU. y habló del art. 5. |La Sra. Poe no asistió."],
    "uk": ["Сторони обговорили допомогу на 2022 р. |Зустріч відбудеться."],
}
_LANGUAGES = {"uk", "zh", "ja", "ru", "ar", "ur", "hi", "fr", "de", "es"}


def _rows() -> list[tuple[str, str]]:
    return [(case, group if group in _LANGUAGES else "en") for group, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(
    ("marked", "language"),
    _rows(),
    ids=[f"{group}-{number}" for group, cases in CASES.items() for number in range(1, len(cases) + 1)],
)
def test_passages_end_where_the_case_says(marked: str, language: str) -> None:
    text = marked.replace("|", "")
    expected = [piece.strip() for piece in marked.split("|")]
    assert [span.of(text) for span in segment(text, language)] == expected


@pytest.mark.parametrize("language", [None, "en-GB", "EN", "zxx", "", "not a language"])
def test_an_unknown_language_still_gets_the_common_rules(language: str | None) -> None:
    text = "Gen. Roe met Mr. Poe of the U.S. They agreed."
    assert [span.of(text) for span in segment(text, language)] == [
        "Gen. Roe met Mr. Poe of the U.S.",
        "They agreed.",
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t\u2028\u3000"])
def test_a_text_without_words_has_no_passages(text: str) -> None:
    assert segment(text) == ()


@pytest.mark.parametrize("unit", ["word ", "слово ", "谈判", "w", "“", '"', "(", "- "])
def test_what_has_no_full_stop_stays_one_passage(unit: str) -> None:
    assert len(segment(unit * 3000)) == 1


def test_offsets_count_code_points_outside_the_first_plane() -> None:
    text = "😀 𝒳𝒳 met 𝒴𝒴. 𝒵𝒵 left."
    assert [span.of(text) for span in segment(text)] == ["😀 𝒳𝒳 met 𝒴𝒴.", "𝒵𝒵 left."]


def test_marks_that_cannot_be_seen_hide_no_boundary() -> None:
    text = "They met.\u200f \u200fThey\u200b left.\n\u200b\nThe end"
    assert [span.of(text).strip("\u200b\u200f\n") for span in segment(text)] == [
        "They met.",
        "They\u200b left.",
        "The end",
    ]


def test_a_number_at_the_start_of_a_wrapped_line_is_no_list() -> None:
    text = "The envoys of both sides will meet again on January\n26. The place is open."
    assert [span.of(text) for span in segment(text)][1:] == ["The place is open."]


def test_an_honourable_member_is_not_cut():
    text = "My right hon. Friend the Secretary met the envoy. The right hon. Member is mistaken."
    assert [span.of(text) for span in segment(text, "en")] == [
        "My right hon. Friend the Secretary met the envoy.",
        "The right hon. Member is mistaken.",
    ]


def test_what_signs_off_a_release_is_no_part_of_its_last_sentence():
    spans = segment("They met in Norvik.\n-END-\n--Port Press", "en")
    assert len(spans) == 3
    assert len(segment("They met in Norvik\n--Foreign Minister Lie said so", "en")) == 1


def test_no_group_of_a_pattern_is_possessive():
    """Python 3.11.2, which Debian 12 has, reads such a group wrongly (python/cpython issues 100061, 106052)."""
    possessive = re.compile(r"\)(?:[*+?]|\{[\d,]+\})\+|\(\?>")
    assert possessive.search(r"(?:a|b)*+")
    sources = sorted(Path(readouts.__file__).parent.rglob("*.py"))
    assert [path.name for path in sources if possessive.search(path.read_text("utf-8"))] == []
