"""Gathering: what a reading tells of that can be laid beside other reports, with the context it stands in.

Background, habits and sums of a war are left out. What came of an act is given the act's place and day, and
figures that no event has are given to the act that their sentence tells of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from rashomon.comparison.facts import Facts
from rashomon.comparison.index import Index, is_sum
from rashomon.comparison.openings import opening_end, opening_town, openings
from rashomon.comparison.sequence import is_one_more
from rashomon.comparison.words import act_of, phrase_of
from rashomon.findings import Event, Quantity, Reading

_BUSY_DAYS = 6
"""Days of publication on which reports tell of acts at a place, beyond which it ties them little."""
_NAME = "name "
_MOST_PARTS = 12
"""Named targets of one event that are followed one by one; a longer list is followed as a whole."""
_FEW = 2
"""Figures up to this are seldom the toll of an event that several outlets open with."""
_BEFALLS = frozenset(("kill", "hurt"))
_HARM = frozenset(("killed", "injured", "casualties", "missing"))
"""Kinds of figures that belong to an act of force told in the same sentence."""


def facts_of(reading: Reading) -> list[Facts]:
    """What a reading tells of that can be laid beside others: background is left out."""
    index = Index(reading)
    told = [
        event
        for event in reading.events
        if not (
            event.aux.historical
            or event.aux.future
            or index.is_cue(event)
            or index.is_total(event)
            or index.is_general(event)
        )
    ]
    end = opening_end(index)
    found = [facts for event in told for facts in _parts(index, event)]
    for facts in found:
        early = any(cited.start < end for cited in (facts.event.trigger, *facts.event.mentions))
        facts.leads = early and not facts.is_looked_back_on
    found = list(filter(_is_of_one_day, found))
    _give_context(found)
    _give_figures(index, found)
    return found


def _is_of_one_day(facts: Facts) -> bool:
    """False for what lasts and for what adds up, told in passing: neither is an act of one day.

    What the opening tells is what the report is about. Elsewhere an act of no family (`who backs the rebels`)
    needs a day, and `have been killed` without one adds up.
    """
    event = facts.event
    lasts = act_of(event.lemma) is None and not event.quad.startswith("verbal") and event.type != "ASSAULT"
    if facts.leads:
        return not lasts or facts.days is not None
    if facts.plain_traits.days is not None:
        return not facts.index.is_since(event)
    if act_of(event.lemma) is None and event.type != "ASSAULT":
        return False
    return not facts.index.is_perfect(event)


def mark_openings(found: Iterable[Facts]) -> None:
    """Give the openings of their reports to the facts that those tell of."""
    told = list(found)
    indexes = {facts.report.report_id: facts.index for facts in told}
    by_report = openings(indexes.values())
    towns = {report: opening_town(indexes[report]) for report in by_report}
    for facts in told:
        report = facts.report.report_id
        if report in by_report and facts.leads:
            facts.opening, facts.opening_town = by_report[report], towns[report]


def mark_common(found: Iterable[Facts]) -> None:
    """Tell facts which places and names the reports at hand tell of on many days."""
    told = list(found)
    days: dict[str, set[date]] = defaultdict(set)
    for facts in told:
        if facts.published is not None:
            for name in _places_and_names(facts):
                days[name].add(facts.published)
    common = {name for name, dates in days.items() if len(dates) > _BUSY_DAYS}
    names = frozenset(name.removeprefix(_NAME) for name in common if name.startswith(_NAME))
    for facts in told:
        place = facts.plain_traits.place
        facts.in_busy_place = place is not None and place.place_id in common
        facts.common_names = names


def _places_and_names(facts: Facts) -> Iterator[str]:
    if facts.plain_traits.place is not None:
        yield facts.plain_traits.place.place_id
    named = {name for phrase in facts.plain_traits.undergone for name in phrase.names}
    for name in named | facts.plain_traits.named:
        yield f"{_NAME}{name}"


def _give_context(found: list[Facts]) -> None:
    """What came of an act (`Four people were killed.`), or denies it, is given the act told before it."""
    acts: list[Facts] = []
    for facts in sorted(found, key=lambda facts: facts.trigger.start):
        act = act_of(facts.event.lemma)
        if act is None or facts.in_headline:
            continue
        if facts.is_denied and facts.days is None and facts.place_words is None:
            same = [one for one in acts if (told := act_of(one.event.lemma)) and told.family == act.family]
            facts.before = same[-1] if same else None
            continue
        if act.kind in ("manner", "any") or (act.family not in _BEFALLS and facts.event.mentions):
            acts.append(facts)  # a row that begins `burned four trucks` can tell of the attack as well
        elif act.family in _BEFALLS and facts.days is None and not is_one_more(facts.event.clause.quote):
            index = facts.index
            since = index.sentence(max(0, facts.sentence[0] - 2))[0]
            near = [one for one in acts if since <= one.trigger.start < facts.trigger.start]
            # Two acts told before it: which of them it came of is not known.
            lone = len({one.sentence for one in near}) == 1 and len({one.key for one in near}) == 1
            if lone and _may_be_where(facts, near[0]):
                facts.before = near[0]


def _may_be_where(facts: Facts, act: Facts) -> bool:
    """True without a place, and for the one that the act has too."""
    if facts.place_words is None or act.place_words is None:
        return facts.place_words is None
    return facts.place_words.mention.lower() == act.place_words.mention.lower()


def _parts(index: Index, event: Event) -> Iterable[Facts]:
    """One Facts for each named target of an event, and one for those without a name."""
    named = [t for t in event.targets if t.known and t.value and phrase_of(t.value).names]
    if not 1 < len(event.targets) <= _MOST_PARTS or not named:
        return [Facts(index, event)]
    plain = [t for t in event.targets if t not in named]
    return [Facts(index, event, part) for part in (*named, *plain)]


def _give_figures(index: Index, found: list[Facts]) -> None:
    """Give figures of harm that no event has to the nearest act of force that their sentence tells of.

    A sentence that gives a toll and tells of no act (`It put the dead at seven.`) speaks of the one told
    before it, where that is one act.
    """
    claimed = {stated.value for event in index.reading.events for stated in event.quantities}
    forceful = [facts for facts in found if facts.part is None and facts.plain_kind == "force"]
    told: dict[tuple[int, int], list[tuple[int, Facts]]] = defaultdict(list)
    for facts in forceful:
        for cited in (facts.event.trigger, *facts.event.mentions):
            told[index.sentence(cited.start)].append((cited.start, facts))
    for number in index.reading.quantities:
        if number.kind not in _HARM or number.id in claimed or is_sum(number) or not number.citations:
            continue
        at = number.citations[0].start
        near = told.get(index.sentence(at)) or _told_before(index, at, told)
        if near:
            _, nearest = min(near, key=lambda pair: (abs(pair[0] - at), pair[0]))
            nearest.given = (*nearest.given, number)


def _told_before(
    index: Index, at: int, told: dict[tuple[int, int], list[tuple[int, Facts]]]
) -> list[tuple[int, Facts]]:
    """The one act of the sentence before a sentence that tells of none, names no other place and no day."""
    own = index.sentence(at)
    acts = (e for e in index.reading.events if not index.is_cue(e))
    if any(own[0] <= cited.start < own[1] for e in acts for cited in (e.trigger, *e.mentions)):
        return []
    if index.lone_time(own) is not None or index.has_place(own) or not own[0]:
        return []
    near = told.get(index.sentence(own[0] - 1), [])
    one = len({facts.key for _, facts in near}) == 1
    return near if one and not near[0][1].in_headline and not near[0][1].is_denied else []


def give_main_figures(found: Iterable[Facts]) -> None:
    """Give the tolls of a report's opening to its main event, where what tells of that event has none.

    `found` are the facts of all reports, whose main events are marked. The toll of the headline, or of the
    first sentence that gives one, is the main event's; not where an act of another day or kind has it.
    """
    by_report: dict[str, list[Facts]] = defaultdict(list)
    for facts in found:
        by_report[facts.report.report_id].append(facts)
    for told in by_report.values():
        main = [facts for facts in told if facts.traits.main is not None and facts.part is None]
        if main:
            known = {number.kind for facts in main for number in facts.quantities}
            first = min(main, key=lambda facts: (facts.in_headline, facts.trigger.start))
            first.given = (*first.given, *_opening_figures(first, told, known))


def _opening_figures(main: Facts, told: Sequence[Facts], known: Collection[str]) -> Iterator[Quantity]:
    """The first figure of each kind of harm in an opening that can be the main event's, if none is known."""
    index, end = main.index, opening_end(main.index)
    holders = {number.id: facts for facts in told for number in facts.quantities}
    first: dict[str, Quantity] = {}
    for number in sorted(index.reading.quantities, key=lambda one: (_is_round(one), one.citations[0].start)):
        holder = holders.get(number.id)
        if number.kind in _HARM and number.kind not in known and number.citations[0].start < end:
            of_another = holder is not None and (holder.traits.kind != "force" or _other_day(holder, main))
            if not (of_another or is_sum(number) or _is_of_some(number)):
                first.setdefault(number.kind, number)
    yield from first.values()


def _is_round(number: Quantity) -> bool:
    """True for `dozens`, which says less than a figure beside it."""
    return number.best is None and not any(map(str.isdigit, number.as_written))


def _is_of_some(number: Quantity) -> bool:
    """True for some of those harmed (`a boy`, `two medics`, `dozens of children`)."""
    few = number.best is not None and number.best <= _FEW
    return few or number.subset_of is not None or number.who in ("children", "women")


def _other_day(one: Facts, other: Facts) -> bool:
    a, b = one.traits.days, other.traits.days
    return a is not None and b is not None and (a[0] > b[1] or b[0] > a[1])
