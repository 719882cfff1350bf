"""One reader for each rule of the time grammar: an expression and its context in, its meaning out.

Each returns the drafts that the expression makes: none where the words turn out to be something else, two
for a range of days (`6-7 January 1916`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from rashomon.reading.number_words import number_value
from rashomon.reading.time_grammar import DECADES, ORDINALS, Item, words
from rashomon.reading.time_points import Point, easter, make_point, week_value, year_value
from rashomon.reading.time_values import (
    CLOCK_CODES,
    PERIOD_CODES,
    Context,
    Draft,
    day_number,
    duration_value,
    mod_of,
    part_code,
    place_month,
    place_weekday,
    relative_unit,
    shifted,
    year_of,
)

_YEARS_READ = range(1000, 2200)
_SETS = {
    "daily": "XXXX-XX-XX", "nightly": "XXXX-XX-XXTNI", "weekly": "XXXX-WXX", "monthly": "XXXX-XX",
    "annually": "XXXX", "yearly": "XXXX",
}  # fmt: skip


def read_item(item: Item, ctx: Context) -> list[Draft]:
    """The drafts of one expression, with the context moved on."""
    drafts = READERS[item.rule](item, ctx)
    for draft in drafts:
        if draft.point is not None and draft.type in ("DATE", "TIME"):
            ctx.ref = draft.point
            if draft.point.day is not None:
                ctx.ref_day = draft.point
    return drafts


def _date(item: Item, point: Point | None, anchor: str | None, value: str | None = None, gran: str = "") -> Draft:
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
    draft = _date(item, point, "absolute")
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
    draft = _date(item, point, "absolute", gran="day")
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
        return [] if not 1 <= day <= 31 or ctx.now else [_date(item, None, None, gran="day")]
    drafts = [_date(item, point, anchor)]
    if item["first"] and (first := day_number(re.sub(r"\D", "", item["first"]))):
        # `6-7 January 1916`: the first day stands alone, the second takes month and year.
        other = make_point(point.year, month, first)
        begin, finish = item.spans["first"]
        if other:
            length = re.match(r"\d+(?:st|nd|rd|th)?", item["first"])
            head = Draft(begin, begin + len(length[0] if length else ""), "DATE", other.value, item.rule, "day")
            head.anchor, head.point = drafts[0].anchor, other
            drafts[0].start = finish
            if item.start < begin:
                head.start = item.start
            drafts.insert(0, head)
    elif last_day and (other := make_point(point.year, month, last_day)):
        drafts[0].end = item.spans["day"][1]
        tail = _date(item, other, anchor)
        tail.start = item.spans["day2"][0]
        drafts.append(tail)
    return drafts


def _nth(item: Item, ctx: Context) -> list[Draft]:
    base, day = ctx.running, int(item["day"])
    if base is None or base.month is None or not 1 <= day <= 31:
        return []
    point = make_point(base.year, base.month, day)
    return [_date(item, point, ctx.anchor_of(base))] if point else []


def _month(item: Item, ctx: Context) -> list[Draft]:
    month, year = int(words("month")[item["mon"]]), year_of(item, ctx)
    if year is not None:
        return [_date(item, Point(year, month), "narrative" if item["relyear"] else "absolute")]
    point, anchor = place_month(month, None, item, ctx)
    return [_date(item, point, anchor, gran="month")]


def _month_rel(item: Item, ctx: Context) -> list[Draft]:
    month = int(words("month")[item["mon"]])
    word = item["rel"].split()[-1]
    base = ctx.running if word in ("previous", "following", "same", "that") else ctx.now
    if base is None:
        return [_date(item, None, None, gran="month")]
    here = base.month or 6
    year = base.year
    if word in ("last", "previous", "past", "preceding"):
        year -= 1 if month >= here else 0
    elif word in ("next", "following", "coming"):
        year += 1 if month <= here else 0
    return [_date(item, make_point(year or 1, month), ctx.anchor_of(base))]


def _season(item: Item, ctx: Context) -> list[Draft]:
    code, year = words("season")[item["season"]], year_of(item, ctx)
    anchor: str | None = "absolute"
    if year is None:
        base = ctx.running
        if base is None:
            return [_date(item, None, None, gran="season")]
        year, anchor = base.year, ctx.anchor_of(base)
    return [_date(item, Point(year), anchor, f"{year_value(year)}-{code}", "season")]


def _season_rel(item: Item, ctx: Context) -> list[Draft]:
    code = words("season")[item["season"]]
    word = item["rel"].split()[-1]
    base = ctx.running if word in ("previous", "following", "same", "that") else ctx.now
    if base is None:
        return [_date(item, None, None, gran="season")]
    first_month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    year, here = base.year, base.month or 6
    if word in ("last", "previous", "preceding") and first_month + 2 >= here:
        year -= 1
    elif word in ("next", "following", "coming") and first_month <= here:
        year += 1
    return [_date(item, Point(year or 1), ctx.anchor_of(base), f"{year_value(year)}-{code}", "season")]


def _quarter(item: Item, ctx: Context) -> list[Draft]:
    if item.hyphen:
        item = _without_article(item)
    number = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}
    quarter = number.get(item["n"]) or int(item["n"])
    year, anchor = year_of(item, ctx), "absolute"
    base = ctx.published if not ctx.narrative else ctx.running
    if year is None:
        if base is None:
            return [_date(item, None, None, gran="quarter")]
        year, anchor = base.year, "published" if not ctx.narrative else "narrative"
        if base.month and (base.month - 1) // 3 + 1 < quarter and ctx.tense(item.start) != "future":
            year -= 1
        if item["rq"] or item["qago"]:
            year -= 1
    ctx.quarter = (year, quarter)
    draft = _date(item, Point(year), anchor, f"{year_value(year)}-Q{quarter}", "quarter")
    draft.point = None if anchor != "absolute" else draft.point
    return [draft]


def _quarter_year(item: Item, ctx: Context) -> list[Draft]:
    year = int(item["year"])
    if ctx.quarter is None:
        return [_date(item, None, "absolute", f"{year:04d}", "year")]
    return [_date(item, None, "narrative", f"{year:04d}-Q{ctx.quarter[1]}", "quarter")]


def _half(item: Item, ctx: Context) -> list[Draft]:
    year = year_of(item, ctx) or (ctx.now.year if ctx.now else None)
    if year is None:
        return []
    half = 1 if item["n"] in ("first", "1st") else 2
    return [_date(item, Point(year), "absolute", f"{year_value(year)}-H{half}", "half")]


def _quarter_rel(item: Item, ctx: Context) -> list[Draft]:
    base = ctx.published if not ctx.narrative else ctx.running
    if ctx.quarter is None and ("period" in item["rel"] or base is None or base.month is None):
        return []
    word = item["rel"].split(" ")[-1] if item["rel"] else "the"
    year, quarter = ctx.quarter or (base.year, (base.month - 1) // 3)  # type: ignore[union-attr,operator]
    if word == "current" and base and base.month:
        year, quarter = base.year, (base.month - 1) // 3 + 1
    index = year * 4 + quarter - 1
    index += {"year-ago": -4, "year-earlier": -4, "previous": -1, "preceding": -1, "last": -1, "next": 1}.get(word, 0)
    value = f"{index // 4:04d}-Q{index % 4 + 1}"
    draft = _date(item, None, "narrative" if ctx.quarter else "published", value, "quarter")
    return [draft]


def _years(item: Item, ctx: Context) -> list[Draft]:
    first = int(item["y1"])
    last = int(item["y2"]) if len(item["y2"]) == 4 else first - first % 100 + int(item["y2"])
    if last < first:
        return []
    split = item.end - len(item["y2"])
    head = Draft(item.start, item.start + 4, "DATE", f"{first:04d}", item.rule, "year", "absolute", None, Point(first))
    tail = Draft(split, item.end, "DATE", f"{last:04d}", item.rule, "year", "absolute", None, Point(last))
    return [head, tail]


def _year(item: Item, ctx: Context) -> list[Draft]:
    year = year_of(item, ctx)
    if year is None or (not item["bc"] and year not in _YEARS_READ and not item["year"].startswith("0")):
        if year is None or len(item["year"]) == 4 or not 1 <= year < 1000:
            return []
    return [_date(item, Point(year), "absolute")]


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
    return [_date(item, Point(-year if item["bc"] else year), "absolute", value, "decade")]


def _century(item: Item, ctx: Context) -> list[Draft]:
    number = ORDINALS.get(re.sub(r"\s+", "-", item["n"])) or int(re.sub(r"\D", "", item["n"]) or 0)
    if not 1 <= number <= 30:
        return []
    value = f"{'BC' if item['bc'] else ''}{number - 1:02d}"
    return [_date(item, None, "absolute", value, "century")]


def _weekday(item: Item, ctx: Context) -> list[Draft]:
    point, anchor = place_weekday(int(words("weekday")[item["wd"]]), item, ctx)
    draft = _date(item, point, anchor, gran="day")
    if not ctx.narrative:
        draft.point = point
    return [draft]


def _weekend(item: Item, ctx: Context) -> list[Draft]:
    base = ctx.running if ctx.narrative else ctx.published
    day = base.date if base else None
    if day is None:
        return [_date(item, None, None, gran="weekend")]
    ahead = ctx.narrative or ctx.tense(item.start) == "future" or day.isoweekday() > 5
    week = day if ahead else day - timedelta(days=7)
    return [_date(item, None, ctx.anchor_of(base), week_value(week) + "-WE", "weekend")]


def _the_near(item: Item, ctx: Context) -> list[Draft]:
    start = item.start
    if item["ended"]:
        end = item.spans["unit"][1]
        return [Draft(start, end, "DURATION", "P1Y" if item["unit"] == "year" else "P1W", item.rule)]
    value, _, granularity = shifted(ctx.running, item["unit"], 0)
    return [_date(item, None, ctx.anchor_of(ctx.running), value, granularity)]


def _weekdays(item: Item, ctx: Context) -> list[Draft]:
    number = int(words("weekday")[item["wd"]])
    part = part_code(item["pods"]) if item["pods"] else ""
    every = item["every"]
    if every in ("every", "each") or item["plural"]:
        value = f"XXXX-WXX-{number}" + (f"T{part}" if part else "")
        return [Draft(item.start, item.end, "SET", value, item.rule)]
    start = item.start + (len(every) + 1 if every else 0)
    point, anchor = place_weekday(number, item, ctx)
    value = point.value + (f"T{part}" if part else "") if point else None
    draft = Draft(start, item.end, "TIME" if part else "DATE", value, item.rule, "part_of_day" if part else "day", anchor)
    draft.point = point
    return [draft]


def _day(item: Item, ctx: Context) -> list[Draft]:
    days = int(words("day")[item["day"]]) + {"before": -1, "after": 1}.get(item["shift"], 0)
    if ctx.narrative and item["day"] == "today":
        return [Draft(item.start, item.end, "DATE", "PRESENT_REF", item.rule, "vague")]
    base = ctx.now
    point = base.shift_days(days) if base else None
    return [_date(item, point, ctx.anchor_of(base), gran="day")]


def _tonight(item: Item, ctx: Context) -> list[Draft]:
    base = ctx.now if item["this"] in ("", "this") else ctx.running
    if item["this"] in ("that", "the same") and ctx.ref_day:
        base = ctx.ref_day
    text = "last" if not item["this"] and item.end - item.start in (9, 10) else ""
    days = {"the next": 1, "the following": 1, "the previous": -1}.get(" ".join(item["this"].split()), 0)
    if not item["this"] and not item.parts.get("tonight") and text:
        days = -1
    part = part_code(item["part"]) if item["part"] else "NI"
    point = base.shift_days(days) if base else None
    value = f"{point.value}T{part}" if point else None
    draft = Draft(item.start, item.end, "TIME", value, item.rule, "part_of_day", ctx.anchor_of(base), mod_of(item), point)
    return [draft]


def _rel(item: Item, ctx: Context) -> list[Draft]:
    relation, unit = item["rel"].split(), item["unit"]
    if unit in CLOCK_CODES or (unit == "day" and relation[-1] in ("past", "last", "coming", "current", "latest")):
        if relation[-1] in ("past", "last", "next"):
            return [Draft(item.start, item.end, "DURATION", duration_value(1, unit), item.rule, mod=mod_of(item))]
        return []
    if relation == ["the"] and not item["edge"]:
        return []
    if unit == "quarter" and relation[-1] in ("latest", "current", "same") and not item["edge"]:
        return _quarter_rel(item, ctx)
    if relation[0] == "the" and relation[-1] in ("past", "last", "coming") and not item["edge"]:
        return [Draft(item.start, item.end, "DURATION", duration_value(1, unit), item.rule)]
    if relation[-1] == "this" and unit == "night":
        return []
    value, point, granularity, anchor = relative_unit(item, ctx)
    draft = _date(item, point, anchor, value, granularity)
    if draft.value and "T" in draft.value:
        draft.type = "TIME"
    if unit in ("week", "weekend", "century", "decade"):
        draft.point = None
    return [draft]


def _day_near(item: Item, ctx: Context) -> list[Draft]:
    base = ctx.running
    unit = item["unit"]
    step = -1 if item["dir"] in ("before", "earlier") else 1
    part = part_code(unit) if unit in ("night", "morning", "evening") else ""
    value, point, granularity = shifted(base, "day" if part else unit, step)
    draft = _date(item, point, ctx.anchor_of(base), value, granularity)
    if part and value:
        draft.type, draft.value, draft.granularity = "TIME", f"{value}T{part}", "part_of_day"
    return [draft]


def _end(item: Item, ctx: Context) -> list[Draft]:
    value, point, granularity = shifted(ctx.running, item["unit"], 0)
    draft = _date(item, point, ctx.anchor_of(ctx.running), value, granularity)
    draft.mod, draft.point = "END", None
    return [draft]


def _offset(item: Item, ctx: Context) -> list[Draft]:
    unit, direction = item["unit"], " ".join(item["dir"].split())
    back = direction in ("ago", "earlier", "before", "previously", "prior", "back")
    if direction in ("after", "before", "prior", "back") and not item["n"]:
        return []
    amount = _amount(item["n"]) if item["n"] else None
    if not item["n"] and item.text.startswith("year-"):
        amount = 1.0  # `year-ago results`
    if item["half"] and amount is not None:
        amount += 0.5
    deictic = direction in ("ago", "hence", "from now", "back")
    base = ctx.now if deictic else ctx.running
    if unit == "year" and amount == 1 and ctx.quarter and not ctx.narrative:
        year, quarter = ctx.quarter
        return [_date(item, None, "narrative", f"{year - 1:04d}-Q{quarter}", "quarter")]
    if amount is None:
        return [Draft(item.start, item.end, "DATE", "PAST_REF" if back else "FUTURE_REF", item.rule, "vague")]
    value, point, granularity = _count_off(base, unit, -amount if back else amount, ctx)
    draft = _date(item, point, ctx.anchor_of(base), value, granularity)
    if granularity in CLOCK_CODES:
        draft.type = "TIME"
    return [draft]


def _count_off(base: Point | None, unit: str, step: float, ctx: Context) -> tuple[str | None, Point | None, str]:
    if unit in CLOCK_CODES:
        return None, None, unit
    if unit == "decade":
        if base is None:
            return None, None, unit
        point = base.shift_years(int(10 * step))
        return point.value[:-1], None, "decade"
    if unit == "year" and step != int(step):
        moved = base.shift_months(int(12 * step)) if base else None
        return (year_value(moved.year) if moved else None), moved, "year"
    return shifted(base, unit, step)


def _amount(text: str) -> float | None:
    text = " ".join(text.split())
    if text in ("a", "an"):
        return 1.0
    if text in ("half a", "half an"):
        return 0.5
    if text in ("a couple of", "a couple"):
        return 2.0
    return number_value(text)


def _duration(item: Item, ctx: Context) -> list[Draft]:
    amount: float | None
    if item["vague"]:
        amount = 2.0 if "couple" in item["vague"] else None
        if item["vague"].split()[-1] == "of" and "couple" not in item["vague"]:
            amount = None
    elif item["indef"]:
        text = " ".join(item["indef"].split())
        amount = 1.5 if text == "one and a half" else 0.5 if "half" in text else 1.0
    else:
        amount = number_value(item["n"])
    if (amount is None and not item["vague"]) or "old" in item["long"] or "of age" in item.text:
        return []  # an age is not a time
    if item["half"] and amount is not None:
        amount += 0.25 if "quarter" in item["half"] else 0.5
    unit = item["unit"]
    if unit == "quarter" and not item["durrel"].strip() and not item["vague"]:
        return []  # three quarters of something
    if unit == "second" and item["indef"]:
        return []  # `a second attack`
    start = item.start
    if item["hedge"] == "over" and re.match(r"(?:the|these|those|its)\b", item["durrel"]):
        start = item.spans["durrel"][0]
    bare = re.fullmatch(r"(?:the|these|those|its)\s+", item["durrel"])
    if bare and item.hyphen:
        start += bare.end()  # `the 23-year occupation`: the article belongs to the noun
    value = _half_hour(duration_value(amount, unit))
    return [Draft(start, item.end, "DURATION", value, item.rule, unit, None, mod_of(item))]


def _half_hour(value: str) -> str:
    """Half hours and half minutes are written in the unit below, as clocks count."""
    half = re.fullmatch(r"PT(\d+)\.5([HM])", value)
    if half is None:
        return value
    whole = "" if half[1] == "0" else half[1] + half[2]
    return f"PT{whole}30{'M' if half[2] == 'H' else 'S'}"


def _without_article(item: Item) -> Item:
    """The expression without its `the`, `its` or `their`."""
    lead = 4 if item.article == "the" else 4 if item.article == "its" else 6
    return replace(item, start=item.start + lead) if item.article else item


def _long(item: Item, ctx: Context) -> list[Draft]:
    plural = item.end - item.start > len(item["unit"]) + 5
    value = duration_value(None if plural else 1, item["unit"])
    return [Draft(item.start, item.end, "DURATION", value, item.rule, item["unit"])]


def _plural(item: Item, ctx: Context) -> list[Draft]:
    unit = "century" if item["unit2"] else item["unit"]
    if unit in ("quarter", "second") and not item["rel"]:
        return []
    return [Draft(item.start, item.end, "DURATION", duration_value(None, unit), item.rule, unit)]


def _set(item: Item, ctx: Context) -> list[Draft]:
    if item["wd"]:
        value = f"XXXX-WXX-{words('weekday')[item['wd']]}"
    elif item["mon"]:
        value = f"XXXX-{int(words('month')[item['mon']]):02d}"
    elif item["part"]:
        value = f"XXXX-XX-XXT{part_code(item['part'])}"
    else:
        amount = number_value(item["n"]) if item["n"] else 2.0 if item["other"] else 1.0
        value = duration_value(amount, item["unit"])
    return [Draft(item.start, item.end, "SET", value, item.rule)]


def _set_word(item: Item, ctx: Context) -> list[Draft]:
    value = _SETS.get(item["word"]) or words("set")[item["word"]]
    return [Draft(item.start, item.end, "SET", value, item.rule)]


def _clock(item: Item, ctx: Context) -> list[Draft]:
    clock = clock_value(item)
    if clock is None:
        return []
    base = ctx.ref_day or (ctx.published if not ctx.narrative else None)
    stem = base.value if base and base.date else "XXXX-XX-XX"
    draft = Draft(item.start, item.end, "TIME", f"{stem}T{clock}", item.rule, "minute" if ":" in clock else "hour")
    draft.anchor = ctx.anchor_of(base)
    return [draft]


def clock_value(item: Item) -> str | None:
    """`05:30`, `17`, `24:00` of a clock expression; None when there is no such time."""
    if item["word"]:
        return "24:00" if item["word"] == "midnight" else "12:00"
    hour = number_value(item["h"])
    if hour is None or not 0 <= hour <= 24:
        return None
    half = item["ap"].replace(".", "")[:1]
    if item["ap"]:
        if not 1 <= hour <= 12:
            return None
        afternoon = half == "p" or item["ap"] in ("afternoon", "evening")
        hour = hour % 12 + (12 if afternoon else 0)
    return f"{int(hour):02d}:{item['min'] or '00'}"


def _part(item: Item, ctx: Context) -> list[Draft]:
    code = part_code(item["part"])
    end = item.end - len(item["of"])
    base = ctx.ref_day or (ctx.published if not ctx.narrative else None)
    stem = base.value if base and base.date else "XXXX-XX-XX"
    draft = Draft(item.start, end, "TIME", f"{stem}T{code}", item.rule, "part_of_day", ctx.anchor_of(base), mod_of(item))
    return [draft]


def _vague(item: Item, ctx: Context) -> list[Draft]:
    value = words("vague")[" ".join(item["word"].split())]
    return [Draft(item.start, item.end, "DATE", value, item.rule, "vague")]


def _festival(item: Item, ctx: Context) -> list[Draft]:
    rule = words("festival")[" ".join(item["word"].replace("’", "'").split())]
    year = year_of(item, ctx)
    base = ctx.running if ctx.narrative else ctx.published
    anchor = "absolute" if year is not None else ctx.anchor_of(base)
    if year is None and base:
        year = base.year - (1 if item["rel"].strip() == "last" else 0)
        if not ctx.narrative and ctx.published and (day := _festival_day(rule, year)):
            here = ctx.published.date
            if here and day > here and ctx.tense(item.start) == "past":
                year -= 1
    found = _festival_day(rule, year) if year else None
    return [_date(item, Point.from_date(found) if found else None, anchor if found else None, gran="day")]


def _festival_day(rule: str, year: int) -> date | None:
    if not rule or not 1 <= year <= 9998:
        return None
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:])) if year > 1582 else None
    numbers = [int(part) for part in rule.split("-")]
    if len(rule) == 10:
        return date(*numbers)
    if len(numbers) == 2:
        return date(year, *numbers)
    month, nth, weekday = numbers
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


READERS: dict[str, Callable[[Item, Context], list[Draft]]] = {
    "iso": _iso, "numeric": _numeric, "date": _day_of_month, "nth": _nth, "month": _month,
    "month_rel": _month_rel, "season": _season, "season_rel": _season_rel, "quarter": _quarter, "quarter_year": _quarter_year,
    "half": _half, "weekend": _weekend, "thenear": _the_near,
    "quarter_rel": _quarter_rel, "years": _years, "year": _year, "shortyear": _year, "decade": _decade,
    "century": _century, "weekday": _weekday, "weekdays": _weekdays, "day": _day, "tonight": _tonight,
    "rel": _rel, "daynear": _day_near, "end": _end, "offset": _offset, "duration": _duration, "long": _long,
    "plural": _plural, "set": _set, "setword": _set_word, "clock": _clock, "part": _part, "vague": _vague,
    "festival": _festival,
}  # fmt: skip
