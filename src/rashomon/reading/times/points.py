"""Days, months and years that may be known in part, and how TIMEX3 writes them.

Years before the common era are negative (490 BC is -490) and have no day arithmetic.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_VALUE = re.compile(
    r"(?P<bc>BC)?(?P<year>\d{2,4})(?:-(?:W(?P<week>\d\d)(?P<end>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|"
    r"(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T(?P<time>[\d:A-Z+-]*))?"
)
# Meteorological seasons of the northern hemisphere: first and last month, and the years to add to each.
_SEASON_MONTHS = {"SP": (3, 0, 5, 0), "SU": (6, 0, 8, 0), "FA": (9, 0, 11, 0), "WI": (12, -1, 2, 0)}


@dataclass(frozen=True, slots=True)
class Point:
    """A year, a month of it or a day, as far as known."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def from_iso(cls, text: str | None) -> Point | None:
        """The day, month or year that an ISO text begins with; None when it is none."""
        found = _ISO.match(text or "")
        if found is None:
            return None
        year, month, day = (int(part) if part else None for part in found.groups())
        return cls(year or 0, month, day) if year and _valid(year, month, day) else None

    @classmethod
    def from_date(cls, day: date) -> Point:
        """The point of a calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def date(self) -> date | None:
        """The calendar day, when all of it is known and within the calendar."""
        if self.month is None or self.day is None or self.year < 1:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def value(self) -> str:
        """TIMEX3 value."""
        text = year_value(self.year)
        if self.month is not None:
            text += f"-{self.month:02d}"
            if self.day is not None:
                text += f"-{self.day:02d}"
        return text

    @property
    def granularity(self) -> str:
        """year, month or day."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    def shift_days(self, days: int) -> Point | None:
        """The day so many days later; None when the day is not known."""
        start = self.date
        if start is None:
            return None
        try:
            return Point.from_date(start + timedelta(days=days))
        except OverflowError:
            return None

    def shift_months(self, months: int) -> Point | None:
        """The month so many months later, without a day; None when the month is not known."""
        if self.month is None:
            return None
        index = self.year * 12 + self.month - 1 + months
        return Point(index // 12, index % 12 + 1) if index >= 12 else None

    def shift_years(self, years: int) -> Point:
        """The year so many years later."""
        year = self.year + years
        return Point(year if year else 1)

    def truncated(self, granularity: str) -> Point:
        """The point cut to a year or month."""
        if granularity == "year":
            return Point(self.year)
        return replace(self, day=None) if granularity == "month" else self


def make_point(year: int, month: int | None = None, day: int | None = None) -> Point | None:
    """A point, or None when there is no such day."""
    return Point(year, month, day) if _valid(year, month, day) else None


def year_value(year: int) -> str:
    """A year as TIMEX3 writes it."""
    return f"BC{-year:04d}" if year < 0 else f"{year:04d}"


def week_value(day: date) -> str:
    """The ISO week of a day, as TIMEX3 writes it."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def bounds(value: str | None) -> tuple[str | None, str | None]:
    """Earliest and latest day (or minute) that a DATE or TIME value can mean; None, None when open."""
    found = _VALUE.fullmatch(value or "")
    if found is None or found["bc"]:
        return None, None
    year = int(found["year"])
    if len(found["year"]) == 3:
        return f"{year}0-01-01", f"{year}9-12-31"
    if len(found["year"]) == 2:
        return f"{year}00-01-01", f"{year}99-12-31"
    if year < 1:
        return None, None
    try:
        first, last = _days(found, year)
    except (ValueError, OverflowError):
        return None, None
    clock = found["time"] or ""
    if re.match(r"\d\d", clock) and first == last:
        hour = re.match(r"\d\d(?::\d\d)?", clock)
        stamp = f"{first.isoformat()}T{hour[0] if hour else ''}"
        return stamp, stamp
    if clock.startswith("NI") and first == last and last < date.max:
        return first.isoformat(), (last + timedelta(1)).isoformat()  # a night ends on the next day
    return first.isoformat(), last.isoformat()


def _days(found: re.Match[str], year: int) -> tuple[date, date]:
    if found["week"]:
        monday = date.fromisocalendar(year, int(found["week"]), 1)
        return (monday + timedelta(5 if found["end"] else 0)), monday + timedelta(6)
    if found["quarter"]:
        return _months(year, 3 * int(found["quarter"]) - 2, year, 3 * int(found["quarter"]))
    if found["half"]:
        return _months(year, 6 * int(found["half"]) - 5, year, 6 * int(found["half"]))
    if found["season"]:
        # A winter may be meant as the one that begins or the one that ends in the year: take in both.
        if found["season"] == "WI":
            return date(year - 1, 12, 1), _months(year, 12, year + 1, 2)[1]
        first_month, _, last_month, _ = _SEASON_MONTHS[found["season"]]
        return _months(year, first_month, year, last_month)
    if found["month"] is None:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(found["month"])
    if found["day"] is None:
        return _months(year, month, year, month)
    day = date(year, month, int(found["day"]))
    return day, day


def _months(year: int, month: int, last_year: int, last_month: int) -> tuple[date, date]:
    length = calendar.monthrange(last_year, last_month)[1]
    return date(year, month, 1), date(last_year, last_month, length)


def _valid(year: int, month: int | None, day: int | None) -> bool:
    if month is None:
        return day is None
    if not 1 <= month <= 12:
        return False
    # February 29 is allowed in any year whose calendar we do not reckon with (before the common era).
    return day is None or 1 <= day <= (31 if year < 1 else calendar.monthrange(year, month)[1])
