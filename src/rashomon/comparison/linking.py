"""Linking: which tellings are of one real-world event, and why.

Pairs are looked at only inside a block (one story, or one day and place, or one name), scored by a weighted
sum of readable features, and joined by average link. Two tellings of one report that name different things,
disjoint days or disjoint places are never joined. Equal numbers are weak evidence only, and different numbers
are none: numbers are what accounts of one event differ in. Whose report it is, is not looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from rashomon.comparison.evidence import logistic, total_of
from rashomon.comparison.stories import average_link
from rashomon.comparison.traits import Traits, pooled
from rashomon.comparison.weights import VETO

INCIDENT_THRESHOLD = 0.5
"""Mean link probability above which tellings are one incident."""
_SMALL_BLOCK = 40
"""Tellings of a block all of whose pairs are looked at; a larger one is divided by finer keys first."""
_TOLD_APART = 0.25
"""What two tellings that one report tells apart count for at most in the mean: they may still be one."""
_HARD = -3.0
"""Sum of reasons below which a pair counts against its groups, not only as no link."""
_RAREST = 12
"""Words of an opening under which it is filed."""
_NEIGHBOURS = 12
"""In a block that cannot be divided further, each telling is paired with this many of those after it."""


def link(told: Sequence[Traits], story_of: Mapping[str, str]) -> list[list[int]]:
    """Indices of the tellings grouped by event. `told` is in an order that does not depend on arrival.

    What one report tells of one thing in several sentences is put together first, and linked as a whole.
    """
    units = within_reports(told)
    whole = [pooled([told[i] for i in unit]) for unit in units]
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for a, b in candidate_pairs(whole, story_of):
        one, other = whole[a], whole[b]
        if one.report == other.report and one.denied == other.denied:
            links[a][b] = links[b][a] = min(_TOLD_APART, _chance(one, other, same_story=True))
            continue
        same_story = story_of.get(one.report) == story_of.get(other.report)
        links[a][b] = links[b][a] = _chance(one, other, same_story=same_story)
    groups = average_link(len(whole), links, INCIDENT_THRESHOLD)
    return sorted(sorted(i for n in group for i in units[n]) for group in groups)


def within_reports(told: Sequence[Traits]) -> list[list[int]]:
    """Indices of the tellings grouped by report and thing done, each group in text order."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(told):
        by_report[one.report].append(i)
    units: list[list[int]] = []
    for members in by_report.values():
        links: dict[int, dict[int, float]] = defaultdict(dict)
        for n, a in enumerate(members):
            for m in range(n + 1, len(members)):
                b = members[m]
                if told[a].kind == told[b].kind:
                    links[n][m] = links[m][n] = _chance(told[a], told[b], same_story=True)
        groups = average_link(len(members), links, INCIDENT_THRESHOLD)
        units += [sorted((members[n] for n in group), key=lambda i: told[i].start) for group in groups]
    return sorted(units)


def _chance(one: Traits, other: Traits, *, same_story: bool) -> float:
    total = total_of(one, other, same_story=same_story)
    # A veto outweighs all that can speak for a link; what speaks hard against one lowers the mean.
    return VETO if total < VETO / 2 else total / 10 if total < _HARD else logistic(total)


def candidate_pairs(told: Sequence[Traits], story_of: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Pairs worth scoring: of one story and kind of act, of one day and place, or with one rare name.

    Blocks are divided by finer keys while they are large, so that the pairs grow with the tellings. Each pair
    comes once, in order: tellings that stand side by side in memory are scored twice as fast.
    """
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, one in enumerate(told):
        for key in _keys(one, story_of.get(one.report, "")):
            blocks[key].append(i)
    later: dict[int, set[int]] = defaultdict(set)
    for members in blocks.values():
        for a, b in _pairs(_once(members), told):
            later[a].add(b)
    for a in sorted(later):
        for b in sorted(later[a]):
            yield a, b


def _keys(one: Traits, story: str) -> Iterator[tuple[str, ...]]:
    kind = one.kind
    if story:
        yield kind, "story", story
    yield from _opening_keys(one)
    day = one.days[0] if one.days else one.published
    if day is None:
        return
    place = one.place.place_id if one.place else one.place_name
    for week in _weeks(day):
        if place is not None:
            yield kind, "where", place, week
        for phrase in one.undergone:
            for name in phrase.names:
                yield kind, "whom", name, week


def _opening_keys(one: Traits) -> Iterator[tuple[str, ...]]:
    """The rarest words of the opening that tells of it, with the days on which it came out."""
    if not one.opening or one.published is None:
        return
    rarest = sorted(one.opening, key=lambda word: (-one.opening[word], word))[:_RAREST]  # type: ignore[index]
    for week in _weeks(one.published):
        for word in rarest:
            yield one.kind, "opening", word, week


def _weeks(day: date) -> set[str]:
    """Two days side by side share one of the two weeks that they are filed under."""
    return {str(day.toordinal() // 4), str((day.toordinal() + 2) // 4) + "'"}


def _pairs(members: Sequence[int], told: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    if len(members) <= _SMALL_BLOCK:
        for n, a in enumerate(members):
            for b in members[n + 1 :]:
                yield a, b
        return
    finer: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in members:
        one = told[i]
        family = one.act.family if one.act else one.lemma
        finer["act", family, str(one.days or one.published)].append(i)
        for phrase in one.undergone:
            for word in phrase.names or phrase.nouns:
                finer["whom", word].append(i)
        if one.place is not None:
            finer["where", one.place.place_id].append(i)
    for part in map(_once, finer.values()):
        reach = len(part) if len(part) <= _SMALL_BLOCK else _NEIGHBOURS
        for n, a in enumerate(part):
            for b in part[n + 1 : n + 1 + reach]:
                yield (a, b) if a < b else (b, a)


def _once(members: Sequence[int]) -> list[int]:
    """Each telling once: several of its words can be one word."""
    return list(dict.fromkeys(members))
