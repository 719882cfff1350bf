"""Evidence: what speaks for and against two tellings being of one real-world event, in readable features.

Equal numbers are weak evidence only, and different numbers alone are none: numbers are what accounts of one
event differ in. Whose report it is, is not looked at.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from rashomon.comparison.model import Reason
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
    "an attack and a capture": -0.4,
    "other act": -2.0,
    "same mode": 0.3,
    "days overlap": 0.9,
    "days side by side": -0.2,
    "day of one, told by the other in time": 0.4,
    "day of one, told by the other some days later": 0.0,
    "day of one, told by the other at another time": -1.6,
    "published on the same day or the next": 0.5,
    "published within three days": 0.2,
    "published further apart": -2.2,
    "date of publication unknown": -0.4,
    "other days, one named victim": -0.9,
    "same place": 1.5,
    "other places, one named victim": -0.9,
    "same place, often in these reports": 0.7,
    "same area": 0.4,
    "place within place": 0.6,
    "other name of place": -1.5,
    "same name undergone": 2.2,
    "same thing undergone": 1.3,
    "people undergone": 0.4,
    "other side undergone": -3.0,
    "other undergone": -3.0,
    "other undergone, and other figures": -1.5,
    "other sort of people undergone": -0.5,
    "same doer": 0.7,
    "same sort of doer": 0.4,
    "other doer": -0.3,
    "an act of words, and not told by both whose": -1.5,
    "an act of words, of two speakers": -3.5,
    "shared words": 2.0,
    "same story": 0.9,
    "other story": -0.7,
    "same number": 0.3,
    "no place, day, name or thing in common": -1.3,
    "no day, place, figure or victim told": -1.5,
    "headline of the same report": 1.6,
    "one sentence, an act and what came of it": 3.4,
    "told apart in one report": -1.6,
    "an act and its denial": 0.8,
}
VETO = -20.0
"""A weight that no agreement outweighs."""

_NEAR_KM = 30.0
_TIES = frozenset(
    ("same place", "days overlap", "same name undergone", "same thing undergone", "place within place")
)
"""What can tie two reports' tellings to one event; words and kinds of act alone cannot."""
_WIDE = frozenset(("country", "admin1", "region"))
"""Areas in which many events happen on one day: to be in one of them ties nothing."""
_NEWS_DAYS, _LATE_DAYS = 2, 6
"""Days after an event on which most accounts of it appear; and within a week of it."""
_FOUGHT_OVER = frozenset(("attack", "capture", "repel"))
"""Families that tell of one fight for a place, whoever won it."""
_WHOSE = "and not told by both whose"
_ONCE = frozenset(("kill", "sink", "down", "abduct", "detain", "shooting", "destroy", "free"))
_WORDS_ONLY = frozenset(("REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN", "CONSULT", "COOPERATE"))
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
            if not (_says_which(a) and _says_which(b)):
                found.append(_reason("no day, place, figure or victim told", ""))
    if a.numbers & b.numbers:
        found.append(_reason("same number", ""))
    return found


def link_probability(found: Sequence[Reason]) -> float:
    """Reasons to a probability: the logistic of their sum."""
    return logistic(sum(reason.weight for reason in found))


def _says_which(one: Traits) -> bool:
    """True where a telling says anything by which its event can be known from others of its kind."""
    return bool(one.days or one.place or one.place_name or one.numbers or one.undergone)


def total_of(a: Traits, b: Traits, *, same_story: bool) -> float:
    """The sum of what speaks for one event, without the words for it."""
    return sum(weight for _, _, weight in _seen(a, b, same_story=same_story))


def are_one(a: Traits, b: Traits, *, same_story: bool) -> float:
    """The probability that two tellings are of one event."""
    return logistic(total_of(a, b, same_story=same_story))


def at_one_time(a: Traits, b: Traits) -> bool:
    """True where nothing leaves it open that these are two events of two days."""
    if a.days and b.days:
        return a.days[0] <= b.days[1] and b.days[0] <= a.days[1] and not _weeks(a.days) and not _weeks(b.days)
    if _one_victim(a, b):
        return True
    for told, other in ((a, b), (b, a)):
        if told.days and other.published:
            return 0 <= (other.published - told.days[1]).days <= _NEWS_DAYS and not _weeks(told.days)
    return bool(a.published and b.published) and abs((a.published - b.published).days) <= 1  # type: ignore[operator]


def _weeks(days: tuple[date, date]) -> bool:
    return (days[1] - days[0]).days > _LATE_DAYS


