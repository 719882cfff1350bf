"""Texts: the characters of the file are the characters of the report."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import RejectedInputError
from rashomon.ingest.plain import open_markdown, open_text, read_headers, report_of_text
from rashomon.ingest.taken import Options

OPTIONS = Options()


def words(report: object, span: tuple[int, int] | None) -> str | None:
    return None if span is None else report.text[span[0] : span[1]]  # type: ignore[attr-defined]


TEXTS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), max_size=300)


@given(TEXTS)
def test_text_in_is_text_out(text: str) -> None:
    if not text.strip() or read_headers(text).text != text:
        return
    report = report_of_text(text, "a.txt", OPTIONS)
    assert report.text == text
    for span in (*report.paragraphs, report.headline, report.lead, report.dateline_span):
        if span is not None:
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip() == text[span.start : span.end]


@given(TEXTS)
def test_bytes_round_trip(text: str) -> None:
    data = text.encode()
    try:
        report = open_text(data, "a.txt", OPTIONS).report
    except RejectedInputError:
        return
    assert report.text in (text, text.removeprefix("\ufeff")) or report.text in text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay(end: str) -> None:
    text = f"Two bridges closed{end}{end}ARDEN, June 3 — Shells fell.{end}{end}The mayor said so.{end}"
    report = open_text(text.encode(), "a.txt", OPTIONS).report
    assert report.text == text
    assert words(report, report.headline) == "Two bridges closed"
    assert [words(report, span) for span in report.paragraphs] == [
        "ARDEN, June 3 — Shells fell.",
        "The mayor said so.",
    ]
    assert words(report, report.dateline_span) == report.dateline == "ARDEN, June 3"


@pytest.mark.parametrize(
    "text",
    [
        "سقطت قذيفتان على أردن\n\nقال العمدة إن جسرين أُغلقا يوم الاثنين.\n",
        "פגזים נפלו על ארדן\n\nראש העיר אמר שאיש לא נפגע.\n",
        "Shells 💥 fell 👩🏽‍🚒 on Arden\n\nNobody 🙂 was hurt, the mayor said.\n",
        "𐌀𐌁 in Arden\n\nA text outside the basic plane: 𝒜𝒷.\n",
    ],
)
def test_every_script(text: str) -> None:
    report = open_text(text.encode(), "a.txt", OPTIONS).report
    assert report.text == text
    head, body = text.split("\n\n")
    assert words(report, report.headline) == head
    assert words(report, report.lead) == body.strip()


def test_marks_and_encodings() -> None:
    text = "Two bridges closed\n\n“Nobody was hurt,” the mayor of Ården said – twice."
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        assert open_text(text.encode(encoding), "a.txt", OPTIONS).report.text == text
    western = open_text(text.encode("cp1252"), "a.txt", OPTIONS).report
    assert western.text == text
    assert western.warnings == ("read as cp1252",)


def test_another_encoding_must_be_named() -> None:
    text = "Снаряды упали на Арден, сообщил мэр города в понедельник утром."
    with pytest.raises(RejectedInputError) as caught:
        open_text(text.encode("cp1251"), "a.txt", OPTIONS)
    assert caught.value.reason == "wrong_encoding"
    assert "encoding" in caught.value.detail
    named = open_text(text.encode("cp1251"), "a.txt", Options(encoding="cp1251")).report
    assert named.text == text
    assert named.language == "ru"


def test_front_matter_is_kept_out() -> None:
    data = (
        '---\noutlet: Arden Post\ntitle: "Two bridges closed"\ndate: 3 June 1916\ntags:\n  - war\n  - sea\n'
        "---\n\nShells fell on *Arden* on Monday.\n"
    )
    report = open_markdown(data.encode(), "a.md", OPTIONS).report
    assert report.text == "Two bridges closed\n\nShells fell on *Arden* on Monday.\n"
    assert (report.outlet, report.published) == ("Arden Post", "1916-06-03")
    assert report.extra == {"tags": "war, sea"}
    assert words(report, report.headline) == "Two bridges closed"


def test_header_lines_are_kept_out() -> None:
    data = (
        "Outlet: Arden Post\r\nPublished: 1916-06-03\r\nURL: https://arden.example/a\r\n\r\n"
        "Two bridges closed\r\n\r\nShells fell."
    )
    report = open_text(data.encode(), "a.txt", OPTIONS).report
    assert report.text == "Two bridges closed\r\n\r\nShells fell."
    assert (report.outlet, report.published, report.url) == (
        "Arden Post",
        "1916-06-03",
        "https://arden.example/a",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Updated: twelve are dead in Arden\n\nShells fell.",
        "Arden: two bridges are closed\n\nShells fell.",
        "---\n\nA text between rules\n\n---\n\nMore of it.",
        "Source: Arden Post\nShells fell on the town on Monday.\n",
    ],
)
def test_what_only_looks_like_headers_stays(text: str) -> None:
    assert open_text(text.encode(), "a.txt", OPTIONS).report.text == text


def test_a_date_that_has_two_readings_is_told() -> None:
    report = open_markdown(b"---\ndate: 03/06/1916\n---\nShells fell on Arden.", "a.md", OPTIONS).report
    assert report.published is None
    assert report.extra == {"date": "03/06/1916"}
    assert "published" in report.warnings[0]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Two bridges closed\n\nShells fell.", "Two bridges closed"),
        ("Shells fell on Arden on Monday.\n\nTwo bridges closed.", None),
        ("Two bridges closed, says U.N.\n\nShells fell.", "Two bridges closed, says U.N."),
        ("Who shelled Arden?\nNobody knows.", "Who shelled Arden?"),
        ("By Ann Hale\n\nShells fell.", None),
        ("One line alone", None),
        ("* * *\n\nShells fell.", None),
        (
            "The enemy's battle fleet with the light cruisers went\n"
            "out to sea on the thirty-first of May in the morning\n"
            "and met ours off the coast of Jutland at four o'clock.\n",
            None,
        ),
    ],
)
def test_headline(text: str, headline: str | None) -> None:
    report = open_text(text.encode(), "a.txt", OPTIONS).report
    assert words(report, report.headline) == headline


def test_a_repeated_headline_is_not_the_lead() -> None:
    text = "Bridge closed in ‘Arden’ \n\n Bridge closed in 'Arden'\n\nShells fell."
    report = open_text(text.encode(), "a.txt", OPTIONS).report
    assert report.text == text
    assert words(report, report.lead) == "Shells fell."
    assert words(report, report.body) == "Shells fell."


@pytest.mark.parametrize("line", ["Arden, 3 May 2031", "Arden, Norland, Saturday May 3, 2031"])
def test_a_dateline_above_the_text_is_no_headline(line: str) -> None:
    report = report_of_text(f"{line}\n\nRebels shelled Velmora overnight.\n", "a.txt", OPTIONS)
    assert report.headline is None
    assert words(report, report.dateline_span) == report.dateline == line
    assert words(report, report.lead) == "Rebels shelled Velmora overnight."


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published 11 May 2031", "2031-05-11"),
        ("Posted on May 11, 2031", "2031-05-11"),
        ("By our own correspondent", None),
    ],
)
def test_a_printed_day_of_publication_is_taken(line: str, published: str | None) -> None:
    text = f"Bridges closed\n\n{line}\n\nRebels shelled Velmora on 4 May 2031, the mayor said.\n"
    assert report_of_text(text, "a.txt", OPTIONS).published == published
    given = report_of_text(f"Headline: Bridges\nPublished: 2031-05-12\n\n{text}", "a.txt", OPTIONS)
    assert given.published == "2031-05-12"


def test_headline_and_outlet_in_two_lines_are_no_wrapped_paragraph() -> None:
    """Lines of a typewriter's width above lines that are whole paragraphs are lines of their own."""
    story = "Rebels shelled the market of Velmora on Monday and killed nine people, the mayor said, "
    story += "adding that the town had been under fire since the morning and that more were missing."
    top = "Nine killed as shells hit the market of Velmora\nThe Velmora Courier, 4 May 2031"
    report = report_of_text(f"{top}\n\n{story}\n", "a.txt", OPTIONS)
    assert words(report, report.headline) == "Nine killed as shells hit the market of Velmora"
    assert report.published == "2031-05-04"
    assert [words(report, span) for span in report.paragraphs] == ["The Velmora Courier, 4 May 2031", story]


