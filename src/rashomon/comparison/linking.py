"""Linking: which tellings are of one real-world event, and why.

Pairs are looked at only inside a block (one story, or one day and place, or one name), scored by a weighted
sum of readable features, and joined by average link. Two tellings of one report that name different things,
disjoint days or disjoint places are never joined. Equal numbers are weak evidence only, and different numbers
are none: numbers are what accounts of one event differ in. Whose report it is, is not looked at.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.comparison.model import Reason
from rashomon.comparison.stories import average_link
from rashomon.comparison.traits import Traits
from rashomon.comparison.words import relation
from rashomon.findings import PlaceCandidate
from rashomon.gazetteer.lookup import distance

# Set by hand on our own development incidents (evaluation/gold/incidents). Positive speaks for one event.
WEIGHTS = {
    "bias": -2.9,
    "same word": 1.3,
    "same act": 1.2,
    "acts that go together": 0.6,
    "manners that differ": -0.9,
    "results that differ": -0.2,
    "other act": -2.0,
    "same mode": 0.3,
    "days overlap": 0.9,
    "published on the same day or the next": 0.5,
    "published within three days": 0.2,
    "published further apart": -2.2,
    "date of publication unknown": -0.4,
    "same place": 1.5,
    "place within place": 0.6,
    "other name of place": -1.5,
    "same name undergone": 2.2,
    "same thing undergone": 1.3,
    "people undergone": 0.4,
    "other side undergone": -3.0,
    "other undergone": -2.4,
    "other sort of people undergone": -0.5,
    "same doer": 0.7,
    "same sort of doer": 0.4,
    "other doer": -0.3,
    "shared words": 2.0,
    "same story": 0.9,
    "other story": -1.0,
    "same number": 0.3,
    "no place, day, name or thing in common": -1.3,
    "headline of the same report": 1.6,
    "one sentence, an act and what came of it": 3.4,
    "told apart in one report": -1.6,
}
INCIDENT_THRESHOLD = 0.5
"""Mean link probability above which tellings are one incident."""
VETO = -20.0
"""A weight that no agreement outweighs."""

_NEAR_KM = 30.0
_SMALL_BLOCK = 40
"""Tellings of a block all of whose pairs are looked at; a larger one is divided by finer keys first."""
_NEIGHBOURS = 12
"""In a block that cannot be divided further, each telling is paired with this many of those after it."""
_TIES = frozenset(
    ("same place", "days overlap", "same name undergone", "same thing undergone", "place within place")
)
"""What can tie two reports' tellings to one event; words and kinds of act alone cannot."""
_AREAS = frozenset({"country", "admin1", "admin2", "region", "sea"})
_UNDERGONE = {
    "name": "same name undergone",
    "noun": "same thing undergone",
    "people": "people undergone",
    "side": "other side undergone",
    "parted": "other undergone",
    "sort": "other sort of people undergone",
}
_DONE = {
    "name": "same doer",
    "noun": "same sort of doer",
    "people": "same sort of doer",
    "side": "other doer",
    "parted": "other doer",
    "sort": "other doer",
}


