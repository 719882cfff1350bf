"""Readers for feasts, for dates of other calendars, and for fiscal years.

Where the value depends on a calendar that cannot be reckoned, or on whose fiscal year is meant, the
expression is recognised with the earliest and latest day and no value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from rashomon.reading.times.calendars import Span, persian_day, seen_day, spans_of
from rashomon.reading.times.dates import dated
from rashomon.reading.times.grammar import Item
from rashomon.reading.times.points import Point
from rashomon.reading.times.values import Context, Draft, day_number, year_of
from rashomon.reading.times.words import words

_NEAR = 60  # days; a past-tense report of a feast less far ahead means this year's
_LUNAR_YEARS = range(1250, 1600)  # years of the Hijra that news and histories name
_SOLAR_YEARS = range(1250, 1500)


def _festival(item: Item, ctx: Context) -> list[Draft]:
    rule = words("festival")[" ".join(item["word"].replace("’", "'").split())]
    year = year_of(item, ctx)
    base = ctx.told_from
    anchor = "absolute" if year is not None else ctx.anchor_of(base)
    found: Span | None
    if year is not None:
        found = next(spans_of(rule, year), None)
    elif rule.startswith(("islamic", "between")):
        found = _nearest([s for y in _around(base) for s in spans_of(rule, y)], base, item, ctx)
    else:
        found = _of_this_year(rule, base, item, ctx)
    gran = "month" if re.fullmatch(r"islamic:\d\d", rule) else "day"
    return [_between(item, found, anchor if found else None, gran)]


def _of_this_year(rule: str, base: Point | None, item: Item, ctx: Context) -> Span | None:
    if base is None:
        return None
    year = base.year - (1 if item["rel"].strip() == "last" else 0)
    if not ctx.narrative and ctx.published and (found := next(spans_of(rule, year), None)):
        here = ctx.published.date
        if here and (found.first - here).days > _NEAR and ctx.tense(item.start) == "past":
            year -= 1
    return next(spans_of(rule, year), None)


def _around(base: Point | None) -> Sequence[int]:
    return () if base is None else (base.year - 1, base.year, base.year + 1)


def _nearest(found: Sequence[Span], base: Point | None, item: Item, ctx: Context) -> Span | None:
    """The time nearest to the day counted from; the last or next one where the words or the tense say so."""
    if base is None or not found:
        return None
    here = base.date or date(max(base.year, 1), base.month or 7, base.day or 1)
    if item["rel"].strip() == "last":
        found = [span for span in found if span.last < here] or found
    elif item["rel"].strip() == "next" or ctx.tense(item.start) == "future":
        found = [span for span in found if span.last >= here] or found
    elif not ctx.narrative and ctx.tense(item.start) == "past":
        found = [span for span in found if (span.first - here).days <= _NEAR] or found
    return min(found, key=lambda span: min(abs((span.first - here).days), abs((span.last - here).days)))


def _between(item: Item, found: Span | None, anchor: str | None, gran: str) -> Draft:
    point = Point.from_date(found.first) if found and found.exact else None
    draft = dated(item, point, anchor, gran=gran)
    if found is not None and not found.exact:
        draft.bounds = (found.first.isoformat(), found.last.isoformat())
    return draft


def _hijri(item: Item, ctx: Context) -> list[Draft]:
    """`15 Ramadan 1445`, `10 Muharram`, `22 Bahman 1357`."""
    lunar = item["hijri"] in words("hijri")
    month = int(words("hijri" if lunar else "jalali")[item["hijri"]])
    day = day_number(item["day"]) if item["day"] else None
    if (day is not None and not 1 <= day <= 31) or not (item["day"] or item["ah"]):
        return []
    reckon = seen_day if lunar else persian_day
    base = ctx.told_from
    if item["ah"]:
        year = int(item["ah"])
        if year not in (_LUNAR_YEARS if lunar else _SOLAR_YEARS):
            return []
        years: Sequence[int] = (year,)
    else:
        years = [_year_of_hijra(year, lunar=lunar) for year in _around(base)]
        if not years:
            return [dated(item, None, None, gran="day")]
    found = [_span(reckon, year, month, day) for year in years if year > 0]
    span = found[0] if item["ah"] else _nearest(found, base, item, ctx)
    anchor = "absolute" if item["ah"] else ctx.anchor_of(base)
    return [_between(item, span, anchor if span else None, "day" if day else "month")]


def _year_of_hijra(year: int, *, lunar: bool) -> int:
    return round((year - 622) * 33 / 32) + 1 if lunar else year - 621


def _span(reckon: Callable[[int, int, int], Span], year: int, month: int, day: int | None) -> Span:
    first = reckon(year, month, day or 1)
    return first if day else Span(first.first, reckon(year, month, 30).last, exact=False)


def _fiscal(item: Item, ctx: Context) -> list[Draft]:
    """`fiscal 1989`, `FY23`, `the 2022-23 fiscal year`: whose it is, and so when it began, is not told."""
    if item["y2"]:
        first = int(item["y1"])
        last = int(item["y2"]) if len(item["y2"]) == 4 else first - first % 100 + int(item["y2"])
        if last != first + 1:
            return []
        draft = dated(item, None, "absolute", gran="fiscal_year")
        draft.bounds = (f"{first}-04-01", f"{last}-09-30")
        return [draft]
    year = year_of(item, ctx)
    if year is None or not 1800 <= year <= 2200:
        return []
    draft = dated(item, Point(year), "absolute", gran="fiscal_year")
    draft.bounds = (f"{year - 1}-07-01", f"{year + 1}-06-30")
    return [draft]


FESTIVAL_READERS: dict[str, Callable[[Item, Context], list[Draft]]] = {
    "festival": _festival,
    "hijri": _hijri,
    "fiscal": _fiscal,
}
"""Readers of feasts and of other calendars by rule of the grammar."""
