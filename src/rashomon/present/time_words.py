"""TIMEX3 values in plain words, for people; exports keep the values themselves."""

from __future__ import annotations

import re

_REFS = {
    "PAST_REF": "in the past, no date",
    "PRESENT_REF": "at present, no date",
    "FUTURE_REF": "in the future, no date",
}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS = {
    "MO": "in the morning", "MI": "at midday", "AF": "in the afternoon", "EV": "in the evening",
    "NI": "at night", "DT": "by day",
}  # fmt: skip
_UNITS = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "WE": "weekend", "Q": "quarter", "DE": "decade",
    "CE": "century", "TH": "hour", "TM": "minute", "TS": "second", "TNI": "night", "TDT": "day",
    "TMO": "morning", "TAF": "afternoon", "TEV": "evening",
}  # fmt: skip


def time_words(value: str) -> str:
    """A TIMEX3 value as people would say it; one that has no plainer wording as it is.

    >>> time_words("XXXX-WXX-5")
    'a Friday, which one is not said'
    >>> time_words("PXD")
    'some days'
    """
    if value in _REFS:
        return _REFS[value]
    if value.startswith("P"):
        return _duration(value)
    day, _, clock = value.partition("T")
    told, comma, rest = _date(day).partition(",")
    part = f" {_PARTS.get(clock, clock)}" if clock else ""
    return f"{told}{part}{comma}{rest}"


def _duration(value: str) -> str:
    """`P3D` is 3 days, `PXD` some days; of several parts (`P1Y6M`) each is said."""
    said = []
    rest, in_hours = value[1:], ""
    while rest:
        if rest[0] == "T" and len(rest) > 1 and rest[1] in "0123456789X":
            in_hours, rest = "T", rest[1:]
            continue
        match = re.match(r"(\d+(?:\.\d+)?|X+)([A-Z]{1,2}?)(?=[\dXT]|$)", rest)
        unit = _UNITS.get(in_hours + match[2]) if match else None
        if match is None or unit is None:
            return value
        many = match[1] != "1"
        said.append(f"{'some' if match[1][0] == 'X' else match[1]} {_plural(unit) if many else unit}")
        rest = rest[match.end() :]
    return " and ".join(said) if said else value


def _plural(unit: str) -> str:
    return "centuries" if unit == "century" else f"{unit}s"


def _date(value: str) -> str:
    weekday = re.fullmatch(r"XXXX-WXX-(\d)", value)
    if weekday and 1 <= int(weekday[1]) <= 7:
        return f"a {_DAYS[int(weekday[1]) - 1]}, which one is not said"
    month = re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d))?", value)
    if month and 1 <= int(month[1]) <= 12:
        name = _MONTHS[int(month[1]) - 1]
        return f"{int(month[2])} {name}, year not said" if month[2] else f"{name}, year not said"
    season = re.fullmatch(r"(\d{4}|XXXX)-(SP|SU|FA|WI)", value)
    if season:
        name = _SEASONS[season[2]]
        return f"{name}, year not said" if season[1] == "XXXX" else f"{name} {season[1]}"
    week = re.fullmatch(r"(\d{4})-W(\d\d)", value)
    if week:
        return f"week {int(week[2])} of {week[1]}"
    quarter = re.fullmatch(r"(\d{4})-Q(\d)", value)
    if quarter:
        return f"quarter {quarter[2]} of {quarter[1]}"
    before = re.fullmatch(r"BC0*(\d+)", value)
    if before:
        return f"{before[1]} BC"
    decade = re.fullmatch(r"(\d{3})X?", value)
    if decade:
        return f"the {decade[1]}0s"
    century = re.fullmatch(r"(\d{2})(?:XX)?", value)
    if century:
        return f"the {century[1]}00s"
    return value
