"""Dates of sources: read when they have one reading."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.ingest.dates import to_iso


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
