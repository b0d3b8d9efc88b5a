"""Make the files in ``tests/accounts/files`` with LibreOffice and Chromium: ``python tests/accounts/make_files.py``.

The files are committed, since the programs are not there where the tests run. The words are ours.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

FILES = Path(__file__).parent / "files"
HEAD = "Ministry of Transport, press service"
TITLE = "Call with Minister Moe"
OPENING = (
    "The Minister of Transport, Ana Roe, spoke by telephone on Wednesday with her counterpart, Jan Moe, about the "
    "border crossing at Lower Ford, which has been closed since the floods of last autumn."
)
PARAGRAPHS = [
    f"{OPENING} Both sides thanked the engin\u00adeers who rebuilt the bridge.",
    "Ms. Roe said that the crossing would reopen on 14 March, and that lorries of up to 20 tonnes could use it. “We do "
    "not accept further delays,” she added.",
    "The ministers instructed their experts to prepare a long-term agreement on the upkeep of the bridge, including "
    "who pays for inspections, and to report before the summer.",
    "Mr. Moe raised the matter of drivers who wait for visas, and asked for a second window at the consulate.",
]
ROUNDS = [
    f"In round {number} of the talks the delegations went through chapter {number} of the draft agree\u00adment line by line, noted "
    "where they still differ, and asked the legal experts to bring the two versions of the text together before "
    f"the ministers meet again; the minutes of round {number} were signed by both heads of delegation."
    for number in range(1, 13)
]
"""Enough for a document of many pages, in which paragraphs go on over the end of a page."""
ROWS = [("Day", "Opens"), ("Monday to Friday", "6.00"), ("Saturday", "8.00")]
CHINESE = [
    "中国交通部长与邻国同行于三日通了电话。双方就边境口岸重新开放交换了意见，并同意在夏季之后继续磋商。",
    "部长说：“我们不接受进一步拖延。”两国专家将起草一份长期协议！",
]
ARABIC = [
    "أجرى وزير النقل اتصالا هاتفيا مع نظيره يوم الأربعاء. واتفق الوزيران على مواصلة المشاورات بعد الصيف.",
    "وقال الوزير: «لن نقبل مزيدا من التأخير». هل يفتح المعبر في آذار؟ سيجيب الخبراء عن ذلك.",
]
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in {
        "office": "office", "text": "text", "style": "style", "table": "table", "meta": "meta",
    }.items()
)  # fmt: skip
_MORE = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def open_document(paragraphs: list[str], *, language: str = "en", country: str = "GB", repeat: int = 1) -> str:
    """Return a flat OpenDocument text with a running head, a page number and a table."""
    body = "".join(f'<text:p text:style-name="Body">{text}</text:p>' for text in paragraphs * repeat)
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in ROWS
    )
    table = (
        f'<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>{rows}</table:table>'
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_NAMES} {_MORE} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>{TITLE}</dc:title><meta:creation-date>2023-03-02T10:00:00</meta:creation-date></office:meta>
<office:styles><style:style style:name="Body" style:family="paragraph">
<style:paragraph-properties fo:margin-bottom="0.3cm"/>
<style:text-properties fo:font-size="11pt" fo:language="{language}" fo:country="{country}"/></style:style></office:styles>
<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="15cm"
fo:page-height="10cm" fo:margin="1.5cm"/><style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p>{HEAD}</text:p></style:header>
<style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text><text:h text:outline-level="1">{TITLE}</text:h>{body}{table}</office:text></office:body>
</office:document>"""


def page(paragraphs: list[str] = PARAGRAPHS) -> str:
    """Return a page whose menu and footer are put in by a script, as many sites do it."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    rows = "".join(f"<tr><td>{day}</td><td>{opens}</td></tr>" for day, opens in ROWS)
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{TITLE} | Ministry of Transport</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Ministry of Transport">
<meta property="article:published_time" content="2023-03-02T10:00:00Z">
<link rel="canonical" href="https://transport.example/calls/moe"></head>
<body><nav id="menu"></nav><main><article><h1>{TITLE}</h1>{text}<h2>Opening hours</h2><table>{rows}</table></article>
</main><footer id="foot"></footer><script>
document.getElementById("menu").innerHTML = "<ul><li><a href='/'>Home</a></li><li><a href='/p'>Press room</a></li></ul>";
document.getElementById("foot").textContent = "All rights reserved by the ministry.";
</script></body></html>"""


def convert(folder: Path, name: str, source: str, kind: str) -> None:
    """Let LibreOffice write a file."""
    path = folder / f"{name}.fodt"
    path.write_text(source, encoding="utf-8")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(FILES), str(path)]
    subprocess.run(command, check=True, capture_output=True)


def main() -> None:
    """Write all the files."""
    FILES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        convert(folder, "libreoffice", open_document(PARAGRAPHS), "docx")
        convert(folder, "libreoffice", open_document(PARAGRAPHS), "pdf")
        convert(folder, "libreoffice", open_document(PARAGRAPHS), "rtf")
        convert(folder, "chinese", open_document(CHINESE, language="zh", country="CN"), "docx")
        convert(folder, "arabic", open_document(ARABIC, language="ar", country="SA"), "docx")
        convert(folder, "long", open_document(ROUNDS), "pdf")
        source = folder / "page.html"
        source.write_text(page(), encoding="utf-8")
        printed = folder / "printed.html"
        # Chromium draws a soft hyphen inside a line as a gap.
        printed.write_text(page().replace("\u00ad", ""), encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", source.as_uri()]
        done = subprocess.run(command, check=True, capture_output=True)
        (FILES / "chromium.html").write_bytes(done.stdout)
        subprocess.run(
            [*command[:-2], "--no-pdf-header-footer", f"--print-to-pdf={FILES / 'chromium.pdf'}", printed.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip
        many = folder / "many.html"
        many.write_text(page(ROUNDS * 2).replace("\u00ad", ""), encoding="utf-8")
        # With the head and the foot that the browser itself prints: day and title, address and number of the page.
        subprocess.run(
            [*command[:-2], f"--print-to-pdf={FILES / 'printed.pdf'}", many.as_uri()],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    sys.exit(main())
