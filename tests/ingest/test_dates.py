"""Dates of sources: read when they have one reading."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.ingest.dates import order_of, to_iso
from rashomon.ingest.printed import dateline_day, printed_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("1916", "1916"),
        ("1916-06", "1916-06"),
        ("1916-06-03", "1916-06-03"),
        ("1916-06-03T10:00:00Z", "1916-06-03T10:00:00Z"),
        ("1916-06-03 10:00:00.123+0100", "1916-06-03T10:00:00+01:00"),
        ("19160603", "1916-06-03"),
        ("Sat, 03 Jun 1916 10:00:00 GMT", "1916-06-03T10:00:00Z"),
        ("June 3, 1916", "1916-06-03"),
        ("Saturday 3rd of May", None),
        ("Saturday 3 June 1916", "1916-06-03"),
        ("3 Jun. 1916, 10:00", "1916-06-03"),
        ("June 1916", "1916-06"),
        ("31/05/1916", "1916-05-31"),
        ("05/31/1916", "1916-05-31"),
        ("06/06/1916", "1916-06-06"),
        ("03/06/1916", None),
        ("1916-02-30", None),
        ("1916-13", None),
        ("yesterday", None),
        ("0000-00-00", None),
        ("12:30", None),
        ("", None),
        ("3 June 1916 to 5 June 1916", None),
    ],
)
def test_dates(written: str, iso: str | None) -> None:
    assert to_iso(written) == iso


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_iso_dates_are_kept(day: date) -> None:
    assert to_iso(day.isoformat()) == day.isoformat()
    assert to_iso(f"{day:%B} {day.day}, {day.year}") == day.isoformat()


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    to_iso(text)


def test_the_order_of_day_and_month_is_what_a_source_s_other_dates_show() -> None:
    assert order_of(["3/6/1916", "5/31/1916"]) == "month_first"
    assert order_of(["3/6/1916", "31/5/1916"]) == "day_first"
    assert order_of(["3/6/1916", "1916-05-31"]) is None
    assert order_of(["5/31/1916", "31/5/1916"]) is None
    assert to_iso("3/6/1916", order="month_first") == "1916-03-06"
    assert to_iso("3/6/1916", order="day_first") == "1916-06-03"
    assert to_iso("31/5/1916", order="month_first") == "1916-05-31"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Wed 31 May 1916 Shells fell on Arden.", "1916-05-31"),
        ("Posted on June 1 1916 by Ann Hale Shells fell on Arden.", "1916-06-01"),
        ("Last updated at Jun 011916 ARDEN Shells fell.", "1916-06-01"),
        ("31 May 1916 Shells fell on Arden.", "1916-05-31"),
        ("Four dead in Arden Wire, Wednesday 31 May 1916 Shells fell.", "1916-05-31"),
        ("The Arden Post, 31 May 1916\n\nShells fell.", "1916-05-31"),
        ("Four dead in Arden\nThe Arden Post | Wednesday 31 May 1916 at 10:15\n\nShells fell.", "1916-05-31"),
        ("After the raid on Arden, 31 May 1916 was a day of mourning.", None),
        ("Shells fell on Wednesday 31 May 1916 in Arden.", None),
        ("31 May 1916 was the day on which shells fell.", None),
        ("Shells fell on Arden.", None),
    ],
)
def test_the_day_that_a_page_prints_above_its_story(text: str, day: str | None) -> None:
    assert printed_date(text, 0) == day


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("ARDEN, Oct. 9, 1916", "1916-10-09"),
        ("ARDEN, Norland, 9 October 1916", "1916-10-09"),
        ("ARDEN, Oct. 9", None),
        (None, None),
    ],
)
def test_a_dateline_with_its_year_is_the_day_of_the_report(dateline: str | None, day: str | None) -> None:
    assert dateline_day(dateline) == day


def test_a_day_in_a_line_that_goes_on() -> None:
    """A site's name, a bar and a day open the story's own line."""
    assert printed_date("ARDENPOST.COM | November 25, 2031: An analyst said so.", 0) == "2031-11-25"
