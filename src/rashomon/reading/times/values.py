"""What a time expression means: TIMEX3 type and value, worked out in text order from a running context.

Two modes. In a news report relative expressions are counted from the day of publication, and the tense of the
clause says whether a bare `Friday` lies before or after it. In a history (no day of publication, or explicit
years that lie mostly long before it) they are counted from the last date that the text has named.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from rashomon.reading.times.grammar import Item
from rashomon.reading.times.points import Point, make_point, week_value, year_value
from rashomon.reading.times.words import ORDINALS, words

Tense = Literal["past", "present", "future"]
Type = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["absolute", "published", "dateline", "narrative"]

_BACK = frozenset({"last", "previous", "preceding", "prior", "past"})
_ON = frozenset({"next", "following", "coming", "subsequent"})
_RUNNING = frozenset({"previous", "preceding", "prior", "following", "subsequent", "same", "that"})
_MODS = {
    "early": "START", "beginning": "START", "start": "START", "outset": "START", "turn": "START",
    "first part": "START", "early part": "START", "mid": "MID", "middle": "MID", "late": "END", "end": "END",
    "close": "END", "latter part": "END", "last part": "END", "earlier": "BEFORE", "later": "AFTER",
}  # fmt: skip
_HEDGES = {
    "nearly": "LESS_THAN", "almost": "LESS_THAN", "less than": "LESS_THAN", "fewer than": "LESS_THAN",
    "just under": "LESS_THAN", "close to": "LESS_THAN", "barely": "LESS_THAN", "over": "MORE_THAN",
    "more than": "MORE_THAN", "just over": "MORE_THAN", "well over": "MORE_THAN", "at least": "EQUAL_OR_MORE",
    "no less than": "EQUAL_OR_MORE", "up to": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS",
    "as many as": "EQUAL_OR_LESS", "as long as": "EQUAL_OR_LESS", "about": "APPROX", "around": "APPROX",
    "roughly": "APPROX", "approximately": "APPROX", "some": "APPROX",
}  # fmt: skip
PERIOD_CODES = {
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "weekend": "WE",
    "night": "NI",
}
CLOCK_CODES = {"second": "S", "minute": "M", "hour": "H"}


@dataclass(slots=True)
class Draft:
    """What one expression means, before it becomes a finding."""

    start: int
    end: int
    type: Type
    value: str | None
    rule: str
    granularity: str | None = None
    anchor: Anchor | None = None
    mod: str | None = None
    point: Point | None = None
    """The day, month or year it names, for what follows to be counted from."""
    bounds: tuple[str, str] | None = None
    """The earliest and latest day, where the value does not tell them."""
    zone: str | None = None
    """The zone of a clock."""


@dataclass(slots=True)
class Context:
    """What a relative expression is counted from, as the text goes on."""

    published: Point | None
    narrative: bool
    tense: Callable[[int], Tense]
    """Tense of the clause around a code point."""
    opens: Callable[[int], bool] = lambda _: True
    """Whether the words at a code point open their sentence."""
    current: bool = False
    """True when a history runs up to the time of publication: `yesterday` then counts from there."""
    from_dateline: bool = False
    """True when the day of publication was read from the dateline."""
    published_clock: str = ""
    """`THH:MM` of publication, when known."""
    ref: Point | None = None
    """The last date the text has named."""
    ref_day: Point | None = None
    """The last day named in the present paragraph."""
    day_first: Point | None = None
    """The last day named in the first paragraph before it that names one: the day that news is told of."""
    quarter: tuple[int, int] | None = None
    """The last quarter named: year and number."""
    seen: dict[str, int] = field(default_factory=dict)

    @property
    def now(self) -> Point | None:
        """What `now`, `ago` and `last` count from."""
        return self.ref if self.narrative and not self.current else self.published

    @property
    def running(self) -> Point | None:
        """What `later`, `the next` and `that` count from: the last date named, or the day of publication."""
        return self.ref or (None if self.narrative else self.day_first or self.published)

    @property
    def day_told(self) -> Point | None:
        """The day that an hour, a part of a day, `that night` and `the same day` are of."""
        return self.ref_day or (None if self.narrative else self.day_first or self.published)

    @property
    def told_from(self) -> Point | None:
        """What a named day without its year stands near: the story told, or the day of publication."""
        return self.running if self.narrative else self.published

    def anchor_of(self, base: Point | None) -> Anchor | None:
        """How to name an anchor in a finding."""
        if base is None:
            return None
        if base is self.published:
            return "dateline" if self.from_dateline else "published"
        return "narrative"


def mod_of(item: Item) -> str | None:
    """TIMEX3 mod of an expression's own hedge or edge."""
    edge = item["edge"].split(" of")[0].strip()
    edge = "early" if edge.startswith("early ") and "part" not in edge else edge
    hedge = " ".join(item["hedge"].split())
    return _MODS.get(edge) or _HEDGES.get(hedge)


