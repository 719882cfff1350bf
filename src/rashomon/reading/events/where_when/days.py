"""How far an act's own time lies from the report's day: background, news, or still to come."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rashomon.findings import Time

_LONG_AGO = re.compile(r"\b(years|decades?|century|centuries) (ago|earlier)\b|\ba year ago\b|^the past$")
_PAST_DAYS = 40
"""An act dated this many days before the report is background: magazines look back a few weeks."""


def is_historical(time: Time | None, reference: str | None) -> bool:
    """True when the act's own time ended well before the report's day.

    In a report whose day nobody knows, a year or a month of one looks back: news gives the day, or none. So
    does a year that is counted from one (`the same year`).
    """
    if time is None or _LONG_AGO.search(time.mention.lower()):
        return time is not None
    if not time.latest:
        return False
    if not reference:
        counted = time.granularity == "year" and time.anchor == "narrative" and bool(time.value)
        named = time.granularity in ("year", "month") and time.anchor == "absolute" and _names_year(time)
        return counted or named
    return _days(time.latest) < _days(reference) - _PAST_DAYS


def _names_year(time: Time) -> bool:
    return bool(time.value) and str(time.value)[:4] in time.mention


def is_recent(time: Time | None, reference: str | None) -> bool:
    """True for an act dated near the report's day (`since the attack on Tuesday`)."""
    return bool(time and time.latest and reference) and not is_historical(time, reference)


def is_historical_start(time: Time | None, reference: str | None) -> bool:
    """True for what has gone on since long before the report (`has been shelled since 2014`)."""
    return (
        time is not None
        and bool(time.earliest and reference)
        and (_days(time.earliest or "") < _days(reference or "") - _PAST_DAYS)
    )


def is_ahead(time: Time | None, reference: str | None) -> bool:
    """True for a time after the report's day."""
    if time is None or not reference or not time.earliest:
        return False
    return time.earliest[:10] > reference[:10]


def _days(date: str) -> int:
    """A count of days that orders ISO dates; months count 31 days, which a limit of weeks bears."""
    parts = date[:10].split("-")
    numbers = [int(part) for part in parts if part.isdigit()]
    numbers += [12, 31][len(numbers) - 1 :] if 0 < len(numbers) < 3 else []
    if len(numbers) < 3:
        return 0
    return numbers[0] * 372 + numbers[1] * 31 + numbers[2]


def report_day(published: str | None, times: Iterable[Time]) -> str | None:
    """The day from which background is counted: the report's own, else the latest full date that it names.

    Of a chronicle, which gives several days and none of the last weeks (`On 18 November fighters burned ...`
    in a monitor's yearly report), it is the last of these too: what it tells of is its news.
    """
    listed = list(times)
    named = [time.latest[:10] for time in listed if time.latest and time.granularity == "day"]
    if published:
        last = max(named, default=published)
        chronicle = len(set(named)) >= _CHRONICLE and _days(last) < _days(published) - _PAST_DAYS
        return last if chronicle else published
    absolute = [time for time in listed if time.granularity == "day" and time.anchor == "absolute"]
    return max((time.latest for time in absolute if time.latest), default=None)


_CHRONICLE = 3
"""Days that a text names at least, none of them of the last weeks, where it is a chronicle."""
