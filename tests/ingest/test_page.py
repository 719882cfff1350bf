"""Saved pages: text, what they say of themselves, anchors, what was dropped."""

from __future__ import annotations

import re
import time
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from rashomon.errors import RejectedInputError
from rashomon.ingest.agents import lost_agents
from rashomon.ingest.dom import Dom, compact, fragment_blocks
from rashomon.ingest.furniture import is_boilerplate, without_furniture
from rashomon.ingest.page import open_page
from rashomon.ingest.taken import Options, Taken
from rashomon.report import Report

OPTIONS = Options()
SENTENCES = (
    "Two shells fell beside the northern bridge of Arden on Monday morning, the mayor said.",
    "Ten people were taken to the hospital of Vesk with burns, a nurse told this newspaper.",
    "The council of Arden met in the evening and closed both bridges until further notice.",
)
BODY = "".join(f"<p>{sentence}</p>\n" for sentence in SENTENCES)
LD = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebPage"},'
    '{"@type": "NewsArticle", "headline": "Two bridges of Arden closed", "datePublished":'
    ' "1996-06-03T10:00:00+0100", "dateModified": "1996-06-04", "author": [{"name": "Ann Hale"},'
    ' {"name": "By Bo Vesk"}], "publisher": {"name": "Arden Post"}, "inLanguage": "en"}]}</script>'
)


def page(body: str = BODY, head: str = "", title: str = "Two bridges of Arden closed") -> bytes:
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>{title} | Arden Post</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def take(data: bytes, **options: Any) -> Taken:
    return open_page(data, "a.html", OPTIONS, **options)


def texts(report: Report) -> list[str]:
    return [report.quote(span) for span in report.paragraphs]


def tree(taken: Taken) -> Any:
    assert taken.page is not None and taken.page_encoding is not None
    decoded = taken.page.decode(taken.page_encoding, "replace").encode()
    return lxml_html.document_fromstring(decoded, parser=lxml_html.HTMLParser(encoding="utf-8"))


def text_content(element: Any) -> str:
    """The DOM's textContent: comments left out."""
    return "".join(element.xpath("./descendant::text()"))


def check_anchors(taken: Taken) -> None:
    """Each anchored block stands, white space aside, where its anchor says."""
    root = tree(taken)
    for anchor in taken.report.anchors:
        if anchor.path is None:
            continue
        [element] = root.xpath(anchor.path)
        there = text_content(element)[anchor.offset :]
        block = taken.report.text[anchor.start : anchor.end]
        assert compact(there).startswith(compact(block))
        assert not there[:1].isspace()


def test_text_and_metadata() -> None:
    taken = take(page(head=LD))
    report = taken.report
    assert report.text == "\n\n".join(["Two bridges of Arden closed", *SENTENCES])
    assert report.headline is not None
    assert report.quote(report.headline) == "Two bridges of Arden closed"
    assert (report.outlet, report.byline, report.language) == ("Arden Post", "Ann Hale, Bo Vesk", "en")
    assert (report.published, report.updated) == ("1996-06-03T10:00:00+01:00", "1996-06-04")
    assert taken.page == page(head=LD)
    assert len(report.anchors) == 4
    assert all(anchor.anchored for anchor in report.anchors)
    assert report.warnings == ()
    check_anchors(taken)


def test_meta_tags_where_there_is_no_json_ld() -> None:
    head = (
        '<meta property="og:site_name" content="Norland Times"><meta property="og:title" content="Two '
        'bridges of Arden closed"><meta property="article:published_time" content="1996-06-03">'
        '<meta name="author" content="By Ann Hale"><link rel="canonical" href="https://norland.example/a">'
    )
    report = take(page(head=head)).report
    assert (report.outlet, report.published, report.byline) == ("Norland Times", "1996-06-03", "Ann Hale")
    assert report.url == "https://norland.example/a"


def test_no_date_is_guessed() -> None:
    body = (
        BODY + "<p>Copyright 1999. On 3 June 1916 ships met off Jutland, and nobody has forgotten that.</p>"
    )
    times = "<aside><time datetime='1996-01-01'>a</time><time datetime='1997-01-01'>b</time></aside>"
    report = take(page(body + times)).report
    assert report.published is None


@pytest.mark.parametrize(
    "broken", ["{", '{"@type": 5}', "[[[]]]", '{"author": {"name": {"name": 3}}}', "null"]
)
def test_broken_json_ld_does_no_harm(broken: str) -> None:
    report = take(page(head=f'<script type="application/ld+json">{broken}</script>')).report
    assert report.headline is not None