def logistic(total: float) -> float:
    """A sum to a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _one_report(a: Traits, b: Traits) -> list[Seen]:
    """What it says that one report tells of both."""
    if a.key.split("/")[0] == b.key.split("/")[0]:
        return [_veto("two targets of one act", "")]
    if a.denied != b.denied and a.lemma == b.lemma:
        return []
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
        elif {a.act.family, b.act.family} <= _FOUGHT_OVER:
            found.append(_reason("an attack and a capture", both))
        elif "other" in kinds:
            found.append(_reason("other act", both))
        elif kinds == {"manner"}:
            found.append(_reason("manners that differ", both))
        elif kinds == {"result"}:
            found.append(_reason("results that differ", both))
        else:
            found.append(_reason("acts that go together", both))
    alike = a.lemma == b.lemma or (a.act and b.act and a.act.family == b.act.family)
    if a.denied != b.denied and alike:
        found.append(_reason("an act and its denial", ""))
    if a.mode and a.mode == b.mode:
        found.append(_reason("same mode", a.mode))
    return found


def _time_reasons(a: Traits, b: Traits) -> list[Seen]:
    if a.days and b.days:
        gap = max((a.days[0] - b.days[1]).days, (b.days[0] - a.days[1]).days)
        # A day's slack: datelines, nights and time zones move an event over midnight.
        if gap > 1 and not (gap <= _LATE_DAYS and _one_victim(a, b)):
            return [_veto("disjoint days", f"{gap} days apart")]
        if gap > 1:
            return [_reason("other days, one named victim", f"{gap} days apart")]
        return [_reason("days overlap" if gap < 1 else "days side by side", "")]
    for told, other in ((a, b), (b, a)):
        if told.days and other.published and not other.days:
            return [_told_in_time(told.days, other.published)]
    if a.published and b.published:
        apart = abs((a.published - b.published).days)
        near = "published on the same day or the next" if apart <= 1 else "published within three days"
        return [_reason(near if apart <= 3 else "published further apart", f"{apart} days")]
    return [_reason("date of publication unknown", "")]


def _told_in_time(days: tuple[date, date], published: date) -> Seen:
    """A report that gives no day tells of what has just happened: that day or the two before."""
    late, early = (published - days[1]).days, (days[0] - published).days
    if late <= _NEWS_DAYS and early <= 0:
        return _reason("day of one, told by the other in time", f"{max(0, late)} days after")
    if late <= _LATE_DAYS and early <= 0:
        return _reason("day of one, told by the other some days later", f"{late} days after")
    return _reason("day of one, told by the other at another time", f"{max(late, early)} days apart")


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
        wide = a.place.feature in _WIDE
        busy = "same place, often in these reports" if a.busy and b.busy else "same place"
        return [_reason("same area" if wide else busy, a.place.name)]
    if kind == "apart" and _one_victim(a, b):
        return [_reason("other places, one named victim", names)]
    return [_veto("disjoint places", names)] if kind == "apart" else [_reason("place within place", names)]


def _one_victim(a: Traits, b: Traits) -> bool:
    """True where two reports tell of what can befall one named person or ship only once."""
    once = all(one.act is not None and one.act.family in _ONCE for one in (a, b))
    return (
        once
        and a.report != b.report
        and any(p.names & q.names and not p.plural and not q.plural for p in a.undergone for q in b.undergone)
    )


def _actor_reasons(a: Traits, b: Traits) -> list[Seen]:
    found = []
    undergone = relation(a.undergone, b.undergone)
    if undergone is not None:
        body = a.report == b.report and not (a.in_headline or b.in_headline)
        if body and undergone in ("parted", "side") and (a.sentence != b.sentence or _both_named(a, b)):
            return [_veto("two acts of one report", "")]
        found.append(_reason(_UNDERGONE[undergone], ""))
        if undergone == "parted" and a.numbers and b.numbers and not a.numbers & b.numbers:
            found.append(_reason("other undergone, and other figures", ""))
    done = relation(a.doers, b.doers)
    if done is not None:
        found.append(_reason(_DONE[done], ""))
    if a.type in _WORDS_ONLY and b.type in _WORDS_ONLY and done not in ("name", "noun"):
        two = done in ("parted", "side")
        found.append(_reason(f"an act of words, {'of two speakers' if two else _WHOSE}", ""))
    return found


def _both_named(a: Traits, b: Traits) -> bool:
    return any(phrase.names for phrase in a.undergone) and any(phrase.names for phrase in b.undergone)
