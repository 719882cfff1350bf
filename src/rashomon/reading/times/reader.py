"""When: time expressions, their TIMEX3 values and the days they can mean.

One pass over the text, section by section. The grammar finds the expressions (`grammar`), neighbours
that name one time are joined (`Friday` and `at night`), and each is given a value from the day of publication
or from the running story (`rules`, `values`).
"""

from __future__ import annotations

import re
from itertools import pairwise

from rashomon.findings import Maker, Time
from rashomon.language import Parse
from rashomon.reading.times.grammar import Item, find_items
from rashomon.reading.times.points import Point, bounds, make_point
from rashomon.reading.times.rules import clock_value, read_item, zone_of
from rashomon.reading.times.senses import bare_part, is_time
from rashomon.reading.times.tense import clause_tense
from rashomon.reading.times.values import Context, Draft, part_code, year_of
from rashomon.reading.times.words import words

# The figures first, what stands before them after: so the search runs from one 1 or 2 to the next.
_FULL_YEAR = re.compile(r"(1\d{3}|20\d\d)(?<![\w.,$£€/:#-]\d{4})(?![\w:/]|[,.-]\d)")
_BC_YEAR = re.compile(r"\b\d{1,4} ?(?:BC|B\.C\.|BCE)\b")
_DASH = re.compile(r"\s(?:--?|–|—|_)\s")
_OPENING = 90  # code points within which a dateline ends
_SENTENCE_OPENING = re.compile(r"(?:^|[.!?)\"”:]\s+|\n)[^.!?\n]{0,20}\Z")
_CLOCK = re.compile(r"T(\d\d:\d\d)")

# A text is a history when at least this many explicit years lie before the year of publication, three to
# each word of the news's own calendar (a bare `Friday`, `yesterday`).
_MANY_YEARS = 4
# This many mentions of the year of publication, or the one before, show that a history runs up to it.
_RECENT_YEARS = 1
# Reports quote somebody once in 250 words or more often; the histories measured, once in 550 words at most.
_WORDS_SAID = 300
_SAID = re.compile(r"\b(?:said|says|told)\b")
_NEWS_WORD = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Tt]oday|[Yy]esterday|[Tt]omorrow|"
    r"last (?:week|month|year|night))\b"
)

_DAY_RULES = frozenset({"date", "weekday", "weekdays", "day", "festival", "daynear", "rel", "nth", "tonight"})


def read_times(parse: Parse) -> list[Time]:
    """All time expressions of a parse, in text order."""
    lowered = lower_in_place(parse.text)
    published = Point.from_iso(parse.published)
    dateline = None if published and published.day else _dateline_day(parse, lowered, published)
    published = dateline or published
    ctx = Context(published, is_history(parse.text, published), lambda start: clause_tense(parse, start))
    clock = _CLOCK.search(parse.published or "")
    ctx.opens = lambda start: _SENTENCE_OPENING.search(parse.text, max(0, start - 24), start) is not None
    ctx.published_clock = clock[1] if clock else ""
    ctx.current = ctx.narrative and _runs_to_the_present(parse.text, published)
    ctx.from_dateline = dateline is not None
    times: list[Time] = []
    for section in parse.sections:
        ctx.ref_day = None
        if not ctx.narrative:
            ctx.ref, ctx.quarter = None, ctx.quarter
        items = [
            item for item in find_items(lowered, section.start, section.end) if is_time(parse, section, item)
        ]
        _share_years(lowered, items)
        for draft in _drafts(parse.text, lowered, items, ctx):
            times.append(_finding(parse, draft))
        if section.kind == "paragraph" and ctx.day_first is None:
            ctx.day_first = ctx.ref_day
    return times


def _runs_to_the_present(text: str, published: Point | None) -> bool:
    years = [int(year) for year in _FULL_YEAR.findall(text)]
    recent = sum(published is not None and published.year - 1 <= year <= published.year for year in years)
    return recent >= _RECENT_YEARS


def _dateline_day(parse: Parse, lowered: str, published: Point | None) -> Point | None:
    """The day that the dateline names, with the year of publication where it leaves the year out."""
    span = parse.dateline or _opening(parse, lowered)
    for item in find_items(lowered, *span) if span else ():
        if item.rule != "date":
            continue
        year = published.year if published else None
        if item["year"]:
            year = year_of(item, Context(published, False, lambda start: "past"))
        day = int(item["day"]) if item["day"].isdecimal() else None
        if year and day:
            return make_point(year, int(words("month")[item["mon"]]), day)
    return None


def _opening(parse: Parse, lowered: str) -> tuple[int, int] | None:
    """A dateline that the source does not mark: its own section, or the first words up to a dash.

    Such words count only where they are in capitals (`ARDEN, 8 Mar 16 --`).
    """
    for section in parse.sections[:3]:
        if section.kind == "dateline":
            return section.start, section.end
    body = next((section for section in parse.sections if section.kind == "paragraph"), None)
    if body is None:
        return None
    dash = _DASH.search(lowered, body.start, min(body.end, body.start + _OPENING))
    first = parse.text[body.start : body.end].split(maxsplit=1)[:1]
    if dash is None or not first or not first[0].strip(",.").isupper():
        return None
    return body.start, dash.end()