def day_number(words_: str) -> int | None:
    """A day of the month in figures or as an ordinal."""
    words_ = re.sub(r"\s+", "-", words_)
    return int(words_) if words_.isdecimal() else ORDINALS.get(words_)


def year_of(item: Item, ctx: Context) -> int | None:
    """The year an expression names: in figures, spoken, short (`'98`) or by relation (`of that year`)."""
    if item["year"]:
        year = int(item["year"])
        if len(item["year"]) == 2:
            return 2000 + year if year < 50 else 1900 + year
        return -year if item["bc"] and year else year or None
    if item["spoken"]:
        return spoken_year(item["spoken"])
    if item["short"]:
        return short_year(int(item["short"]), ctx)
    relation = item["relyear"] or item["relyear2"]
    base = ctx.running if relation.split(" ")[-1] in _RUNNING else ctx.now
    if not relation or base is None:
        return None
    step = -1 if relation.split()[-1] in _BACK else 1 if relation.split()[-1] in _ON else 0
    return base.shift_years(step).year


def short_year(two: int, ctx: Context) -> int:
    """A two-digit year: the one nearest to the last date named or the day of publication."""
    base = ctx.running or ctx.published
    centre = base.year if base and base.year > 0 else 1990
    return min((century + two for century in range(1000, 2200, 100)), key=lambda year: abs(year - centre))


def spoken_year(text: str) -> int | None:
    """`nineteen ninety-six` -> 1996; `two thousand four` -> 2004."""
    from rashomon.reading.number_words import number_value

    text = re.sub(r"^the\s+year\s+", "", text)
    parts = re.split(r"[\s-]+", text)
    if parts[0] != "nineteen":
        value = number_value(text)
        return int(value) if value else None
    if parts[1:] == ["hundred"]:
        return 1900
    value = number_value(" ".join(part for part in parts[1:] if part != "oh"))
    return 1900 + int(value) if value is not None and value < 100 else None


def place_month(month: int, day: int | None, item: Item, ctx: Context) -> tuple[Point | None, Anchor | None]:
    """A month, or a day of it, whose year the text leaves out."""
    base = ctx.ref if ctx.narrative else ctx.published
    if base is None:
        return None, None
    if base is not ctx.published:
        year = base.year
        # A history moves on: `In January` after November is the January that follows.
        if base.month is not None and month - base.month < -6:
            year += 1
        return make_point(year or 1, month, day), "narrative"
    return _nearest_year(base, month, day, ctx.tense(item.start)), ctx.anchor_of(base)


def _nearest_year(base: Point, month: int, day: int | None, tense: Tense) -> Point | None:
    """The year that brings a month or day nearest to publication; the tense decides where it is in doubt."""
    gap = (month - (base.month or 6)) * 30 + ((day or 0) - (base.day or 0) if day and base.day else 0)
    # Plans are seldom told in the past tense more than two months ahead, nor news in the future tense behind.
    least, most = (-365 + 60, 60) if tense == "past" else (-20, 345) if tense == "future" else (-180, 180)
    year = base.year + (1 if gap < least else -1 if gap > most else 0)
    return make_point(year or 1, month, day)


def place_weekday(weekday: int, item: Item, ctx: Context) -> tuple[Point | None, Anchor | None]:
    """A day of the week: the last one, the next one, or the one that the tense points at."""
    base = ctx.told_from
    if ctx.narrative and ctx.current and not (base and base is ctx.ref_day):
        base = ctx.published
    start = base.date if base else None
    if start is None or base is None:
        return None, None
    relation = item["rel"].split()
    word = relation[-1] if relation else ""
    if word in _RUNNING and ctx.running and ctx.running.date:
        start, base = ctx.running.date, ctx.running
    back = (start.isoweekday() - weekday) % 7
    on = (weekday - start.isoweekday()) % 7
    if word in ("last", "previous", "preceding") or item["daybefore"]:
        days = -(back or 7)
    elif word in ("next", "following", "coming"):
        days = on or 7
    elif ctx.narrative and base is not ctx.published:
        days = on
    elif word == "this" and weekday > start.isoweekday():
        days = on  # `this Friday` of a report of Monday is none gone by
    else:
        days = on if ctx.tense(item.start) == "future" else -back
    if item["daybefore"]:
        days -= 1
    return base.shift_days(days), ctx.anchor_of(base)


