"""The e-mail and its PDF: whole, harmless, readable without pictures, and the same each time."""

import re
from html.parser import HTMLParser

from amends.adapters.digest_pdf import as_pdf
from amends.digest.html import as_html, as_text

from tests.unit.digest.builders import HOSTILE, a_digest


class Parts(HTMLParser):
    """The tags, links and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "background")]
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_hostile_names_are_text_and_nothing_is_loaded() -> None:
    page = Parts(as_html(a_digest()))
    assert page.open == []
    assert not {"script", "img", "link", "iframe", "style"} & set(page.tags)
    assert page.text.count(HOSTILE) == 3, "a brand in bars and in a table, and a theme"
    assert all(
        link.startswith(("https://console.example/reports", "https://console.example/settings/reports"))
        for link in page.links
    )
    assert len(page.links) == 4


def test_the_escaping_is_what_makes_them_text() -> None:
    made = as_html(a_digest()).replace("&lt;script&gt;", "<script>").replace("&lt;/script&gt;", "</script>")
    assert "script" in Parts(made).tags


def test_each_number_of_a_bar_stands_beside_it() -> None:
    text = Parts(as_html(a_digest())).text
    for bar in [*a_digest().outcomes, *a_digest().trend]:
        assert bar.name in text
        assert bar.said in text


def test_the_plain_text_says_the_same_on_single_lines() -> None:
    told = a_digest()
    text = as_text(told.model_copy(update={"sentence": "one\r\nBcc: two"}))
    assert "one Bcc: two" in text
    for bar in [*told.outcomes, *told.trend]:
        assert f"- {bar.name}: {' '.join(bar.said.split())}" in text
    assert told.comparison_page in text


def test_without_competitors_themes_and_console_there_are_no_parts_and_no_links_of_them() -> None:
    told = a_digest(comparison=None, themes=[], console="")
    page = Parts(as_html(told))
    assert page.links == []
    assert "Competitors" not in page.text + as_text(told)
    assert "Emerging" not in page.text + as_text(told)
    assert as_pdf(told)


def test_the_pdf_has_a_title_a_language_and_numbered_pages_and_is_the_same_each_time() -> None:
    content = as_pdf(a_digest())
    assert content == as_pdf(a_digest())
    assert content.startswith(b"%PDF-")
    assert b"/Lang (en)" in content
    assert b"/Title (What came of it at larkfield: 2 to 8 November 2026)" in content
    assert len(re.findall(rb"/Type /Page\b(?!s)", content)) == 2
    assert b"/URI (https://console.example/reports/themes?" in content
    assert not re.search(rb"/JavaScript|/Launch|/EmbeddedFile", content)


def test_letters_that_the_font_lacks_do_not_stop_the_pdf() -> None:
    assert as_pdf(a_digest(sentence="日本 🔥 \u202e <b>&", brand="ő"))


def test_a_long_digest_goes_on_over_more_pages() -> None:
    themes = [a_digest().themes[0].model_copy(update={"why": "word " * 200})] * 6
    assert len(re.findall(rb"/Type /Page\b(?!s)", as_pdf(a_digest(themes=themes)))) > 2
