"""Readers for expressions that name a calendar time: days, months, seasons, quarters, years, decades.

Each takes an expression and its context and returns the drafts that it makes: none where the words turn out
to be something else, two for a range of days (`6-7 January 1916`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from rashomon.reading.times.grammar import Item
from rashomon.reading.times.points import Point, make_point, year_value
from rashomon.reading.times.values import Context, Draft, day_number, mod_of, place_month, year_of
from rashomon.reading.times.words import DECADES, ORDINALS, words

_SPRING = 4
_YEARS_READ = range(1000, 2200)


def dated(
    item: Item, point: Point | None, anchor: str | None, value: str | None = None, gran: str = ""
) -> Draft:
    """A DATE of an expression: its value from the point unless given."""
    return Draft(
        item.start,
        item.end,
        "DATE",
        value or (point.value if point else None),
        item.rule,
        gran or (point.granularity if point else None),
        anchor,  # type: ignore[arg-type]
        mod_of(item),
        point,
    )


def _iso(item: Item, ctx: Context) -> list[Draft]:
    point = make_point(int(item["year"]), int(item["mon"]), int(item["day"])) if int(item["year"]) else None
    if point is None:
        return []
    draft = dated(item, point, "absolute")
    if item["hms"]:
        draft.type, draft.value, draft.granularity = "TIME", f"{point.value}T{item['hms']}", "minute"
    draft.point = None  # a stamp, not part of the story
    return [draft]


def _numeric(item: Item, ctx: Context) -> list[Draft]:
    first, second, year = int(item["a"]), int(item["b"]), year_of(item, ctx)
    if year is None:
        return []
    readings = {make_point(year, first, second), make_point(year, second, first)} - {None}
    if not readings or (item["sep"] == "." and len(item["year"]) < 4):
        return []
    if len(readings) > 1 and ctx.published in readings:
        readings = {ctx.published}
    if len(readings) > 1 and item["sep"] == ".":
        readings = {make_point(year, second, first)}  # dotted dates are written day first
    # A slashed date that can be read two ways stays without a value.
    point = readings.pop() if len(readings) == 1 else None
    draft = dated(item, point, "absolute", gran="day")
    draft.point = None
    return [draft]


def _day_of_month(item: Item, ctx: Context) -> list[Draft]:
    month, day = int(words("month")[item["mon"]]), day_number(item["day"])
    if day is None:
        return []
    year = year_of(item, ctx)
    last_day = day_number(item["day2"]) if item["day2"] else None
    if year is not None:
        point, anchor = make_point(year, month, day), "absolute" if not item["relyear"] else "narrative"
        if not item["relyear"] and item["wd"] and not point:
            return []
    else:
        point, anchor = place_month(month, day, item, ctx)  # type: ignore[assignment]
    if point is None:
        if not 1 <= day <= 31 or ctx.now:
            return []
        return [dated(item, None, None, f"XXXX-{month:02d}-{day:02d}", "day")]  # the year is not told
    drafts = [dated(item, point, anchor)]
    if item["first"] and (first := day_number(re.sub(r"\D", "", item["first"]))):
        # `6-7 January 1916`: the first day stands alone, the second takes month and year.
        other = make_point(point.year, month, first)
        begin, finish = item.spans["first"]
        if other:
            length = re.match(r"\d+(?:st|nd|rd|th)?", item["first"])
            head = Draft(
                begin, begin + len(length[0] if length else ""), "DATE", other.value, item.rule, "day"
            )
            head.anchor, head.point = drafts[0].anchor, other
            drafts[0].start = finish
            if item.start < begin:
                head.start = item.start
            drafts.insert(0, head)
    elif last_day and (other := make_point(point.year, month, last_day)):
        drafts[0].end = item.spans["day"][1]
        tail = dated(item, other, anchor)
        tail.start = item.spans["day2"][0]
        drafts.append(tail)
    return drafts


def _nth(item: Item, ctx: Context) -> list[Draft]:
    base, day = ctx.running, int(item["day"])
    if base is None or base.month is None or not 1 <= day <= 31:
        return []
    point = make_point(base.year, base.month, day)
    return [dated(item, point, ctx.anchor_of(base))] if point else []


def _month(item: Item, ctx: Context) -> list[Draft]:
    month, year = int(words("month")[item["mon"]]), year_of(item, ctx)
    if year is not None:
        return [dated(item, Point(year, month), "narrative" if item["relyear"] else "absolute")]
    point, anchor = place_month(month, None, item, ctx)
    return [dated(item, point, anchor, None if point else f"XXXX-{month:02d}", "month")]


def _month_rel(item: Item, ctx: Context) -> list[Draft]:
    month = int(words("month")[item["mon"]])
    word = item["rel"].split()[-1]
    base = ctx.running if word in ("previous", "following", "same", "that") else ctx.now
    if base is None:
        return [dated(item, None, None, gran="month")]
    here = base.month or 6
    year = base.year
    if word in ("last", "previous", "past", "preceding"):
        year -= 1 if month >= here else 0
    elif word in ("next", "following", "coming"):
        year += 1 if month <= here else 0
    return [dated(item, make_point(year or 1, month), ctx.anchor_of(base))]


def _season(item: Item, ctx: Context) -> list[Draft]:
    code, year = words("season")[item["season"]], year_of(item, ctx)
    anchor: str | None = "absolute"
    if year is None:
        base = ctx.running
        if base is None:
            return [dated(item, None, None, gran="season")]
        year, anchor = base.year, ctx.anchor_of(base)
        if code == "WI" and ctx.narrative and (base.month is None or base.month > _SPRING):
            # The winter that a story comes to ends in the year after, but the story has not come there yet.
            return [dated(item, None, anchor, f"{year_value(year + 1)}-{code}", "season")]
    return [dated(item, Point(year), anchor, f"{year_value(year)}-{code}", "season")]


def _season_rel(item: Item, ctx: Context) -> list[Draft]:
    code = words("season")[item["season"]]
    word = item["rel"].split()[-1]
    base = ctx.running if word in ("previous", "following", "same", "that") else ctx.now
    if base is None:
        return [dated(item, None, None, gran="season")]
    first_month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    year, here = base.year, base.month or 6
    if word in ("last", "previous", "preceding") and first_month + 2 >= here:
        year -= 1
    elif word in ("next", "following", "coming") and first_month <= here:
        year += 1
    return [dated(item, Point(year or 1), ctx.anchor_of(base), f"{year_value(year)}-{code}", "season")]


def _quarter(item: Item, ctx: Context) -> list[Draft]:
    if item.hyphen:
        item = _without_article(item)
    number = {
        "first": 1,
        "1st": 1,
        "second": 2,
        "2nd": 2,
        "third": 3,
        "3rd": 3,
        "fourth": 4,
        "4th": 4,
        "final": 4,
    }
    quarter = number.get(item["n"]) or int(item["n"])
    year, anchor = int(item["year0"]) if item["year0"] else year_of(item, ctx), "absolute"
    base = ctx.published if not ctx.narrative else ctx.running
    if year is None:
        if base is None:
            return [dated(item, None, None, gran="quarter")]
        year, anchor = base.year, "published" if not ctx.narrative else "narrative"
        if base.month and (base.month - 1) // 3 + 1 < quarter and ctx.tense(item.start) != "future":
            year -= 1
        if item["rq"] or item["qago"]:
            year -= 1
    now = ctx.published
    ahead = now is not None and now.month is not None and (year, quarter) > (now.year, (now.month + 2) // 3)
    if ctx.narrative or not ahead:
        ctx.quarter = (year, quarter)  # what lies ahead is compared with nothing
    draft = dated(item, Point(year), anchor, f"{year_value(year)}-Q{quarter}", "quarter")
    draft.point = None if anchor != "absolute" else draft.point
    return [draft]


def _quarter_year(item: Item, ctx: Context) -> list[Draft]:
    year = int(item["year"])
    if ctx.quarter is None:
        return [dated(item, None, "absolute", f"{year:04d}", "year")]
    return [dated(item, None, "narrative", f"{year:04d}-Q{ctx.quarter[1]}", "quarter")]


def _half(item: Item, ctx: Context) -> list[Draft]:
    year = year_of(item, ctx) or (ctx.now.year if ctx.now else None)
    if year is None:
        return []
    half = 1 if item["n"] in ("first", "1st") else 2
    return [dated(item, Point(year), "absolute", f"{year_value(year)}-H{half}", "half")]


def read_quarter_rel(item: Item, ctx: Context) -> list[Draft]:
    """`the latest quarter`, `the year-ago period`: from the last quarter named or the day of publication."""
    base = ctx.published if not ctx.narrative else ctx.running
    if ctx.narrative and ctx.quarter is None and "period" in item.text:
        return [dated(item, None, None, gran="period")]  # `during this period`: a time without bounds
    if ctx.quarter is None and ("period" in item["rel"] or base is None or base.month is None):
        return []
    word = item["rel"].split(" ")[-1] if item["rel"] else "the"
    if item["qend"] and base is not None and base.month is not None:
        # `the quarter ended Sept. 30`: the last one that ended in that month.
        month = int(words("month")[item["qend"]])
        year = base.year - (month > base.month)
        return [dated(item, None, "published", f"{year:04d}-Q{(month + 2) // 3}", "quarter")]
    year, quarter = ctx.quarter or (base.year, (base.month - 1) // 3)  # type: ignore[union-attr,operator]
    if word == "current" and base and base.month:
        year, quarter = base.year, (base.month - 1) // 3 + 1
    index = (year - bool(item["qago"])) * 4 + quarter - 1
    index += {"year-ago": -4, "year-earlier": -4, "previous": -1, "preceding": -1, "last": -1, "next": 1}.get(
        word, 0
    )
    value = f"{index // 4:04d}-Q{index % 4 + 1}"
    draft = dated(item, None, "narrative" if ctx.quarter else "published", value, "quarter")
    return [draft]


def _years(item: Item, ctx: Context) -> list[Draft]:
    first = int(item["y1"])
    last = int(item["y2"]) if len(item["y2"]) == 4 else first - first % 100 + int(item["y2"])
    if last < first:
        return []
    split = item.end - len(item["y2"])
    head = Draft(
        item.start, item.start + 4, "DATE", f"{first:04d}", item.rule, "year", "absolute", None, Point(first)
    )
    tail = Draft(split, item.end, "DATE", f"{last:04d}", item.rule, "year", "absolute", None, Point(last))
    return [head, tail]


def _year(item: Item, ctx: Context) -> list[Draft]:
    year = year_of(item, ctx)
    if year is None or (not item["bc"] and len(item["year"]) == 4 and year not in _YEARS_READ):
        return []
    return [dated(item, Point(year), "absolute")]


def _decade(item: Item, ctx: Context) -> list[Draft]:
    if item["word"]:
        base = ctx.running
        year = (base.year - base.year % 100 if base and base.year > 0 else 1900) + DECADES[item["word"]]
        if base and year > base.year + 5:
            year -= 100
    else:
        digits = re.sub(r"\D", "", item["dec"])
        year = int(digits) if len(digits) > 2 else 1900 + int(digits)
    value = year_value(-year if item["bc"] else year)[:-1]
    return [dated(item, Point(-year if item["bc"] else year), "absolute", value, "decade")]


def _century(item: Item, ctx: Context) -> list[Draft]:
    number = ORDINALS.get(re.sub(r"\s+", "-", item["n"])) or int(re.sub(r"\D", "", item["n"]) or 0)
    if not 1 <= number <= 30:
        return []
    value = f"{'BC' if item['bc'] else ''}{number - 1:02d}"
    return [dated(item, None, "absolute", value, "century")]


def _without_article(item: Item) -> Item:
    """The expression without its `the`, `its` or `their`."""
    lead = 4 if item.article == "the" else 4 if item.article == "its" else 6
    return replace(item, start=item.start + lead) if item.article else item


DATE_READERS: dict[str, Callable[[Item, Context], list[Draft]]] = {
    "iso": _iso,
    "numeric": _numeric,
    "date": _day_of_month,
    "nth": _nth,
    "month": _month,
    "month_rel": _month_rel,
    "season": _season,
    "season_rel": _season_rel,
    "quarter": _quarter,
    "quarter_year": _quarter_year,
    "half": _half,
    "years": _years,
    "year": _year,
    "decade": _decade,
    "century": _century,
    "shortyear": _year,
    "quarter_rel": read_quarter_rel,
}
"""Readers of calendar dates by rule of the grammar."""