def lower_in_place(text: str) -> str:
    """The text in lower case, every character in its place (a few letters have longer lower cases)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def is_history(text: str, published: Point | None) -> bool:
    """True when the text is a history: it names many past years, and seldom days of the week or `today`."""
    years = [int(year) for year in _FULL_YEAR.findall(text)]
    ancient = len(_BC_YEAR.findall(text)) if "BC" in text or "B.C." in text else 0
    past = sum(published is None or year < published.year for year in years) + ancient
    if past < _MANY_YEARS or 2 * past <= len(years) + ancient:
        return False
    if _WORDS_SAID * len(_SAID.findall(text)) > text.count(" "):
        return False
    return past >= 3 * len(_NEWS_WORD.findall(text))


def _share_years(lowered: str, items: list[Item]) -> None:
    """Give the first end of a range the year of its second: `26 June - 4 August 1952`, `May-August 1950`."""
    for first, second in pairwise(items):
        if first.rule not in ("date", "month") or second.rule not in ("date", "month"):
            continue
        if not second["year"] or first["year"] or first["relyear"] or first["bc"]:
            continue
        if lowered[first.end : second.start].strip() in ("-", "–", "—", "to", "until", "through", "and", "/"):
            later = int(words("month")[first["mon"]]) > int(words("month")[second["mon"]])
            year = int(second["year"]) + (0 if not later else 1 if second["bc"] else -1)
            first.parts["year"] = f"{year:04d}"
            if second["bc"]:
                first.parts["bc"] = second["bc"]


def _drafts(text: str, lowered: str, items: list[Item], ctx: Context) -> list[Draft]:
    drafts: list[Draft] = []
    position = 0
    while position < len(items):
        item = items[position]
        after = items[position + 1] if position + 1 < len(items) else None
        gap = lowered[item.end : after.start] if after else ""
        day = _day_after_brackets(lowered, items, position)
        on = gap.strip() == "on" or (gap.isspace() and after is not None and after["every"] == "on")
        if after and item.rule == "part" and after.rule in _DAY_RULES and on:
            day = after  # `at dawn on Thursday`
        if day is not None:
            ctx.ref_day = _day_of(day, ctx)
        if after and _time_first(item, after, gap):
            drafts.extend(_joined(item, after, item, ctx))
            position += 2
        elif after and _day_first(item, after, gap):
            drafts.extend(_joined(item, after, after, ctx))
            position += 2
        else:
            so_far = ctx.ref_day
            if item.rule != "part" or bare_part(text, item):
                drafts.extend(read_item(item, ctx))
            if lowered.endswith("since ", 0, item.start):
                ctx.ref_day = so_far  # `twice since Sunday. At noon ...`: what follows is of no Sunday
            position += 1
    return drafts


def _day_after_brackets(lowered: str, items: list[Item], position: int) -> Item | None:
    """The day of `10:35 a.m. (0735 GMT) Friday`, which both clocks take."""
    if position + 2 >= len(items):
        return None
    item, inner, day = items[position : position + 3]
    if (
        item.rule != "clock"
        or inner.rule != "clock"
        or day.rule not in ("weekday", "weekdays", "date", "day")
    ):
        return None
    before, after = lowered[item.end : inner.start], lowered[inner.end : day.start]
    return day if before.strip() == "(" and after.strip() in (")", ") on", "),") else None


def _day_of(item: Item, ctx: Context) -> Point | None:
    """The day that an expression names, read ahead of its turn."""
    drafts = read_item(item, ctx)
    return drafts[0].point if drafts else ctx.ref_day


def _time_first(item: Item, after: Item, gap: str) -> bool:
    """`5 p.m. Friday`, `the morning of 31 January`."""
    if after.rule not in _DAY_RULES or (after.rule == "weekdays" and after["pods"]):
        return False
    if item.rule == "part":
        return bool(item["of"]) and not gap.strip()
    return item.rule == "clock" and gap.strip() in ("", ",", "on") and len(gap) < 6


def _day_first(item: Item, after: Item, gap: str) -> bool:
    """`June 10 morning`, `yesterday afternoon`, `Friday midnight`."""
    if item.rule not in _DAY_RULES or item.rule == "tonight" or gap.strip() or not gap:
        return False
    return (after.rule == "part" and not after["of"] and not after["edge"]) or after.rule == "clock"


def _joined(first: Item, second: Item, clock_item: Item, ctx: Context) -> list[Draft]:
    day_item = second if clock_item is first else first
    drafts = read_item(day_item, ctx)
    clock = clock_value(clock_item) if clock_item.rule == "clock" else part_code(clock_item["part"])
    if not drafts:
        return read_item(clock_item, ctx)
    draft = drafts[0]
    draft.start, draft.end = first.start, second.end
    draft.type = "TIME"
    draft.granularity = "part_of_day" if clock_item.rule == "part" else "minute"
    draft.zone, draft.bounds = zone_of(clock_item), None
    day = draft.value
    draft.value = f"{day.split('T')[0]}T{clock}" if day and clock else None
    return drafts


def _finding(parse: Parse, draft: Draft) -> Time:
    earliest, latest = (None, None)
    if draft.type in ("DATE", "TIME"):
        earliest, latest = draft.bounds or bounds(draft.value)
    span = (draft.start, draft.end)
    return Time(
        id=parse.finding_id("time", span),
        layer="time",
        citations=(parse.cite(*span),),
        maker=Maker(kind="rule", id=f"times.{draft.rule}"),
        mention=parse.text[draft.start : draft.end],
        type=draft.type,
        value=draft.value,
        earliest=earliest,
        latest=latest,
        granularity=draft.granularity,
        anchor=draft.anchor,
        mod=draft.mod,
        zone=draft.zone,
    )
