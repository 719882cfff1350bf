"""Linking: which tellings are of one real-world event, and why.

Pairs are looked at only inside a block (one story, or one day and place, or one name), scored by a weighted
sum of readable features, and joined by average link. Two tellings of one report that name different things,
disjoint days or disjoint places are never joined. Equal numbers are weak evidence only, and different numbers
are none, unless one is many times the other: numbers are what accounts of one event differ in. Whether two
reports are of one outlet is looked at; which outlet it is, never.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from rashomon.comparison.evidence import logistic, total_of
from rashomon.comparison.openings import LEAST_REPORTS
from rashomon.comparison.stories import average_link
from rashomon.comparison.traits import TAKEN, Traits, pooled
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
_MOST = 6.0
"""Sum of reasons beyond which more says nothing more."""
_MISREAD = -6.0
"""What a day or place that rules out one event counts where openings are on one: it may be misread."""
_PROMINENT = 1.5
"""What it counts to be told in the first sentence, which tells what a report is about."""
_STRANGE = -3.0
"""Closeness from which a report tells of the others' event at all: below, its opening is only like theirs."""
_NEIGHBOURS = 12
"""In a block that cannot be divided further, each telling is paired with this many of those after it."""


def link(
    told: Sequence[Traits], story_of: Mapping[str, str], main_of: Mapping[str, int] | None = None
) -> list[list[int]]:
    """Indices of the tellings grouped by event. `told` is in an order that does not depend on arrival.

    What one report tells of one thing in several sentences is put together first, and linked as a whole.
    `main_of`: report id to the number of its main event, where others share it.
    """
    units = within_reports(told)
    groups = link_units(
        with_mains([pooled([told[i] for i in unit]) for unit in units], main_of or {}), story_of
    )
    return sorted(sorted(i for n in group for i in units[n]) for group in groups)


def link_units(whole: Sequence[Traits], story_of: Mapping[str, str]) -> list[list[int]]:
    """Indices of what each report tells of each thing, grouped by event."""
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for a, b in candidate_pairs(whole, story_of):
        one, other = whole[a], whole[b]
        if one.report == other.report and one.denied == other.denied:
            links[a][b] = links[b][a] = min(_TOLD_APART, _chance(one, other, same_story=True))
            continue
        same_story = in_one_story(one.report, other.report, story_of)
        links[a][b] = links[b][a] = _chance(one, other, same_story=same_story)
    return average_link(len(whole), links, INCIDENT_THRESHOLD)


def in_one_story(one: str, other: str, story_of: Mapping[str, str]) -> bool | None:
    """Whether two reports are of one story; None where they seem not to be, of too few reports to know it.

    Of a few short reports nothing is known of which words are rare: accounts of one event share few of them.
    """
    if story_of.get(one) == story_of.get(other):
        return True
    return None if len(story_of) < LEAST_REPORTS else False


def with_mains(whole: Sequence[Traits], main_of: Mapping[str, int]) -> list[Traits]:
    """The same, with the number of its main event on the one of each report that tells of it.

    Which that is, the other reports say: the one among what the opening tells, or else among acts of force,
    that stands closest to what they tell.
    """
    marked = list(whole)
    for number, reports in _candidates(whole, main_of).items():
        chosen = reports
        for _ in range(2):  # against all that the others may mean, then against what they do
            chosen = {report: _closest(report, reports[report], chosen, whole) for report in reports}
        for found in chosen.values():
            for i in found:
                marked[i] = replace(whole[i], main=number)
    return marked


def _closest(
    report: str, mine: Sequence[int], chosen: Mapping[str, Sequence[int]], whole: Sequence[Traits]
) -> list[int]:
    """Of what a report may mean, the one closest to what the others do; none where all of it is far."""
    others = [told for other, told in chosen.items() if other != report and told][:_NEIGHBOURS]
    if not others:
        return []
    first = min((whole[i].start for i in mine if not whole[i].in_headline), default=-1)
    opens = {
        i: whole[i].start == first or whole[i].sentence == _sentence_at(first, mine, whole) for i in mine
    }
    close = {i: _closeness(whole[i], others, whole) + _PROMINENT * opens[i] for i in mine}
    best = max(mine, key=lambda i: (close[i], -whole[i].start))
    return [best] if close[best] - _PROMINENT * opens[best] > _STRANGE else []


def _sentence_at(start: int, mine: Sequence[int], whole: Sequence[Traits]) -> int:
    """The sentence of the first of some tellings."""
    return next((whole[i].sentence for i in mine if whole[i].start == start), -1)


def _candidates(whole: Sequence[Traits], main_of: Mapping[str, int]) -> dict[int, dict[str, list[int]]]:
    """Main event to its reports, each with the indices of what may be its telling of it."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(whole):
        if one.report in main_of:
            by_report[one.report].append(i)
    found: dict[int, dict[str, list[int]]] = defaultdict(dict)
    for report, told in by_report.items():
        leading = [i for i in told if whole[i].opening is not None]
        found[main_of[report]][report] = leading or told
    return found


def _closeness(one: Traits, others: Sequence[Sequence[int]], whole: Sequence[Traits]) -> float:
    """How close a telling stands to the closest of each of the other reports, on average."""
    sums = [max(_sum(one, whole[i]) for i in told) for told in others]
    return sum(sums) / len(sums)


def _sum(one: Traits, other: Traits) -> float:
    """The sum of reasons, a day or place that rules out one event being one reason among others."""
    return max(-_MOST, min(_MOST, total_of(one, other, same_story=True, least=_MISREAD)))


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


def _chance(one: Traits, other: Traits, *, same_story: bool | None) -> float:
    if one.main is not None and one.main == other.main:
        return 1.0
    total = total_of(one, other, same_story=same_story)
    # A veto outweighs all that can speak for a link; what speaks hard against one lowers the mean.
    return VETO if total < VETO / 2 else total / 10 if total < _HARD else logistic(total)


def candidate_pairs(told: Sequence[Traits], story_of: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Pairs worth scoring: of one story and kind of act, of one day and place, or with one rare name.

    Blocks are divided by finer keys while they are large, so that the pairs grow with the tellings. Each pair
    comes once, in order: tellings that stand side by side in memory are scored twice as fast.
    """
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    few = len(story_of) < LEAST_REPORTS
    for i, one in enumerate(told):
        if few:
            blocks[one.kind, "all"].append(i)
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
    if one.main is not None:
        yield "main", str(one.main)
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
        # A deal is told from either side; of an act of force the doer is in too many tellings.
        whom = (*one.undergone, *one.doers) if kind in ("truce", "talks") else one.undergone
        if one.act is not None and (one.act.family in TAKEN or one.act.family == "capture"):
            for name in frozenset().union(*(phrase.names for phrase in one.undergone)):
                yield "taken", "whom", name, week  # a ship that one report has seized, another detained
        for name in one.named.union(*(phrase.names for phrase in whom)):
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
