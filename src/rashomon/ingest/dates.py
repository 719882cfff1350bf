"""Dates that sources write, as ISO 8601 cut to what is known; nothing is guessed.

>>> to_iso("June 3, 1916")
'1916-06-03'
>>> to_iso("1916-06")
'1916-06'
>>> to_iso("03/06/1916") is None  # March or June?
True
>>> to_iso("03/06/1916", order=order_of(["05/31/1916"]))
'1916-03-06'
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

Order = Literal["month_first", "day_first"]
"""Which number of `03/06/1916` is the month."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
"""English month names and their short forms, as a regular expression."""

_ISO = re.compile(
    r"(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d)"
    r"(?:[T ]+(?P<time>\d\d:\d\d(?::\d\d)?)(?P<frac>[.,]\d+)?\s*(?P<zone>Z|[+-]\d\d:?\d\d|UTC|GMT)?)?)?)?"
)
_COMPACT = re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)")
_WORDS = (
    re.compile(rf"(?P<month>{MONTH_NAMES})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b"),
    re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?P<month>{MONTH_NAMES})\.?,?\s+(?P<y>\d{{4}})\b"),
    re.compile(rf"(?P<month>{MONTH_NAMES})\.?,?\s+(?P<y>\d{{4}})\b"),
)
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+", re.IGNORECASE)
_SLASHED = re.compile(r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>\d{4})")
# What may follow a date: nothing, or a time of day.
_TAIL_TIME = re.compile(r"^[\s,|·–-]*(?:at\s+)?\d{1,2}[:.]\d\d|^[\s,|·–-]*$")


def to_iso(value: str, *, order: Order | None = None) -> str | None:
    """A written date as ISO 8601, truncated to what it says; None when it is no date or has two readings.

    `order` settles those with two readings (`03/06/1916`), where the source's other dates show it.
    """
    value = " ".join(value.split())
    if not 4 <= len(value) <= 80:
        return None
    for pattern in (_ISO, _COMPACT):
        found = pattern.fullmatch(value)
        if found:
            return _from_parts(found.groupdict())
    if (value[:1].isalpha() and value[3:4] == ",") or re.match(r"\d{1,2} \w{3} \d{4} \d\d:", value):
        mail = _from_mail(value)
        if mail is not None:
            return mail
    return _from_words(_WEEKDAY.sub("", value).lower(), order)


def order_of(values: Iterable[str]) -> Order | None:
    """Whether one source writes month or day first in dates with slashes, where some of them show it."""
    seen: set[Order] = set()
    for value in values:
        found = _SLASHED.match(value.strip())
        if found and int(found["a"]) <= 12 < int(found["b"]):
            seen.add("month_first")
        elif found and int(found["b"]) <= 12 < int(found["a"]):
            seen.add("day_first")
    return seen.pop() if len(seen) == 1 else None


def _from_parts(parts: dict[str, str | None]) -> str | None:
    year, month, day = parts["y"], parts["m"], parts["d"]
    if year is None or not 1000 <= int(year) <= 2999:
        return None
    if month is None:
        return year
    if not 1 <= int(month) <= 12:
        return None
    if day is None:
        return f"{year}-{month}"
    whole = _checked(int(year), int(month), int(day))
    time, zone = parts.get("time"), parts.get("zone")
    if whole is None or time is None:
        return whole
    zone = "Z" if zone in ("UTC", "GMT") else re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", zone or "")
    stamp = f"{whole}T{time}{zone}"
    try:
        datetime.fromisoformat(stamp)
    except ValueError:
        return whole
    return stamp


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _from_mail(value: str) -> str | None:
    try:
        stamp = parsedate_to_datetime(value)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return stamp.isoformat().replace("+00:00", "Z") if 1000 <= stamp.year <= 2999 else None


def _from_words(value: str, order: Order | None) -> str | None:
    for pattern in _WORDS:
        found = pattern.match(value)
        if found and _TAIL_TIME.match(value[found.end() :]):
            parts = found.groupdict()
            year, month = int(parts["y"]), _MONTHS[parts["month"]]
            if not 1000 <= year <= 2999:
                return None
            return _checked(year, month, int(parts["d"])) if "d" in parts else f"{year}-{month:02}"
    slashed = _SLASHED.match(value)
    if slashed and _TAIL_TIME.match(value[slashed.end() :]):
        return _from_slashes(int(slashed["a"]), int(slashed["b"]), int(slashed["y"]), order)
    return None


def _from_slashes(first: int, second: int, year: int, order: Order | None) -> str | None:
    if first == second or second > 12 or (order == "month_first" and first <= 12):
        return _checked(year, first, second)
    return _checked(year, second, first) if first > 12 or order == "day_first" else None