def kilometres(a: PlaceCandidate, b: PlaceCandidate) -> float | None:
    """Great-circle distance, or None where a place has no fair point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return distance((a.lat, a.lon), (b.lat, b.lon))


def place_relation(a: PlaceCandidate, b: PlaceCandidate) -> str:
    """`same`, `within` (one can hold the other), `near` or `apart`."""
    if a.place_id == b.place_id:
        return "same"
    for area, other in ((a, b), (b, a)):
        if area.feature == "country" and area.country == other.country:
            return "within"
        if area.feature == "admin1" and area.country == other.country and other.admin1:
            return "within" if area.name == other.admin1 else "apart"
    distance = kilometres(a, b)
    if distance is None:
        return "within" if a.feature in _AREAS or b.feature in _AREAS else "apart"
    if a.feature in _AREAS or b.feature in _AREAS:
        alike = a.country == b.country or None in (a.country, b.country)
        return "within" if distance < 400 and alike else "apart"
    return "near" if distance <= _NEAR_KM else "apart"


def reasons(a: Traits, b: Traits, *, same_story: bool) -> list[Reason]:
    """What speaks for and against two tellings being of one event. A veto has the weight VETO."""
    return [
        Reason(feature=feature, value=value, weight=weight)
        for feature, value, weight in _seen(a, b, same_story=same_story)
    ]


Seen = tuple[str, str, float]
"""A feature, what was seen, and its weight."""


def _seen(a: Traits, b: Traits, *, same_story: bool) -> list[Seen]:
    found = [_reason("bias", ""), *_act_reasons(a, b), *_time_reasons(a, b), *_place_reasons(a, b)]
    found += _actor_reasons(a, b)
    shared = a.words & b.words
    share = len(shared) / max(4, min(len(a.words), len(b.words)))
    found.append(("shared words", " ".join(sorted(shared)), WEIGHTS["shared words"] * share))
    if a.report == b.report:
        found += _one_report(a, b)
    else:
        found.append(_reason("same story" if same_story else "other story", ""))
        short = a.in_headline or b.in_headline
        if not short and not any(feature in _TIES for feature, _, _ in found):
            found.append(_reason("no place, day, name or thing in common", ""))
    if a.numbers & b.numbers:
        found.append(_reason("same number", ""))
    return found


def link_probability(found: Sequence[Reason]) -> float:
    """Reasons to a probability: the logistic of their sum."""
    return _logistic(sum(reason.weight for reason in found))


def _logistic(total: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def link(told: Sequence[Traits], story_of: Mapping[str, str]) -> list[list[int]]:
    """Indices of the tellings grouped by event. `told` is in an order that does not depend on arrival."""
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for a, b in candidate_pairs(told, story_of):
        one, other = told[a], told[b]
        same_story = story_of.get(one.report) == story_of.get(other.report)
        total = sum(weight for _, _, weight in _seen(one, other, same_story=same_story))
        # A veto outweighs all that can speak for a link.
        links[a][b] = links[b][a] = VETO if total < VETO / 2 else _logistic(total)
    return average_link(len(told), links, INCIDENT_THRESHOLD)


def candidate_pairs(told: Sequence[Traits], story_of: Mapping[str, str]) -> set[tuple[int, int]]:
    """Pairs worth scoring: of one story and kind of act, of one day and place, or with one rare name.

    Blocks are divided by finer keys while they are large, so that the pairs grow with the tellings.
    """
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, one in enumerate(told):
        for key in _keys(one, story_of.get(one.report, "")):
            blocks[key].append(i)
    return {pair for members in blocks.values() for pair in _pairs(members, told)}


def _keys(one: Traits, story: str) -> Iterator[tuple[str, ...]]:
    kind = one.kind
    if story:
        yield kind, "story", story
    day = one.days[0] if one.days else one.published
    if day is None:
        return
    # Two days side by side share one of the two weeks that they are filed under.
    weeks = {str(day.toordinal() // 4), str((day.toordinal() + 2) // 4) + "'"}
    place = one.place.place_id if one.place else one.place_name
    for week in weeks:
        if place is not None:
            yield kind, "where", place, week
        for phrase in one.undergone:
            for name in phrase.names:
                yield kind, "whom", name, week


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


def _one_report(a: Traits, b: Traits) -> list[Seen]:
    """What it says that one report tells of both."""
    if a.key.split("/")[0] == b.key.split("/")[0]:
        return [_veto("two targets of one act", "")]
    if a.in_headline != b.in_headline:
        return [_reason("headline of the same report", "")]
    kinds = {one.act.kind if one.act else "" for one in (a, b)}
    if a.sentence == b.sentence and "result" in kinds and kinds & {"manner", "any"}:
        return [_reason("one sentence, an act and what came of it", "")]
    if a.sentence == b.sentence and kinds == {"result"}:
        return []
    return [_reason("told apart in one report", "")]


def _reason(feature: str, value: str) -> Seen:
    return feature, value, WEIGHTS[feature]


def _veto(feature: str, value: str) -> Seen:
    return feature, value, VETO


def _act_reasons(a: Traits, b: Traits) -> list[Seen]:
    found = []
    if a.lemma == b.lemma:
        found.append(_reason("same word", a.lemma))
    elif a.act is not None and b.act is not None:
        both = f"{a.lemma}, {b.lemma}"
        kinds = {a.act.kind, b.act.kind}
        if a.act.family == b.act.family:
            found.append(_reason("same act", both))
        elif "other" in kinds:
            found.append(_reason("other act", both))
        elif kinds == {"manner"}:
            found.append(_reason("manners that differ", both))
        elif kinds == {"result"}:
            found.append(_reason("results that differ", both))
        else:
            found.append(_reason("acts that go together", both))
    if a.mode and a.mode == b.mode:
        found.append(_reason("same mode", a.mode))
    return found


def _time_reasons(a: Traits, b: Traits) -> list[Seen]:
    if a.days and b.days:
        gap = max((a.days[0] - b.days[1]).days, (b.days[0] - a.days[1]).days)
        # A day's slack: datelines, nights and time zones move an event over midnight.
        return [_reason("days overlap", "")] if gap <= 1 else [_veto("disjoint days", f"{gap} days apart")]
    if a.published and b.published:
        apart = abs((a.published - b.published).days)
        near = "published on the same day or the next" if apart <= 1 else "published within three days"
        return [_reason(near if apart <= 3 else "published further apart", f"{apart} days")]
    return [_reason("date of publication unknown", "")]


def _place_reasons(a: Traits, b: Traits) -> list[Seen]:
    if a.place_name and b.place_name:
        if a.place_name == b.place_name:
            return [_reason("same place", a.place_name)]
        both = f"{a.place_name}, {b.place_name}"
        return [
            _reason("other name of place", both) if a.report != b.report else _veto("disjoint places", both)
        ]
    if not (a.place and b.place):
        return []
    names = f"{a.place.name}, {b.place.name}"
    kind = place_relation(a.place, b.place)
    if kind == "same":
        return [_reason("same place", a.place.name)]
    return [_veto("disjoint places", names)] if kind == "apart" else [_reason("place within place", names)]


def _actor_reasons(a: Traits, b: Traits) -> list[Seen]:
    found = []
    undergone = relation(a.undergone, b.undergone)
    if undergone is not None:
        body = a.report == b.report and not (a.in_headline or b.in_headline)
        if body and undergone in ("parted", "side") and (a.sentence != b.sentence or _both_named(a, b)):
            return [_veto("two acts of one report", "")]
        found.append(_reason(_UNDERGONE[undergone], ""))
    done = relation(a.doers, b.doers)
    if done is not None:
        found.append(_reason(_DONE[done], ""))
    return found


def _both_named(a: Traits, b: Traits) -> bool:
    return any(phrase.names for phrase in a.undergone) and any(phrase.names for phrase in b.undergone)
