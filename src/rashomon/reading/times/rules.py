"""One reader for each rule of the time grammar: an expression and its context in, its meaning out.

Here are those for relative times, durations, sets and clocks; calendar dates are in
`dates`, feasts in `festivals`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from rashomon.reading.number_words import number_value
from rashomon.reading.times.dates import DATE_READERS, dated, read_quarter_rel
from rashomon.reading.times.festivals import FESTIVAL_READERS
from rashomon.reading.times.grammar import Item
from rashomon.reading.times.points import Point, week_value, year_value
from rashomon.reading.times.values import (
    CLOCK_CODES,
    Context,
    Draft,
    duration_value,
    mod_of,
    part_code,
    place_weekday,
    relative_unit,
    shifted,
)
from rashomon.reading.times.words import words

_OFFSET = re.compile(r"(?:gmt|utc)\s?([+\-−–])\s?(\d{1,2})(?::?(\d\d))?")
_WHOLE_YEARS = frozenset({"year", "years", "decade"})
_DIGRESSION = 5  # years; chosen on the histories among 2, 3, 5, 10 and 20


def read_item(item: Item, ctx: Context) -> list[Draft]:
    """The drafts of one expression, with the context moved on."""
    drafts = READERS[item.rule](item, ctx)
    for draft in drafts:
        aside = ctx.narrative and draft.anchor in ("published", "dateline")  # `yesterday` in a history
        aside = aside or (draft.point is not None and _is_digression(item, draft.point, ctx))
        if draft.point is not None and draft.type in ("DATE", "TIME") and not aside:
            ctx.ref = draft.point
            if draft.point.day is not None:
                ctx.ref_day = draft.point
    return drafts


def _is_digression(item: Item, point: Point, ctx: Context) -> bool:
    """A year far from the story, inside a sentence: `a study of 2005 showed`, `the first since 1614`."""
    if not ctx.narrative or ctx.ref is None or item.rule not in _WHOLE_YEARS:
        return False
    return abs(point.year - ctx.ref.year) > _DIGRESSION and not ctx.opens(item.start)


def _weekday(item: Item, ctx: Context) -> list[Draft]:
    number = words("weekday")[item["wd"]]
    point, anchor = place_weekday(int(number), item, ctx)
    return [dated(item, point, anchor, None if point else f"XXXX-WXX-{number}", "day")]


def _weekend(item: Item, ctx: Context) -> list[Draft]:
    base = ctx.told_from
    day = base.date if base else None
    if day is None:
        return [dated(item, None, None, gran="weekend")]
    ahead = ctx.narrative or ctx.tense(item.start) == "future" or day.isoweekday() > 5
    week = day if ahead else day - timedelta(days=7)
    return [dated(item, None, ctx.anchor_of(base), week_value(week) + "-WE", "weekend")]


def _the_near(item: Item, ctx: Context) -> list[Draft]:
    start = item.start
    if item["ended"]:
        end = item.spans["unit"][1]
        return [Draft(start, end, "DURATION", "P1Y" if item["unit"] == "year" else "P1W", item.rule)]
    value, _, granularity = shifted(ctx.running, item["unit"], 0)
    return [dated(item, None, ctx.anchor_of(ctx.running), value, granularity)]


def _weekdays(item: Item, ctx: Context) -> list[Draft]:
    number = int(words("weekday")[item["wd"]])
    part = part_code(item["pods"]) if item["pods"] else ""
    every = item["every"]
    if every in ("every", "each") or (item["plural"] and (every or part)):
        value = f"XXXX-WXX-{number}" + (f"T{part}" if part else "")
        return [Draft(item.start, item.end, "SET", value, item.rule)]
    start = item.start + (len(every) + 1 if every else 0)
    point, anchor = place_weekday(number, item, ctx)
    when = (point.value if point else f"XXXX-WXX-{number}") + (f"T{part}" if part else "")
    draft = Draft(
        start,
        item.end,
        "TIME" if part else "DATE",
        when,
        item.rule,
        "part_of_day" if part else "day",
        anchor,
    )
    draft.point = point
    return [draft]


def _day(item: Item, ctx: Context) -> list[Draft]:
    days = int(words("day")[item["day"]]) + {"before": -1, "after": 1}.get(item["shift"], 0)
    if ctx.narrative and item["day"] == "today":
        return [Draft(item.start, item.end, "DATE", "PRESENT_REF", item.rule, "vague")]
    base = ctx.now
    point = base.shift_days(days) if base else None
    return [dated(item, point, ctx.anchor_of(base), gran="day")]


def _tonight(item: Item, ctx: Context) -> list[Draft]:
    base = ctx.now if item["this"] in ("", "this") else ctx.running
    if item["this"] in ("that", "the same") and ctx.day_told:
        base = ctx.day_told
    text = "last" if not item["this"] and item.end - item.start in (9, 10) else ""
    days = {"the next": 1, "the following": 1, "the previous": -1}.get(" ".join(item["this"].split()), 0)
    if not item["this"] and not item.parts.get("tonight") and text:
        days = -1
    part = part_code(item["part"]) if item["part"] else "NI"
    point = base.shift_days(days) if base else None
    value = f"{point.value}T{part}" if point else None
    draft = Draft(
        item.start,
        item.end,
        "TIME",
        value,
        item.rule,
        "part_of_day",
        ctx.anchor_of(base),
        mod_of(item),
        point,
    )
    return [draft]


def _rel(item: Item, ctx: Context) -> list[Draft]:
    relation, unit = item["rel"].split(), item["unit"]
    if unit in CLOCK_CODES or (
        unit == "day" and relation[-1] in ("past", "last", "coming", "current", "latest")
    ):
        if relation[-1] in ("past", "last", "next"):
            return [
                Draft(item.start, item.end, "DURATION", duration_value(1, unit), item.rule, mod=mod_of(item))
            ]
        return []
    if relation == ["the"] and not item["edge"]:
        return []
    if unit == "quarter" and relation[-1] in ("latest", "current", "same") and not item["edge"]:
        return read_quarter_rel(item, ctx)
    if relation[0] == "the" and relation[-1] in ("past", "last", "coming") and not item["edge"]:
        return [Draft(item.start, item.end, "DURATION", duration_value(1, unit), item.rule)]
    if relation[-1] == "this" and unit == "night":
        return []
    value, point, granularity, anchor = relative_unit(item, ctx)
    draft = dated(item, point, anchor, value, granularity)
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
    draft = dated(item, point, ctx.anchor_of(base), value, granularity)
    if part and value:
        draft.type, draft.value, draft.granularity = "TIME", f"{value}T{part}", "part_of_day"
    return [draft]


def _end(item: Item, ctx: Context) -> list[Draft]:
    base = ctx.told_from
    value, point, granularity = shifted(base, item["unit"], 0)
    draft = dated(item, point, ctx.anchor_of(base), value, granularity)
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
        return [dated(item, None, "narrative", f"{year - 1:04d}-Q{quarter}", "quarter")]
    if amount is None:
        return [Draft(item.start, item.end, "DATE", "PAST_REF" if back else "FUTURE_REF", item.rule, "vague")]
    value, point, granularity = _count_off(base, unit, -amount if back else amount, ctx)
    draft = dated(item, point, ctx.anchor_of(base), value, granularity)
    if granularity in CLOCK_CODES:
        draft.type = "TIME"
    return [draft]


def _count_off(
    base: Point | None, unit: str, step: float, ctx: Context
) -> tuple[str | None, Point | None, str]:
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
    return [Draft(item.start, item.end, "SET", words("set")[item["word"]], item.rule)]


def _clock(item: Item, ctx: Context) -> list[Draft]:
    clock = clock_value(item)
    if clock is None:
        return []
    base = ctx.day_told
    stem = base.value if base and base.date else "XXXX-XX-XX"
    draft = Draft(
        item.start, item.end, "TIME", f"{stem}T{clock}", item.rule, "minute" if ":" in clock else "hour"
    )
    draft.anchor, draft.zone = ctx.anchor_of(base), zone_of(item)
    return [draft]


def zone_of(item: Item) -> str | None:
    """The zone of a clock: its offset from UTC where it has one all year, otherwise its words."""
    zone = " ".join(item["zone"].split())
    if not zone:
        return None
    offset = _OFFSET.fullmatch(zone)
    if offset is not None:
        hours, minutes = int(offset[2]), int(offset[3] or 0)
        sign = "+" if offset[1] == "+" else "-"
        return f"{sign}{hours:02d}:{minutes:02d}" if hours <= 14 and minutes < 60 else zone
    return words("zone").get(zone) or zone


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
    base = ctx.day_told
    stem = base.value if base and base.date else "XXXX-XX-XX"
    draft = Draft(
        item.start, end, "TIME", f"{stem}T{code}", item.rule, "part_of_day", ctx.anchor_of(base), mod_of(item)
    )
    return [draft]


def _vague(item: Item, ctx: Context) -> list[Draft]:
    value = words("vague")[" ".join(item["word"].split())]
    return [Draft(item.start, item.end, "DATE", value, item.rule, "vague")]


READERS: dict[str, Callable[[Item, Context], list[Draft]]] = {
    **DATE_READERS,
    **FESTIVAL_READERS,
    "weekend": _weekend,
    "thenear": _the_near,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "day": _day,
    "tonight": _tonight,
    "rel": _rel,
    "daynear": _day_near,
    "end": _end,
    "offset": _offset,
    "duration": _duration,
    "long": _long,
    "plural": _plural,
    "set": _set,
    "setword": _set_word,
    "clock": _clock,
    "part": _part,
    "vague": _vague,
}
"""The reader of each rule of the grammar."""