def relative_unit(item: Item, ctx: Context) -> tuple[str | None, Point | None, str, Anchor | None]:
    """`last week`, `the following day`, `this year`: value, point, granularity and anchor."""
    relation = item["rel"].split()
    unit = item["unit"]
    word = relation[-1]
    if word == "same" and relation[0] in ("that", "this"):
        word = relation[0]
    told = ctx.narrative and word == "this"  # `this day` of a history is the day told of
    running = told or word in _RUNNING or word == "the" or (relation[0] == "the" and word in ("next",))
    base = ctx.running if running else ctx.now
    if not running and ctx.narrative and base is None:
        base = ctx.published
    step = -1 if word in _BACK else 1 if word in _ON else 0
    value, point, granularity = shifted(base, unit, step)
    return value, point, granularity, ctx.anchor_of(base)


def shifted(base: Point | None, unit: str, step: float) -> tuple[str | None, Point | None, str]:
    """The unit that lies `step` units from a point: its TIMEX3 value, point and granularity."""
    count = int(step)
    if unit in ("century", "millennium", "decade"):
        years = {"decade": 10, "century": 100, "millennium": 1000}[unit] * count
        if base is None:
            return None, None, unit
        year = base.shift_years(years).year
        digits = year_value(year)[: -1 if unit == "decade" else -2]
        return digits, Point(year), unit
    if base is None:
        return None, None, unit
    if unit in ("year",):
        point: Point | None = base.shift_years(count)
        return (point.value if point else None), point, "year"
    if unit == "quarter":
        if base.month is None:
            return None, None, "quarter"
        index = base.year * 4 + (base.month - 1) // 3 + count
        return f"{index // 4:04d}-Q{index % 4 + 1}", Point(index // 4), "quarter"
    if unit == "month":
        point = base.shift_months(count)
        return (point.value if point else None), point, "month"
    day = base.date
    if unit in ("week", "weekend", "fortnight") and day:
        moved = base.shift_days(count * (14 if unit == "fortnight" else 7))
        if moved is None or moved.date is None:
            return None, None, unit
        if unit == "weekend":
            return week_value(moved.date) + "-WE", Point.from_date(_saturday(moved.date)), "weekend"
        return week_value(moved.date), moved, "week"
    if unit in ("day", "night") and day:
        point = base.shift_days(count)
        value = point.value if point else None
        return (
            (value and value + ("TNI" if unit == "night" else "")),
            point,
            "day" if unit == "day" else "part_of_day",
        )
    return None, None, unit


def _saturday(day: date) -> date:
    return day + timedelta(days=6 - day.isoweekday()) if day.isoweekday() < 7 else day - timedelta(days=1)


def duration_value(amount: float | None, unit: str) -> str:
    """A TIMEX3 duration; an amount of None is written X (`PXD`)."""
    unit = {"centurie": "century", "millennia": "millennium"}.get(unit, unit)
    if unit == "fortnight":
        amount, unit = (amount * 2 if amount is not None else None), "week"
    if amount is None:
        return {"decade": "PXE", "century": "PXCE", "millennium": "PXML"}.get(unit) or _period("X", unit)
    if unit in ("decade", "century"):
        amount, unit = amount * (10 if unit == "decade" else 100), "year"
    return _period(f"{amount:g}" if amount < 1e6 else f"{amount:.0f}", unit)


def _period(number: str, unit: str) -> str:
    if unit in CLOCK_CODES:
        return f"PT{number}{CLOCK_CODES[unit]}"
    code = PERIOD_CODES.get(unit) or {"summer": "SU", "winter": "WI", "millennium": "ML"}.get(unit, "D")
    return f"P{number}{code}"


def part_code(word: str) -> str:
    """TIMEX3 code of a part of the day (`morning` -> `MO`)."""
    return words("part").get(" ".join(word.split()), "NI" if word == "hours" else "MO")
