"""Main events: which reports tell first of one event, by what their openings say taken together.

A report is written about one event, and its opening says which: in words that few other reports use, on a
day, at a place, with a toll. That is looked at before any single act is: the acts of two openings on one
event are often of different kinds (`buses were hit`, `a hundred died`, `an attack is condemned`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.comparison.evidence import MANY_TIMES, logistic
from rashomon.comparison.facts import Facts
from rashomon.comparison.openings import Opening, likeness, opening_end, opening_towns
from rashomon.comparison.stories import average_link, vectors
from rashomon.comparison.where import place_relation
from rashomon.comparison.words import means_in
from rashomon.findings import PlaceCandidate

MAIN_THRESHOLD = 0.35
"""Mean probability from which reports have one main event: of pairs of real reports by two outlets, with
weights fitted on other days, .93 of those joined tell of one event, and .72 of those that do are joined."""
REACH_DAYS = 4
"""Reports further apart have another main event: a follow-up tells of what is new."""
_MOST_ALIKE, _MOST_ALIKE_WHOLE = 0.5, 0.6
"""Cosines above which openings, and whole reports, are copies of one another, more or less."""
_COMMON = 60
"""Openings that share a word beyond which it brings no pair together; of more, only the next ones do."""
_NEXT = 12

# Fitted by training/main_events.py.
WEIGHTS = {
    "bias": -5.70,
    "likeness of openings, tenths": 1.49,
    "likeness of reports, tenths": 0.80,
    "one day": 1.67,
    "days side by side": -1.43,
    "days apart": -1.17,
    "day of one, told by the other in time": 0.48,
    "day of one, told by the other later": -0.19,
    "day of one, after the other came out": -1.48,
    "published on one day": 1.59,
    "published on days side by side": 0.52,
    "published further apart": -1.18,
    "towns apart": -1.69,
    "one figure": 0.55,
    "tolls far apart": -1.65,
    "other means": -1.01,
    "acts of one kind": 0.21,
    "likeness within one outlet, tenths": -0.96,
    "of one outlet": -1.08,
}


@dataclass(frozen=True, slots=True)
class Main:
    """What the opening of a report says of its main event."""

    report: str
    """The report's id."""
    outlet: str | None
    """Which reports are of one outlet is looked at, for each has its own manner; never which it is."""
    published: date
    opening: Opening
    text: Mapping[str, float]
    """Weighted words of the whole report, of unit length."""
    days: tuple[date, date] | None
    """The day of the first act that the opening tells of, where it gives one."""
    towns: tuple[PlaceCandidate, ...]
    """Towns that the opening names, in order."""
    figures: frozenset[float]
    """Figures of harm in the opening."""
    toll: float
    """The highest number of dead in the opening; 0 where none is given."""
    means: frozenset[str]
    """With what harm was done, by the opening's words."""
    kinds: frozenset[str]
    """Kinds of the acts that the opening tells of."""


def main_events(facts: Iterable[Facts]) -> list[Main]:
    """The main events of reports that have an opening and a day of publication, one for each report."""
    by_report: dict[str, list[Facts]] = defaultdict(list)
    for one in facts:
        if one.opening is not None and one.published is not None:
            by_report[one.report.report_id].append(one)
    told = [leading for _, leading in sorted(by_report.items())]
    texts = vectors([leading[0].report.text for leading in told])
    return [_main_of(leading, text) for leading, text in zip(told, texts, strict=True)]


def _main_of(leading: Sequence[Facts], text: Mapping[str, float]) -> Main:
    first, index = leading[0], leading[0].index
    end = opening_end(index)
    assert first.opening is not None and first.published is not None
    told = sorted(leading, key=lambda one: (one.in_headline, one.trigger.start))
    days = told[0].plain_traits.days
    return Main(
        report=first.report.report_id,
        outlet=first.report.outlet,
        published=first.published,
        opening=first.opening,
        text=text,
        days=days if days is not None and (days[1] - days[0]).days <= 1 else None,
        towns=opening_towns(index),
        figures=frozenset(
            number.best
            for number in index.reading.quantities
            if number.kind in ("killed", "injured", "casualties")
            and number.best is not None
            and number.best > 2  # one or two are hurt in many an event
            and number.citations
            and number.citations[0].start < end
        ),
        toll=max(
            (
                number.best
                for number in index.reading.quantities
                if number.kind == "killed" and number.best is not None and number.citations[0].start < end
            ),
            default=0.0,
        ),
        means=means_in(first.report.text[:end]),
        kinds=frozenset(one.plain_kind for one in leading),
    )


def main_groups(mains: Sequence[Main]) -> dict[str, int]:
    """Report id to the number of its main event, for those that several reports have."""
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for a, b in _pairs(mains):
        links[a][b] = links[b][a] = logistic(sum(WEIGHTS[name] * n for name, n in signs(mains[a], mains[b])))
    groups = average_link(len(mains), links, MAIN_THRESHOLD)
    shared = (group for group in groups if len(group) > 1)
    return {mains[i].report: n for n, group in enumerate(shared) for i in group}


def signs(a: Main, b: Main) -> Iterator[tuple[str, float]]:
    """What speaks for or against one main event, each by how much there is of it."""
    yield "bias", 1.0
    alike = 10 * min(likeness(a.opening, b.opening), _MOST_ALIKE)
    yield "likeness of openings, tenths", alike
    yield "likeness of reports, tenths", 10 * min(likeness(a.text, b.text), _MOST_ALIKE_WHOLE)
    yield from ((name, 1.0) for name in _of_time(a, b))
    if a.towns and b.towns and all(place_relation(x, y) == "apart" for x in a.towns for y in b.towns):
        yield "towns apart", 1.0
    if a.figures & b.figures:
        yield "one figure", 1.0
    if a.toll and b.toll and max(a.toll, b.toll) >= MANY_TIMES * min(a.toll, b.toll):
        yield "tolls far apart", 1.0
    if a.means and b.means and not a.means & b.means:
        yield "other means", 1.0
    if a.kinds & b.kinds:
        yield "acts of one kind", 1.0
    if a.outlet is not None and a.outlet == b.outlet:
        yield "likeness within one outlet, tenths", alike
        yield "of one outlet", 1.0


def _of_time(a: Main, b: Main) -> Iterator[str]:
    if a.days and b.days:
        gap = max((a.days[0] - b.days[1]).days, (b.days[0] - a.days[1]).days, 0)
        yield "one day" if gap == 0 else "days side by side" if gap == 1 else "days apart"
        return
    for told, other in ((a, b), (b, a)):
        if told.days is not None:
            late = (other.published - told.days[1]).days
            if (told.days[0] - other.published).days > 0:
                yield "day of one, after the other came out"
            elif late > 1:
                yield "day of one, told by the other later"
            else:
                yield "day of one, told by the other in time"
    gap = abs((a.published - b.published).days)
    near = ("published on one day", "published on days side by side")
    yield near[gap] if gap < len(near) else "published further apart"


def _pairs(mains: Sequence[Main]) -> set[tuple[int, int]]:
    """Pairs that share a word of their openings that is not too common, published within a few days."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i in sorted(range(len(mains)), key=lambda i: (mains[i].published, mains[i].report)):
        for word in mains[i].opening:
            holders[word].append(i)
    found: set[tuple[int, int]] = set()
    for held in holders.values():
        reach = len(held) if len(held) <= _COMMON else _NEXT
        for n, a in enumerate(held):
            for b in held[n + 1 : n + 1 + reach]:
                if (mains[b].published - mains[a].published).days > REACH_DAYS:
                    break
                found.add((min(a, b), max(a, b)))
    return found