def test_furniture_goes_and_sentences_stay() -> None:
    body = (
        f"<p>{SENTENCES[0]}</p><p>Advertisement</p><p><a href='/x'>Ferry to Vesk resumes</a></p>"
        f"<p>{SENTENCES[1]}</p><p>MORE: <a href='/y'>What the mayor wants next</a></p>"
        f"<p><a href='/z'>{SENTENCES[2]}</a></p><p>© 1996 Arden Post. All rights reserved.</p>"
    )
    assert texts(take(page(body)).report) == list(SENTENCES)


def test_the_repeat_of_a_headline_or_a_block_is_taken_once() -> None:
    root = lxml_html.document_fromstring("<p>Once only on this page.</p>")
    assert without_furniture(["Once only on this page."] * 2, Dom(root)).blocks == ["Once only on this page."]


def test_a_pay_notice_ends_the_text() -> None:
    body = (
        f"<p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p><p>To continue reading this story, please subscribe.</p>"
    )
    report = take(page(body + "<p>You get a mug and a bag with it.</p>")).report
    assert texts(report) == list(SENTENCES[:2])
    assert "pay notice" in report.warnings[0]


def furniture_rows() -> list[list[str]]:
    lines = files("rashomon.ingest").joinpath("boilerplate.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("row", furniture_rows(), ids=lambda row: row[1][:30])
def test_every_furniture_pattern_fires_on_its_example(row: list[str]) -> None:
    assert re.fullmatch(row[0], row[1].strip(" ()"), re.IGNORECASE)
    assert is_boilerplate(row[1])


@pytest.mark.parametrize(
    "sentence",
    [
        *SENTENCES,
        "Sign up sheets were handed out in Arden.",
        "More: that was what the council wanted.",
        "Comments by the mayor were not published.",
        "On 3 June 1916 the fleet returned.",
    ],
)
def test_sentences_are_no_furniture(sentence: str) -> None:
    assert not is_boilerplate(sentence)


def test_anchors_in_nested_and_split_markup() -> None:
    body = (
        f"<div><!-- note --><script>var x = 1;</script><p>  {SENTENCES[0].replace('she', '<b>sh</b>e')}</p>"
        f"<p><em>{SENTENCES[1][:20]}</em>{SENTENCES[1][20:]}</p></div><p>{SENTENCES[2]}</p>"
    )
    taken = take(page(body))
    assert texts(taken.report) == list(SENTENCES)
    assert all(anchor.anchored for anchor in taken.report.anchors)
    check_anchors(taken)


def test_the_headline_is_anchored_in_its_heading() -> None:
    taken = take(page(f"<p>{SENTENCES[0]}</p>{BODY}", title="Two bridges"))
    path = taken.report.anchors[0].path
    assert path is not None and path.endswith("/h1")


def test_other_encodings_and_soft_hyphens() -> None:
    data = page().decode().replace("utf-8", "iso-8859-1").replace("Vesk", "Ve&shy;sk – Ålen")
    report = take(data.encode("cp1252")).report
    assert "Vesk – Ålen" in report.text
    russian = "".join(
        f"<p>Снаряды упали возле моста номер {n}, сообщил мэр города Арден.</p>" for n in range(5)
    )
    data = page(russian).decode().replace("utf-8", "windows-1251")
    report = take(data.encode("cp1251")).report
    assert "сообщил мэр" in report.text
    assert report.language == "ru"


def test_a_lying_language_is_corrected_and_told() -> None:
    data = page().replace(b"<html>", b"<html lang='de'>")
    report = take(data).report
    assert report.language == "en"
    assert "de" in report.warnings[0]


@pytest.mark.parametrize(
    ("shown", "extract", "lost"),
    [
        ("Ten were killed by Norland forces.", "Ten were killed.", ["by Norland forces"]),
        ("Ten were killed by the army of Vesk.", "Ten were killed.", ["by the army"]),
        ("Ten were held by police in Arden.", "Ten were held in Arden.", ["by police"]),
        ("Ten were held by police in Arden.", "Ten were held by police in Arden.", []),
        ("By Ann Hale\nTen were killed.", "Ten were killed.", []),
        ("Arden, photographed by Ann Hale", "Arden", ["by Ann Hale"]),
        ("The bridge will open by Monday.", "The bridge will open.", []),
        ("Ten were hurt by falling glass.", "Ten were hurt.", []),
    ],
)
def test_lost_agents(shown: str, extract: str, lost: list[str]) -> None:
    assert lost_agents(shown, extract) == lost


def test_a_dropped_by_phrase_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told = "Ten people were killed by Norland forces beside the bridge of Arden on Monday, a nurse said."
    cut = told.replace(" by Norland forces", "")
    monkeypatch.setattr("rashomon.ingest.page._article_blocks", lambda root: [SENTENCES[0], cut])
    report = take(page(f"<p>{SENTENCES[0]}</p><p>{told}</p>")).report
    assert not report.anchors[-1].anchored
    assert any("unanchored" in warning for warning in report.warnings)
    assert any("'by Norland forces'" in warning for warning in report.warnings)


@pytest.mark.parametrize(
    "data", [b"", b"   ", b"<html></html>", b"<p>Menu</p>", b"\x00\x01\x02", b"<!-- -->", b"{}"]
)
def test_pages_without_an_article(data: bytes) -> None:
    with pytest.raises(RejectedInputError) as caught:
        take(data)
    assert caught.value.reason in ("empty", "no_article_found")


@given(st.text(max_size=200))
def test_no_markup_raises(markup: str) -> None:
    try:
        taken = take(page(BODY + markup))
    except RejectedInputError:
        return
    check_anchors(taken)


@given(
    st.lists(st.text(st.characters(categories=("L", "Nd", "P", "Zs")), min_size=1, max_size=20), max_size=6)
)
def test_dom_places_are_right(words: list[str]) -> None:
    from html import escape

    markup = "".join(f"<div>{escape(w)}<b>{escape(w)}</b> tail<!-- c --> {escape(w)}</div>" for w in words)
    root = lxml_html.document_fromstring(f"<body>start{markup}</body>")
    dom = Dom(root)
    for word in words:
        run = dom.find(compact(word), 0)
        if run is None:
            assert not compact(word)
            continue
        place = dom.place(run)
        [element] = root.xpath(place.path)
        assert compact(text_content(element)[place.offset :]).startswith(compact(word))


def test_fragments() -> None:
    assert fragment_blocks("<p>One <b>two</b>\n three</p>four<br>five<ul><li>six</li></ul>") == [
        "One two three",
        "four",
        "five",
        "six",
    ]
    assert fragment_blocks("plain &amp; simple") == ["plain & simple"]
    assert fragment_blocks("") == fragment_blocks("<script>x</script>") == []


def test_a_big_page_takes_no_quadratic_time() -> None:
    body = "".join(
        f"<p>Shell {n} fell beside bridge {n * 7} of Arden on day {n % 9}, the mayor said.</p>"
        for n in range(6000)
    )
    started = time.process_time()
    taken = take(page(body))
    assert len(taken.report.paragraphs) > 5000
    assert time.process_time() - started < 8


def test_many_lines_in_one_element_take_no_quadratic_time() -> None:
    lines = "<br>".join(
        f"Shell {n} fell beside bridge {n * 7} of Arden, the mayor said." for n in range(3000)
    )
    started = time.process_time()
    taken = take(page(f"<div>{lines}</div><pre>{lines.replace('<br>', chr(10))}</pre>"))
    assert time.process_time() - started < 8
    assert sum(anchor.anchored for anchor in taken.report.anchors) > 3000


def test_deep_markup_raises_nothing() -> None:
    for data in (
        page("<div>" * 5000 + BODY),
        page("<b><i>" * 3000 + BODY),
        page("<table><tr><td>" * 1000 + BODY),
    ):
        try:
            check_anchors(take(data))
        except RejectedInputError as error:
            assert error.reason == "no_article_found"


def test_half_characters_in_the_data_of_a_page() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "Article", "headline": "A \\ud800 \\u0000 b"}</script>'
    )
    assert take(page(head=head)).report.headline is not None


@pytest.mark.shared
def test_real_pages(shared: Path) -> None:
    blocks = anchored = 0
    for path in sorted((shared / "articles" / "html").glob("*.html")):
        taken = open_page(path.read_bytes(), path.name, OPTIONS)
        report = taken.report
        assert report.headline is not None, path.name
        assert len(report.text) > 700, path.name
        assert report.language in ("en", "de", "ru"), path.name
        assert not any(is_boilerplate(block) for block in texts(report)), path.name
        blocks += len(report.anchors)
        anchored += sum(anchor.anchored for anchor in report.anchors)
        check_anchors(taken)
    assert anchored / blocks > 0.99
