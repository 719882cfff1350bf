"""Calendars other than ours: known days, and every year without an error."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.lexicons.tables import read_table
from rashomon.reading.times.calendars import (
    hebrew_new_year,
    islamic_day,
    orthodox_easter,
    persian_day,
    spans_of,
)


@pytest.mark.parametrize(
    ("year", "day"), [(1916, "1916-04-23"), (2016, "2016-05-01"), (2024, "2024-05-05"), (2025, "2025-04-20")]
)
def test_orthodox_easter(year: int, day: str) -> None:
    assert orthodox_easter(year) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("rosh+0", 2023, "2023-09-16"),
        ("rosh+9", 1973, "1973-10-06"),
        ("passover+0", 2024, "2024-04-23"),
        ("passover-30", 2024, "2024-03-24"),
        ("hanukkah+0", 2023, "2023-12-08"),
        ("hanukkah+0", 2024, "2024-12-26"),
        ("easter-2", 1916, "1916-04-21"),
        ("11-4-4", 2016, "2016-11-24"),
    ],
)
def test_days_that_can_be_reckoned(rule: str, year: int, day: str) -> None:
    (span,) = spans_of(rule, year)
    assert span.exact and span.first == span.last == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("islamic:09-01", 2024, "2024-03-11"),
        ("islamic:10-01", 2023, "2023-04-21"),
        ("islamic:12-10", 2024, "2024-06-16"),
        ("islamic:01-10", 2015, "2015-10-23"),
        ("between:03-19/03-21", 2016, "2016-03-20"),
    ],
)
def test_a_day_that_was_seen_lies_within_its_bounds(rule: str, year: int, day: str) -> None:
    (span,) = spans_of(rule, year)
    assert not span.exact and span.first <= date.fromisoformat(day) <= span.last


def test_a_month_of_the_moon_can_fall_twice_in_a_year() -> None:
    assert len(list(spans_of("islamic:09", 2030))) == 2


def test_calendar_days() -> None:
    assert islamic_day(1, 1, 1) == date(622, 7, 19)
    assert persian_day(1357, 11, 22).first <= date(1979, 2, 11) <= persian_day(1357, 11, 22).last
    assert hebrew_new_year(5737) == date(1976, 9, 25)


def test_no_year_makes_a_rule_of_the_table_fail() -> None:
    rules = {row["value"] for row in read_table("en/time_words.tsv") if row["class"] == "festival"}
    for year in (-5, 0, 1, 622, 1582, 1583, *range(1600, 2300, 7), 8999, 9998, 9999, 20000):
        for rule in rules:
            assert all(span.first <= span.last for span in spans_of(rule, year))
