"""Calendars other than the Gregorian, as far as news names days by them.

Days of the Hebrew calendar and of both Easters can be reckoned. Months of the Islamic calendar begin when
the new moon is seen, so that a reckoned day may be one off either way; the Persian year begins at the
equinox, and Diwali and the lunar new year move with the moon. Of these the earliest and latest day is told
and no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.reading.times.points import easter

_ISLAMIC_EPOCH = 227014  # days before 1 Muharram of the year 1
_HEBREW_EPOCH = -1373427
_SEEN = 1  # days by which the seeing of the moon may differ from the reckoning
_ISLAMIC_MONTH = 29
_RULE = re.compile(r"(easter|orthodox|passover|rosh|hanukkah)([+-]\d+)")


@dataclass(frozen=True, slots=True)
class Span:
    """The earliest and the latest day that a named day or month can be."""

    first: date
    last: date
    exact: bool = True
    """True where the calendar tells it, so that a value can be given."""


def orthodox_easter(year: int) -> date:
    """Easter of the Julian reckoning, in the Gregorian calendar (Meeus)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def hebrew_new_year(year: int) -> date:
    """The first day of a Hebrew year (Rosh Hashanah)."""
    before, here, after = (_elapsed(each) for each in (year - 1, year, year + 1))
    late = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return date.fromordinal(_HEBREW_EPOCH + here + late)


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + 1 if (3 * (day + 1)) % 7 < 3 else day


def islamic_day(year: int, month: int, day: int) -> date:
    """A day of the Islamic calendar as the civil tables reckon it."""
    whole = 354 * (year - 1) + (3 + 11 * year) // 30
    return date.fromordinal(_ISLAMIC_EPOCH + whole + 29 * (month - 1) + month // 2 + day)


def seen_day(year: int, month: int, day: int) -> Span:
    """A day of the Islamic calendar, and one either way."""
    reckoned = islamic_day(year, month, day)
    return Span(reckoned - timedelta(_SEEN), reckoned + timedelta(_SEEN), exact=False)


def persian_day(year: int, month: int, day: int) -> Span:
    """A day of the Persian calendar, and one either way."""
    before = 31 * (month - 1) if month < 8 else 186 + 30 * (month - 7)
    reckoned = date(year + 621, 3, 20) + timedelta(before + day - 1)
    return Span(reckoned - timedelta(1), reckoned + timedelta(1), exact=False)


def spans_of(rule: str, year: int) -> Iterator[Span]:
    """The times in a year of our own that a festival's rule names (`lexicons/en/time_words.tsv`).

    None for an empty rule, and for years outside the calendar.
    """
    if not rule or not 1583 <= year <= 9000:
        yield from _old_style(rule, year)
    elif found := _RULE.fullmatch(rule):
        day = _moving(found[1], year) + timedelta(int(found[2]))
        yield Span(day, day)
    elif rule.startswith("islamic:"):
        yield from _islamic(rule.removeprefix("islamic:"), year)
    elif rule.startswith("between:"):
        first, last = (
            date(year, int(end[:2]), int(end[3:])) for end in rule.removeprefix("between:").split("/")
        )
        yield Span(first, last, exact=False)
    else:
        yield from _fixed(rule, year)


def _old_style(rule: str, year: int) -> Iterator[Span]:
    """Before the Gregorian calendar only the days that never move."""
    if re.fullmatch(r"\d\d-\d\d|\d{4}-\d\d-\d\d", rule) and 1 <= year <= 9998:
        yield from _fixed(rule, year)


def _fixed(rule: str, year: int) -> Iterator[Span]:
    numbers = [int(part) for part in rule.split("-")]
    if len(rule) == 10:
        day = date(*numbers)
    elif len(numbers) == 2:
        day = date(year, *numbers)
    else:
        month, nth, weekday = numbers
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    yield Span(day, day)


def _moving(name: str, year: int) -> date:
    if name == "easter":
        return easter(year)
    if name == "orthodox":
        return orthodox_easter(year)
    if name == "rosh":
        return hebrew_new_year(year + 3761)
    if name == "passover":
        return hebrew_new_year(year + 3761) - timedelta(163)
    first = hebrew_new_year(year + 3761)
    long = (hebrew_new_year(year + 3762) - first).days % 10 == 5
    return first + timedelta(84 if long else 83)  # 25 Kislev


def _islamic(rule: str, year: int) -> Iterator[Span]:
    """Once a year, or twice in one of our own in 33."""
    month, _, day = rule.partition("-")
    about = int((year - 622) * 33 / 32)
    for islamic in range(max(1, about - 1), about + 3):
        first = islamic_day(islamic, int(month), int(day or 1))
        if first.year != year:
            continue
        last = first if day else first + timedelta(_ISLAMIC_MONTH)
        yield Span(first - timedelta(_SEEN), last + timedelta(_SEEN), exact=False)