def test_a_headline_that_ends_in_a_day_is_a_headline() -> None:
    report = report_of_text("Arden falls silent on 3 May 2031\n\nShells fell.\n", "a.txt", OPTIONS)
    assert words(report, report.headline) == "Arden falls silent on 3 May 2031"


def test_markdown_headings_and_emphasis() -> None:
    for text in (
        "# Two *bridges* closed #\n\nShells **fell**.",
        "Two *bridges* closed\n====\n\nShells **fell**.",
    ):
        report = open_markdown(text.encode(), "a.md", OPTIONS).report
        assert report.text == text
        assert words(report, report.headline) == "Two *bridges* closed"
        assert words(report, report.lead) == "Shells **fell**."


def test_a_byline_above_the_text_is_read() -> None:
    text = "Two bridges closed\n\nBy Ann Hale, Arden Post\n\nVESK (AP) — Shells fell."
    report = open_text(text.encode(), "a.txt", OPTIONS).report
    assert report.byline == "Ann Hale, Arden Post"
    assert words(report, report.lead) == "VESK (AP) — Shells fell."
    assert (report.dateline, report.agency) == ("VESK", "AP")


@pytest.mark.shared
def test_real_texts(shared: Path) -> None:
    for path in sorted((shared / "articles").glob("t10_*.txt")):
        text = path.read_bytes().decode()
        report = open_text(path.read_bytes(), path.name, OPTIONS).report
        assert report.text == text
        assert report.headline is not None, path.name
        assert report.language == "en"
        assert len(report.paragraphs) > 3
