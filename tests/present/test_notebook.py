from __future__ import annotations

import re
from html.parser import HTMLParser

from hand_made import TEXT, make_reading, make_report
from rashomon.findings import Reading
from rashomon.present.notebook import reading_html


class Checker(HTMLParser):
    """Fails on tags that do not nest; keeps the words of the text block."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.words: list[str] = []
        self.inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            return
        self.stack.append(tag)
        if ("class", "rashomon-text") in attrs:
            self.inside = len(self.stack)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag
        if len(self.stack) < self.inside:
            self.inside = 0

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.words.append(data)


def test_html_nests_and_holds_every_word() -> None:
    html = reading_html(make_reading())
    checker = Checker()
    checker.feed(html)
    assert checker.stack == []
    assert "".join(checker.words) == TEXT
    assert re.search(
        r'<span class="event" title="[^"]*according to the health ministry"[^>]*>shelled</span>', html
    )
    assert '<td class="unknown">unstated</td>' in html


def test_what_the_report_says_is_escaped() -> None:
    report = make_report('<script>alert("x")</script> & more', outlet="<b>Post</b>")
    html = reading_html(Reading(report=report, reader="1"))
    assert "<script" not in html
    assert "<b>Post" not in html
    assert "&lt;script&gt;" in html


def test_html_asks_for_nothing_from_anywhere() -> None:
    html = reading_html(make_reading())
    assert not re.search(r"https?://|src=|url\(|@import", html)


def test_notebook_finds_it_and_lone_surrogates_do_no_harm() -> None:
    assert make_reading()._repr_html_() == reading_html(make_reading())
    reading_html(Reading(report=make_report("a \ud800 b"), reader="1")).encode("utf-8")


def test_repr_is_short_and_says_what_is_there() -> None:
    shown = repr(make_reading())
    assert len(shown) < 300
    assert "2 events" in shown
    assert "Arden Post" in shown
